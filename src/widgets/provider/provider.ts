import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { createClient } from '../../api/client.js';
import type { GetToken, GiroClient, GiroClientOptions } from '../../api/client.types.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import { saysWhere, setupContext, type OpenConsent } from '../../internal/context.js';
import { SessionWatch } from './session-watch.js';

/**
 * Gives every element below it, through any number of shadow roots, the way to the platform, the language and the texts.
 * Providers nest; the nearest wins. Draws nothing itself but a warning before the session of a person
 * who signed in ends.
 *
 * @customElement giro-provider
 * @slot - The page's elements.
 * @fires {GiroSignedOutEvent} giro-signed-out - The person is signed out, here or in another tab.
 */
export class GiroProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Which platform: `live`, `staging` or `sandbox`. Without it and without `client` the elements say so. */
  @property() environment: 'live' | 'staging' | 'sandbox' | undefined;
  /** Base URL of Cards v3, with its version. */
  @property({ attribute: 'cards-url' }) cardsUrl: string | undefined;
  /** Base URL of Banking v2, with its version. */
  @property({ attribute: 'banking-url' }) bankingUrl: string | undefined;
  /** Base URL of Acquiring v1, with its version. */
  @property({ attribute: 'acquiring-url' }) acquiringUrl: string | undefined;
  /** Same-origin URL that answers `{ "token" }` to a credentialed `POST` of `{ "api", "expired" }`. */
  @property({ attribute: 'token-url' }) tokenUrl: string | undefined;
  /** Which card model to speak: `v3` (default) or `banking-v2`. */
  @property({ attribute: 'cards-api' }) cardsApi: 'v3' | 'banking-v2' | undefined;
  /** Which payments model to speak: `banking-v2` (default) or `v3`. */
  @property({ attribute: 'payments-api' }) paymentsApi: 'banking-v2' | 'v3' | undefined;
  /** Where hosted pages send the person back; default this page. */
  @property({ attribute: 'return-url' }) returnUrl: string | undefined;
  /** Where hosted pages open: `self` (default) or `tab`. */
  @property({ attribute: 'consent-target' }) consentTarget: 'self' | 'tab' | undefined;
  /** Origins of hosted pages besides the platform's own, separated by spaces. */
  @property({ attribute: 'allowed-origins' }) allowedOrigins: string | undefined;
  /** The platform de-duplicates `request_id`. */
  @property({ type: Boolean }) dedupe = false;
  /** Device fingerprint id for signing in. */
  @property({ type: Number, attribute: 'device-id' }) deviceId: number | undefined;
  /** BCP 47 tag of the language; default the nearest `lang`, else the browser's. */
  @property() locale: string | undefined;
  /** Asked for an access token, once per expiry. Rejecting means signed out. */
  @property({ attribute: false }) getToken: GetToken | undefined;
  /** Used instead of the global `fetch`. */
  @property({ attribute: false }) fetch: typeof fetch | undefined;
  /** A client of your own; then only `locale`, `messages` and `openConsent` count besides. */
  @property({ attribute: false }) client: GiroClient | undefined;
  /** Texts that replace the kit's, by key. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** Takes the person to a hosted page in your own way; gets the address, which no event carries. */
  @property({ attribute: false }) openConsent: OpenConsent | undefined;

  readonly #given = new ContextProvider(this, { context: setupContext, initialValue: { client: undefined } });
  readonly #session = new SessionWatch(this);
  #made: GiroClient | undefined;
  #madeFrom = '';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { locale, messages, openConsent } = this;
    const options = this.#clientOptions();
    const problem =
      this.client || saysWhere(options)
        ? undefined
        : '<giro-provider> needs environment="live", "staging" or "sandbox" (or a client property).';
    const client = this.client ?? (problem === undefined ? this.#makeClient(options) : undefined);
    this.#given.setValue({ client, problem, locale, messages, openConsent, outlet: this });
    this.#session.follow(client);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  #clientOptions(): GiroClientOptions {
    return {
      environment: given(this.environment), // the client says what it does not know
      cardsUrl: given(this.cardsUrl),
      bankingUrl: given(this.bankingUrl),
      acquiringUrl: given(this.acquiringUrl),
      tokenUrl: given(this.tokenUrl),
      cardsApi: given(this.cardsApi),
      paymentsApi: given(this.paymentsApi),
      returnUrl: given(this.returnUrl),
      consentTarget: given(this.consentTarget),
      allowedOrigins: given(this.allowedOrigins)?.split(/\s+/),
      dedupe: this.dedupe,
      deviceId: this.deviceId,
    };
  }

  /** A host that sets a new function on every render must not get a new client, and new reads, each time. */
  #makeClient(options: GiroClientOptions): GiroClient {
    const from = JSON.stringify([options, this.getToken !== undefined, this.fetch !== undefined]);
    if (this.#made && from === this.#madeFrom) return this.#made;
    this.#madeFrom = from;
    this.#made = createClient({
      ...options,
      getToken: this.getToken && (async (request) => await this.#askToken(request)),
      fetch: this.fetch && (async (...request) => await (this.fetch ?? globalThis.fetch)(...request)),
    });
    return this.#made;
  }

  async #askToken(request: Parameters<GetToken>[0]): Promise<string> {
    if (!this.getToken) throw new Error('getToken was taken away');
    return await this.getToken(request);
  }
}

/** An attribute that is there but empty says nothing, and neither does a property that is no text. */
const given = <T extends string>(value: T | undefined): T | undefined =>
  ((typeof value === 'string' && value.trim()) || undefined) as T | undefined;

declare global {
  interface HTMLElementTagNameMap {
    'giro-provider': GiroProvider;
  }
}
