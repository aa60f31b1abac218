import type { Before, TransferFinding, TransferOrder } from '../../domain/transfer.js';
import type { Booking, BookingSide } from '../../domain/transfer-match.js';
import { readCurrency } from '../card-words.js';
import type { Http } from '../http.js';
import { next, readCursor, readSlice } from './account-transactions.js';
import { toMoney } from './map.js';
import type { WireParty, WireTransaction } from './schema.js';
import { masked, MOST, toTransaction, walletsOf } from './transactions.js';

/** So many pages are read at most: whoever sends as much as that in a minute has a server to ask. */
const MOST_PAGES = 5;

/** What is looked for, and how it is told from other bookings. */
interface Search<O> {
  readonly name: string;
  readonly order: O;
  readonly before: Before;
  readonly signal: AbortSignal | undefined;
  readonly find: (order: O, before: Before, bookings: readonly Booking[]) => TransferFinding;
}

/**
 * Looks among the newest bookings, newest first, as far back as to one that was there before. Those of all accounts: the
 * platform does not filter by wallet. Where it does not get that far, what is not among them may still be there:
 * `unknowable`, not `absent`. Source: Banking v2, "List all transactions".
 */
export async function findBooking<O extends Pick<TransferOrder, 'source'>>(
  http: Http,
  { name, order, before, signal, find }: Search<O>,
): Promise<TransferFinding> {
  const bookings: Booking[] = [];
  let after: string | undefined;
  let isWhole = false;
  for (let page = 0; page < MOST_PAGES && !isWhole; page++) {
    const cursor = after === undefined ? undefined : readCursor(after);
    const { fresh, hasMore } = await readSlice({ http, name, path: '/transactions' }, { signal }, cursor, MOST);
    bookings.push(...fresh.map((wire) => toBooking(wire, order.source.accountId)));
    isWhole = !hasMore || fresh.some(({ id }) => before.ids.includes(id));
    after = next(fresh, cursor);
    if (after === undefined) break;
  }
  const finding = find(order, before, bookings);
  return finding.step === 'absent' && !isWhole ? { step: 'unknowable' } : finding;
}

const toBooking = (wire: WireTransaction, accountId: string): Booking => ({
  transaction: toTransaction(wire, accountId),
  from: toSide(wire.source),
  to: toSide(wire.target),
  gets: toMoney(wire.target_amount, readCurrency(wire.target_currency)),
});

function toSide(party: WireParty): BookingSide {
  const { object } = party ?? {};
  return {
    kind: object === 'wallet' || object === 'payment-account' ? object : 'unknown',
    ids: walletsOf(party),
    identifier: masked(party),
    name: party?.holder || party?.name || undefined,
  };
}
