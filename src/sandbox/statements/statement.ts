import { corporationById, type Corporation } from '../corporations.js';
import { availableAccount, books, legsOf, type Booking } from '../ledger/booking.js';
import { bookingId } from '../ledger/ledger.js';
import { walletsOf, type Wallet } from '../ledger/wallets.js';
import type { Platform } from '../platform.js';
import { clockOf } from './days.js';
import type { PreparedStatement } from './prepare.js';

/** A booking as it changes one wallet. */
export interface Movement {
  readonly id: string;
  /** Day and time in the statement's zone. */
  readonly day: string;
  readonly time: string;
  readonly type: Booking['type'];
  /** Who is on the other side; the masked account where no name is known. */
  readonly counterparty: string;
  readonly identifier: string;
  /** Minor units; negative when it went out. */
  readonly amount: bigint;
  /** What was in the wallet afterwards. */
  readonly balance: bigint;
}

/** One wallet's part of a statement: `opening` and all movements make `closing`. */
export interface WalletStatement {
  readonly wallet: Wallet;
  readonly opening: bigint;
  readonly movements: readonly Movement[];
  readonly closing: bigint;
}

/** A statement with everything that stands in its file. */
export interface Statement {
  readonly prepared: PreparedStatement;
  readonly corporation: Corporation;
  readonly wallets: readonly WalletStatement[];
}

/** Draws up a statement from the ledger, oldest movement first. */
export function drawUp(platform: Platform, prepared: PreparedStatement): Statement {
  const { bookings } = platform.ledger(prepared.corporationId, prepared.at);
  const booked = bookings.filter((booking) => books(booking) && booking.at <= prepared.at).toReversed();
  const clock = clockOf(prepared.timeZone);
  const own = walletsOf(prepared.corporationId);
  return {
    prepared,
    corporation: corporationById(prepared.corporationId),
    wallets: prepared.walletIds.flatMap((walletId) => {
      const wallet = own.find(({ id }) => id === walletId);
      return wallet ? [drawUpWallet(wallet, booked, prepared, clock)] : [];
    }),
  };
}

/** Only what was delivered counts: money that is merely reserved is still in the wallet of a statement. Assumed. */
function drawUpWallet(
  wallet: Wallet,
  booked: readonly Booking[],
  { end, start }: PreparedStatement,
  clock: ReturnType<typeof clockOf>,
): WalletStatement {
  let opening = 0n;
  let balance = 0n;
  const movements: Movement[] = [];
  for (const booking of booked) {
    const { at, source, target } = booking;
    if (at >= end || (source.wallet !== wallet && target.wallet !== wallet)) continue;
    const amount = legsOf(booking)
      .filter(({ account }) => account === availableAccount(wallet))
      .reduce((sum, leg) => sum + leg.amount, 0n);
    balance += amount;
    if (at < start) {
      opening = balance;
      continue;
    }
    const other = source.wallet === wallet ? target : source;
    const identifier = other.party?.identifier ?? other.wallet?.requisites[0].number ?? '';
    movements.push({
      id: bookingId(booking),
      ...clock(at),
      type: booking.type,
      counterparty: other.party?.name ?? other.wallet?.name ?? identifier,
      identifier,
      amount,
      balance,
    });
  }
  return { wallet, opening, movements, closing: balance };
}
