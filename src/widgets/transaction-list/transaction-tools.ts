import { html, nothing, type TemplateResult } from 'lit';
import type { PlatformFilter, TransactionFilter } from '../../domain/transaction-filter.js';
import type { TransactionOrder } from '../../domain/transaction-rows.js';
import type { Transaction } from '../../domain/transaction.js';
import { transactionDetails } from '../../i18n/en/transaction-details.js';
import { transactionTools } from '../../i18n/en/transaction-tools.js';
import { formatDay } from '../../i18n/format-time.js';
import { formatCount } from '../../i18n/format.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { FilterChoice, type Presets } from './filter-choice.js';
import { renderFilterFields, statusWord } from './filter-fields.js';
import { TransactionSaving, type SavingHost } from './transaction-saving.js';

/** English and styles of this part, which load with it. */
export const texts = { ...transactionDetails, ...transactionTools };
export { styles } from './transaction-tools.styles.js';

/** What stands in the list the filters are about. */
export interface Shown {
  /** All that was read, for the choices it offers. */
  readonly items: readonly Transaction[];
  /** What is listed of it. */
  readonly listed: readonly Transaction[];
  readonly hasMore: boolean;
  /** Some may be missing among what was read. */
  readonly isPartial: boolean;
}

/** What opens below the search. */
type Panel = 'filters' | 'export';

/** Typing goes on meanwhile. */
const SEARCH_DELAY_MS = 250;

/** Search, filters, order and export: a native form around a choice. */
export class TransactionTools {
  readonly #host: SavingHost;
  readonly #saving: TransactionSaving;
  readonly #choice: FilterChoice;
  readonly #open = new Set<Panel>();

  constructor(host: SavingHost) {
    this.#host = host;
    this.#saving = new TransactionSaving(host);
    this.#choice = new FilterChoice(host);
  }

  /** Follows the host's attributes. */
  follow(presets: Presets): void {
    this.#choice.follow(presets);
  }

  get filter(): TransactionFilter {
    return this.#choice.filter;
  }

  get order(): TransactionOrder {
    return this.#choice.order;
  }

  get isActive(): boolean {
    return this.#choice.isActive;
  }

  get platformFilter(): PlatformFilter {
    return this.#choice.platformFilter;
  }

  matcher(hasSearched: boolean): ((transaction: Transaction) => boolean) | undefined {
    return this.#choice.matcher(hasSearched);
  }

  /** Gives up what was begun. */
  stop(): void {
    this.#choice.stop();
  }

  /** The form, above the list. */
  render(shown: Shown): TemplateResult {
    const { t } = this.#host;
    const { from, to, search } = this.filter;
    const count = this.#active.length - (search.trim() === '' ? 0 : 1);
    return html`
      <form
        class="tools"
        role="search"
        aria-label=${t('transactions.tools')}
        @submit=${(event: Event) => {
          event.preventDefault();
          this.#choice.search(searchFieldOf(event).value, 0);
        }}
      >
        <div class="field search">
          <label class="visually-hidden" for="search">${t('transactions.search')}</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            maxlength="140"
            placeholder=${t('transactions.search')}
            .value=${search}
            @input=${(event: Event) => {
              this.#choice.search((event.target as HTMLInputElement).value, SEARCH_DELAY_MS);
            }}
          />
        </div>
        ${this.#renderOpener(
          'filters',
          count === 0
            ? t('transactions.filters')
            : t('transactions.filters.active', { count: formatCount(count, this.#host.locale()) }),
        )}
        ${this.#renderOpener('export', t('transactions.export'))}
        <div class="fields" id="filters" ?hidden=${!this.#open.has('filters')}>
          ${renderFilterFields(this.#choice, shown.items, t)}
          ${
            from && to && from > to
              ? html`<p class="field-error" role="alert">${t('transactions.period.wrong')}</p>`
              : nothing
          }
          ${
            this.order !== 'newest' && shown.hasMore
              ? html`<p class="field-hint">
                  ${t('transactions.order.partly', { count: formatCount(shown.items.length, this.#host.locale()) })}
                </p>`
              : nothing
          }
          ${this.isActive ? this.#renderClear() : nothing}
        </div>
        <div class="fields" id="export" ?hidden=${!this.#open.has('export')}>${this.#saving.render(shown)}</div>
      </form>
    `;
  }

  /** Not a `details`: what opens would push its own button onto a line below. */
  #renderOpener(panel: Panel, label: string): TemplateResult {
    const isOpen = this.#open.has(panel);
    return html`<button
      type="button"
      class="button secondary"
      part=${PARTS.buttonSecondary}
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-controls=${panel}
      @click=${() => {
        if (isOpen) this.#open.delete(panel);
        else this.#open.add(panel);
        this.#host.requestUpdate();
      }}
    >
      ${label}
    </button>`;
  }

  /** What stands in place of the list when the filters let nothing through. */
  renderNone(): TemplateResult {
    const { t } = this.#host;
    return renderNotice({
      tone: 'info',
      title: t('transactions.none.title'),
      text: html`<bdi>${t('transactions.none.text', { filters: this.#active.join(' · ') })}</bdi>`,
      actions: this.#renderClear(),
    });
  }

  #renderClear(): TemplateResult {
    return renderButton({
      label: this.#host.t('transactions.filters.clear'),
      press: () => {
        this.#choice.clear();
      },
    });
  }

  /** The filters in force, in words. */
  get #active(): readonly string[] {
    const { t, locale } = this.#host;
    const { from, to, statuses, currencies, direction, search } = this.filter;
    const day = (date: string): string => formatDay(date, locale(), undefined);
    return [
      ...(search.trim() === '' ? [] : [`“${search.trim()}”`]),
      ...(from || to ? [`${from ? day(from) : '…'} – ${to ? day(to) : '…'}`] : []),
      ...(statuses.length > 0 ? [statuses.map((status) => statusWord(status, t)).join('/')] : []),
      ...(currencies.length > 0 ? [currencies.join('/')] : []),
      ...(direction ? [t(`transactions.direction.${direction}`)] : []),
    ];
  }
}

const searchFieldOf = (event: Event): HTMLInputElement =>
  (event.currentTarget as HTMLFormElement).elements.namedItem('search') as HTMLInputElement;
