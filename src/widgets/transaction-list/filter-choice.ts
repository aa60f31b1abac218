import { dayOf } from '../../domain/calendar.js';
import { periodOf, type PeriodName } from '../../domain/transaction-periods.js';
import {
  isEmptyFilter,
  matcherOf,
  NO_FILTER,
  platformFilterOf,
  type PlatformFilter,
  type TransactionFilter,
} from '../../domain/transaction-filter.js';
import type { TransactionOrder } from '../../domain/transaction-rows.js';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';

/** Filters as the host's attributes say them. */
export interface Presets {
  readonly status: string | undefined;
  readonly currency: string | undefined;
  readonly direction: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A named period, days of the person's own, or none. */
export type PeriodChoice = PeriodName | 'custom' | '';

/** What the choice needs of its element. */
interface ChoiceHost {
  readonly timeZone: () => string | undefined;
  readonly requestUpdate: () => void;
}

/** Words separated by spaces. */
export const listOf = (words: string | undefined): readonly string[] => words?.split(/\s+/).filter(Boolean) ?? [];

const readPresets = ({ status, currency, direction, from, to }: Presets): TransactionFilter => ({
  statuses: listOf(status) as readonly TransactionStatus[],
  currencies: listOf(currency).map((code) => code.toUpperCase()),
  direction: (direction || undefined) as TransactionFilter['direction'],
  from: from || undefined,
  to: to || undefined,
  search: '',
});

/**
 * Which transactions are wanted, and in which order. The host's attributes say how it begins; what the person chooses stands
 * until the host changes that attribute.
 */
export class FilterChoice {
  readonly #host: ChoiceHost;
  #presets: Presets | undefined;
  #matches: { readonly of: string; readonly match: ((transaction: Transaction) => boolean) | undefined } | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  filter: TransactionFilter = NO_FILTER;
  period: PeriodChoice = '';
  order: TransactionOrder = 'newest';

  constructor(host: ChoiceHost) {
    this.#host = host;
  }

  /** Follows the host: what it changed counts, the rest stays as the person chose. */
  follow(presets: Presets): void {
    const before = this.#presets;
    this.#presets = presets;
    const now = readPresets(presets);
    if (before?.status !== presets.status) this.filter = { ...this.filter, statuses: now.statuses };
    if (before?.currency !== presets.currency) this.filter = { ...this.filter, currencies: now.currencies };
    if (before?.direction !== presets.direction) this.filter = { ...this.filter, direction: now.direction };
    if (before?.from === presets.from && before?.to === presets.to) return;
    this.filter = { ...this.filter, from: now.from, to: now.to };
    this.period = now.from || now.to ? 'custom' : '';
  }

  get isActive(): boolean {
    return !isEmptyFilter(this.filter);
  }

  /** What the platform can filter by itself. */
  get platformFilter(): PlatformFilter {
    return platformFilterOf(this.filter);
  }

  /** Whether one is wanted; the very same function while nothing changed, and none when all are. */
  matcher(hasSearched: boolean): ((transaction: Transaction) => boolean) | undefined {
    const timeZone = this.#host.timeZone();
    const of = JSON.stringify([this.filter, timeZone, hasSearched]);
    if (this.#matches?.of !== of)
      this.#matches = {
        of,
        match: this.isActive ? matcherOf(this.filter, timeZone, { search: !hasSearched }) : undefined,
      };
    return this.#matches.match;
  }

  /** Changes parts of the filter. */
  set(parts: Partial<TransactionFilter>): void {
    this.filter = { ...this.filter, ...parts };
    this.#host.requestUpdate();
  }

  /** Lists in another order. */
  sort(order: TransactionOrder): void {
    this.order = order;
    this.#host.requestUpdate();
  }

  /** Takes a named period, or lets the person say days. */
  choosePeriod(period: PeriodChoice): void {
    this.period = period;
    if (period === 'custom') {
      this.#host.requestUpdate();
      return;
    }
    const today = dayOf(Date.now(), this.#host.timeZone());
    const { from, to } = period === '' || today === undefined ? {} : periodOf(period, today);
    this.set({ from, to });
  }

  /** Searches after so long, unless something else is typed meanwhile. */
  search(search: string, delay: number): void {
    this.stop();
    this.#typing = setTimeout(() => {
      if (search !== this.filter.search) this.set({ search });
    }, delay);
  }

  /** Lets everything through again. */
  clear(): void {
    this.stop();
    this.period = '';
    this.set(NO_FILTER);
  }

  /** Gives up what was begun. */
  stop(): void {
    clearTimeout(this.#typing);
  }
}
