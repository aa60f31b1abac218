import { assert } from 'chai';
import { createClient, type GiroClient, type GiroClientOptions } from '../../src/api/index.js';
import type * as Kit from '../../src/api/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import type { CodeChallenge } from '../../src/domain/session.js';
import { brokenTwin, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, cut, json, rejection, seeded, wire, wireCard, type Sent } from './support.js';

const CREDENTIALS = { email: 'person@example.com', password: 'example-password' } as const;
const CANARY = '084105';
const FLAT = { truncated_phone_number: '**********19', two_fa_code: CANARY };
const NESTED = {
  challenge: {
    two_fa: {
      truncated_phone_number: '*********69',
      code_issued_timestamp: 1565257904,
      code_expiration_sec: 120,
      challenge_id: '151838',
      two_fa_code: CANARY,
    },
  },
};
const wrong = (message = 'Invalid verification code. Please, try again or check your phone No.', code?: unknown) =>
  json({ errors: [{ field: 'code', message, ...(code === undefined ? {} : { code }) }] }, 400);
const EXPIRED = 'Invalid verification code. The verification code we’ve sent you has expired.';

/** A session token as the platform makes them; its signature is nobody's business here. */
const jwt = (claims: object): string =>
  ['{"alg":"none"}', JSON.stringify(claims), 'signature'].map((part) => btoa(part).replaceAll('=', '')).join('.');
const TOKEN = jwt({ id: 'a', iat: 1_000, exp: 2_800 });

let scopes = 0;
/** Every client has a platform of its own, so that signing out of one is not heard by the next. */
const bankOf = (fetch: typeof globalThis.fetch, more: GiroClientOptions = {}, kit?: typeof Kit): GiroClient =>
  (kit?.createClient ?? createClient)({
    bankingUrl: `https://bank-${++scopes}.example/v2`,
    cardsApi: 'banking-v2',
    fetch,
    ...more,
  });

const isSignIn = ({ url }: Sent): boolean => url.endsWith('/person/signin');
const tokenOf = ({ headers }: Sent): string | null => headers.get('x-access-token');
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function challenged(client: GiroClient): Promise<CodeChallenge> {
  const act = await client.session.signIn(CREDENTIALS);
  if (act.done) throw new Error('no code was asked for');
  return act.challenge;
}

describe('Signing in', () => {
  beforeEach(() => {
    localStorage.removeItem('giro-device-id');
  });

  it('is asked as the reference shows, without a token, and its token goes with what follows', async () => {
    const platform = wire((request) => json(isSignIn(request) ? { token: TOKEN } : []));
    const client = bankOf(platform.fetch, { deviceId: 3599313320 });
    assert.deepEqual(client.session.state, { step: 'host' });
    assert.deepEqual(await client.session.signIn(CREDENTIALS), { done: true, value: undefined });
    const [request] = platform.sent;
    assert.deepEqual(JSON.parse(request?.body ?? ''), {
      ...CREDENTIALS,
      fp_client_data: { identifiers: { id_fingerprint: 3599313320 } },
    });
    assert.isNull(request ? tokenOf(request) : '');
    assert.deepInclude(client.session.state, { step: 'signed-in', lifetime: 1_800_000 });
    await client.cards.list();
    assert.equal(tokenOf(platform.sent[1]!), TOKEN);
  });

  it('knows no lifetime where the token says none', async () => {
    for (const token of ['opaque', jwt({ exp: 5 }), jwt({ iat: 5, exp: 5 }), 'a.%%%.c']) {
      const client = bankOf(wire(() => json({ token })).fetch);
      await client.session.signIn(CREDENTIALS);
      assert.deepInclude(client.session.state, { step: 'signed-in', lifetime: undefined }, token);
    }
  });

  it('is the same person’s again only after it ran out, and where both tokens name the same', async () => {
    const named = (id: unknown, type = 'person'): string => jwt({ id, type, sub: 'subject', iat: 1_000, exp: 2_800 });
    for (const [before, after, isSame] of [
      [named('a'), named('a'), true],
      [named('a'), named('b'), false],
      [named('a'), named('a', 'introducer'), false],
      [named(''), named(''), false],
      [named(undefined), named(undefined), false],
      ['opaque', 'opaque', false],
    ] as const)
      for (const how of ['expired', 'refused', 'asked'] as const) {
        let token: string = before;
        const client = bankOf(wire((request) => (isSignIn(request) ? json({ token }) : json({}, 401))).fetch);
        const first = client.session.person;
        await client.session.signIn(CREDENTIALS);
        const { person } = client.session;
        assert.notEqual(person, first, 'who came before is somebody else');
        if (how === 'refused') await rejection(client.cards.list());
        else client.session.signOut(how);
        assert.equal(client.session.state.step, 'signed-out');
        token = after;
        await client.session.signIn(CREDENTIALS);
        assert.equal(client.session.person === person, isSame && how !== 'asked', `${before} ${after} ${how}`);
      }
  });

  it('keeps one random device id per browser where the host gives none', async () => {
    const platform = wire(() => json({ token: TOKEN }));
    for (let time = 0; time < 2; time++) await bankOf(platform.fetch).session.signIn(CREDENTIALS);
    const ids = platform.sent.map(
      ({ body }) =>
        (JSON.parse(body ?? '') as { fp_client_data: { identifiers: { id_fingerprint: number } } }).fp_client_data
          .identifiers.id_fingerprint,
    );
    assert.isTrue(Number.isSafeInteger(ids[0]) && ids[0]! >= 0 && ids[0]! < 2 ** 32);
    assert.equal(ids[0], ids[1]);
    assert.equal(localStorage.getItem('giro-device-id'), String(ids[0]));
    const error = await rejection(bankOf(platform.fetch, { deviceId: 1.5 }).session.signIn(CREDENTIALS));
    assert.equal(error.kind, 'usage');
  });

  for (const [shape, body, expected, proof] of [
    ['flat', FLAT, { phone: '**********19', lifetime: 300 }, { two_fa_code: '045657' }],
    [
      'of release 3.0.0',
      NESTED,
      { phone: '*********69', lifetime: 120, id: '151838' },
      { challenge: { two_fa: { challenge_id: '151838', two_fa_code: '045657' } } },
    ],
  ] as const)
    it(`asks for a code, in the shape that is ${shape}, and sends the same again with it`, async () => {
      const platform = wire(({ index }) => json(index === 0 ? body : { token: TOKEN }));
      const client = bankOf(platform.fetch, { deviceId: 7 });
      const challenge = await challenged(client);
      assert.deepEqual(JSON.parse(JSON.stringify(challenge)), expected);
      await client.session.confirm(CREDENTIALS, challenge, '045657');
      const [first, second] = platform.sent.map(({ body }) => JSON.parse(body ?? '') as object);
      assert.deepEqual(second, { ...first, ...proof });
      assert.equal(client.session.state.step, 'signed-in');
    });

  /** Searches all that leaves the client for the code the test platform echoes. */
  async function assertNoEcho(kit?: typeof Kit): Promise<void> {
    for (const answer of [FLAT, NESTED, { ...FLAT, truncated_phone_number: 5 }, { errors: [], ...FLAT }])
      for (const status of [200, 400, 500]) {
        const client = bankOf(wire(() => json(answer, status)).fetch, {}, kit);
        const left: unknown = await client.session.signIn(CREDENTIALS).catch((error: unknown) => error);
        const text = [JSON.stringify(left), String(left), (left as Error).stack, String((left as Error).cause)].join();
        assert.notInclude(text, CANARY);
      }
  }
  it('lets the code that the test platform echoes go nowhere', () => assertNoEcho());
  it('the test would notice a client that hands the answer on', async () => {
    const edits: Edits = {
      '/src/api/banking-v2/two-factor.ts': [
        ['const flat = validate(flatChallenge, body);', 'const flat = body; return { lifetime: 300, ...body };'],
      ],
    };
    const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', edits);
    await assertNotices(() => assertNoEcho(kit));
  });

  it('answers every refusal of e-mail and password with one and the same error, and renews no token', async () => {
    const told = new Set<string>();
    let asked = 0;
    for (const status of [400, 401, 403, 404, 408, 409, 410, 412, 421, 422, 423, 429]) {
      const platform = wire(() =>
        json({ errors: [{ field: 'email', message: 'No such person', code: '10001' }] }, status),
      );
      const client = bankOf(platform.fetch, { getToken: () => String(++asked) });
      const { kind, code, message, status: shown, fields } = await rejection(client.session.signIn(CREDENTIALS));
      told.add(JSON.stringify({ kind, code, message, shown, fields }));
      assert.equal(platform.count(), 1, String(status));
    }
    assert.equal(told.size, 1, [...told].join('\n'));
    assert.include([...told][0], '"kind":"refused"');
    assert.equal(asked, 0);
  });

  it('that is not answered says so, and is not sent again by itself: the first call sends an SMS', async () => {
    for (const [answer, kind] of [
      [() => Promise.reject(new TypeError('Failed to fetch')), 'network'],
      [() => cut(), 'network'],
      [() => json({}, 503), 'server'],
      [() => json({}), 'bad-answer'],
      [() => json('<html>'), 'bad-answer'],
      [() => json({ token: 'two\nlines' }), 'bad-answer'],
    ] as const) {
      const platform = wire(answer);
      assert.equal((await rejection(bankOf(platform.fetch).session.signIn(CREDENTIALS))).kind, kind);
      assert.equal(platform.count(), 1);
    }
  });
});

describe('A code', () => {
  it('that is wrong is refused as wrong, the third time as void, and then never sent again', async () => {
    // The fourth message of the reference says "try again": it misleads.
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : wrong()));
    const client = bankOf(platform.fetch);
    const challenge = await challenged(client);
    const codes: unknown[] = [];
    for (let time = 0; time < 5; time++) {
      const error = await rejection(client.session.confirm(CREDENTIALS, challenge, '111111'));
      assert.equal(error.kind, 'refused');
      codes.push(error.code);
    }
    assert.deepEqual(codes, ['wrong-code', 'wrong-code', '10003', '10003', '10003']);
    assert.equal(platform.count(), 4);
  });

  async function assertStaysVoid(answer: () => Response, kit?: typeof Kit): Promise<void> {
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : index === 1 ? answer() : wrong()));
    const client = bankOf(platform.fetch, {}, kit);
    const challenge = await challenged(client);
    for (let time = 0; time < 3; time++)
      assert.equal((await rejection(client.session.confirm(CREDENTIALS, challenge, '111111'))).code, '10003');
    assert.equal(platform.count(), 2);
  }
  it('that has expired stays so, whatever a later message says', async () => {
    await assertStaysVoid(() => wrong(EXPIRED));
    await assertStaysVoid(() => wrong('Verification code', 10003));
    await assertStaysVoid(() => wrong('Verification code', '10003'));
  });
  it('the test would notice a client that asks the platform again', async () => {
    const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', {
      '/src/api/banking-v2/two-factor.ts': [[' && failures < CODE_TRIES', '']],
    });
    await assertNotices(() => assertStaysVoid(() => wrong(EXPIRED), kit));
  });

  it('of an older challenge is void: only the newest counts', async () => {
    const platform = wire(() => json(FLAT));
    const client = bankOf(platform.fetch);
    const older = await challenged(client);
    await challenged(client);
    assert.equal((await rejection(client.session.confirm(CREDENTIALS, older, '111111'))).code, '10003');
    assert.equal(platform.count(), 2);
  });

  it('is not counted where the platform says only to wait, or does not answer', async () => {
    let answer = (): Response => json({}, 429);
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : answer()));
    const client = bankOf(platform.fetch);
    const challenge = await challenged(client);
    const kinds: string[] = [];
    for (answer of [() => json({}, 429), () => cut(), () => json({}, 500), () => json({}, 429)])
      kinds.push((await rejection(client.session.confirm(CREDENTIALS, challenge, '111111'))).kind);
    assert.deepEqual(kinds, ['rate-limited', 'network', 'server', 'rate-limited']);
    answer = () => json({ token: TOKEN });
    await client.session.confirm(CREDENTIALS, challenge, '222222');
    assert.equal(client.session.state.step, 'signed-in');
  });

  it('is not the one that is wrong where the platform names something else, and is not counted then', async () => {
    const others: readonly object[] = [
      { field: '', message: 'API version is no longer supported. Please update your application' },
      { field: '', message: 'This API version is not supported', code: 21002 },
      { field: 'email', message: 'Email is required', code: '10002' },
    ];
    let answer = (): Response => json({ token: TOKEN });
    const client = bankOf(wire(({ index }) => (index === 0 ? json(FLAT) : answer())).fetch);
    const challenge = await challenged(client);
    for (const other of others) {
      answer = () => json({ errors: [other] }, 400);
      const error = await rejection(client.session.confirm(CREDENTIALS, challenge, '111111'));
      assert.include(error, { kind: 'refused', code: undefined }, JSON.stringify(other));
    }
    answer = () => json({ token: TOKEN });
    await client.session.confirm(CREDENTIALS, challenge, '222222');
    assert.equal(client.session.state.step, 'signed-in');
  });
});

describe('A forgotten password', () => {
  it('ends the same for an address that is known and one that is not', async () => {
    for (const answer of [
      () => json({}),
      () => json({}, 404),
      () => json({ errors: [{ field: 'email', message: 'No such person' }] }, 400),
    ]) {
      const platform = wire(answer);
      await bankOf(platform.fetch).session.forgotPassword('person@example.com');
      assert.deepEqual(JSON.parse(platform.sent[0]?.body ?? ''), { email: 'person@example.com' });
    }
    const error = await rejection(bankOf(wire(() => json({}, 429)).fetch).session.forgotPassword('a@example.com'));
    assert.equal(error.kind, 'rate-limited');
  });

  it('is replaced with the token of the link, once', async () => {
    const platform = wire(() => json({}));
    await bankOf(platform.fetch).session.recoverPassword('new-password', 'link-token');
    assert.deepEqual(JSON.parse(platform.sent[0]?.body ?? ''), { password: 'new-password', token: 'link-token' });
    const fails = async (body: unknown, status: number) =>
      rejection(bankOf(wire(() => json(body, status)).fetch).session.recoverPassword('p', 't'));
    const short = await fails({ errors: [{ field: 'password', message: 'Too short' }] }, 400);
    assert.equal(short.kind, 'validation');
    assert.deepEqual(
      short.fields.map(({ field }) => field),
      ['password'],
    );
    for (const status of [400, 401, 404, 410])
      assert.deepInclude(await fails({}, status), { kind: 'refused', code: 'void-link' });
    // A new link would not help.
    for (const version of [{}, { code: 21001 }, { code: '21002' }]) {
      const old = {
        field: '',
        message: 'API version is no longer supported. Please update your application',
        ...version,
      };
      assert.deepInclude(await fails({ errors: [old] }, 400), { kind: 'refused', code: undefined });
    }
  });
});

describe('A session', () => {
  const signedIn = async (fetch: typeof globalThis.fetch, more: GiroClientOptions = {}): Promise<GiroClient> => {
    const client = bankOf(fetch, more);
    await client.session.signIn(CREDENTIALS);
    return client;
  };

  it('goes ahead of the host’s token, and does not fall back to it when it is over', async () => {
    let asked = 0;
    const platform = wire((request) => (isSignIn(request) ? json({ token: TOKEN }) : json({}, 401)));
    const client = await signedIn(platform.fetch, { getToken: () => String(++asked) });
    let changes = 0;
    client.session.onChange(() => {
      changes++;
    });
    const errors = await Promise.all(Array.from({ length: 50 }, () => rejection(client.cards.list())));
    assert.deepEqual([...new Set(errors.map(({ kind }) => kind))], ['unauthorized']);
    assert.deepEqual(client.session.state, { step: 'signed-out', why: 'expired' });
    assert.equal(changes, 1);
    assert.equal((await rejection(client.cards.list())).kind, 'unauthorized');
    assert.equal(asked, 0);
  });

  it('is extended by one GET, whose header may carry a newer token', async () => {
    const newer = jwt({ iat: 0, exp: 60 });
    const platform = wire((request) =>
      isSignIn(request) ? json({ token: TOKEN }) : json({ first_name: 'Example' }, 200, { 'x-access-token': newer }),
    );
    const client = await signedIn(platform.fetch);
    await client.session.extend();
    assert.deepEqual(
      platform.sent.slice(1).map(({ url, method }) => [method, new URL(url).pathname]),
      [['GET', '/v2/persons/me']],
    );
    assert.deepInclude(client.session.state, { lifetime: 60_000 });
    await client.cards.list().catch(() => undefined);
    assert.equal(tokenOf(platform.sent.at(-1)!), newer);
  });

  it('ends when the person signs out: nothing is asked of the platform or the host until somebody signs in', async () => {
    let asked = 0;
    const platform = wire((request) => json(isSignIn(request) ? { token: TOKEN } : []));
    const client = await signedIn(platform.fetch, { getToken: () => String(++asked) });
    client.session.signOut();
    client.session.signOut();
    assert.deepEqual(client.session.state, { step: 'signed-out', why: 'asked' });
    assert.equal((await rejection(client.cards.list())).kind, 'unauthorized');
    assert.equal(platform.count(), 1);
    assert.equal(asked, 0);
    await client.session.signIn(CREDENTIALS);
    assert.isEmpty((await client.cards.list()).items);
  });

  it('of the host’s is asked of the host again after signing out', async () => {
    let asked = 0;
    const client = bankOf(wire(() => json([])).fetch, { getToken: () => `token-${++asked}` });
    await client.cards.list();
    client.session.signOut();
    assert.equal(client.session.state.step, 'signed-out');
    await client.cards.list();
    assert.equal(asked, 2);
    assert.deepEqual(client.session.state, { step: 'host' });
  });

  it('ends in other tabs too, which are told nothing but the platform', async () => {
    const platform = wire((request) => json(isSignIn(request) ? { token: TOKEN } : []));
    const bankingUrl = `https://bank-${++scopes}.example/v2`;
    const here = await signedIn(platform.fetch, { bankingUrl });
    const there = await signedIn(platform.fetch, { bankingUrl });
    const elsewhere = await signedIn(platform.fetch);
    const tab = new BroadcastChannel(`giro-elements.session ${here.scope}`);
    const said = new Promise((resolve) => {
      tab.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    const heard = new Promise<void>((resolve) => there.session.onChange(resolve));
    here.session.signOut();
    assert.equal(await said, '');
    await heard;
    tab.close();
    assert.deepEqual(there.session.state, { step: 'signed-out', why: 'asked' });
    assert.equal(elsewhere.session.state.step, 'signed-in');
  });

  it('that ran out here says nothing to other tabs, whose own tokens last longer', async () => {
    const platform = wire(() => json({ token: TOKEN }));
    const bankingUrl = `https://bank-${++scopes}.example/v2`;
    const here = await signedIn(platform.fetch, { bankingUrl });
    const there = await signedIn(platform.fetch, { bankingUrl });
    here.session.signOut('expired');
    assert.deepEqual(here.session.state, { step: 'signed-out', why: 'expired' });
    for (let turn = 0; turn < 20; turn++) await settle();
    assert.equal(there.session.state.step, 'signed-in');
  });

  it('keeps its token out of storage, addresses and errors', async () => {
    const secret = 'secret-canary';
    const platform = wire((request) => (isSignIn(request) ? json({ token: secret }) : json({}, 403)));
    const client = await signedIn(platform.fetch);
    const error = await rejection(client.cards.list());
    assert.notInclude(JSON.stringify([error, error.message, error.stack, localStorage, sessionStorage]), secret);
    assert.isTrue(platform.sent.every(({ url }) => !url.includes(secret)));
  });

  it('is not taken from an older sign-in that is answered late', async () => {
    const answers: ((response: Response) => void)[] = [];
    const platform = wire((request) => new Promise((resolve) => (answers[request.index] = resolve)));
    const client = bankOf(platform.fetch);
    const older = client.session.signIn(CREDENTIALS);
    while (answers.length < 1) await settle();
    const newer = client.session.signIn({ ...CREDENTIALS, email: 'other@example.com' });
    while (answers.length < 2) await settle();
    answers[1]?.(json({ token: 'newer' }));
    await newer;
    answers[0]?.(json({ token: 'older' }));
    assert.equal((await rejection(older)).kind, 'cancelled');
    const list = client.cards.list();
    while (answers.length < 3) await settle();
    assert.equal(tokenOf(platform.sent[2]!), 'newer');
    answers[2]?.(json([]));
    await list;
  });
});

describe('A switch of person', () => {
  /** Reads under way, answered at random moments around the switch, with tokens of whoever asked. */
  async function assertNothingOfTheOld(seed: number, kit?: typeof Kit): Promise<void> {
    const random = seeded(seed);
    const waiting: (() => void)[] = [];
    const wrongs: unknown[] = [];
    let who = '';
    let next = 'alice';
    const platform = wire((request) => {
      if (isSignIn(request)) return json({ token: `${next}.0` });
      const owner = tokenOf(request)?.split('.')[0] ?? 'nobody';
      const answer = json([{ ...wireCard(), id: owner, status: 'ACTIVE' }], 200, {
        'x-access-token': `${owner}.${request.index}`,
      });
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(answer);
        });
      });
    });
    const client = bankOf(platform.fetch, {}, kit);
    client.session.onChange(() => {
      who = next;
    });
    await client.session.signIn(CREDENTIALS);
    const late: Promise<unknown>[] = [];
    const read = (): void => {
      late.push(
        client.cards.list().then(
          ({ items }) => {
            if (items[0]?.id !== who) wrongs.push(items[0]?.id);
          },
          (error: unknown) => {
            if ((error as { kind?: unknown }).kind !== 'cancelled') wrongs.push(error);
          },
        ),
      );
    };
    for (let step = 0; step < 12; step++) {
      const what = random();
      if (what < 0.45) read();
      else if (what < 0.7) waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
      else if (what < 0.85) await settle();
      else {
        next = who === 'alice' ? 'bob' : 'alice';
        await client.session.signIn(CREDENTIALS);
      }
    }
    read();
    for (let left = 0; left < 50 && (waiting.length > 0 || left < 10); left++) {
      waiting.shift()?.();
      await settle();
    }
    await Promise.all(late);
    assert.isEmpty(wrongs, `seed ${seed}`);
    assert.match(
      platform.sent
        .filter((request) => !isSignIn(request))
        .map(tokenOf)
        .at(-1) ?? '',
      new RegExp(`^${who}`),
    );
  }

  it('drops every answer the old person asked for', async () => {
    for (let seed = 0; seed < runs(1_000); seed++) await assertNothingOfTheOld(seed);
  });
  it('the test would notice a client that hands late answers on', async () => {
    const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', {
      '/src/api/http.ts': [['if (tokens.over && !writes) throw tokens.over;\n    return', 'return']],
    });
    await assertNotices(async () => {
      for (let seed = 0; seed < 100; seed++) await assertNothingOfTheOld(seed, kit);
    });
  });

  it('tells a write’s outcome all the same, and sends no write with the other’s token', async () => {
    const answers: ((response: Response) => void)[] = [];
    const platform = wire((request) =>
      isSignIn(request) ? json({ token: 'alice' }) : new Promise((resolve) => answers.push(resolve)),
    );
    const client = bankOf(platform.fetch);
    await client.session.signIn(CREDENTIALS);
    const order = {
      type: 'virtual',
      expiry: { month: 1, year: 2040 },
      accountId: 'x',
      company: {
        externalId: 'x',
        name: 'x',
        email: 'x',
        address: { street: 'x', city: 'x', country: 'SE', postCode: 'x' },
      },
      cardholder: { externalId: 'x', firstName: 'x', lastName: 'x', type: 'employee', phone: 'x', email: 'x' },
    } as const;
    const done = client.cards.order(order as never);
    const refused = client.cards.order(order as never);
    while (answers.length < 2) await settle();
    client.session.signOut();
    answers[0]?.(json({ id: 'ordered' }));
    answers[1]?.(json({}, 401));
    assert.deepEqual(await done, { id: 'ordered' });
    assert.equal((await rejection(refused)).kind, 'unauthorized');
    assert.equal(platform.count('POST'), 3);
  });
});

describe('Tabs that need a token at once', () => {
  /** Two tabs of one host, whose `getToken` must not run twice at a time. */
  async function assertInTurn(seed: number, kit?: typeof Kit): Promise<void> {
    const random = seeded(seed);
    const bankingUrl = `https://bank-${++scopes}.example/v2`;
    let running = 0;
    let most = 0;
    const tab = () => {
      let asked = 0;
      const platform = wire((request) => (tokenOf(request)?.endsWith('1') ? json({}, 401) : json([])));
      const client = bankOf(
        platform.fetch,
        {
          bankingUrl,
          getToken: async () => {
            most = Math.max(most, ++running);
            for (let turns = Math.floor(random() * 3); turns >= 0; turns--) await settle();
            running--;
            return `token-${++asked}`;
          },
        },
        kit,
      );
      return { client, asked: () => asked };
    };
    const tabs = [tab(), tab()];
    await Promise.all(tabs.flatMap(({ client }) => Array.from({ length: 5 }, () => client.cards.list())));
    assert.equal(most, 1, `seed ${seed}`);
    assert.deepEqual(
      tabs.map(({ asked }) => asked()),
      [2, 2],
    );
  }
  it('ask the host one after the other, once each per expiry', async () => {
    for (let seed = 0; seed < runs(300); seed++) await assertInTurn(seed);
  });
  it('the test would notice a client without the lock', async () => {
    const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', {
      '/src/api/turn.ts': [['navigator?.locks', 'none?.locks']],
    });
    await assertNotices(async () => {
      for (let seed = 0; seed < 10; seed++) await assertInTurn(seed, kit);
    });
  });

  it('do not wait for ever for one that hangs', async () => {
    const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', {
      '/src/api/turn.ts': [['const TURN = 5e3', 'const TURN = 100']],
    });
    const bankingUrl = `https://bank-${++scopes}.example/v2`;
    const platform = wire(() => json([]));
    const controller = new AbortController();
    const hanging = bankOf(platform.fetch, { bankingUrl, getToken: () => new Promise(() => undefined) }, kit);
    const stuck = hanging.cards.list({ signal: controller.signal }).catch(() => 'given up');
    await settle();
    await bankOf(platform.fetch, { bankingUrl, getToken: () => 'token' }, kit).cards.list();
    controller.abort();
    assert.equal(await stuck, 'given up');
  });
});

describe('Signing in to the platform as the sandbox has it', () => {
  const ALMA = { email: 'alma@example.com', password: 'alma-in-the-sandbox' } as const;

  for (const twoFactor of ['flat', 'challenge'] as const)
    it(`works with the code of the SMS (${twoFactor}), after which accounts are read and the session is extended`, async () => {
      const sandbox = createSandbox({ storage: null, twoFactor });
      const client = bankOf(sandbox.fetch, {
        environment: 'sandbox',
        bankingUrl: undefined,
        getToken: () => 'not asked',
      });
      const wrongPerson = await rejection(client.session.signIn({ ...ALMA, email: 'nobody@example.com' }));
      const wrongPassword = await rejection(client.session.signIn({ ...ALMA, password: 'wrong' }));
      for (const error of [wrongPerson, wrongPassword])
        assert.include(error, { kind: 'refused', code: undefined, status: undefined, message: wrongPerson.message });
      const act = await client.session.signIn(ALMA);
      if (act.done) throw new Error('no code was asked for');
      const code = sandbox.phone.messages.at(-1)?.code ?? '';
      const wrongCode = await rejection(
        client.session.confirm(ALMA, act.challenge, code === '000000' ? '1' : '000000'),
      );
      assert.deepInclude(wrongCode, { kind: 'refused', code: 'wrong-code' });
      await client.session.confirm(ALMA, act.challenge, code);
      assert.isNotEmpty(await client.accounts.list());
      await client.session.extend();
      const { state } = client.session;
      assert.isTrue(state.step === 'signed-in' && (state.lifetime ?? 0) > 0);
    });

  it('needs a new code after three wrong ones, and takes it', async () => {
    const sandbox = createSandbox({ storage: null });
    const client = bankOf(sandbox.fetch, {
      environment: 'sandbox',
      bankingUrl: undefined,
      getToken: () => 'not asked',
    });
    const first = await client.session.signIn(ALMA);
    if (first.done) throw new Error('no code was asked for');
    const codes: unknown[] = [];
    for (let time = 0; time < 4; time++)
      codes.push((await rejection(client.session.confirm(ALMA, first.challenge, 'x'))).code);
    assert.deepEqual(codes, ['wrong-code', 'wrong-code', '10003', '10003']);
    const again = await client.session.signIn(ALMA);
    if (again.done) throw new Error('no code was asked for');
    await client.session.confirm(ALMA, again.challenge, sandbox.phone.messages.at(-1)?.code ?? '');
    assert.equal(client.session.state.step, 'signed-in');
  });
});
