import { GiroError, toGiroError } from '../../api/errors.js';
import type { ConsentChallenge, StartedConsent } from '../../domain/challenge.js';
import { GiroApplePayResultEvent } from '../../events.js';
import { Command } from '../../internal/command.js';
import { newConsentState, openConsentTab } from '../../internal/consent-mark.js';
import { ConsentController } from '../../internal/consents.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Live } from '../../internal/live.js';

/** How adding a card to a wallet ended. Source: Cards v3, "Apple Pay", the SDK's callback; `unknown` is ours. */
export type ApplePayStatus = 'approved' | 'error' | 'unknown';

/** Runs the vendor's native SDK with a token. The token is single use and must not be kept. */
export type LaunchApplePay = (token: string) => Promise<{ readonly status: string }>;

/** What can take a token, as the host has set it up. */
export interface ApplePayRoute {
  readonly bridge: string | undefined;
  readonly launch: LaunchApplePay | undefined;
}

interface NativeHandler {
  postMessage(message: unknown): Promise<unknown>;
}

/** Adds one card to Apple Wallet: token from the platform, once, to the native SDK, or the person to the hosted page. */
export class Provisioning {
  readonly cardId: string;
  readonly consent: ConsentController;
  /** How the last try ended. */
  result: ApplePayStatus | undefined;
  readonly #tools: ElementTools;
  readonly #route: () => ApplePayRoute;
  readonly #changed: () => void;
  readonly #command: Command<Live, void>;

  constructor(cardId: string, tools: ElementTools, route: () => ApplePayRoute, changed: () => void) {
    this.cardId = cardId;
    this.#tools = tools;
    this.#route = route;
    this.#changed = changed;
    // In a browser nothing can be read afterwards: coming back is the end, and nobody knows how it went.
    const look = async (): Promise<boolean> => {
      this.#ended('unknown');
      return await Promise.resolve(true);
    };
    this.consent = new ConsentController(tools, { key: `apple-pay ${cardId}`, look, isOnlyAReturn: true }, changed);
    this.#command = new Command(
      {
        repeatable: true,
        lock: (live) => ({ live, key: `apple-pay ${cardId}` }),
        act: async (live) => {
          await this.#act(live);
        },
      },
      changed,
    );
  }

  get isBusy(): boolean {
    return this.#command.state.step === 'busy';
  }

  get error(): GiroError | undefined {
    return this.#command.state.step === 'failed' ? this.#command.state.error : undefined;
  }

  /** Does it, in the person's click. */
  async run(): Promise<void> {
    const live = this.#tools.live();
    if (!live) return;
    const ended = await this.#command.run(live);
    if (ended?.step !== 'failed') return;
    const { report, announce, t } = this.#tools;
    report(ended.error);
    announce(t('applePay.failed', { reason: t(`error.${ended.error.kind}`) }));
  }

  /** Picks up after a return. */
  async resume(): Promise<void> {
    await this.consent.resume();
  }

  /** The person says they are done there. */
  async check(): Promise<void> {
    await this.consent.check();
  }

  stop(): void {
    this.consent.stop();
  }

  async #act(live: Live): Promise<void> {
    this.result = undefined;
    const { person } = live;
    const take = this.#native();
    const tab = take ? undefined : openConsentTab(this.#tools);
    try {
      const act = await live.client.cards.tokenizeForApplePay(this.cardId);
      if (live.person !== person) {
        tab?.close();
        return; // what came of it is the business of who began it
      }
      if (act.done || act.challenge.kind !== 'consent')
        throw new GiroError('bad-answer', 'Apple Pay tokenisation was not answered with a consent.');
      if (take) await this.#handOver(live, act.challenge, take);
      else await this.consent.meet(act.challenge, newConsentState(), tab);
    } catch (error) {
      tab?.close();
      throw toGiroError(error);
    }
  }

  /** The token goes to the native side once, before it expires, and nowhere else. */
  async #handOver(live: Live, challenge: ConsentChallenge, take: (started: Token) => Promise<unknown>): Promise<void> {
    const { person } = live;
    const { token, expiresAt } = await live.client.consents.start(challenge.consentId, {
      returnUrl: live.client.options.returnUrl ?? location.href,
    });
    if (live.person !== person) return; // nobody else's card goes into a wallet
    if (token === undefined) throw new GiroError('bad-answer', 'The consent came without a token for Apple Pay.');
    if (expiresAt !== undefined && Date.parse(expiresAt) <= Date.now())
      throw new GiroError('refused', 'The token for Apple Pay expired before it could be used.', { code: 'expired' });
    let answer: unknown;
    try {
      answer = await take({ token, expiresAt });
    } catch {
      answer = undefined; // what a native side throws may hold anything: its text is not passed on
    }
    if (live.person !== person) return;
    const status = typeof answer === 'object' && answer !== null && 'status' in answer ? answer.status : undefined;
    this.#ended(status === 'approved' ? 'approved' : 'error');
  }

  #native(): ((started: Token) => Promise<unknown>) | undefined {
    const { bridge, launch } = this.#route();
    if (launch) return async ({ token }) => await launch(token);
    if (bridge === undefined) return undefined;
    const { webkit } = globalThis as { webkit?: { messageHandlers?: Record<string, NativeHandler | undefined> } };
    const handler = webkit?.messageHandlers?.[bridge];
    if (!handler) return undefined;
    return async ({ token, expiresAt }) => await handler.postMessage({ cardId: this.cardId, token, expiresAt });
  }

  #ended(status: ApplePayStatus): void {
    this.result = status;
    this.#tools.announce(this.#tools.t(`applePay.${status}`));
    this.#tools.emit(new GiroApplePayResultEvent({ cardId: this.cardId, status }));
    this.#changed();
  }
}

type Token = { readonly token: string } & Pick<StartedConsent, 'expiresAt'>;
