import type { TransferChallenge } from '../api/client.types.js';
import { toGiroError, type GiroError } from '../api/errors.js';
import type { Act, ConsentChallenge } from '../domain/challenge.js';
import type { ConsentStep } from '../domain/consent.js';
import type { Transaction } from '../domain/transaction.js';
import type { TransferFinding } from '../domain/transfer.js';
import {
  isBound,
  isFinal,
  mayArriveFor,
  nextTransferStep,
  screenOf,
  type TransferEvent,
  type TransferStep,
} from '../domain/transfer-flow.js';
import { refreshMoved } from './accounts.js';
import { noteCodeSent } from './code-cooldown.js';
import { openConsentTab } from './consent-mark.js';
import { deepFreeze } from './deep-freeze.js';
import type { ElementTools } from './giro-element.js';
import type { Live } from './live.js';
import { codeFault, hasList, isOfTheOrder, sendCarefully, type End } from './sending-call.js';
import { isConsentSpent, SendingConsent } from './sending-consent.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import { Lookout } from './sending-lookout.js';
import { SendingPlace, type Sent } from './sending-place.js';
import type { SentPhase } from './sending-records.js';
import { SendingTwins } from './sending-twins.js';

/** Presses are ignored for so long after a new screen came: the second half of a slow double click decides nothing. */
const SETTLE_MS = 500;

/**
 * Sends one order at a time, as the person decided it: one decision, one send. The step is the lock, taken before the first
 * `await`; an answer that is lost is looked up, never sent again by itself; removal aborts nothing.
 */
export class Sending<O extends Sendable> {
  step: TransferStep<O> = { step: 'details' };
  /** Why the last call failed, where the step says so. */
  error: GiroError | undefined;
  readonly twins: SendingTwins<O>;
  /** True while the session is over: nothing goes out, nothing is looked for, and nothing is to be drawn. */
  isResting = false;
  readonly #kind: SendingKind<O>;
  readonly #tools: ElementTools;
  readonly #changed: (moves: boolean) => void;
  readonly #place: SendingPlace<O>;
  readonly #lookout: Lookout;
  /** `refusal`: what the last answer said, which is true where nothing is found. */
  #sent: Sent & { readonly refusal?: GiroError | undefined } = { before: { ids: [] }, at: 0 };
  #consent: SendingConsent | undefined;
  /** Whose sending this is: what an earlier one still hears is told to the host and shown to nobody. */
  #turn = 0;
  /** Which check of the form counts: the latest. */
  #reviews = 0;
  #settledAt = -Infinity;

  /** `changed` is told whenever something is to be drawn, and whether another screen came. */
  constructor(kind: SendingKind<O>, tools: ElementTools, changed: (moves: boolean) => void) {
    this.#kind = kind;
    this.#tools = tools;
    this.#changed = changed;
    this.twins = new SendingTwins(kind, tools);
    this.#place = new SendingPlace(kind, tools);
    this.#lookout = new Lookout(this, () => {
      changed(false);
    });
  }

  /** How the person's consent stands. */
  get consent(): ConsentStep {
    return this.#consent?.step ?? { step: 'none' };
  }

  /** True while it is asked what became of it. */
  get isLooking(): boolean {
    return this.#lookout.isLooking;
  }

  /** True for a moment after another screen came. */
  get isSettling(): boolean {
    return performance.now() - this.#settledAt < SETTLE_MS;
  }

  /**
   * The person wants to see what would be sent. `make` checks what was typed, with the platform where need be, and answers
   * the order, or undefined where the form says what is wrong; rejects when nobody knows.
   */
  async review(make: () => Promise<O | undefined>): Promise<void> {
    if (this.step.step !== 'details' || this.isSettling || this.isResting) return;
    const turn = this.#happened({ event: 'submitted' });
    this.twins.clear(); // what the person knew of may be of another order
    this.#reviews += 1;
    const mine = this.#reviews;
    const isOver = (): boolean => turn !== this.#turn || mine !== this.#reviews;
    try {
      const order = await make();
      if (isOver()) return;
      this.#happened(order ? { event: 'checked', order: deepFreeze(order) } : { event: 'faulty' });
    } catch (thrown) {
      if (isOver()) return;
      this.#failed(thrown);
      this.#happened({ event: 'faulty', news: 'unchecked' });
    }
  }

  /** The person decided. Must be called in their click, so that a new tab may open. */
  async confirm(): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'review' || !live || this.isSettling) return;
    if (!this.#kind.mayGo(step.order) || this.step !== step) return;
    this.twins.acknowledge(this.twins.open);
    if (isConsentSpent(step.order)) {
      this.#happened({ event: 'given-up' });
      return;
    }
    const tab = this.#kind.mayNeedConsent(step.order) ? openConsentTab(this.#tools) : undefined;
    const turn = this.#happened({ event: 'confirmed' });
    const end = await this.#send(live, step.order, true, () => this.#kind.start(live.client, step.order));
    await this.#ended(turn, live, step.order, end, tab);
  }

  /** The person typed the code. */
  async giveCode(code: string): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'code' || step.fault === 'void-code' || !live) return;
    if (step.fault === 'wrong-code' && this.isSettling) return; // the second half of a double click: nobody typed another
    const turn = this.#happened({ event: 'code-given' });
    const { order, challenge } = step;
    const confirm = async (): Promise<Act<Transaction, TransferChallenge>> => ({
      done: true,
      value: await this.#kind.confirm(live.client, order, challenge, code),
    });
    const end = await this.#send(live, order, false, confirm, challenge.lifetime);
    await this.#ended(turn, live, step.order, end);
  }

  /** What is typed is no code. */
  missCode(): void {
    if (this.isSettling) return; // nobody had the time to type one
    this.#happened({ event: 'code-refused', fault: 'code-missing' });
  }

  /** Has a new code sent, by a new first call. */
  async resend(): Promise<void> {
    const { step } = this;
    const live = this.#tools.live();
    if (step.step !== 'code' || !live) return;
    const turn = this.#happened({ event: 'resend' });
    const end = await this.#send(live, step.order, false, () => this.#kind.start(live.client, step.order));
    await this.#ended(turn, live, step.order, end);
  }

  /** The code ran out. */
  lapse(): void {
    this.#happened({ event: 'lapsed' });
  }

  /** Something is changed, by the person or by the host: a decision that moved nothing is taken back. */
  change(): void {
    if (isBound(this.step) || this.step.step === 'done' || this.step.step === 'details') return;
    this.#forget();
    this.#happened({ event: 'changed' });
  }

  /** Shows the same order again, once it is certain that it did not arrive. */
  again(): void {
    this.#happened({ event: 'again' });
  }

  /** Another order is another decision. False while this one may still be under way. */
  fresh(): boolean {
    if (isBound(this.step)) return false;
    this.#place.forget();
    this.#clear();
    return true;
  }

  /** Somebody else uses the page now: nothing of this is shown or kept any more, but what they left before it was loaded. */
  drop(): void {
    this.isResting = false;
    this.#place.leaveToOwner();
    this.#clear();
  }

  /** The session ran out: what is under way waits for the same person, in this page or once it is loaded again. */
  rest(): void {
    this.isResting = true;
    this.#stopFollowing();
    this.#reviews += 1; // a check that is under way decides nothing any more
  }

  /** The same person is back: what is not known is looked up, what was not sent is to be reviewed again. */
  resume(): void {
    if (!this.isResting) return;
    this.isResting = false;
    const { step } = this;
    if (isBound(step) && 'order' in step) this.#keep(step.order, 'sent');
    else if (step.step === 'done') this.#keep(step.order, 'done', step.transaction);
    else this.#place.forget();
    this.#happened({ event: 'returned' });
    this.#lookout.hurry();
    void this.look();
  }

  #clear(): void {
    this.#stopFollowing();
    this.#lookout.drop(); // what is still looked at is nobody's any more
    this.twins.clear();
    this.error = undefined;
    this.#turn += 1;
    this.#become({ step: 'details' });
  }

  /**
   * Picks up what this tab was in the middle of, and goes on following it. Answers an order that a code was sent for before
   * the page was loaded again, to be put into the form: nothing of it moved.
   */
  async follow(slot: string): Promise<O | undefined> {
    this.#place.claim(slot);
    this.#lookout.watch();
    if (this.step.step === 'consent') await this.#consent?.resume();
    if (this.step.step !== 'details' || this.isResting) return undefined;
    const record = this.#place.recall();
    if (!record) return undefined;
    const order = deepFreeze(record.order);
    if (record.phase === 'code') {
      this.#happened({ event: 'restored', to: { step: 'details', news: 'restarted' } });
      this.#place.forget();
      return order;
    }
    const { before, lifetime, transaction } = record;
    if (record.phase === 'done') {
      // A page that was not loaded again, or gone back to, is about something new.
      if (transaction && isSamePage()) this.#happened({ event: 'restored', to: { step: 'done', order, transaction } });
      else this.#place.forget();
      this.#lookout.plan();
      return undefined;
    }
    this.#sent = { before, lifetime, at: performance.now() - Math.max(0, Date.now() - record.at) };
    if (record.phase === 'consent') {
      this.#happened({ event: 'restored', to: { step: 'consent', order } });
      await this.#resumeConsent(order);
      return undefined;
    }
    this.#happened({ event: 'restored', to: { step: 'unknown', order, isKnowable: this.#isKnowable(order) } });
    await this.look();
    return undefined;
  }

  /** Stops following: an act under way goes on, and its outcome still reaches the host. */
  stop(): void {
    this.#place.free();
    this.#lookout.stop();
    this.#consent?.stop();
  }

  /** Looks what became of it: for a lost order, one that is not final, or a consent. */
  async look(): Promise<void> {
    const { step } = this;
    if (this.isResting) return;
    if (step.step === 'consent') await this.#consent?.check();
    else if (step.step === 'unknown') await this.#lookFor(step.order);
    else if (step.step === 'done') await this.#update(step.transaction);
  }

  /** One call that may move money; `isFirst` where nothing of it can be there yet. */
  async #send(
    { client }: Live,
    order: O,
    isFirst: boolean,
    call: () => Promise<Act<Transaction, TransferChallenge>>,
    lifetime?: number,
  ): Promise<End> {
    return await sendCarefully({
      client,
      order,
      kind: this.#kind,
      before: isFirst ? undefined : this.#sent.before,
      twins: this.twins,
      goes: (before) => {
        this.#sent = { before, lifetime, at: performance.now() };
        this.#keep(order, 'sent');
      },
      call,
    });
  }

  async #ended(turn: number, live: Live, order: O, end: End, tab?: Window): Promise<void> {
    if (end.end !== 'consent') tab?.close();
    if (turn !== this.#turn) {
      this.#tellOnly(order, end);
      return;
    }
    switch (end.end) {
      case 'carried-out':
        this.#carriedOut(live, order, end.transaction);
        return;
      case 'code':
        noteCodeSent('transfer');
        this.#sent = { ...this.#sent, lifetime: end.challenge.lifetime };
        this.#keep(order, 'code');
        this.#happened({ event: 'code-sent', challenge: end.challenge, since: performance.now() });
        return;
      case 'consent':
        await this.#meetConsent(order, end.challenge, tab);
        return;
      case 'duplicate':
        this.twins.open = end.twins;
        this.#place.forget();
        this.#happened({ event: 'duplicate' });
        return;
      case 'lost':
        this.#lost(order, end.refusal);
        await this.look();
        return;
      case 'refused':
        this.#refused(order, end.error);
        return;
      case 'unsent':
        this.#failed(end.error);
        if (this.step.step === 'starting') this.#place.forget();
        else this.#keep(order, 'code');
        this.#happened({ event: 'unsent' });
    }
  }

  /** An outcome nobody is there to see: the host hears it all the same. */
  #tellOnly(order: O, end: End): void {
    if (end.end === 'carried-out') this.#kind.created(order, end.transaction);
    else if (end.end === 'refused') this.#kind.refused(order, end.error);
    else if (end.end === 'lost') this.#kind.unknown(order);
  }

  #carriedOut(live: Live, order: O, transaction: Transaction): void {
    if (this.step.step === 'done') return;
    this.#forget();
    this.#keep(order, 'done', transaction);
    this.error = undefined;
    this.#happened({ event: 'carried-out', transaction });
    this.#kind.created(order, transaction);
    void refreshMoved(live, order.source.accountId, transaction.accountIds);
    this.#lookout.hurry();
    this.#lookout.plan();
  }

  #lost(order: O, refusal: GiroError | undefined): void {
    this.#sent = { ...this.#sent, refusal };
    this.#keep(order, 'sent');
    this.#lookout.hurry();
    this.#happened({ event: 'lost', isKnowable: this.#isKnowable(order) });
    this.#kind.unknown(order);
  }

  #refused(order: O, error: GiroError): void {
    const fault = this.step.step === 'confirming' ? codeFault(error) : undefined;
    this.#failed(error);
    if (fault) {
      this.#keep(order, 'code');
      this.#happened({ event: 'code-refused', fault });
      return;
    }
    this.#forget();
    this.#happened({ event: 'refused' });
    this.#kind.refused(order, error);
  }

  async #lookFor(order: O): Promise<void> {
    const live = this.#tools.live();
    if (!live) return;
    const asked = performance.now();
    await this.#lookout.ask(async () => await this.#kind.find(live.client, order, this.#sent.before), {
      found: (finding) => {
        if (this.step.step === 'unknown') this.#found(live, order, finding, asked);
      },
      failed: (thrown) => {
        const error = toGiroError(thrown);
        // Only repeating the identical call is refused: a reading that fails says nothing about the order.
        if (order.source.api === 'v3' && isOfTheOrder(error)) this.#refused(order, error);
      },
    });
  }

  /** `asked`: of the monotonic clock; what comes after that is not in the answer, however long that takes. */
  #found(live: Live, order: O, finding: TransferFinding, asked: number): void {
    const { refusal, at, lifetime } = this.#sent;
    switch (finding.step) {
      case 'found':
        this.#carriedOut(live, order, finding.transaction);
        break;
      case 'absent':
        if (refusal) this.#refused(order, refusal);
        else if (asked - at > mayArriveFor(lifetime)) {
          this.#forget();
          this.#happened({ event: 'absent' });
        }
        break;
      case 'not-carried-out':
        this.#forget();
        this.#happened({ event: 'not-approved' });
        break;
      case 'unknowable':
        break;
    }
  }

  /** A newer answer about what is done; one that fails leaves it as before, and is asked for again. */
  async #update(before: Transaction): Promise<void> {
    const live = this.#tools.live();
    if (!live) return;
    await this.#lookout.ask(async () => await live.client.transactions.get(before.id), {
      found: (transaction) => {
        if (this.step.step !== 'done') return;
        const { source } = this.step.order;
        this.#happened({ event: 'updated', transaction });
        if (isFinal(transaction) && !isFinal(before)) void refreshMoved(live, source.accountId, transaction.accountIds);
      },
    });
  }

  async #meetConsent(order: O, challenge: ConsentChallenge, tab: Window | undefined): Promise<void> {
    const turn = this.#turn;
    this.#keep(order, 'consent');
    this.#happened({ event: 'consent-wanted' });
    try {
      await this.#newConsent(order).meet(challenge, tab);
    } catch (thrown) {
      tab?.close();
      if (turn !== this.#turn) return;
      this.#failed(thrown);
      this.#place.forget();
      this.#happened({ event: 'unsent' });
    }
  }

  async #resumeConsent(order: O): Promise<void> {
    try {
      await this.#newConsent(order).resume();
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  #newConsent(order: O): SendingConsent {
    this.#consent?.stop();
    const repeat = async (): Promise<boolean | undefined> => await this.#afterConsent(order);
    this.#consent = new SendingConsent(this.#tools, order, repeat, () => {
      this.#changed(false);
    });
    if (!this.#lookout.isWatching) this.#consent.stop();
    return this.#consent;
  }

  /** The person came back: the identical call again. False: they did not approve; undefined: it came to something else. */
  async #afterConsent(order: O): Promise<boolean | undefined> {
    const live = this.#tools.live();
    const { step } = this;
    if (step.step !== 'consent' || !live) return undefined;
    const turn = this.#happened({ event: 'confirmed' });
    const end = await this.#send(live, order, true, () => this.#kind.start(live.client, order));
    if (end.end === 'consent' && turn === this.#turn) {
      this.#place.forget();
      this.#happened({ event: 'not-approved' });
      return false;
    }
    await this.#ended(turn, live, order, end);
    return end.end === 'carried-out' ? true : undefined;
  }

  #isKnowable(order: O): boolean {
    return hasList(order) || this.#tools.live()?.client.options.dedupe === true;
  }

  #keep(order: O, phase: SentPhase, transaction?: Transaction): void {
    if (!this.isResting) this.#place.keep(order, phase, this.#sent, transaction);
  }

  #forget(): void {
    this.#place.forget();
    this.#stopFollowing();
  }

  #stopFollowing(): void {
    this.#lookout.pause();
    this.#consent?.stop();
    this.#consent = undefined;
  }

  #failed(thrown: unknown): void {
    this.error = toGiroError(thrown);
    this.#tools.report(this.error);
  }

  /** Answers whose turn it is. */
  #happened(event: TransferEvent<O>): number {
    this.#become(nextTransferStep(this.step, event));
    return this.#turn;
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

/** True for a page that was loaded again, or gone back to. Source: Navigation Timing, `type`. */
function isSamePage(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload' || entry?.type === 'back_forward';
}
