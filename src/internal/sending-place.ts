import type { Before } from '../domain/transfer.js';
import type { Transaction } from '../domain/transaction.js';
import type { ElementTools } from './giro-element.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import { forgetSent, keepSent, recallSent, type SentPhase, type SentRecord } from './sending-records.js';

/** Who follows what is kept under a name. */
const claimed = new Map<string, object>();

/** What is known of an order whose answer may be lost. */
export interface Sent {
  readonly before: Before;
  /** Of the monotonic clock, in milliseconds: when the last call went out. */
  readonly at: number;
  /** Seconds the code is good for, where one was sent. */
  readonly lifetime?: number | undefined;
}

/** Where an order under way is kept for a page that is loaded again: a place of each form's own, for whoever sent it. */
export class SendingPlace<O extends Sendable> {
  readonly #kind: SendingKind<O>;
  readonly #tools: ElementTools;
  #slot: string;

  constructor(kind: SendingKind<O>, tools: ElementTools) {
    this.#kind = kind;
    this.#tools = tools;
    this.#slot = kind.name;
  }

  /** Two forms for one account, on one page, keep their orders apart; one that comes in another's place takes its over. */
  claim(name: string): void {
    if (claimed.get(this.#slot) === this) return;
    for (let place = 1; ; place += 1) {
      const slot = `${this.#kind.name} ${name} ${place}`;
      if (claimed.has(slot)) continue;
      claimed.set(slot, this);
      this.#slot = slot;
      return;
    }
  }

  /** Lets another form take it over. */
  free(): void {
    if (claimed.get(this.#slot) === this) claimed.delete(this.#slot);
  }

  keep(order: O, phase: SentPhase, { before, lifetime, at: sentAt }: Sent, transaction?: Transaction): void {
    const at = Date.now() - (performance.now() - sentAt);
    keepSent(this.#slot, { phase, order, owner: this.#owner, before, lifetime, at, transaction });
  }

  /** What the person who is there now left, and what was known of it. */
  recall(): (SentRecord<O> & { readonly sent: Sent }) | undefined {
    const record = recallSent(this.#slot, this.#kind.isOrder, this.#owner);
    if (!record) return undefined;
    const { before, lifetime, at } = record;
    return { ...record, sent: { before, lifetime, at: performance.now() - Math.max(0, Date.now() - at) } };
  }

  forget(): void {
    forgetSent(this.#slot);
  }

  /** Forgets what is not surely the present person's. */
  leaveToOwner(): void {
    if (this.#owner === undefined || !this.recall()) this.forget();
  }

  get #owner(): string | undefined {
    return this.#tools.live()?.client.session.owner;
  }
}

/** True for a page that was loaded again, or gone back to. Source: Navigation Timing, `type`. */
export function wasLoadedAgain(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' || entry?.type === 'back_forward';
}
