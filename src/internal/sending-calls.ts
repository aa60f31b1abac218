import type { TransferChallenge } from '../api/client.types.js';
import { GiroError } from '../api/errors.js';
import type { Act } from '../domain/challenge.js';
import type { Transaction } from '../domain/transaction.js';
import type { TransferFinding } from '../domain/transfer.js';
import { mayArriveFor } from '../domain/transfer-flow.js';
import type { Live } from './live.js';
import { hasList, sendCarefully, type End } from './sending-call.js';
import { readClaim, RepeatClaim } from './sending-claims.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import type { Sent } from './sending-place.js';
import type { SendingStep } from './sending-step.js';
import type { SendingTwins } from './sending-twins.js';

/** The calls of an order, which are one person's at one client, and the looks for what became of them. */
export class SendingCalls<O extends Sendable> {
  /** `refusal`: what the last answer said, which is true where nothing is found. */
  sent: Sent & { readonly refusal?: GiroError | undefined } = { before: { ids: [] }, at: 0 };
  readonly #kind: SendingKind<O>;
  readonly #at: SendingStep<O>;
  readonly #twins: SendingTwins<O>;
  readonly #goes: (order: O) => void;
  /** Another tab has what this one did not send. */
  #isElsewhere = false;

  /** `goes` is told right before a call goes out. */
  constructor(kind: SendingKind<O>, at: SendingStep<O>, twins: SendingTwins<O>, goes: (order: O) => void) {
    this.#kind = kind;
    this.#at = at;
    this.#twins = twins;
    this.#goes = goes;
  }

  /**
   * One call that may move money; `isFirst` where nothing of it can be there yet, `isRepeat` for the identical call after a
   * consent. `lifetime`: of the code, in seconds.
   */
  async send(
    { client }: Live,
    order: O,
    call: () => Promise<Act<Transaction, TransferChallenge>>,
    {
      isFirst = false,
      isRepeat = false,
      lifetime,
    }: { readonly isFirst?: boolean; readonly isRepeat?: boolean; readonly lifetime?: number | undefined } = {},
  ): Promise<End> {
    const { decider } = this.#at;
    const claim = isRepeat && !this.#isRecognized(order) ? new RepeatClaim(order.requestId) : undefined;
    return await sendCarefully({
      client,
      order,
      kind: this.#kind,
      before: isFirst ? undefined : this.sent.before,
      twins: this.#twins,
      stops: () => {
        if (!this.#at.isStillThere(decider))
          return { end: 'unsent', error: new GiroError('cancelled', 'Another person or client is there now.') };
        this.#isElsewhere = claim?.take() === false;
        if (!this.#isElsewhere) return undefined;
        this.sent = { ...this.sent, at: performance.now() };
        return { end: 'lost' };
      },
      goes: (before) => {
        this.sent = { before, lifetime, at: performance.now() };
        this.#goes(order);
      },
      ended: (end) => {
        claim?.ended(end);
      },
      call,
    });
  }

  /** Looks for it: at the platform, or by what another tab of this origin knows. */
  async find({ client }: Live, order: O): Promise<TransferFinding> {
    if (!this.#isRecognized(order)) {
      const claim = readClaim(order.requestId);
      if (claim?.transactionId !== undefined)
        return { step: 'found', transaction: await client.transactions.get(claim.transactionId) };
      // The other tab takes its claim back where nothing moved; after a time it is gone because it is old.
      const isFresh = performance.now() - this.sent.at <= mayArriveFor(this.sent.lifetime);
      if (this.#isElsewhere && !claim && isFresh) return { step: 'not-carried-out' };
    }
    return await this.#kind.find(client, order, this.sent.before);
  }

  /** True where a look may tell what became of it. */
  isKnowable(order: O): boolean {
    return this.#isElsewhere || this.#isRecognized(order);
  }

  /** True where the platform tells what it has already, by a list or by the order's own id. */
  #isRecognized(order: O): boolean {
    return hasList(order) || this.#at.live?.client.options.dedupe === true;
  }
}
