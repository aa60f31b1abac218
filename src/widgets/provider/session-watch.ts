import type { ReactiveController, ReactiveElement } from 'lit';
import type { GiroClient } from '../../api/client.types.js';
import { GiroSignedOutEvent } from '../../events.js';
import { languageOf, loadTexts, textsOf } from '../../i18n/index.js';
import { fill, type MessageOverrides } from '../../i18n/messages.js';
import { localeAround, supportedLocale } from '../../internal/locale.js';
import type { SessionText, SessionWarning } from './session-warning.js';

/** What the watch needs of its provider. */
type Host = ReactiveElement & { readonly locale: string | undefined; readonly messages: MessageOverrides | undefined };

/**
 * Follows the session of a provider's client: tells the host when it is over, and loads the warning once there is a session
 * that ends.
 */
export class SessionWatch implements ReactiveController {
  readonly #host: Host;
  #client: GiroClient | undefined;
  #unfollow: (() => void) | undefined;
  #warning: SessionWarning | undefined;
  #isSignedIn = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** The client to follow from now on. */
  follow(client: GiroClient | undefined): void {
    if (client === this.#client) return;
    this.#stop();
    this.#client = client;
    if (this.#host.isConnected) this.#start();
  }

  #start(): void {
    const session = this.#client?.session;
    if (!session || this.#unfollow) return;
    this.#unfollow = session.onChange(() => {
      this.#look();
    });
    this.#look();
  }

  #stop(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    this.#warning?.stop();
    this.#warning = undefined;
  }

  #look(): void {
    const state = this.#client?.session.state;
    if (state?.step === 'signed-in' && state.lifetime !== undefined) void this.#warn();
    const wasSignedIn = this.#isSignedIn;
    this.#isSignedIn = state?.step === 'signed-in';
    if (wasSignedIn && state?.step === 'signed-out')
      this.#host.dispatchEvent(new GiroSignedOutEvent({ why: state.why }));
  }

  async #warn(): Promise<void> {
    const client = this.#client;
    const { locale } = this.#host;
    const language = languageOf(locale ? supportedLocale(locale) : localeAround(this.#host));
    const [{ SessionWarning, texts }] = await Promise.all([import('./session-warning.js'), loadTexts(language)]);
    if (this.#warning || client !== this.#client || !this.#unfollow || !client) return;
    const own: MessageOverrides = texts;
    const t: SessionText = (key, values) =>
      fill(this.#host.messages?.[key] ?? textsOf(language)?.[key] ?? own[key] ?? key, values);
    this.#warning = new SessionWarning(client.session, this.#host.renderRoot as ShadowRoot, t);
  }
}
