import { remainder } from './ledger/iban.js';

/** Lengths of the IBANs of countries in which SEPA payments arrive. Source: ISO 13616 registry; EPC409-09. */
const SEPA: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27 },
  ...{ MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
};

/** The same of some countries outside it. */
const OTHERS: Readonly<Record<string, number>> = { AE: 23, BR: 29, GE: 22, IL: 23, KZ: 20, SA: 24, TR: 26, UA: 29 };

/** A number in one piece, capital letters. */
export const compact = (number: string): string => number.replaceAll(' ', '').toUpperCase();

/** What is wrong with an IBAN; of a country that the sandbox does not know, only form and check digits count. */
export function ibanFault(iban: string): string | undefined {
  const number = compact(iban);
  if (!/^[A-Z]{2}\d\d[A-Z\d]{11,30}$/.test(number)) return 'IBAN has a wrong format';
  const country = number.slice(0, 2);
  const length = SEPA[country] ?? OTHERS[country];
  if (length !== undefined && number.length !== length) return `IBAN length should be ${length} characters`;
  return remainder(number.slice(4) + number.slice(0, 4)) === 1 ? undefined : 'IBAN has wrong check digits';
}

/** What is wrong with a BIC. Source: ISO 9362. */
export const bicFault = (bic: string): string | undefined =>
  /^[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?$/.test(compact(bic)) ? undefined : 'BIC length should be 8 or 11 characters';

/** What is wrong with an account number of the United Kingdom. Source: Banking v2, "Validate Local Account Number". */
export const localNumberFault = (number: string): string | undefined =>
  /^\d{8}$/.test(number) ? undefined : 'Local Account Number length should be 8 digits';

/** What is wrong with a sort code. Source: Banking v2, "Validate Sort Code". */
export const sortCodeFault = (code: string): string | undefined =>
  /^\d{6}$/.test(code) ? undefined : 'Sort Code length should be 6 digits';

/** True for an IBAN that a SEPA payment reaches. */
export const isSepa = (iban: string): boolean =>
  ibanFault(iban) === undefined && SEPA[compact(iban).slice(0, 2)] !== undefined;

/** True for an account that takes nothing but euros. Assumed: the reference only has an error for it (20011). */
export const takesEurosOnly = (iban: string): boolean => compact(iban).startsWith('FI');
