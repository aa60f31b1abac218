import type { Before } from '../../domain/transfer.js';
import type { Booking, BookingSide } from '../../domain/transfer-match.js';
import { readCurrency } from '../card-words.js';
import type { Http } from '../http.js';
import { next, readCursor, readSlice } from './account-transactions.js';
import { toMoney } from './map.js';
import type { WireParty, WireTransaction } from './schema.js';
import { masked, MOST, toTransaction, walletsOf } from './transactions.js';

/** So many pages are read at most: whoever sends as much as that in a minute has a server to ask. */
const MOST_PAGES = 5;

/**
 * The newest bookings, newest first, at least as far back as to one that was there before. Those of all accounts: the
 * platform does not filter by wallet. Source: Banking v2, "List all transactions".
 */
export async function bookingsSince(
  http: Http,
  name: string,
  { ids }: Before,
  accountId: string,
  signal: AbortSignal | undefined,
): Promise<readonly Booking[]> {
  const bookings: Booking[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const cursor = after === undefined ? undefined : readCursor(after);
    const { fresh, hasMore } = await readSlice({ http, name, path: '/transactions' }, { signal }, cursor, MOST);
    bookings.push(...fresh.map((wire) => toBooking(wire, accountId)));
    after = next(fresh, cursor);
    if (!hasMore || after === undefined || ids.length === 0 || fresh.some(({ id }) => ids.includes(id))) break;
  }
  return bookings;
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
