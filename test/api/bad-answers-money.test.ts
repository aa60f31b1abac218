import { assert } from 'chai';
import { toTransaction } from '../../src/api/banking-v2/transactions.js';
import type { WireTransaction } from '../../src/api/banking-v2/schema.js';
import { GiroError, type GiroClient } from '../../src/api/index.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, clientOf, json, pick, rejection, seeded, wire, type Example } from './support.js';

// Reliability 99 and 100 for what is read about money: no answer makes a call end in anything but facts or a `GiroError`.

const ORDER = { accountIds: ['w'], from: '2031-01-01', to: '2031-01-31', timeZone: 'UTC', corporationId: 'c' } as const;

interface Read {
  /** As the reference names it; `corporations/current` where it is asked for on the way. */
  readonly endpoint: string;
  readonly call: (client: GiroClient) => Promise<unknown>;
}

const READS: Readonly<Record<string, Read>> = {
  'accounts.list': { endpoint: 'GET /v2/corporations/:id/wallets', call: ({ accounts }) => accounts.list() },
  'accounts.get': { endpoint: 'GET /v2/corporations/:id/wallets/:walletId', call: ({ accounts }) => accounts.get('w') },
  'accounts.payInDetails': {
    endpoint: 'GET /v2/corporations/:id/wallets/:walletId',
    call: ({ accounts }) => accounts.payInDetails('w'),
  },
  corporation: { endpoint: 'GET /v2/corporations/current', call: ({ accounts }) => accounts.list() },
  'transactions.list': {
    endpoint: 'GET /v2/transactions',
    call: ({ transactions }) => transactions.list({ accountId: 'w', status: 0, direction: 'incoming' }),
  },
  'transactions.get': { endpoint: 'GET /v2/transactions/:id', call: ({ transactions }) => transactions.get('t') },
  'statements.pdf': { endpoint: 'GET /v2/reports/statement/pdf', call: ({ statements }) => statements.pdf(ORDER) },
  'statements.csv': { endpoint: 'GET /v2/reports/statement/csv', call: ({ statements }) => statements.csv(ORDER) },
  'beneficiaries.list': { endpoint: 'GET /v2/beneficiaries', call: ({ beneficiaries }) => beneficiaries.list() },
};

/** Makes one call, of which one answer is this; others on the way are as they should be. */
function readWith({ call, endpoint }: Read, answer: () => Response): Promise<unknown> {
  const platform = wire(({ url }) => {
    const isCorporation = url.endsWith('/corporations/current');
    if (isCorporation === endpoint.endsWith('/corporations/current')) return answer();
    return isCorporation ? json({ id: 'c', name: 'Exempel AB' }) : json([]);
  });
  return call(clientOf(platform));
}

const TYPES = ['application/json', 'text/html', 'text/plain', 'application/xml'] as const;

/** Forty answers with status 200 that nobody can make anything of: what is no JSON, and what is JSON of another kind. */
const BODIES: readonly (readonly [text: string, type: string])[] = [
  ...[
    '<!doctype html><title>Sign in to the network</title>',
    '{',
    '[{',
    'undefined',
    "{'id':'a'}",
    '[{"id":"a",}]',
    '\0',
  ].flatMap((text) => TYPES.map((type) => [text, type] as const)),
  ...['', ' ', 'null', 'true', '1', '"a"', '9999999999999999', '[[]]', '[null]', '["a"]', '[1]', '{"list":{}}'].map(
    (text) => [text, 'application/json'] as const,
  ),
];

const JUNK: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, '', 'x', '\ufffd', '__proto__', 'NEW-STATUS', 'eur', 'ZZZ', '2031-13-45'],
  ...[[], {}, [[]], [null], { length: 1 }, { id: { id: 'x' } }, '9'.repeat(40), 'a'.repeat(10_000)],
];

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** Takes away or replaces one to three places of a value. */
function damaged(random: () => number, value: unknown): unknown {
  const root = { value: structuredClone(value) };
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const { holder, key } = pick(random, placesIn(root));
    if (random() < 0.4 && !Array.isArray(holder) && holder !== (root as object)) Reflect.deleteProperty(holder, key);
    else holder[key] = structuredClone(pick(random, JUNK));
  }
  return root.value;
}

const load = async (): Promise<readonly Example[]> =>
  (await (await fetch(new URL('../fixtures/banking-v2-accounts.json', import.meta.url))).json()) as readonly Example[];

/** Amounts in whatever a call answered. */
function amountsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'amount' in value && 'currency' in value && typeof value.amount !== 'object' ? [value.amount] : [];
  return [...own, ...Object.values(value).flatMap(amountsIn)];
}

describe('An answer about money that is not what the reference says', () => {
  for (const [name, read] of Object.entries(READS))
    it(`is told as such, whatever it is (${name}, ${String(BODIES.length)} answers)`, async () => {
      for (const [text, type] of BODIES) {
        const answer = () => new Response(text, { status: 200, headers: { 'content-type': type } });
        const error = await rejection(readWith(read, answer));
        assert.equal(error.kind, 'bad-answer', `${type}: ${text}`);
        if (text.trim().length > 4) assert.notInclude(error.message, text);
      }
    });

  type Call = (read: Read, answer: () => Response) => Promise<unknown>;
  async function assertOnlyGiroErrors(call: Call, figure: number): Promise<void> {
    const all = await load();
    let answered = 0;
    for (const [name, read] of Object.entries(READS)) {
      const example = all.find(({ endpoint, kind }) => endpoint === read.endpoint && kind === 'response');
      assert.exists(example, name);
      for (let seed = 0; seed < figure; seed++) {
        const body = damaged(seeded(seed), example.body);
        try {
          const facts = await call(read, () => json(body ?? null));
          answered++;
          for (const amount of amountsIn(facts)) assert.typeOf(amount, 'bigint', `${name}, seed ${seed}`);
        } catch (error) {
          assert.instanceOf(error, GiroError, `${name}, seed ${seed}: ${String(error)}`);
          assert.equal(error.kind, 'bad-answer', `${name}, seed ${seed}`);
          assert.notInstanceOf(error.cause, Error, `${name}, seed ${seed}: a programming fault`);
        }
      }
    }
    assert.isAbove(answered, figure, 'most damage is harmless');
  }

  it('never makes a call end in anything but facts, with exact amounts, or a `GiroError`', async () => {
    await assertOnlyGiroErrors(readWith, runs(2000));
  });

  it('the test would notice a client that maps without checking', async () => {
    await assertNotices(() =>
      assertOnlyGiroErrors(async (_, answer) => toTransaction((await answer().json()) as WireTransaction, 'w'), 50),
    );
  });
});
