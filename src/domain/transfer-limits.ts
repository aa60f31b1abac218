import { readAmount, type AmountFault } from './amount-entry.js';
import type { Account } from './account.js';
import { MINIMUMS } from './transfer-currencies.js';

/** Longest texts. Source: Banking v2, "Create a transfer". */
export const LENGTHS = { name: 35, reference: 35, street: 35, city: 18, postCode: 12 } as const;

/** What is wrong with an amount. */
export type SumFault =
  | { readonly fault: 'missing' }
  | { readonly fault: 'amount'; readonly why: AmountFault }
  /** It could be two amounts. */
  | { readonly fault: 'ambiguous'; readonly readings: readonly [bigint, bigint] }
  /** Source: Banking v2, code 20005. */
  | { readonly fault: 'below-minimum'; readonly minimum: bigint }
  /** More than there is, fee included. Source: code 20002. */
  | { readonly fault: 'not-enough'; readonly available: bigint; readonly total: bigint };

/** What an amount is judged by. */
export interface SumFacts {
  readonly locale: string;
  /** The account that pays; undefined while none is chosen. */
  readonly source: Account | undefined;
  /** The fee for this amount, in the source's currency; undefined while it is not known. */
  readonly fee?: bigint | undefined;
}

/** Judges an amount as it is typed: one amount, not under the minimum, not more than there is together with its fee. */
export function sumFault(
  { amount: text, currency }: { readonly amount: string; readonly currency: string },
  { source, fee = 0n, locale }: SumFacts,
): SumFault | undefined {
  const reading = readAmount(text, currency, locale);
  switch (reading.kind) {
    case 'empty':
      return { fault: 'missing' };
    case 'ambiguous':
      return { fault: 'ambiguous', readings: reading.readings };
    case 'fault':
      return { fault: 'amount', why: reading.fault };
    case 'amount': {
      const minimum = minimumOf(currency, source);
      if (reading.amount < minimum) return { fault: 'below-minimum', minimum };
      return balanceFault(reading.amount, currency, fee, source);
    }
  }
}

const minimumOf = (currency: string, source: Account | undefined): bigint =>
  source?.api !== 'v3' && Object.hasOwn(MINIMUMS, currency) ? (MINIMUMS[currency] ?? 0n) : 0n;

/** Only where both are in one currency: the rate is the platform's. */
function balanceFault(
  amount: bigint,
  currency: string,
  fee: bigint,
  source: Account | undefined,
): SumFault | undefined {
  const available = source?.available;
  if (available?.currency !== currency) return undefined;
  const total = amount + fee;
  return total > available.amount ? { fault: 'not-enough', available: available.amount, total } : undefined;
}
