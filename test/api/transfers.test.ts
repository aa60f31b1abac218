import { assert } from 'chai';
import type { CodeChallenge } from '../../src/domain/session.js';
import type { Payee, TransferOrder } from '../../src/domain/transfer.js';
import { GiroError, type GiroClient, type GiroClientOptions } from '../../src/api/index.js';
import type * as Kit from '../../src/api/index.js';
import type { Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, clientOf, cut, json, pick, rejection, seeded, wire, type Sent, type Wire } from './support.js';
import { BRITISH, DUBUQUE, listed, movingTwin, orderOf, SAVINGS, transferExample } from './transfer-orders.js';

const CANARY = '096867';
const CODE = '045657';
const FLAT = { two_fa_code: CANARY, truncated_phone_number: '*********89' };
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
const SHAPES = [
  ['flat', FLAT],
  ['of release 3.0.0', NESTED],
] as const;
const EXPIRED = 'Invalid verification code. The verification code we’ve sent you has expired.';
const wrong = (message = 'Invalid verification code. Please, try again or check your phone No.', code?: unknown) =>
  json({ errors: [{ field: 'code', message, ...(code === undefined ? {} : { code }) }] }, 400);
const fault = (code: unknown, field = '', status = 400) =>
  json({ errors: [{ field, message: 'Refused', code }] }, status);

const bank = (fetch: typeof globalThis.fetch, kit?: typeof Kit, more: GiroClientOptions = {}): GiroClient =>
  kit?.createClient({ bankingUrl: 'https://bank.example/v2', getToken: () => 'token', fetch, ...more }) ??
  clientOf({ fetch }, more);
const bodies = ({ sent }: Wire): string[] => sent.map(({ body }) => body ?? '');
const isPost = ({ method }: Sent): boolean => method === 'POST';

async function challenged({ transfers }: GiroClient, order: TransferOrder): Promise<CodeChallenge> {
  const act = await transfers.start(order);
  if (act.done || act.challenge.kind !== 'code') throw new Error('no code was asked for');
  return act.challenge.code;
}

describe('A transfer over Banking v2', () => {
  it('is asked as the reference shows', async () => {
    const platform = wire(() => json(FLAT));
    await clientOf(platform).transfers.start(orderOf());
    const { beneficiary, ...expected } = await transferExample('Create a transfer', 'request');
    const { account_id, ...payee } = beneficiary as Record<string, unknown>;
    assert.isString(account_id, 'the example names an id that no table knows');
    assert.deepEqual(JSON.parse(bodies(platform)[0] ?? ''), { ...expected, beneficiary: payee });
    const [sent] = platform.sent;
    assert.equal(sent?.url, 'https://bank.example/v2/transactions');
    assert.equal(sent?.method, 'POST');
    assert.equal(sent?.headers.get('x-access-token'), 'token');
  });

  it('to a British account goes by number and sort code, to an own account by id alone', async () => {
    const platform = wire(() => json(listed()));
    for (const payee of [BRITISH, SAVINGS]) await clientOf(platform).transfers.start(orderOf({ payee }));
    const [british, own] = bodies(platform).map((body) => JSON.parse(body) as Record<string, unknown>);
    assert.deepEqual(british?.['beneficiary'], {
      account: { number: '31926819', code: '601613' },
      name: 'Ada Byron',
    });
    assert.notProperty(british, 'target');
    assert.deepEqual(own?.['target'], { id: 'wallet+2/=' });
    assert.notProperty(own, 'beneficiary');
  });

  it('leaves out what the wallet does not know, for the platform to ask for', async () => {
    const platform = wire(() => json(listed()));
    const source = { api: 'banking-v2', accountId: 'w', currency: 'EUR' } as const;
    await clientOf(platform).transfers.start(orderOf({ source }));
    const body = JSON.parse(bodies(platform)[0] ?? '') as Record<string, unknown>;
    assert.notProperty(body, 'identity_id');
    assert.deepEqual(body['source'], { id: 'w', currency: 'EUR' });
  });

  it('sends 16 digits exactly, and no amount that is none', async () => {
    const platform = wire(() => json(listed()));
    const start = (amount: bigint): Promise<unknown> =>
      clientOf(platform).transfers.start(orderOf({ money: { amount, currency: 'EUR' } }));
    await start(9_999_999_999_999_999n);
    assert.include(bodies(platform)[0], '"amount":9999999999999999,');
    for (const amount of [0n, -1n, 10n ** 16n, 10 as unknown as bigint])
      assert.equal((await rejection(start(amount))).kind, 'usage', String(amount));
    assert.equal(platform.count(), 1);
  });

  it('is done where no code is needed', async () => {
    const body = await transferExample('Create a transfer, with verified 2FA', 'response');
    const act = await clientOf(wire(() => json(body))).transfers.start(orderOf());
    if (!act.done) throw new Error('a code was asked for');
    assert.deepInclude(act.value, {
      id: 'B1bOejiwkH',
      createdAt: '2019-06-19T12:30:40.000Z',
      direction: 'outgoing',
      amount: { amount: 1000n, currency: 'EUR' },
    });
  });

  it('waits for a code, in either shape', async () => {
    assert.deepEqual(
      await challenged(
        clientOf(wire(async () => json(await transferExample('Create a transfer, with 2FA', 'response')))),
        orderOf(),
      ),
      { phone: '*********89', lifetime: 300 },
    );
    assert.deepEqual(await challenged(clientOf(wire(() => json(NESTED))), orderOf()), {
      phone: '*********69',
      lifetime: 120,
      id: '151838',
    });
  });

  it('whose answer says nothing about money is unknown, a session token too', async () => {
    for (const body of [{ token: 'token' }, {}, [], 'null', '{', '<html>', '', { id: 'x' }, { list: [listed()] }])
      for (const step of ['start', 'confirm'] as const) {
        const platform = wire(({ index }) => json(step === 'confirm' && index === 0 ? FLAT : body));
        const client = clientOf(platform);
        const call =
          step === 'start'
            ? client.transfers.start(orderOf())
            : client.transfers.confirm(orderOf(), await challenged(client, orderOf()), CODE);
        const error = await rejection(call);
        assert.equal(error.kind, 'unknown-outcome', `${step} ${JSON.stringify(body)}`);
        assert.equal(platform.sent.at(-1)?.headers.get('x-access-token'), 'token');
      }
  });
});

describe('A transfer’s code', () => {
  for (const [shape, body] of SHAPES)
    it(`of the shape that is ${shape} is appended to the first call, byte for byte`, async () => {
      const platform = wire(({ index }) => json(index === 0 ? body : listed()));
      const client = clientOf(platform);
      const done = await client.transfers.confirm(orderOf(), await challenged(client, orderOf()), CODE);
      assert.equal(done.id, 'B1bOejiwkH');
      const [first = '', second] = bodies(platform);
      const proof =
        shape === 'flat'
          ? `"two_fa_code":"${CODE}"`
          : `"challenge":{"two_fa":{"challenge_id":"151838","two_fa_code":"${CODE}"}}`;
      assert.equal(second, `${first.slice(0, -1)},${proof}}`);
    });

  const CHARACTERS = [
    'a',
    'b',
    'Z',
    '0',
    ' ',
    '"',
    '\\',
    '/',
    'å',
    '\u2028',
    '😀',
    '\u200b',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
  ];
  const text = (random: () => number, most: number): string =>
    Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, CHARACTERS)).join('');

  function anyOrder(random: () => number): TransferOrder {
    const name = text(random, 35);
    const address = {
      street: text(random, 35),
      city: text(random, 18),
      postCode: text(random, 12),
      country: 'SE',
      ...(random() < 0.5 ? { region: text(random, 10) } : {}),
    };
    const payees: readonly Payee[] = [
      { kind: 'iban', name, iban: 'SE3397700000010000000025', bic: 'FTCSSESS', ...(random() < 0.5 ? { address } : {}) },
      { kind: 'uk-local', name, number: '31926819', sortCode: '601613', address },
      { kind: 'account', name, accountId: text(random, 12) },
    ];
    return Object.freeze(
      orderOf({
        payee: pick(random, payees),
        money: { amount: 1n + BigInt(Math.floor(random() * 2 ** 53)), currency: pick(random, ['EUR', 'SEK', 'USD']) },
        reference: text(random, 35),
        requestId: String(random()),
      }),
    );
  }

  async function assertSameBytes(shape: object, figure: number, kit?: typeof Kit): Promise<void> {
    for (let seed = 0; seed < figure; seed++) {
      const random = seeded(seed);
      const order = anyOrder(random);
      const platform = wire(({ index }) => json(index === 0 ? shape : listed()));
      const client = bank(platform.fetch, kit);
      await client.transfers.confirm(order, await challenged(client, order), CODE);
      const [first = '', second = ''] = bodies(platform);
      assert.isTrue(second.startsWith(`${first.slice(0, -1)},`), `seed ${seed}`);
      assert.notInclude(first, 'two_fa');
      assert.equal(second.length - second.lastIndexOf(CODE), CODE.length + (shape === FLAT ? 2 : 4), `seed ${seed}`);
      assert.equal((JSON.parse(first) as { amount: number }).amount, Number(order.money.amount));
    }
  }
  const figure = runs(5_000);
  for (const [name, shape] of SHAPES)
    it(`of the shape that is ${name} changes no byte of ${String(figure)} random orders`, () =>
      assertSameBytes(shape, figure));

  const body = '/src/api/banking-v2/transfer-body.ts';
  const twins: Readonly<Record<string, Edits>> = {
    'puts the code first': {
      '/src/api/banking-v2/two-factor.ts': [
        ['...body,', ''],
        ['} } }\n', '} } },\n  ...body\n'],
      ],
    },
    'makes the body anew each time': {
      [body]: [['payment_details: reference', 'payment_details: reference + Math.random()']],
      '/src/api/banking-v2/transfers.ts': [['mine.body !== stringifyJson(body)', 'false']],
    },
  };
  for (const [name, edits] of Object.entries(twins))
    it(`the test would notice a client that ${name}`, async () => {
      const kit = await movingTwin(edits);
      await assertNotices(() => assertSameBytes(NESTED, 20, kit));
    });

  async function assertForOneOrder(kit?: typeof Kit): Promise<void> {
    const platform = wire(() => json(NESTED));
    const client = bank(platform.fetch, kit);
    const challenge = await challenged(client, orderOf());
    const edited = [
      orderOf({ money: { amount: 100_000n, currency: 'EUR' } }),
      orderOf({ payee: { ...DUBUQUE, iban: 'SE4550000000058398257466' } as Payee }),
      orderOf({ reference: 'Donation' }),
    ];
    for (const order of edited)
      assert.equal((await rejection(client.transfers.confirm(order, challenge, CODE))).kind, 'usage');
    assert.equal(platform.count(), 1);
  }
  it('is sent for nothing but the order it was asked for', () => assertForOneOrder());
  it('the test would notice a client that sends it for another', async () => {
    const kit = await movingTwin({
      '/src/api/banking-v2/transfers.ts': [['mine.body !== stringifyJson(body)', 'false']],
    });
    await assertNotices(() => assertForOneOrder(kit));
  });

  /** Searches all that leaves the client for the code the test platform echoes. */
  async function assertNoEcho(kit?: typeof Kit): Promise<void> {
    for (const answer of [
      FLAT,
      NESTED,
      { ...FLAT, truncated_phone_number: 5 },
      { ...listed(), ...FLAT },
      { errors: [], ...FLAT },
    ])
      for (const status of [200, 400, 500]) {
        const client = bank(wire(() => json(answer, status)).fetch, kit);
        const left: unknown = await client.transfers.start(orderOf()).catch((error: unknown) => error);
        const shown = left instanceof Error ? [String(left), left.stack, String(left.cause)] : [];
        const spell = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
        assert.notInclude([JSON.stringify(left, spell), ...shown].join(), CANARY);
      }
  }
  it('that the test platform echoes goes nowhere', () => assertNoEcho());
  it('the test would notice a client that hands the answer on', async () => {
    const kit = await movingTwin({
      '/src/api/banking-v2/two-factor.ts': [
        ['const flat = validate(flatChallenge, body);', 'const flat = body; return { lifetime: 300, ...body };'],
      ],
    });
    await assertNotices(() => assertNoEcho(kit));
  });

  it('that is wrong is refused as wrong, the third time as void, and then never sent again', async () => {
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : wrong(undefined, 10001)));
    const client = clientOf(platform);
    const challenge = await challenged(client, orderOf());
    const codes: unknown[] = [];
    for (let time = 0; time < 5; time++) {
      const error = await rejection(client.transfers.confirm(orderOf(), challenge, '111111'));
      assert.equal(error.kind, 'refused');
      codes.push(error.code);
    }
    assert.deepEqual(codes, ['wrong-code', 'wrong-code', '10003', '10003', '10003']);
    assert.equal(platform.count(), 4);
  });

  async function assertStaysVoid(answer: () => Response, kit?: typeof Kit): Promise<void> {
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : index === 1 ? answer() : wrong()));
    const client = bank(platform.fetch, kit);
    const challenge = await challenged(client, orderOf());
    for (let time = 0; time < 3; time++)
      assert.deepInclude(await rejection(client.transfers.confirm(orderOf(), challenge, '111111')), {
        kind: 'refused',
        code: '10003',
      });
    assert.equal(platform.count(), 2);
  }
  it('that has expired stays so, whatever a later message says', async () => {
    await assertStaysVoid(() => wrong(EXPIRED));
    await assertStaysVoid(() => wrong('Verification code', 10003));
    await assertStaysVoid(() => fault('10003'));
    await assertStaysVoid(() => fault('10003', '', 403));
  });
  it('the test would notice a client that asks the platform again', async () => {
    const kit = await movingTwin({
      '/src/api/banking-v2/two-factor.ts': [[' && failures < CODE_TRIES', '']],
    });
    await assertNotices(() => assertStaysVoid(() => wrong(EXPIRED), kit));
  });

  it('of an older challenge of the order is void, that of another order is not', async () => {
    for (const shape of [FLAT, NESTED]) {
      const platform = wire(({ body }) => json(body?.includes(CODE) ? listed() : structuredClone(shape)));
      const client = clientOf(platform);
      const other = orderOf({ requestId: 'another' });
      const [older, others] = [await challenged(client, orderOf()), await challenged(client, other)];
      const newest = await challenged(client, orderOf());
      if (shape === FLAT)
        assert.equal((await rejection(client.transfers.confirm(orderOf(), older, CODE))).code, '10003');
      await client.transfers.confirm(other, others, CODE);
      await client.transfers.confirm(orderOf(), newest, CODE);
      assert.equal(platform.count(), 5);
    }
  });

  it('of a challenge whose first call a page before this one made is sent', async () => {
    const platform = wire(() => json(listed()));
    const kept: CodeChallenge = { lifetime: 120, id: '151838' };
    assert.equal((await clientOf(platform).transfers.confirm(orderOf(), kept, CODE)).id, 'B1bOejiwkH');
    assert.include(bodies(platform)[0], '"challenge_id":"151838"');
  });

  it('is not what was wrong when something else of the order was: that costs no try', async () => {
    const answers = [
      fault(20002),
      fault('10001', 'beneficiary.account.code'),
      fault(20005, 'amount', 422),
      json({}, 403),
    ];
    const platform = wire(({ index }) => (index === 0 ? json(FLAT) : (answers[index - 1] ?? wrong())));
    const client = clientOf(platform);
    const challenge = await challenged(client, orderOf());
    const told: unknown[] = [];
    for (let time = 0; time < 5; time++) {
      const { kind, code, fields } = await rejection(client.transfers.confirm(orderOf(), challenge, CODE));
      told.push([kind, code, fields.map(({ field }) => field).join()]);
    }
    assert.deepEqual(told, [
      ['refused', '20002', ''],
      ['validation', '10001', 'beneficiary.account.code'],
      ['validation', '20005', 'amount'],
      ['forbidden', undefined, ''],
      ['refused', 'wrong-code', ''],
    ]);
  });
});

describe('A transfer that is refused', () => {
  const CODES = [10001, 10002, 20001, 20002, 20003, 20004, 20005, 20006, 20009, 20010, 20011, 20012, 21001, 21002];

  it('says why, by every code of the reference, whether a number or text, with a field or without', async () => {
    for (const code of CODES)
      for (const given of [code, String(code)])
        for (const field of ['', 'amount', 'beneficiary.account.number']) {
          const error = await rejection(clientOf(wire(() => fault(given, field))).transfers.start(orderOf()));
          assert.equal(error.code, String(code));
          assert.equal(error.kind, field ? 'validation' : 'refused');
          assert.deepEqual(
            error.fields.map((each) => [each.field, each.code]),
            field ? [[field, String(code)]] : [],
          );
          assert.notInclude(error.message, String(code));
        }
  });
});

describe('A transfer of which nobody knows', () => {
  const lost: Readonly<Record<string, (request: Sent) => Response | Promise<Response>>> = {
    'a lost connection': () => Promise.reject(new TypeError('Failed to fetch')),
    'a cut answer': () => cut(),
    'a cut refusal': () => cut(400),
    ...Object.fromEntries([408, 421, 500, 502, 503, 504].map((status) => [status, () => json({}, status)])),
    'an answer of another kind': () => json({ ok: true }),
  };

  async function assertNotSentAgain(kit?: typeof Kit): Promise<void> {
    for (const [name, answer] of Object.entries(lost))
      for (const step of ['start', 'confirm'] as const) {
        const platform = wire((request) => (step === 'confirm' && request.index === 0 ? json(FLAT) : answer(request)));
        const client = bank(platform.fetch, kit);
        const error = await rejection(
          step === 'start'
            ? client.transfers.start(orderOf())
            : client.transfers.confirm(orderOf(), await challenged(client, orderOf()), CODE),
        );
        assert.equal(error.kind, 'unknown-outcome', `${step} after ${name}`);
        assert.equal(platform.sent.filter(isPost).length, step === 'start' ? 1 : 2, `${step} after ${name}`);
      }
  }
  it('is told as unknown, and not sent again', () => assertNotSentAgain());
  it('the test would notice a client that sends it again', async () => {
    const kit = await movingTwin({
      '/src/api/banking-v2/write.ts': [
        ['const written = await http.write', 'const send = () => http.write'],
        ['}, shape);', '}, shape); const written = await send().catch(() => send());'],
      ],
    });
    await assertNotices(() => assertNotSentAgain(kit));
  });

  it('is sent once more after a 401 only, with the same bytes', async () => {
    let token = 0;
    const platform = wire(({ index }) => (index === 0 ? json({}, 401) : json(listed())));
    await clientOf(platform, { getToken: () => `token-${++token}` }).transfers.start(orderOf());
    assert.equal(new Set(bodies(platform)).size, 1);
    assert.equal(platform.count(), 2);
  });
});

describe('Looking for a transfer over Banking v2', () => {
  const page = (list: readonly unknown[], has_more = false): Response => json({ list, meta: { has_more } });
  const find = async (platform: Wire, order = orderOf(), ids: readonly string[] = ['old']): Promise<string> => {
    const finding = await clientOf(platform).transfers.find(order, { ids });
    return finding.step === 'found' ? finding.transaction.id : `(${finding.step})`;
  };

  it('reads the newest of all bookings, and finds it by what the payee gets, not by what was reserved', async () => {
    const platform = wire(() => page([listed(), listed({ id: 'old' })]));
    assert.equal(await find(platform), 'B1bOejiwkH');
    const { pathname, searchParams } = new URL(platform.sent[0]?.url ?? '');
    assert.equal(pathname, '/v2/transactions');
    assert.deepEqual(Object.fromEntries(searchParams), {
      'meta[sort_by]': 'createdAt',
      'meta[sort_type]': 'DESC',
      'meta[limit]': '100',
    });
    assert.deepInclude(await clientOf(platform).transfers.find(orderOf(), { ids: ['old'] }), { step: 'found' });
  });

  it('knows both shapes of a wallet, a British payee, an own account and one whose number is not shown', async () => {
    const real = { object: 'wallet', id: 'rkG3La0NkS', pending: { id: 'pending-1' }, requisites: null };
    const cases: readonly (readonly [object, Partial<TransferOrder>?])[] = [
      [{ source: real }],
      [{ target: { object: 'payment-account', holder: 'DUBUQUE LLC' } }],
      [{ target: { object: 'payment-account', truncated_identifier: '31926819' } }, { payee: BRITISH }],
      [{ target: { object: 'wallet', id: 'p', real: { id: 'wallet+2/=' } } }, { payee: SAVINGS }],
    ];
    for (const [more, order] of cases)
      assert.equal(
        await find(
          wire(() => page([listed({ ...more })])),
          orderOf(order),
        ),
        'B1bOejiwkH',
        JSON.stringify(more),
      );
  });

  async function assertNeedsPayee(kit?: typeof Kit): Promise<void> {
    for (const [target, step] of [
      [{ object: 'payment-account', truncated_identifier: 'SE45500000******57466' }, 'absent'],
      [{ object: 'payment-account', holder: 'Somebody Else' }, 'absent'],
      [{ object: 'wallet', id: 'another' }, 'unknowable'],
      [{}, 'unknowable'],
    ] as const) {
      const client = bank(wire(() => page([listed({ target })])).fetch, kit);
      assert.equal((await client.transfers.find(orderOf(), { ids: [] })).step, step, JSON.stringify(target));
    }
  }
  it('takes no booking to somebody else for ours, nor one that shows nobody', () => assertNeedsPayee());
  it('the test would notice a client that does not look at the payee', async () => {
    const kit = await movingTwin({
      '/src/domain/transfer-match.ts': [['fitsPayee(order.payee, to)', "'yes'"]],
    });
    await assertNotices(() => assertNeedsPayee(kit));
  });

  const others = (from: number): unknown[] =>
    Array.from({ length: 100 }, (_, at) =>
      listed({
        id: `other-${from + at}`,
        created_at: new Date(Date.UTC(2031, 5, 19) - (from + at) * 1000).toISOString(),
        target_amount: 5,
      }),
    );

  it('reads on until something that was there before, and no further', async () => {
    const pages = [others(0), [...others(100), listed({ id: 'ours' })], [listed({ id: 'old' })], [listed({ id: 'x' })]];
    const platform = wire(({ index }) => page(pages[index] ?? [], true));
    assert.equal(await find(platform), 'ours');
    assert.equal(platform.count(), 3);
    const none = wire(() => page(others(0).slice(1)));
    assert.equal(await find(none, orderOf(), []), '(absent)');
    assert.equal(none.count(), 1, 'there is no more');
  });

  async function assertNeverAbsent(kit?: typeof Kit): Promise<void> {
    const atOnce = Array.from({ length: 100 }, (_, at) => listed({ id: `other-${at}`, target_amount: 5 }));
    const endless = ({ index }: { readonly index: number }): Response => page(others(index * 100), true);
    for (const [platform, calls] of [
      [wire(endless), 5],
      [wire(() => page(atOnce, true)), 2],
    ] as const) {
      const found = await bank(platform.fetch, kit).transfers.find(orderOf(), { ids: ['old'] });
      assert.equal(found.step, 'unknowable');
      assert.equal(platform.count(), calls);
    }
  }
  it('says of none that it is absent where it did not get as far as to something that was there before', () =>
    assertNeverAbsent());
  it('the test would notice a client that says so', async () => {
    const kit = await movingTwin({ '/src/api/banking-v2/bookings.ts': [['"absent" && !isWhole', '"never"']] });
    await assertNotices(() => assertNeverAbsent(kit));
  });

  it('can be given up, and says when it could not look', async () => {
    const given = new AbortController();
    given.abort();
    const { transfers } = clientOf(wire(() => page([])));
    const error = await rejection(transfers.find(orderOf(), { ids: [] }, { signal: given.signal }));
    assert.equal(error.kind, 'cancelled');
    const refused = clientOf(wire(() => json({}, 403))).transfers.find(orderOf(), { ids: [] });
    assert.equal((await rejection(refused)).kind, 'forbidden');
    assert.instanceOf(await rejection(refused), GiroError);
  });
});
