import { expect } from 'chai';
import fc from 'fast-check';
import { minorUnitDigits, toDecimal } from '../../src/domain/money.js';
import { runs } from '../support/surroundings.js';

/** A decimal back into minor units, digit by digit: written apart from the code under test. */
function toMinor(decimal: string, digits: number): bigint {
  const [, sign, units, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (units === undefined || fraction.length !== digits)
    throw new Error(`not a decimal of ${digits} digits: ${decimal}`);
  return BigInt(`${sign ?? ''}${units}${fraction}`);
}

describe('money', () => {
  it('knows the digits of every currency that does not have two', () => {
    const by: Readonly<Record<number, readonly string[]>> = {
      0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
      3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
      4: ['CLF', 'UYW'],
    };
    for (const [digits, currencies] of Object.entries(by))
      for (const currency of currencies) expect(minorUnitDigits(currency), currency).to.equal(Number(digits));
  });

  it('gives two digits to the platform’s other currencies, where browsers sometimes say none', () => {
    for (const currency of 'EUR USD GBP SEK NOK DKK CHF PLN CZK HUF ALL RSD COP IDR IRR LAK MGA'.split(' '))
      expect(minorUnitDigits(currency), currency).to.equal(2);
  });

  it('gives two digits to a currency it does not know, whatever it is called', () => {
    for (const currency of ['', 'XXQ', 'eur', 'jpy', '__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(minorUnitDigits(currency), currency).to.equal(2);
  });

  it('writes an amount as a plain decimal', () => {
    const cases: readonly (readonly [bigint, string, string])[] = [
      [0n, 'EUR', '0.00'],
      [1n, 'EUR', '0.01'],
      [99n, 'EUR', '0.99'],
      [100n, 'EUR', '1.00'],
      [-1n, 'EUR', '-0.01'],
      [-123450n, 'EUR', '-1234.50'],
      [0n, 'JPY', '0'],
      [-7n, 'JPY', '-7'],
      [1500n, 'JPY', '1500'],
      [1n, 'KWD', '0.001'],
      [-1234567n, 'KWD', '-1234.567'],
      [5n, 'CLF', '0.0005'],
      [150n, 'XXQ', '1.50'],
    ];
    for (const [amount, currency, decimal] of cases) expect(toDecimal({ amount, currency })).to.equal(decimal);
  });

  it('keeps all sixteen digits, where a floating-point number would not', () => {
    expect(toDecimal({ amount: 9_999_999_999_999_999n, currency: 'EUR' })).to.equal('99999999999999.99');
    expect(toDecimal({ amount: 9_007_199_254_740_993n, currency: 'JPY' })).to.equal('9007199254740993');
    expect(toDecimal({ amount: -9_999_999_999_999_999n, currency: 'KWD' })).to.equal('-9999999999999.999');
  });

  it('writes random amounts exactly, in every currency', () => {
    const currency = fc.constantFrom('EUR', 'SEK', 'JPY', 'KWD', 'CLF', 'XXQ');
    const amount = fc.oneof(
      fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
      fc.bigInt({ min: -2000n, max: 2000n }),
      fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
      fc.bigInt({ min: 0n, max: 30n }).map((power) => 10n ** power),
    );
    fc.assert(
      fc.property(amount, currency, (amount, currency) => {
        const decimal = toDecimal({ amount, currency });
        if (toMinor(decimal, minorUnitDigits(currency)) !== amount)
          throw new Error(`${amount} ${currency}: ${decimal}`);
      }),
      { numRuns: runs(1_000_000) },
    );
  }).timeout(120_000);

  it('writes a decimal that Intl formats without losing a digit', () => {
    const decimal = toDecimal({ amount: 9_999_999_999_999_999n, currency: 'EUR' });
    const format = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    expect(format.format(decimal as unknown as number)).to.equal('99,999,999,999,999.99');
  });
});
