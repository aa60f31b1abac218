import type { WriteOptions } from '../../src/api/client.types.js';
import { assert } from 'chai';
import { assertNotices, clientOf, json, rejection, whileOnline, wire, wireCard, type Wire } from './support.js';

describe('Every request', () => {
  it('carries no cookie, no referrer, follows no redirect and is never cached', async () => {
    const platform = wire(() => json(wireCard()));
    const { cards, consents } = clientOf(platform);
    await cards.get('x');
    await cards.freeze('x');
    await rejection(consents.start('x', { returnUrl: location.href }));
    for (const { init } of platform.sent) {
      const { credentials, cache, redirect, referrerPolicy } = new Request('https://platform.example/', init);
      assert.deepEqual(
        { credentials, cache, redirect, referrerPolicy },
        { credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' },
      );
    }
  });

  it('says what it wants and what it brings', async () => {
    const platform = wire(() => json(wireCard()));
    await clientOf(platform).cards.freeze('x');
    const [patch, get] = platform.sent;
    assert.equal(patch?.headers.get('content-type'), 'application/json');
    assert.equal(patch?.body, '{"status":"frozen"}');
    assert.isNull(get?.headers.get('content-type') ?? null);
    assert.isUndefined(get?.body);
    for (const { headers } of platform.sent) assert.equal(headers.get('accept'), 'application/json');
  });

  it('gives a write no way to be given up', async () => {
    let signal: AbortSignal | null | undefined;
    const platform = wire(({ init, method }) => {
      if (method === 'PATCH') signal = init.signal;
      return json(wireCard());
    });
    const options = { signal: AbortSignal.abort() } as WriteOptions;
    await clientOf(platform).cards.freeze('x', options);
    assert.isFalse(signal?.aborted);
  });
});

describe('A browser without a network', () => {
  async function assertNothingSent(offline: boolean): Promise<void> {
    const platform = wire(() => json(wireCard()));
    let asked = 0;
    const client = clientOf(platform, { getToken: () => `token-${++asked}` });
    await whileOnline(!offline, async () => {
      for (const call of [
        () => client.cards.get('x'),
        () => client.cards.list(),
        () => client.cards.freeze('x'),
        () => client.cards.unfreeze('x'),
      ])
        assert.equal((await rejection(call())).kind, 'offline');
    });
    assert.equal(platform.count(), 0);
    assert.equal(asked, 0);
  }

  it('sends nothing, asks for no token, and says so', () => assertNothingSent(true));

  it('the test would notice a client that does not look', () => assertNotices(() => assertNothingSent(false)));

  it('is not tried again once the network is gone', async () => {
    const platform: Wire = wire(() => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      throw new TypeError('Failed to fetch');
    });
    try {
      assert.equal((await rejection(clientOf(platform).cards.get('x'))).kind, 'offline');
      assert.equal(platform.count(), 1);
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });

  it('leaves a write that was already out unknown', async () => {
    const platform: Wire = wire(() => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      throw new TypeError('Failed to fetch');
    });
    try {
      assert.equal((await rejection(clientOf(platform).cards.freeze('x'))).kind, 'unknown-outcome');
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });
});

describe('A page that changed the built-in objects', () => {
  const names = [
    'toJSON',
    'enabled',
    'status',
    'id',
    'data',
    'has_more',
    'display_name',
    'consent',
    'errors',
    'value',
    'error',
    'code',
    'token',
    'cause',
    'text',
    'list',
    'path',
    'query',
    'whole',
    'method',
    'auth',
  ];
  const prototypes = [Object.prototype, Array.prototype, String.prototype];

  it('sends the same requests and reads the same cards', async () => {
    const run = async (): Promise<string> => {
      const platform = wire(({ url }) => json(url.includes('limit') ? '{"data":[{"id":"1"}]}' : '{"id":"1"}'));
      const { cards } = clientOf(platform);
      const { items } = await cards.list();
      const act = await cards.freeze('1');
      return [
        ...platform.sent.map(({ method, url, body }) => `${method} ${url} ${body ?? ''}`),
        ...[...items, act.done && act.value].flatMap((card) => Object.entries(card || {}).map(String)),
      ].join('\n');
    };
    const clean = await run();
    for (const prototype of prototypes)
      for (const name of names) {
        Object.defineProperty(prototype, name, {
          value: 'changed',
          configurable: true,
          writable: true,
          enumerable: true,
        });
        const changed = await run().finally(() => Reflect.deleteProperty(prototype, name));
        assert.equal(changed, clean, name);
      }
  });
});
