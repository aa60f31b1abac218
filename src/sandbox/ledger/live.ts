import { availableAccount, legsOf, pendingAccount, type Booking } from './booking.js';
import { bookingId, type Ledger } from './ledger.js';
import { bookingsOf, type Transfer } from './transfer.js';

/** What was moved, as it is in the books at an instant: newest first, each above its fee. */
export const bookingsUntil = (transfers: readonly Transfer[], now: number): readonly Booking[] =>
  transfers.toReversed().flatMap((transfer) => bookingsOf(transfer, now));

/** The seeded books with everything that was moved since. */
export function liveLedger(seeded: Ledger, made: readonly Booking[]): Ledger {
  if (made.length === 0) return seeded;
  const balances = new Map<string, bigint>();
  const used = new Set<string>();
  for (const booking of made) {
    for (const { account, amount } of legsOf(booking)) balances.set(account, (balances.get(account) ?? 0n) + amount);
    for (const { wallet } of [booking.source, booking.target]) if (wallet) used.add(wallet.id);
  }
  let bookings: readonly Booking[] | undefined;
  let byId: Map<string, Booking> | undefined;
  return {
    get bookings() {
      // The clock may have been set back before something that was seeded.
      bookings ??= [...made, ...seeded.bookings].sort((one, other) => other.at - one.at);
      return bookings;
    },
    balance: (wallet) => {
      const { available, reserved } = seeded.balance(wallet);
      return {
        available: available + (balances.get(availableAccount(wallet)) ?? 0n),
        reserved: reserved + (balances.get(pendingAccount(wallet)) ?? 0n),
      };
    },
    isUsed: (wallet) => used.has(wallet.id) || seeded.isUsed(wallet),
    find: (id) => {
      byId ??= new Map(made.map((booking) => [bookingId(booking), booking]));
      return byId.get(id) ?? seeded.find(id);
    },
  };
}
