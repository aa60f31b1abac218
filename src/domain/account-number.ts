import type { PayInDetails } from './account.js';

const compact = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** An account number as it is copied and searched: without spaces, capital letters. */
export const compactNumber = compact;

/** In fours, as an IBAN is written on paper. Source: ISO 13616, "print format". */
export const groupInFours = (number: string): string => compact(number).replace(/(.{4})(?=.)/g, '$1 ');

/** A UK sort code as it is written, `12-34-56`; anything else as it came. */
export const groupSortCode = (code: string): string =>
  /^\d{6}$/.test(compact(code)) ? compact(code).replace(/(\d\d)(?=\d)/g, '$1-') : code;

/** True for an IBAN that can be one: its form, and the check digits. Source: ISO 13616, ISO 7064 MOD 97-10. */
export function isIban(text: string): boolean {
  const iban = compact(text);
  if (!/^[A-Z]{2}\d\d[A-Z\d]{11,30}$/.test(iban)) return false;
  const digits = Array.from(iban.slice(4) + iban.slice(0, 4), (letter) => parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

/** An IBAN in fours, however it came; any other text as it is. */
export const groupIban = (text: string): string => (isIban(text) ? groupInFours(text) : text);

/** True for the form of a BIC. Source: ISO 9362. */
export const isBic = (text: string): boolean => /^[A-Z]{4}[A-Z]{2}[A-Z\d]{2}([A-Z\d]{3})?$/.test(compact(text));

/** A number as it is written: an IBAN in fours, everything else in one piece. */
export const writtenNumber = ({ kind, number }: Pick<PayInDetails, 'kind' | 'number'>): string =>
  kind === 'iban' ? groupInFours(number) : number;
