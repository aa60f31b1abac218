import { isObject } from '../json.js';
import type { Person } from '../people.js';
import { monthFrom } from '../population.js';
import { CODES, type ErrorEntry } from '../respond.js';
import type { IssuedCard } from './cards.js';

const LONGEST_NAME = 255;

/**
 * Checks an order of Banking v2 and makes the card. Source: "Create card [POST /cards/issue]". Assumed: the wallet and
 * the cardholder must be the person's own, and the month of expiry must not be over.
 */
export function readIssue(
  body: Record<string, unknown>,
  person: Person,
  now: number,
): { readonly card: IssuedCard } | { readonly errors: readonly ErrorEntry[] } {
  const errors: ErrorEntry[] = [];
  const invalid = (field: string, message: string): void => {
    errors.push({ field, message, code: CODES.invalid });
  };
  const at = (field: string): unknown =>
    field.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  const optional = (field: string, isGood: (text: string) => boolean = () => true): string => {
    const value = at(field);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string' && isGood(value)) return value;
    invalid(field, `Invalid value of ${field}`);
    return '';
  };
  const required = (field: string, isGood?: (text: string) => boolean): string => {
    const value = at(field);
    if (value !== undefined && value !== null && value !== '') return optional(field, isGood);
    errors.push({ field, message: `${field} is required`, code: CODES.required });
    return '';
  };
  const only =
    (...words: readonly string[]) =>
    (text: string): boolean =>
      words.includes(text);
  const isName = (text: string): boolean => text.length <= LONGEST_NAME;

  const month = required('card.expiry.month', (text) => /^(0?[1-9]|1[0-2])$/.test(text)).padStart(2, '0');
  const year = required('card.expiry.year', (text) => /^\d{4}$/.test(text) && Number(text) > 2018);
  const alias = optional('card.display_name');
  const walletId = required('card.funding_source_id', only(...person.accounts.map((account) => account.walletId)));
  required('card.type', only('VIRTUAL'));
  required('card.brand', only('MASTERCARD'));
  required('card.region', only('EUROPE'));
  required('card.currency', only('EUR'));
  required('company.external_id');
  const company = required('company.name', isName);
  required('company.email', isEmail);
  optional('company.phone');
  for (const part of ['street', 'country', 'post_code', 'city']) required(`company.address.${part}`);
  required('cardholder.external_id', only(person.externalId));
  const firstName = required('cardholder.first_name', isName);
  const lastName = required('cardholder.last_name', isName);
  required('cardholder.type', only('PRIMARY', 'AUTHORISED'));
  required('cardholder.phone');
  required('cardholder.email', isEmail);
  const address = at('cardholder.address');
  if (address !== undefined && address !== null && !isObject(address))
    invalid('cardholder.address', 'Invalid value of cardholder.address');
  optional('template_id', only('BCV_PREDEFINED_TEMPLATE'));
  const today = monthFrom(now, 0);
  if (year !== '' && `${year}${month}` < `${today.year}${today.month}`)
    invalid('card.expiry.year', 'The card would be expired');

  if (errors.length > 0) return { errors };
  return {
    card: {
      id: crypto.randomUUID(),
      personId: person.id,
      walletId,
      ...(alias === '' ? {} : { alias }),
      expMonth: month,
      expYear: year,
      firstName,
      lastName,
      company,
      createdAt: new Date(now).toISOString(),
    },
  };
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);
