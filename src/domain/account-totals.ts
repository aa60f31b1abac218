import type { Account } from './account.js';
import type { Money } from './money.js';

/**
 * What can be spent in each currency, in the order the currencies come. Amounts of two currencies are never added, and a
 * currency with an account that does not say its amount has no total: one that leaves an account out would be wrong.
 */
export function totalsOf(accounts: readonly Account[]): readonly Money[] {
  const totals = new Map<string, bigint | undefined>();
  for (const { currency, available } of accounts) {
    const before = totals.has(currency) ? totals.get(currency) : 0n;
    const isKnown = before !== undefined && available?.currency === currency;
    totals.set(currency, isKnown ? before + available.amount : undefined);
  }
  return [...totals].flatMap(([currency, amount]) => (amount === undefined ? [] : [{ currency, amount }]));
}
