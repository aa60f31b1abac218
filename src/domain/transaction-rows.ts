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

/** Whether each stands after the one before it, by their instants. */
function isInOrder(items: readonly Transaction[], sign: number, known: readonly Transaction[]): boolean {
  let last: number | undefined;
  for (let i = 1; i < items.length; i += 1) {
    const before = items[i - 1];
    const item = items[i];
    if (!before || !item || (before === known[i - 1] && item === known[i])) last = undefined;
    else {
      last ??= timeOf(before);
      const time = timeOf(item);
      if (last !== time && !((last - time) * sign > 0)) return false;
      last = time;
    }
  }
  return true;
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
  if (isInOrder(items, sign, known)) return items;
  return items
    .map((item) => ({ item, time: timeOf(item) }))
    .sort((a, b) => (a.time === b.time ? 0 : (b.time > a.time ? 1 : -1) * sign))
    .map(({ item }) => item);
}

/** What a transaction is listed under. */
export const groupKeyOf = (item: Transaction, order: TransactionOrder, timeZone: string | undefined): string =>
  order === 'amount' ? item.amount.currency : dayKeyOf(item, timeZone);

/** How many rows a chunk has. */
export const lengthOf = (chunk: RowChunk): number => chunk.reduce((count, { rows }) => count + rows.length, 0);

/** Known chunks by the row they begin with. */
type KnownChunks = ReadonlyMap<Transaction | undefined, RowChunk>;

/**
 * The known chunk that begins at a place, if its rows still stand together, and under a heading of their own or not as they
 * did. A short one is filled up where others follow that stand in none.
 */
function knownAt(
  sorted: readonly Transaction[],
  start: number,
  size: number,
  keyOf: (item: Transaction) => string,
  known: KnownChunks,
): RowChunk | undefined {
  const chunk = known.get(sorted[start]);
  if (!chunk) return undefined;
  let end = start;
  for (const { rows } of chunk) for (const row of rows) if (row !== sorted[end++]) return undefined;
  if (end - start < size && end < sorted.length && !known.has(sorted[end])) return undefined;
  const before = sorted[start - 1];
  const isFirst = before === undefined || keyOf(before) !== chunk[0]?.key;
  return chunk[0]?.first === isFirst ? chunk : undefined;
}

/**
 * Where the chunk ends that begins at a place: after `size` rows, or where a known one begins, so that what is new moves no
 * others. Too few rows for a chunk take the known one after them in, unless it would be too long.
 */
function endOf(sorted: readonly Transaction[], start: number, size: number, known: KnownChunks): number {
  let most = start + size;
  let end = start + 1;
  for (; end < most && end < sorted.length; end += 1) {
    const other = known.get(sorted[end]);
    if (!other) continue;
    const together = end - start + lengthOf(other);
    if (end - start >= size / 2 || together > size * 2) break;
    most = start + together;
  }
  return Math.min(end, sorted.length);
}

/** What is known of a list, and how much of it is wanted. */
interface ChunkLimits {
  /** Chunks that stand under the same kind of headings. */
  readonly before?: readonly RowChunk[];
  /** What is not drawn need not be worked out. */
  readonly rows?: number;
}

/**
 * Sorted transactions in chunks of about so many rows, under their headings: the first of them, with so many rows at least.
 * A chunk of `before` whose rows still stand together is that very one, so that one change redraws one chunk.
 */
export function chunkRows(
  sorted: readonly Transaction[],
  keyOf: (item: Transaction) => string,
  size: number,
  { before = [], rows = Infinity }: ChunkLimits = {},
): readonly RowChunk[] {
  const known = new Map(before.map((chunk) => [chunk[0]?.rows[0], chunk]));
  const chunks: RowChunk[] = [];
  for (let start = 0; start < Math.min(rows, sorted.length);) {
    const chunk =
      knownAt(sorted, start, size, keyOf, known) ?? chunkAt(sorted, start, endOf(sorted, start, size, known), keyOf);
    chunks.push(chunk);
    start += lengthOf(chunk);
  }
  return chunks;
}

/** The rows of a part, as one chunk. */
export function chunkAt(
  sorted: readonly Transaction[],
  start: number,
  end: number,
  keyOf: (item: Transaction) => string,
): RowChunk {
  const groups: { key: string; first: boolean; rows: Transaction[] }[] = [];
  const before = sorted[start - 1];
  let last = before && keyOf(before);
  for (const item of sorted.slice(start, end)) {
    const key = keyOf(item);
    const group = groups.at(-1);
    if (group?.key === key) group.rows.push(item);
    else groups.push({ key, first: key !== last, rows: [item] });
    last = key;
  }
  return groups;
}
