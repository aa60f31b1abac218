import { addDays, isoDate, type CalendarDate } from './calendar.js';

/** The first and the last day of a period, both belonging to it; absent where it has no end. */
export interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Periods people ask for. */
export const PERIODS = ['this-month', 'last-month', 'last-30-days', 'last-90-days', 'this-year', 'last-year'] as const;
export type PeriodName = (typeof PERIODS)[number];

const HOUR_MS = 3_600_000;
/** Clocks are at most 14 hours ahead of UTC and 12 behind it. Source: IANA tz database. */
const MOST_AHEAD_MS = 14 * HOUR_MS;
const MOST_BEHIND_MS = 12 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** The days of a named period, seen from a day. */
export function periodOf(name: PeriodName, today: CalendarDate): Period {
  const [year = 0, month = 1] = today.split('-').map(Number);
  switch (name) {
    case 'this-month':
      return { from: isoDate(year, month, 1), to: isoDate(year, month + 1, 0) };
    case 'last-month':
      return { from: isoDate(year, month - 1, 1), to: isoDate(year, month, 0) };
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'this-year':
      return { from: isoDate(year, 1, 1), to: isoDate(year, 12, 31) };
    case 'last-year':
      return { from: isoDate(year - 1, 1, 1), to: isoDate(year - 1, 12, 31) };
  }
}

/**
 * Instants between which a period surely lies, whatever the time zone: for asking a server, before `dayOf` decides.
 * Nothing is worked out from a zone's offset, so no clock change can move a day.
 */
export function instantsAround({ from, to }: Period): { readonly from?: string; readonly to?: string } {
  const at = (day: CalendarDate, plus: number): string => new Date(Date.parse(day) + plus).toISOString();
  return {
    ...(from === undefined ? {} : { from: at(from, -MOST_AHEAD_MS) }),
    ...(to === undefined ? {} : { to: at(to, DAY_MS + MOST_BEHIND_MS) }),
  };
}
