import { shortId } from '../seed.js';
import { availableAccount, legsOf, pendingAccount, type Booking } from './booking.js';
import { openingBooking, ownBookings, seededBookings } from './generate.js';
import { walletsOf, type Wallet } from './wallets.js';

/** What is in a wallet, in minor units. */
export interface Balance {
  /** What can be spent. */
  readonly available: bigint;
  /** What lies in the pending wallet. */
  readonly reserved: bigint;
}

/** A corporation's books. */
export interface Ledger {
  /** Newest first. */
  readonly bookings: readonly Booking[];
  balance(wallet: Pick<Wallet, 'id'>): Balance;
  /** True once anything happened in a wallet. */
  isUsed(wallet: Pick<Wallet, 'id'>): boolean;
  /** The booking with an id as the platform shows it. */
  find(id: string): Booking | undefined;
}

/** The id of a booking as the platform shows it. */
export function bookingId(booking: Booking): string {
  const known = ids.get(booking);
  if (known !== undefined) return known;
  const id = booking.id ?? shortId(`booking:${booking.key}`);
  ids.set(booking, id);
  return id;
}
const ids = new WeakMap<Booking, string>();

/** Makes a corporation's books from the seed, which takes some milliseconds: only where somebody asks for them. */
export function makeLedger(corporationId: string, seededAt: number, hasHistory = true): Ledger {
  const wallets = hasHistory ? walletsOf(corporationId) : [];
  const balances = new Map<string, bigint>();
  const used = new Set<string>();
  const enter = (booking: Booking): void => {
    for (const { account, amount } of legsOf(booking)) balances.set(account, (balances.get(account) ?? 0n) + amount);
    for (const { wallet } of [booking.source, booking.target]) if (wallet) used.add(wallet.id);
  };

  const own = ownBookings(wallets, seededAt);
  const bookings = [...own];
  for (const wallet of wallets.filter(({ history }) => history.count > 0)) {
    const seeded = seededBookings(wallet, seededAt);
    let lowest = 0n;
    for (const booking of seeded.toReversed()) {
      enter(booking);
      const left = balances.get(availableAccount(wallet)) ?? 0n;
      if (left < lowest) lowest = left;
    }
    const opening = openingBooking(wallet, seededAt, wallet.history.floor - lowest + sentBy(wallet, own));
    enter(opening);
    bookings.push(...seeded, opening);
  }
  for (const booking of own) enter(booking);
  bookings.sort((one, other) => other.at - one.at);

  let byId: Map<string, Booking> | undefined;
  return {
    bookings,
    balance: (wallet) => ({
      available: balances.get(availableAccount(wallet)) ?? 0n,
      reserved: balances.get(pendingAccount(wallet)) ?? 0n,
    }),
    isUsed: ({ id }) => used.has(id),
    find: (id) => {
      byId ??= new Map(bookings.map((booking) => [bookingId(booking), booking]));
      return byId.get(id);
    },
  };
}

/** What a wallet's owner sent from it to their others. */
const sentBy = (wallet: Wallet, own: readonly Booking[]): bigint =>
  own.reduce((sum, { source }) => (source.wallet === wallet ? sum + source.amount : sum), 0n);
