import type { End } from './sending-call.js';

/** What the tabs of this origin know of a call that may be repeated once: ids and an instant, no more. */
interface Claim {
  /** Milliseconds of the wall clock when it went out. */
  readonly at: number;
  /** What it became, once it is carried out. */
  readonly transactionId?: string | undefined;
}

const PREFIX = 'giro-sent ';

/** Older than this no tab is in the middle of it any more. */
const FORGET_AFTER_MS = 24 * 3_600_000;

/**
 * The one repetition of a call that a consent allows, where the platform is not known to de-duplicate: a tab that was
 * duplicated at the consent does not repeat it as well. Where storage is forbidden there is no copy to guard against.
 */
export class RepeatClaim {
  readonly #requestId: string;
  #isMine = false;

  constructor(requestId: string) {
    this.#requestId = requestId;
  }

  /** Takes it, right before the call goes out; false where another tab did. */
  take(): boolean {
    forgetOld();
    const repeated = readClaim(this.#requestId);
    if (repeated) return false;
    write(this.#requestId, { at: Date.now() });
    this.#isMine = true;
    return true;
  }

  /** Notes how the call ended, before another tab has its turn: one that moved nothing may be repeated. */
  ended(end: End): void {
    if (!this.#isMine || end.end === 'lost') return;
    if (end.end === 'carried-out') write(this.#requestId, { at: Date.now(), transactionId: end.transaction.id });
    else remove(PREFIX + this.#requestId);
  }
}

/** What is known of a repetition; undefined where there was none, or one that moved nothing. */
export function readClaim(requestId: string): Claim | undefined {
  try {
    return parsed(localStorage.getItem(PREFIX + requestId));
  } catch {
    return undefined; // forbidden in this frame
  }
}

/** Anything that stands there is a claim, also what makes no sense: nothing is sent on top of it. */
function parsed(text: string | null): Claim | undefined {
  if (text === null) return undefined;
  try {
    const { at, transactionId } = JSON.parse(text) as Partial<Claim>;
    return {
      at: typeof at === 'number' ? at : 0,
      ...(typeof transactionId === 'string' ? { transactionId } : {}),
    };
  } catch {
    return { at: 0 };
  }
}

function write(requestId: string, claim: Claim): void {
  try {
    localStorage.setItem(PREFIX + requestId, JSON.stringify(claim));
  } catch {
    // full or forbidden
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // was never kept
  }
}

function forgetOld(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const claim = parsed(localStorage.getItem(key));
      if (claim && Math.abs(Date.now() - claim.at) > FORGET_AFTER_MS) remove(key);
    }
  } catch {
    // forbidden in this frame
  }
}
