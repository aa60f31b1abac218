import { exchange } from '../rates.js';
import { randoms } from '../seed.js';
import type { Booking, BookingEnd, Side } from './booking.js';
import { ERROR_CODES } from './codes.js';
import { FORMER_BANK, HOUSE, PAYEES, PAYERS, type Party } from './parties.js';
import type { Wallet } from './wallets.js';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const TWO_YEARS = 730 * DAY;
/** When the newest happened, before the seeding. */
const LATEST = 25 * 60 * SECOND;

/** Where pages end that a client asks for: there, two happened in one second. */
const PAGE_ENDS: ReadonlySet<number> = new Set([20, 50, 100]);

const ERRORS = Object.keys(ERROR_CODES).map(Number);
/** Errors that do not end a transaction as declined (above zero) or rejected (below). Assumed: the reference pairs only 8000. */
const ENDS_OF_ERRORS: Readonly<Record<number, number>> = { 5804: 21, 5805: 21, 8000: 42, 9500: 22 };

/** How the newest of a wallet with everything ended, by how many ago they were. */
const NEWEST: Readonly<Record<number, BookingEnd>> = {
  0: { code: 40 },
  1: { code: 1 },
  2: { code: 41 },
  3: { code: 42 },
  5: { code: 22 },
  6: { code: 43 },
  7: { code: 21 },
  // Words that nobody documented.
  9: { code: 77, error: 4242 },
};

const APPROVED: BookingEnd = { code: 0 };

/** What is charged for an exchange. */
const exchangeFee = (amount: bigint): bigint => (amount * 15n) / 1000n;

/** A wallet's own bookings of two years, newest first, without the first that brought its money. */
export function seededBookings(wallet: Wallet, seededAt: number): Booking[] {
  const { count } = wallet.history;
  const random = randoms(`ledger:${wallet.id}`);
  const step = TWO_YEARS / Math.max(count, 1);
  const bookings: Booking[] = [];
  let at = seededAt;
  for (let index = 0; index < count; index++) {
    const moment = Math.floor((seededAt - LATEST - (index + random()) * step) / SECOND) * SECOND;
    at = PAGE_ENDS.has(index) ? at : moment;
    push(bookings, wallet, index, at, random);
  }
  return bookings;
}

function push(bookings: Booking[], wallet: Wallet, index: number, at: number, random: () => number): void {
  const end = endOf(wallet, index);
  const key = `${wallet.id}/${index}`;
  const { currency } = wallet;
  if (end.code === 43 || index % 30 === 12) {
    const amount = exchange(250n, 'EUR', currency);
    bookings.push({ key, at, type: 'fee', ...outgoing(wallet, amount, HOUSE), ...end, fee: 0n });
    return;
  }
  // The corporation's invoice, about once a month.
  if (wallet.history.ends === 'all' && index % 30 === 20 && end === APPROVED) {
    const amount = exchange(4_900n, 'EUR', currency);
    bookings.push({ key, at, type: 'invoice-payment', ...outgoing(wallet, amount, HOUSE), ...end, fee: 0n });
    return;
  }
  const comes = random() < 0.45;
  const party = pick(comes ? PAYERS : PAYEES, random());
  const [from, to] = party.range;
  const euros = BigInt(from + Math.floor(random() * (to - from + 1)));
  const amount = exchange(euros, 'EUR', currency);
  if (comes) {
    bookings.push({ key, at, type: 'transfer-incoming', ...incoming(wallet, amount, party), ...end, fee: 0n });
    return;
  }
  const sides = outgoing(wallet, amount, party);
  const fee = sides.target.currency !== currency && end.code === 0 ? exchangeFee(amount) : 0n;
  // Charged by a transaction of its own in the same second, so that a list adds up to its statement.
  if (fee > 0n)
    bookings.push({ key: `${key}/fee`, at, type: 'fee', ...outgoing(wallet, fee, HOUSE), ...APPROVED, fee: 0n });
  bookings.push({ key, at, type: 'transfer-outgoing', ...sides, ...end, fee });
}

/** Every code comes up in a wallet with everything; in others, what comes up at a bank. */
function endOf({ history }: Wallet, index: number): BookingEnd {
  if (history.ends === 'usual') {
    if (index === 0) return { code: 40 };
    if (index % 97 === 50) return { code: 10, error: 5120 };
    return index % 211 === 100 ? { code: 21 } : APPROVED;
  }
  const newest = NEWEST[index];
  if (newest) return newest;
  const error = index % 9 === 4 ? ERRORS[Math.floor(index / 9) - 1] : undefined;
  if (error === undefined) return APPROVED;
  return { code: ENDS_OF_ERRORS[error] ?? (error < 0 ? 30 : 10), error };
}

/** The first booking of a wallet: what it takes to have `floor` left at its lowest. */
export function openingBooking(wallet: Wallet, seededAt: number, amount: bigint): Booking {
  const at = Math.floor((seededAt - TWO_YEARS - DAY) / SECOND) * SECOND;
  const sides = incoming(wallet, amount, FORMER_BANK);
  return { key: `${wallet.id}/opening`, at, type: 'transfer-incoming', ...sides, ...APPROVED, fee: 0n };
}

/** What a corporation moved between its own wallets, newest first: once a month, an exchange where currencies differ. */
export function ownBookings([first, ...others]: readonly Wallet[], seededAt: number): Booking[] {
  const reached = others.filter(({ history }) => history.count > 0);
  if (!first || first.history.count === 0 || reached.length === 0) return [];
  return Array.from({ length: 24 }, (_, month): Booking => {
    const target = reached[month % reached.length] ?? first;
    const amount = exchange(50_000n, 'EUR', first.currency);
    return {
      key: `${first.id}/own/${month}`,
      at: Math.floor((seededAt - (month * 30 + 3) * DAY) / SECOND) * SECOND,
      type: 'transfer-outgoing',
      source: { wallet: first, amount, currency: first.currency },
      target: { wallet: target, amount: exchange(amount, first.currency, target.currency), currency: target.currency },
      ...APPROVED,
      fee: 0n,
    };
  });
}

const outgoing = (wallet: Wallet, amount: bigint, party: Party): { source: Side; target: Side } => ({
  source: { wallet, amount, currency: wallet.currency },
  target: sideOf(party, amount, wallet),
});

const incoming = (wallet: Wallet, amount: bigint, party: Party): { source: Side; target: Side } => ({
  source: sideOf(party, amount, wallet),
  target: { wallet, amount, currency: wallet.currency },
});

function sideOf(party: Party, amount: bigint, { currency }: Wallet): Side {
  const theirs = party.currency ?? currency;
  return { party, amount: theirs === currency ? amount : exchange(amount, currency, theirs), currency: theirs };
}

function pick(parties: readonly Party[], random: number): Party {
  const found = parties[Math.floor(random * parties.length)];
  if (!found) throw new RangeError('There is nobody to pay');
  return found;
}
