import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { GiroError } from '../../api/errors.js';
import { shownStatus, type Card } from '../../domain/card.js';
import { isWaiting } from '../../domain/consent.js';
import { applePay as applePayTexts, card as cardTexts, consent as consentTexts } from '../../i18n/en.js';
import { cardTopic } from '../../internal/cards.js';
import { Query } from '../../internal/query.js';
import { PARTS } from '../../styles/parts.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { GiroWidget } from '../giro-widget.js';
import { styles } from './apple-pay-button.styles.js';
import { isAppleDevice } from './apple-device.js';
import { Provisioning, type LaunchApplePay } from './provisioning.js';

/**
 * Adds a card to Apple Wallet (card provisioning, not a payment). Shown only where that can work: with a native `bridge`, a
 * `launch` function, or on an Apple device; hidden otherwise, and with `in-wallet`.
 *
 * Apple's own badge file goes into the default slot, as Apple ships it; without it the button carries Apple's words.
 * Source: Apple, "Add to Apple Wallet" guidelines: the badge is not changed, and has clear space of a tenth of its height.
 *
 * @customElement giro-apple-pay-button
 * @slot - Apple's badge, an `<img>` or `<svg>` from Apple, unchanged.
 * @fires {GiroApplePayResultEvent} giro-apple-pay-result - It ended: `approved`, `error`, or `unknown` in a plain browser.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - The hosted page is next; cancel to take the person there yourself.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart button-primary - The button.
 * @csspart hint - How it is going.
 * @csspart notice - What went wrong.
 */
export class GiroApplePayButton extends GiroWidget {
  static override shadowRootOptions: ShadowRootInit = { ...GiroWidget.shadowRootOptions, delegatesFocus: true };
  static override styles = [...GiroWidget.styles, styles];

  /** Id of the card. Nothing is read until it is set. Source: Cards v3, "Apple Pay". */
  @property({ attribute: 'card-id' }) cardId: string | undefined;
  /** Name of the native message handler (`window.webkit.messageHandlers[bridge]`) that runs the vendor's SDK. */
  @property() bridge: string | undefined;
  /** The card is in the wallet already: nothing is shown. */
  @property({ type: Boolean, attribute: 'in-wallet' }) inWallet = false;
  /** Runs the vendor's native SDK with the token, instead of `bridge`; resolves with how it ended. */
  @property({ attribute: false }) launch: LaunchApplePay | undefined;

  protected override readonly texts = { ...cardTexts, ...applePayTexts, ...consentTexts };

  readonly #card = new Query<Card>(this, () => {
    const { live, cardId } = this;
    return live && cardId && this.#canWork ? { live, topic: cardTopic(cardId) } : undefined;
  });
  #provisioning: Provisioning | undefined;

  protected override hostFault(): string | undefined {
    if (!this.#canWork) return undefined;
    if (this.cardId !== undefined && typeof this.cardId !== 'string') return '`cardId` must be a string.';
    return this.cardId ? undefined : 'The card-id attribute is missing: give it the id of the card to add.';
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#card.error];
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const { value } = this.#card;
    if (value && this.#provisioning?.cardId !== value.id) void this.#provision(value.id).resume();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#provisioning?.resume(); // moved in the document: goes on following
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#provisioning?.stop();
  }

  protected override personChanged(): void {
    this.#provisioning?.stop();
    this.#provisioning = undefined;
  }

  protected override renderContent(): unknown {
    if (!this.#canWork) return nothing;
    const { state } = this.#card;
    if (state.step === 'failed') return this.renderFailure(state.error, undefined, () => void this.reload());
    return state.step === 'ready' ? this.#renderCard(state.value) : this.renderWaiting();
  }

  protected override renderWaiting(): unknown {
    return nothing; // a button that may turn out not to be offered must not flash
  }

  #renderCard(card: Card): TemplateResult | typeof nothing {
    const status = shownStatus(card, new Date());
    if (card.api !== 'v3' || status !== 'active') return nothing;
    const { t } = this.tools;
    const provisioning = this.#provisioning?.cardId === card.id ? this.#provisioning : undefined;
    const consent = provisioning?.consent.step ?? { step: 'none' as const };
    const busy = provisioning?.isBusy === true;
    const words = consentText(consent, t) ?? (provisioning?.result && t(`applePay.${provisioning.result}`));
    // In the wallet, or on the way there: pressing again would only begin a second time.
    const isDone = provisioning?.result === 'approved' || isWaiting(consent);
    return html`
      <div class="base" part=${PARTS.base}>
        ${isDone ? nothing : this.#renderButton(card, busy)}
        ${
          busy || words !== undefined
            ? html`<p class="hint" part=${PARTS.hint}>${busy ? t('applePay.busy') : words}</p>`
            : nothing
        }
        ${renderConsentActions(consent, t, { check: () => void provisioning?.check() })}
        ${
          provisioning?.error
            ? this.renderFailure(provisioning.error, t('applePay.failed', { reason: '' }).trim())
            : nothing
        }
      </div>
    `;
  }

  #renderButton(card: Card, busy: boolean): TemplateResult {
    const { t } = this.tools;
    const hasBadge = this.childElementCount > 0;
    return html`
      <button
        type="button"
        class="add ${hasBadge ? 'badge' : ''}"
        part=${PARTS.buttonPrimary}
        aria-label=${t('applePay.add')}
        aria-disabled=${busy ? 'true' : nothing}
        @click=${
          busy
            ? nothing
            : () => {
                void this.#provision(card.id).run();
              }
        }
      >
        <slot
          @slotchange=${() => {
            this.requestUpdate();
          }}
        ></slot>
        ${hasBadge ? nothing : html`<span class="words" lang=${this.locale}>${t('applePay.add')}</span>`}
      </button>
    `;
  }

  #provision(cardId: string): Provisioning {
    if (this.#provisioning?.cardId === cardId) return this.#provisioning;
    this.#provisioning?.stop();
    this.#provisioning = new Provisioning(
      cardId,
      {
        ...this.tools,
        announce: (text) => {
          if (this.cardId === cardId) this.announce(text); // else it would be said of the card that is shown by now
        },
      },
      () => ({ bridge: this.bridge || undefined, launch: this.launch }),
      () => {
        this.requestUpdate();
      },
    );
    return this.#provisioning;
  }

  /** Never a dead button: something must be able to take the token. */
  get #canWork(): boolean {
    if (this.inWallet) return false;
    return this.launch !== undefined || Boolean(this.bridge) || isAppleDevice();
  }

  /** Reads the card again. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.#card.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-apple-pay-button': GiroApplePayButton;
  }
}
