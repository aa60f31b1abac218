import { digits } from '../seed.js';

/** Digits and letters of an account number after country and check digits, by country. All banks are made up. */
const BODIES: Readonly<Record<string, (seed: string) => string>> = {
  SE: (seed) => `999${digits(seed, 17)}`,
  GB: (seed) => `EXMP000000${digits(seed, 8)}`,
  DK: (seed) => `9999${digits(seed, 10)}`,
  NO: (seed) => `9999${digits(seed, 7)}`,
  DE: (seed) => `99999999${digits(seed, 10)}`,
  FI: (seed) => `999999${digits(seed, 8)}`,
};

/** A made-up IBAN with right check digits that always belongs to the same text. Source: ISO 13616. */
export function ibanOf(country: string, seed: string): string {
  const body = (BODIES[country] ?? BODIES['SE'])?.(`iban:${seed}`) ?? '';
  return `${country}${String(98 - remainder(`${body}${country}00`)).padStart(2, '0')}${body}`;
}

/** What is left of an IBAN, its first four characters moved to the end, divided by 97. */
export function remainder(rearranged: string): number {
  const decimal = Array.from(rearranged, (char) => String(parseInt(char, 36))).join('');
  return Number(BigInt(decimal) % 97n);
}

/** A made-up BIC of a country. */
export const bicOf = (country: string): string => `EXMP${country}${country === 'GB' ? '2L' : 'SS'}`;

/** An account number as transactions show those of others. */
export const masked = (number: string): string => number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4);
