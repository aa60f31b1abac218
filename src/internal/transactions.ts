import type { Page } from '../api/client.types.js';
import type { Transaction } from '../domain/transaction.js';
import type { Live, Topic } from './live.js';

const PAGE_SIZE = 20;
/** As many as the platform gives at once. Source: Banking v2, "Pagination". */
const MOST = 100;

/** Transactions as far as they have been read. */
export interface TransactionPages extends Page<Transaction> {
  /** How many calls it took; a refresh reads as many again. */
  readonly pages: number;
}

/**
 * Reads one more page; one that two pages hold is shown once. A page that brings nothing new, because all of it is of the
 * instant the page before ended with, is read again with more in it; when that brings nothing either, it was the last.
 */
async function readNext(
  live: Live,
  cardId: string,
  { items, after, pages }: TransactionPages,
  limit: number,
  signal?: AbortSignal,
): Promise<TransactionPages> {
  const known = new Set(items.map(({ id }) => id));
  const page = await live.client.cards.transactions(cardId, { after, limit, signal });
  const fresh = page.items.filter(({ id }) => !known.has(id));
  if (fresh.length === 0 && page.after !== undefined && limit < MOST)
    return await readNext(live, cardId, { items, after, pages }, Math.min(MOST, limit * 4), signal);
  return {
    items: [...items, ...fresh],
    after: fresh.length === 0 ? undefined : page.after,
    total: page.total,
    pages: pages + 1,
  };
}

/** The transactions of one card. */
export const cardTransactionsTopic = (cardId: string, limit = PAGE_SIZE): Topic<TransactionPages> => ({
  key: `transactions ${limit} ${cardId}`,
  async load({ live, signal, previous }) {
    let pages: TransactionPages = { items: [], pages: 0 };
    do pages = await readNext(live, cardId, pages, limit, signal);
    while (pages.after !== undefined && pages.pages < (previous?.pages ?? 1));
    return pages;
  },
});

/** The pages so far and the next one. */
export const readMoreTransactions = async (
  live: Live,
  cardId: string,
  pages: TransactionPages,
  limit = PAGE_SIZE,
): Promise<TransactionPages> => await readNext(live, cardId, pages, limit);
