import { html, nothing, type TemplateResult } from 'lit';
import type { Card, ShownCardStatus } from '../../domain/card.js';
import { formatExpiry } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { brandText, cardName, statusText } from '../card-words.js';

const DESIGNS = 6;

/** A card keeps its colours on every page: they come from its id. */
function design(id: string): number {
  let sum = 7;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) % 9973;
  return sum % DESIGNS;
}

/** A payment card drawn in CSS. Decoration: everything on it is said in words beside it. */
export function renderCardArt(card: Card, status: ShownCardStatus, t: ElementTools['t']): TemplateResult {
  const { lastFour, expiry, holderName } = card;
  return html`<span class="art-frame" aria-hidden="true"
    ><span class="art design-${design(card.id)} ${status}" part=${PARTS.cardArt}>
      <span class="art-top">
        <bdi class="art-alias">${cardName({ ...card, lastFour: undefined }, t)}</bdi>
        ${status === 'active' ? nothing : html`<bdi class="art-status">${statusText(status, card.statusName, t)}</bdi>`}
      </span>
      <span class="art-chip"></span>
      <span class="art-number">•••• ${lastFour ?? '••••'}</span>
      <span class="art-bottom">
        <span class="art-holder">
          ${holderName === undefined ? nothing : html`<bdi>${holderName}</bdi>`}
          ${expiry ? html`<span>${formatExpiry(expiry)}</span>` : nothing}
        </span>
        ${renderBrandMark(card)}
      </span>
    </span></span
  >`;
}

function renderBrandMark(card: Card): TemplateResult {
  switch (card.brand) {
    case 'mastercard':
      return html`<span class="art-brand mastercard"><span class="disc"></span><span class="disc"></span></span>`;
    case 'visa':
      return html`<span class="art-brand visa">VISA</span>`;
    case 'unknown':
      return html`<bdi class="art-brand other">${brandText(card)}</bdi>`;
  }
}
