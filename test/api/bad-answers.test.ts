import { assert } from 'chai';
import { toCard } from '../../src/api/cards-v3/map.js';
import type { WireCard } from '../../src/api/cards-v3/schema.js';
import { GiroError, type GiroClient } from '../../src/api/index.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, clientOf, examples, json, pick, rejection, seeded, wire, wireCard } from './support.js';

const TYPES = { 'content-type': 'application/json' };
const respond = (body: BodyInit | null, headers: Readonly<Record<string, string>> = TYPES): Response =>
  new Response(body, { status: 200, headers });

/** Forty answers with status 200 that are not a card; the second of each pair is where it goes wrong. */
const BODIES: readonly (readonly [make: () => Response, place: string])[] = [
  ...[
    '{',
    '{"id":"a"',
    '[{]',
    'undefined',
    "{'id':'a'}",
    '{"id":"a",}',
    'id=a',
    '\ufeff\ufeff{"id":"a"}',
    '{"id":01}',
    '\0',
  ].map((text) => [() => respond(text), 'its JSON'] as const),
  [() => respond(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])), 'its JSON'],
  [() => respond(new Uint8Array([0x80, 0x81])), 'its JSON'],
  ...['<!doctype html><title>Sign in to the network</title>', '{"id":"a"}', 'ok'].flatMap((text) =>
    [
      'text/html',
      'text/html; charset=utf-8',
      'text/plain',
      'application/xml',
      'application/octet-stream',
      'application/jsonp',
    ].map((type) => [() => respond(text, { 'content-type': type }), 'its content type'] as const),
  ),
  ...['', ' ', '\r\n'].map((text) => [() => respond(text), 'its root'] as const),
  [() => new Response(null, { status: 204 }), 'its root'],
  ...['null', 'true', '1', '"a"', '[]', '[{"id":"a"}]', '9999999999999999'].map(
    (text) => [() => respond(text), 'its root'] as const,
  ),
  ...[
    '{}',
    '{"id":null}',
    '{"id":""}',
    '{"id":1}',
    '{"id":["a"]}',
    '{"ID":"a"}',
    '{"__proto__":{"id":"a"}}',
    '{"card":{"id":"a"}}',
  ].map((text) => [() => respond(text), 'id'] as const),
  [() => respond('{"id":"a","status":5}'), 'status'],
  [() => respond('{"id":"a","display_name":{}}'), 'display_name'],
  [() => respond('{"id":"a","exp_month":[]}'), 'exp_month'],
];

describe('An answer that is not what the reference says', () => {
  async function assertToldApart(read: (client: GiroClient) => Promise<unknown>): Promise<void> {
    for (const [make, place] of BODIES) {
      const error = await rejection(read(clientOf(wire(make))));
      assert.equal(error.kind, 'bad-answer');
      assert.match(error.message, new RegExp(`cards\\.get: the answer is not what the reference says at ${place}\\.$`));
    }
  }

  it('is told with its place and never crashes anything', async () => {
    assert.isAtLeast(BODIES.length, 40);
    await assertToldApart(({ cards }) => cards.get('card-1'));
  });

  it('the test would notice a client that takes any body', async () => {
    await assertNotices(() => assertToldApart(() => Promise.resolve({ id: '' })));
  });

  it('names the place inside a list, never the value', async () => {
    for (const [body, place] of [
      [{ data: [wireCard(), { ...wireCard(), id: 987654321 }] }, 'data[1].id'],
      [{ data: [{ ...wireCard(), last4: { secret: '987654321' } }] }, 'data[0].last4'],
      [{ data: { secret: '987654321' } }, 'data'],
      [{ data: [], has_more: '987654321' }, 'has_more'],
      [[wireCard(), '987654321'], '[1]'],
    ] as const) {
      const error = await rejection(clientOf(wire(() => json(body))).cards.list());
      assert.equal(error.kind, 'bad-answer');
      assert.isTrue(error.message.endsWith(`at ${place}.`), error.message);
      assert.notInclude(`${error.message} ${String(error.cause)}`, '987654321');
    }
  });

  it('carries the platform’s request id', async () => {
    const platform = wire(() => json('{}', 200, { 'x-request-id': 'req-1' }));
    assert.include(await rejection(clientOf(platform).cards.get('x')), { requestId: 'req-1', status: 200 });
  });

  it('may begin with a byte order mark, may have no type, and may have a JSON type with a suffix', async () => {
    for (const response of [
      () => respond(new Blob([new Uint8Array([0xef, 0xbb, 0xbf]), '{"id":"a"}'])),
      () => respond(new Blob(['{"id":"a"}']), {}),
      () => respond('{"id":"a"}', { 'content-type': 'application/problem+json; charset=utf-8' }),
      () => respond('{"id":"a"}', { 'content-type': 'Application/JSON;charset=UTF-8' }),
    ])
      assert.equal((await clientOf(wire(response)).cards.get('a')).id, 'a');
  });

  it('cannot make the client crash by being nested a hundred thousand times', async () => {
    const deep = `{"id":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    for (const call of [
      (client: GiroClient) => client.cards.get('a'),
      (client: GiroClient) => client.cards.freeze('a'),
    ]) {
      const outcome = await call(clientOf(wire(() => respond(deep)))).catch((error: unknown) => error);
      assert.isTrue(outcome instanceof GiroError || typeof outcome === 'object');
    }
  });

  it('to a write leaves its outcome unknown', async () => {
    for (const [make] of BODIES) {
      const { status } = make();
      const empty = status === 204 || (await make().text()).trim() === '';
      if (empty) continue;
      assert.equal((await rejection(clientOf(wire(make)).cards.freeze('a'))).kind, 'unknown-outcome');
    }
  });

  it('that is no answer of `fetch` at all is a lost one', async () => {
    for (const nothing of [undefined, null, {}, 'text', { status: 200, headers: new Headers() }]) {
      const slow = clientOf(wire(() => nothing as unknown as Response));
      assert.equal((await rejection(slow.cards.freeze('a'))).kind, 'unknown-outcome');
    }
  });
});

describe('The reference’s examples, damaged at random', () => {
  const JUNK: readonly unknown[] = [
    null,
    undefined,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    '',
    'x',
    '�',
    '__proto__',
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    { id: { id: 'x' } },
    'a'.repeat(10_000),
  ];

  /** Deletes or replaces one to three places of a value. */
  function damaged(random: () => number, value: unknown): unknown {
    let result: unknown = structuredClone(value);
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
      const places: { holder: Record<string, unknown>; key: string }[] = [];
      const walk = (holder: unknown): void => {
        if (typeof holder !== 'object' || holder === null) return;
        for (const key of Object.keys(holder)) {
          places.push({ holder: holder as Record<string, unknown>, key });
          walk((holder as Record<string, unknown>)[key]);
        }
      };
      walk(result);
      if (places.length === 0 || random() < 0.03) result = pick(random, JUNK);
      else {
        const { holder, key } = pick(random, places);
        if (random() < 0.4 && !Array.isArray(holder)) Reflect.deleteProperty(holder, key);
        else holder[key] = structuredClone(pick(random, JUNK));
      }
    }
    return result;
  }

  type Read = (body: unknown, status: number) => Promise<unknown>;
  const reads: readonly Read[] = [
    (body, status) => clientOf(wire(() => json(body ?? null, status))).cards.get('x'),
    (body, status) => clientOf(wire(() => json(body ?? null, status))).cards.list({ accountId: 'x' }),
    (body, status) => clientOf(wire(() => json(body ?? null, status))).cards.freeze('x'),
    (body, status) => clientOf(wire(() => json(body ?? null, status))).cards.unfreeze('x'),
    (body, status) =>
      clientOf(wire(() => json(body ?? null, status))).consents.start('x', { returnUrl: location.href }),
    (body, status) =>
      clientOf(
        wire(() => json(body ?? null, status)),
        { cardsApi: 'banking-v2' },
      ).cards.get('x'),
    (body, status) =>
      clientOf(
        wire(() => json(body ?? null, status)),
        { cardsApi: 'banking-v2' },
      ).cards.list(),
  ];

  async function assertOnlyGiroErrors(calls: readonly Read[]): Promise<void> {
    const all = [...(await examples('cards-v3')), ...(await examples('banking-v2'))].filter(
      ({ kind }) => kind === 'response',
    );
    for (let seed = 0; seed < runs(5_000); seed++) {
      const random = seeded(seed);
      const { body, status } = pick(random, all);
      const mutated = damaged(random, body);
      for (const call of calls) {
        try {
          await call(mutated, status);
        } catch (error) {
          assert.instanceOf(error, GiroError, `seed ${seed}: ${String(error)}`);
          assert.isUndefined(
            error.cause instanceof Error ? error.cause : undefined,
            `seed ${seed}: a programming fault`,
          );
        }
      }
    }
  }

  it('never make a call end in anything but a card or a `GiroError`', async function () {
    this.timeout(60_000); // thousands of calls, on a machine that does other things too
    await assertOnlyGiroErrors(reads);
  });

  it('the test would notice a client that maps without checking', async () => {
    await assertNotices(() => assertOnlyGiroErrors([(body) => Promise.resolve().then(() => toCard(body as WireCard))]));
  });
});

describe('What the platform says is wrong', () => {
  const failed = (body: unknown, status = 400, headers = {}): Promise<GiroError> =>
    rejection(clientOf(wire(() => json(body, status, headers))).cards.freeze('x'));

  it('is read from Banking v2’s list, with fields, and codes as text', async () => {
    const error = await failed({
      errors: [
        { field: 'a.b', message: 'Required', code: 10002 },
        { field: '', message: 'No field' },
        { field: 'c', message: 'Wrong', code: '10001' },
      ],
    });
    assert.include(error, { kind: 'validation', code: '10002', status: 400 });
    assert.deepEqual(error.fields, [
      { field: 'a.b', message: 'Required', code: '10002' },
      { field: 'c', message: 'Wrong', code: '10001' },
    ]);
  });

  it('is a refusal with a code where no field is named', async () => {
    for (const status of [400, 409, 422]) {
      const error = await failed({ errors: [{ message: 'no', code: 20005 }] }, status);
      assert.include(error, { kind: 'refused', code: '20005' });
      assert.deepEqual(error.fields, []);
    }
    assert.equal((await failed({ message: 'no' })).kind, 'refused');
  });

  it('is read from Acquiring v1’s phrase', async () => {
    assert.include(await failed({ status: 400, type: 'malformed content', error: 'card expired', content: {} }), {
      kind: 'refused',
      code: 'card expired',
    });
  });

  it('is read as the reference shows it', async () => {
    const kinds: Readonly<Record<number, string>> = { 400: 'validation', 401: 'unauthorized', 404: 'not-found' };
    const faults = (await examples('banking-v2')).filter(({ status }) => status in kinds);
    assert.lengthOf(faults, 3);
    for (const { body, status } of faults)
      assert.equal((await rejection(clientOf(wire(() => json(body, status))).cards.get('x'))).kind, kinds[status]);
  });

  it('carries status and request id, and fields only when fields were refused', async () => {
    const body = { errors: [{ field: 'id', message: 'x', code: 1 }] };
    for (const [status, kind] of [
      [403, 'forbidden'],
      [404, 'not-found'],
      [410, 'not-found'],
      [409, 'refused'],
      [412, 'refused'],
      [429, 'rate-limited'],
      [422, 'validation'],
    ] as const) {
      const error = await failed(body, status, { 'x-request-id': 'req-7' });
      assert.include(error, { kind, status, requestId: 'req-7', code: '1' });
      assert.lengthOf(error.fields, kind === 'validation' ? 1 : 0);
    }
  });

  it('may be anything at all', async () => {
    for (const body of [
      '',
      '<html>',
      'null',
      '[]',
      '{"errors":5}',
      '{"errors":[null]}',
      '{"errors":["Sort code"]}',
      '{"error":{}}',
      '{"__proto__":{"error":"x"}}',
    ]) {
      const error = await failed(body);
      assert.include(error, { kind: 'refused', status: 400, code: undefined });
    }
  });

  it('is cut where it is long, and is not part of the message', async () => {
    const error = await failed({
      errors: [{ field: 'f'.repeat(5_000), message: 'm'.repeat(5_000), code: 'c'.repeat(5_000) }],
    });
    assert.isAtMost(error.code?.length ?? 0, 300);
    assert.isAtMost((error.fields[0]?.field.length ?? 0) + (error.fields[0]?.message.length ?? 0), 600);
    assert.isBelow(error.message.length, 200);
  });
});
