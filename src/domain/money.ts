/** An exact amount of money. Source: Banking v2, "indivisible units", at most 16 digits; ISO 4217. */
export interface Money {
  /** Minor units (cents, öre), exact; negative when money is owed. */
  readonly amount: bigint;
  /** ISO 4217 alphabetic code, upper case, for example `EUR`. A code we don't know is kept as it came. */
  readonly currency: string;
}

/**
 * Minor-unit digits that are not 2, from ISO 4217 "List One" (2024).
 * Our own table, because browsers' `Intl` disagrees with ISO for 17 currencies and a wrong digit is a factor of ten.
 */
const MINOR_UNIT_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** How many digits a currency has after its decimal separator; 2 for a code that is not in ISO 4217. */
export const minorUnitDigits = (currency: string): number =>
  Object.hasOwn(MINOR_UNIT_DIGITS, currency) ? (MINOR_UNIT_DIGITS[currency] ?? 2) : 2;

/** The amount in major units as an exact plain decimal, for example `-1234.50`; never in floating point. */
export function toDecimal({ amount, currency }: Money): string {
  const digits = minorUnitDigits(currency);
  const sign = amount < 0n ? '-' : '';
  const units = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${units}` : `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`;
}
