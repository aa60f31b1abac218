import { compactNumber } from './account-number.js';
import type { Money } from './money.js';
import type { Transaction } from './transaction.js';
import type { Before, ConversionOrder, Payee, TransferFinding, TransferOrder, TransferSource } from './transfer.js';

/** One side of a booking, as far as the platform shows it. */
export interface BookingSide {
  readonly kind: 'wallet' | 'payment-account' | 'unknown';
  /** Wallets, real and pending; empty where it is none, or where none is named. */
  readonly ids: readonly string[];
  /** Account number, whole or masked. */
  readonly identifier?: string | undefined;
  readonly name?: string | undefined;
}

/** A booking as orders are compared with it. */
export interface Booking {
  readonly transaction: Transaction;
  readonly from: BookingSide;
  readonly to: BookingSide;
  /** What the other side gets. */
  readonly gets?: Money | undefined;
}

/** Whether one thing fits; `unclear` where the platform shows too little of it. */
type Fit = 'yes' | 'no' | 'unclear';

/**
 * Looks for a transfer among bookings, newest first. Found is only the one booking that fits in everything; absent is said
 * only where nothing could be it. Two that fit, or one whose payee can't be told, are `unknowable`: "it did not arrive"
 * would be as much of a guess as "it did".
 */
export const findTransfer = (order: TransferOrder, before: Before, bookings: readonly Booking[]): TransferFinding =>
  find(before, bookings, ({ from, to, gets }) => [
    fitsSource(order.source, from),
    fitsMoney(order.money, gets),
    fitsPayee(order.payee, to),
  ]);

/** As {@link findTransfer}, for a conversion: its other side is another wallet. */
export const findConversion = (order: ConversionOrder, before: Before, bookings: readonly Booking[]): TransferFinding =>
  find(before, bookings, ({ from, to, gets }) => [
    fitsSource(order.source, from),
    fitsMoney(order.money, gets),
    to.kind === 'wallet' && !to.ids.includes(order.source.accountId) ? 'yes' : to.kind === 'unknown' ? 'unclear' : 'no',
  ]);

function find(
  before: Before,
  bookings: readonly Booking[],
  fits: (booking: Booking) => readonly Fit[],
): TransferFinding {
  const judged = newSince(before, bookings).map((booking) => ({ booking, fit: worst(fits(booking)) }));
  const [ours, ...more] = judged.filter(({ fit }) => fit === 'yes');
  if (ours && more.length === 0) return { step: 'found', transaction: ours.booking.transaction };
  return judged.every(({ fit }) => fit === 'no') ? { step: 'absent' } : { step: 'unknowable' };
}

/** What was not there before. What is listed below the last one that was, is older than what was looked at then. */
function newSince({ ids }: Before, bookings: readonly Booking[]): readonly Booking[] {
  const known = new Set(ids);
  const isKnown = ({ transaction }: Booking): boolean => known.has(transaction.id);
  const last = bookings.findLastIndex(isKnown);
  return (last === -1 ? bookings : bookings.slice(0, last)).filter((booking) => !isKnown(booking));
}

const worst = (fits: readonly Fit[]): Fit =>
  fits.includes('no') ? 'no' : fits.includes('unclear') ? 'unclear' : 'yes';

function fitsSource({ accountId, pendingId }: TransferSource, { kind, ids }: BookingSide): Fit {
  if (ids.includes(accountId) || (pendingId !== undefined && ids.includes(pendingId))) return 'yes';
  return ids.length > 0 || kind === 'payment-account' ? 'no' : 'unclear';
}

function fitsMoney({ amount, currency }: Money, gets: Money | undefined): Fit {
  if (gets === undefined) return 'unclear';
  return gets.amount === amount && gets.currency === currency ? 'yes' : 'no';
}

/** By the account's number, where enough of it is shown; else by the name. */
function fitsPayee(payee: Payee, { kind, ids, identifier, name }: BookingSide): Fit {
  if (payee.kind === 'account') {
    if (ids.includes(payee.accountId)) return 'yes';
    return ids.length > 0 || kind === 'payment-account' ? 'no' : 'unclear';
  }
  const byNumber = identifier ? fitsNumber(payee, compactNumber(identifier)) : 'unclear';
  return byNumber === 'unclear' && name ? fitsName(payee.name, name) : byNumber;
}

function fitsNumber(payee: Exclude<Payee, { readonly kind: 'account' }>, shown: string): Fit {
  if (payee.kind === 'iban') return fitsMask(shown, payee.iban);
  // A British IBAN ends with sort code and number. Source: ISO 13616, registry, GB.
  const local = shown.replace(/^GB\d\d[A-Z]{0,4}/, '');
  const fits = [payee.number, payee.sortCode + payee.number].map((number) => fitsMask(local, number));
  return fits.includes('yes') ? 'yes' : fits.includes('unclear') ? 'unclear' : 'no';
}

/** Fewer characters than these, country apart, name nobody. */
const LEAST_SHOWN = 4;

/** Compares a number with what is shown of it: whole, its beginning or end, or both with something between. */
function fitsMask(shown: string, number: string): Fit {
  if (shown === number) return 'yes';
  const parts = shown.split(/X{2,}|[^A-Z\d]+/);
  const length = parts.join('').length;
  if (length > number.length) return 'no';
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  const fits =
    parts.length === 1
      ? number.startsWith(first) || number.endsWith(first)
      : number.startsWith(first) && number.endsWith(last) && inOrder(parts.slice(1, -1), number, first, last);
  if (!fits) return 'no';
  const country = /^[A-Z]{2}/.test(first) ? 2 : 0;
  return length - country >= LEAST_SHOWN ? 'yes' : 'unclear';
}

function inOrder(parts: readonly string[], number: string, first: string, last: string): boolean {
  let rest = number.slice(first.length, number.length - last.length);
  return parts.every((part) => {
    const at = rest.indexOf(part);
    rest = rest.slice(at + part.length);
    return at !== -1;
  });
}

/** Without accents, case and punctuation: each bank writes names its own way. */
const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const isPlain = (text: string): boolean => /^[a-z\d]+$/.test(text);

/** A name cut short, or of letters that are written differently elsewhere, says neither yes nor no. */
function fitsName(wanted: string, shown: string): Fit {
  const [a, b] = [foldName(wanted), foldName(shown)];
  if (a === '' || b === '') return 'unclear';
  if (a === b) return 'yes';
  return isPlain(a) && isPlain(b) && !a.startsWith(b) && !b.startsWith(a) ? 'no' : 'unclear';
}
