import { dayOf, instantOf } from '../../domain/calendar.js';
import { formatInstant } from '../../i18n/format-time.js';

/** Longer ago than this, a date says more. */
const NEAR_DAYS = 7;

const formatters = new Map<string, Intl.RelativeTimeFormat>();
function formatterOf(locale: string): Intl.RelativeTimeFormat {
  let found = formatters.get(locale);
  if (!found) formatters.set(locale, (found = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
  return found;
}

/**
 * When something was, as people say it: “today”, “3 days ago”, from a week on the date. Counted in days of the calendar in a
 * time zone (the browser's when absent), so that late yesterday is never “today”. Undefined for what is no instant.
 */
export function formatLastUsed(
  instant: string,
  now: Date,
  locale: string,
  timeZone: string | undefined,
): string | undefined {
  const [day, today] = [dayOf(instant, timeZone), dayOf(now.getTime(), timeZone)];
  if (day === undefined || today === undefined) return undefined;
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return days <= 0 && days > -NEAR_DAYS
    ? formatterOf(locale).format(days, 'day')
    : formatInstant(new Date(instantOf(instant)).toISOString(), locale, timeZone, 'day');
}
