const DIGIT = /\p{Nd}/u;

/** The zero of a decimal digit's script: every script has its ten in one row, zero first. */
export function zeroOf(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0;
  const last = zero - 9;
  while (zero > last && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return zero;
}

/** A text with every script's decimal digits as `0` to `9`. Wants full-width and mathematical ones normalised before. */
export const asciiDigits = (text: string): string =>
  text.replaceAll(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) - zeroOf(digit)));

/** A text with every script's digits as `0` to `9`, and without characters nobody sees. */
export const plainDigits = (text: string): string => asciiDigits(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''));
