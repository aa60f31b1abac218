import { expect } from 'chai';
import type { Account } from '../../src/domain/account.js';
import { totalsOf } from '../../src/domain/account-totals.js';

const account = (currency: string, amount: bigint | undefined, ofAmount = currency): Account => ({
  id: `${currency} ${String(amount)}`,
  api: 'banking-v2',
  currency,
  available: amount === undefined ? undefined : { amount, currency: ofAmount },
  payIn: [],
});

describe('totals', () => {
  it('are one for each currency, in the order they come, never across', () => {
    expect(totalsOf([account('EUR', 100n), account('SEK', 5n), account('EUR', -30n)])).to.deep.equal([
      { currency: 'EUR', amount: 70n },
      { currency: 'SEK', amount: 5n },
    ]);
    expect(totalsOf([])).to.deep.equal([]);
  });

  it('are exact beyond what a number holds', () => {
    expect(totalsOf([account('EUR', 9_999_999_999_999_999n), account('EUR', 2n)])).to.deep.equal([
      { currency: 'EUR', amount: 10_000_000_000_000_001n },
    ]);
  });

  it('are none for a currency with an account that does not say what it holds, wherever it stands', () => {
    for (const accounts of [
      [account('EUR', 1n), account('EUR', undefined), account('SEK', 2n)],
      [account('EUR', undefined), account('EUR', 1n), account('SEK', 2n)],
      [account('EUR', 1n), account('EUR', 1n, 'USD'), account('SEK', 2n)],
    ])
      expect(totalsOf(accounts)).to.deep.equal([{ currency: 'SEK', amount: 2n }]);
  });
});
