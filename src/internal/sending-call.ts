import type { GiroClient, TransferChallenge } from '../api/client.types.js';
import { toGiroError, type GiroError, type GiroErrorKind } from '../api/errors.js';
import type { Act, ConsentChallenge } from '../domain/challenge.js';
import type { CodeChallenge } from '../domain/session.js';
import type { Transaction } from '../domain/transaction.js';
import type { Before } from '../domain/transfer.js';
import type { CodeFault } from '../domain/transfer-flow.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Sendable, SendingKind } from './sending-kind.js';

/** How a call ended. */
export type End =
  | { readonly end: 'carried-out'; readonly transaction: Transaction }
  | { readonly end: 'code'; readonly challenge: CodeChallenge }
  | { readonly end: 'consent'; readonly challenge: ConsentChallenge }
  | { readonly end: 'duplicate'; readonly twins: readonly Transaction[] }
  /** Nobody knows; `refusal` is what the last answer said, which may be of a copy of what was carried out. */
  | { readonly end: 'lost'; readonly refusal?: GiroError | undefined }
  | { readonly end: 'refused'; readonly error: GiroError }
  | { readonly end: 'unsent'; readonly error: GiroError };

/** Refusals that say nothing about the order, which was not even looked at: the same may be sent again as it is. */
const UNSENT: readonly GiroErrorKind[] = [
  'offline',
  'network',
  'timeout',
  'unauthorized',
  'rate-limited',
  'usage',
  'cancelled',
];

/** What is no answer to the order, whatever it is an answer to: the order may have been carried out. */
const LOST: readonly GiroErrorKind[] = ['unknown-outcome', 'bad-answer', 'server'];

/** Bookings looked at before something is sent. Source: Banking v2, "List all transactions". */
const RECENT = 100;

/** What one call takes. */
export interface CarefulCall<O extends Sendable> {
  readonly client: GiroClient;
  readonly order: O;
  readonly kind: SendingKind<O>;
  /** The bookings there were before the first call; undefined for the first call itself. */
  readonly before: Before | undefined;
  /** Which bookings look like it, and are not known to the person. */
  readonly twins: { among(bookings: readonly Transaction[], order: O): readonly Transaction[] };
  /** Asked right before the call goes out, in its turn: how it ends instead, where it must not go any more. */
  readonly stops: () => End | undefined;
  /** Told right before the call goes out, with what its booking will be told from. */
  readonly goes: (before: Before) => void;
  /** Told how it ended, before another tab has its turn. */
  readonly ended: (end: End) => void;
  readonly call: () => Promise<Act<Transaction, TransferChallenge>>;
}

/** A look that found something, or what the call may be told from later. */
type Look = { readonly there: End } | { readonly there?: undefined; readonly before: Before };

/** One call that may move money, in turn in all tabs: looked before, and judged after by more than its answer. */
export async function sendCarefully<O extends Sendable>(ask: CarefulCall<O>): Promise<End> {
  return await oneAtATime(`giro-sending ${ask.order.source.accountId}`, async (): Promise<End> => {
    const end = await inTurn(ask);
    ask.ended(end);
    return end;
  });
}

async function inTurn<O extends Sendable>(ask: CarefulCall<O>): Promise<End> {
  let look: Look;
  try {
    look = await lookBefore(ask);
  } catch (thrown) {
    return { end: 'unsent', error: toGiroError(thrown) };
  }
  if (look.there) return look.there;
  const stopped = ask.stops();
  if (stopped) return stopped;
  ask.goes(look.before);
  try {
    const answer = await ask.call();
    if (answer.done) return { end: 'carried-out', transaction: answer.value };
    const { challenge } = answer;
    return challenge.kind === 'code' ? { end: 'code', challenge: challenge.code } : { end: 'consent', challenge };
  } catch (thrown) {
    const error = toGiroError(thrown);
    if (LOST.includes(error.kind)) return { end: 'lost' };
    return isAnswered(error) ? await despite(ask, look.before, error) : { end: 'unsent', error };
  }
}

/** What must be known before something is sent: whether it, or the same, is there already. */
async function lookBefore<O extends Sendable>({ client, order, kind, before, twins }: CarefulCall<O>): Promise<Look> {
  if (!hasList(order)) return { before: before ?? { ids: [] } };
  if (before) {
    const finding = await kind.find(client, order, before);
    if (finding.step === 'unknowable') return { there: { end: 'lost' } }; // what is there may be this: it is not sent on top
    return finding.step === 'found' ? { there: { end: 'carried-out', transaction: finding.transaction } } : { before };
  }
  const recent = await recentBookings(client, order);
  const alike = twins.among(recent, order);
  return alike.length > 0
    ? { there: { end: 'duplicate', twins: alike } }
    : { before: { ids: recent.map(({ id }) => id) } };
}

/** A refusal may be of a copy that the browser sent by itself, after the first was carried out. */
async function despite<O extends Sendable>(
  { client, order, kind }: CarefulCall<O>,
  before: Before,
  error: GiroError,
): Promise<End> {
  const refused: End = isOfTheOrder(error) ? { end: 'refused', error } : { end: 'unsent', error };
  if (!hasList(order)) return refused;
  try {
    const finding = await kind.find(client, order, before);
    if (finding.step === 'unknowable') return { end: 'lost', refusal: error };
    return finding.step === 'found' ? { end: 'carried-out', transaction: finding.transaction } : refused;
  } catch {
    return { end: 'lost', refusal: error };
  }
}

/** Cards v3 has no list of payments. */
export const hasList = ({ source }: Sendable): boolean => source.api === 'banking-v2';

/** The newest bookings of all accounts: a page of one can be empty although older ones are there to tell new ones from. */
export async function recentBookings(client: GiroClient, order: Sendable): Promise<readonly Transaction[]> {
  return hasList(order) ? (await client.transactions.list({ limit: RECENT })).items : [];
}

/** True for what the platform said of the call; where the session is over nobody can look, so that it says enough. */
const isAnswered = ({ kind, status }: GiroError): boolean =>
  !UNSENT.includes(kind) || (status !== undefined && kind !== 'unauthorized');

/** True for a refusal that is of the order itself. */
export const isOfTheOrder = ({ kind }: GiroError): boolean => !UNSENT.includes(kind) && !LOST.includes(kind);

/** What a refused confirmation means for the code; undefined when it is not about the code. */
export function codeFault({ code }: GiroError): CodeFault | undefined {
  if (code === 'wrong-code') return 'wrong-code';
  return code === '10003' ? 'void-code' : undefined;
}
