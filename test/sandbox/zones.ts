// Time zones, and which day it is in them: worked out in another way than kit and sandbox do.

/**
 * Thirty zones: clocks that change at midnight, by half an hour, by two hours, in the south, in Ramadan or never, and
 * are ahead or behind by halves and quarters of an hour and by more than half a day.
 */
export const ZONES =
  `UTC Europe/Stockholm Europe/London Europe/Dublin Europe/Lisbon Atlantic/Azores Africa/Casablanca Africa/Cairo
  Africa/Lagos Asia/Beirut Asia/Gaza Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Pyongyang Australia/Adelaide
  Australia/Eucla Australia/Lord_Howe Pacific/Auckland Pacific/Chatham Pacific/Apia Pacific/Kiritimati Pacific/Niue
  America/St_Johns America/New_York America/Havana America/Santiago America/Nuuk Antarctica/Troll`.split(/\s+/);

/** Days that were more than odd: left out, one that lasted half an hour more, and one that began at one o'clock. */
export const ODD_DAYS = [
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Asia/Pyongyang', '2015-08-15'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Caracas', '2016-05-01'],
  ['Europe/Istanbul', '2016-09-07'],
] as const;

export const YEAR = 2026;
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export type DayOf = (at: number) => string;

/** Minutes that a zone's clocks are ahead of UTC. */
export function offsets(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
    if (!name.startsWith('GMT')) throw new Error(`${timeZone}: ${name}`);
    return hours === undefined ? 0 : Number(`${sign ?? ''}1`) * (Number(hours) * 60 + Number(minutes));
  };
}

/** The day an instant falls on, worked out from the zone's offset: in another way than sandbox and kit. */
export const dayByOffset =
  (offset: (at: number) => number): DayOf =>
  (at) =>
    new Date(at + offset(at) * MINUTE).toISOString().slice(0, 10);

/** The days on which a zone's clocks change; where they never do, those of Stockholm. */
export function changes(timeZone: string, year: number): string[] {
  const offset = offsets(timeZone);
  const day = dayByOffset(offset);
  const found = [];
  for (let at = Date.UTC(year, 0, 2); at < Date.UTC(year, 11, 30); at += DAY)
    if (offset(at) !== offset(at + DAY)) {
      let [before, after] = [at, at + DAY];
      while (after - before > MINUTE) {
        const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE;
        if (offset(middle) === offset(before)) before = middle;
        else after = middle;
      }
      found.push(day(before));
    }
  return found.length > 0 ? found : ['2026-03-29', '2026-10-25'];
}
