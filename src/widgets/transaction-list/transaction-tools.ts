import { html, nothing, type TemplateResult } from 'lit';
import { dayOf } from '../../domain/calendar.js';
import { PERIODS, periodOf, type PeriodName } from '../../domain/transaction-periods.js';
import type { Transaction, TransactionDirection, TransactionStatus } from '../../domain/transaction.js';
import {
  isEmptyFilter,
  matcherOf,
  NO_FILTER,
  platformFilterOf,
  STATUSES,
  type PlatformFilter,
  type TransactionFilter,
} from '../../domain/transaction-filter.js';
import { ORDERS, type TransactionOrder } from '../../domain/transaction-rows.js';
import { transactionDetails, transactionTools } from '../../i18n/en-transactions.js';
import { formatCount, formatDay } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { TransactionSaving, type SavingHost } from './transaction-saving.js';

/** English and styles of this part, which load with it. */
export const texts = { ...transactionDetails, ...transactionTools };
export { styles } from './transaction-tools.styles.js';

/** Filters as the host's attributes say them. */
export interface Presets {
  readonly status: string | undefined;
  readonly currency: string | undefined;
  readonly direction: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What the filters need of their element. */
export interface ToolsHost extends SavingHost {
  readonly t: ElementTools['t'];
  readonly locale: () => string;
  readonly timeZone: () => string | undefined;
  readonly requestUpdate: () => void;
}

/** What stands in the list the filters are about. */
export interface Shown {
  /** All that was read, for the choices it offers. */
  readonly items: readonly Transaction[];
  /** What is listed of it. */
  readonly listed: readonly Transaction[];
  readonly hasMore: boolean;
}

/** The six of the reference. Source: Banking v2, "List all transactions", `currency`. */
const CURRENCIES = ['EUR', 'USD', 'GBP', 'SEK', 'DKK', 'NOK'];
/** Typing goes on meanwhile. */
const SEARCH_DELAY_MS = 250;

const listOf = (words: string | undefined): readonly string[] => words?.split(/\s+/).filter(Boolean) ?? [];

const readPresets = ({ status, currency, direction, from, to }: Presets): TransactionFilter => ({
  statuses: listOf(status) as readonly TransactionStatus[],
  currencies: listOf(currency).map((code) => code.toUpperCase()),
  direction: (direction || undefined) as TransactionFilter['direction'],
  from: from || undefined,
  to: to || undefined,
  search: '',
});

/**
 * Search, filters, order and export: a native form. The host's attributes say how it begins; what the person chooses stands
 * until the host changes that attribute.
 */
export class TransactionTools {
  readonly #host: ToolsHost;
  readonly #saving: TransactionSaving;
  #presets: Presets | undefined;
  #period: PeriodName | 'custom' | '' = '';
  #order: TransactionOrder = 'newest';
  #filter: TransactionFilter = NO_FILTER;
  #matches: { readonly of: string; readonly match: ((transaction: Transaction) => boolean) | undefined } | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ToolsHost) {
    this.#host = host;
    this.#saving = new TransactionSaving(host);
  }

  /** Follows the host: what it changed counts, the rest stays as the person chose. */
  follow(presets: Presets): void {
    const before = this.#presets;
    this.#presets = presets;
    const now = readPresets(presets);
    if (before?.status !== presets.status) this.#filter = { ...this.#filter, statuses: now.statuses };
    if (before?.currency !== presets.currency) this.#filter = { ...this.#filter, currencies: now.currencies };
    if (before?.direction !== presets.direction) this.#filter = { ...this.#filter, direction: now.direction };
    if (before?.from === presets.from && before?.to === presets.to) return;
    this.#filter = { ...this.#filter, from: now.from, to: now.to };
    this.#period = now.from || now.to ? 'custom' : '';
  }

  get filter(): TransactionFilter {
    return this.#filter;
  }

  get order(): TransactionOrder {
    return this.#order;
  }

  get isActive(): boolean {
    return !isEmptyFilter(this.#filter);
  }

  /** What the platform can filter by itself. */
  get platformFilter(): PlatformFilter {
    return platformFilterOf(this.#filter);
  }

  /** Whether one is wanted; the very same function while nothing changed, and none when all are. */
  matcher(hasSearched: boolean): ((transaction: Transaction) => boolean) | undefined {
    const timeZone = this.#host.timeZone();
    const of = JSON.stringify([this.#filter, timeZone, hasSearched]);
    if (this.#matches?.of !== of)
      this.#matches = {
        of,
        match: this.isActive ? matcherOf(this.#filter, timeZone, { search: !hasSearched }) : undefined,
      };
    return this.#matches.match;
  }

  /** Gives up what was begun. */
  stop(): void {
    clearTimeout(this.#typing);
  }

  /** The form, above the list. */
  render(shown: Shown): TemplateResult {
    const { t } = this.#host;
    const { from, to, search } = this.#filter;
    const count = this.#active.length - (search.trim() === '' ? 0 : 1);
    return html`
      <form
        class="tools"
        role="search"
        aria-label=${t('transactions.tools')}
        @submit=${(event: Event) => {
          event.preventDefault();
          this.#search(this.#fieldOf(event).value, 0);
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
              this.#search((event.target as HTMLInputElement).value, SEARCH_DELAY_MS);
            }}
          />
        </div>
        <details class="fold">
          <summary class="button secondary" part=${PARTS.buttonSecondary}>
            ${
              count === 0
                ? t('transactions.filters')
                : t('transactions.filters.active', { count: formatCount(count, this.#host.locale()) })
            }
          </summary>
          <div class="fields">
            ${this.#renderFilters(shown)}
            ${
              from && to && from > to
                ? html`<p class="field-error" role="alert">${t('transactions.period.wrong')}</p>`
                : nothing
            }
            ${
              this.#order !== 'newest' && shown.hasMore
                ? html`<p class="field-hint">
                    ${t('transactions.order.partly', { count: formatCount(shown.items.length, this.#host.locale()) })}
                  </p>`
                : nothing
            }
            ${this.isActive ? this.#renderClear() : nothing}
          </div>
        </details>
        <details class="fold">
          <summary class="button secondary" part=${PARTS.buttonSecondary}>${t('transactions.export')}</summary>
          <div class="fields">${this.#saving.render(shown)}</div>
        </details>
      </form>
    `;
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
        this.stop();
        this.#period = '';
        this.#set(NO_FILTER);
      },
    });
  }

  /** The filters in force, in words. */
  get #active(): readonly string[] {
    const { t, locale } = this.#host;
    const { from, to, statuses, currencies, direction, search } = this.#filter;
    const day = (date: string): string => formatDay(date, locale(), undefined);
    return [
      ...(search.trim() === '' ? [] : [`“${search.trim()}”`]),
      ...(from || to ? [`${from ? day(from) : '…'} – ${to ? day(to) : '…'}`] : []),
      ...(statuses.length > 0 ? [statuses.map((status) => this.#statusWord(status)).join('/')] : []),
      ...(currencies.length > 0 ? [currencies.join('/')] : []),
      ...(direction ? [t(`transactions.direction.${direction}`)] : []),
    ];
  }

  #statusWord(status: string): string {
    const known = STATUSES.find((word) => word === status);
    return known ? this.#host.t(`transaction.status.${known}`) : status;
  }

  #renderFilters({ items }: Shown): TemplateResult {
    const { t } = this.#host;
    const { from, to, statuses, currencies, direction } = this.#filter;
    const all = { value: '', label: t('transactions.any') };
    const plain = (values: readonly string[], word = (value: string): string => value) =>
      values.map((value) => ({ value, label: word(value) }));
    /** A choice of one; several that the host set stand as one more choice. */
    const choice = (name: string, label: string, chosen: readonly string[], options: readonly Option[], set: Take) => {
      const value = chosen.join(' ');
      const isListed = options.some((option) => option.value === value);
      const extra =
        value === '' || isListed
          ? []
          : [{ value, label: chosen.map((word) => this.#wordOf(options, word)).join(', ') }];
      return this.#renderSelect(name, label, value, [...options, ...extra], set);
    };
    const found = items.map(({ amount }) => amount.currency).filter((currency) => /^[A-Z]{3}$/.test(currency));
    return html`
      ${this.#renderSelect(
        'period',
        t('transactions.period'),
        this.#period,
        [
          all,
          ...PERIODS.map((value) => ({ value, label: t(`transactions.period.${value}`) })),
          { value: 'custom', label: t('transactions.period.custom') },
        ],
        (value) => {
          this.#choosePeriod(value as PeriodName | 'custom' | '');
        },
      )}
      ${this.#period === 'custom' ? html`${this.#renderDate('from', from)}${this.#renderDate('to', to)}` : nothing}
      ${choice(
        'status',
        t('transactions.status'),
        statuses,
        [all, ...plain(STATUSES, (status) => this.#statusWord(status))],
        (value) => {
          this.#set({ ...this.#filter, statuses: listOf(value) as readonly TransactionStatus[] });
        },
      )}
      ${choice(
        'currency',
        t('transactions.currency'),
        currencies,
        [all, ...plain([...new Set([...CURRENCIES, ...found])])],
        (value) => {
          this.#set({ ...this.#filter, currencies: listOf(value) });
        },
      )}
      ${this.#renderSelect(
        'direction',
        t('transactions.direction'),
        direction ?? '',
        [
          all,
          { value: 'incoming', label: t('transactions.direction.incoming') },
          { value: 'outgoing', label: t('transactions.direction.outgoing') },
        ],
        (value) => {
          this.#set({
            ...this.#filter,
            direction: (value || undefined) as Exclude<TransactionDirection, 'unknown'> | undefined,
          });
        },
      )}
      ${this.#renderSelect(
        'order',
        t('transactions.order'),
        this.#order,
        ORDERS.map((value) => ({ value, label: t(`transactions.order.${value}`) })),
        (value) => {
          this.#order = value as TransactionOrder;
          this.#host.requestUpdate();
        },
      )}
    `;
  }

  #wordOf(options: readonly Option[], value: string): string {
    return options.find((option) => option.value === value)?.label ?? value;
  }

  // Properties, not attributes: an attribute no longer counts once the person has chosen.
  #renderSelect(name: string, label: string, value: string, options: readonly Option[], take: Take): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        @change=${(event: Event) => {
          take((event.target as HTMLSelectElement).value);
        }}
      >
        ${options.map(
          (option) => html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
        )}
      </select>
    </div>`;
  }

  #renderDate(name: 'from' | 'to', value: string | undefined): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${this.#host.t(`transactions.${name}`)}</label>
      <input
        id=${name}
        type="date"
        .value=${value ?? ''}
        @change=${(event: Event) => {
          this.#set({ ...this.#filter, [name]: (event.target as HTMLInputElement).value || undefined });
        }}
      />
    </div>`;
  }

  #choosePeriod(period: PeriodName | 'custom' | ''): void {
    this.#period = period;
    if (period === 'custom') {
      this.#host.requestUpdate();
      return;
    }
    const today = dayOf(Date.now(), this.#host.timeZone());
    const { from, to } = period === '' || today === undefined ? {} : periodOf(period, today);
    this.#set({ ...this.#filter, from, to });
  }

  #fieldOf(event: Event): HTMLInputElement {
    return (event.currentTarget as HTMLFormElement).elements.namedItem('search') as HTMLInputElement;
  }

  #search(search: string, delay: number): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      if (search !== this.#filter.search) this.#set({ ...this.#filter, search });
    }, delay);
  }

  #set(filter: TransactionFilter): void {
    this.#filter = filter;
    this.#host.requestUpdate();
  }
}

interface Option {
  readonly value: string;
  readonly label: string;
}
type Take = (value: string) => void;
