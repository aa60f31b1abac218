import type { GiroError } from '../../api/errors.js';
import type { DraftField } from '../../domain/transfer-draft.js';
import type { DraftFault } from '../../domain/transfer-rules.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { sumFaultWords } from '../sum-words.js';

type T = ElementTools['t'];

/** What is wrong with a field, in words that say what to do. */
export function faultWords(fault: DraftFault, currency: string, locale: string, t: T): string {
  switch (fault.fault) {
    case 'missing':
    case 'ambiguous':
    case 'below-minimum':
    case 'not-enough':
    case 'amount':
      return sumFaultWords(fault, currency, locale, t);
    case 'too-long':
      return t('transfer.fault.too-long', { max: fault.max });
    case 'only-of-account':
      return t('transfer.fault.only-of-account', { currency: fault.currency });
    case 'iban':
      return t(fault.why === 'national' ? 'transfer.fault.iban.check-digits' : `transfer.fault.iban.${fault.why}`);
    default:
      return t(`transfer.fault.${fault.fault}`);
  }
}

const PLATFORM: Readonly<Partial<Record<DraftField, MessageKey>>> = {
  iban: 'transfer.fault.iban.platform',
  bic: 'transfer.fault.bic.platform',
  number: 'transfer.fault.account-number.platform',
  sortCode: 'transfer.fault.sort-code.platform',
};

/** What the platform does not accept. */
export const platformWords = (field: DraftField, t: T): string => t(PLATFORM[field] ?? 'transfer.fault.refused');

/** The fields a code is about. Source: Banking v2, "Validation errors for create transaction endpoint". */
const FIELDS: Readonly<Record<string, DraftField>> = {
  '20002': 'amount',
  '20003': 'source',
  '20004': 'source',
  '20005': 'amount',
  '20011': 'currency',
  '20012': 'source',
};

/** Parts of the platform's own field names. */
const WIRE: readonly (readonly [string, DraftField])[] = [
  ['account.number', 'iban'],
  ['requisites.number', 'iban'],
  ['account.code', 'bic'],
  ['requisites.code', 'bic'],
  ['name', 'name'],
  ['street', 'street'],
  ['address_1', 'street'],
  ['city', 'city'],
  ['post_code', 'postCode'],
  ['country', 'country'],
  ['payment_details', 'reference'],
  ['reference', 'reference'],
  ['source', 'source'],
  ['currency', 'currency'],
  ['amount', 'amount'],
  ['iban', 'iban'],
  ['bic', 'bic'],
];

/** The fields of the form that a refusal is about. */
export function refusedFields({ code, fields }: GiroError, isUk: boolean): readonly DraftField[] {
  const byCode = code !== undefined && Object.hasOwn(FIELDS, code) ? FIELDS[code] : undefined;
  const found = fields.flatMap(({ field }) => WIRE.find(([part]) => field.includes(part))?.[1] ?? []);
  const all = [...new Set([...(byCode ? [byCode] : []), ...found])];
  return isUk ? all.map((field) => (field === 'iban' ? 'number' : field === 'bic' ? 'sortCode' : field)) : all;
}
