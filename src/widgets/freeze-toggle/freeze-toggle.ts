import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { shownStatus, type Card } from '../../domain/card.js';
import { card as cardTexts, consent as consentTexts, freeze as freezeTexts } from '../../i18n/en/cards.js';
import { PARTS } from '../../styles/parts.js';
import { badgeStyles, renderBadge } from '../../ui/badge/badge.js';
import { renderSkeleton, skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { switchStyles } from '../../ui/switch/switch.js';
import { cardName, statusText, statusTone } from '../card-words.js';
import { OneCardWidget } from '../one-card-widget.js';
import { FreezeController } from './freeze.js';
import { styles } from './freeze-toggle.styles.js';
import { freezeHint, isNews, isOffered, renderCheckAgain, renderFreezeSwitch, renderReference } from './freeze-view.js';

/**
 * Lets a cardholder freeze and unfreeze one card. Shows what the platform says, never what was clicked.
 *
 * @customElement giro-freeze-toggle
 * @fires {GiroCardFreezeChangeEvent} giro-card-freeze-change - The platform confirmed the new state.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - A consent was looked into, once.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole row.
 * @csspart title - The words beside the switch.
 * @csspart hint - What freezing means, or how it is going.
 * @csspart badge - The card's status.
 * @csspart switch - The switch.
 * @csspart skeleton - What stands in while the card is read.
 * @csspart notice - What is shown when the card can't be read.
 * @csspart button-secondary - Try again, check again, copy reference.
 * @cssprop [--giro-color-accent] - Switch colour while frozen.
 */
export class GiroFreezeToggle extends OneCardWidget {
  static override shadowRootOptions: ShadowRootInit = { ...OneCardWidget.shadowRootOptions, delegatesFocus: true };
  static override styles = [...OneCardWidget.styles, switchStyles, badgeStyles, skeletonStyles, styles];

  protected override readonly texts = { ...cardTexts, ...freezeTexts, ...consentTexts };

  readonly #freeze = new FreezeController(this, this.tools);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.get('cardId') !== undefined) this.announce(''); // what was said was about another card
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { value } = this.card;
    if (value) this.#freeze.resume([value]);
  }

  protected override personChanged(): void {
    this.#freeze.forget();
  }

  protected override get failedTitle(): string {
    return this.t('freeze.failed.read');
  }

  protected override renderWaiting(): TemplateResult {
    return html`
      <div class="row" part=${PARTS.base} aria-busy="true">
        <div class="words">
          <span class="visually-hidden">${this.t('common.loading')}</span>
          <p class="title">${renderSkeleton('medium')}</p>
          <p class="hint">${renderSkeleton('long')}</p>
        </div>
        <span class="switch-place">${renderSkeleton('short')}</span>
      </div>
    `;
  }

  protected override renderCard(card: Card): TemplateResult {
    const t = this.tools.t;
    const status = shownStatus(card, new Date());
    return html`
      <div class="row" part=${PARTS.base}>
        <div class="words">
          <p class="title" part=${PARTS.title}>
            <bdi>${cardName(card, t)}</bdi>
            ${renderBadge(statusText(status, card.statusName, t), statusTone(status))}
          </p>
          <p class="hint ${isNews(card, this.#freeze) ? 'news' : ''}" part=${PARTS.hint} id="hint">
            ${freezeHint(card, this.#freeze, t)} ${renderReference(card, this.#freeze, t)}
          </p>
          ${renderCheckAgain(card, this.#freeze, t)}
        </div>
        ${isOffered(card) ? renderFreezeSwitch(card, this.#freeze, t, 'hint') : nothing}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-freeze-toggle': GiroFreezeToggle;
  }
}
