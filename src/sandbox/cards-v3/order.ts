import type { Person } from '../people.js';
import { CODES, type ErrorEntry } from '../respond.js';
import { monthFrom } from '../population.js';

const LIFETIME_MONTHS = 36;
const ALIAS_LENGTH = 60;

/** A card that was ordered; the rest of it is derived. */
export interface OrderedCard {
  id: string;
  individualId: string;
  accountId: string;
  alias?: string;
  type: string;
  expMonth: string;
  expYear: string;
}

/**
 * Checks an order's fields and makes the card. Source: Cards v3, "Order card"; that all but `individual_id` and
 * `account_id` may be left out is assumed.
 */
export function readOrder(
  body: Record<string, unknown>,
  person: Person,
  now: number,
): { readonly card: OrderedCard } | { readonly errors: readonly ErrorEntry[] } {
  const errors: ErrorEntry[] = [];
  const invalid = (field: string, message: string): void => {
    errors.push({ field, message, code: CODES.invalid });
  };
  const required = (field: string): string => {
    const value = body[field];
    if (typeof value === 'string' && value !== '') return value;
    if (value === undefined || value === null || value === '')
      errors.push({ field, message: `${field} is required`, code: CODES.required });
    else invalid(field, `${field} is a text`);
    return '';
  };
  const individualId = required('individual_id');
  const accountId = required('account_id');
  if (individualId && individualId !== person.id) invalid('individual_id', 'Unknown individual');
  if (accountId && !person.accounts.some(({ id }) => id === accountId)) invalid('account_id', 'Unknown account');

  const { display_name: alias, type = 'virtual' } = body;
  const later = monthFrom(now, LIFETIME_MONTHS);
  const { exp_month: expMonth = later.month, exp_year: expYear = later.year } = body;
  if (alias !== undefined && (typeof alias !== 'string' || alias.length > ALIAS_LENGTH))
    invalid('display_name', `display_name is a text of at most ${ALIAS_LENGTH} characters`);
  if (type !== 'virtual' && type !== 'physical') invalid('type', 'type is virtual or physical');
  if (typeof expMonth !== 'string' || !/^(0[1-9]|1[0-2])$/.test(expMonth))
    invalid('exp_month', 'exp_month is 01 to 12');
  if (typeof expYear !== 'string' || !/^20\d\d$/.test(expYear))
    invalid('exp_year', 'exp_year is a year, for example 2030');
  const today = monthFrom(now, 0);
  if (errors.length === 0 && `${String(expYear)}${String(expMonth)}` < `${today.year}${today.month}`)
    invalid('exp_year', 'The card would be expired');
  if (errors.length > 0) return { errors };
  return {
    card: {
      id: crypto.randomUUID(),
      individualId,
      accountId,
      ...(typeof alias === 'string' && alias !== '' ? { alias } : {}),
      type: String(type),
      expMonth: String(expMonth),
      expYear: String(expYear),
    },
  };
}
