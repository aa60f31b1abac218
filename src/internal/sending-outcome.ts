import { toGiroError, type GiroError } from '../api/errors.js';
import type { ConsentStep } from '../domain/consent.js';
import type { Transaction } from '../domain/transaction.js';
import type { TransferFinding } from '../domain/transfer.js';
import { isBound, isFinal, mayArriveFor } from '../domain/transfer-flow.js';
import { refreshMoved } from './accounts.js';
import { noteCodeSent } from './code-cooldown.js';
import { deepFreeze } from './deep-freeze.js';
import type { ElementTools } from './giro-element.js';
import type { Live } from './live.js';
import { SendingApproval } from './sending-approval.js';
import { codeFault, isOfTheOrder, type End } from './sending-call.js';
import { SendingCalls } from './sending-calls.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import { Lookout } from './sending-lookout.js';
import { SendingPlace, wasLoadedAgain } from './sending-place.js';
import type { SentPhase } from './sending-records.js';
import type { SendingStep } from './sending-step.js';
import { SendingTwins } from './sending-twins.js';

/** What came of an order: each call's end, what is kept and looked up until it is known, and who is told. */
export class SendingOutcome<O extends Sendable> {
  readonly twins: SendingTwins<O>;
  readonly calls: SendingCalls<O>;
  readonly #kind: SendingKind<O>;
  readonly #at: SendingStep<O>;
  readonly #place: SendingPlace<O>;
  readonly #lookout: Lookout;
  readonly #approval: SendingApproval<O>;

  /** `changed` is told where the same step is to be drawn anew. */
  constructor(kind: SendingKind<O>, tools: ElementTools, at: SendingStep<O>, changed: () => void) {
    this.#kind = kind;
    this.#at = at;
    this.twins = new SendingTwins(kind, tools);
    this.#place = new SendingPlace(kind, tools);
    this.calls = new SendingCalls(kind, at, this.twins, (order) => {
      this.keep(order, 'sent');
    });
    this.#lookout = new Lookout(at, async () => await this.look(), changed);
    this.#approval = new SendingApproval(
      kind,
      { tools, at, calls: this.calls },
      {
        keep: (order) => {
          this.keep(order, 'consent');
        },
        forget: () => {
          this.#place.forget();
        },
        ended: async (...call) => {
          await this.ended(...call);
        },
        changed,
        isWatched: () => this.#lookout.isWatching,
      },
    );
  }

  /** How the person's consent stands. */
  get consent(): ConsentStep {
    return this.#approval.step;
  }

  /** True while it is asked what became of it. */
  get isLooking(): boolean {
    return this.#lookout.isLooking;
  }

  /** The same person is back: what is not known is kept for a reload again, and looked up. */
  resume(): void {
    const { step } = this.#at;
    if (isBound(step) && 'order' in step) this.keep(step.order, 'sent');
    else if (step.step === 'done') this.keep(step.order, 'done', step.transaction);
    else this.#place.forget();
    this.#at.happened({ event: 'returned' });
    this.#lookout.hurry();
    void this.look();
  }

  /** What is still heard of it is nobody's any more. */
  drop(): void {
    this.pause();
    this.#lookout.drop();
    this.twins.clear();
  }

  /** Forgets what is kept, unless it is the present person's. */
  leaveToOwner(): void {
    this.#place.leaveToOwner();
  }

  /**
   * Picks up what this tab was in the middle of, and goes on following it. Answers an order that a code was sent for before
   * the page was loaded again, to be put into the form: nothing of it moved.
   */
  async follow(slot: string): Promise<O | undefined> {
    this.#place.claim(slot);
    this.#lookout.watch();
    if (this.#at.step.step === 'consent') await this.#approval.resume();
    if (this.#at.step.step !== 'details' || this.#at.isResting) return undefined;
    const record = this.#place.recall();
    if (record?.phase !== 'consent') void this.#approval.noteReturn();
    if (!record) return undefined;
    const order = deepFreeze(record.order);
    if (record.phase === 'code') {
      this.#at.happened({ event: 'restored', to: { step: 'details', news: 'restarted' } });
      this.#place.forget();
      return order;
    }
    const { sent, transaction } = record;
    this.#at.bind();
    if (record.phase === 'done') {
      // A page that was not loaded again, or gone back to, is about something new.
      if (transaction && wasLoadedAgain())
        this.#at.happened({ event: 'restored', to: { step: 'done', order, transaction } });
      else this.#place.forget();
      this.#lookout.plan();
      return undefined;
    }
    this.calls.sent = sent;
    if (record.phase === 'consent') {
      this.#at.happened({ event: 'restored', to: { step: 'consent', order } });
      await this.#approval.restore(order);
      return undefined;
    }
    this.#at.happened({ event: 'restored', to: { step: 'unknown', order, isKnowable: this.calls.isKnowable(order) } });
    await this.look();
    return undefined;
  }

  /** Stops following: an act under way goes on, and its outcome still reaches the host. */
  stop(): void {
    this.#place.free();
    this.#lookout.stop();
    this.#approval.stop();
  }

  /** Looks what became of it: for a lost order, one that is not final, or a consent. */
  async look(): Promise<void> {
    const { step } = this.#at;
    if (this.#at.isResting) return;
    if (step.step === 'consent') await this.#approval.check();
    else if (step.step === 'unknown') await this.#lookFor(step.order);
    else if (step.step === 'done') await this.#update(step.transaction);
  }

  async ended(turn: number, live: Live, order: O, end: End, tab?: Window): Promise<void> {
    const isOurs = turn === this.#at.turn;
    if (end.end !== 'consent' || !isOurs) tab?.close();
    if (!isOurs) {
      this.#tellOnly(order, end);
      return;
    }
    switch (end.end) {
      case 'carried-out':
        this.#carriedOut(live, order, end.transaction);
        return;
      case 'code':
        noteCodeSent('transfer');
        this.calls.sent = { ...this.calls.sent, lifetime: end.challenge.lifetime };
        this.keep(order, 'code');
        this.#at.happened({ event: 'code-sent', challenge: end.challenge, since: performance.now() });
        return;
      case 'consent':
        await this.#approval.meet(order, end.challenge, tab);
        return;
      case 'duplicate':
        this.twins.open = end.twins;
        this.#place.forget();
        this.#at.happened({ event: 'duplicate' });
        return;
      case 'lost':
        this.#lost(order, end.refusal);
        await this.look();
        return;
      case 'refused':
        this.#refused(order, end.error);
        return;
      case 'unsent':
        this.#at.failed(end.error);
        if (this.#at.step.step === 'starting') this.#place.forget();
        else this.keep(order, 'code');
        this.#at.happened({ event: 'unsent' });
        if (this.#at.isTheirs) return;
        this.forget();
        this.#at.happened({ event: 'changed' });
    }
  }

  /** An outcome nobody is there to see: the host hears it all the same. */
  #tellOnly(order: O, end: End): void {
    if (end.end === 'carried-out') this.#kind.created(order, end.transaction);
    else if (end.end === 'refused') this.#kind.refused(order, end.error);
    else if (end.end === 'lost') this.#kind.unknown(order);
  }

  #carriedOut(live: Live, order: O, transaction: Transaction): void {
    if (this.#at.step.step === 'done') return;
    // Whose it is finds it where it was left.
    if (this.#at.isResting) this.pause();
    else {
      this.forget();
      this.keep(order, 'done', transaction);
    }
    this.#at.error = undefined;
    this.#at.happened({ event: 'carried-out', transaction });
    this.#kind.created(order, transaction);
    void refreshMoved(live, order.source.accountId, transaction.accountIds);
    this.#lookout.hurry();
    this.#lookout.plan();
  }

  #lost(order: O, refusal: GiroError | undefined): void {
    this.calls.sent = { ...this.calls.sent, refusal };
    this.keep(order, 'sent');
    this.#lookout.hurry();
    this.#at.happened({ event: 'lost', isKnowable: this.calls.isKnowable(order) });
    this.#kind.unknown(order);
  }

  #refused(order: O, error: GiroError): void {
    const fault = this.#at.step.step === 'confirming' ? codeFault(error) : undefined;
    this.#at.failed(error);
    if (fault) {
      this.keep(order, 'code');
      this.#at.happened({ event: 'code-refused', fault });
      return;
    }
    this.forget();
    this.#at.happened({ event: isOfTheOrder(error) ? 'refused' : 'unsent' });
    this.#kind.refused(order, error);
  }

  async #lookFor(order: O): Promise<void> {
    const { live } = this.#at;
    if (!live) return;
    const asked = performance.now();
    await this.#lookout.ask(async () => await this.calls.find(live, order), {
      found: (finding) => {
        if (this.#at.step.step === 'unknown') this.#found(live, order, finding, asked);
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
    const { refusal, at, lifetime } = this.calls.sent;
    const isLate = asked - at > mayArriveFor(lifetime);
    switch (finding.step) {
      case 'found':
        this.#carriedOut(live, order, finding.transaction);
        break;
      case 'absent':
        if (refusal) this.#refused(order, refusal);
        else if (isLate) this.#neverArrived(order, 'absent');
        break;
      case 'not-carried-out':
        this.#neverArrived(order, 'not-approved');
        break;
      case 'unknowable':
        if (isLate) this.#at.happened({ event: 'unknowable' });
    }
  }

  #neverArrived(order: O, event: 'absent' | 'not-approved'): void {
    this.forget();
    this.#at.happened({ event });
    this.#kind.refused(order, undefined);
  }

  /** A newer answer about what is done; one that fails leaves it as before, and is asked for again. */
  async #update(before: Transaction): Promise<void> {
    const { live } = this.#at;
    if (!live) return;
    await this.#lookout.ask(async () => await live.client.transactions.get(before.id), {
      found: (transaction) => {
        if (this.#at.step.step !== 'done') return;
        const { source } = this.#at.step.order;
        this.#at.happened({ event: 'updated', transaction });
        if (isFinal(transaction) && !isFinal(before)) void refreshMoved(live, source.accountId, transaction.accountIds);
      },
    });
  }

  keep(order: O, phase: SentPhase, transaction?: Transaction): void {
    if (!this.#at.isResting) this.#place.keep(order, phase, this.calls.sent, transaction);
  }

  /** Nothing of it moved, or its end is known: it is kept and followed no more. */
  forget(): void {
    this.#place.forget();
    this.pause();
  }

  /** Looks for it no more, and waits for no consent. */
  pause(): void {
    this.#lookout.pause();
    this.#approval.drop();
  }
}
