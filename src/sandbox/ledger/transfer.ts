import { ibanOf, masked } from './iban.js';
import type { Booking, BookingEnd, Side } from './booking.js';
import { endAfter, type Outcome } from './outcome.js';
import { HOUSE, type Party } from './parties.js';
import { walletById } from './wallets.js';

/** Somebody elsewhere who is paid. */
export interface Payee {
  readonly name: string;
  readonly number: string;
  readonly code: string;
  /** Their account of Cards v3, where they were paid by its id. */
  readonly accountId?: string | undefined;
}

/**
 * Money that somebody moved. Never changed once it is made: what became of it follows from the clock. Amounts are
 * digits, because it is kept as JSON.
 */
export interface Transfer {
  /** As the API it was made in shows it. */
  readonly id: string;
  /** Which call made it; `setting` for the balance that a control gave a wallet. */
  readonly call: 'transfer' | 'convert' | 'move' | 'pay' | 'setting';
  readonly corporationId: string;
  readonly personId: string;
  /** Milliseconds by the sandbox clock. */
  readonly at: number;
  /** How long it takes to end, in milliseconds. */
  readonly duration: number;
  readonly outcome: Outcome;
  /** The wallet it leaves, and what leaves it; of a `setting` that adds money, where it arrives. */
  readonly walletId: string;
  readonly sourceAmount: string;
  readonly sourceCurrency: string;
  /** A wallet it goes to, or else a payee. */
  readonly targetId?: string | undefined;
  readonly payee?: Payee | undefined;
  /** What arrives. */
  readonly amount: string;
  readonly currency: string;
  /** In the source's minor units. */
  readonly fee: string;
  readonly details: string;
  /** Cards v3 only. */
  readonly requestId?: string | undefined;
  /** What was sent with the request id. */
  readonly digest?: string | undefined;
}

/** What became of a transfer until an instant. */
export const endOf = ({ at, duration, outcome }: Transfer, now: number): BookingEnd =>
  endAfter(outcome, now - at, duration);

const made = new WeakMap<Transfer, Map<string, readonly Booking[]>>();

/** A transfer in the books at an instant: itself and its fee. The same objects as long as nothing changed. */
export function bookingsOf(transfer: Transfer, now: number): readonly Booking[] {
  const end = endOf(transfer, now);
  const known = made.get(transfer) ?? new Map<string, readonly Booking[]>();
  made.set(transfer, known);
  const name = `${end.code}/${String(end.error)}`;
  const bookings = known.get(name) ?? enter(transfer, end);
  known.set(name, bookings);
  return bookings;
}

/** Ends that cost nothing: no money was delivered, or it came back in full. Assumed. */
const FREE: ReadonlySet<number> = new Set([10, 21, 30]);

function enter(transfer: Transfer, end: BookingEnd): Booking[] {
  const { amount, call, currency, id, sourceAmount, sourceCurrency } = transfer;
  const at = Math.floor(transfer.at / 1000) * 1000;
  const source: Side = {
    wallet: walletById(transfer.walletId),
    amount: BigInt(sourceAmount),
    currency: sourceCurrency,
  };
  const target: Side = { ...targetOf(transfer), amount: BigInt(amount), currency };
  const fee = FREE.has(end.code) ? 0n : BigInt(transfer.fee);
  const own = call === 'transfer' || call === 'convert' ? { id } : {};
  const booking: Booking = { key: id, ...own, at, type: 'transfer-outgoing', source, target, ...end, fee };
  if (call === 'setting' && transfer.targetId === transfer.walletId)
    return [{ ...booking, type: 'transfer-incoming', source: { ...source, wallet: undefined, party: ELSEWHERE } }];
  if (fee === 0n) return [booking];
  const feeEnd = transfer.outcome.code === 43 ? { code: 43 } : { code: end.code };
  const charged: Side = { wallet: source.wallet, amount: fee, currency: sourceCurrency };
  const house: Side = { party: HOUSE, amount: fee, currency: sourceCurrency };
  return [booking, { key: `${id}/fee`, at, type: 'fee', source: charged, target: house, ...feeEnd, fee: 0n }];
}

/** Where money comes from and goes to when a control sets a balance. */
const ELSEWHERE: Party = {
  name: 'Giro sandbox control',
  identifier: masked(ibanOf('SE', 'control')),
  currency: undefined,
  range: [0, 0],
};

function targetOf({ payee, targetId }: Transfer): Pick<Side, 'wallet' | 'party'> {
  if (targetId !== undefined) return { wallet: walletById(targetId) };
  if (!payee) return { party: ELSEWHERE };
  const { code, name, number } = payee;
  const isLocal = /^\d{6}$/.test(code);
  const party: Party = { name, identifier: masked(number), currency: undefined, range: [0, 0] };
  return { party: isLocal ? { ...party, scheme: 'uk-local' } : party };
}
