import { expect } from 'chai';
import { addDays, dayOf } from '../../src/domain/calendar.js';
import { matcherOf, NO_FILTER } from '../../src/domain/transaction-filter.js';
import type { Transaction } from '../../src/domain/transaction.js';
import { books, type Booking } from '../../src/sandbox/ledger/booking.js';
import { bookingId } from '../../src/sandbox/ledger/ledger.js';
import { PAYEES, PAYERS } from '../../src/sandbox/ledger/parties.js';
import { walletsOf } from '../../src/sandbox/ledger/wallets.js';
import type { Platform } from '../../src/sandbox/platform.js';
import type * as Prepare from '../../src/sandbox/statements/prepare.js';
import { prepareStatement } from '../../src/sandbox/statements/prepare.js';
import { drawUp, type WalletStatement } from '../../src/sandbox/statements/statement.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { asPerson, CORPORATION, EVERYDAY } from './people.js';
import { start } from './support.js';
import { changes, DAY, dayByOffset, MINUTE, ODD_DAYS, offsets, YEAR, ZONES, type DayOf } from './zones.js';

// Reliability: thirty zones, both days on which clocks change, and no booking in another statement than the ledger says.

const [wallet] = walletsOf(CORPORATION);
if (!wallet) throw new Error('The corporation has no wallet');
const { currency, id: walletId } = wallet;

const bookings = new Map<number, Booking>();

/** What was booked at an instant, always the same. */
function bookingAt(at: number): Booking {
  const known = bookings.get(at);
  if (known) return known;
  const nth = bookings.size;
  const [comes, amount] = [nth % 3 === 0, BigInt(nth + 1)];
  const own = { wallet, amount, currency };
  const other = { party: (comes ? PAYERS : PAYEES)[0], amount, currency };
  const made: Booking = {
    key: `zones/${String(at)}`,
    at,
    type: comes ? 'transfer-incoming' : 'transfer-outgoing',
    ...(comes ? { source: other, target: own } : { source: own, target: other }),
    // Some were refused: those are in no statement.
    code: nth % 11 === 5 ? 10 : 0,
    fee: 0n,
  };
  bookings.set(at, made);
  return made;
}

/** Every quarter of an hour around a day, a moment before it, and a moment after: midnights everywhere are among them. */
const instantsAround = (day: string, days: number): number[] =>
  Array.from({ length: (2 * days + 3) * 96 }, (_, index) => Date.parse(addDays(day, -days - 1)) + index * 15 * MINUTE)
    .flatMap((at) => [at - 1, at, at + 1000])
    .toSorted((one, other) => one - other);

/** Days one after another. */
const daysFrom = (day: string, count: number): string[] => Array.from({ length: count }, (_, nth) => addDays(day, nth));

type Prepared = typeof prepareStatement;

/** A platform with these books, newest first, and statements drawn up from them. */
function bank(instants: readonly number[], prepare: Prepared) {
  const books = [...new Set(instants)].toSorted((one, other) => other - one).map(bookingAt);
  const platform = {
    clock: { now: () => Date.UTC(2040, 0, 1) },
    store: { update: (change: (state: { statements: unknown[] }) => void) => change({ statements: [] }) },
    ledger: () => ({ bookings: books }),
  } as unknown as Platform;
  const statement = (timeZone: string, from: string, to: string): WalletStatement => {
    const query = new URLSearchParams({ 'wallets[]': walletId, timezone: timeZone, from, to });
    const made = prepare(platform, 'csv', query, { corporationId: CORPORATION, tokenType: 'person' });
    if ('errors' in made) throw new Error(JSON.stringify(made.errors));
    const [only] = drawUp(platform, made.statement).wallets;
    if (!only) throw new Error('The statement has no wallet');
    return only;
  };
  return { books, statement };
}

const signed = ({ source, target }: Booking): bigint => (source.wallet === wallet ? -source.amount : target.amount);

/** Statements one after another: each has exactly the bookings of its days, and begins with what the last ended with. */
function expectPartition(
  { books: all, statement }: ReturnType<typeof bank>,
  zone: string,
  periods: readonly (readonly [from: string, to: string])[],
  day: DayOf,
): number {
  const booked = all.filter(books).toReversed();
  const days = booked.map(({ at }) => day(at));
  let closing: bigint | undefined;
  let count = 0;
  for (const [from, to] of periods) {
    const what = `${zone}, ${from} to ${to}`;
    const expected = booked.filter((_, index) => days[index]! >= from && days[index]! <= to);
    const { movements, ...balances } = statement(zone, from, to);
    expect(
      movements.map(({ id }) => id),
      what,
    ).to.deep.equal(expected.map(bookingId));
    for (const [index, { amount, day: stated }] of movements.entries()) {
      const { at } = expected[index]!;
      expect([stated, amount], what).to.deep.equal([day(at), signed(expected[index]!)]);
      expect(dayOf(new Date(at).toISOString(), zone), `the kit's day of ${what}`).to.equal(stated);
    }
    const before = booked.reduce((sum, booking, index) => (days[index]! < from ? sum + signed(booking) : sum), 0n);
    expect(balances.opening, `opening of ${what}`).to.equal(closing ?? before);
    expect(balances.closing, `closing of ${what}`).to.equal(expected.reduce((sum, one) => sum + signed(one), before));
    ({ closing } = balances);
    count += movements.length;
  }
  return count;
}

const single = (days: readonly string[]) => days.map((day) => [day, day] as const);

/** Every month of a year, from its first to its last day. */
const MONTHS = Array.from({ length: 12 }, (_, month) => {
  const first = new Date(Date.UTC(YEAR, month, 1)).toISOString().slice(0, 10);
  return [first, new Date(Date.UTC(YEAR, month + 1, 0)).toISOString().slice(0, 10)] as const;
});

/** Day by day over every change of clocks of a zone's year, and the three days before and after. */
function expectChanges(zone: string, prepare: Prepared = prepareStatement): number {
  const day = dayByOffset(offsets(zone));
  return changes(zone, YEAR).reduce((count, change) => {
    const books = bank(instantsAround(change, 3), prepare);
    return count + expectPartition(books, zone, single(daysFrom(addDays(change, -3), 7)), day);
  }, 0);
}

describe('Statements one after another', () => {
  it('are of thirty zones, with every kind of clock', () => {
    expect(new Set(ZONES).size).to.equal(30);
    const quarters = new Set(ZONES.map((zone) => (offsets(zone)(Date.UTC(YEAR, 0, 1)) + 24 * 60) % 60));
    expect([...quarters].toSorted((one, other) => one - other)).to.deep.equal([0, 30, 45]);
    const still = ZONES.filter((zone) => {
      const offset = offsets(zone);
      return new Set(MONTHS.map(([day]) => offset(Date.parse(day)))).size === 1;
    });
    expect(still.length).to.be.within(8, 15);
  });

  it('have each booking of the days around every change of clocks once, and their balances go on', () => {
    let count = 0;
    for (const zone of ZONES) count += expectChanges(zone);
    // Two changes of seven days of 96 quarters of an hour, three bookings at each, of which one in eleven was refused.
    expect(count).to.be.above(100_000);
  }).timeout(120_000);

  it('would not, if every day were 24 hours long (broken twin)', async () => {
    const twin = await brokenTwin<typeof Prepare>('/src/sandbox/statements/prepare.ts', {
      '/src/sandbox/statements/prepare.ts': [
        ['end: startOfDay(dayAfter(to), timeZone)', 'end: startOfDay(to, timeZone) + 864e5'],
      ],
    });
    await expectFailure(() => expectChanges('Europe/Stockholm', twin.prepareStatement));
  });

  it('would not, if days were those of UTC (broken twin)', async () => {
    const twin = await brokenTwin<typeof Prepare>('/src/sandbox/statements/prepare.ts', {
      '/src/sandbox/statements/days.ts': [['clock(middle).day < day', 'middle < midnight']],
    });
    await expectFailure(() => expectChanges('Asia/Kathmandu', twin.prepareStatement));
  });

  it('go on over days that were left out, or were longer than others', () => {
    for (const [zone, odd] of ODD_DAYS) {
      const day = dayByOffset(offsets(zone));
      const books = bank(instantsAround(odd, 2), prepareStatement);
      const days = daysFrom(addDays(odd, -2), 5);
      const whole = expectPartition(books, zone, [[days[0]!, days.at(-1)!]], day);
      expect(whole, zone).to.be.above(1000);
      expect(expectPartition(books, zone, single(days), day), zone).to.equal(whole);
    }
  }).timeout(30_000);

  it('are whole at every midnight of a year, day by day and month by month', async function () {
    this.timeout(300_000);
    const days = runs(365);
    await seeded((random) => {
      for (const zone of ZONES) {
        const day = dayByOffset(offsets(zone));
        const offset = offsets(zone);
        const instants = daysFrom(`${YEAR}-01-01`, 366).flatMap((one) => {
          const guess = Date.parse(one);
          const midnight = guess - offset(guess - offset(guess) * MINUTE) * MINUTE;
          return [midnight - 1000, midnight - 1, midnight, midnight + 1, midnight + DAY / 2];
        });
        const books = bank(instants, prepareStatement);
        const inYear = books.books.filter((one) => one.code === 0 && day(one.at).startsWith(String(YEAR))).length;
        expect(expectPartition(books, zone, MONTHS, day), zone).to.equal(inYear);
        const from = addDays(`${YEAR}-01-01`, random.whole(0, 365 - days));
        expect(expectPartition(books, zone, single(daysFrom(from, days)), day), zone).to.be.at.least(days * 3);
      }
      return Promise.resolve();
    });
  });

  it('have what the kit’s list shows of the same days', () => {
    for (const zone of ZONES)
      for (const change of changes(zone, YEAR)) {
        const { books: all, statement } = bank(instantsAround(change, 1), prepareStatement);
        const listed = all.filter(books).map((booking): Transaction => ({
          id: bookingId(booking),
          createdAt: new Date(booking.at).toISOString(),
          direction: 'outgoing',
          typeName: booking.type,
          amount: { amount: 1n, currency },
          status: 'approved',
        }));
        for (const day of daysFrom(addDays(change, -1), 3)) {
          const fits = matcherOf({ ...NO_FILTER, from: day, to: day }, zone);
          const shown = listed.filter(fits).map(({ id }) => id);
          const stated = statement(zone, day, day).movements.map(({ id }) => id);
          expect(shown.toReversed(), `${zone} ${day}`).to.deep.equal(stated);
        }
      }
  }).timeout(60_000);
});

describe('Files of statements, month by month', () => {
  it('have every movement of the account once, under its day, and each opens with what the last closed with', async function () {
    this.timeout(120_000);
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const file = async (query: Record<string, string>): Promise<string[][]> => {
      const { body } = await call('GET', `/reports/statement/csv?${new URLSearchParams(query).toString()}`);
      const text = await (await sandbox.fetch((body as { report_path: string }).report_path)).text();
      return text.split('\r\n').slice(1, -1).map(cells);
    };
    const whole = (await file({ 'wallets[]': EVERYDAY })).slice(1, -1);
    const times = new Map(whole.map((row) => [row[ID]!, Date.parse(`${row[DATE]!}T${row[TIME]!}Z`)]));
    expect(times.size).to.be.above(500);
    await seeded(async (random) => {
      for (const zone of random.shuffled(ZONES).slice(0, runs(30))) {
        const day = dayByOffset(offsets(zone));
        const found: string[] = [];
        let closing = '0.00';
        const first = new Date(Math.min(...times.values()) - 32 * DAY);
        for (let month = 0; month < 28; month++) {
          const [from, to] = [0, 1].map((next) =>
            new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month + next, 1 - next))
              .toISOString()
              .slice(0, 10),
          ) as [string, string];
          const rows = await file({ 'wallets[]': EVERYDAY, timezone: zone, from, to });
          expect([rows[0]?.[DATE], rows.at(-1)?.[DATE]]).to.deep.equal([from, to]);
          expect(rows[0]?.[BALANCE], `${zone} ${from}`).to.equal(closing);
          closing = rows.at(-1)?.[BALANCE] ?? '';
          for (const row of rows.slice(1, -1)) {
            found.push(row[ID]!);
            expect(row[DATE], `${zone} ${row[ID]!}`).to.equal(day(times.get(row[ID]!)!));
            expect(row[DATE]! >= from && row[DATE]! <= to, `${zone} ${row[DATE]!}`).to.equal(true);
          }
        }
        expect(found, zone).to.deep.equal(whole.map((row) => row[ID]));
        expect(closing, zone).to.equal(whole.at(-1)?.[BALANCE]);
      }
    });
  });
});

const [DATE, TIME, ID, BALANCE] = [4, 5, 6, 10] as const;

/** The cells of a row of a CSV. */
const cells = (row: string): string[] =>
  [...row.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)]
    .slice(0, 11)
    .map(([, quoted, plain = '']) => quoted ?? plain);
