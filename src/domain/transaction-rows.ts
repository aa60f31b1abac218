import { dayOf, instantOf } from './calendar.js';
import type { Transaction } from './transaction.js';

/** In which order transactions are listed; by amount they stand under their currency, else under their day. */
export const ORDERS = ['newest', 'oldest', 'amount'] as const;
export type TransactionOrder = (typeof ORDERS)[number];

/** Rows under one heading, or the part of them that falls into one chunk. */
export interface RowGroup {
  /** The day, the currency, or empty where there is no such thing. */
  readonly key: string;
  /** False where the heading stands in the chunk before. */
  readonly first: boolean;
  readonly rows: readonly Transaction[];
}

/** Rows that are drawn in one piece. */
export type RowChunk = readonly RowGroup[];

const timeOf = ({ createdAt }: Transaction): number => {
  const time = instantOf(createdAt);
  return Number.isNaN(time) ? -Infinity : time;
};

/** In an order; those that the order does not tell apart stay as they were. The very same list when it is in that order. */
export function sortTransactions(items: readonly Transaction[], order: TransactionOrder): readonly Transaction[] {
  if (order === 'amount')
    return items.toSorted((a, b) => {
      if (a.amount.currency !== b.amount.currency) return a.amount.currency < b.amount.currency ? -1 : 1;
      return a.amount.amount === b.amount.amount ? 0 : a.amount.amount < b.amount.amount ? 1 : -1;
    });
  const sign = order === 'newest' ? 1 : -1;
  const timed = items.map((item) => ({ item, time: timeOf(item) }));
  if (
    timed.every(
      ({ time }, i) => i === 0 || ((timed[i - 1]?.time ?? time) - time) * sign >= 0 || time === timed[i - 1]?.time,
    )
  )
    return items;
  return timed.sort((a, b) => (a.time === b.time ? 0 : (b.time > a.time ? 1 : -1) * sign)).map(({ item }) => item);
}

/** What a transaction is listed under. */
export const groupKeyOf = (item: Transaction, order: TransactionOrder, timeZone: string | undefined): string =>
  order === 'amount' ? item.amount.currency : (dayOf(item.createdAt, timeZone) ?? '');

const isSame = (a: RowChunk, b: RowChunk | undefined): boolean =>
  a.length === b?.length &&
  a.every(({ key, first, rows }, i) => {
    const other = b[i];
    return (
      other?.key === key &&
      other.first === first &&
      other.rows.length === rows.length &&
      rows.every((row, j) => row === other.rows[j])
    );
  });

/**
 * Sorted transactions in chunks of so many rows, under their headings. A chunk that says the same as the one of `before`
 * in its place is that very one, so that one change redraws one chunk.
 */
export function chunkRows(
  sorted: readonly Transaction[],
  keyOf: (item: Transaction) => string,
  size: number,
  before: readonly RowChunk[] = [],
): readonly RowChunk[] {
  const chunks: RowChunk[] = [];
  let last: string | undefined;
  for (let start = 0; start < sorted.length; start += size) {
    const groups: { key: string; first: boolean; rows: Transaction[] }[] = [];
    for (const item of sorted.slice(start, start + size)) {
      const key = keyOf(item);
      const group = groups.at(-1);
      if (group?.key === key) group.rows.push(item);
      else groups.push({ key, first: key !== last, rows: [item] });
      last = key;
    }
    const known = before[chunks.length];
    chunks.push(known && isSame(groups, known) ? known : groups);
  }
  return chunks;
}
