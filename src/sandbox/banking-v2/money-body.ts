import { isObject } from '../json.js';
import { CODES, type ErrorEntry } from '../respond.js';

/** Source: Banking v2, "Create a transfer": possible currencies, and the least that can be moved. */
const MINIMUMS: Readonly<Record<string, bigint>> = {
  EUR: 100n,
  USD: 200n,
  GBP: 100n,
  SEK: 1_500n,
  NOK: 1_500n,
  DKK: 800n,
};
/** Sixteen digits. */
const MOST = 9_999_999_999_999_999n;

/** True for a currency that can be moved. */
export const isMovable = (currency: unknown): currency is string =>
  typeof currency === 'string' && Object.hasOwn(MINIMUMS, currency);

/** True for less than can be moved. */
export const isTooLittle = (amount: bigint, currency: string): boolean => amount < (MINIMUMS[currency] ?? 0n);

/** Reads a body's fields, and collects what is wrong with them. */
export function fieldsOf(body: Readonly<Record<string, unknown>>) {
  const errors: ErrorEntry[] = [];
  const at = (field: string): unknown =>
    field.split('.').reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  const invalid = (field: string, message = `Invalid value of ${field}`): void => {
    errors.push({ field, message, code: CODES.invalid });
  };
  const missing = (field: string): void => {
    errors.push({ field, message: `${field} is required`, code: CODES.required });
  };
  const isMissing = (value: unknown): boolean =>
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

  /** A text; `''` when it is left out or wrong. */
  const text = (field: string, { isNeeded = true, most = Infinity }: TextRule = {}): string => {
    const value = at(field);
    if (isMissing(value)) {
      if (isNeeded) missing(field);
      return '';
    }
    if (typeof value !== 'string') invalid(field);
    else if (Array.from(value).length > most) invalid(field, `Max length of ${field} is ${most} symbols`);
    else return value;
    return '';
  };
  /** Minor units; `0n` when they are left out or wrong. */
  const amount = (field: string): bigint => {
    const value = at(field);
    if (isMissing(value)) missing(field);
    else if (typeof value !== 'bigint' || value <= 0n || value > MOST)
      invalid(field, `${field} should be a whole number greater than 0 with at most 16 digits`);
    else return value;
    return 0n;
  };
  /** One of the six; `''` when it is left out or wrong. */
  const currency = (field: string, rule: TextRule = {}): string => {
    const value = text(field, rule);
    if (value === '' || isMovable(value)) return value;
    invalid(field, `${field} should be one of ${Object.keys(MINIMUMS).join(', ')}`);
    return '';
  };
  return { amount, at, currency, errors, invalid, text };
}

interface TextRule {
  readonly isNeeded?: boolean;
  /** The longest it may be. */
  readonly most?: number;
}

/** What {@link fieldsOf} answers. */
export type Fields = ReturnType<typeof fieldsOf>;
