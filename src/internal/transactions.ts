import type { Page } from '../api/client.types.js';
import type { Transaction } from '../domain/transaction.js';
import type { PlatformFilter } from '../domain/transaction-filter.js';
import { same } from './cards.js';
import type { Live, Topic } from './live.js';

/** As many as the platform gives at once. Source: Banking v2, "Pagination". */
const MOST = 100;

/** Whose transactions, which of them, and how many one call reads. */
export interface TransactionAsk {
  readonly of: { readonly cardId: string } | { readonly accountId: string };
  /** Accounts only: cards know no filter. */
  readonly filter: PlatformFilter;
  readonly limit: number;
}

/** Transactions as far as they have been read. */
export interface TransactionPages extends Page<Transaction> {
  /** Cursors that were followed: one that comes again leads nowhere. */
  readonly followed: readonly string[];
}

const NOTHING: TransactionPages = { items: [], followed: [] };

const readPage = (
  { client }: Live,
  { of, filter }: TransactionAsk,
  after: string | undefined,
  limit: number,
  signal?: AbortSignal,
): Promise<Page<Transaction>> =>
  'cardId' in of
    ? client.cards.transactions(of.cardId, { after, limit, signal })
    : client.transactions.list({ ...filter, accountId: of.accountId, after, limit, signal });

/** The pages so far and the next one; a transaction that two pages hold is shown once, and a page that leads back is the last. */
export async function readMoreTransactions(
  live: Live,
  ask: TransactionAsk,
  { items, after, followed, isPartial }: TransactionPages,
  signal?: AbortSignal,
  limit = ask.limit,
): Promise<TransactionPages> {
  const page = await readPage(live, ask, after, limit, signal);
  const known = new Set(items.map(({ id }) => id));
  const cursors = after === undefined ? followed : [...followed, after];
  return {
    // A page may hold one thing twice, too.
    items: [...items, ...page.items.filter(({ id }) => !known.has(id) && known.add(id))],
    after: page.after !== undefined && cursors.includes(page.after) ? undefined : page.after,
    total: page.total,
    isPartial: isPartial ?? page.isPartial,
    followed: cursors,
  };
}

/** Transactions with those of before in place of what says the same: they mostly stand one after another as they did. */
function keepKnown(items: readonly Transaction[], before: readonly Transaction[]): readonly Transaction[] {
  let places: Map<string, number> | undefined;
  let place: number | undefined = 0;
  return items.map((item) => {
    if (place === undefined || before[place]?.id !== item.id) {
      places ??= new Map(before.map(({ id }, i) => [id, i]));
      place = places.get(item.id);
    }
    const old = place === undefined ? undefined : before[place++];
    return old && same(old, item) ? old : item;
  });
}

/** The transactions of a card or an account. A refresh reads as many as are there; one that says nothing new stays the same object. */
export const transactionsTopic = (ask: TransactionAsk): Topic<TransactionPages> => ({
  key: `transactions ${JSON.stringify(ask)}`,
  async load({ live, signal, previous }) {
    const count = previous?.items.length ?? 0;
    const limit = Math.min(MOST, Math.max(ask.limit, count));
    let pages = NOTHING;
    do pages = await readMoreTransactions(live, ask, pages, signal, limit);
    while (pages.after !== undefined && pages.items.length < count);
    return previous ? { ...pages, items: keepKnown(pages.items, previous.items) } : pages;
  },
});
