import { isInstant } from '../clock.js';
import type { Json } from '../json.js';
import type { Person } from '../people.js';
import { CODES, type ErrorEntry } from '../respond.js';
import type { BankingCard } from './cards.js';
import { wireTransaction } from './transaction-wire.js';
import type { Transaction } from './transactions.js';

const DEFAULT_LIMIT = 20;
const MOST = 100;

/** Which transactions, and how many of them. */
export interface PageQuery {
  readonly limit: number;
  /** As it was asked for, because the answer repeats it. */
  readonly sortBy: string;
  readonly sortType: 'ASC' | 'DESC';
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `meta[limit]`, `meta[sort_by]`, `meta[sort_type]`, `range[from]` and `range[to]`, with brackets or with a dot.
 * Source: Banking v2, "Pagination" and "List all transactions"; that the ends of a range belong to it is assumed.
 */
export function readPageQuery(
  query: Readonly<Record<string, string>>,
): PageQuery | { readonly errors: readonly ErrorEntry[] } {
  const errors: ErrorEntry[] = [];
  const invalid = (field: string, message: string): void => {
    errors.push({ field, message, code: CODES.invalid });
  };
  const read = (group: string, name: string): string | undefined =>
    query[`${group}[${name}]`] ?? query[`${group}.${name}`];
  const instant = (name: string, otherwise: number): number => {
    const text = read('range', name);
    if (text === undefined) return otherwise;
    const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
    if (!isInstant(value)) invalid(`range.${name}`, `range.${name} is a timestamp`);
    return value;
  };

  const limit = Number(read('meta', 'limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    invalid('meta.limit', `meta.limit is a whole number from 1 to ${MOST}`);
  const sortBy = read('meta', 'sort_by') ?? 'created_at';
  // The reference sorts by `createdAt` in its requests and by `created_at` in its answers.
  if (sortBy !== 'created_at' && sortBy !== 'createdAt') invalid('meta.sort_by', 'meta.sort_by is created_at');
  const sortType = read('meta', 'sort_type') ?? 'DESC';
  if (sortType !== 'ASC' && sortType !== 'DESC') invalid('meta.sort_type', 'meta.sort_type is ASC or DESC');
  const from = instant('from', -Infinity);
  const to = instant('to', Infinity);
  if (errors.length > 0) return { errors };
  return { limit, sortBy, sortType: sortType === 'ASC' ? 'ASC' : 'DESC', from, to };
}

/** One page of a card's transactions, which come newest first. Source: Banking v2, "Get card transactions". */
export function transactionPage(
  transactions: readonly Transaction[],
  { from, limit, sortBy, sortType, to }: PageQuery,
  card: BankingCard,
  person: Person,
): Json {
  const found = transactions.filter(({ at }) => at >= from && at <= to);
  if (sortType === 'ASC') found.reverse();
  return {
    list: found.slice(0, limit).map((transaction) => wireTransaction(transaction, card, person)),
    meta: {
      number_of_records: found.length,
      limit,
      has_more: found.length > limit,
      sort_by: sortBy,
      sort_type: sortType,
    },
  };
}
