/** A calendar date, `YYYY-MM-DD`; compares as text. Never a `Date`, which is an instant. */
export type CalendarDate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Making a formatter costs a hundred times what using one does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string | undefined): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    formatters.set(key, found);
  }
  return found;
}

/** Milliseconds of an ISO 8601 instant; `NaN` for what is none. One without a zone is of UTC, never of the place it is read in. */
export const instantOf = (instant: string): number => Date.parse(/T[^Z+-]*$/i.test(instant) ? `${instant}Z` : instant);

/** The date on which an instant falls in a time zone (the browser's when absent); undefined for what is no instant. */
export function dayOf(instant: string | number, timeZone: string | undefined): CalendarDate | undefined {
  if (typeof instant === 'string' && isCalendarDate(instant)) return instant;
  const time = typeof instant === 'number' ? instant : instantOf(instant);
  if (!(Math.abs(time) <= 8.64e15)) return undefined;
  const text = formatterOf(timeZone).format(time); // MM/DD/YYYY
  return `${text.slice(6).padStart(4, '0')}-${text.slice(0, 2)}-${text.slice(3, 5)}`;
}

/** True for a date that exists. */
export function isCalendarDate(text: string): boolean {
  return DATE.test(text) && addDays(text, 0) === text;
}

/** So many days later, or earlier. */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  const [, year, month, date] = (DATE.exec(day) ?? []).map(Number);
  return isoDate(year ?? NaN, month ?? NaN, (date ?? NaN) + days);
}

/** A date from its parts; a month or day that is too many runs on into the next. */
export function isoDate(year: number, month: number, date: number): CalendarDate {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const time = new Date(0).setUTCFullYear(year, month - 1, date);
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
}

/** What was found of each name: an element asks on every update, and a formatter is only made to be thrown away. */
const zones = new Map<string, boolean>();

/** True for a name of a time zone that this engine knows. Source: IANA tz database. */
export function isTimeZone(name: string): boolean {
  let isKnown = zones.get(name);
  if (isKnown === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      isKnown = true;
    } catch {
      isKnown = false;
    }
    zones.set(name, isKnown);
  }
  return isKnown;
}
