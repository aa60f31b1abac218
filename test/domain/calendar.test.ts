import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, dayOf, instantOf, isCalendarDate, isTimeZone } from '../../src/domain/calendar.js';
import { instantsAround, PERIODS, periodOf } from '../../src/domain/transaction-periods.js';
import { chunkRows, groupKeyOf, sortTransactions } from '../../src/domain/transaction-rows.js';
import type { Transaction } from '../../src/domain/transaction.js';
import { runs } from '../support/surroundings.js';

/** Thirty zones: every kind of offset, clock changes at midnight, at one minute past it, by half an hour, and none. */
const ZONES =
  `UTC Europe/London Europe/Stockholm Europe/Lisbon Atlantic/Azores Africa/Casablanca Africa/Cairo Asia/Beirut
  Asia/Gaza Asia/Tehran Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Pyongyang Australia/Sydney Australia/Lord_Howe
  Australia/Eucla Pacific/Auckland Pacific/Chatham Pacific/Kiritimati Pacific/Apia Pacific/Honolulu Pacific/Pago_Pago
  America/St_Johns America/Sao_Paulo America/Havana America/New_York America/Los_Angeles America/Santiago America/Asuncion`.split(
    /\s+/,
  );

/** The date a zone's clock shows, in another way than the code under test: through the parts of its formatter. */
const parts = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
);
function shown(time: number, zone: string): string {
  const found = Object.fromEntries(
    parts
      .get(zone)!
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  );
  return `${found['year']!.padStart(4, '0')}-${found['month']!}-${found['day']!}`;
}

/** Minutes of a year at which a zone's clock is set, found by looking. */
function clockChanges(zone: string, year: number): readonly number[] {
  const clock = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const offset = (time: number) => clock.formatToParts(time).find(({ type }) => type === 'timeZoneName')!.value;
  const found: number[] = [];
  const step = 6 * 3_600_000;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += step) {
    if (offset(at) === offset(at + step)) continue;
    let [low, high] = [at, at + step];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

const booking = (time: number, id: string): Transaction => ({
  id,
  createdAt: new Date(time).toISOString(),
  direction: 'outgoing',
  typeName: 'transfer-outgoing',
  amount: { amount: 1n, currency: 'EUR' },
  status: 'approved',
});

describe('calendar', () => {
  it('knows thirty zones', () => {
    expect(new Set(ZONES).size).to.equal(30);
  });

  it('puts every booking around every clock change of thirty zones under the day its clock showed', () => {
    let changes = 0;
    for (const zone of ZONES)
      for (const year of [2006, 2018, 2025, 2031])
        for (const change of clockChanges(zone, year)) {
          changes += 1;
          const items = Array.from({ length: 49 }, (_, i) => booking(change + (24 - i) * 1_800_000 - 1000, String(i)));
          const sorted = sortTransactions(items, 'newest');
          const keyOf = (item: Transaction) => groupKeyOf(item, 'newest', zone);
          const rows = chunkRows(sorted, keyOf, 10).flatMap((chunk) =>
            chunk.flatMap(({ key, rows }) => rows.map((row) => [row, key] as const)),
          );
          expect(rows).to.have.length(49);
          for (const [row, key] of rows)
            expect(key, `${row.createdAt} ${zone}`).to.equal(shown(Date.parse(row.createdAt), zone));
        }
    expect(changes).to.be.above(100);
  }).timeout(60_000);

  it('never moves a random instant to another day, however it is written', () => {
    const offsets = fc.constantFrom('Z', '+02:00', '-09:30', '+05:45');
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) }),
        fc.constantFrom(...ZONES),
        offsets,
        (time, zone, offset) => {
          const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
          const ahead =
            hours === undefined ? 0 : Number(`${sign ?? ''}${Number(hours) * 60 + Number(minutes)}`) * 60_000;
          const text = new Date(time + ahead).toISOString().replace('Z', offset);
          if (instantOf(text) !== time) throw new Error(`${text}: another instant`);
          if (dayOf(text, zone) !== shown(time, zone))
            throw new Error(`${text} in ${zone}: ${String(dayOf(text, zone))}`);
        },
      ),
      { numRuns: runs(100_000) },
    );
  }).timeout(60_000);

  it('asks for a span that holds every instant of the period, in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }),
        fc.constantFrom(...ZONES),
        (time, zone) => {
          const day = dayOf(time, zone)!;
          const { from, to } = instantsAround({ from: day, to: day });
          if (!(time >= Date.parse(from!) && time < Date.parse(to!))) throw new Error(`${time} ${zone}`);
        },
      ),
      { numRuns: runs(50_000) },
    );
  }).timeout(60_000);

  it('takes an instant without a zone for UTC, and a date for that date', () => {
    expect(dayOf('2031-06-18T23:30:00', 'UTC')).to.equal('2031-06-18');
    expect(dayOf('2031-06-18T23:30:00', 'Asia/Tokyo')).to.equal('2031-06-19');
    for (const zone of ZONES) expect(dayOf('2031-06-18', zone)).to.equal('2031-06-18');
  });

  it('has no day for what is no instant', () => {
    for (const text of ['', 'yesterday', '2031-13-45T00:00:00Z', 'NaN']) expect(dayOf(text, 'UTC')).to.equal(undefined);
    for (const time of [NaN, Infinity, 9e15]) expect(dayOf(time, 'UTC')).to.equal(undefined);
  });

  it('knows which dates exist', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2031-12-31', '0099-01-01'])
      expect(isCalendarDate(day), day).to.equal(true);
    for (const day of ['2023-02-29', '1900-02-29', '2031-04-31', '2031-00-10', '2031-1-1', '', '2031-06-18T00:00:00Z'])
      expect(isCalendarDate(day), day).to.equal(false);
  });

  it('counts days over months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).to.equal('2024-02-29');
    expect(addDays('2024-03-01', -1)).to.equal('2024-02-29');
    expect(addDays('2031-01-01', -1)).to.equal('2030-12-31');
  });

  it('asks the engine about the name of a zone once, known or not', () => {
    const { DateTimeFormat } = Intl;
    let asked = 0;
    Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
      construct: (target, args) => {
        asked += 1;
        return Reflect.construct(target, args) as object;
      },
    });
    try {
      const answers = ['Indian/Maldives', 'Indian/Atlantis', 'Indian/Maldives', 'Indian/Atlantis'].map(isTimeZone);
      expect(answers).to.deep.equal([true, false, true, false]);
      expect(asked).to.equal(2);
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  it('knows the days of every period', () => {
    expect(Object.fromEntries(PERIODS.map((name) => [name, periodOf(name, '2024-03-31')]))).to.deep.equal({
      'this-month': { from: '2024-03-01', to: '2024-03-31' },
      'last-month': { from: '2024-02-01', to: '2024-02-29' },
      'last-30-days': { from: '2024-03-02', to: '2024-03-31' },
      'last-90-days': { from: '2024-01-02', to: '2024-03-31' },
      'this-year': { from: '2024-01-01', to: '2024-12-31' },
      'last-year': { from: '2023-01-01', to: '2023-12-31' },
    });
    expect(periodOf('last-month', '2031-01-15')).to.deep.equal({ from: '2030-12-01', to: '2030-12-31' });
  });
});
