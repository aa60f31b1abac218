import { instantOf } from '../../domain/calendar.js';
import type { Transaction } from '../../domain/transaction.js';
import type { Page, TransactionCalls, TransactionQuery } from '../client.types.js';
import type { Http } from '../http.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { transaction, transactionPage, type WireTransaction } from './schema.js';
import { MOST, pageSize, toTransaction, touches, transactionQuery } from './transactions.js';

const LIMIT = 50;

/** Where a page ended: its last instant, and what was given of that instant, which the next page holds again. */
export interface Cursor {
  readonly to: string;
  readonly given: readonly string[];
}

const write = ({ to, given }: Cursor): string => [to, ...given.map(encodeURIComponent)].join(' ');

/** Reads what {@link next} gave. */
export function readCursor(cursor: string): Cursor {
  const [to = '', ...given] = cursor.split(' ');
  return { to, given: given.map(decodeURIComponent) };
}

/** Which transactions a call reads. */
interface Source {
  readonly http: Http;
  readonly name: string;
  readonly path: string;
}

/** One answer, without what the page before gave. */
export interface Slice {
  readonly fresh: readonly WireTransaction[];
  readonly isEmpty: boolean;
  readonly hasMore: boolean;
  readonly records: number | undefined;
}

/** Asks for the newest of what is wanted, or for what follows a cursor. */
export async function readSlice(
  { http, name, path }: Source,
  { from, to, search, status, currency, signal }: TransactionQuery,
  cursor: Cursor | undefined,
  limit: number,
  sort?: 'ASC',
): Promise<Slice> {
  const given = transactionQuery(cursor?.to ?? to, limit, sort);
  if (from !== undefined) given.set('range[from]', from);
  if (search) given.set('search', search);
  if (status !== undefined) given.set('status', String(status));
  if (currency) given.set('currency', currency);
  const { list, meta } = await http.read(
    { name, method: 'GET', path: `${path}?${given}` },
    (body) => validate(transactionPage, body),
    signal,
  );
  return {
    fresh: list.filter(({ id }) => cursor?.given.includes(id) !== true),
    isEmpty: list.length === 0,
    hasMore: meta?.has_more ?? list.length >= limit,
    records: meta?.number_of_records ?? undefined,
  };
}

const isStuck = ({ fresh, hasMore }: Slice): boolean => fresh.length === 0 && hasMore;

/** One page, and how to go on: never where the platform has nothing new to give. */
export async function readPage(source: Source, query: TransactionQuery, otherwise: number): Promise<Page<Transaction>> {
  const cursor = query.after === undefined ? undefined : readCursor(query.after);
  let limit = pageSize(query.limit, otherwise);
  let slice = await readSlice(source, query, cursor, limit);
  // Nothing but what was given already: so many are of one instant that a greater page is needed to get past it.
  while (isStuck(slice) && limit < MOST) {
    limit = Math.min(MOST, limit * 4);
    slice = await readSlice(source, query, cursor, limit);
  }
  const { fresh, hasMore, records } = slice;
  const pass = cursor && isStuck(slice) ? await readPast(source, query, cursor, limit) : undefined;
  const wires = pass?.fresh ?? fresh;
  const items = wires.map((wire) => toTransaction(wire, query.accountId)).filter((item) => fits(item, query));
  return {
    items,
    after: pass ? pass.after : hasMore ? next(fresh, cursor) : undefined,
    total: cursor === undefined && items.length === wires.length && !isFiltered(query) ? records : undefined,
    ...(pass?.isPartial && { isPartial: true }),
  };
}

/**
 * Past an instant of which there are more than the platform gives at once: what it gives of them oldest first, and what is
 * older. What still misses, only another filter can find.
 */
async function readPast(
  source: Source,
  query: TransactionQuery,
  { to, given }: Cursor,
  limit: number,
): Promise<{ fresh: readonly WireTransaction[]; after: string | undefined; isPartial: boolean } | undefined> {
  const instant = instantOf(to);
  if (Number.isNaN(instant)) return undefined;
  const rest = await readSlice(source, { ...query, from: to }, { to, given }, MOST, 'ASC');
  const known = [...given, ...rest.fresh.map(({ id }) => id)];
  // Those are still known where the platform's range is of whole seconds.
  const before = { to: new Date(instant - 1).toISOString(), given: known };
  const older = await readSlice(source, query, before, limit);
  return {
    fresh: [...rest.fresh.toReversed(), ...older.fresh],
    after: older.hasMore ? next(older.fresh, before) : undefined,
    isPartial: rest.isEmpty || (rest.hasMore && (rest.records === undefined || rest.records > known.length)),
  };
}

/** Transactions over Banking v2. Source: Banking v2, "List all transactions", "Get transaction by id". */
export const createTransactions = (http: Http): TransactionCalls => ({
  list: (query = {}) => readPage({ http, name: 'transactions.list', path: '/transactions' }, query, LIMIT),

  get: (id, { signal } = {}) =>
    http.read(
      { name: 'transactions.get', method: 'GET', path: `/transactions/${segment(id)}` },
      (body) => toTransaction(validate(transaction, body)),
      signal,
    ),
});

/** The cursor after a page; absent when it would lead nowhere. */
export function next(fresh: readonly WireTransaction[], before: Cursor | undefined): string | undefined {
  const last = fresh.at(-1)?.created_at;
  if (last === undefined || Number.isNaN(instantOf(last))) return undefined;
  const given = fresh.filter(({ created_at }) => created_at === last).map(({ id }) => id);
  return write({ to: last, given: before?.to === last ? [...before.given, ...given] : given });
}

/** True where the platform is not asked for all of it. [assumed] `account_ids[]` are not the ids of wallets. */
const isFiltered = ({ accountId, direction, to }: TransactionQuery): boolean =>
  [accountId, direction, to].some((filter) => filter !== undefined);

/** The platform knows neither account nor direction, and its range holds its end. */
function fits(item: Transaction, { accountId, direction, to }: TransactionQuery): boolean {
  if (accountId !== undefined && !touches(item, accountId)) return false;
  if (direction !== undefined && item.direction !== direction) return false;
  return to === undefined || !(instantOf(item.createdAt) >= instantOf(to));
}
