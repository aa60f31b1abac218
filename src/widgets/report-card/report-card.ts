import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { GiroError } from '../../api/errors.js';
import { reportOffer, terminationReason, type TerminationReason } from '../../domain/card-acts.js';
import { isFinal, shownStatus, type Card } from '../../domain/card.js';
import type { ConsentStep } from '../../domain/consent.js';
import { nextReportStep, REPORT_START, type ReportInput, type ReportStep } from '../../domain/report-flow.js';
import { GiroCardOrderRequestedEvent, GiroCardTerminatedEvent } from '../../events.js';
import { report as reportTexts } from '../../i18n/en/report-card.js';
import { card as cardTexts, consent as consentTexts } from '../../i18n/en/cards.js';
import { cardKey, readCard, takeCard } from '../../internal/cards.js';
import { ProtectedAct } from '../../internal/protected-act.js';
import { badgeStyles, renderBadge } from '../../ui/badge/badge.js';
import { renderButton } from '../../ui/button/button.js';
import { choiceStyles, renderChoice } from '../../ui/field/choice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { cardName, statusText, statusTone } from '../card-words.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { OneCardWidget } from '../one-card-widget.js';
import { panelStyles, renderPanel, renderPanelSkeleton } from '../panel.js';

const REASONS: readonly TerminationReason[] = ['lost', 'stolen', 'blocked'];

/**
 * Stops one card for good: lost, stolen, or blocked. Final, so it is asked twice in different words.
 *
 * @customElement giro-report-card
 * @fires {GiroCardTerminatedEvent} giro-card-terminated - The platform says the card is stopped for good.
 * @fires {GiroCardOrderRequestedEvent} giro-card-order-requested - The person wants a new card instead.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - The consent was looked into, once.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading or question.
 * @csspart hint - What it means.
 * @csspart badge - The card's status.
 * @csspart notice - What went wrong.
 * @csspart button-primary - Continue, and the final yes.
 * @csspart button-secondary - No, check again, order a new card.
 * @csspart skeleton - What stands in while the card is read.
 */
export class GiroReportCard extends OneCardWidget {
  static override styles = [...OneCardWidget.styles, badgeStyles, skeletonStyles, choiceStyles, panelStyles];

  protected override readonly texts = { ...cardTexts, ...reportTexts, ...consentTexts };

  #flow: ReportStep = REPORT_START;
  #act: Reporting | undefined;
  /** True once this element has stopped the card, so that it says so and offers a new one. */
  #hasStopped = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('cardId')) this.#begin();
  }

  protected override personChanged(): void {
    this.#begin();
  }

  #begin(): void {
    this.#drop(); // an act under way goes on; its outcome is told by its own closure
    this.#flow = REPORT_START;
    this.#hasStopped = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { value } = this.card;
    if (!value || value.id !== this.cardId) return;
    if (!reportOffer(value, new Date()).can) this.#act?.act.overtaken();
    if (!this.isConnected || this.#act) return;
    this.#act = { act: this.#reporting(value, undefined), reason: undefined };
    void this.#act.act.resume();
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
    return this.t('report.title');
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  protected override renderCard(card: Card): TemplateResult {
    const offer = reportOffer(card, new Date());
    if (!offer.can) return this.#renderOver(card, offer.why);
    const consent = this.#act?.act.consent ?? { step: 'none' as const };
    const words = consentText(consent, this.tools.t);
    if (words !== undefined) return this.#renderConsent(card, consent, words);
    switch (this.#flow.step) {
      case 'choose':
        return this.#renderChoose(card, this.#flow);
      case 'confirm':
      case 'decided':
        return this.#renderConfirm(card, this.#flow.reason);
    }
  }

  #renderOver(card: Card, why: 'final' | 'not-offered'): TemplateResult {
    const { t } = this.tools;
    const shown = shownStatus(card, new Date());
    const status = statusText(shown, card.statusName, t);
    const name = cardName(card, t);
    return renderPanel({
      title: html`<bdi>${name}</bdi> ${renderBadge(status, statusTone(shown))}`,
      text: this.#hasStopped ? this.#done(card) : t(`report.why.${why}`, { status }),
      actions:
        why === 'final'
          ? renderButton({
              label: t('report.order'),
              press: () => {
                this.emit(new GiroCardOrderRequestedEvent({ cardId: card.id, accountId: card.accountId }));
              },
            })
          : undefined,
    });
  }

  #renderChoose(card: Card, { reason, isMissing }: Extract<ReportStep, { step: 'choose' }>): TemplateResult {
    const { t } = this.tools;
    return renderPanel({
      title: t('report.title'),
      text: html`<bdi>${cardName(card, t)}</bdi> – ${t('report.text')}`,
      body: renderChoice({
        name: 'reason',
        legend: t('report.reason'),
        options: REASONS.map((value) => ({ value, label: t(`report.${value}`) })),
        value: reason,
        error: isMissing ? t('report.choose') : undefined,
        choose: (value) => {
          this.#given({ input: 'choose', reason: value });
        },
      }),
      actions: renderButton({
        label: t('report.next'),
        kind: 'primary',
        press: () => {
          this.#given({ input: 'next', at: performance.now() });
        },
      }),
    });
  }

  /** The person was sent to the bank, perhaps before a reload: then nobody remembers which reason they gave. */
  #renderConsent(card: Card, consent: ConsentStep, words: string): TemplateResult {
    const { t } = this.tools;
    const reason = this.#act?.reason;
    const isEnd = consent.step === 'not-yet' || consent.step === 'expired';
    return renderPanel({
      title: t('report.title'),
      text: html`<bdi>${cardName(card, t)}</bdi> – ${words}`,
      busy: consent.step === 'starting',
      actions: html`
        ${renderConsentActions(consent, t, {
          check: () => void this.#act?.act.check(),
          again: reason && (() => void this.#send(card, reason)),
        })}
        ${
          isEnd
            ? renderButton({
                label: t(reason ? 'report.no' : 'report.title'),
                press: () => {
                  this.#back();
                },
              })
            : nothing
        }
      `,
    });
  }

  #renderConfirm(card: Card, reason: TerminationReason): TemplateResult {
    const { t } = this.tools;
    const state = this.#act?.act.state ?? { step: 'ready' as const };
    const busy = state.step === 'busy';
    const isLost = state.step === 'done' && state.value === 'lost'; // nobody knows: first find out
    return renderPanel({
      title: t('report.confirm.title', { card: cardName(card, t) }),
      text: busy ? t('report.busy') : t(`report.confirm.${reason}`),
      busy,
      body: this.#renderTrouble(state),
      actions: isLost
        ? undefined
        : html`
            ${renderButton({
              label: t('report.no'),
              kind: 'primary',
              busy,
              press: () => {
                this.#back();
              },
            })}
            ${renderButton({ label: t(`report.yes.${reason}`), kind: 'danger', busy, press: () => void this.#decide(card) })}
          `,
    });
  }

  #renderTrouble(state: ProtectedAct['state']): unknown {
    if (state.step === 'failed') return this.renderFailure(state.error, this.t('report.failed', { reason: '' }).trim());
    if (state.step !== 'done' || state.value === 'consent') return nothing;
    // Taken by the platform, and the card is not final: it may still become so.
    return this.renderNews(this.t(`report.lost.${state.value === 'unchanged' ? 'unchanged' : 'unknown'}`), () => {
      void this.#check();
    });
  }

  #given(input: ReportInput): void {
    const before = this.#flow;
    this.#flow = nextReportStep(before, input);
    this.requestUpdate();
    // Another question: it is read out, and the keyboard stands before its answers, not on one of them.
    if (this.#flow.step !== before.step)
      void this.updateComplete.then(() => {
        this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
      });
  }

  async #decide(card: Card): Promise<void> {
    const before = this.#flow;
    this.#flow = nextReportStep(before, { input: 'yes', at: performance.now() });
    if (this.#flow.step === 'decided') await this.#send(card, this.#flow.reason, before);
  }

  /** Sends what was decided; `before`: where the person stands again when it came to nothing. */
  async #send(
    card: Card,
    reason: TerminationReason,
    before: ReportStep = { step: 'confirm', reason, since: performance.now() },
  ): Promise<void> {
    if (this.#act?.reason !== reason) {
      this.#drop();
      this.#act = { act: this.#reporting(card, reason), reason };
    }
    this.#flow = { step: 'decided', reason };
    const reporting = this.#act;
    const { act } = reporting;
    const ended = await act.run();
    if (this.#act !== reporting) return;
    if (act.consent.step === 'none') this.#flow = before; // may be decided again, unless it is final
    this.#sayEnd(ended);
    this.requestUpdate();
  }

  /** Back to the first question. */
  #back(): void {
    this.#drop();
    this.announce(''); // how it stood is over, and not there to be read out any more
    if (this.#flow.step !== 'choose')
      this.#flow = { step: 'confirm', reason: this.#flow.reason, since: performance.now() };
    this.#given({ input: 'back' });
  }

  #drop(): void {
    this.#act?.act.stop();
    this.#act = undefined;
  }

  #done(card: Card): string {
    const { t } = this.tools;
    const status = statusText(shownStatus(card, new Date()), card.statusName, t);
    return t('report.done', { card: cardName(card, t), status });
  }

  async #check(): Promise<void> {
    const reporting = this.#act;
    const ended = await reporting?.act.check();
    if (this.#act === reporting) this.#sayEnd(ended);
  }

  #sayEnd(ended: ProtectedAct['state'] | undefined): void {
    const { value } = this.card;
    if (value && !reportOffer(value, new Date()).can) return; // seen to be over meanwhile, whoever ended it
    if (ended?.step === 'failed')
      this.announce(this.t('report.failed', { reason: this.t(`error.${ended.error.kind}`) }));
    else if (ended?.step === 'done' && (ended.value === 'unchanged' || ended.value === 'lost'))
      this.announce(this.t(`report.lost.${ended.value === 'lost' ? 'unknown' : 'unchanged'}`));
  }

  #reporting(card: Card, reason: TerminationReason | undefined): ProtectedAct {
    const { id } = card;
    let now: Card | undefined;
    return new ProtectedAct(
      this.tools,
      {
        key: `report ${id}`,
        send: async (live) => {
          if (!reason) throw new GiroError('usage', 'A report that was picked up after a reload is not sent again.');
          return await live.client.cards.terminate(id, reason, { reread: false });
        },
        refused: async (live) => await readCard(live, id),
        look: async () => {
          const { live } = this;
          now = undefined;
          now = live && (await readCard(live, id));
          return now !== undefined && isFinal(now.status);
        },
        met: (isNews) => {
          const { live } = this;
          // Taken by the platform, and not to be read just now: it is what it was asked to be.
          if (live && reason) now ??= takeCard(live, { ...card, status: reason, statusName: reason });
          if (this.cardId === id) {
            this.#hasStopped = true;
            this.announce(this.#done(now ?? card));
          }
          live?.tell(cardKey(id));
          const ended = (now && terminationReason(now)) ?? reason;
          if (ended && isNews) this.emit(new GiroCardTerminatedEvent({ cardId: id, reason: ended }));
        },
      },
      () => {
        this.requestUpdate();
      },
    );
  }
}

/** A report under way. `reason`: what the person gave; unknown after a reload, because only ids are kept. */
interface Reporting {
  readonly act: ProtectedAct;
  readonly reason: TerminationReason | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-report-card': GiroReportCard;
  }
}
