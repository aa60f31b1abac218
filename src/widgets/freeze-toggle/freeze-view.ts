import { html, nothing, type TemplateResult } from 'lit';
import { freezeOffer, type Card } from '../../domain/card.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { renderSwitch } from '../../ui/switch/switch.js';
import { cardName } from '../card-words.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import type { FreezeController } from './freeze.js';

/** Draws the switch of one card. */
export function renderFreezeSwitch(
  card: Card,
  freeze: FreezeController,
  t: ElementTools['t'],
  describedBy: string,
): TemplateResult {
  const { can } = freezeOffer(card, new Date());
  return renderSwitch({
    label: t('freeze.label', { card: cardName(card, t) }),
    on: card.status === 'frozen',
    busy: freeze.isBusy(card),
    disabled: can === 'nothing',
    describedBy,
    flip: () => void freeze.flip(card),
  });
}

/** False where the platform has no such act at all: then there is no switch, rather than a dead one. */
export function isOffered(card: Card): boolean {
  const offer = freezeOffer(card, new Date());
  return offer.can !== 'nothing' || offer.why !== 'not-offered';
}

/** What to say beside the switch: what it means, what it is doing, or how the last act ended. */
export function freezeHint(card: Card, freeze: FreezeController, t: ElementTools['t']): string {
  const state = freeze.state(card);
  const offer = freezeOffer(card, new Date());
  const consent = consentText(freeze.consent(card), t);
  if (consent !== undefined) return consent;
  if (state.step === 'failed') return freeze.failure(card, state.error);
  if (state.step === 'busy') return t(offer.can === 'unfreeze' ? 'freeze.busy.unfreeze' : 'freeze.busy.freeze');
  if (state.step === 'done' && state.value === 'unchanged') return t('freeze.lost.unchanged');
  if (state.step === 'done' && state.value === 'lost') return t('freeze.lost.unknown');
  if (offer.can === 'nothing') return t(`freeze.why.${offer.why}`);
  return t(offer.can === 'unfreeze' ? 'freeze.hint.frozen' : 'freeze.hint.active');
}

/** True when the hint tells how an act is going or ended, not just what the switch means. */
export const isNews = (card: Card, freeze: FreezeController): boolean =>
  freeze.state(card).step !== 'ready' || freeze.consent(card).step !== 'none';

/** The buttons that go to the hosted page or read the truth again, where only that helps. */
export function renderCheckAgain(
  card: Card,
  freeze: FreezeController,
  t: ElementTools['t'],
): TemplateResult | typeof nothing {
  const check = (): void => void freeze.check(card);
  const consent = freeze.consent(card);
  if (consent.step !== 'none') return renderConsentActions(consent, t, { check });
  const state = freeze.state(card);
  if (state.step !== 'done' || state.value !== 'lost') return nothing;
  return renderButton({ label: t('common.checkAgain'), press: check });
}

/** The reference of a failed act, to quote to support. */
export function renderReference(
  card: Card,
  freeze: FreezeController,
  t: ElementTools['t'],
): TemplateResult | typeof nothing {
  const state = freeze.state(card);
  if (state.step !== 'failed' || state.error.requestId === undefined) return nothing;
  return html`<span class="reference" part=${PARTS.hint}
    ><bdi>${t('common.reference', { id: state.error.requestId })}</bdi></span
  >`;
}
