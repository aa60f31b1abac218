import { getCountrySpecifications, isSEPACountry, validateBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { plainDigits } from './digits.js';

// What only an element that asks for account numbers pays for: nothing that shows one may import this file.

/** Why a text is no IBAN. */
export type IbanFault =
  | 'empty'
  /** Something else than Latin letters and digits, or letters where its country has digits. */
  | 'characters'
  /** No country's, or one without IBANs. */
  | 'country'
  | 'length'
  | 'check-digits'
  /** Its country's own check digits inside the number. */
  | 'national';

/** What an IBAN typed or pasted in any spelling is. */
export type IbanCheck =
  | {
      readonly kind: 'iban';
      /** Without spaces, in capital letters. */
      readonly iban: string;
      /** ISO 3166-1 alpha-2. */
      readonly country: string;
    }
  | {
      readonly kind: 'fault';
      readonly fault: IbanFault;
      /** Characters an IBAN of its country has, where it is the length that is wrong. */
      readonly length?: number | undefined;
    };

/** Why a text is no BIC. */
export type BicFault = 'empty' | 'country' | 'form';

/** Upper case letters and digits of a text in any spelling; everything that only parts or hides is gone. */
const compacted = (text: string): string =>
  plainDigits(text)
    .replaceAll(/[\s\p{Pd}\u2212._]/gu, '')
    .toUpperCase();

const { ChecksumNotNumber, WrongBBANFormat, WrongIBANChecksum } = ValidationErrorsIBAN;

/** Checks an IBAN: country, length, check digits, national check digits. Source: ISO 13616, ISO 7064 MOD 97-10. */
export function checkIban(text: string): IbanCheck {
  const iban = compacted(text).replace(/^IBAN:?(?=.)/, '');
  if (iban === '') return { kind: 'fault', fault: 'empty' };
  if (!/^[A-Z\d]+$/.test(iban)) return { kind: 'fault', fault: 'characters' };
  const country = iban.slice(0, 2);
  const length = ibanLength(country);
  if (length === undefined) return { kind: 'fault', fault: 'country' };
  if (iban.length !== length) return { kind: 'fault', fault: 'length', length };
  const faults = validateIBAN(iban).errorCodes;
  if (faults.includes(ChecksumNotNumber) || faults.includes(WrongBBANFormat))
    return { kind: 'fault', fault: 'characters' };
  // The one pair of digits there is, 02 to 98: 00, 01 and 99 leave the same rests as 97, 98 and 02, and nobody issues them.
  if (faults.includes(WrongIBANChecksum)) return { kind: 'fault', fault: 'check-digits' };
  if (faults.length > 0) return { kind: 'fault', fault: 'national' };
  return { kind: 'iban', iban, country };
}

/** Characters of an IBAN of a country, ISO 3166-1 alpha-2; undefined where there are none. */
export function ibanLength(country: string): number | undefined {
  const specs = getCountrySpecifications();
  return Object.hasOwn(specs, country) ? (specs[country]?.chars ?? undefined) : undefined;
}

/** Checks a BIC's form and country; eight or eleven characters, in capital letters. Source: ISO 9362. */
export function checkBic(
  text: string,
):
  | { readonly kind: 'bic'; readonly bic: string; readonly country: string }
  | { readonly kind: 'fault'; readonly fault: BicFault } {
  const bic = compacted(text).replace(/^(?:BIC|SWIFT)(?:CODE)?:/, '');
  if (bic === '') return { kind: 'fault', fault: 'empty' };
  if (!/^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$/.test(bic)) return { kind: 'fault', fault: 'form' };
  return validateBIC(bic).valid ? { kind: 'bic', bic, country: bic.slice(4, 6) } : { kind: 'fault', fault: 'country' };
}

/** A UK sort code's six digits, however they are grouped; undefined for anything else. Source: Banking v2, "Validate Sort Code". */
export const readSortCode = (text: string): string | undefined => digitsOf(text, 6);

/** A UK account number's eight digits; undefined for anything else. Source: Banking v2, "Validate Local Account Number". */
export const readUkAccount = (text: string): string | undefined => digitsOf(text, 8);

function digitsOf(text: string, count: number): string | undefined {
  const digits = compacted(text);
  return /^\d+$/.test(digits) && digits.length === count ? digits : undefined;
}

/** Territories whose banks go by the country they belong to, in the one code or the other. Source: ISO 13616, registry notes. */
const TERRITORIES: Readonly<Record<string, readonly string[]>> = {
  FR: ['BL', 'GF', 'GP', 'MC', 'MF', 'MQ', 'NC', 'PF', 'PM', 'RE', 'TF', 'WF', 'YT'],
  GB: ['GG', 'IM', 'JE'],
  FI: ['AX'],
};

/** True when a BIC's country can go with an IBAN's; if not, one of the two was likely mistyped. */
export const isCountryPair = (iban: string, bic: string): boolean => {
  const [from, to] = [iban.slice(0, 2), bic.slice(4, 6)];
  return from === to || TERRITORIES[from]?.includes(to) === true || TERRITORIES[to]?.includes(from) === true;
};

/** What joined SEPA after the lists `ibantools` carries. Source: European Payments Council, EPC409-09. */
const NEWER_SEPA: ReadonlySet<string> = new Set(['AL', 'MD', 'ME', 'MK', 'RS']);

/** True for an IBAN of a country in SEPA. The platform says more: whether this very account can be reached (`is-sepa-enabled`). */
export const isSepaCountry = (iban: string): boolean =>
  isSEPACountry(iban.slice(0, 2)) || NEWER_SEPA.has(iban.slice(0, 2));
