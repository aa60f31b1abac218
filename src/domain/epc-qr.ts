import { compactNumber, isBic, isIban } from './account-number.js';
import type { PayInDetails } from './account.js';
import { plainText } from './shown-text.js';

/** Source: EPC069-12, "name of the beneficiary". */
const LONGEST_NAME = 70;

/**
 * What a QR code says that opens a SEPA credit transfer to an account, without an amount; undefined where there can be
 * none: no euro, no SEPA, no IBAN that holds, or nobody to name. Each line is one field, so no field may hold a line break.
 * Source: EPC069-12, "Quick Response Code: Guidelines to enable the data capture for the initiation of a SCT", version 002.
 */
export function epcText(details: PayInDetails, currency: string): string | undefined {
  const { kind, number, code = '', rail, beneficiary } = details;
  if (currency !== 'EUR' || kind !== 'iban' || !isIban(number)) return undefined;
  if (rail !== undefined && !/sepa|sct/i.test(rail)) return undefined;
  const name = cut(plainText(beneficiary ?? ''));
  if (name === '') return undefined;
  // Version 002: the BIC may be left out. What follows the last field that says something is left out, too.
  return ['BCD', '002', '1', 'SCT', isBic(code) ? compactNumber(code) : '', name, compactNumber(number)].join('\n');
}

/** Not through the middle of a character. */
const cut = (name: string): string => Array.from(name).slice(0, LONGEST_NAME).join('').trim();
