import { assert } from 'chai';
import type { GiroErrorKind } from '../../src/api/index.js';
import {
  assertNotices,
  clientOf,
  cut,
  hurry,
  json,
  rejection,
  silent,
  wire,
  wireCard,
  type Sent,
  type Wire,
} from './support.js';

type Fault = number | 'lost' | 'cut' | 'silent';

const answerWith =
  (fault: Fault) =>
  (request: Sent): Response | Promise<Response> => {
    if (fault === 'lost') throw new TypeError('Failed to fetch');
    if (fault === 'cut') return cut();
    if (fault === 'silent') return silent(request);
    return json(fault < 300 ? wireCard() : { message: 'no' }, fault);
  };

const FAULTS: readonly Fault[] = [
  200,
  302,
  400,
  401,
  403,
  404,
  405,
  408,
  409,
  410,
  412,
  413,
  418,
  421,
  422,
  425,
  428,
  429,
  499,
  500,
  501,
  502,
  503,
  504,
  507,
  599,
  'lost',
  'cut',
  'silent',
];

/** How often a read goes out. */
const reads = (fault: Fault): number => {
  if (typeof fault === 'string' || fault === 408 || fault === 429 || fault >= 500) return 3;
  return fault === 401 ? 2 : 1;
};

/** How often a write goes out: once, and once more where the platform surely did not carry it out. */
const writes = (fault: Fault): number => (fault === 401 ? 2 : 1);

const READ_KINDS: Readonly<Record<string, GiroErrorKind>> = {
  302: 'bad-answer',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  410: 'not-found',
  408: 'timeout',
  421: 'server',
  429: 'rate-limited',
  lost: 'network',
  cut: 'network',
  silent: 'timeout',
};
const readKind = (fault: Fault): GiroErrorKind =>
  READ_KINDS[fault] ?? (typeof fault === 'number' && fault >= 500 ? 'server' : 'refused');
const writeKind = (fault: Fault): GiroErrorKind => {
  if (typeof fault === 'string' || fault === 302 || fault === 408 || fault === 421 || fault >= 500)
    return 'unknown-outcome';
  return readKind(fault);
};

describe('Sending again', () => {
  let slowDown: () => void;
  beforeEach(() => {
    slowDown = hurry(25);
  });
  afterEach(() => {
    slowDown();
  });

  /** Each client of a matrix asks for its token by itself, not in turn with the others. */
  const apart = (fault: Fault): { readonly bankingUrl: string } => ({ bankingUrl: `https://bank-${fault}.example/v2` });

  const matrix = async (
    expected: (fault: Fault) => number,
    run: (fault: Fault, platform: Wire) => Promise<void>,
    method: string,
  ): Promise<void> => {
    await Promise.all(
      FAULTS.map(async (fault) => {
        const platform = wire(answerWith(fault));
        await run(fault, platform);
        assert.equal(platform.count(method), expected(fault), `${method} ${fault}`);
      }),
    );
  };

  it('happens to reads on a lost, late or cut answer, 408, 429 and 5xx, twice, and to nothing else', async () => {
    await matrix(
      reads,
      async (fault, platform) => {
        const call = clientOf(platform, apart(fault)).cards.get('card-1');
        if (fault === 200) await call;
        else assert.equal((await rejection(call)).kind, readKind(fault), String(fault));
      },
      'GET',
    );
  });

  const freezeOnce = (more: (platform: Wire) => Pick<Wire, 'fetch'>): Promise<void> =>
    matrix(
      writes,
      async (fault, platform) => {
        const call = clientOf(more(platform), apart(fault)).cards.freeze('card-1');
        if (fault === 200) await call;
        else assert.equal((await rejection(call)).kind, writeKind(fault), String(fault));
      },
      'PATCH',
    );

  it('never happens to a write but after a 401', async () => {
    await freezeOnce((platform) => platform);
  });

  const twins: Readonly<Record<string, (status: number) => boolean>> = {
    'after a failing server': (status) => status >= 500,
    'after a time-out the server tells': (status) => status === 408,
    'when there were too many calls': (status) => status === 429,
  };
  for (const [when, again] of Object.entries(twins))
    it(`the test would notice a client that sends a write again ${when}`, async () => {
      await assertNotices(() =>
        freezeOnce(({ fetch }) => ({
          fetch: async (input, init) => {
            const response = await fetch(input, init);
            return init?.method === 'PATCH' && again(response.status) ? fetch(input, init) : response;
          },
        })),
      );
    });
  it('the test would notice a client that sends a write again after a lost answer', async () => {
    await assertNotices(() =>
      freezeOnce(({ fetch }) => ({ fetch: (input, init) => fetch(input, init).catch(() => fetch(input, init)) })),
    );
  });

  it('is worth it: a read succeeds when the third try does', async () => {
    slowDown(); // its time limit is none to a machine that is busy for a moment
    const platform = wire((request) => answerWith((['lost', 503, 200] as const)[request.index] ?? 500)(request));
    assert.equal((await clientOf(platform).cards.get('card-1')).id, 'card-1');
  });

  it('gives one try of a read 10 seconds', async () => {
    const started = performance.now();
    const platform = wire(silent);
    const error = await rejection(clientOf(platform).cards.get('card-1'));
    assert.equal(error.kind, 'timeout');
    assert.equal(platform.count(), 3);
    assert.isAtLeast(performance.now() - started, 30_000);
  });

  it('gives a write 30 seconds, then says that nobody knows', async () => {
    const started = performance.now();
    const error = await rejection(clientOf(wire(silent)).cards.freeze('card-1'));
    assert.equal(error.kind, 'unknown-outcome');
    assert.isAtLeast(performance.now() - started, 29_900);
  });

  it('a platform that does not even notice being given up keeps nobody waiting', async () => {
    const deaf = wire(() => new Promise(() => undefined));
    assert.equal((await rejection(clientOf(deaf).cards.get('card-1'))).kind, 'timeout');
    assert.equal((await rejection(clientOf(deaf).cards.freeze('card-1'))).kind, 'unknown-outcome');
  });

  it('is not put off by an answer that comes too late', async () => {
    slowDown();
    slowDown = hurry(10);
    const answers: ((response: Response) => void)[] = [];
    const platform = wire((request) => new Promise((resolve) => (answers[request.index] = resolve)));
    const reading = clientOf(platform).cards.get('card-1');
    const tries = async (count: number): Promise<void> => {
      while (platform.count() < count) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await tries(2);
    answers[0]?.(json({}, 503, { 'retry-after': '3600' }));
    await tries(3);
    answers[2]?.(json(wireCard({ display_name: 'in time' })));
    assert.equal((await reading).alias, 'in time');
  });
});

describe('A platform that asks to wait', () => {
  const timed = async (retryAfter: string, status = 429, factor = 20): Promise<{ times: number[]; kind: string }> => {
    const slowDown = hurry(factor);
    const times: number[] = [];
    const platform = wire(() => {
      times.push(performance.now());
      return json({}, status, { 'retry-after': retryAfter });
    });
    try {
      return { kind: (await rejection(clientOf(platform).cards.get('card-1'))).kind, times };
    } finally {
      slowDown();
    }
  };

  it('is left alone for as long as it asks, up to 10 seconds', async () => {
    for (const status of [429, 503, 500, 408]) {
      const { times } = await timed('9', status);
      assert.lengthOf(times, 3);
      for (const [index, time] of times.slice(1).entries()) assert.isAtLeast(time - (times[index] ?? 0), 8_900);
    }
  });

  it('is not asked again at all when it asks for longer', async () => {
    for (const [retryAfter, status, kind] of [
      ['11', 429, 'rate-limited'],
      ['3600', 503, 'server'],
      [new Date(Date.now() + 60_000).toUTCString(), 429, 'rate-limited'],
    ] as const) {
      const result = await timed(retryAfter, status);
      assert.lengthOf(result.times, 1);
      assert.equal(result.kind, kind);
    }
  });

  it('with nonsense, or a moment that has passed, is asked again as usual', async () => {
    for (const retryAfter of ['soon', '-1', new Date(Date.now() - 60_000).toUTCString()]) {
      const { times } = await timed(retryAfter, 429, 4);
      assert.lengthOf(times, 3);
      assert.isBelow((times[2] ?? 0) - (times[0] ?? 0), 6_000);
    }
  });

  it('and is slow besides does not keep a read for more than 35 seconds', async () => {
    const slowDown = hurry(10);
    try {
      const platform = wire(async () => {
        await new Promise((resolve) => setTimeout(resolve, 8_000));
        return json({}, 503, { 'retry-after': '10' });
      });
      // Two tries and two waits are 36 seconds: a third try would begin too late.
      assert.equal((await rejection(clientOf(platform).cards.get('card-1'))).kind, 'server');
      assert.equal(platform.count(), 2);
    } finally {
      slowDown();
    }
  });

  it('never hears from a write again', async () => {
    const platform = wire(() => json({}, 429, { 'retry-after': '0' }));
    assert.equal((await rejection(clientOf(platform).cards.freeze('card-1'))).kind, 'rate-limited');
    assert.equal(platform.count(), 1);
  });

  it('gets tries that grow apart and are not in step', async () => {
    const gaps = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const times: number[] = [];
        const platform = wire(() => {
          times.push(performance.now());
          return json({}, 503);
        });
        await rejection(clientOf(platform).cards.get('card-1'));
        return [(times[1] ?? 0) - (times[0] ?? 0), (times[2] ?? 0) - (times[1] ?? 0)] as const;
      }),
    );
    for (const [first, second] of gaps) {
      assert.isAtLeast(first, 190);
      assert.isAtLeast(second, 390);
    }
    assert.isAbove(new Set(gaps.map(([first]) => Math.round(first / 10))).size, 2);
  });
});
