import type { ConsentChallenge } from '../domain/challenge.js';
import type { ConsentStep } from '../domain/consent.js';
import { isConsentAwaited, newConsentState } from './consent-mark.js';
import { isSpent } from './consent-records.js';
import type { ConsentController } from './consents.js';
import type { ElementTools } from './giro-element.js';
import type { Sendable } from './sending-kind.js';

const keyOf = ({ requestId }: Sendable): string => `pay ${requestId}`;

/** What the states of payments begin with, so that a tab that only comes back knows what for. */
const STATE_PREFIX = 'pay-';

/**
 * For a tab that is not in the middle of a payment: tells the one that is, where the person came back to this one. Answers
 * whether they did.
 */
export async function noteReturnFromPayment(): Promise<boolean> {
  if (!isConsentAwaited()) return false;
  const { noteReturn } = await import('./consents.js');
  return noteReturn()?.startsWith(STATE_PREFIX) ?? false;
}

/** True when a payment had as many consents without effect as it may: it is not asked for again for a while. */
export const isConsentSpent = (order: Sendable): boolean => isSpent(keyOf(order));

/** The consent of one payment: what it takes is loaded with the first, and the identical call again says what became of it. */
export class SendingConsent {
  readonly #tools: ElementTools;
  readonly #order: Sendable;
  readonly #repeat: () => Promise<boolean | undefined>;
  readonly #changed: () => void;
  #controller: ConsentController | undefined;
  #isStopped = false;
  #isRefused = false;

  constructor(tools: ElementTools, order: Sendable, repeat: () => Promise<boolean | undefined>, changed: () => void) {
    this.#tools = tools;
    this.#order = order;
    this.#repeat = repeat;
    this.#changed = changed;
  }

  get step(): ConsentStep {
    return this.#controller?.step ?? { step: 'none' };
  }

  /** Takes the person there, in `tab` where one was opened in the click. */
  async meet(challenge: ConsentChallenge, tab: Window | undefined): Promise<void> {
    await (await this.#load()).meet(challenge, `${STATE_PREFIX}${newConsentState()}`, tab);
  }

  /** Picks up a consent this tab was in the middle of, or came back from. */
  async resume(): Promise<void> {
    this.#isStopped = false;
    if (isConsentAwaited()) await (await this.#load()).resume();
  }

  /** The person says that they are done. */
  async check(): Promise<void> {
    await (await this.#load()).check();
  }

  /** Stops following. */
  stop(): void {
    this.#isStopped = true;
    this.#controller?.stop();
  }

  async #load(): Promise<ConsentController> {
    const { ConsentController } = await import('./consents.js');
    const look = async (): Promise<boolean | undefined> => {
      const isApproved = await this.#repeat();
      this.#isRefused = isApproved === false;
      return isApproved;
    };
    const announce = (text: string): void => {
      if (!this.#isRefused) this.#tools.announce(text); // which the order's own step says, in words of its own
    };
    const wish = { key: keyOf(this.#order), repeats: true, look };
    this.#controller ??= new ConsentController({ ...this.#tools, announce }, wish, this.#changed);
    if (this.#isStopped) this.#controller.stop();
    return this.#controller;
  }
}
