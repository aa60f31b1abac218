import { expect } from 'chai';
import { dayOf } from '../../src/domain/calendar.js';
import { matcherOf, NO_FILTER, platformFilterOf, STATUS_CODES } from '../../src/domain/transaction-filter.js';
import { chunkAt, chunkRows, groupKeyOf, lengthOf, sortTransactions } from '../../src/domain/transaction-rows.js';
import { transactionStatus, type Transaction } from '../../src/domain/transaction.js';

const made = (id: string, more: Partial<Transaction> = {}): Transaction => ({
  id,
  createdAt: '2031-06-18T12:00:00Z',
  direction: 'outgoing',
  typeName: 'transfer-outgoing',
  amount: { amount: 1050n, currency: 'EUR' },
  status: 'approved',
  ...more,
});

describe('transactions that are wanted', () => {
  const fits = (item: Transaction, filter: Partial<typeof NO_FILTER>, zone = 'UTC') =>
    matcherOf({ ...NO_FILTER, ...filter }, zone)(item);

  it('are those of a status, a currency, a direction', () => {
    expect(fits(made('a'), { statuses: ['approved', 'declined'] })).to.equal(true);
    expect(fits(made('a'), { statuses: ['declined'] })).to.equal(false);
    expect(fits(made('a'), { currencies: ['SEK', 'EUR'] })).to.equal(true);
    expect(fits(made('a'), { currencies: ['SEK'] })).to.equal(false);
    expect(fits(made('a'), { direction: 'outgoing' })).to.equal(true);
    expect(fits(made('a', { direction: 'unknown' }), { direction: 'incoming' })).to.equal(false);
  });

  it('are those of a day in the zone that is asked about, first and last day included', () => {
    const late = made('a', { createdAt: '2031-06-18T23:30:00Z' });
    expect(fits(late, { from: '2031-06-18', to: '2031-06-18' })).to.equal(true);
    expect(fits(late, { from: '2031-06-18', to: '2031-06-18' }, 'Asia/Tokyo')).to.equal(false);
    expect(fits(late, { from: '2031-06-19' }, 'Asia/Tokyo')).to.equal(true);
    expect(fits(made('a', { createdAt: 'some day' }), { from: '2000-01-01' })).to.equal(false);
  });

  it('have all the words that were searched for, in any case', () => {
    const item = made('Bk7rgYJD44', { counterparty: 'Example Söhne', counterpartyAccount: 'SE00 **** 1234' });
    for (const search of ['example', 'SÖHNE example', '1234', 'bk7rg', '10.50', '10,50', 'eur', ' ', 'söhne  1234'])
      expect(fits(item, { search }), search).to.equal(true);
    for (const search of ['example other', '10.51', 'xyz']) expect(fits(item, { search }), search).to.equal(false);
  });

  it('are asked of the platform where it knows how: one status, one currency', () => {
    expect(platformFilterOf(NO_FILTER)).to.deep.equal({});
    expect(
      platformFilterOf({ statuses: ['declined'], currencies: ['EUR'], search: ' x ', direction: 'incoming' }),
    ).to.deep.equal({
      status: 10,
      currency: 'EUR',
      search: 'x',
    });
    expect(
      platformFilterOf({ statuses: ['declined', 'rejected'], currencies: ['EUR', 'SEK'], search: '' }),
    ).to.deep.equal({});
    expect(platformFilterOf({ ...NO_FILTER, statuses: ['unknown'] })).to.deep.equal({});
    expect(platformFilterOf({ ...NO_FILTER, currencies: ['JPY'] }), 'none of the platform’s six').to.deep.equal({});
  });

  it('are named by the codes of the platform’s table', () => {
    for (const [status, code] of Object.entries(STATUS_CODES)) expect(transactionStatus(code)).to.equal(status);
  });
});

describe('rows', () => {
  const many = Array.from({ length: 230 }, (_, i) =>
    made(String(i), { createdAt: new Date(Date.UTC(2031, 5, 30) - i * 7 * 3_600_000).toISOString() }),
  );
  const keyOf = ({ createdAt }: Transaction) => createdAt.slice(0, 10);

  it('stay in the order they came when it is the one wanted', () => {
    expect(sortTransactions(many, 'newest')).to.equal(many);
    expect(sortTransactions(many, 'oldest')).to.deep.equal(many.toReversed());
    expect(sortTransactions(many.toReversed(), 'newest')).to.deep.equal(many);
  });

  it('stand by amount under their currency, exact beyond what a number can hold', () => {
    const [a, b, c] = [
      made('a', { amount: { amount: 9_007_199_254_740_992n, currency: 'EUR' } }),
      made('b', { amount: { amount: 9_007_199_254_740_993n, currency: 'EUR' } }),
      made('c', { amount: { amount: 1n, currency: 'DKK' } }),
    ];
    expect(sortTransactions([a, b, c], 'amount')).to.deep.equal([c, b, a]);
  });

  it('are the same chunks one after another as all at once, in each zone anew', () => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'UTC']) {
      const inZone = (item: Transaction) => groupKeyOf(item, 'newest', zone);
      const all = chunkRows(many, inZone, 50);
      expect(chunkRows(many, inZone, 50, { rows: 100 })).to.deep.equal(all.slice(0, 2));
      expect(all.map((_, i) => chunkAt(many, i * 50, (i + 1) * 50, inZone))).to.deep.equal(all);
      for (const { key, rows } of all.flat())
        expect(new Set(rows.map(({ createdAt }) => dayOf(createdAt, zone)))).to.deep.equal(new Set([key]));
    }
  });

  it('keep the chunks that say the same', () => {
    const chunks = chunkRows(many, keyOf, 50);
    expect(chunks).to.have.length(5);
    expect(chunks.flat().flatMap(({ rows }) => rows)).to.deep.equal(many);
    expect(chunks.flat().filter(({ first }) => first)).to.have.length(new Set(many.map(keyOf)).size);
    const changed = many.with(120, made('120', { createdAt: many[120]!.createdAt, status: 'declined' }));
    const next = chunkRows(changed, keyOf, 50, { before: chunks });
    expect(next.map((chunk, i) => chunk === chunks[i])).to.deep.equal([true, true, false, true, true]);
    const longer = chunkRows([...many, made('230', { createdAt: '2031-01-01T00:00:00Z' })], keyOf, 50, {
      before: chunks,
    });
    expect(longer.map((chunk, i) => chunk === chunks[i])).to.deep.equal([true, true, true, true, false]);
  });

  it('stay below newer ones that come on top, however often', () => {
    let list: readonly Transaction[] = many;
    let chunks = chunkRows(list, keyOf, 50);
    for (let i = 0; i < 120; i += 1) {
      list = [made(`newer ${i}`, { createdAt: many[0]!.createdAt }), ...list];
      const next = chunkRows(list, keyOf, 50, { before: chunks });
      expect(
        next.filter((chunk) => !chunks.includes(chunk)),
        `after ${i + 1}`,
      ).to.have.length.at.most(3);
      chunks = next;
    }
    expect(chunks.flat().flatMap(({ rows }) => rows)).to.deep.equal(list);
    expect(chunks.flat().filter(({ first }) => first)).to.have.length(new Set(list.map(keyOf)).size);
    expect(Math.max(...chunks.map(lengthOf))).to.be.at.most(100);
    expect(chunks).to.have.length.at.most(14);
  });

  it('say their heading again where the row before them went under another', () => {
    const at = chunkRows(many, keyOf, 50).findIndex(([group]) => group?.first === false);
    const last = many[at * 50 - 1]!;
    const moved = many.with(at * 50 - 1, { ...last, createdAt: many[at * 50 - 9]!.createdAt });
    const [before, after] = [many, moved].map((rows) => chunkRows(rows, keyOf, 50)[at]![0]!);
    expect([before?.first, after?.first]).to.deep.equal([false, true]);
    expect(chunkRows(moved, keyOf, 50, { before: chunkRows(many, keyOf, 50) })[at]![0]).to.deep.equal(after);
  });
});
