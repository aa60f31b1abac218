import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { freezeOffer, isFinal, shownStatus, type Card } from '../../domain/card.js';
import { formatExpiry, formatMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderBadge } from '../../ui/badge/badge.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';
import { brandText, cardName, statusText, statusTone, typeText } from '../card-words.js';
import type { FreezeController } from '../freeze-toggle/freeze.js';
import {
  freezeHint,
  isNews,
  renderCheckAgain,
  renderFreezeSwitch,
  renderReference,
  isOffered,
} from '../freeze-toggle/freeze-view.js';
import { renderCardArt } from './card-art.js';
import { offeredActions, type DialogAction } from './card-actions.js';

/** What drawing a card in a list takes, besides the card. */
export interface CardItemView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  readonly now: Date;
  /** Id of the selected card. */
  readonly selected: string | undefined;
  readonly actions: readonly string[];
  readonly freeze: FreezeController;
  readonly select: (card: Card) => void;
  /** Opens what an action offers. */
  readonly open: (card: Card, action: DialogAction) => void;
}

/** One card: a button that selects it, and what it offers. */
export function renderCardItem(card: Card, view: CardItemView): TemplateResult {
  const { t, now } = view;
  const status = shownStatus(card, now);
  const isSelected = card.id === view.selected;
  return html`
    <div
      role="listitem"
      class="item ${isFinal(status) ? 'final' : ''} ${isSelected ? 'selected' : ''}"
      part=${PARTS.item}
    >
      <button
        type="button"
        class="card"
        aria-pressed=${isSelected ? 'true' : 'false'}
        @click=${() => {
          view.select(card);
        }}
      >
        ${renderCardArt(card, status, t)}
        <span class="facts">
          <span class="name" part=${PARTS.title}><bdi>${cardName(card, t)}</bdi></span>
          <span class="hint" part=${PARTS.hint}>${renderFacts(card, t)}</span>
          <span class="state">
            ${renderBadge(statusText(status, card.statusName, t), statusTone(status))}
            ${
              card.balance
                ? html`<span class="balance"
                    ><bdi>${t('card.balance', { amount: formatMoney(card.balance, view.locale) })}</bdi></span
                  >`
                : nothing
            }
          </span>
        </span>
      </button>
      ${renderOffers(card, view)}
      ${view.actions.includes('freeze') && !isFinal(status) && isOffered(card) ? renderFreeze(card, view) : nothing}
    </div>
  `;
}

function renderFacts(card: Card, t: ElementTools['t']): TemplateResult {
  const { lastFour, expiry } = card;
  const kind = [brandText(card), typeText(card, t)].filter((word) => word !== '').join(' ');
  return html`<span class="fact-line">
    ${kind === '' ? nothing : html`<span class="fact"><bdi>${kind}</bdi></span>`}
    ${
      lastFour === undefined
        ? nothing
        : html`<span class="fact"
            ><span class="digits" aria-hidden="true">•••• ${lastFour}</span
            ><span class="visually-hidden">${t('card.ending', { digits: lastFour })}</span></span
          >`
    }
    ${expiry ? html`<span class="fact">${t('card.expires', { date: formatExpiry(expiry) })}</span>` : nothing}
  </span>`;
}

/** What a card offers besides freezing: a row of small buttons, each named after the card too. */
function renderOffers(card: Card, { t, now, actions, open }: CardItemView): TemplateResult | typeof nothing {
  const offers = offeredActions(card, actions, now);
  if (offers.length === 0) return nothing;
  return html`
    <div class="offers" part=${PARTS.actions}>
      ${repeat(
        offers,
        (action) => action, // a button that goes must not hand its focus to another act
        (action) => html`
          <button
            type="button"
            class="button"
            part=${PARTS.buttonSecondary}
            aria-haspopup="dialog"
            aria-label=${t('cards.action.of', { action: t(`cards.action.${action}`), card: cardName(card, t) })}
            @click=${() => {
              open(card, action);
            }}
          >
            ${t(`cards.action.${action}`)}
          </button>
        `,
      )}
    </div>
  `;
}

function renderFreeze(card: Card, view: CardItemView): TemplateResult {
  const { t, freeze } = view;
  const id = `freeze-${encodeURIComponent(card.id)}`;
  return html`
    <div class="actions" part=${PARTS.actions}>
      <span class="hint ${isNews(card, freeze) ? 'news' : ''}" part=${PARTS.hint} id=${id}>
        ${isNews(card, freeze) ? freezeHint(card, freeze, t) : shortHint(card, view)}
        ${renderReference(card, freeze, t)}
      </span>
      ${renderCheckAgain(card, freeze, t)} ${renderFreezeSwitch(card, freeze, t, id)}
    </div>
  `;
}

/** In a list the switch is named only, unless there is a reason it can't be used. */
const shortHint = (card: Card, { t, freeze, now }: CardItemView): string =>
  freezeOffer(card, now).can === 'nothing' ? freezeHint(card, freeze, t) : t('freeze.title');

/** What stands in for one card, in the same size. */
export const renderCardSkeleton = (hasActions: boolean): TemplateResult => html`
  <div class="item" part=${PARTS.item}>
    <div class="card">
      <span class="art-frame"><span class="art waiting" part=${PARTS.skeleton}></span></span>
      <span class="facts">
        <span class="name">${renderSkeleton('medium')}</span>
        <span class="hint">${renderSkeleton('long')}</span>
        <span class="state">${renderSkeleton('short')}</span>
      </span>
    </div>
    ${hasActions ? html`<div class="actions"><span class="hint">${renderSkeleton('short')}</span></div>` : nothing}
  </div>
`;
