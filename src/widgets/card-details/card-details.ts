import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Card } from '../../domain/card.js';
import { detailsOffer, groupNumber, type CardCredentials } from '../../domain/card-credentials.js';
import { GiroCardConcealedEvent, GiroCardRevealedEvent } from '../../events.js';
import { details as detailsTexts } from '../../i18n/en/card-details.js';
import { card as cardTexts, consent as consentTexts } from '../../i18n/en/cards.js';
import { formatExpiry } from '../../i18n/format.js';
import { ProtectedAct } from '../../internal/protected-act.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { cardName } from '../card-words.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { Copying, copyingStyles } from '../copying.js';
import { OneCardWidget } from '../one-card-widget.js';
import { panelStyles, renderPanel, renderPanelSkeleton } from '../panel.js';
import { credentialsWish } from './asking.js';
import { styles } from './card-details.styles.js';
import { MomentarySecret } from './secret.js';

const SHOWN_SECONDS = 30;
const MOST_SECONDS = 300;

/**
 * Shows a card's expiry and masked number; on request the whole number and security code, for a moment.
 * A host that shows them on a page of its own puts that into the default slot, which replaces everything here.
 *
 * @customElement giro-card-details
 * @slot - Replaces the element's content, for example by a link to a hosted page; the kit then reads nothing.
 * @fires {GiroCardRevealedEvent} giro-card-revealed - Number and code are on screen.
 * @fires {GiroCardConcealedEvent} giro-card-concealed - They are gone again.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - The consent was looked into, once.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The card's name.
 * @csspart hint - Labels, and how long the details stay.
 * @csspart notice - What went wrong.
 * @csspart button-primary - Show number and code.
 * @csspart button-secondary - Hide, copy, check again.
 * @csspart skeleton - What stands in while the card is read.
 */
export class GiroCardDetails extends OneCardWidget {
  static override styles = [...OneCardWidget.styles, skeletonStyles, panelStyles, copyingStyles, styles];

  /** How long number and code stay, 1 to 300 seconds; default 30. */
  @property({ type: Number, attribute: 'reveal-seconds' }) revealSeconds: number | undefined;

  protected override readonly texts = { ...cardTexts, ...detailsTexts, ...consentTexts };

  readonly #secret = new MomentarySecret(
    () => {
      this.requestUpdate();
    },
    () => {
      this.#concealed();
    },
  );
  readonly #copying = new Copying<'number' | 'code'>(() => {
    this.#copied();
  });
  #revealed = '';
  /** True inside an update, which draws without the secret anyway. */
  #isDrawing = false;
  #act: { readonly cardId: string; readonly act: ProtectedAct } | undefined;

  protected override hostFault(): string | undefined {
    if (this.#isReplaced) return undefined;
    const seconds: unknown = this.revealSeconds ?? undefined; // null once the attribute is taken away
    if (seconds !== undefined && !(typeof seconds === 'number' && seconds >= 1 && seconds <= MOST_SECONDS))
      return `reveal-seconds must be a number from 1 to ${MOST_SECONDS}.`;
    return super.hostFault();
  }

  protected override get wantsCard(): boolean {
    return !this.#isReplaced;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#isDrawing = true;
    const { value } = this.card;
    if (changed.has('cardId') || (value && !detailsOffer(value, new Date()).can)) this.#secret.release();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#isDrawing = false;
    const { value } = this.card;
    if (value && this.#act?.cardId !== value.id) void this.#actOn(value.id).resume();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#act?.act.resume(); // moved in the document: goes on following
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#secret.release();
    this.#act?.act.stop();
  }

  protected override personChanged(): void {
    this.#act?.act.stop();
    this.#act = undefined;
    this.#secret.release();
  }

  protected override renderContent(): unknown {
    return this.#isReplaced ? html`<slot></slot>` : super.renderContent();
  }

  protected override renderWaiting(): TemplateResult {
    return this.#isReplaced ? html`<slot></slot>` : renderPanelSkeleton(this.t('common.loading'));
  }

  protected override renderCard(card: Card): TemplateResult {
    const { t } = this.tools;
    const offer = detailsOffer(card, new Date());
    const act = this.#act?.cardId === card.id ? this.#act.act : undefined;
    const consent = act?.consent ?? { step: 'none' as const };
    const words = consentText(consent, t);
    const busy = act?.state.step === 'busy';
    const secret = this.#secret.value;
    const show = (): void => void this.#show(card.id);
    return renderPanel({
      title: html`<bdi>${cardName(card, t)}</bdi>`,
      text: offer.can ? (words ?? (busy ? t('details.busy') : undefined)) : t(`details.${offer.why}`),
      busy,
      body: html`${this.#renderFacts(card, secret)} ${this.#renderTrouble(act)}`,
      actions: !offer.can
        ? undefined
        : secret
          ? this.#renderShownActions(secret)
          : html`
              ${
                words === undefined
                  ? renderButton({ label: t('details.show'), kind: 'primary', busy, press: show })
                  : nothing
              }
              ${renderConsentActions(consent, t, { check: () => void act?.check(), again: show })}
            `,
    });
  }

  /** Shown and hidden are two templates, so that hiding takes the whole piece of the document away. */
  #renderFacts(card: Card, secret: CardCredentials | undefined): TemplateResult {
    const { t } = this.tools;
    const masked = `•••• •••• •••• ${card.lastFour ?? '••••'}`;
    return html`
      <dl class="facts">
        <dt>${t('details.number')}</dt>
        ${
          secret
            ? html`<dd class="secret"><span class="digits">${groupNumber(secret.number)}</span></dd>`
            : html`<dd>
                <span class="digits" aria-hidden="true">${masked}</span>
                <span class="visually-hidden"
                  >${card.lastFour === undefined ? t('details.hidden') : t('card.ending', { digits: card.lastFour })}</span
                >
              </dd>`
        }
        ${
          card.expiry
            ? html`<dt>${t('details.expiry')}</dt>
                <dd><span class="digits">${formatExpiry(card.expiry)}</span></dd>`
            : nothing
        }
        <dt>${t('details.code')}</dt>
        ${
          secret
            ? html`<dd class="secret"><span class="digits">${secret.code}</span></dd>`
            : html`<dd>
                <span class="digits" aria-hidden="true">•••</span>
                <span class="visually-hidden">${t('details.hidden')}</span>
              </dd>`
        }
      </dl>
    `;
  }

  #renderShownActions({ number, code }: CardCredentials): TemplateResult {
    const { t } = this.tools;
    return html`
      ${this.#renderCopy('number', t('details.copyNumber'), number)}
      ${this.#renderCopy('code', t('details.copyCode'), code)}
      ${renderButton({
        label: t('details.hide'),
        kind: 'primary',
        press: () => {
          this.#secret.release();
        },
      })}
      <span class="left" part=${PARTS.hint} aria-hidden="true"
        >${t('details.left', { seconds: this.#secret.secondsLeft })}</span
      >
      ${this.#copying.isRefused ? html`<p class="refused" part=${PARTS.hint}>${t('details.notCopied')}</p>` : nothing}
    `;
  }

  /** A button that says at its own place how it went; as wide as the widest of its words, so that nothing jumps. */
  #renderCopy(what: 'number' | 'code', label: string, text: string): TemplateResult {
    const { t } = this.tools;
    const said = this.#copying.said?.what === what ? this.#copying.said : undefined;
    const words = said ? t(said.worked ? 'details.copied' : 'details.notCopied.short') : label;
    const [one, two] = [label, t('details.copied'), t('details.notCopied.short')].filter((other) => other !== words);
    return renderButton({
      // Its name stays: the status region says how it went, and a new name would be read out besides.
      label: html`<span class="swap" data-one=${one ?? nothing} data-two=${two ?? nothing}
        >${said ? html`<span aria-hidden="true">${words}</span><span class="visually-hidden">${label}</span>` : html`<span>${label}</span>`}</span
      >`,
      press: () => void this.#copying.copy(what, text),
    });
  }

  #renderTrouble(act: ProtectedAct | undefined): unknown {
    if (act?.state.step !== 'failed') return nothing;
    return this.renderFailure(act.state.error, this.t('details.failed', { reason: '' }).trim());
  }

  async #show(cardId: string): Promise<void> {
    const ended = await this.#actOn(cardId).run();
    if (ended?.step !== 'failed') return;
    this.announce(this.t('details.failed', { reason: this.t(`error.${ended.error.kind}`) }));
  }

  #actOn(cardId: string): ProtectedAct {
    if (this.#act?.cardId === cardId) return this.#act.act;
    this.#act?.act.stop();
    const act = new ProtectedAct(
      this.tools,
      credentialsWish({
        cardId,
        secret: this.#secret,
        live: () => this.live,
        isBehindTab: () => this.client?.options.consentTarget === 'tab' && !this.setup?.openConsent,
        reveal: (credentials, wanted) => this.#reveal(cardId, credentials, wanted),
        dropped: () => {
          if (this.cardId === cardId) this.announce(this.t('details.concealed'));
        },
      }),
      () => {
        this.requestUpdate();
      },
    );
    this.#act = { cardId, act };
    return act;
  }

  #reveal(cardId: string, credentials: CardCredentials, wanted: AbortSignal): boolean {
    const seconds = this.revealSeconds ?? SHOWN_SECONDS;
    if (!this.isConnected || this.cardId !== cardId || !this.#secret.hold(credentials, seconds, wanted)) return false;
    this.#revealed = cardId;
    this.announce(this.t('details.shown', { seconds }));
    this.emit(new GiroCardRevealedEvent({ cardId }));
    return true;
  }

  #concealed(): void {
    this.#copying.stop();
    this.announce(this.t('details.concealed'));
    this.emit(new GiroCardConcealedEvent({ cardId: this.#revealed }));
    this.requestUpdate();
    if (!this.#isDrawing) this.performUpdate(); // gone from the document before this task ends, also when the page is about to be frozen
  }

  /** Unsaid after a moment, so that copying again is announced again. */
  #copied(): void {
    const { said } = this.#copying;
    this.announce(said ? this.t(said.worked ? 'details.copied' : 'details.notCopied') : '');
  }

  get #isReplaced(): boolean {
    return [...this.childNodes].some((node) => node instanceof Element || (node.textContent ?? '').trim() !== '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-card-details': GiroCardDetails;
  }
}
