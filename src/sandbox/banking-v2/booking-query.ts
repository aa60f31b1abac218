import type { Booking } from '../ledger/booking.js';
import { bookingId } from '../ledger/ledger.js';
import { CODES, type ErrorEntry } from '../respond.js';
import { readPageQuery, type PageQuery } from './transaction-page.js';

const ID_LENGTH = 10;
/** Source: Banking v2, "List all transactions", `currency`. */
const CURRENCIES: readonly string[] = ['USD', 'EUR', 'GBP', 'SEK', 'DKK', 'NOK'];

/** Which transactions of a corporation, and how many of them. */
export interface BookingQuery extends PageQuery {
  readonly fits: (booking: Booking) => boolean;
}

/**
 * Reads the query of "List all transactions". Assumed, because the reference only names them: `search` looks at names
 * and masked accounts, and takes a whole id; `currency` is that of either side; `account_ids` are ids of wallets, on either side.
 */
export function readBookingQuery(url: URL): BookingQuery | { readonly errors: readonly ErrorEntry[] } {
  const query = url.searchParams;
  const page = readPageQuery(Object.fromEntries(query));
  const errors: ErrorEntry[] = 'errors' in page ? [...page.errors] : [];
  const status = query.get('status');
  if (status !== null && !/^\d{1,4}$/.test(status))
    errors.push({ field: 'status', message: 'status is a status code', code: CODES.invalid });
  const currency = query.get('currency');
  if (currency !== null && !CURRENCIES.includes(currency))
    errors.push({ field: 'currency', message: 'The currency is not available', code: CODES.invalid });
  if ('errors' in page || errors.length > 0) return { errors };

  const search = query.get('search')?.trim() ?? '';
  const accounts = new Set(listIn(query, 'account_ids'));
  return {
    ...page,
    fits: (booking) =>
      booking.at >= page.from &&
      booking.at <= page.to &&
      (status === null || booking.code === Number(status)) &&
      (currency === null || sidesOf(booking).some((side) => side.currency === currency)) &&
      (accounts.size === 0 || sidesOf(booking).some(({ wallet }) => wallet !== undefined && accounts.has(wallet.id))) &&
      (search === '' || isFound(booking, search)),
  };
}

/** A query's array, however it is spelt: `name[]=`, `name[0]=` or `name=`. */
export const listIn = (query: URLSearchParams, name: string): string[] =>
  [...query].flatMap(([key, value]) => (key.replace(/\[\d*\]$/, '') === name ? [value] : []));

const sidesOf = ({ source, target }: Booking) => [source, target];

function isFound(booking: Booking, search: string): boolean {
  const wanted = search.toLowerCase();
  const isNamed = sidesOf(booking).some(({ party, wallet }) =>
    [party?.name, party?.identifier, wallet?.name].some((text) => text?.toLowerCase().includes(wanted)),
  );
  // Making an id takes longer than all the rest, and there may be ten thousand.
  return isNamed || (search.length === ID_LENGTH && bookingId(booking) === search);
}
