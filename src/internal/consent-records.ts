import { MOST_ROUNDS } from '../domain/consent.js';
import { CONSENT_PARAMETER as PARAMETER, CONSENT_PREFIX as PREFIX } from './consent-mark.js';

/** What is kept while a person is elsewhere: ids only, in this tab's session storage. */
export interface ConsentRecord {
  /** Random; stands in the return address, so that only a return we asked for is one. */
  readonly state: string;
  /** What was wanted: the act and the id of its thing, for example `unfreeze <card id>`. */
  readonly wish: string;
  readonly consentId: string;
  /** ISO 8601 instant, where the platform says one. */
  readonly expiresAt?: string | undefined;
  /** How many consents in a row this wish has had. */
  readonly round: number;
  /** True once it was looked at after the person came back: only counts rounds from then on. */
  readonly isOver: boolean;
  /** The person came back, and what that allows once was not asked for yet, or not answered: a page loaded again asks. */
  readonly isBack?: boolean;
  /** Milliseconds of the wall clock when it was asked for. */
  readonly at: number;
}

/** A person may try again after this long, however often it did not work before. */
const FORGET_AFTER_MS = 10 * 60_000;

/** What comes back when session storage is off or forbidden in this frame: everything works but a reload forgets. */
const memory = new Map<string, string>();

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    return sessionStorage;
  } catch {
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    };
  }
}

/** The record of a wish, unless it is too old to mean anything. */
export function recallConsent(wish: string): ConsentRecord | undefined {
  const text = storage().getItem(PREFIX + wish) ?? memory.get(PREFIX + wish);
  if (text === undefined) return undefined;
  try {
    const record = JSON.parse(text) as Partial<ConsentRecord> | null;
    if (
      typeof record?.state === 'string' &&
      typeof record.consentId === 'string' &&
      typeof record.round === 'number' &&
      typeof record.at === 'number' &&
      Math.abs(Date.now() - record.at) < FORGET_AFTER_MS
    )
      return { ...record, wish } as ConsentRecord;
  } catch {
    // not ours: taken away below
  }
  forgetConsent(wish);
  return undefined;
}

/** True when a wish had as many consents in a row as it may, without effect: it is not asked for again for a while. */
export function isSpent(wish: string): boolean {
  const record = recallConsent(wish);
  return record?.isOver === true && record.round >= MOST_ROUNDS;
}

/** Keeps a record. */
export function keepConsent(record: ConsentRecord): void {
  forgetConsent(record.wish);
  try {
    storage().setItem(PREFIX + record.wish, JSON.stringify(record));
  } catch {
    memory.set(PREFIX + record.wish, JSON.stringify(record)); // full: a reload forgets
  }
}

/** Takes a record away. */
export function forgetConsent(wish: string): void {
  memory.delete(PREFIX + wish);
  storage().removeItem(PREFIX + wish);
}

let returned: string | undefined;
let isTaken = false;

/**
 * The state this page was opened with, taken out of the address bar at the first call.
 * It says that somebody came back, never that anything succeeded.
 */
export function returnedState(): string | undefined {
  if (isTaken) return returned;
  isTaken = true;
  const url = new URL(location.href);
  returned = url.searchParams.get(PARAMETER) ?? undefined;
  if (returned === undefined) return undefined;
  url.searchParams.delete(PARAMETER);
  history.replaceState(history.state, '', url);
  return returned;
}
