import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { shownStatus, type Card } from '../../domain/card.js';
import { isWaiting } from '../../domain/consent.js';
import { applePay as applePayTexts } from '../../i18n/en/apple-pay.js';
import { card as cardTexts, consent as consentTexts } from '../../i18n/en/cards.js';
import { PARTS } from '../../styles/parts.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { OneCardWidget } from '../one-card-widget.js';
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
export class GiroApplePayButton extends OneCardWidget {
  static override shadowRootOptions: ShadowRootInit = { ...OneCardWidget.shadowRootOptions, delegatesFocus: true };
  static override styles = [...OneCardWidget.styles, styles];

  /** Name of the native message handler (`window.webkit.messageHandlers[bridge]`) that runs the vendor's SDK. */
  @property() bridge: string | undefined;
  /** The card is in the wallet already: nothing is shown. */
  @property({ type: Boolean, attribute: 'in-wallet' }) inWallet = false;
  /** Runs the vendor's native SDK with the token, instead of `bridge`; resolves with how it ended. */
  @property({ attribute: false }) launch: LaunchApplePay | undefined;

  protected override readonly texts = { ...cardTexts, ...applePayTexts, ...consentTexts };

  #provisioning: Provisioning | undefined;

  /** Never a dead button: something must be able to take the token. */
  protected override get wantsCard(): boolean {
    if (this.inWallet) return false;
    return Boolean(this.launch) || Boolean(this.bridge) || isAppleDevice();
  }

  protected override hostFault(): string | undefined {
    if (!this.wantsCard) return undefined;
    const { bridge, launch } = this;
    if (bridge && typeof bridge !== 'string') return '`bridge` must be a string: the name of a native message handler.';
    if (launch && typeof launch !== 'function') return '`launch` must be a function.';
    return super.hostFault();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const { value } = this.card;
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
    return this.wantsCard ? super.renderContent() : nothing;
  }

  protected override renderWaiting(): unknown {
    return nothing; // a button that may turn out not to be offered must not flash
  }

  protected override renderCard(card: Card): TemplateResult | typeof nothing {
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
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-apple-pay-button': GiroApplePayButton;
  }
}
