import { expect } from 'chai';
import { asPerson, EVERYDAY, WEB_SHOP } from './people.js';
import { start, type Call } from './support.js';

interface WireSide {
  readonly object: string;
  readonly id: string;
  readonly real?: { readonly id: string };
  readonly pending?: { readonly id: string };
  readonly holder?: string;
  readonly truncated_identifier?: string;
}
interface WireTransaction {
  readonly id: string;
  readonly created_at: string;
  readonly type: string;
  readonly source: WireSide;
  readonly target: WireSide;
  readonly source_amount: number;
  readonly source_currency: string;
  readonly target_amount: number;
  readonly target_currency: string;
  readonly exchange_rate: number | null;
  readonly status: {
    readonly code: number;
    readonly error_code: number | null;
    readonly description: string | null;
    readonly approved: boolean;
    readonly total_fee_amount: number;
  };
}
interface Page {
  readonly list: WireTransaction[];
  readonly meta: { readonly number_of_records: number; readonly limit: number; readonly has_more: boolean };
}

async function page(call: Call, query: Record<string, string>): Promise<Page> {
  const { body, status, text } = await call('GET', `/transactions?${new URLSearchParams(query).toString()}`);
  expect(status, text.slice(0, 300)).to.equal(200);
  return body as Page;
}

/** All of them, by the only way there is: the time of the last one begins the next page. */
async function all(call: Call, query: Record<string, string>): Promise<WireTransaction[]> {
  const found = new Map<string, WireTransaction>();
  for (let to: string | undefined; ;) {
    const { list, meta } = await page(call, { 'meta[limit]': '100', ...query, ...(to ? { 'range[to]': to } : {}) });
    for (const one of list) found.set(one.id, one);
    to = list.at(-1)?.created_at;
    if (!meta.has_more) return [...found.values()];
  }
}

const walletOf = (one: WireTransaction): string[] => [one.source, one.target].map(({ id, real }) => real?.id ?? id);

describe('The transactions of wallets in the sandbox', () => {
  it('are none where the sandbox has no history, and the wallets are empty', async () => {
    const { sandbox } = start({ history: false });
    const call = await asPerson(sandbox);
    expect((await page(call, {})).list).to.deep.equal([]);
    sandbox.setWallet(EVERYDAY, { balance: 1000 });
    const { list, meta } = await page(call, {});
    expect(list.map(walletOf)).to.have.length(1);
    expect(meta).to.include({ number_of_records: 1, has_more: false });
  });

  it('come newest first, twenty of very many, and say so', async () => {
    const call = await asPerson(start().sandbox);
    const { list, meta } = await page(call, {});
    expect(list).to.have.length(20);
    expect(meta).to.include({ limit: 20, has_more: true, sort_by: 'created_at', sort_type: 'DESC' });
    expect(meta.number_of_records).to.be.above(10_000);
    const times = list.map(({ created_at }) => Date.parse(created_at));
    expect(times).to.deep.equal(times.toSorted((one, other) => other - one));
    const oldest = await page(call, { 'meta[sort_by]': 'createdAt', 'meta[sort_type]': 'ASC', 'meta[limit]': '1' });
    expect(Date.parse(oldest.list[0]?.created_at ?? '')).to.be.below((times.at(-1) ?? 0) - 700 * 86_400_000);
  });

  it('of one wallet have it on one of their sides, behind a pending one while its money is reserved', async () => {
    const call = await asPerson(start().sandbox);
    const list = await all(call, { 'account_ids[]': EVERYDAY });
    expect(list.length).to.be.within(720, 900);
    expect(list).to.have.length((await page(call, { 'account_ids[0]': EVERYDAY })).meta.number_of_records);
    for (const one of list) {
      expect(walletOf(one), one.id).to.include(EVERYDAY);
      const own = one.source.real?.id === EVERYDAY || one.source.id === EVERYDAY ? one.source : one.target;
      expect(own.real !== undefined, one.id).to.equal([1, 22, 40, 41, 42].includes(one.status.code));
      expect(own.real === undefined, one.id).to.equal(own.pending !== undefined);
    }
  });

  it('show every code, whether it was approved, and words for every error', async () => {
    const call = await asPerson(start().sandbox);
    const list = await all(call, { 'account_ids[]': EVERYDAY });
    expect(new Set(list.map(({ status }) => status.error_code)).size).to.equal(64 + 2);
    for (const { status } of list) {
      expect(status.approved).to.equal(status.code === 0);
      expect(status.description === null).to.equal(status.error_code === null);
    }
    const words = list.find(({ status }) => status.error_code === -114)?.status.description;
    expect(words).to.equal('Corporation Limit was reached');
    expect(list.some(({ status }) => status.total_fee_amount > 0)).to.equal(true);
  });

  it('show a masked account where they know no name', async () => {
    const list = await all(await asPerson(start().sandbox), { 'account_ids[]': EVERYDAY });
    const others = list.flatMap(({ source, target }) => [source, target].filter(({ object }) => object !== 'wallet'));
    const nameless = others.filter(({ holder }) => holder === undefined);
    expect(nameless).not.to.be.empty;
    for (const { truncated_identifier } of others) expect(truncated_identifier).to.match(/^[A-Z]{2}\d\d\*+\w{4}$/);
  });

  it('in another currency say both amounts and a rate that leads from one to the other', async () => {
    const list = await all(await asPerson(start().sandbox), { 'account_ids[]': EVERYDAY });
    const foreign = list.filter(({ source_currency, target_currency }) => source_currency !== target_currency);
    expect(foreign).not.to.be.empty;
    const major = (amount: number, currency: string) => (currency === 'JPY' ? amount : amount / 100);
    for (const { exchange_rate, source_amount, source_currency, target_amount, target_currency } of foreign) {
      const expected = major(source_amount, source_currency) * Number(exchange_rate);
      expect(major(target_amount, target_currency) / expected).to.be.closeTo(1, 0.02);
    }
    for (const { exchange_rate } of list.filter((one) => !foreign.includes(one))) expect(exchange_rate).to.equal(null);
  });

  it('are found by status, currency, name, account, id and range', async () => {
    const call = await asPerson(start().sandbox);
    const held = await page(call, { status: '22' });
    expect(held.list).not.to.be.empty;
    for (const { status } of held.list) expect(status.code).to.equal(22);
    const pounds = await page(call, { currency: 'GBP', 'account_ids[]': EVERYDAY });
    expect(pounds.list).not.to.be.empty;
    for (const { source_currency, target_currency } of pounds.list)
      expect([source_currency, target_currency]).to.include('GBP');
    const named = await page(call, { search: 'MUSTERSPEDITION', 'account_ids[]': EVERYDAY });
    expect(named.list).not.to.be.empty;
    for (const { target } of named.list) expect(target.holder).to.equal('Musterspedition KG');
    const [one] = named.list;
    expect((await page(call, { search: one?.id ?? '' })).list.map(({ id }) => id)).to.deep.equal([one?.id]);
    const masked = await page(call, { search: one?.target.truncated_identifier ?? '' });
    expect(masked.meta.number_of_records).to.be.above(0);
    const at = one?.created_at ?? '';
    const within = await page(call, { 'range[from]': at, 'range[to]': at, 'account_ids[]': EVERYDAY });
    expect(within.list.map(({ id }) => id)).to.include(one?.id);
    expect((await page(call, { search: 'nobody at all' })).meta.number_of_records).to.equal(0);
    const both = new URLSearchParams([EVERYDAY, WEB_SHOP].map((id) => ['account_ids[]', id]));
    const sum = (await call('GET', `/transactions?${both.toString()}`)).body as Page;
    expect(sum.meta.number_of_records).to.be.above(
      (await page(call, { 'account_ids[]': WEB_SHOP })).meta.number_of_records,
    );
  });

  it('are read one by one, without what only a list has, and only those of the own corporation', async () => {
    const { banking, sandbox } = start();
    const call = await asPerson(sandbox);
    const [listed] = (await page(call, { 'account_ids[]': EVERYDAY })).list;
    const path = `/transactions/${encodeURIComponent(listed?.id ?? '')}`;
    const { body } = await call('GET', path);
    const { id, source, source_amount, status, target, type } = listed as WireTransaction;
    expect(body).to.deep.include({ id, source, source_amount, status, target, type, score_calc_logs: [] });
    expect(body).not.to.have.any.keys('amount_eur', 'updated_at');
    expect((await banking('GET', path)).status).to.equal(200);
    expect((await start({ person: 'ليلى' }).banking('GET', path)).status).to.equal(404);
    expect((await call('GET', '/transactions/nobody')).status).to.equal(404);
  });

  it('are refused for a status, a currency or a limit that is none', async () => {
    const call = await asPerson(start().sandbox);
    for (const [query, field] of [
      ['status=approved', 'status'],
      ['currency=eur', 'currency'],
      ['currency=XTS', 'currency'],
      ['meta[limit]=0', 'meta.limit'],
    ] as const) {
      const { body, status } = await call('GET', `/transactions?${query}`);
      expect(status, query).to.equal(400);
      expect(body).to.deep.nested.include({ 'errors[0].field': field, 'errors[0].code': '10001' });
    }
  });

  it('have two in one second where a page ends, and paging by time loses neither', async () => {
    const call = await asPerson(start().sandbox);
    const query = { 'account_ids[]': 'Lon/7Gb+9' };
    const { meta } = await page(call, query);
    for (const limit of ['20', '50']) {
      const list = await all(call, { ...query, 'meta[limit]': limit });
      expect(list).to.have.length(meta.number_of_records);
    }
    const times = (await page(call, { ...query, 'meta[limit]': '100' })).list.map(({ created_at }) => created_at);
    expect(times.some((time, index) => time === times[index + 1])).to.equal(true);
  });
});
