import type { Party } from './parties.js';
import type { Wallet } from './wallets.js';

/** One side of a booking: a wallet of the platform, or somebody elsewhere. */
export interface Side {
  readonly wallet?: Wallet | undefined;
  readonly party?: Party | undefined;
  /** Minor units, never negative. */
  readonly amount: bigint;
  readonly currency: string;
}

/** How a booking ended. Source: Banking v2, "Authorization Codes", "Error Codes". */
export interface BookingEnd {
  readonly code: number;
  readonly error?: number | undefined;
}

/** One transaction of the ledger. Source: Banking v2, "Transaction". */
export interface Booking extends BookingEnd {
  /** What its ids come from. */
  readonly key: string;
  /** Its id as the platform shows it, where that does not come from the key. */
  readonly id?: string | undefined;
  /** Milliseconds, whole seconds: the time it counts on. */
  readonly at: number;
  readonly type: 'transfer-outgoing' | 'transfer-incoming' | 'invoice-payment' | 'fee';
  readonly source: Side;
  readonly target: Side;
  /** Charged for it by another booking, in the source's minor units. */
  readonly fee: bigint;
}

/** What a booking does to one account of the ledger; negative takes away. */
export interface Leg {
  readonly account: string;
  readonly amount: bigint;
  readonly currency: string;
}

/** Money was delivered. Assumed: only an approved transaction moves it; a refunded one brought it back in full. */
const BOOKS: ReadonlySet<number> = new Set([0]);

/**
 * The source's money lies in its pending wallet. Assumed of a hold (22); not of 43, which waits for money that is not
 * there. Source: Banking v2, "Authorization Codes", "Transaction source/target".
 */
const RESERVES: ReadonlySet<number> = new Set([1, 22, 40, 41, 42]);

/** True for a code under which money was delivered. */
export const books = ({ code }: BookingEnd): boolean => BOOKS.has(code);

/** True for a code under which money is only reserved. */
export const reserves = ({ code }: BookingEnd): boolean => RESERVES.has(code);

/** Names made once: a text that was just put together is slow to look up, and there are tens of thousands of legs. */
function namesOf(kind: string): (id: string) => string {
  const made = new Map<string, string>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const name = `${kind}:${id}`;
    made.set(id, name);
    return name;
  };
}
const wallets = namesOf('wallet');
const pendings = namesOf('pending');
const outsides = namesOf('outside');
const desks = namesOf('desk');

/** The ledger's accounts of a wallet. */
export const availableAccount = ({ id }: Pick<Wallet, 'id'>): string => wallets(id);
export const pendingAccount = ({ id }: Pick<Wallet, 'id'>): string => pendings(id);

const accountOf = ({ party, wallet }: Side): string =>
  wallet ? availableAccount(wallet) : outsides(party?.identifier ?? '');

/** A booking's legs. Those in one currency add up to zero; money that changes its currency goes over a desk for each. */
export function legsOf(booking: Booking): Leg[] {
  const { source, target } = booking;
  if (reserves(booking)) return source.wallet ? move(source, accountOf(source), pendingAccount(source.wallet)) : [];
  if (!books(booking)) return [];
  if (source.currency === target.currency) return move(source, accountOf(source), accountOf(target));
  return [
    ...move(source, accountOf(source), desks(source.currency)),
    ...move(target, desks(target.currency), accountOf(target)),
  ];
}

const move = ({ amount, currency }: Side, from: string, to: string): Leg[] => [
  { account: from, amount: -amount, currency },
  { account: to, amount, currency },
];
