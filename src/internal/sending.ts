import type { TransferChallenge } from '../api/client.types.js';
import type { GiroError } from '../api/errors.js';
import type { Act } from '../domain/challenge.js';
import type { ConsentStep } from '../domain/consent.js';
import type { Transaction } from '../domain/transaction.js';
import { isBound, type TransferStep } from '../domain/transfer-flow.js';
import { openConsentTab } from './consent-mark.js';
import { deepFreeze } from './deep-freeze.js';
import type { ElementTools } from './giro-element.js';
import { isConsentSpent } from './sending-consent.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import { SendingOutcome } from './sending-outcome.js';
import { SendingStep } from './sending-step.js';
import type { SendingTwins } from './sending-twins.js';

/**
 * Sends one order at a time, as the person decided it: one decision, one send. The step is the lock, taken before the first
 * `await`; an answer that is lost is looked up, never sent again by itself; removal aborts nothing.
 */
export class Sending<O extends Sendable> {
  readonly #kind: SendingKind<O>;
  readonly #tools: ElementTools;
  readonly #at: SendingStep<O>;
  readonly #outcome: SendingOutcome<O>;
  /** Which check of the form counts: the latest. */
  #reviews = 0;

  /** `changed` is told whenever something is to be drawn, and whether another screen came. */
  constructor(kind: SendingKind<O>, tools: ElementTools, changed: (moves: boolean) => void) {
    this.#kind = kind;
    this.#tools = tools;
    this.#at = new SendingStep(tools, changed);
    this.#outcome = new SendingOutcome(kind, tools, this.#at, () => {
      changed(false);
    });
  }

  get step(): TransferStep<O> {
    return this.#at.step;
  }

  /** Why the last call failed, where the step says so. */
  get error(): GiroError | undefined {
    return this.#at.error;
  }

  /** True while the session is over: nothing goes out, nothing is looked for, and nothing is to be drawn. */
  get isResting(): boolean {
    return this.#at.isResting;
  }

  /** True for a moment after another screen came. */
  get isSettling(): boolean {
    return this.#at.isSettling;
  }

  get twins(): SendingTwins<O> {
    return this.#outcome.twins;
  }

  /** How the person's consent stands. */
  get consent(): ConsentStep {
    return this.#outcome.consent;
  }

  /** True while it is asked what became of it. */
  get isLooking(): boolean {
    return this.#outcome.isLooking;
  }

  /**
   * The person wants to see what would be sent. `make` checks what was typed, with the platform where need be, and answers
   * the order, or undefined where the form says what is wrong; rejects when nobody knows.
   */
  async review(make: () => Promise<O | undefined>): Promise<void> {
    if (this.step.step !== 'details' || this.isSettling || this.isResting) return;
    const turn = this.#at.happened({ event: 'submitted' });
    this.twins.clear(); // what the person knew of may be of another order
    this.#reviews += 1;
    const mine = this.#reviews;
    this.#at.bind();
    const isOver = (): boolean => turn !== this.#at.turn || mine !== this.#reviews;
    try {
      const order = await make();
      if (isOver()) return;
      if (!this.#at.isTheirs) this.#at.happened({ event: 'faulty', news: 'changed' });
      else this.#at.happened(order ? { event: 'checked', order: deepFreeze(order) } : { event: 'faulty' });
    } catch (thrown) {
      if (isOver()) return;
      this.#at.failed(thrown);
      this.#at.happened({ event: 'faulty', news: 'unchecked' });
    }
  }

  /** The person decided. Must be called in their click, so that a new tab may open. */
  async confirm(): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'review' || !live || this.isSettling || this.#isWithdrawn()) return;
    if (!this.#kind.mayGo(step.order) || this.step !== step) return;
    this.twins.acknowledge(this.twins.open);
    if (isConsentSpent(step.order)) {
      this.#at.happened({ event: 'given-up' });
      return;
    }
    const tab = this.#kind.mayNeedConsent(step.order) ? openConsentTab(this.#tools) : undefined;
    const turn = this.#at.happened({ event: 'confirmed' });
    const end = await this.#outcome.calls.send(live, step.order, () => this.#kind.start(live.client, step.order), {
      isFirst: true,
    });
    await this.#outcome.ended(turn, live, step.order, end, tab);
  }

  /** The person typed the code. */
  async giveCode(code: string): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'code' || step.fault === 'void-code' || !live || this.#isWithdrawn()) return;
    if (step.fault === 'wrong-code' && this.isSettling) return; // the second half of a double click: nobody typed another
    const turn = this.#at.happened({ event: 'code-given' });
    const { order, challenge } = step;
    const confirm = async (): Promise<Act<Transaction, TransferChallenge>> => ({
      done: true,
      value: await this.#kind.confirm(live.client, order, challenge, code),
    });
    const end = await this.#outcome.calls.send(live, order, confirm, { lifetime: challenge.lifetime });
    await this.#outcome.ended(turn, live, step.order, end);
  }

  /** What is typed is no code. */
  missCode(): void {
    if (this.isSettling) return; // nobody had the time to type one
    this.#at.happened({ event: 'code-refused', fault: 'code-missing' });
  }

  /** Has a new code sent, by a new first call. */
  async resend(): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'code' || !live || this.#isWithdrawn()) return;
    const turn = this.#at.happened({ event: 'resend' });
    const end = await this.#outcome.calls.send(live, step.order, () => this.#kind.start(live.client, step.order));
    await this.#outcome.ended(turn, live, step.order, end);
  }

  /** The code ran out. */
  lapse(): void {
    this.#at.happened({ event: 'lapsed' });
  }

  /** Something is changed, by the person or by the host: a decision that moved nothing is taken back. */
  change(): void {
    if (isBound(this.step) || this.step.step === 'done' || this.step.step === 'details') return;
    this.#outcome.forget();
    this.#at.happened({ event: 'changed' });
  }

  /** Takes back what somebody else decided, or at another client: true then. */
  #isWithdrawn(): boolean {
    if (this.#at.isTheirs) return false;
    this.change();
    return true;
  }

  /** Shows the same order again, once it is certain that it did not arrive. */
  again(): void {
    this.#at.happened({ event: 'again' });
  }

  /** Another order is another decision. False while this one may still be under way. */
  fresh(): boolean {
    if (isBound(this.step)) return false;
    this.#outcome.forget();
    this.#clear();
    return true;
  }

  /** Somebody else uses the page now: nothing of this is shown or kept any more, but what they left before it was loaded. */
  drop(): void {
    this.#at.isResting = false;
    this.#outcome.leaveToOwner();
    this.#clear();
  }

  /** The session ran out: what is under way waits for the same person, in this page or once it is loaded again. */
  rest(): void {
    this.#at.isResting = true;
    this.#outcome.pause();
    this.#reviews += 1; // a check that is under way decides nothing any more
  }

  /** The same person is back: what is not known is looked up, what was not sent is to be reviewed again. */
  resume(): void {
    if (!this.isResting) return;
    this.#at.isResting = false;
    this.#outcome.resume();
  }

  #clear(): void {
    this.#outcome.drop();
    this.#at.clear();
  }

  /**
   * Picks up what this tab was in the middle of, and goes on following it. Answers an order that a code was sent for before
   * the page was loaded again, to be put into the form: nothing of it moved.
   */
  async follow(slot: string): Promise<O | undefined> {
    return await this.#outcome.follow(slot);
  }

  /** Stops following: an act under way goes on, and its outcome still reaches the host. */
  stop(): void {
    this.#outcome.stop();
  }

  /** Looks what became of it: for a lost order, one that is not final, or a consent. */
  async look(): Promise<void> {
    await this.#outcome.look();
  }
}
