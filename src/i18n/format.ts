import { minorUnitDigits, toDecimal, type Money } from '../domain/money.js';
import type { CardExpiry } from '../domain/card.js';
import type { TransactionDirection } from '../domain/transaction.js';
import { cached } from './formatters.js';

/** An amount as people of a locale write it, exact to the last digit; an unknown currency is written after it. */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorUnitDigits(money.currency);
  const decimal = toDecimal(money) as `${number}`;
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  if (!/^[A-Z]{3}$/.test(money.currency))
    return `${cached(`n ${locale} ${digits}`, () => new Intl.NumberFormat(locale, fraction)).format(decimal)} ${money.currency}`;
  return cached(
    `m ${locale} ${money.currency}`,
    () => new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...fraction }),
  ).format(decimal);
}

/** A plain decimal text with a locale's digits and separators, no digit more or less. */
export function formatDecimal(decimal: string, locale: string): string {
  const digits = Math.min(decimal.split('.')[1]?.length ?? 0, 20);
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return cached(`f ${locale} ${digits}`, () => new Intl.NumberFormat(locale, fraction)).format(decimal as `${number}`);
}

/** A whole number with a locale's digits and separators. */
export const formatCount = (count: number, locale: string): string =>
  cached(`c ${locale}`, () => new Intl.NumberFormat(locale)).format(count);

/** Month and year as cards carry them, `MM/YY`, in Western digits as embossed. Source: ISO/IEC 7813 via EMV "expiration date". */
export const formatExpiry = ({ month, year }: CardExpiry): string =>
  `${String(month).padStart(2, '0')}/${String(year % 100).padStart(2, '0')}`;

/** An amount with the sign of its direction: `+` what came, a minus what went. */
export const formatSignedMoney = (money: Money, direction: TransactionDirection, locale: string): string => {
  const text = formatMoney(direction === 'outgoing' ? { ...money, amount: -money.amount } : money, locale);
  return direction === 'incoming' ? `+${text}` : text;
};

/** What stands before the decimals in a locale. */
export const decimalSeparator = (locale: string): string =>
  new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.5).find(({ type }) => type === 'decimal')
    ?.value ?? '.';
