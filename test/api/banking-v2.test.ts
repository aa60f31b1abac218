import { assert } from 'chai';
import { createClient, type Card, type GiroClient } from '../../src/api/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { toDecimal } from '../../src/domain/money.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, clientOf, examples, json, rejection, seeded, wire } from './support.js';

const made = (): { sandbox: Sandbox; client: GiroClient } => {
  const sandbox = createSandbox({ storage: null });
  return {
    sandbox,
    client: createClient({
      environment: 'sandbox',
      cardsApi: 'banking-v2',
      fetch: sandbox.fetch,
      getToken: sandbox.getToken,
    }),
  };
};

const v2 = { cardsApi: 'banking-v2' } as const;

describe('Banking v2 cards', () => {
  it('are read from the older model into the same cards', async () => {
    const { client, sandbox } = made();
    const { items, after } = await client.cards.list();
    assert.isAtLeast(items.length, 12);
    assert.isUndefined(after);
    assert.equal(sandbox.log.count('GET /v2/cards'), 1);
    for (const status of ['active', 'inactive', 'pending', 'canceled', 'lost', 'stolen', 'unknown'])
      assert.isTrue(
        items.some((card) => card.status === status),
        status,
      );
    const groceries = items.find(({ alias }) => alias === 'Groceries');
    assert.include(groceries, {
      api: 'banking-v2',
      brand: 'mastercard',
      brandName: 'MASTERCARD',
      type: 'virtual',
      currency: 'EUR',
      holderName: 'ALMA EXEMPELSSON',
      lastFour: undefined,
    });
    assert.deepEqual(groceries?.balance, { amount: 48_350n, currency: 'EUR' });
  });

  it('are read one by one, with the last four digits that the list lacks, whatever their id holds', async () => {
    const { client } = made();
    const { items } = await client.cards.list();
    assert.isTrue(items.some(({ id }) => /[+/]/.test(id)));
    for (const item of items) {
      const card = await client.cards.get(item.id);
      assert.match(card.lastFour ?? '', /^\d{4}$/);
      assert.deepEqual({ ...card, lastFour: undefined }, { ...item, lastFour: undefined });
    }
  });

  it('can be those of one wallet', async () => {
    const { client } = made();
    const accountId = (await client.cards.list()).items[0]?.accountId;
    const { items } = await client.cards.list({ accountId });
    assert.isTrue(items.length > 0 && items.every((card) => card.accountId === accountId));
  });

  it('can be neither frozen nor unfrozen', async () => {
    const platform = wire(() => json({}));
    const { cards } = clientOf(platform, v2);
    for (const call of [cards.freeze('x'), cards.unfreeze('x')]) {
      const error = await rejection(call);
      assert.equal(error.kind, 'usage');
      assert.include(error.message, 'not offered by Banking v2');
    }
    assert.equal(platform.count(), 0);
  });

  it('live under the base address without its `/v2`', async () => {
    for (const bankingUrl of [
      'https://bank.example/v2',
      'https://bank.example/v2/',
      'https://bank.example/some/v2',
      'https://bank.example',
    ]) {
      const platform = wire(() => json([]));
      await clientOf(platform, { ...v2, bankingUrl }).cards.list();
      assert.equal(platform.sent[0]?.url, `${bankingUrl.replace(/\/v2\/?$/, '')}/cards`);
    }
  });

  it('are read as the reference shows them', async () => {
    let seen = 0;
    for (const { endpoint, kind, body } of await examples('banking-v2')) {
      if (kind !== 'response') continue;
      const client = clientOf(
        wire(() => json(body)),
        v2,
      );
      if (endpoint === 'GET /v2/cards') {
        seen++;
        const [card] = (await client.cards.list()).items;
        assert.deepEqual(card, {
          id: '9e7dffbf-5d48-4846-b5ec-dfe845e89b27',
          api: 'banking-v2',
          alias: 'My Card',
          brand: 'mastercard',
          brandName: 'MASTERCARD',
          type: 'virtual',
          typeName: 'VIRTUAL',
          region: 'EUROPE',
          lastFour: undefined,
          expiry: { month: 3, year: 2020 },
          currency: 'EUR',
          balance: { amount: 0n, currency: 'EUR' },
          status: 'active',
          statusName: 'ACTIVE',
          accountId: 'S1Q8UPW84',
          holderName: 'EXAMPLE PERSON',
        } satisfies Card);
      }
      if (endpoint === 'GET /v2/cards/:id') {
        seen++;
        assert.include(await client.cards.get('x'), { lastFour: '1327', holderName: 'SAMPLE PERSON' });
      }
    }
    assert.equal(seen, 2);
  });
});

describe('Balances', () => {
  const balanceOf = async (body: string): Promise<bigint | undefined> =>
    (
      await clientOf(
        wire(() => json(body)),
        v2,
      ).cards.get('x')
    ).balance?.amount;

  /** Whole way from the wire: sixteen digits and more, never one changed. */
  async function assertExact(read: (body: string) => Promise<bigint | undefined>): Promise<void> {
    const random = seeded(29);
    for (let run = 0; run < runs(1_000); run++) {
      const digits = `${1 + Math.floor(random() * 9)}${Array.from({ length: 15 }, () => Math.floor(random() * 10)).join('')}`;
      const amount = `${random() < 0.5 ? '-' : ''}${digits}`;
      assert.equal(await read(`{"id":"x","currency":"EUR","available_balance":${amount}}`), BigInt(amount));
    }
  }

  it('are exact to sixteen digits', async () => {
    await assertExact(balanceOf);
    const { items } = await made().client.cards.list();
    const company = items.find(({ alias }) => alias === 'Company');
    assert.equal(company?.balance && toDecimal(company.balance), '99999999999999.99');
  });

  it('the test would notice one digit that is rounded', async () => {
    await assertNotices(() =>
      assertExact((body) =>
        Promise.resolve(BigInt((JSON.parse(body) as { available_balance: number }).available_balance)),
      ),
    );
  });

  it('may be nothing, may be below nothing, and are absent without a currency', async () => {
    assert.equal(await balanceOf('{"id":"x","currency":"SEK","available_balance":0}'), 0n);
    assert.equal(await balanceOf('{"id":"x","currency":"SEK","available_balance":-0}'), 0n);
    assert.equal(await balanceOf('{"id":"x","currency":"SEK","available_balance":-2550}'), -2550n);
    assert.isUndefined(await balanceOf('{"id":"x","currency":"SEK","available_balance":null}'));
    assert.isUndefined(await balanceOf('{"id":"x","available_balance":5}'));
  });

  it('that are no whole number of minor units are an error, never rounded', async () => {
    for (const amount of ['10.5', '1e30', '"12"', '9999999999999999.5', 'true', '{}', '[1]']) {
      const error = await rejection(balanceOf(`{"id":"x","currency":"EUR","available_balance":${amount}}`));
      assert.equal(error.kind, 'bad-answer');
      assert.include(error.message, 'available_balance');
      if (amount.length > 3) assert.notInclude(error.message, amount);
    }
  });
});
