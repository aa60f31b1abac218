import { assert } from 'chai';
import { createClient, type GiroClientOptions, type PageSandbox } from '../../src/api/index.js';
import { createSandbox } from '../../src/sandbox/create.js';
import { hurry, json, rejection, silent, wire, wireCard } from './support.js';

const getToken = (): string => 'token';

describe('A client that is set up', () => {
  const addressOf = async (options: GiroClientOptions): Promise<string | undefined> => {
    const platform = wire(({ url }) => json(url.endsWith('/cards') ? [] : { data: [] }));
    await createClient({ getToken, fetch: platform.fetch, ...options }).cards.list();
    return platform.sent[0]?.url.replace(/\?.*/, '');
  };

  it('speaks to the platform of its environment', async () => {
    assert.equal(await addressOf({ environment: 'live' }), 'https://3d.intergiro.com/v3/cards');
    assert.equal(await addressOf({ environment: 'staging' }), 'https://3d.staging.intergiro.tech/v3/cards');
    assert.equal(await addressOf({ environment: 'live', cardsApi: 'banking-v2' }), 'https://api.intergiro.com/cards');
    assert.equal(await addressOf({ environment: 'sandbox' }), 'https://sandbox.giro.invalid/cards/v3/cards');
    assert.equal(
      await addressOf({ environment: 'sandbox', cardsApi: 'banking-v2' }),
      'https://sandbox.giro.invalid/banking/cards',
    );
  });

  it('speaks to the address it is given, with or without an environment', async () => {
    for (const environment of [undefined, 'live', 'staging', 'sandbox'] as const)
      for (const cardsUrl of ['https://own.example/v3', 'https://own.example/v3/'])
        assert.equal(await addressOf({ environment, cardsUrl }), 'https://own.example/v3/cards');
    assert.equal(await addressOf({ cardsUrl: 'http://127.0.0.1:4100/x/v3' }), 'http://127.0.0.1:4100/x/v3/cards');
    assert.equal(await addressOf({ cardsUrl: '/platform/cards/v3' }), `${location.origin}/platform/cards/v3/cards`);
  });

  it('names its platform, and no secret', () => {
    const scopes = (
      [
        { environment: 'live' },
        { environment: 'staging' },
        { environment: 'sandbox' },
        { cardsUrl: 'https://own.example/v3' },
        { cardsUrl: 'https://other.example/v3' },
      ] as const
    ).map((options) => createClient({ ...options, getToken: () => 'secret-canary' }).scope);
    assert.lengthOf(new Set(scopes), scopes.length);
    assert.equal(createClient({ environment: 'live' }).scope, scopes[0]);
    assert.notInclude(createClient({ cardsUrl: 'https://user:canary@own.example/v3?canary' }).scope, 'canary');
  });

  it('keeps the options it was made with, whatever happens to them later', async () => {
    const options: { cardsUrl: string; getToken: () => string; fetch: typeof fetch } = {
      cardsUrl: 'https://own.example/v3',
      getToken,
      fetch: wire(() => json({ data: [] })).fetch,
    };
    const client = createClient(options);
    options.cardsUrl = 'https://evil.example/v3';
    assert.equal(client.options.cardsUrl, 'https://own.example/v3');
    await client.cards.list();
    assert.isTrue(Object.isFrozen(client.options));
  });
});

describe('A client that is set up wrongly', () => {
  const WRONG: readonly (readonly [options: unknown, hint: RegExp])[] = [
    [{}, /give `environment`.*or `cardsUrl`/],
    [undefined, /give `environment`/],
    [null, /give `environment`/],
    [{ environment: '' }, /give `environment`/],
    [{ environment: 'production' }, /`environment` must be `live`, `staging` or `sandbox`/],
    [{ environment: 5 }, /`environment` must be/],
    [{ cardsUrl: 'http://own.example/v3' }, /`cardsUrl` must be an https: URL/],
    [{ cardsUrl: 'https://' }, /`cardsUrl` must be an https: URL/],
    [{ cardsUrl: 'javascript:alert(1)' }, /`cardsUrl` must be an https: URL/],
    [{ cardsUrl: 'https://a:secret@own.example/v3' }, /`cardsUrl` must be an https: URL/],
    [{ cardsUrl: 'https://own.example/v3?key=secret' }, /no query/],
    [{ cardsUrl: 'https://own.example/v3#secret' }, /no query and no fragment/],
    [{ environment: 'live', cardsApi: 'v4' }, /`cardsApi` must be `v3` or `banking-v2`/],
    [{ environment: 'staging', cardsApi: 'banking-v2' }, /give `bankingUrl`/],
    [{ environment: 'sandbox', cardsUrl: 'https://own.example/v3', cardsApi: 'banking-v2' }, /give `bankingUrl`/],
    [{ environment: 'live', getToken: undefined }, /give `getToken`, or `tokenUrl`/],
    [{ environment: 'live', getToken: 'token' }, /`getToken` must be a function/],
    [
      { environment: 'live', getToken: undefined, tokenUrl: 'https://other.example/token' },
      /`tokenUrl` must be of the same origin/,
    ],
    [{ environment: 'live', getToken: undefined, tokenUrl: 'https://' }, /`tokenUrl` must be of the same origin/],
    [{ environment: 'live', allowedOrigins: 'https://a.example https://b.example', cardsApi: 'x' }, /`cardsApi`/],
  ];

  it('throws nothing when it is made, sends nothing, and says what to change when it is used', async () => {
    for (const [options, hint] of WRONG) {
      const platform = wire(() => json(wireCard()));
      const given =
        typeof options === 'object' && options !== null ? { getToken, fetch: platform.fetch, ...options } : options;
      const client = createClient(given as GiroClientOptions);
      assert.isString(client.scope);
      const calls = [client.cards.list(), client.cards.get('x')];
      if (client.options.cardsApi !== 'banking-v2')
        calls.push(client.cards.freeze('x') as never, client.cards.unfreeze('x') as never);
      for (const call of calls) {
        const error = await rejection(call);
        assert.equal(error.kind, 'usage', JSON.stringify(options));
        assert.match(error.message, hint);
        assert.notInclude(error.message, 'secret');
      }
      assert.equal(platform.count(), 0);
    }
  });
});

describe('A token address', () => {
  const asked = async (
    answer: () => Response | Promise<Response>,
  ): Promise<{ sent: ReturnType<typeof wire>['sent']; result: unknown }> => {
    const host = wire(({ url }) => (url.includes('/my-token') ? answer() : json(wireCard())));
    const client = createClient({ cardsUrl: 'https://own.example/v3', tokenUrl: '/my-token', fetch: host.fetch });
    const result = await client.cards.get('x').catch((error: unknown) => error);
    return { sent: host.sent, result };
  };

  it('is asked with a same-origin POST that names the API', async () => {
    const { sent, result } = await asked(() => json({ token: 'from-host' }));
    assert.include(result, { id: 'card-1' });
    const [request, call] = sent;
    assert.equal(request?.url, `${location.origin}/my-token`);
    assert.include(request?.init, { method: 'POST', credentials: 'same-origin', redirect: 'error', cache: 'no-store' });
    assert.equal(request?.headers.get('content-type'), 'application/json');
    assert.deepEqual(JSON.parse(request?.body ?? ''), { api: 'cards', expired: false });
    assert.equal(call?.headers.get('authorization'), 'Bearer from-host');
  });

  it('is told that the last token was refused', async () => {
    let tokens = 0;
    const host = wire(({ url, headers }) => {
      if (url.includes('/my-token')) return json({ token: `token-${++tokens}` });
      return headers.get('authorization') === 'Bearer token-2' ? json(wireCard()) : json({}, 401);
    });
    await createClient({ cardsUrl: 'https://own.example/v3', tokenUrl: '/my-token', fetch: host.fetch }).cards.get('x');
    const bodies = host.sent
      .filter(({ url }) => url.includes('/my-token'))
      .map(({ body }) => JSON.parse(body ?? '') as object);
    assert.deepEqual(bodies, [
      { api: 'cards', expired: false },
      { api: 'cards', expired: true },
    ]);
  });

  it('answers who is signed out, who fails and who answers nonsense', async () => {
    for (const [answer, kind] of [
      [() => json({}, 401), 'unauthorized'],
      [() => json({}, 403), 'unauthorized'],
      [() => json({}, 500), 'server'],
      [() => json({}, 404), 'usage'],
      [() => json({}), 'usage'],
      [() => json({ token: '' }), 'usage'],
      [() => json({ token: 5 }), 'usage'],
      [() => json('<html>'), 'usage'],
      [() => json('{"__proto__":{"token":"x"}}'), 'usage'],
      [() => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ] as const) {
      const { sent, result } = await asked(answer);
      assert.include(result, { kind });
      assert.isTrue(
        sent.every(({ url }) => url.includes('/my-token')),
        'nothing was sent to the platform',
      );
    }
  });
});

describe('The sandbox in the page', () => {
  const page = globalThis as { Giro?: { createSandbox?: () => PageSandbox | Promise<PageSandbox> } };
  const SHARED = Symbol.for('giro-elements.page-sandbox');
  const forget = (): void => {
    delete page.Giro;
    Reflect.deleteProperty(globalThis, SHARED);
  };
  beforeEach(forget);
  afterEach(forget);

  let made = 0;
  const createOne = (): PageSandbox => {
    made++;
    return createSandbox({ storage: null });
  };

  it('is one for all clients of a page, and gives the tokens too', async () => {
    made = 0;
    page.Giro = { createSandbox: createOne };
    const clients = Array.from({ length: 5 }, () => createClient({ environment: 'sandbox' }));
    const lists = await Promise.all(clients.map(({ cards }) => cards.list()));
    assert.isTrue(lists.every(({ items }) => items.length > 0));
    assert.equal(made, 1);
    const [first, second] = clients;
    const { id } = lists[0]!.items.find(({ status }) => status === 'active')!;
    await first!.cards.freeze(id);
    assert.equal((await second!.cards.get(id)).status, 'frozen');
  });

  it('uses the host’s own token where it gives one', async () => {
    page.Giro = { createSandbox: createOne };
    const error = await rejection(
      createClient({ environment: 'sandbox', getToken: () => 'no-such-token' }).cards.list(),
    );
    assert.equal(error.kind, 'unauthorized');
  });

  it('is waited for when its script comes later', async () => {
    const listing = createClient({ environment: 'sandbox' }).cards.list();
    await new Promise((resolve) => setTimeout(resolve, 20));
    page.Giro = { createSandbox: createOne };
    dispatchEvent(new Event('giro-sandbox-ready'));
    assert.isNotEmpty((await listing).items);
  });

  it('that does not come within five seconds is told, with how to add it', async () => {
    const slowDown = hurry(50);
    try {
      const started = performance.now();
      const error = await rejection(createClient({ environment: 'sandbox' }).cards.list());
      assert.equal(error.kind, 'usage');
      assert.match(error.message, /giro-sandbox\.js.*giro-elements\/sandbox/);
      assert.isAtLeast(performance.now() - started, 4_900);
    } finally {
      slowDown();
    }
  });

  it('can be given up waiting for', async () => {
    const controller = new AbortController();
    const listing = createClient({ environment: 'sandbox' }).cards.list({ signal: controller.signal });
    controller.abort();
    assert.equal((await rejection(listing)).kind, 'cancelled');
    dispatchEvent(new Event('giro-sandbox-ready'));
  });

  it('that cannot start is told, and tried again', async () => {
    let tries = 0;
    page.Giro = {
      createSandbox: () => {
        if (++tries === 1) throw new Error('no storage');
        return createOne();
      },
    };
    const client = createClient({ environment: 'sandbox' });
    assert.equal((await rejection(client.cards.list())).kind, 'usage');
    assert.isNotEmpty((await client.cards.list()).items);
  });
});

describe('A host that takes its time for a token', () => {
  it('does not make a write go out after it was said that it did not', async () => {
    const slowDown = hurry(200);
    try {
      let give: (token: string) => void = () => undefined;
      const platform = wire(silent);
      const client = createClient({
        cardsUrl: 'https://own.example/v3',
        fetch: platform.fetch,
        getToken: () => new Promise((resolve) => (give = resolve)),
      });
      const error = await rejection(client.cards.freeze('x'));
      assert.equal(error.kind, 'timeout');
      assert.include(error.message, 'nothing was sent');
      give('late');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      assert.equal(platform.count(), 0);
    } finally {
      slowDown();
    }
  });
});
