import { plainDigits } from './digits.js';

/** Digits of a code, as the platform sends them. Source: Banking v2, "Person sign in" (`two_fa_code`, six digits in every sample). */
const CODE_DIGITS = 6;

/**
 * The code in whatever was typed or pasted: `123456`, `123 456`, `١٢٣٤٥٦`, or a whole SMS. Leading zeros stay.
 * Undefined when there is none, or when a longer text could mean more than one.
 */
export function readCode(text: string): string | undefined {
  const plain = plainDigits(text).trim();
  const alone = plain.replaceAll(/[\s\p{Pd}.·]/gu, '');
  if (/^\d+$/.test(alone)) return alone.length === CODE_DIGITS ? alone : undefined;
  const found = plain.match(/(?<![\d.,:/+]\s?)\d{3}[\s\p{Pd}]?\d{3}(?!\s?\d|[.,:/]\d)/gu) ?? [];
  const codes = new Set(found.map((each) => each.replaceAll(/\D/g, '')));
  return codes.size === 1 ? [...codes][0] : undefined;
}
