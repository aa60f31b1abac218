import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import type { Transaction } from '../../domain/transaction.js';
import { GiroTransactionSelectEvent } from '../../events.js';
import { transactions as transactionTexts, transactionWords } from '../../i18n/en.js';
import { formatCount } from '../../i18n/format.js';
import { Query } from '../../internal/query.js';
import { cardTransactionsTopic, readMoreTransactions, type TransactionPages } from '../../internal/transactions.js';
import { PARTS } from '../../styles/parts.js';
import { badgeStyles } from '../../ui/badge/badge.js';
import { renderButton } from '../../ui/button/button.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget } from '../giro-widget.js';
import { renderDetails, renderRow, renderRowSkeleton, type RowView } from './transaction-row.js';
import { styles } from './transaction-list.styles.js';

/** Rows drawn in one piece. */
const CHUNK = 50;
const SKELETONS = 6;

/**
 * Transactions of one card, newest first: date, counterparty, amount, status, and details of a chosen one.
 *
 * @customElement giro-transaction-list
 * @fires {GiroTransactionSelectEvent} giro-transaction-select - The person chose one; cancel it to show your own details.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart list - The list.
 * @csspart item - One transaction.
 * @csspart title - The counterparty.
 * @csspart hint - Date, and labels of the details.
 * @csspart badge - The status.
 * @csspart notice - Empty, failed and out-of-date notices.
 * @csspart button-secondary - Show more, try again, close.
 * @csspart skeleton - What stands in while transactions are read.
 */
export class GiroTransactionList extends GiroWidget {
  static override styles = [...GiroWidget.styles, badgeStyles, skeletonStyles, styles];

  /** Id of the card. Source: Banking v2, "Get card transactions". Cards v3 offers none. */
  @property({ attribute: 'card-id' }) cardId: string | undefined;
  /** How many one call reads, 1 to 100; default 20. */
  @property({ type: Number, attribute: 'page-size' }) pageSize: number | undefined;
  /** IANA time zone of the dates; default the browser's. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  protected override readonly texts = { ...transactionTexts, ...transactionWords };

  readonly #pages = new Query<TransactionPages>(this, () => {
    const { live, cardId } = this;
    return live && cardId && this.#isOffered
      ? { live, topic: cardTransactionsTopic(cardId, this.pageSize) }
      : undefined;
  });
  #more: 'ready' | 'reading' | GiroError = 'ready';
  #open: string | undefined;

  protected override hostFault(): string | undefined {
    const { cardId, pageSize, timeZone } = this;
    if (cardId !== undefined && typeof cardId !== 'string') return '`cardId` must be a string.';
    if (pageSize !== undefined && !(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100))
      return 'page-size must be a whole number from 1 to 100.';
    if (timeZone && !isTimeZone(timeZone)) return `time-zone="${timeZone}" is not an IANA time zone.`;
    return cardId ? undefined : 'The card-id attribute is missing: give it the id of the card.';
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#pages.error, typeof this.#more === 'object' ? this.#more : undefined];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('cardId')) return;
    this.#open = undefined;
    this.#more = 'ready';
  }

  protected override renderContent(): unknown {
    if (!this.#isOffered) return renderNotice({ tone: 'info', text: this.t('transactions.elsewhere') });
    const { state } = this.#pages;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return this.renderWaiting();
      case 'failed':
        return this.renderFailure(state.error, this.t('transactions.failed.title'), () => void this.reload());
      case 'ready':
        return html`
          ${state.stale ? this.renderFailure(state.stale, this.t('transactions.stale'), () => void this.reload()) : nothing}
          ${this.#renderPages(state.value)}
        `;
    }
  }

  protected override renderWaiting(): TemplateResult {
    return html`
      <div class="base" part=${PARTS.base} aria-busy="true">
        <span class="visually-hidden">${this.t('common.loading')}</span>
        <div aria-hidden="true">${Array.from({ length: SKELETONS }, renderRowSkeleton)}</div>
      </div>
    `;
  }

  #renderPages(pages: TransactionPages): TemplateResult {
    const { items } = pages;
    if (items.length === 0)
      return renderNotice({
        tone: 'info',
        title: this.t('transactions.empty.title'),
        text: this.t('transactions.empty.text'),
      });
    const view: RowView = { t: this.tools.t, locale: this.locale, timeZone: this.timeZone || undefined };
    const chunks = Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, i) =>
      items.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    return html`
      <div class="base" part=${PARTS.base}>
        <div role="list" class="list" part=${PARTS.list} aria-label=${this.t('transactions.label')}>
          ${chunks.map(
            (chunk) =>
              html`<div role="none" class="chunk">
                ${chunk.map((transaction) => this.#renderItem(transaction, view))}
              </div>`,
          )}
        </div>
        ${pages.after === undefined ? nothing : this.#renderMore(pages)}
      </div>
    `;
  }

  #renderItem(transaction: Transaction, view: RowView): TemplateResult {
    const isOpen = this.#open === transaction.id;
    return html`
      <div role="listitem" class="item" part=${PARTS.item}>
        <button
          type="button"
          class="row"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => {
            this.#select(transaction);
          }}
        >
          ${renderRow(transaction, view)}
        </button>
        ${isOpen ? renderDetails(transaction, view) : nothing}
      </div>
    `;
  }

  #renderMore(pages: TransactionPages): TemplateResult {
    return html`
      ${typeof this.#more === 'object' ? this.renderFailure(this.#more, undefined) : nothing}
      <div class="more">
        ${renderButton({
          label: this.t('transactions.more'),
          busy: this.#more === 'reading',
          press: () => void this.#readMore(pages),
        })}
      </div>
    `;
  }

  /** Cards v3 has no such call. */
  get #isOffered(): boolean {
    return this.client?.options.cardsApi === 'banking-v2';
  }

  #select({ id }: Transaction): void {
    if (!this.emit(new GiroTransactionSelectEvent({ transactionId: id }))) return;
    this.#open = this.#open === id ? undefined : id;
    this.requestUpdate();
  }

  async #readMore(pages: TransactionPages): Promise<void> {
    const { live, cardId, pageSize } = this;
    if (!live || !cardId || this.#more === 'reading') return;
    this.#more = 'reading';
    this.requestUpdate();
    try {
      const more = await readMoreTransactions(live, cardId, pages, pageSize);
      if (this.live !== live || this.cardId !== cardId) return;
      this.#more = 'ready';
      this.#pages.put(more);
      this.announce(this.t('transactions.shown', { count: formatCount(more.items.length, this.locale) }));
    } catch (error) {
      if (this.cardId === cardId) this.#more = toGiroError(error);
    } finally {
      this.requestUpdate();
    }
  }

  /** Reads the transactions again, as many pages as are shown. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.#pages.reload();
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-transaction-list': GiroTransactionList;
  }
}
