import { expect } from 'chai';
import { bankingCard, start, type Call } from './support.js';

interface Side {
  readonly object: string;
  readonly id: string;
  readonly holder?: string | null;
  readonly truncated_identifier?: string;
  readonly real?: { readonly id: string };
}

interface WireTransaction {
  readonly id: string;
  readonly created_at: string;
  readonly type: string;
  readonly source: Side;
  readonly target: Side;
  readonly source_amount: number;
  readonly source_currency: string;
  readonly target_amount: number;
  readonly target_currency: string;
  readonly amount_eur: number;
  readonly exchange_rate: number | null;
  readonly status: {
    readonly code: number;
    readonly error_code: number | null;
    readonly description: string | null;
    readonly approved: boolean;
  };
}

interface Page {
  readonly list: WireTransaction[];
  readonly meta: {
    readonly number_of_records: number;
    readonly limit: number;
    readonly has_more: boolean;
    readonly sort_by: string;
    readonly sort_type: string;
  };
}

/** Reads pages of a card's transactions; `query` is what stands after the question mark. */
async function pager(banking: Call, name = 'Groceries') {
  const { id } = await bankingCard(banking, name);
  const path = `/cards/${encodeURIComponent(id)}/transactions`;
  return Object.assign(async (query = '') => (await banking('GET', `${path}?${query}`)).body as Page, { path });
}

/** All transactions of a card, as a client that pages by time reads them. */
async function readAll(page: (query?: string) => Promise<Page>, limit = 100): Promise<WireTransaction[]> {
  const found = new Map<string, WireTransaction>();
  for (let query = `meta[limit]=${limit}`; ;) {
    const { list, meta } = await page(query);
    for (const transaction of list) found.set(transaction.id, transaction);
    if (!meta.has_more) return [...found.values()];
    query = `meta[limit]=${limit}&range[to]=${list.at(-1)?.created_at ?? ''}`;
  }
}

const other = ({ source, target, type }: WireTransaction): Side => (type === 'transfer-incoming' ? source : target);

describe('Card transactions in the sandbox', () => {
  it('are a year of them for one card, newest first, every one once', async () => {
    const { banking, sandbox } = start();
    const all = await readAll(await pager(banking));
    expect(all.length).to.be.at.least(250);
    const times = all.map(({ created_at }) => Date.parse(created_at));
    expect(times).to.deep.equal(times.toSorted((one, another) => another - one));
    const days = (times[0]! - times.at(-1)!) / 86_400_000;
    expect(days).to.be.within(350, 366);
    expect(times[0]).to.be.below(sandbox.clock.now());
    for (const { created_at } of all) expect(created_at).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  });

  it('show every status code, errors, refunds, fees, other currencies, and names of all kinds', async () => {
    const all = await readAll(await pager(start().banking));
    const codes = all.map(({ status }) => status.code);
    expect(codes).to.include.members([0, 1, 10, 21, 22, 30, 40, 41, 42, 43, 77]);
    expect(all.map(({ status }) => status.error_code)).to.include.members([null, 5100, 5120, 9500, -119, 4242]);
    for (const { status } of all) {
      expect(status.approved).to.equal(status.code === 0);
      expect(status.description === null).to.equal(status.error_code === null);
    }
    expect(new Set(all.map(({ type }) => type))).to.include.all.keys('transfer-outgoing', 'transfer-incoming', 'fee');
    const names = new Set(all.map((transaction) => other(transaction).holder));
    expect([...names].some((name) => (name?.length ?? 0) > 100)).to.equal(true);
    for (const script of [/\p{sc=Arab}/u, /\p{sc=Han}/u, /\p{sc=Cyrl}/u, /\p{sc=Grek}/u, /\p{sc=Thai}/u])
      expect([...names].some((name) => script.test(name ?? ''))).to.equal(true);
    const nameless = all.map(other).filter(({ holder }) => holder === null);
    expect(nameless).not.to.be.empty;
    for (const { truncated_identifier } of nameless) expect(truncated_identifier).to.match(/\*+\d{4}$/);
    expect(new Set(all.map(({ target_currency }) => target_currency)).size).to.be.at.least(5);
  });

  it('say what was paid in both currencies, with a rate that leads from one to the other', async () => {
    const all = await readAll(await pager(start().banking));
    const foreign = all.filter(({ source_currency, target_currency }) => source_currency !== target_currency);
    expect(foreign).not.to.be.empty;
    for (const { exchange_rate, source_amount, source_currency, target_amount, target_currency } of foreign) {
      const major = (amount: number, currency: string) => (currency === 'JPY' ? amount : amount / 100);
      const expected = major(source_amount, source_currency) * Number(exchange_rate);
      expect(major(target_amount, target_currency) / expected).to.be.closeTo(1, 0.02);
    }
    for (const one of all.filter((transaction) => !foreign.includes(transaction))) {
      expect(one.exchange_rate).to.equal(null);
      expect(one.target_amount).to.equal(one.source_amount).and.to.equal(one.amount_eur);
    }
  });

  it('have the card’s wallet on one side, behind a pending one while the money is only reserved', async () => {
    const { banking } = start();
    const { funding_source_id } = await bankingCard(banking, 'Groceries');
    for (const transaction of await readAll(await pager(banking))) {
      const { source, target, type } = transaction;
      const [wallet, account] = type === 'transfer-incoming' ? [target, source] : [source, target];
      expect([wallet.object, account.object]).to.deep.equal(['wallet', 'payment-account']);
      expect(wallet.real?.id ?? wallet.id).to.equal(funding_source_id);
      expect(wallet.real !== undefined).to.equal([1, 40, 41, 42, 43].includes(transaction.status.code));
    }
  });

  it('carry an amount of more than 53 bits exactly', async () => {
    const { banking } = start();
    const { path } = await pager(banking, 'Office & post');
    expect((await banking('GET', path)).text).to.include('"source_amount":9007199254740993,');
  });

  it('are a few for other cards, and none for one that was never used', async () => {
    const { banking } = start();
    expect((await (await pager(banking, 'Company'))()).meta).to.include({ number_of_records: 7, has_more: false });
    expect(await (await pager(banking, 'København'))()).to.deep.equal({
      list: [],
      meta: { number_of_records: 0, limit: 20, has_more: false, sort_by: 'created_at', sort_type: 'DESC' },
    });
    const only = start({ cards: 1 });
    expect((await (await pager(only.banking, 'Groceries 1'))()).meta.number_of_records).to.be.at.least(250);
  });

  it('come twenty at a time unless asked otherwise, and say what they were asked', async () => {
    const page = await pager(start().banking);
    const first = await page();
    expect(first.list).to.have.length(20);
    expect(first.meta).to.deep.include({ limit: 20, has_more: true, sort_by: 'created_at', sort_type: 'DESC' });
    const oldest = await page('meta%5Blimit%5D=3&meta%5Bsort_by%5D=createdAt&meta%5Bsort_type%5D=ASC');
    expect(oldest.meta).to.include({ limit: 3, sort_by: 'createdAt', sort_type: 'ASC' });
    expect(Date.parse(oldest.list[2]!.created_at)).to.be.above(Date.parse(oldest.list[0]!.created_at));
    const dotted = await page('meta.limit=3&meta.sort_type=ASC');
    expect(dotted.list).to.deep.equal(oldest.list);
  });

  it('are those of a range, both of its ends included, whichever way it is written', async () => {
    const page = await pager(start().banking);
    const { list } = await page('meta[limit]=30');
    const [to, from] = [list[4]!.created_at, list[9]!.created_at];
    const expected = list.slice(4, 10);
    for (const query of [
      `range[from]=${from}&range[to]=${to}`,
      `range.from=${from}&range.to=${to}`,
      `range[from]=${Date.parse(from)}&range[to]=${Date.parse(to)}`,
    ]) {
      const found = await page(query);
      expect(found.list, query).to.deep.equal(expected);
      expect(found.meta).to.include({ number_of_records: 6, has_more: false });
    }
    const more = async (limit: number) =>
      (await page(`range[from]=${from}&range[to]=${to}&meta[limit]=${limit}`)).meta.has_more;
    expect([await more(6), await more(5)]).to.deep.equal([false, true]);
  });

  it('have two in one second where a page of twenty ends, and paging by time loses neither', async () => {
    const page = await pager(start().banking);
    const { list } = await page('meta[limit]=21');
    expect(list[19]?.created_at).to.equal(list[20]?.created_at);
    expect(list[19]?.id).not.to.equal(list[20]?.id);
    expect(await readAll(page, 20)).to.have.length((await page()).meta.number_of_records);
  });

  it('are refused for a limit, an order or a time that is none, and unknown for a card that is not there', async () => {
    const { banking } = start();
    const { path } = await pager(banking);
    for (const [query, field] of [
      ['meta[limit]=0', 'meta.limit'],
      ['meta[limit]=101', 'meta.limit'],
      ['meta[limit]=x', 'meta.limit'],
      ['meta[sort_by]=amount', 'meta.sort_by'],
      ['meta[sort_type]=desc', 'meta.sort_type'],
      ['range[from]=yesterday', 'range.from'],
      ['range.to=99999999999999999', 'range.to'],
    ] as const) {
      const { body, status } = await banking('GET', `${path}?${query}`);
      expect(status, query).to.equal(400);
      expect(body).to.deep.nested.include({ 'errors[0].field': field, 'errors[0].code': '10001' });
    }
    expect((await banking('GET', '/cards/nobody/transactions')).status).to.equal(404);
  });
});

describe('A payment simulated over Banking v2', () => {
  it('is approved, taken from the balance and first in the card’s transactions', async () => {
    const { banking, sandbox } = start();
    const { available_balance, id } = await bankingCard(banking, 'Groceries');
    const { body } = await banking('POST', '/card/simulation', { card_id: id, amount: 1234, currency: 'EUR' });
    expect(body).to.deep.equal({ authorised: true, code: '00' });
    expect((await bankingCard(banking, 'Groceries')).available_balance).to.equal(available_balance - 1234);
    const [newest] = (await (await pager(banking))()).list;
    expect(newest).to.include({ source_amount: 1234, source_currency: 'EUR', type: 'transfer-outgoing' });
    expect(newest?.status).to.include({ code: 0, approved: true });
    expect(Date.parse(newest?.created_at ?? '')).to.be.closeTo(sandbox.clock.now(), 5000);
  });

  it('in euro is exchanged for a card of another currency', async () => {
    const { banking } = start();
    const { id } = await bankingCard(banking, '東京出張');
    await banking('POST', '/card/simulation', { cardId: id, amount: 1000, currency: 'EUR' });
    const [newest] = (await (await pager(banking, '東京出張'))()).list;
    expect(newest).to.include({ source_currency: 'JPY', target_amount: 1000, target_currency: 'EUR' });
    expect(newest?.source_amount).to.equal(1610);
    const office = await bankingCard(banking, 'Office & post');
    await banking('POST', '/card/simulation', { card_id: office.id, amount: 1, currency: 'EUR' });
    expect((await (await pager(banking, 'Office & post'))()).list[0]?.source_amount).to.equal(11);
  });

  it('is declined by the authorisation code that fits, and then leaves no transaction', async () => {
    const { banking } = start();
    const pay = async (name: string, amount: unknown = 100) => {
      const { id } = await bankingCard(banking, name);
      return (await banking('POST', '/card/simulation', { card_id: id, amount, currency: 'EUR' })).body;
    };
    const before = (await (await pager(banking))()).meta.number_of_records;
    for (const [name, amount, code] of [
      ['Airport', 100, '43'],
      ['Handbag', 100, '41'],
      ['Trade fair', 100, '54'],
      ['London', 100, '62'],
      ['Closed', 100, '62'],
      ['Groceries', 0, '13'],
      ['Groceries', 48_351, '51'],
    ] as const)
      expect(await pay(name, amount), name).to.deep.equal({ authorised: false, code });
    expect((await (await pager(banking))()).meta.number_of_records).to.equal(before);
    const unknown = await banking('POST', '/card/simulation', { cardId: 'nobody', amount: 5, currency: 'EUR' });
    expect(unknown.body).to.deep.equal({ authorised: false, code: '14' });
  });

  it('ends when a card has had too many', async () => {
    const { banking } = start();
    const { id } = await bankingCard(banking, 'Company');
    const codes = [];
    for (let time = 0; time < 201; time++)
      codes.push(
        (
          (await banking('POST', '/card/simulation', { card_id: id, amount: 1, currency: 'EUR' })).body as {
            code: string;
          }
        ).code,
      );
    expect(codes.filter((code) => code === '00')).to.have.length(200);
    expect(codes.at(-1)).to.equal('65');
  });

  it('is in euro only', async () => {
    const { banking } = start();
    const { id } = await bankingCard(banking, 'Groceries');
    const { body, status } = await banking('POST', '/card/simulation', { card_id: id, amount: 5, currency: 'SEK' });
    expect(status).to.equal(400);
    expect(body).to.have.nested.property('errors[0].field', 'currency');
  });
});
