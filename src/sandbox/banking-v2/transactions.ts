import type { Platform } from '../platform.js';
import type { History } from '../population.js';
import { exchange } from '../rates.js';
import { hash } from '../seed.js';
import type { BankingCard } from './cards.js';
import { MONTHLY_SHOPS, RARE_SHOPS, USUAL_SHOPS, type Shop } from './shops.js';

/** One movement on a card, before it is put on the wire. */
export interface Transaction {
  /** What its ids come from. */
  readonly key: string;
  /** Milliseconds, whole seconds. */
  readonly at: number;
  readonly kind: 'payment' | 'refund' | 'fee';
  /** Minor units of the card's currency. */
  readonly amount: bigint;
  /** What the other side pays or gets, where its currency is another. */
  readonly foreign?: { readonly amount: bigint; readonly currency: string } | undefined;
  /** Who is on the other side; `undefined` when the platform knows no name. */
  readonly name: string | undefined;
  /** Source: Banking v2, "Authorization Codes". */
  readonly code: number;
  /** Source: Banking v2, "Error Codes". */
  readonly error?: number | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const COUNTS: Readonly<Record<History, number>> = { year: 310, few: 7, none: 0 };
const STEPS: Readonly<Record<History, number>> = { year: 28 * HOUR, few: 5 * 24 * HOUR, none: 0 };

/** Payments in a month, of a card with a year of them. */
const PER_MONTH = 26;

/** What is not simply approved, by about how many payments ago it was: every code and the commonest errors. */
const ENDS: Readonly<Record<number, Pick<Transaction, 'code' | 'error'>>> = {
  0: { code: 40 },
  1: { code: 1 },
  3: { code: 10, error: 5120 },
  5: { code: 41 },
  8: { code: 30, error: -119 },
  13: { code: 21 },
  21: { code: 42 },
  34: { code: 22 },
  45: { code: 10, error: 5100 },
  60: { code: 10, error: 9500 },
  77: { code: 30, error: -114 },
  95: { code: 10, error: 5121 },
  120: { code: 43 },
  150: { code: 10, error: 5700 },
  170: { code: 10, error: 5120 },
  220: { code: 30, error: -100 },
  // Words that nobody documented.
  260: { code: 77, error: 4242 },
};
const FEES: ReadonlySet<number> = new Set([50, 120, 200]);

/** A card with sixteen digits on it: an amount that a JavaScript number cannot hold. */
const HUGE = { cardId: 'SJ+F4/DLyB', index: 2, amount: 9_007_199_254_740_993n } as const;

/** A card's transactions, newest first: simulated payments, then what it was seeded with. */
export function transactionsOf(platform: Platform, card: BankingCard): Transaction[] {
  const { payments, seededAt } = platform.store.read();
  const { currency } = card.balance;
  const simulated = payments
    .filter(({ cardId }) => cardId === card.id)
    .map(({ at, id, ...paid }): Transaction => ({
      key: id,
      at: wholeSeconds(at),
      kind: 'payment',
      amount: exchange(BigInt(paid.amount), paid.currency, currency),
      foreign: paid.currency === currency ? undefined : { amount: BigInt(paid.amount), currency: paid.currency },
      name: 'Simulated payment',
      code: 0,
    }));
  return [...simulated.reverse(), ...seeded(card, seededAt)].sort((one, other) => other.at - one.at);
}

function seeded(card: BankingCard, seededAt: number): Transaction[] {
  const made = Array.from({ length: COUNTS[card.history] }, (_, index) => make(card, seededAt, index)).sort(
    (one, other) => other.at - one.at,
  );
  // Two in the same second, right where a page of twenty ends: a list that pages by time must not lose one.
  const [before, after] = [made[19], made[20]];
  if (before && after) made[20] = { ...after, at: before.at };
  return made;
}

function make(card: BankingCard, seededAt: number, index: number): Transaction {
  const key = `${card.id}/${index}`;
  const random = (what: string, below: number): number => hash(`${what}:${key}`) % below;
  const step = STEPS[card.history];
  const at = awake(seededAt - index * step - random('second', step / SECOND) * SECOND - 25 * MINUTE);
  const { currency } = card.balance;
  const end = ENDS[index] ?? { code: 0 };
  if (FEES.has(index))
    return { key, at, kind: 'fee', amount: exchange(250n, 'EUR', currency), name: 'Giro sandbox fees', ...end };

  const monthly = MONTHLY_SHOPS[(index + 16) % PER_MONTH];
  const shop = monthly ?? pick(random('rare', 4) === 0 ? RARE_SHOPS : USUAL_SHOPS, random('shop', 10_000));
  const [from, to] = shop.range;
  const euros = BigInt(from + random('amount', to - from + 1));
  const kind = end.code === 0 && !monthly && random('refund', 16) === 0 ? 'refund' : 'payment';
  if (card.id === HUGE.cardId && index === HUGE.index)
    return { key, at, kind: 'refund', amount: HUGE.amount, name: shop.name, code: 0 };
  if (shop.currency === undefined || shop.currency === currency)
    return { key, at, kind, amount: exchange(euros, 'EUR', currency), name: shop.name, ...end };
  const foreign = { amount: exchange(euros, 'EUR', shop.currency), currency: shop.currency };
  return { key, at, kind, amount: exchange(foreign.amount, shop.currency, currency), foreign, name: shop.name, ...end };
}

const pick = (shops: readonly Shop[], place: number): Shop => {
  const found = shops[place % shops.length];
  if (!found) throw new RangeError('There are no shops');
  return found;
};

/** Nobody shops in the small hours: moved to the evening before. */
function awake(at: number): number {
  const hour = new Date(at).getUTCHours();
  return wholeSeconds(hour < 6 ? at - 7 * HOUR : at);
}

const wholeSeconds = (at: number): number => Math.floor(at / SECOND) * SECOND;
