import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import { shownStatus, type Card } from '../../domain/card.js';
import { GiroCardSelectEvent } from '../../events.js';
import {
  card as cardTexts,
  cardActions as actionTexts,
  cards as cardsTexts,
  consent as consentTexts,
  freeze as freezeTexts,
} from '../../i18n/en/cards.js';
import { formatCount } from '../../i18n/format.js';
import { cardsTopic, readMoreCards, type CardPages } from '../../internal/cards.js';
import type { Live } from '../../internal/live.js';
import { Query } from '../../internal/query.js';
import { PARTS } from '../../styles/parts.js';
import { badgeStyles } from '../../ui/badge/badge.js';
import { renderButton } from '../../ui/button/button.js';
import { dialogStyles } from '../../ui/dialog/dialog.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { switchStyles } from '../../ui/switch/switch.js';
import { GiroWidget, retryHelps } from '../giro-widget.js';
import { FreezeController } from '../freeze-toggle/freeze.js';
import { cardArtStyles } from './card-art.styles.js';
import { DIALOG_ACTIONS } from './card-actions.js';
import { CardDialog } from './card-dialog.js';
import { renderCardItem, renderCardSkeleton, type CardItemView } from './card-item.js';
import { styles } from './card-list.styles.js';
import { recalledCount, rememberCount } from './count-memory.js';

/** Cards drawn in one piece: a change touches one chunk. Divisible by every column count the grid can have. */
const CHUNK = 60;
/** Matching cards that fill one screen. */
const SCREENFUL = 12;

/**
 * All cards of the account holder: art, alias, last four digits, expiry, status, balance where known, and what each offers.
 *
 * @customElement giro-card-list
 * @fires {GiroCardSelectEvent} giro-card-select - The person chose a card; cancel it to keep the selection.
 * @fires {GiroCardFreezeChangeEvent} giro-card-freeze-change - The platform confirmed a card's new freeze state.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - A consent was looked into, once.
 * @fires {GiroCardActivatedEvent} giro-card-activated - With `actions="activate"`: a card became active.
 * @fires {GiroCardTerminatedEvent} giro-card-terminated - With `actions="report"`: a card was stopped for good.
 * @fires {GiroCardOrderRequestedEvent} giro-card-order-requested - With `actions="report"`: the person wants a new card.
 * @fires {GiroCardRevealedEvent} giro-card-revealed - With `actions="details"`: number and code are on screen.
 * @fires {GiroCardConcealedEvent} giro-card-concealed - With `actions="details"`: they are gone again.
 * @fires {GiroApplePayResultEvent} giro-apple-pay-result - With `actions="apple-pay"`: adding a card to the wallet ended.
 * @fires {GiroTransactionSelectEvent} giro-transaction-select - With `actions="transactions"`: the person chose one.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart list - The list of cards.
 * @csspart item - One card with its actions.
 * @csspart card-art - The drawn payment card.
 * @csspart title - A card's name.
 * @csspart hint - A card's facts, and how an act on it is going.
 * @csspart badge - A card's status.
 * @csspart actions - What can be done with a card.
 * @csspart switch - The freeze switch.
 * @csspart skeleton - What stands in while cards are read.
 * @csspart notice - Empty, failed and out-of-date notices.
 * @csspart button-secondary - Try again, show more, check again, and what a card offers in a dialog.
 * @cssprop [--giro-color-accent] - Ring of the selected card, and the switch while frozen.
 */
export class GiroCardList extends GiroWidget {
  static override styles = [
    ...GiroWidget.styles,
    switchStyles,
    badgeStyles,
    skeletonStyles,
    cardArtStyles,
    dialogStyles,
    styles,
  ];

  /** Only cards of this account. Source: Cards v3 `account_id`; Banking v2 `funding_source_id`. */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /** Only cards with one of these statuses, separated by spaces, for example `active frozen`; empty for all. */
  @property() status: string | undefined;
  /** `list` (default) or `grid`. */
  @property() layout: 'list' | 'grid' | undefined;
  /** Id of the selected card. Host input: the element follows it and never writes it. */
  @property() selected: string | undefined;
  /**
   * What each card offers, separated by spaces: any of `freeze activate report details apple-pay transactions`;
   * default `freeze`, empty for nothing. A card shows only what it can do; all but `freeze` open in a dialog.
   */
  @property() actions: string | undefined;

  protected override readonly texts = { ...cardTexts, ...cardsTexts, ...actionTexts, ...freezeTexts, ...consentTexts };

  readonly #cards = new Query<CardPages>(this, () => {
    const { live, accountId } = this;
    return live && this.hostFault() === undefined ? { live, topic: cardsTopic(accountId || undefined) } : undefined;
  });
  readonly #freeze = new FreezeController(this, this.tools);
  /** What the person chose, until the host says otherwise. */
  #chosen: string | undefined;
  readonly #dialog = new CardDialog(
    this.tools.t,
    () => {
      this.requestUpdate();
    },
    (cardId) => void this.#keepKeyboard(cardId),
  );
  #more: 'ready' | 'reading' | GiroError = 'ready';
  /** Whose pages {@link #more} is about. */
  #moreOf: { readonly live: Live | undefined; readonly accountId: string | undefined } | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('selected')) this.#chosen = this.selected || undefined;
    const { live, accountId } = this;
    if (this.#moreOf?.live !== live || this.#moreOf?.accountId !== accountId) {
      this.#moreOf = { live, accountId };
      this.#more = 'ready';
    }
    if (this.hostFault() !== undefined) return;
    const strange = [
      ...this.#statuses.filter((word) => !STATUSES.has(word)),
      ...this.#actions.filter((word) => !ACTIONS.has(word)),
    ];
    for (const word of strange) this.tellUsage(`“${word}” is not a known status or action.`);
    const layout: string | undefined = this.layout; // in HTML, any
    if (layout && layout !== 'list' && layout !== 'grid')
      this.tellUsage(`layout="${layout}" is not known; use "list" or "grid".`);
  }

  protected override hostFault(): string | undefined {
    const wrong = HOST_INPUT.find((name) => !isTextOrNothing(this[name]));
    return wrong && `\`${wrong}\` must be a string.`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    this.#dialog.updated(this.renderRoot);
    // The platform has no filter by status: read on until one screen is full.
    const { value } = this.#cards;
    if (value) this.#freeze.resume(value.items);
    if (value?.after !== undefined && this.#more === 'ready' && this.#isSparse(value)) void this.#readMore(value);
  }

  protected override personChanged(): void {
    this.#chosen = this.selected || undefined;
    this.#dialog.drop();
    this.#freeze.forget();
    this.#more = 'ready';
    this.#moreOf = { live: this.live, accountId: this.accountId }; // what is under way was asked by the person before
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#cards.error, typeof this.#more === 'object' ? this.#more : undefined];
  }

  protected override renderContent(): unknown {
    const { state } = this.#cards;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return this.renderWaiting();
      case 'failed':
        return this.renderFailure(state.error, this.t('cards.failed.title'), () => void this.reload());
      case 'ready':
        return html`
          ${state.stale ? this.renderFailure(state.stale, this.t('cards.stale'), () => void this.reload()) : nothing}
          ${this.#renderCards(state.value)}
        `;
    }
  }

  protected override renderWaiting(): TemplateResult {
    const grid = this.layout === 'grid';
    const many = Array.from({ length: recalledCount(this.client?.scope, this.accountId) });
    const canFreeze = this.#actions.includes('freeze') && this.client?.options.cardsApi !== 'banking-v2';
    return html`
      <div class="base ${grid ? 'grid' : 'list'}" part=${PARTS.base} aria-busy="true">
        <span class="visually-hidden">${this.t('common.loading')}</span>
        <div class="chunk" aria-hidden="true">${many.map(() => renderCardSkeleton(canFreeze))}</div>
      </div>
    `;
  }

  #renderCards(pages: CardPages): TemplateResult {
    const cards = pages.items.filter(this.#matches);
    if (cards.length === 0 && pages.after !== undefined && typeof this.#more === 'string') return this.renderWaiting();
    const filtered = this.#statuses.length > 0;
    rememberCount(this.client?.scope, this.accountId, cards.length);
    if (cards.length === 0 && pages.after === undefined)
      return renderNotice({
        tone: 'info',
        title: this.t(filtered ? 'cards.none.title' : 'cards.empty.title'),
        text: this.t(filtered ? 'cards.none.text' : 'cards.empty.text'),
      });
    const chunks = Array.from({ length: Math.ceil(cards.length / CHUNK) }, (_, i) =>
      cards.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    const view = this.#view();
    return html`
      <div class="base ${this.layout === 'grid' ? 'grid' : 'list'}" part=${PARTS.base}>
        <div role="list" aria-label=${this.t('cards.label')} part=${PARTS.list} class="chunks">
          ${chunks.map(
            (chunk) => html`<div role="none" class="chunk">${chunk.map((card) => renderCardItem(card, view))}</div>`,
          )}
        </div>
        ${pages.after === undefined ? nothing : this.#renderMore(pages, cards.length)}
      </div>
      ${this.#dialog.render(pages.items)}
    `;
  }

  #view(): CardItemView {
    return {
      t: this.tools.t,
      locale: this.locale,
      now: new Date(),
      selected: this.#chosen,
      actions: this.#actions,
      freeze: this.#freeze,
      select: this.#select,
      open: (card, action) => void this.#dialog.open(card, action),
    };
  }

  #renderMore(pages: CardPages, shown: number): TemplateResult {
    const { locale } = this;
    const failure = typeof this.#more === 'object' ? this.#more : undefined;
    if (failure && !retryHelps(failure.kind)) return this.renderFailure(failure, this.t('cards.more.failed'));
    return html`
      ${failure ? this.renderFailure(failure, this.t('cards.more.failed')) : nothing}
      <div class="more">
        ${renderButton({
          label: this.t('cards.more'),
          busy: this.#more === 'reading',
          press: () => void this.#readMore(pages),
        })}
        ${
          pages.total === undefined || this.#statuses.length > 0
            ? nothing
            : html`<span class="hint" part=${PARTS.hint}
                >${this.t('cards.of', {
                  shown: formatCount(shown, locale),
                  total: formatCount(pages.total, locale),
                })}</span
              >`
        }
      </div>
    `;
  }

  /** The browser gives focus back to the button that opened a dialog; where that is gone, the card itself has it. */
  async #keepKeyboard(cardId: string): Promise<void> {
    await this.updateComplete;
    if (document.activeElement !== document.body) return;
    const index = this.#cards.value?.items.filter(this.#matches).findIndex(({ id }) => id === cardId) ?? -1;
    this.renderRoot.querySelectorAll<HTMLElement>('button.card')[Math.max(0, index)]?.focus();
  }

  async #readMore(pages: CardPages): Promise<void> {
    const { live, accountId } = this;
    const moreOf = this.#moreOf;
    if (!live || this.#more === 'reading') return;
    this.#more = 'reading';
    this.requestUpdate();
    try {
      const more = await readMoreCards(live, accountId || undefined, pages, this.#matches);
      if (moreOf !== this.#moreOf) return; // another account's by now
      this.#more = 'ready';
      if (this.#cards.value === undefined) return;
      this.#cards.put(more);
      const count = more.items.filter(this.#matches).length;
      this.announce(this.t('cards.shown', { count: formatCount(count, this.locale) }));
    } catch (error) {
      if (moreOf === this.#moreOf) this.#more = toGiroError(error);
    } finally {
      this.requestUpdate();
    }
  }

  #isSparse(pages: CardPages): boolean {
    return this.#statuses.length > 0 && pages.items.filter(this.#matches).length < SCREENFUL;
  }

  readonly #select = (card: Card): void => {
    if (!this.emit(new GiroCardSelectEvent({ cardId: card.id }))) return;
    this.#chosen = card.id;
    this.requestUpdate();
  };

  get #statuses(): readonly string[] {
    return wordsOf(this.status);
  }

  get #actions(): readonly string[] {
    return wordsOf(this.actions ?? 'freeze');
  }

  readonly #matches = (card: Card): boolean => {
    const statuses = this.#statuses;
    return statuses.length === 0 || statuses.includes(shownStatus(card, new Date()));
  };

  /** Reads the cards again, as many pages as are shown. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    if (typeof this.#more === 'object') this.#more = 'ready';
    await this.#cards.reload();
  }
}

const HOST_INPUT = ['accountId', 'status', 'layout', 'selected', 'actions'] as const;

const isTextOrNothing = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\s+/).filter((word) => word !== '');

const STATUSES: ReadonlySet<string> = new Set(
  'not-activated active frozen inactive pending blocked stolen lost canceled unknown expired'.split(' '),
);

const ACTIONS: ReadonlySet<string> = new Set(['freeze', ...DIALOG_ACTIONS]);

declare global {
  interface HTMLElementTagNameMap {
    'giro-card-list': GiroCardList;
  }
}
