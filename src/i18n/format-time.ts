import { instantOf, isCalendarDate } from '../domain/calendar.js';
import { cached } from './formatters.js';

/** Seconds as minutes and seconds, `4:59`, in Western digits like a clock. */
export const formatMinutes = (seconds: number): string =>
  `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;

/** How long ago, in seconds, in a locale's own words: “now”, “10 seconds ago”. */
export const formatAgo = (seconds: number, locale: string): string =>
  cached(`r ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(-seconds, 'second');

const INSTANTS = {
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  minute: { dateStyle: 'long', timeStyle: 'short' },
  time: { timeStyle: 'short' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** An instant in a time zone (the browser's when absent), a date as that date; what is neither as it came. */
export function formatInstant(
  instant: string,
  locale: string,
  timeZone: string | undefined,
  precision: keyof typeof INSTANTS,
): string {
  const time = instantOf(instant);
  if (Number.isNaN(time)) return instant;
  if (isCalendarDate(instant) && !(timeZone === 'UTC' && precision === 'day'))
    return formatInstant(instant, locale, 'UTC', 'day');
  return cached(
    `d ${locale} ${precision} ${timeZone ?? ''}`,
    () => new Intl.DateTimeFormat(locale, { ...INSTANTS[precision], ...(timeZone === undefined ? {} : { timeZone }) }),
  ).format(time);
}

const DAY_MS = 86_400_000;

/** A calendar date with its weekday; today and yesterday in a locale's own words first. */
export function formatDay(day: string, locale: string, today: string | undefined): string {
  const time = Date.parse(day);
  const date = cached(
    `D ${locale}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        timeZone: 'UTC',
      }),
  ).format(time);
  const days = today === undefined ? NaN : (time - Date.parse(today)) / DAY_MS;
  if (days !== 0 && days !== -1) return date;
  const word = cached(`r ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
    days,
    'day',
  );
  return `${word.charAt(0).toLocaleUpperCase(locale)}${word.slice(1)} · ${date}`;
}
