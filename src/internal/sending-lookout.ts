import { mayBeNews, pauseOfLook, type TransferStep } from '../domain/transfer-flow.js';

/** How the order stands whose end is looked for. */
export interface LookedFor {
  readonly step: TransferStep<unknown>;
  /** True while nobody is there to look for it. */
  readonly isResting: boolean;
}

/** Looks what became of an order, one question at a time: with growing pauses, and when the network, the page or the person is back. */
export class Lookout {
  /** True while it is asked. */
  isLooking = false;
  /** True between `watch` and `stop`. */
  isWatching = false;
  readonly #order: LookedFor;
  readonly #look: () => Promise<void>;
  readonly #changed: () => void;
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Which order is looked for: what is still heard of an earlier one says nothing about this. */
  #turn = 0;

  /** `look` asks what became of it; `changed` is told when that begins or ends. */
  constructor(order: LookedFor, look: () => Promise<void>, changed: () => void) {
    this.#order = order;
    this.#look = look;
    this.#changed = changed;
  }

  watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    addEventListener('online', this.#lookNow);
    addEventListener('pageshow', this.#lookNow);
    document.addEventListener('visibilitychange', this.#lookNow);
    this.plan();
  }

  stop(): void {
    this.isWatching = false;
    this.pause();
    removeEventListener('online', this.#lookNow);
    removeEventListener('pageshow', this.#lookNow);
    document.removeEventListener('visibilitychange', this.#lookNow);
  }

  /** Looks no more by itself, until it is planned again. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** From now on it is another order. */
  drop(): void {
    this.pause();
    this.isLooking = false;
    this.#turn += 1;
  }

  /** Short pauses again: something has changed. */
  hurry(): void {
    this.#looks = 0;
  }

  /** Plans the next look, where one can find something out. */
  plan(): void {
    this.pause();
    const { step, isResting } = this.#order;
    const pause = this.isWatching && !isResting ? pauseOfLook(step, this.#looks) : undefined;
    if (pause === undefined) return;
    this.#looks += 1;
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  /** Asks, unless it is asked already; what comes is taken while it is about this order. */
  async ask<T>(
    question: () => Promise<T>,
    { found, failed }: { readonly found: (answer: T) => void; readonly failed?: (thrown: unknown) => void },
  ): Promise<void> {
    if (this.isLooking) return;
    const turn = this.#turn;
    this.isLooking = true;
    this.#changed();
    this.pause();
    try {
      const answer = await question();
      if (turn === this.#turn) found(answer);
    } catch (thrown) {
      if (turn === this.#turn) failed?.(thrown);
    } finally {
      if (turn === this.#turn) {
        this.isLooking = false;
        this.#changed();
        this.plan();
      }
    }
  }

  readonly #lookNow = (): void => {
    if (document.hidden || !mayBeNews(this.#order.step)) return;
    this.hurry();
    void this.#look();
  };
}
