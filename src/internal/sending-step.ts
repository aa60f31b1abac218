import { toGiroError, type GiroError } from '../api/errors.js';
import { nextTransferStep, screenOf, type TransferEvent, type TransferStep } from '../domain/transfer-flow.js';
import type { ElementTools } from './giro-element.js';
import type { Live } from './live.js';

/** Who decides an order, and with which client. */
interface Decider {
  readonly live: Live;
  readonly person: object;
}

/** Presses are ignored for so long after a new screen came: the second half of a slow double click decides nothing. */
const SETTLE_MS = 500;

/** Which step an order is at, which is its lock; whose turn it is; and since when its screen stands there to be read. */
export class SendingStep<O> {
  step: TransferStep<O> = { step: 'details' };
  /** Why the last call failed, where the step says so. */
  error: GiroError | undefined;
  /** True while the session is over: nothing goes out, nothing is looked for, and nothing is to be drawn. */
  isResting = false;
  /** Whose sending this is: what an earlier one still hears is told to the host and shown to nobody. */
  turn = 0;
  readonly #tools: ElementTools;
  readonly #changed: (moves: boolean) => void;
  #settledAt = -Infinity;
  #decider: Decider | undefined;

  /** `changed` is told whenever something is to be drawn, and whether another screen came. */
  constructor(tools: ElementTools, changed: (moves: boolean) => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  /** True for a moment after another screen came. */
  get isSettling(): boolean {
    return performance.now() - this.#settledAt < SETTLE_MS;
  }

  /** From now on it is the order of who is there now, at the client that is there now. */
  bind(): void {
    const live = this.#tools.live();
    this.#decider = live && { live, person: live.client.session.person };
  }

  /** The reads of the client it is decided with. */
  get live(): Live | undefined {
    return this.#decider?.live ?? this.#tools.live();
  }

  /** True while who decides it is there, and the element has no other client. */
  get isTheirs(): boolean {
    return this.isStillThere(this.#decider);
  }

  /** Who decides it now, for what comes later to be held against. */
  get decider(): Decider | undefined {
    return this.#decider;
  }

  isStillThere(decider: Decider | undefined): boolean {
    if (!decider) return true;
    const { live, person } = decider;
    return live.client.session.person === person && (this.#tools.live() ?? live).client === live.client;
  }

  /** Answers whose turn it is. */
  happened(event: TransferEvent<O>): number {
    this.#become(nextTransferStep(this.step, event));
    return this.turn;
  }

  failed(thrown: unknown): void {
    this.error = toGiroError(thrown);
    this.#tools.report(this.error);
  }

  /** Another order's turn. */
  clear(): void {
    this.error = undefined;
    this.#decider = undefined;
    this.turn += 1;
    this.#become({ step: 'details' });
  }

  #become(step: TransferStep<O>): void {
    const before = this.step;
    if (before === step) return;
    this.step = step;
    const isAnother = screenOf(before) !== screenOf(step);
    // What comes back to the review, or to the code, says why: that, too, wants to be read before it can be decided.
    if (isAnother || step.step === 'review' || step.step === 'code') this.#settledAt = performance.now();
    this.#changed(isAnother);
  }
}
