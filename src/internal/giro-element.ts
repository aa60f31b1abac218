import { ContextConsumer, ContextRoot } from '@lit/context';
import { html, LitElement, type CSSResultOrNative, type PropertyValues } from 'lit';
import type { GiroClient, SessionCalls } from '../api/client.types.js';
import { GiroError } from '../api/errors.js';
import { GiroErrorEvent, GiroSessionExpiredEvent, type GiroEvent } from '../events.js';
import { common } from '../i18n/en/common.js';
import { languageOf, loadTexts, textsOf, type TextPart } from '../i18n/index.js';
import { fill, type MessageKey, type MessageOverrides, type MessageValues } from '../i18n/messages.js';
import { shared } from '../styles/shared.styles.js';
import { tokens } from '../styles/tokens.js';
import { defaultSetup, onDefaultSetup, setupContext, type GiroSetup } from './context.js';
import { providerIsComing, settledPage } from './page.js';
import { liveOf, type Live } from './live.js';
import { isAround, localeAround, onLangChange, supportedLocale } from './locale.js';
import { warnOnce } from './warn.js';

/** An element as its controllers see it. */
export interface ElementTools {
  readonly live: () => Live | undefined;
  readonly setup: () => GiroSetup | undefined;
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  readonly announce: (text: string) => void;
  readonly emit: (event: GiroEvent<unknown>) => boolean;
  readonly report: (error: GiroError) => void;
}

let contextRoot: ContextRoot | undefined;

/**
 * What every element stands on: where its client, language and texts come from, how it says that the host forgot something,
 * how it tells the person (a status region that is always there) and the host (events).
 */
export abstract class GiroElement extends LitElement {
  static override styles: CSSResultOrNative[] = [tokens, shared];

  /** The element's own English texts, besides the common ones. */
  protected abstract readonly texts: MessageOverrides;

  /** Which texts of another language it needs. */
  protected readonly textParts: readonly TextPart[] = ['common'];

  readonly #provided = new ContextConsumer(this, {
    context: setupContext,
    subscribe: true,
    callback: () => {
      this.#setupChanged();
    },
  });
  readonly #reported = new WeakSet<GiroError>();
  readonly #told = new Set<string>();
  #stops: (() => void)[] = [];
  #session: SessionCalls | undefined;
  /** Who was there when it was last looked at; stays while the element is not in the page. */
  #seen: { readonly session: SessionCalls; readonly person: object; readonly step: string } | undefined;
  #unfollow: (() => void) | undefined;
  #announcement = '';
  /** True once the host had its time to set everything up. */
  #graceIsOver = false;
  #shownFault: string | undefined;
  /** The locale while an update is under way: looked for once, not with each of its texts. */
  #drawnIn: string | undefined;

  override connectedCallback(): void {
    if (!contextRoot) {
      contextRoot = new ContextRoot(); // providers that are defined later than their elements
      contextRoot.attach(document.documentElement);
    }
    delete this.#provided.value; // an element moved out of its provider has none
    super.connectedCallback();
    const changed = (): void => {
      this.#setupChanged();
    };
    this.#stops = [onDefaultSetup(changed), onLangChange(this, changed)];
    void settledPage().then(() => {
      this.#graceIsOver = true;
      this.requestUpdate();
    });
    this.#setupChanged();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#follow(undefined);
  }

  /** What a controller of this element may use of it. */
  protected readonly tools: ElementTools = {
    live: () => this.live,
    setup: () => this.setup,
    t: (key, values) => this.t(key, values),
    announce: (text) => {
      this.announce(text);
    },
    emit: (event) => this.emit(event),
    report: (error) => {
      this.report(error);
    },
  };

  /** The nearest provider's setup, else the page's default. */
  protected get setup(): GiroSetup | undefined {
    return this.#provided.value ?? defaultSetup();
  }

  /** The client to read and act through; undefined until there is one. */
  protected get client(): GiroClient | undefined {
    return this.setup?.client;
  }

  /** The page's shared reads for that client. */
  protected get live(): Live | undefined {
    return this.client && liveOf(this.client);
  }

  /** BCP 47 tag everything is written in. */
  protected get locale(): string {
    return this.#drawnIn ?? this.#localeNow();
  }

  #localeNow(): string {
    const wanted = this.setup?.locale;
    return wanted ? supportedLocale(wanted) : localeAround(this);
  }

  /** A text in the person's language, with values put in. */
  protected t(key: MessageKey, values?: MessageValues): string {
    const own: MessageOverrides = this.texts;
    const text =
      this.setup?.messages?.[key] ?? this.#translated(key) ?? own[key] ?? (common as MessageOverrides)[key] ?? key;
    return fill(text, values);
  }

  /** The text in another language than English, once it is here. */
  #translated(key: MessageKey): string | undefined {
    const language = languageOf(this.locale);
    for (const part of this.textParts) {
      const text = textsOf(language, part)?.[key];
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** Says a text to screen readers. */
  protected announce(text: string): void {
    this.#announcement = text;
    this.requestUpdate();
  }

  /**
   * Tells the host; false when it cancelled the default action. An element that is gone from the page tells its provider
   * too, so that the outcome of an act is never lost.
   */
  protected emit(event: GiroEvent<unknown>): boolean {
    this.dispatchEvent(event);
    const outlet = this.setup?.outlet ?? document;
    if (!this.isConnected && !isAround(outlet, this)) outlet.dispatchEvent(event);
    return !event.defaultPrevented;
  }

  /** Tells the host about a failure, once per failure. */
  protected report(error: GiroError): void {
    if (this.#reported.has(error)) return;
    this.#reported.add(error);
    const { kind, code, requestId } = error;
    this.emit(new GiroErrorEvent({ kind, code, requestId }));
    if (kind === 'usage') warnOnce(`<${this.localName}>: ${error.message}`);
    // A session ends once, however many elements and calls notice.
    if (kind === 'unauthorized' && this.live?.signOut() !== false)
      this.emit(new GiroSessionExpiredEvent({ api: undefined }));
  }

  /** Tells the host, once per sentence, about input that is wrong but does not stop the element. */
  protected tellUsage(fault: string): void {
    if (this.#told.has(fault)) return;
    this.#told.add(fault);
    this.report(new GiroError('usage', fault));
  }

  /** What the host set wrongly, as a sentence that says the fix; asked again on every update. */
  protected hostFault(): string | undefined {
    return undefined;
  }

  /** What its reads failed with, to be told to the host. */
  protected failures(): readonly (GiroError | undefined)[] {
    return [];
  }

  /** Somebody else uses the client now, or nobody: forgets what the person before did here. Shared reads forget by themselves. */
  protected personChanged(): void {
    // nothing of its own
  }

  /** The session ran out and may be the same person's again, or surely is. */
  protected sessionRenewed(): void {
    this.personChanged();
  }

  /** Draws the element once its setup and host input are right. */
  protected abstract renderContent(): unknown;

  /** Draws what stands in until the setup is known. */
  protected abstract renderWaiting(): unknown;

  /** Draws what the host forgot. */
  protected abstract renderFault(fault: string): unknown;

  protected override render(): unknown {
    return html`
      ${this.#renderStep()}
      <div role="status" class="visually-hidden">${this.#announcement}</div>
    `;
  }

  protected override performUpdate(): void {
    this.#drawnIn = this.#localeNow();
    try {
      super.performUpdate();
    } finally {
      this.#drawnIn = undefined;
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    for (const error of this.failures()) if (error) this.report(error);
    const fault = this.#fault();
    if (!this.#graceIsOver || fault === undefined || fault === this.#shownFault) return;
    this.#shownFault = fault;
    this.report(new GiroError('usage', fault));
  }

  #renderStep(): unknown {
    const fault = this.#fault();
    if (fault !== undefined) return this.#graceIsOver ? this.renderFault(fault) : this.renderWaiting();
    return this.client ? this.renderContent() : this.renderWaiting();
  }

  #fault(): string | undefined {
    const { setup } = this;
    if (!setup && !providerIsComing(this))
      return 'There is no setup. Put the element inside <giro-provider environment="..."> or call configure({ environment }).';
    return setup?.problem ?? this.hostFault();
  }

  #follow(session: SessionCalls | undefined): void {
    if (session === this.#session) return;
    this.#unfollow?.();
    this.#session = session;
    this.#unfollow = session?.onChange(() => {
      this.#see(session, true);
    });
    if (session) this.#see(session, false);
  }

  /** Looks who is there, on the news that somebody signed in or out, or after a time out of the page. */
  #see(session: SessionCalls, isNews: boolean): void {
    const before = this.#seen;
    const { person, state } = session;
    this.#seen = { session, person, step: state.step };
    if (before?.session !== session) return;
    this.requestUpdate();
    const isSame = person === before.person;
    if (isSame && state.step === 'host') return; // the host's own person goes on
    if (isSame && !isNews && state.step === before.step) return;
    this.#announcement = '';
    if (isSame) this.sessionRenewed();
    else this.personChanged();
  }

  #setupChanged(): void {
    this.requestUpdate();
    this.#follow(this.client?.session);
    const language = languageOf(this.locale);
    if (language === 'en') return;
    for (const part of this.textParts)
      if (!textsOf(language, part))
        void loadTexts(language, part).then((here) => {
          if (here) this.requestUpdate();
        });
  }
}
