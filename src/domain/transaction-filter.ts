import { dayOf, type CalendarDate } from './calendar.js';
import { toDecimal } from './money.js';
import { instantsAround } from './transaction-periods.js';
import type { Transaction, TransactionDirection, TransactionStatus } from './transaction.js';

/** Which transactions are wanted; what is empty or absent lets all through. */
export interface TransactionFilter {
  /** First and last day, both included. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly statuses: readonly TransactionStatus[];
  /** ISO 4217. */
  readonly currencies: readonly string[];
  readonly direction?: Exclude<TransactionDirection, 'unknown'> | undefined;
  /** Words; a transaction must have them all. */
  readonly search: string;
}

/** Lets everything through. */
export const NO_FILTER: TransactionFilter = { statuses: [], currencies: [], search: '' };

/** The platform's code of a status. Source: Banking v2, "Authorization Codes". */
export const STATUS_CODES: Readonly<Record<Exclude<TransactionStatus, 'unknown'>, number>> = {
  approved: 0,
  authorized: 1,
  declined: 10,
  refunded: 21,
  hold: 22,
  rejected: 30,
  pending: 40,
  processing: 41,
  'under-review': 42,
  initialized: 43,
};

/** Every status, in the order of the platform's table. */
export const STATUSES = [...Object.keys(STATUS_CODES), 'unknown'] as readonly TransactionStatus[];

/** True when it lets everything through. */
export const isEmptyFilter = ({ from, to, statuses, currencies, direction, search }: TransactionFilter): boolean =>
  !from && !to && statuses.length === 0 && currencies.length === 0 && direction === undefined && search.trim() === '';

const wordsOf = (search: string): readonly string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const textOf = ({ id, counterparty, counterpartyAccount, description, amount, original }: Transaction): string =>
  [
    counterparty,
    counterpartyAccount,
    counterpartyAccount?.replaceAll(' ', ''),
    description,
    id,
    toDecimal(amount),
    toDecimal(amount).replace('.', ','),
    amount.currency,
    original && `${toDecimal(original)} ${original.currency}`,
  ]
    .join('\n')
    .toLowerCase();

/** Whether transactions are wanted, by the days of a time zone; `search: false` leaves the search to who answered it. */
export function matcherOf(
  filter: TransactionFilter,
  timeZone: string | undefined,
  { search = true } = {},
): (transaction: Transaction) => boolean {
  const { from, to, statuses, currencies, direction } = filter;
  const words = search ? wordsOf(filter.search) : [];
  return (transaction) => {
    if (statuses.length > 0 && !statuses.includes(transaction.status)) return false;
    if (currencies.length > 0 && !currencies.includes(transaction.amount.currency)) return false;
    if (direction && transaction.direction !== direction) return false;
    if (from || to) {
      const day = dayOf(transaction.createdAt, timeZone);
      if (day === undefined || (from && day < from) || (to && day > to)) return false;
    }
    if (words.length === 0) return true;
    const text = textOf(transaction);
    return words.every((word) => text.includes(word));
  };
}

/** Currencies the platform can filter by. Source: Banking v2, "List all transactions", `currency`. */
export const CURRENCIES: readonly string[] = ['EUR', 'USD', 'GBP', 'SEK', 'DKK', 'NOK'];

/** What the platform itself can filter by, for an account. Source: Banking v2, "List all transactions". */
export interface PlatformFilter {
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
  readonly status?: number;
  readonly currency?: string;
}

/** The part of a filter that the platform knows; it takes one status and one currency. */
export function platformFilterOf({ statuses, currencies, search, ...period }: TransactionFilter): PlatformFilter {
  const [status, ...moreStatuses] = statuses;
  const [currency, ...moreCurrencies] = currencies;
  return {
    ...instantsAround(period),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(status && status !== 'unknown' && moreStatuses.length === 0 ? { status: STATUS_CODES[status] } : {}),
    ...(currency && CURRENCIES.includes(currency) && moreCurrencies.length === 0 ? { currency } : {}),
  };
}
