import { html, nothing, type TemplateResult } from 'lit';
import { shownStatus, type Card } from '../../domain/card.js';
import { activateOffer } from '../../domain/card-acts.js';
import { GiroCardActivatedEvent } from '../../events.js';
import { activate as activateTexts } from '../../i18n/en/activate-card.js';
import { card as cardTexts, consent as consentTexts } from '../../i18n/en/cards.js';
import { cardKey, readCard } from '../../internal/cards.js';
import { ProtectedAct } from '../../internal/protected-act.js';
import { badgeStyles, renderBadge } from '../../ui/badge/badge.js';
import { renderButton } from '../../ui/button/button.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { cardName, statusText, statusTone } from '../card-words.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { OneCardWidget } from '../one-card-widget.js';
import { panelStyles, renderPanel, renderPanelSkeleton } from '../panel.js';

/** What to say of a card that is not active although activating it ended; `taken`: by the platform, so it may still become so. */
const NOT_ACTIVE = {
  taken: 'consent.notYet',
  unchanged: 'activate.lost',
  lost: 'activate.lost.unknown',
} as const;

/**
 * Takes a cardholder through activating one card: explains, goes to the platform's page where they confirm and choose a PIN,
 * and on return says what the platform says.
 *
 * @customElement giro-activate-card
 * @fires {GiroCardActivatedEvent} giro-card-activated - The platform says the card is active.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - The consent was looked into, once.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading.
 * @csspart hint - What happens, or why nothing can.
 * @csspart badge - The card's status.
 * @csspart notice - What went wrong.
 * @csspart button-primary - Activate, start again.
 * @csspart button-secondary - Check again, try again, copy reference.
 * @csspart skeleton - What stands in while the card is read.
 */
export class GiroActivateCard extends OneCardWidget {
  static override styles = [...OneCardWidget.styles, badgeStyles, skeletonStyles, panelStyles];

  protected override readonly texts = { ...cardTexts, ...activateTexts, ...consentTexts };

  #act: { readonly cardId: string; readonly act: ProtectedAct } | undefined;

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const { value } = this.card;
    if (value && this.#act?.cardId === value.id && !activateOffer(value, new Date()).can) this.#act.act.overtaken();
    if (value && this.isConnected && this.#act?.cardId !== value.id) void this.#actOn(value).resume();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#act?.act.resume(); // moved in the document: goes on following
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#act?.act.stop();
  }

  protected override get failedTitle(): string {
    return this.t('activate.title');
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  protected override personChanged(): void {
    this.#act?.act.stop();
    this.#act = undefined;
  }

  protected override renderCard(card: Card): TemplateResult {
    const { t } = this.tools;
    const status = shownStatus(card, new Date());
    const offer = activateOffer(card, new Date());
    const act = this.#act?.cardId === card.id ? this.#act.act : undefined;
    const consent = act?.consent ?? { step: 'none' as const };
    const isNews = card.status === 'active' && (consent.step === 'given' || act?.state.step === 'done');
    const start = (): void => void this.#start(card);
    if (!offer.can)
      return renderPanel({
        title: html`<bdi>${cardName(card, t)}</bdi>
          ${renderBadge(statusText(status, card.statusName, t), statusTone(status))}`,
        text: isNews ? t('activate.done', { card: cardName(card, t) }) : t(`activate.why.${offer.why}`),
      });
    const state = act?.state ?? { step: 'ready' as const };
    const words = consentText(consent, t);
    const busy = state.step === 'busy';
    const isLost = state.step === 'done' && state.value === 'lost'; // nobody knows: first find out
    return renderPanel({
      title: html`${t('activate.title')} ${renderBadge(statusText(status, card.statusName, t), statusTone(status))}`,
      text: html`<bdi>${cardName(card, t)}</bdi> – ${words ?? (busy ? t('consent.starting') : t('activate.text'))}`,
      busy,
      body: this.#renderTrouble(card, act),
      actions: html`
        ${
          words === undefined && !isLost
            ? renderButton({ label: t('activate.start'), kind: 'primary', busy, press: start })
            : nothing
        }
        ${renderConsentActions(consent, t, { check: () => void act?.check(), again: start })}
      `,
    });
  }

  #renderTrouble(card: Card, act: ProtectedAct | undefined): unknown {
    if (act?.state.step === 'failed')
      return this.renderFailure(act.state.error, this.t('activate.failed', { reason: '' }).trim());
    if (act?.state.step !== 'done' || act.state.value === 'consent') return nothing;
    return this.renderNews(this.t(NOT_ACTIVE[act.state.value]), () => {
      void this.#check(card);
    });
  }

  async #start(card: Card): Promise<void> {
    const act = this.#actOn(card);
    this.#sayEnd(act, await act.run());
  }

  async #check(card: Card): Promise<void> {
    const act = this.#actOn(card);
    this.#sayEnd(act, await act.check());
  }

  #sayEnd(act: ProtectedAct, ended: ProtectedAct['state'] | undefined): void {
    if (this.#act?.act !== act) return; // the host shows another card by now
    const { value } = this.card;
    if (value && !activateOffer(value, new Date()).can) return; // seen to be active meanwhile, whoever did it
    if (ended?.step === 'failed') {
      this.announce(this.t('activate.failed', { reason: this.t(`error.${ended.error.kind}`) }));
    } else if (ended?.step === 'done' && (ended.value === 'unchanged' || ended.value === 'lost')) {
      this.announce(this.t(NOT_ACTIVE[ended.value]));
    }
  }

  #actOn(card: Card): ProtectedAct {
    if (this.#act?.cardId === card.id) return this.#act.act;
    this.#act?.act.stop();
    const { id } = card;
    const act = new ProtectedAct(
      this.tools,
      {
        key: `activate ${id}`,
        send: async (live, returnUrl) => await live.client.cards.activate(id, { reread: false, returnUrl }),
        refused: async (live) => await readCard(live, id),
        mustBeSeen: true,
        look: async () => await this.#isActive(id),
        met: (isNews) => {
          this.announce(this.t('activate.done', { card: cardName(card, this.tools.t) }));
          this.live?.tell(cardKey(id));
          if (isNews) this.emit(new GiroCardActivatedEvent({ cardId: id }));
        },
      },
      () => {
        this.requestUpdate();
      },
    );
    this.#act = { cardId: id, act };
    return act;
  }

  async #isActive(id: string): Promise<boolean> {
    const { live } = this;
    return live !== undefined && (await readCard(live, id)).status === 'active';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-activate-card': GiroActivateCard;
  }
}
