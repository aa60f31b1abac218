import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createClient, isGiroError, type GiroClientOptions } from '../../src/api/index.js';
import { startSandbox, type SandboxServer } from '../../src/sandbox/node.js';

const kindOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isGiroError(error) ? error.kind : String(error)),
  );

describe('The client in Node, against the sandbox over HTTP', () => {
  let server: SandboxServer;
  before(async () => {
    server = await startSandbox();
  });
  after(() => server.close());
  beforeEach(() => {
    server.sandbox.reset();
  });

  const clientOf = (more: GiroClientOptions = {}) =>
    createClient({
      environment: 'sandbox',
      cardsUrl: `${server.url}/cards/v3`,
      bankingUrl: `${server.url}/banking/v2`,
      getToken: server.sandbox.getToken,
      allowedOrigins: [new URL(server.hostedUrl).origin],
      ...more,
    });

  const cardWith = async (status: string) => {
    const { items } = await clientOf().cards.list();
    const card = items.find((item) => item.status === status);
    assert.ok(card);
    return card;
  };

  it('lists, reads, freezes, and starts the consent that unfreezing needs', async () => {
    const client = clientOf();
    const { id } = await cardWith('active');
    const frozen = await client.cards.freeze(id);
    assert.equal(frozen.done && frozen.value?.status, 'frozen');
    assert.equal((await client.cards.get(id)).status, 'frozen');
    const act = await client.cards.unfreeze(id);
    assert.ok(!act.done && act.challenge.kind === 'consent');
    const consent = await client.consents.start(act.challenge.consentId, { returnUrl: 'https://shop.example/back' });
    assert.equal(consent.origin, new URL(server.hostedUrl).origin);
  });

  it('reads the older card model, ids and amounts exactly', async () => {
    const client = clientOf({ cardsApi: 'banking-v2' });
    const { items } = await client.cards.list();
    assert.ok(items.some(({ balance }) => balance?.amount === 9_999_999_999_999_999n));
    for (const item of items) assert.equal((await client.cards.get(item.id)).alias, item.alias);
  });

  it('renews its token once for fifty calls', async () => {
    const requests: boolean[] = [];
    const client = clientOf({
      getToken: (request) => {
        requests.push(request.expired);
        return server.sandbox.getToken(request);
      },
    });
    await client.cards.list();
    server.sandbox.clock.advance(3_600_000);
    await Promise.all(Array.from({ length: 50 }, () => client.cards.list()));
    assert.deepEqual(requests, [false, true]);
  });

  it('reads again after a broken connection or a cut body, and writes only once', async () => {
    const { id } = await cardWith('active');
    for (const effect of [
      { kind: 'drop', when: 'before' },
      { kind: 'drop', when: 'after' },
      { kind: 'cut' },
    ] as const) {
      server.sandbox.log.clear();
      server.sandbox.faults.add({ call: '*', times: 1, do: effect });
      assert.equal((await clientOf().cards.get(id)).id, id);
      assert.equal(server.sandbox.log.count('GET /v3/cards/:id'), 2);
      server.sandbox.faults.add({ call: 'PATCH /v3/cards/:id', times: 1, do: effect });
      assert.equal(await kindOf(clientOf().cards.freeze(id)), 'unknown-outcome');
      assert.equal(server.sandbox.log.count('PATCH /v3/cards/:id'), 1);
    }
  });

  it('says which system error kept it from the platform, and nothing else of it', async () => {
    const client = clientOf({ cardsUrl: 'http://127.0.0.1:1/v3' });
    await assert.rejects(client.cards.get('x'), (error) => {
      assert.ok(isGiroError(error));
      assert.equal(error.kind, 'network');
      assert.match(error.message, /cards\.get: no answer came/);
      assert.equal(error.cause, undefined);
      return true;
    });
  });

  it('says at once that there is no page to run a sandbox in', async () => {
    assert.equal(await kindOf(createClient({ environment: 'sandbox' }).cards.list()), 'usage');
  });

  it('asks a token address that is absolute and safe', async () => {
    const tokenUrls: string[] = [];
    const fetchWithHost: typeof fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (!url.startsWith('https://host.example/')) return fetch(input, init);
      tokenUrls.push(url);
      return Response.json({ token: await server.sandbox.getToken({ api: 'cards', expired: false }) });
    };
    const options = { getToken: undefined, fetch: fetchWithHost };
    await clientOf({ ...options, tokenUrl: 'https://host.example/token' }).cards.list();
    assert.deepEqual(tokenUrls, ['https://host.example/token']);
    for (const tokenUrl of ['/token', 'http://host.example/token'])
      assert.equal(await kindOf(clientOf({ ...options, tokenUrl }).cards.list()), 'usage');
  });
});
