import { expect } from 'chai';
import fc from 'fast-check';
import type { Money } from '../../src/domain/money.js';
import { formatMoney, formatSignedMoney } from '../../src/i18n/format.js';
import { AMOUNTS, CURRENCIES, LOCALES, shownMinor } from '../support/numerals.js';
import { runs } from '../support/surroundings.js';

// Amounts to sixteen digits, shown exactly in every locale.

const DIGITS = Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[];

function expectExact(
  money: Money,
  locale: string,
  format: (money: Money, locale: string) => string = formatMoney,
): void {
  const text = format(money, locale);
  const { minor, negative } = shownMinor(text, locale, CURRENCIES[money.currency as keyof typeof CURRENCIES]);
  if (minor !== (money.amount < 0n ? -money.amount : money.amount) || negative !== money.amount < 0n)
    throw new Error(`${locale}: ${String(money.amount)} ${money.currency} is shown as ${text}`);
}

describe('amounts of money', () => {
  it('are read back in more than forty locales, with a dozen kinds of digits', () => {
    expect(
      new Set(Intl.NumberFormat.supportedLocalesOf(LOCALES).map((locale) => new Intl.Locale(locale).baseName)).size,
    ).to.be.at.least(40);
    const zeros = new Set(LOCALES.map((locale) => new Intl.NumberFormat(locale, { useGrouping: false }).format(0)));
    expect(zeros.size).to.be.at.least(12);
  });

  it('are shown to the last of sixteen digits in every locale, with none, two, three and four decimals', () => {
    for (const locale of LOCALES)
      for (const currency of DIGITS)
        for (const amount of AMOUNTS)
          for (const sign of [1n, -1n]) expectExact({ amount: amount * sign, currency }, locale);
  }).timeout(60_000);

  it('are shown exactly whatever they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt({ min: -(10n ** 16n) + 1n, max: 10n ** 16n - 1n }), fc.bigInt({ min: -9999n, max: 9999n })),
        fc.constantFrom(...LOCALES),
        fc.constantFrom(...DIGITS),
        (amount, locale, currency) => {
          expectExact({ amount, currency }, locale);
        },
      ),
      { numRuns: runs(200_000) },
    );
  }).timeout(120_000);

  it('would not be, if they were counted as numbers (broken twin)', () => {
    const asNumber = ({ amount, currency }: Money, locale: string): string =>
      formatMoney({ amount: BigInt(Number(amount)), currency }, locale);
    expect(() => {
      expectExact({ amount: 9_007_199_254_740_993n, currency: 'EUR' }, 'ar-EG', asNumber);
    }).to.throw(/ar-EG/);
  });

  it('have one sign, that of their direction', () => {
    for (const locale of LOCALES)
      for (const currency of DIGITS)
        for (const amount of AMOUNTS) {
          const plus = formatSignedMoney({ amount, currency }, 'incoming', locale);
          const minus = formatSignedMoney({ amount, currency }, 'outgoing', locale);
          for (const text of [plus, minus])
            expect(shownMinor(text, locale, CURRENCIES[currency]).minor, text).to.equal(amount);
          expect([...plus.matchAll(/[+\u2212-]/g)].map(String), `${locale} ${plus}`).to.deep.equal(['+']);
          expect([...minus.matchAll(/[+\u2212-]/g)].length, `${locale} ${minus}`).to.equal(amount === 0n ? 0 : 1);
          expect(formatSignedMoney({ amount, currency }, 'unknown', locale)).to.equal(
            formatMoney({ amount, currency }, locale),
          );
        }
  }).timeout(60_000);
});
