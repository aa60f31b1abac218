import { addDays, isCalendarDate } from './calendar.js';

/** What a statement can be. Source: Banking v2, "Reports": PDF of exactly one wallet, CSV of several. */
export type StatementFormat = 'pdf' | 'csv';

/** Calendar days, `YYYY-MM-DD`, both included. */
export interface StatementPeriod {
  readonly from: string;
  readonly to: string;
}

/** A statement to be made. */
export interface StatementOrder extends StatementPeriod {
  readonly accountIds: readonly string[];
  /** IANA name; days begin and end there. */
  readonly timeZone: string;
  /** Default the corporation of the token. Source: Banking v2, "Reports", `corporationId`. */
  readonly corporationId?: string | undefined;
}

/** Where a made statement waits. */
export interface StatementLink {
  /** Signed, expiring address on another host; never in an event, log or error. */
  readonly url: string;
  /** True when its origin is one the client may fetch from; else the person opens it themselves. */
  readonly isAllowed: boolean;
}

/** Periods a statement is often wanted for. A current one ends today: what is not over yet has no bookings. */
export const STATEMENT_PERIODS = [
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const;
export type StatementPeriodName = (typeof STATEMENT_PERIODS)[number];

/** The days of a named period, seen from a day (`YYYY-MM-DD`) of the statement's time zone. */
export function statementPeriod(name: StatementPeriodName, today: string): StatementPeriod {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = month - ((month - 1) % 3);
  switch (name) {
    case 'this-month':
      return { from: firstOf(year, month), to: today };
    case 'last-month':
      return { from: firstOf(year, month - 1), to: addDays(firstOf(year, month), -1) };
    case 'this-quarter':
      return { from: firstOf(year, quarter), to: today };
    case 'last-quarter':
      return { from: firstOf(year, quarter - 3), to: addDays(firstOf(year, quarter), -1) };
    case 'this-year':
      return { from: firstOf(year, 1), to: today };
    case 'last-year':
      return { from: firstOf(year - 1, 1), to: `${padded(year - 1, 4)}-12-31` };
  }
}

/** The first day of a month; months before January are of the year before. */
const firstOf = (year: number, month: number): string =>
  month < 1 ? `${padded(year - 1, 4)}-${padded(month + 12, 2)}-01` : `${padded(year, 4)}-${padded(month, 2)}-01`;

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** What is wrong with a period, if anything. */
export function periodFault({ from, to }: StatementPeriod, today: string): 'missing' | 'order' | 'future' | undefined {
  if (!isCalendarDate(from) || !isCalendarDate(to)) return 'missing';
  if (from > to) return 'order';
  return from > today ? 'future' : undefined;
}

/** The name a statement is saved under: our own, whatever the other host would like. */
export const statementFileName = (format: StatementFormat, { from, to }: StatementPeriod): string =>
  `statement-${from}-to-${to}.${format}`;
