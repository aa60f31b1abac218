import type { CardBrand, CardExpiry, CardStatus, CardType } from '../domain/card.js';

/** Every spelling of a status, over both card models. Source: Cards v3, "Freeze / unfreeze card"; Banking v2, "Cards". */
const STATUSES = new Map<string, CardStatus>([
  ['not-activated', 'not-activated'],
  ['active', 'active'],
  ['frozen', 'frozen'],
  ['inactive', 'inactive'],
  ['pending', 'pending'],
  ['block', 'blocked'],
  ['blocked', 'blocked'],
  ['stolen', 'stolen'],
  ['lost', 'lost'],
  ['canceled', 'canceled'],
  ['cancelled', 'canceled'],
]);
const BRANDS = new Map<string, CardBrand>([
  ['visa', 'visa'],
  ['mastercard', 'mastercard'],
]);
const TYPES = new Map<string, CardType>([
  ['virtual', 'virtual'],
  ['physical', 'physical'],
]);

const plain = (word: string): string =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');

/** A platform's word, or nothing, as one of ours. */
export const readStatus = (word: string | null | undefined): CardStatus => STATUSES.get(plain(word ?? '')) ?? 'unknown';
export const readBrand = (word: string | null | undefined): CardBrand => BRANDS.get(plain(word ?? '')) ?? 'unknown';
export const readType = (word: string | null | undefined): CardType => TYPES.get(plain(word ?? '')) ?? 'unknown';

/** A currency in upper case; a code that is not three letters is kept as it came. */
export const readCurrency = (code: string | null | undefined): string | undefined =>
  code === null || code === undefined || code === '' ? undefined : /^[a-z]{3}$/i.test(code) ? code.toUpperCase() : code;

/** The last four digits, and never more of a number than that. */
export function readLastFour(digits: string | number | null | undefined): string | undefined {
  if (typeof digits === 'number') return String(digits).padStart(4, '0').slice(-4);
  return digits ? digits.slice(-4) : undefined;
}

type Digits = string | number | null | undefined;
const whole = (digits: Digits): number => (/^\d{1,4}$/.test(String(digits).trim()) ? Number(digits) : NaN);

/** An expiry from `8`, `"8"` or `"08"` and `"2030"`, `2030` or `"30"`; absent when it is no month. */
export function readExpiry(month: Digits, year: Digits): CardExpiry | undefined {
  const m = whole(month);
  const y = whole(year);
  if (!(m >= 1 && m <= 12) || !(y >= 0) || (y > 99 && y < 1000)) return undefined;
  return { month: m, year: y < 100 ? 2000 + y : y };
}
