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

/** Reading an instant costs more than all else here: each is read once for as long as its transaction is kept. */
const times = new WeakMap<Transaction, number>();

function timeOf(item: Transaction): number {
  let time = times.get(item);
  if (time === undefined) {
    time = instantOf(item.createdAt);
    if (Number.isNaN(time)) time = -Infinity;
    times.set(item, time);
  }
  return time;
}

/** The last day each was asked for, and in which zone. */
const days = new WeakMap<Transaction, { readonly timeZone: string | undefined; readonly day: string }>();

function dayKeyOf(item: Transaction, timeZone: string | undefined): string {
  const known = days.get(item);
  if (known && known.timeZone === timeZone) return known.day;
  const day = dayOf(item.createdAt, timeZone) ?? '';
  days.set(item, { timeZone, day });
  return day;
}

/**
 * In an order; those that the order does not tell apart stay as they were. The very same list when it is in that order, which
 * need not be looked at again where it is `known` to be.
 */
export function sortTransactions(
  items: readonly Transaction[],
  order: TransactionOrder,
  known: readonly Transaction[] = [],
): readonly Transaction[] {
  if (order === 'amount')
    return items.toSorted((a, b) => {
      if (a.amount.currency !== b.amount.currency) return a.amount.currency < b.amount.currency ? -1 : 1;
      return a.amount.amount === b.amount.amount ? 0 : a.amount.amount < b.amount.amount ? 1 : -1;
    });
  const sign = order === 'newest' ? 1 : -1;
  const isInOrder = items.every((item, i) => {
    const before = items[i - 1];
    if (!before || (item === known[i] && before === known[i - 1])) return true;
    const [last, time] = [timeOf(before), timeOf(item)];
    return last === time || (last - time) * sign > 0;
  });
  if (isInOrder) return items;
  return items
    .map((item) => ({ item, time: timeOf(item) }))
    .sort((a, b) => (a.time === b.time ? 0 : (b.time > a.time ? 1 : -1) * sign))
    .map(({ item }) => item);
}

/** What a transaction is listed under. */
export const groupKeyOf = (item: Transaction, order: TransactionOrder, timeZone: string | undefined): string =>
  order === 'amount' ? item.amount.currency : dayKeyOf(item, timeZone);

/** True where a chunk is what would be made of the rows at a place. */
function isStill(
  chunk: RowChunk,
  sorted: readonly Transaction[],
  start: number,
  size: number,
  keyOf: (item: Transaction) => string,
): boolean {
  let place = start;
  if (!chunk.every(({ rows }) => rows.every((row) => row === sorted[place++]))) return false;
  const before = sorted[start - 1];
  const [group] = chunk;
  const isFirst = before === undefined || keyOf(before) !== group?.key;
  return place === Math.min(start + size, sorted.length) && group?.first === isFirst;
}

/**
 * Sorted transactions in chunks of so many rows, under their headings: the first `count` of them, for what is not drawn need
 * not be worked out. A chunk of `before`, which stand under the same kind of headings, that says the same in its place is that
 * very one, so that one change redraws one chunk.
 */
export function chunkRows(
  sorted: readonly Transaction[],
  keyOf: (item: Transaction) => string,
  size: number,
  { before = [], count = Infinity }: { readonly before?: readonly RowChunk[]; readonly count?: number } = {},
): readonly RowChunk[] {
  const chunks: RowChunk[] = [];
  for (let start = 0; start < sorted.length && chunks.length < count; start += size) {
    const known = before[chunks.length];
    chunks.push(known && isStill(known, sorted, start, size, keyOf) ? known : chunkAt(sorted, start, size, keyOf));
  }
  return chunks;
}

/** The chunk that begins at a place. */
export function chunkAt(
  sorted: readonly Transaction[],
  start: number,
  size: number,
  keyOf: (item: Transaction) => string,
): RowChunk {
  const groups: { key: string; first: boolean; rows: Transaction[] }[] = [];
  const before = sorted[start - 1];
  let last = before && keyOf(before);
  for (const item of sorted.slice(start, start + size)) {
    const key = keyOf(item);
    const group = groups.at(-1);
    if (group?.key === key) group.rows.push(item);
    else groups.push({ key, first: key !== last, rows: [item] });
    last = key;
  }
  return groups;
}
