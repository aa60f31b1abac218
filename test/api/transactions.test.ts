import { assert } from 'chai';
import { createClient, type GiroClient } from '../../src/api/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import type { Transaction } from '../../src/domain/transaction.js';
import { clientOf, examples, json, rejection, wire } from './support.js';

const V2 = { cardsApi: 'banking-v2' } as const;

const entry = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'SJ+F44DLyB',
  created_at: '2031-06-18T13:16:33.000Z',
  type: 'transfer-outgoing',
  source_amount: 1000,
  source_currency: 'EUR',
  target_amount: 1000,
  target_currency: 'EUR',
  status: { code: 0 },
  ...more,
});

/** How one entry is read. */
async function read(more: Readonly<Record<string, unknown>>): Promise<Transaction> {
  const { items } = await clientOf(
    wire(() => json({ list: [entry(more)] })),
    V2,
  ).cards.transactions('x');
  if (!items[0]) throw new Error('no transaction');
  return items[0];
}

describe('A page of a card’s transactions', () => {
  it('is asked for as the reference shows, newest first', async () => {
    const platform = wire(() => json({ list: [] }));
    const { cards } = clientOf(platform, V2);
    await cards.transactions('SJ+F4/DLyB');
    await cards.transactions('x', { after: '2031-06-18T13:16:33.000Z', limit: 7 });
    const [first, second] = platform.sent.map(({ url }) => new URL(url));
    assert.equal(first?.pathname, '/cards/SJ%2BF4%2FDLyB/transactions');
    assert.deepEqual(Object.fromEntries(first?.searchParams ?? []), {
      'meta[sort_by]': 'createdAt',
      'meta[sort_type]': 'DESC',
      'meta[limit]': '20',
    });
    assert.equal(second?.searchParams.get('range[to]'), '2031-06-18T13:16:33.000Z');
    assert.equal(second?.searchParams.get('meta[limit]'), '7');
  });

  it('holds 1 to 100 of them, whatever the caller says', async () => {
    const platform = wire(() => json({ list: [] }));
    const { cards } = clientOf(platform, V2);
    for (const limit of [undefined, 1, 7.9, 0, -5, 1000, NaN, Infinity]) await cards.transactions('x', { limit });
    assert.deepEqual(
      platform.sent.map(({ url }) => new URL(url).searchParams.get('meta[limit]')),
      ['20', '1', '7', '20', '1', '100', '20', '100'],
    );
  });

  it('reads what the reference shows', async () => {
    const example = (await examples('banking-v2')).find(
      ({ endpoint, kind }) => endpoint === 'GET /v2/cards/:id/transactions' && kind === 'response',
    );
    const page = await clientOf(
      wire(() => json(example?.body)),
      V2,
    ).cards.transactions('x');
    assert.isAbove(page.items.length, 0);
    const [first] = page.items;
    assert.equal(first?.id, 'SJ+F44DLyB');
    assert.equal(first?.createdAt, '2019-06-18T13:16:33.000Z');
    assert.deepEqual(first?.amount, { amount: 1000n, currency: 'EUR' });
  });

  it('says how to go on only where there is more', async () => {
    const after = async (body: unknown) =>
      (
        await clientOf(
          wire(() => json(body)),
          V2,
        ).cards.transactions('x')
      ).after;
    assert.equal(await after({ list: [entry()], meta: { has_more: true } }), '2031-06-18T13:16:33.000Z SJ%2BF44DLyB');
    assert.isUndefined(await after({ list: [entry()], meta: { has_more: false } }));
    assert.isUndefined(await after({ list: [], meta: { has_more: true } }));
    assert.isUndefined(await after({ list: [entry()] }));
  });

  it('that is none is a bad answer, in which no amount stands', async () => {
    for (const body of ['[]', '{}', '{"list":[{}]}', '{"list":[{"id":"x"}]}', 'null', '<html>']) {
      const { kind, message } = await rejection(
        clientOf(
          wire(() => json(body)),
          V2,
        ).cards.transactions('x'),
      );
      assert.equal(kind, 'bad-answer', body);
      assert.notInclude(message, 'html');
    }
  });
});

describe('One transaction', () => {
  it('goes out unless it says that it came in, and unknown where its type says nothing', async () => {
    for (const [type, direction] of [
      ['transfer-outgoing', 'outgoing'],
      ['transfer-incoming', 'incoming'],
      ['fee', 'outgoing'],
      ['something-new', 'unknown'],
      [null, 'unknown'],
    ] as const)
      assert.equal((await read({ type })).direction, direction, String(type));
  });

  it('counts on the card’s own side, and keeps what the other side paid where the currency is another', async () => {
    const sides = { source_amount: 1000, source_currency: 'EUR', target_amount: 11_250, target_currency: 'SEK' };
    const out = await read({ ...sides, type: 'transfer-outgoing', exchange_rate: '11.25' });
    assert.deepEqual(out.amount, { amount: 1000n, currency: 'EUR' });
    assert.deepEqual(out.original, { amount: 11_250n, currency: 'SEK' });
    assert.equal(out.exchangeRate, '11.25');
    const back = await read({ ...sides, type: 'transfer-incoming' });
    assert.deepEqual(back.amount, { amount: 11_250n, currency: 'SEK' });
    assert.deepEqual(back.original, { amount: 1000n, currency: 'EUR' });
    assert.isUndefined((await read({})).original, 'not where it is the same');
  });

  it('is exact to the last of sixteen digits', async () => {
    const text = JSON.stringify({ list: [entry({ source_amount: 0 })] }).replace(
      '"source_amount":0',
      '"source_amount":9007199254740993',
    );
    const { items } = await clientOf(
      wire(() => json(text)),
      V2,
    ).cards.transactions('x');
    assert.equal(items[0]?.amount.amount, 9_007_199_254_740_993n);
  });

  it('is never negative: the direction says which way', async () => {
    assert.equal((await read({ source_amount: -5 })).amount.amount, 5n);
  });

  it('names the other side: by name, else masked identifier, else number, else not', async () => {
    const holder = { holder: 'Example Shop', truncated_identifier: 'XX00***1' };
    assert.equal((await read({ target: holder })).counterparty, 'Example Shop');
    assert.equal((await read({ target: { ...holder, holder: null } })).counterparty, 'XX00***1');
    assert.equal((await read({ target: { requisites: { number: 'XX01' } } })).counterparty, 'XX01');
    assert.equal((await read({ target: { real: { requisites: { number: 'XX02' } } } })).counterparty, 'XX02');
    assert.isUndefined((await read({ target: {} })).counterparty);
    assert.isUndefined((await read({})).counterparty);
    const incoming = { type: 'transfer-incoming', source: holder, target: { holder: 'Me' } };
    assert.equal((await read(incoming)).counterparty, 'Example Shop');
  });

  it('keeps status and error as the platform numbers them, however it writes numbers', async () => {
    assert.deepInclude(await read({ status: { code: 10, error_code: 5120 } }), {
      status: 'declined',
      statusCode: 10,
      errorCode: 5120,
    });
    assert.deepInclude(await read({ status: { code: '30', error_code: '-119' } }), {
      status: 'rejected',
      errorCode: -119,
    });
    assert.deepInclude(await read({ status: { code: 77 } }), {
      status: 'unknown',
      statusCode: 77,
      errorCode: undefined,
    });
    assert.deepInclude(await read({ status: null }), { status: 'unknown', statusCode: undefined });
  });

  it('without amounts or currencies is still shown, as nothing', async () => {
    assert.deepEqual((await read({ source_amount: null, target_amount: null })).amount, { amount: 0n, currency: '' });
  });
});

describe('All of a card’s transactions', () => {
  /** Reads pages until the end; ids as often as they came. */
  async function all(client: GiroClient, id: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await client.cards.transactions(id, { after, limit });
      ids.push(...page.items.map((item) => item.id));
      ({ after } = page);
    } while (after !== undefined && ids.length < 2000);
    return ids;
  }

  it('come page by page, none left out, where two of one second stand at the end of a page', async () => {
    const { fetch, getToken } = createSandbox({ storage: null });
    const client = createClient({ environment: 'sandbox', fetch, getToken, ...V2 });
    const card = (await client.cards.list()).items.find(({ alias }) => alias === 'Groceries');
    const ids = new Set(await all(client, card?.id ?? '', 20));
    assert.equal(ids.size, 310);
    assert.deepEqual(ids, new Set(await all(client, card?.id ?? '', 100)));
  });
});
