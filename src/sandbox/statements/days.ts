const DAY = 86_400_000;
/** No zone is further from UTC. */
const FURTHEST = 15 * 3_600_000;

/** True for an IANA name of a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // An offset (`+02:00`) is understood too, but is no name.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The day after. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** Says day and time of instants as clocks in a zone show them. */
export function clockOf(timeZone: string): (instant: number) => { readonly day: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const { day = '', hour = '', minute = '', month = '', second = '', year = '' } = parts;
    return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}:${second}` };
  };
}

/**
 * The first millisecond of a day in a zone. Found by halving and not by subtracting an offset: a day may begin at one
 * o'clock, be an hour longer or shorter, or not exist, where clocks change at midnight or a country crosses the date line.
 */
export function startOfDay(day: string, timeZone: string): number {
  const clock = clockOf(timeZone);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  let [before, after] = [midnight - FURTHEST, midnight + FURTHEST];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock(middle).day < day) before = middle;
    else after = middle;
  }
  return after;
}
