import { assert } from 'chai';
import { createClient, type Card, type GiroClient } from '../../src/api/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { assertNotices, clientOf, examples, json, rejection, wire, wireCard } from './support.js';

const made = (options: SandboxOptions = {}): { sandbox: Sandbox; client: GiroClient } => {
  const sandbox = createSandbox({ storage: null, ...options });
  return {
    sandbox,
    client: createClient({ environment: 'sandbox', fetch: sandbox.fetch, getToken: sandbox.getToken }),
  };
};

async function allCards({ cards }: GiroClient, limit?: number): Promise<Card[]> {
  const found: Card[] = [];
  let after: string | undefined;
  do {
    const page = await cards.list({ after, limit });
    found.push(...page.items);
    after = page.after;
  } while (after !== undefined);
  return found;
}

const byAlias = async (client: GiroClient, alias: string): Promise<Card> =>
  (await allCards(client)).find((card) => card.alias === alias)!;

describe('Cards v3: reading', () => {
  it('gives all cards of the person, page by page, none twice', async () => {
    const { client, sandbox } = made({ cards: 23 });
    const cards = await allCards(client, 5);
    assert.lengthOf(cards, 23);
    assert.lengthOf(new Set(cards.map(({ id }) => id)), 23);
    assert.equal(sandbox.log.count('GET /v3/cards'), 5);
  });

  it('gives a card with everything the platform says about it', async () => {
    const { client } = made();
    const card = await byAlias(client, 'Groceries');
    assert.include(card, {
      api: 'v3',
      brand: 'visa',
      brandName: 'visa',
      type: 'virtual',
      typeName: 'virtual',
      region: 'europe',
      currency: 'EUR',
      status: 'active',
      statusName: 'active',
    });
    assert.match(card.lastFour ?? '', /^\d{4}$/);
    assert.isString(card.accountId);
    assert.isUndefined(card.balance);
    assert.isUndefined(card.holderName);
    assert.deepEqual(await client.cards.get(card.id), card);
  });

  it('knows every status, and keeps words it does not know', async () => {
    const { client } = made();
    const cards = await allCards(client);
    const statuses = new Set(cards.map(({ status }) => status));
    for (const status of ['active', 'frozen', 'not-activated', 'blocked', 'lost', 'stolen', 'unknown'] as const)
      assert.isTrue(statuses.has(status), status);
    const metal = cards.find(({ alias }) => alias === 'Metal');
    assert.include(metal, {
      status: 'unknown',
      statusName: 'under_review',
      brand: 'unknown',
      brandName: 'northpay',
      type: 'unknown',
      typeName: 'metal',
    });
    assert.isTrue(cards.some(({ alias }) => alias === undefined));
  });

  it('reads one card whose id needs encoding', async () => {
    const { client } = made();
    const card = await byAlias(client, 'Taxi & trains');
    assert.match(card.id, /[+/]/);
    assert.equal((await client.cards.get(card.id)).alias, 'Taxi & trains');
  });

  it('says that a card does not exist', async () => {
    const error = await rejection(made().client.cards.get('nobody'));
    assert.include(error, { kind: 'not-found', status: 404 });
    assert.match(error.requestId ?? '', /./);
  });

  it('gives the cards of one account', async () => {
    const { client } = made();
    const accountId = (await byAlias(client, 'Travel')).accountId;
    const { items } = await client.cards.list({ accountId });
    assert.isNotEmpty(items);
    assert.isTrue(items.every((card) => card.accountId === accountId));
  });

  it('gives the cards of one account from a platform that does not know the filter', async () => {
    const data = [
      wireCard({ id: '1' }),
      wireCard({ id: '2', account_id: 'other' }),
      wireCard({ id: '3', account_id: null }),
    ];
    const platform = wire(() => json({ data, has_more: true }));
    const page = await clientOf(platform).cards.list({ accountId: 'account-1' });
    assert.deepEqual(
      page.items.map(({ id }) => id),
      ['1'],
    );
    assert.equal(page.after, '3', 'the cursor is the last of the whole page');
    assert.equal(new URL(platform.sent[0]!.url).searchParams.get('account_id'), 'account-1');
  });

  it('takes a bare array, and ends where there is nothing after', async () => {
    const bare = await clientOf(wire(() => json([wireCard()]))).cards.list();
    assert.lengthOf(bare.items, 1);
    assert.isUndefined(bare.after);
    for (const body of [{ data: [wireCard()] }, { data: [wireCard()], has_more: null }, { data: [], has_more: true }])
      assert.isUndefined((await clientOf(wire(() => json(body))).cards.list()).after);
  });

  it('asks for 1 to 100 cards at a time, whatever the caller says', async () => {
    const platform = wire(() => json([]));
    const { cards } = clientOf(platform);
    for (const limit of [undefined, 1, 7.9, 0, -5, 1000, NaN, Infinity]) await cards.list({ limit });
    assert.deepEqual(
      platform.sent.map(({ url }) => new URL(url).searchParams.get('limit')),
      ['50', '1', '7', '50', '1', '100', '50', '100'],
    );
  });

  it('can be given up: before, while it waits for a token, for an answer, and between tries', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const cases: readonly (() => [GiroClient, number])[] = [
      () => [clientOf(wire(never)), 0],
      () => [clientOf(wire(never), { getToken: never }), 10],
      () => [clientOf(wire(never)), 10],
      () => [clientOf(wire(() => json({}, 503))), 30],
    ];
    for (const make of cases) {
      const [client, ms] = make();
      const controller = new AbortController();
      if (ms === 0) controller.abort();
      else setTimeout(() => controller.abort(), ms);
      assert.equal((await rejection(client.cards.get('card-1', { signal: controller.signal }))).kind, 'cancelled');
    }
  });

  it('sends nothing after it was given up while it waited for a token', async () => {
    let give: (token: string) => void = () => undefined;
    const platform = wire(() => json(wireCard()));
    const client = clientOf(platform, { getToken: () => new Promise((resolve) => (give = resolve)) });
    const controller = new AbortController();
    const reading = client.cards.get('card-1', { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await rejection(reading);
    give('token');
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(platform.count(), 0);
  });

  it('reads what the reference shows', async () => {
    for (const { endpoint, kind, body, status } of await examples('cards-v3')) {
      if (kind !== 'response' || status !== 200) continue;
      const client = clientOf(wire(() => json(body)));
      if (endpoint === 'POST /v3/cards' || endpoint === 'GET /v3/cards/:id')
        assert.deepEqual(await client.cards.get('x'), REFERENCE_CARD);
      if (endpoint === 'GET /v3/cards')
        assert.deepEqual(await client.cards.list(), { items: [REFERENCE_CARD], after: undefined });
    }
  });
});

const REFERENCE_CARD: Card = {
  id: '3cb11f6a-0da4-486c-9745-6f6c6c05d26d',
  api: 'v3',
  alias: 'Expenses',
  brand: 'visa',
  brandName: 'visa',
  type: 'virtual',
  typeName: 'virtual',
  region: 'europe',
  lastFour: '3770',
  expiry: { month: 12, year: 2024 },
  currency: 'EUR',
  status: 'not-activated',
  statusName: 'not_activated',
  accountId: '3c4c7a7b-2266-47a5-b774-d6d1a299e85c',
};

describe('Cards v3: a platform that spells things in its own way', () => {
  const read = async (more: Record<string, unknown>): Promise<Card> =>
    clientOf(wire(() => json(wireCard(more)))).cards.get('x');

  it('has its statuses read in any case, with any separator', async () => {
    for (const [word, status] of [
      ['ACTIVE', 'active'],
      ['Not_Activated', 'not-activated'],
      ['NOT ACTIVATED', 'not-activated'],
      ['block', 'blocked'],
      ['BLOCKED', 'blocked'],
      ['cancelled', 'canceled'],
      ['CANCELED', 'canceled'],
      ['Pending', 'pending'],
      ['constructor', 'unknown'],
      ['__proto__', 'unknown'],
      ['', 'unknown'],
    ] as const)
      assert.include(await read({ status: word }), { status, statusName: word });
  });

  it('has its months and years read as texts or numbers, short or long', async () => {
    for (const [month, year, expiry] of [
      ['08', '2031', { month: 8, year: 2031 }],
      ['8', '31', { month: 8, year: 2031 }],
      [8, 2031, { month: 8, year: 2031 }],
      [12, 31, { month: 12, year: 2031 }],
      [' 1 ', '2031', { month: 1, year: 2031 }],
      ['13', '2031', undefined],
      ['0', '2031', undefined],
      ['', '', undefined],
      [null, null, undefined],
      ['8', null, undefined],
      [8.5, 2031, undefined],
      [-8, 2031, undefined],
      ['8', '203', undefined],
      ['8e0', '2031', undefined],
    ] as const)
      assert.deepEqual(
        (await read({ exp_month: month, exp_year: year })).expiry,
        expiry,
        `${String(month)}/${String(year)}`,
      );
  });

  it('may leave out or null everything but the id', async () => {
    const empty: Card = {
      id: '1',
      api: 'v3',
      alias: undefined,
      brand: 'unknown',
      brandName: '',
      type: 'unknown',
      typeName: '',
      region: undefined,
      lastFour: undefined,
      expiry: undefined,
      currency: undefined,
      status: 'unknown',
      statusName: '',
      accountId: undefined,
    };
    assert.deepEqual(await clientOf(wire(() => json({ id: '1' }))).cards.get('1'), empty);
    const nulls = Object.fromEntries(Object.keys(wireCard()).map((key) => [key, null]));
    assert.deepEqual(await clientOf(wire(() => json({ ...nulls, id: '1' }))).cards.get('1'), empty);
  });

  it('may add what nobody documented', async () => {
    assert.deepEqual(await read({ limits: { daily: 1 }, pan: '4111111111111111', __proto: [] }), await read({}));
  });

  it('never gets more than the last four digits of a number through', async () => {
    for (const last4 of ['4111111111111111', 4111111111111111, '1111', 1111])
      assert.equal((await read({ last4 })).lastFour, '1111');
    assert.equal((await read({ last4: 42 })).lastFour, '0042');
  });

  it('has its currency read in upper case, and a code that is none kept', async () => {
    assert.equal((await read({ currency: 'eur' })).currency, 'EUR');
    assert.equal((await read({ currency: 'points' })).currency, 'points');
  });
});

describe('Cards v3: freezing', () => {
  it('freezes an active card with one PATCH and gives the card as it then is', async () => {
    const { client, sandbox } = made();
    const { id } = await byAlias(client, 'Groceries');
    const act = await client.cards.freeze(id);
    assert.equal(act.done && act.value?.status, 'frozen');
    assert.equal(sandbox.log.count('PATCH /v3/cards/:id'), 1);
    assert.deepEqual(sandbox.log.all().find(({ method }) => method === 'PATCH')?.body, { status: 'frozen' });
    assert.equal((await client.cards.get(id)).status, 'frozen');
  });

  it('believes the reading after the change, not the answer to it', async () => {
    const platform = wire(({ method }) => json(wireCard({ status: method === 'PATCH' ? 'frozen' : 'stolen' })));
    const act = await clientOf(platform).cards.freeze('card-1');
    assert.equal(act.done && act.value?.status, 'stolen');
  });

  it('takes an empty answer for done', async () => {
    for (const empty of [
      () => new Response(null, { status: 204 }),
      () => new Response('', { status: 200 }),
      () => new Response(' \n', { status: 202 }),
    ]) {
      const platform = wire(({ method }) => (method === 'PATCH' ? empty() : json(wireCard({ status: 'frozen' }))));
      const act = await clientOf(platform).cards.freeze('card-1');
      assert.equal(act.done && act.value?.status, 'frozen');
    }
  });

  it('is done without a card when only the reading after it fails', async () => {
    const platform = wire(({ method }) => (method === 'PATCH' ? json(wireCard()) : json({}, 404)));
    assert.deepEqual(await clientOf(platform).cards.freeze('card-1'), { done: true, value: undefined });
  });

  it('is refused for a card that is final, with the platform’s code', async () => {
    const { client } = made();
    const { id } = await byAlias(client, 'Old wallet');
    assert.include(await rejection(client.cards.freeze(id)), { kind: 'refused', status: 409, code: 'card_terminated' });
  });

  it('is unknown when the answer is lost, cut, late, unreadable or not the reference’s', async () => {
    for (const effect of [
      { kind: 'drop', when: 'after' },
      { kind: 'drop', when: 'before' },
      { kind: 'cut' },
      { kind: 'bad-json' },
      { kind: 'wrong-shape' },
      { kind: 'status', status: 500, when: 'after' },
      { kind: 'status', status: 408, when: 'after' },
      { kind: 'status', status: 200, when: 'after', body: '<html>' },
    ] as const) {
      const { client, sandbox } = made();
      const { id } = await byAlias(client, 'Groceries');
      sandbox.faults.add({ call: 'PATCH /v3/cards/:id', do: effect });
      assert.equal((await rejection(client.cards.freeze(id))).kind, 'unknown-outcome', JSON.stringify(effect));
      assert.equal(sandbox.log.count('PATCH /v3/cards/:id'), 1);
    }
  });
});

describe('Cards v3: unfreezing', () => {
  it('in the current edition needs consent', async () => {
    const { client, sandbox } = made();
    const { id } = await byAlias(client, 'Streaming');
    const act = await client.cards.unfreeze(id);
    if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
    assert.match(act.challenge.consentId, /./);
    assert.deepEqual(act.challenge.scope, ['unfreeze_card']);
    assert.isFalse(Number.isNaN(Date.parse(act.challenge.expiresAt ?? '')));
    assert.equal(sandbox.log.count('POST /v3/cards/:id/activate'), 1);
    assert.equal(sandbox.log.count('PATCH /v3/cards/:id'), 0);
  });

  it('in the older edition is done at once, and is remembered', async () => {
    const { client, sandbox } = made({ edition: 'older' });
    const { id } = await byAlias(client, 'Streaming');
    for (let round = 0; round < 3; round++) {
      const act = await client.cards.unfreeze(id);
      assert.equal(act.done && act.value?.status, 'active');
      await client.cards.freeze(id);
    }
    assert.equal(sandbox.log.count('POST /v3/cards/:id/activate'), 1);
    assert.equal(sandbox.log.count('PATCH /v3/cards/:id'), 6);
  });

  it('finds the older edition behind a 405 as well', async () => {
    const platform = wire(({ method }) => (method === 'POST' ? json({}, 405) : json(wireCard())));
    assert.isTrue((await clientOf(platform).cards.unfreeze('card-1')).done);
    assert.deepEqual(
      platform.sent.map(({ method }) => method),
      ['POST', 'PATCH', 'GET'],
    );
    assert.equal(platform.sent[1]?.body, '{"status":"active"}');
  });

  it('takes a card that does not exist for no sign of an edition', async () => {
    const { client, sandbox } = made();
    assert.equal((await rejection(client.cards.unfreeze('nobody'))).kind, 'not-found');
    const { id } = await byAlias(client, 'Streaming');
    assert.isFalse((await client.cards.unfreeze(id)).done);
    assert.equal(sandbox.log.count('POST /v3/cards/:id/activate'), 2);
  });

  it('finds its way back when the platform leaves the older edition', async () => {
    const { client, sandbox } = made({ edition: 'older' });
    const { id } = await byAlias(client, 'Streaming');
    await client.cards.unfreeze(id);
    await client.cards.freeze(id);
    sandbox.edition = 'current';
    sandbox.faults.add({ call: 'PATCH /v3/cards/:id', times: 1, do: { kind: 'status', status: 404 } });
    await rejection(client.cards.unfreeze(id));
    assert.isFalse((await client.cards.unfreeze(id)).done);
  });

  it('does not take a refusal of the older way for the older edition', async () => {
    const platform = wire(({ url, method }) => {
      if (url.endsWith('/odd/activate')) return json({}, 404);
      return method === 'POST' ? json({ consent: { id: 'c' } }, 412) : json({}, 400);
    });
    const { cards } = clientOf(platform);
    assert.include(await rejection(cards.unfreeze('odd')), { kind: 'refused', status: 400 });
    assert.isFalse((await cards.unfreeze('card-1')).done);
  });

  it('does not take a token address that is missing for a missing card', async () => {
    const platform = wire(() => json({}, 404));
    const client = clientOf(platform, { getToken: undefined, tokenUrl: '/my-token' });
    assert.equal((await rejection(client.cards.unfreeze('card-1'))).kind, 'usage');
    assert.equal(platform.count(), 1);
  });

  it('does not go the older way when nothing says that the platform did nothing', async () => {
    for (const status of [400, 403, 408, 409, 410, 412, 500, 503]) {
      const platform = wire(() => json({}, status));
      await rejection(clientOf(platform).cards.unfreeze('card-1'));
      assert.deepEqual(
        platform.sent.map(({ method }) => method),
        ['POST'],
        String(status),
      );
    }
  });

  it('is done where the platform asks for no consent', async () => {
    const platform = wire(() => json(wireCard()));
    const act = await clientOf(platform).cards.unfreeze('card-1');
    assert.equal(act.done && act.value?.status, 'active');
  });

  it('reads the reference’s consents, and is refused where a 412 holds none', async () => {
    const consents = (await examples('cards-v3')).filter(({ status }) => status === 412);
    assert.isNotEmpty(consents);
    for (const { body } of consents) {
      const act = await clientOf(wire(() => json(body, 412))).cards.unfreeze('card-1');
      if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
      assert.equal(act.challenge.consentId, '01cd329f-e668-4ea9-903c-26d3f469cfb4');
    }
    for (const body of ['', '{}', '{"consent":null}', '{"consent":{}}', '{"consent":{"id":""}}', '[]', '<html>'])
      assert.include(await rejection(clientOf(wire(() => json(body, 412))).cards.unfreeze('card-1')), {
        kind: 'refused',
        status: 412,
      });
  });

  it('reads a consent with anything absent or spelled otherwise', async () => {
    const challengeOf = async (consent: object): Promise<unknown> => {
      const act = await clientOf(wire(() => json({ consent }, 412))).cards.unfreeze('card-1');
      return act.done ? undefined : act.challenge;
    };
    const bare = { kind: 'consent', consentId: 'c', scope: [], expiresAt: undefined };
    assert.deepEqual(await challengeOf({ id: 'c' }), bare);
    assert.deepEqual(await challengeOf({ id: 'c', scope: null, expires_at: null }), bare);
    assert.deepEqual(await challengeOf({ id: 'c', expires_at: 'soon' }), bare);
    assert.deepEqual(await challengeOf({ id: 'c', scope: 'make_payment' }), { ...bare, scope: ['make_payment'] });
    for (const expiresAt of ['2031-07-27T12:00:33+02:00', '2031-02-08T14:09:15.000Z'])
      assert.deepEqual(await challengeOf({ id: 'c', expires_at: expiresAt }), { ...bare, expiresAt });
  });
});

describe('Ids in addresses', () => {
  const HOSTILE = ['a/b', 'a+b', '../cards', 'a?b=c', 'a#b', 'a%2Fb', 'å', 'a b', 'a\\b', '.hidden', '...', '日本'];

  async function assertOneSegment(
    read: (id: string, fetch: typeof globalThis.fetch) => Promise<unknown>,
  ): Promise<void> {
    for (const id of HOSTILE) {
      const platform = wire(() => json(wireCard()));
      await read(id, platform.fetch);
      const { pathname, search, hash } = new URL(platform.sent[0]!.url);
      const segments = pathname.split('/');
      assert.deepEqual([segments.length, segments[2], search, hash], [4, 'cards', '', ''], id);
      assert.equal(decodeURIComponent(segments[3] ?? ''), id);
    }
  }

  it('are one segment, whatever they hold', async () => {
    await assertOneSegment((id, fetch) => clientOf({ fetch }).cards.get(id));
  });

  it('the test would notice ids that are put in as they are', async () => {
    await assertNotices(() => assertOneSegment((id, fetch) => fetch(`https://platform.example/v3/cards/${id}`)));
  });

  it('that are no ids are told to the host, and nothing is sent', async () => {
    const platform = wire(() => json(wireCard()));
    const { cards, consents } = clientOf(platform);
    for (const id of ['', '.', '..', '\ud800', undefined, null, 5, {}] as string[])
      for (const call of [
        cards.get(id),
        cards.freeze(id),
        cards.unfreeze(id),
        consents.start(id, { returnUrl: location.href }),
      ])
        assert.equal((await rejection(call)).kind, 'usage');
    assert.equal(platform.count(), 0);
  });
});
