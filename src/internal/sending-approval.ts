import type { ConsentChallenge } from '../domain/challenge.js';
import type { ConsentStep } from '../domain/consent.js';
import type { ElementTools } from './giro-element.js';
import type { Live } from './live.js';
import type { End } from './sending-call.js';
import type { SendingCalls } from './sending-calls.js';
import { noteReturnFromPayment, SendingConsent } from './sending-consent.js';
import type { Sendable, SendingKind } from './sending-kind.js';
import type { SendingStep } from './sending-step.js';

/** What an order's approval works with. */
interface ApprovalParts<O extends Sendable> {
  readonly tools: ElementTools;
  readonly at: SendingStep<O>;
  readonly calls: SendingCalls<O>;
}

/** What it leaves to the order's outcome. */
interface ApprovalActs<O> {
  /** The person is elsewhere: it is kept for a page that is loaded again. */
  readonly keep: (order: O) => void;
  /** Nothing moved: it is kept no more. */
  readonly forget: () => void;
  readonly ended: (turn: number, live: Live, order: O, end: End) => Promise<void>;
  /** The same step is to be drawn anew. */
  readonly changed: () => void;
  /** False while the element is not in the page: nobody goes anywhere. */
  readonly isWatched: () => boolean;
}

/** How a person approves an order on the platform's own page: the way there, the way back, and the identical call after it. */
export class SendingApproval<O extends Sendable> {
  readonly #kind: SendingKind<O>;
  readonly #parts: ApprovalParts<O>;
  readonly #acts: ApprovalActs<O>;
  #consent: SendingConsent | undefined;
  #isReturnNoted = false;

  constructor(kind: SendingKind<O>, parts: ApprovalParts<O>, acts: ApprovalActs<O>) {
    this.#kind = kind;
    this.#parts = parts;
    this.#acts = acts;
  }

  get step(): ConsentStep {
    return this.#consent?.step ?? { step: 'none' };
  }

  /** Takes the person there, in `tab` where one was opened in the click. */
  async meet(order: O, challenge: ConsentChallenge, tab: Window | undefined): Promise<void> {
    const { at } = this.#parts;
    const { turn } = at;
    this.#acts.keep(order);
    at.happened({ event: 'consent-wanted' });
    try {
      await this.#begin(order).meet(challenge, tab);
    } catch (thrown) {
      tab?.close();
      if (turn !== at.turn) return;
      at.failed(thrown);
      this.#acts.forget();
      at.happened({ event: 'unsent' });
    }
  }

  /** Picks up one that an earlier page of this tab was in the middle of. */
  async restore(order: O): Promise<void> {
    try {
      await this.#begin(order).resume();
    } catch (thrown) {
      this.#parts.at.failed(thrown);
    }
  }

  /** The element is in the page again. */
  async resume(): Promise<void> {
    await this.#consent?.resume();
  }

  /** The person says that they are done. */
  async check(): Promise<void> {
    await this.#consent?.check();
  }

  /** Says once where a payment goes on that the person came back from, and that another tab is in the middle of. */
  async noteReturn(): Promise<void> {
    const { at } = this.#parts;
    if (this.#isReturnNoted) return;
    this.#isReturnNoted = true;
    const isReturn = await noteReturnFromPayment();
    if (isReturn && !at.isResting) at.happened({ event: 'restored', to: { step: 'details', news: 'elsewhere' } });
  }

  /** Stops following; it is picked up by `resume`. */
  stop(): void {
    this.#consent?.stop();
  }

  /** Waits for no consent any more. */
  drop(): void {
    this.stop();
    this.#consent = undefined;
  }

  #begin(order: O): SendingConsent {
    this.stop();
    const repeat = async (): Promise<boolean | undefined> => await this.#repeat(order);
    this.#consent = new SendingConsent(this.#parts.tools, order, repeat, this.#acts.changed);
    if (!this.#acts.isWatched()) this.#consent.stop();
    return this.#consent;
  }

  /** The person came back: the identical call again. False: they did not approve; undefined: it came to something else. */
  async #repeat(order: O): Promise<boolean | undefined> {
    const { at, calls, tools } = this.#parts;
    const live = tools.live();
    if (at.step.step !== 'consent' || !live) return undefined;
    if (!at.isTheirs) {
      this.#acts.forget();
      at.happened({ event: 'changed' });
      return undefined;
    }
    const turn = at.happened({ event: 'confirmed' });
    const end = await calls.send(live, order, () => this.#kind.start(live.client, order), {
      isFirst: true,
      isRepeat: true,
    });
    if (end.end === 'consent' && turn === at.turn) {
      this.#acts.forget();
      at.happened({ event: 'not-approved' });
      return false;
    }
    await this.#acts.ended(turn, live, order, end);
    return end.end === 'carried-out' ? true : undefined;
  }
}
