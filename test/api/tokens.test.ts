import { assert } from 'chai';
import { TokenKeeper, type Ticket, type Tokens } from '../../src/api/tokens.js';
import { cardsV3, createCardsV3 } from '../../src/api/cards-v3/calls.js';
import { createHttp } from '../../src/api/http.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { createClient, type TokenRequest } from '../../src/api/index.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, clientOf, json, rejection, seeded, shuffled, wire, wireCard } from './support.js';

type Ask = (expired: boolean) => Promise<string>;
const keeperOf = (ask: Ask): Tokens => new TokenKeeper(ask);

/** Lets everything that can go on without a timer go on. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const bearer = (headers: Headers): string | null => headers.get('authorization');

describe('Asking for a token', () => {
  /** Fifty calls whose token has expired, answered in any order. */
  async function assertOneRenewal(make: (ask: Ask) => Tokens, seed: number): Promise<void> {
    const random = seeded(seed);
    const asked: boolean[] = [];
    const tokens = make(async (expired) => {
      asked.push(expired);
      await settle();
      return `token-${asked.length}`;
    });
    const platform = wire(async (request) => {
      for (let turns = Math.floor(random() * 4); turns > 0; turns--) await settle();
      return bearer(request.headers) === 'Bearer token-1' ? json({ message: 'expired' }, 401) : json(wireCard());
    });
    const cards = createCardsV3(
      createHttp(
        () => Promise.resolve({ base: 'https://platform.example/v3', fetch: platform.fetch, tokens }),
        cardsV3,
      ),
    );
    await Promise.all(Array.from({ length: 50 }, (_, index) => cards.core.get(`card-${index}`)));
    assert.deepEqual(asked, [false, true]);
    assert.equal(platform.count(), 100);
  }

  it('happens once per expiry, however many calls get a 401', async () => {
    for (let seed = 0; seed < runs(1_000); seed++) await assertOneRenewal(keeperOf, seed);
  });

  it('the test would notice a client that asks for each 401', async () => {
    await assertNotices(() =>
      assertOneRenewal((ask) => {
        let token: string | undefined;
        const fetchToken = async (expired: boolean): Promise<void> => {
          token = await ask(expired);
        };
        return {
          ready: async () => {
            if (token === undefined) await fetchToken(false);
          },
          issue: () => ({ token: token ?? '', order: 0, since: 0 }),
          refuse: () => fetchToken(true),
          rotate: () => undefined,
        };
      }, 1),
    );
  });

  it('happens once for fifty first calls', async () => {
    let asked = 0;
    const platform = wire(() => json(wireCard()));
    const client = clientOf(platform, {
      getToken: async () => {
        asked++;
        await settle();
        return 'token';
      },
    });
    await Promise.all(Array.from({ length: 50 }, () => client.cards.get('card-1')));
    assert.equal(asked, 1);
  });

  it('does not happen before a call needs one', () => {
    let asked = 0;
    clientOf(
      wire(() => json({})),
      { getToken: () => `token-${++asked}` },
    );
    assert.equal(asked, 0);
  });

  it('never happens before a 401, however old the token is', async () => {
    const sandbox = createSandbox({ storage: null });
    const requests: (TokenRequest & { answered401: number })[] = [];
    const count401 = (): number =>
      sandbox.log.all().filter((entry) => entry.from === 'client' && entry.status === 401).length;
    const client = createClient({
      environment: 'sandbox',
      fetch: sandbox.fetch,
      getToken: (request) => {
        requests.push({ ...request, answered401: count401() });
        return sandbox.getToken(request);
      },
    });
    await client.cards.list();
    for (let expiry = 1; expiry <= 3; expiry++) {
      sandbox.clock.advance(3_600_000);
      await Promise.all([client.cards.list(), client.cards.list()]);
      assert.lengthOf(requests, expiry + 1);
    }
    assert.deepEqual(
      requests.map(({ expired }) => expired),
      [false, true, true, true],
    );
    assert.isTrue(requests.slice(1).every(({ answered401 }, index) => answered401 > index));
  });

  it('is not needed again when another call has renewed the token meanwhile', async () => {
    let asked = 0;
    let answerFirst: (response: Response) => void = () => undefined;
    const platform = wire((request) => {
      if (request.index === 0) return new Promise((resolve) => (answerFirst = resolve));
      return bearer(request.headers) === 'Bearer token-1' ? json({}, 401) : json(wireCard());
    });
    const client = clientOf(platform, { getToken: () => `token-${++asked}` });
    const slow = client.cards.get('slow');
    while (platform.count() < 1) await settle();
    await client.cards.get('quick');
    assert.equal(asked, 2);
    answerFirst(json({}, 401));
    await slow;
    assert.equal(asked, 2);
    assert.equal(bearer(platform.sent.at(-1)!.headers), 'Bearer token-2');
  });

  it('is asked once even where a host gives the refused token again', async () => {
    let asked = 0;
    const platform = wire(() => json({}, 401));
    const client = clientOf(platform, {
      getToken: () => {
        asked++;
        return 'same';
      },
    });
    const errors = await Promise.all(Array.from({ length: 50 }, () => rejection(client.cards.get('card-1'))));
    assert.isTrue(errors.every(({ kind, status }) => kind === 'unauthorized' && status === 401));
    assert.equal(asked, 2);
    assert.equal(platform.count(), 100);
  });

  it('means signed out when it rejects, and is tried again by the next call', async () => {
    const asked: boolean[] = [];
    const platform = wire((request) => (bearer(request.headers) === 'Bearer new' ? json(wireCard()) : json({}, 401)));
    const client = clientOf(platform, {
      getToken: ({ expired }) => {
        asked.push(expired);
        if (asked.length === 2) throw new Error('the session is over');
        return asked.length === 1 ? 'old' : 'new';
      },
    });
    const error = await rejection(client.cards.get('card-1'));
    assert.equal(error.kind, 'unauthorized');
    await client.cards.get('card-1');
    assert.deepEqual(asked, [false, true, true]);
  });

  it('re-sends a write once after a 401, and not again', async () => {
    const platform = wire(() => json({}, 401));
    const error = await rejection(clientOf(platform).cards.freeze('card-1'));
    assert.equal(error.kind, 'unauthorized');
    assert.equal(platform.count('PATCH'), 2);
  });

  it('that gives no token is a refusal, and one that no header can carry a fault of the host', async () => {
    for (const [given, kind] of [
      ['', 'unauthorized'],
      [undefined, 'unauthorized'],
      [{}, 'unauthorized'],
      ['Bearer secret-canary', 'usage'],
      ['secret-canary\n', 'usage'],
      ['secret-cänary', 'usage'],
    ] as const) {
      const platform = wire(() => json(wireCard()));
      const error = await rejection(clientOf(platform, { getToken: () => given as string }).cards.get('card-1'));
      assert.equal(error.kind, kind);
      assert.notInclude(everythingOf(error), 'anary');
      assert.equal(platform.count(), 0);
    }
  });
});

/** All text that an error holds, with its causes. */
function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : JSON.stringify(error);
  return [error.message, error.stack, JSON.stringify(error), everythingOf(error.cause ?? '')].join('\n');
}

describe('The access token', () => {
  it('is in no error, whatever happens, and in no address', async () => {
    const secret = 'secret-canary-token';
    for (const answer of [
      () => json({}, 401),
      () => json({ errors: [{ field: 'a', message: 'b' }] }, 400),
      () => json('<html>', 200),
      () => json({}, 418),
      () => {
        throw new TypeError(`Failed to fetch with ${secret}`, { cause: { code: 'ECONNRESET', token: secret } });
      },
    ]) {
      const platform = wire(answer);
      const client = clientOf(platform, { getToken: () => secret });
      for (const call of [
        () => client.cards.get('card-1'),
        () => client.cards.freeze('card-1'),
        () => client.consents.start('c', { returnUrl: location.href }),
      ]) {
        const error = await rejection(call());
        assert.notInclude(everythingOf(error), secret);
      }
      assert.isTrue(platform.sent.every(({ url }) => !url.includes(secret)));
    }
  });

  it('is nowhere in storage', async () => {
    const platform = wire(() => json(wireCard()));
    await clientOf(platform, { getToken: () => 'secret-canary-token' }).cards.get('card-1');
    assert.notInclude(JSON.stringify([localStorage, sessionStorage, document.cookie]), 'canary');
  });

  it('goes to Cards v3 as a bearer and to Banking v2 in its own header', async () => {
    const platform = wire(({ url }) => json(url.startsWith('https://bank') ? [] : { data: [], has_more: false }));
    await clientOf(platform, { getToken: ({ api }) => `for-${api}` }).cards.list();
    await clientOf(platform, { getToken: ({ api }) => `for-${api}`, cardsApi: 'banking-v2' }).cards.list();
    const [v3, v2] = platform.sent;
    assert.equal(v3?.headers.get('authorization'), 'Bearer for-cards');
    assert.isNull(v3?.headers.get('x-access-token') ?? null);
    assert.equal(v2?.headers.get('x-access-token'), 'for-banking');
    assert.isNull(v2?.headers.get('authorization') ?? null);
  });
});

describe('A token that comes with an answer', () => {
  /** Requests whose answers, each with a newer token, come back in any order; tokens grow with the order of sending. */
  async function assertNeverOlder(make: (ask: Ask) => Tokens, seed: number): Promise<void> {
    const random = seeded(seed);
    let renewed = 0;
    const tokens = make(() => Promise.resolve(`0.${++renewed}`));
    await tokens.ready();
    let issued = 0;
    let newest = 0;
    const waiting: { ticket: Ticket; number: number; renewals: number }[] = [];
    for (let step = 0; step < 30; step++) {
      const what = random();
      if (what < 0.5) waiting.push({ ticket: tokens.issue(), number: ++issued, renewals: renewed });
      else if (what < 0.9) {
        const [answered] = shuffled(random, waiting);
        if (!answered) continue;
        waiting.splice(waiting.indexOf(answered), 1);
        tokens.rotate(answered.ticket, `${answered.number}.${answered.renewals}`);
        if (answered.renewals === renewed) newest = Math.max(newest, answered.number);
      } else if (waiting.length > 0) {
        const { token } = tokens.issue();
        issued++;
        const before = renewed;
        await tokens.refuse(waiting[0]!.ticket);
        if (renewed > before) newest = 0;
        else assert.equal(tokens.issue().token, token, ++issued ? 'a newer token was there already' : '');
      }
      issued++;
      assert.equal(tokens.issue().token, `${newest}.${renewed}`, `seed ${seed}, step ${step}`);
    }
  }

  it('is used from then on, and never replaced by an older one', async () => {
    for (let seed = 0; seed < runs(10_000); seed++) await assertNeverOlder(keeperOf, seed);
  });

  const loose = (ask: Ask): Tokens => {
    let token = '';
    return {
      ready: async () => {
        token ||= await ask(false);
      },
      issue: () => ({ token, order: 0, since: 0 }),
      refuse: async () => {
        token = await ask(true);
      },
      rotate: (_ticket, rotated) => {
        token = rotated;
      },
    };
  };
  it('the test would notice a client that takes the last to arrive', async () => {
    await assertNotices(async () => {
      for (let seed = 0; seed < 20; seed++) await assertNeverOlder(loose, seed);
    });
  });

  it('is taken from Banking v2 by the next call, not by one already sent', async () => {
    const answers: ((response: Response) => void)[] = [];
    const platform = wire((request) => new Promise((resolve) => (answers[request.index] = resolve)));
    const client = clientOf(platform, { cardsApi: 'banking-v2', getToken: () => 'first' });
    const older = client.cards.list();
    const newer = client.cards.list();
    while (platform.count() < 2) await settle();
    answers[1]?.(json([], 200, { 'x-access-token': 'from-newer' }));
    await newer;
    answers[0]?.(json([], 200, { 'x-access-token': 'from-older' }));
    await older;
    const next = client.cards.list();
    while (platform.count() < 3) await settle();
    assert.deepEqual(
      platform.sent.map(({ headers }) => headers.get('x-access-token')),
      ['first', 'first', 'from-newer'],
    );
    answers[2]?.(json([]));
    await next;
  });

  it('is not taken from Cards v3, which has no such header', async () => {
    const platform = wire(() => json(wireCard(), 200, { 'x-access-token': 'stray' }));
    const client = clientOf(platform);
    await client.cards.get('card-1');
    await client.cards.get('card-1');
    assert.equal(bearer(platform.sent[1]!.headers), 'Bearer token');
  });

  it('keeps a Banking v2 session alive without asking the host again', async () => {
    const sandbox = createSandbox({ storage: null, tokenSeconds: 60 });
    let asked = 0;
    const client = createClient({
      environment: 'sandbox',
      cardsApi: 'banking-v2',
      fetch: sandbox.fetch,
      getToken: (request) => {
        asked++;
        return sandbox.getToken(request);
      },
    });
    for (let minute = 0; minute < 10; minute++) {
      await client.cards.list();
      sandbox.clock.advance(50_000);
    }
    assert.equal(asked, 1);
  });
});
