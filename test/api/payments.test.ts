import { assert } from 'chai';
import type { TransferOrder } from '../../src/domain/transfer.js';
import type { GiroClient, GiroClientOptions } from '../../src/api/index.js';
import type * as Kit from '../../src/api/index.js';
import type { Edits } from '../internal/twin.js';
import { assertNotices, clientOf, cut, json, rejection, wire, type Wire } from './support.js';
import { BRITISH, movingTwin, orderOf, payment, SAVINGS } from './transfer-orders.js';

const REQUEST = '6f2c7f0e-3b0a-4d5e-9a53-0f4a5f0f2c11';
const CONSENT = {
  consent: { id: 'consent-1', status: 'pending', scope: ['make_payment'], expires_at: '2031-06-19T12:35:40.000Z' },
};
const CHALLENGE = {
  kind: 'consent',
  consentId: 'consent-1',
  scope: ['make_payment'],
  expiresAt: '2031-06-19T12:35:40.000Z',
} as const;

const order = (more: Partial<TransferOrder> = {}): TransferOrder =>
  orderOf({ source: { api: 'v3', accountId: 'account-1', currency: 'EUR' }, ...more });

const v3 = ({ fetch }: Pick<Wire, 'fetch'>, more: GiroClientOptions = {}, kit?: typeof Kit): GiroClient =>
  kit?.createClient({ cardsUrl: 'https://platform.example/v3', getToken: () => 'token', fetch, ...more }) ??
  clientOf({ fetch }, more);
const paths = ({ sent }: Wire): string[] => sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
const bodies = ({ sent }: Wire): unknown[] => sent.map(({ body }) => JSON.parse(body ?? '') as unknown);

describe('A payment over Cards v3', () => {
  it('is chosen by the account, and asked as the developer site shows', async () => {
    const platform = wire(() => json(payment()));
    const act = await clientOf(platform).transfers.start(order());
    assert.deepEqual(paths(platform), ['POST /v3/transactions/pay']);
    assert.equal(platform.sent[0]?.headers.get('authorization'), 'Bearer token');
    assert.deepEqual(bodies(platform), [
      {
        request_id: REQUEST,
        account_id: 'account-1',
        amount: 1000,
        currency: 'EUR',
        reference: 'donation',
        counterparty: {
          name: 'DuBuque LLC',
          account_details: { type: 'iban', iban: 'SE3397700000010000000025', bic: 'FTCSSESS' },
        },
      },
    ]);
    assert.deepEqual(act, {
      done: true,
      value: {
        id: '0d3d8f9e-59b1-4a8c-8c54-3e8f6f4f9a10',
        createdAt: '2031-06-19T12:30:40.000Z',
        direction: 'outgoing',
        typeName: 'pay',
        amount: { amount: 1000n, currency: 'EUR' },
        original: undefined,
        exchangeRate: undefined,
        counterparty: 'DuBuque LLC',
        status: 'processing',
        counterpartyAccount: 'SE3397700000010000000025',
        accountIds: ['account-1'],
      },
    });
  });

  it('to an own account is a move, with its id alone', async () => {
    const platform = wire(() => json(payment({ type: 'move', counterparty: { account_id: 'wallet+2/=' } })));
    const act = await clientOf(platform).transfers.start(order({ payee: SAVINGS }));
    assert.deepEqual(paths(platform), ['POST /v3/transactions/move']);
    assert.deepInclude(bodies(platform)[0] as object, {
      request_id: REQUEST,
      counterparty: { account_id: 'wallet+2/=' },
    });
    if (!act.done) throw new Error('a consent was asked for');
    assert.deepEqual(act.value.accountIds, ['account-1', 'wallet+2/=']);
  });

  it('sends nothing for what Cards v3 does not offer', async () => {
    const platform = wire(() => json(payment()));
    const { conversions, transfers } = clientOf(platform);
    const { source } = order();
    for (const call of [
      transfers.start(order({ payee: BRITISH })),
      transfers.start(order({ requestId: '' })),
      transfers.start(order({ money: { amount: 0n, currency: 'EUR' } })),
      transfers.start(order({ source: { ...source, api: 'v4' as 'v3' } })),
      transfers.confirm(order(), { lifetime: 300 }, '045657'),
      conversions.create({ source, money: { amount: 200n, currency: 'USD' }, requestId: REQUEST }),
      conversions.find({ source, money: { amount: 200n, currency: 'USD' }, requestId: REQUEST }, { ids: [] }),
    ])
      assert.equal((await rejection(call)).kind, 'usage');
    assert.equal(platform.count(), 0);
  });

  async function assertSameCall(kit?: typeof Kit): Promise<void> {
    const platform = wire(({ index }) => (index < 2 ? json(CONSENT, 412) : json(payment())));
    const { transfers } = v3(platform, {}, kit);
    const waiting = { done: false, challenge: CHALLENGE } as const;
    assert.deepEqual(await transfers.start(order()), waiting);
    assert.deepEqual(await transfers.start(order()), waiting, 'not approved');
    assert.isTrue((await transfers.start(order())).done);
    assert.equal(new Set(platform.sent.map(({ body }) => body)).size, 1);
  }
  it('may need a consent, and is the identical call afterwards, to the byte', () => assertSameCall());
  it('the test would notice a client that names each call anew', async () => {
    const kit = await movingTwin({
      '/src/api/cards-v3/payments.ts': [['request_id: requestId', 'request_id: requestId + Math.random()']],
    });
    await assertNotices(() => assertSameCall(kit));
  });

  it('is refused with the platform’s own reasons', async () => {
    const refused = (status: number) =>
      rejection(
        clientOf(
          wire(() => json({ errors: [{ field: 'amount', message: 'No', code: 20002 }] }, status)),
        ).transfers.start(order()),
      );
    assert.deepInclude(await refused(422), { kind: 'validation', code: '20002' });
    assert.deepInclude(await refused(403), { kind: 'forbidden', code: '20002' });
    assert.deepInclude(await refused(402), { kind: 'refused', code: '20002' });
  });

  async function assertUnknown(kit?: typeof Kit): Promise<void> {
    const answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => cut(),
      ...[408, 409, 421, 500, 503].map((status) => () => json({}, status)),
      ...[{}, { ...payment(), id: '' }, { token: 'token' }, { data: [payment()] }].map((body) => () => json(body)),
    ];
    for (const answer of answers) {
      const platform = wire(answer);
      assert.equal(
        (await rejection(v3(platform, { dedupe: true }, kit).transfers.start(order()))).kind,
        'unknown-outcome',
      );
      assert.equal(platform.count(), 1);
    }
  }
  it('of which nobody knows, or which is still worked on, is told as unknown, and not sent again by itself', () =>
    assertUnknown());
  for (const [name, edits] of Object.entries({
    'takes "still worked on" for a refusal': {
      '/src/api/cards-v3/payments.ts': [['answer.status === STILL_PROCESSING', 'false']],
    },
    'sends it again because the platform de-duplicates': {
      '/src/api/cards-v3/payments.ts': [
        [
          'start: (order) => send("transfers.start", order)',
          'start: (order) => send("", order).catch(() => send("", order))',
        ],
      ],
    },
  } satisfies Record<string, Edits>))
    it(`the test would notice a client that ${name}`, async () => {
      const kit = await movingTwin(edits);
      await assertNotices(() => assertUnknown(kit));
    });
});

describe('Looking for a payment over Cards v3', () => {
  const before = { ids: [] };

  async function assertSendsNothing(kit?: typeof Kit): Promise<void> {
    for (const dedupe of [undefined, false]) {
      const platform = wire(() => json(payment()));
      assert.deepEqual(await v3(platform, { dedupe }, kit).transfers.find(order(), before), { step: 'unknowable' });
      assert.equal(platform.count(), 0);
    }
  }
  it('sends nothing where the host does not say that the platform de-duplicates', () => assertSendsNothing());
  it('the test would notice a client that repeats the call all the same', async () => {
    const kit = await movingTwin({
      '/src/api/cards-v3/payments.ts': [['if (dedupe !== true)', 'if (false)']],
    });
    await assertNotices(() => assertSendsNothing(kit));
  });

  it('repeats the identical call where it does', async () => {
    const platform = wire(({ index }) => (index === 0 ? json({}, 500) : json(payment())));
    const { transfers } = clientOf(platform, { dedupe: true });
    await rejection(transfers.start(order()));
    const finding = await transfers.find(order(), before);
    assert.deepInclude(finding, { step: 'found' });
    assert.equal(platform.sent[1]?.body, platform.sent[0]?.body);
  });

  it('says that it waits for a consent, is still worked on, was refused, or that nobody knows yet', async () => {
    const look = (body: unknown, status: number) =>
      clientOf(
        wire(() => json(body, status)),
        { dedupe: true },
      ).transfers.find(order(), before);
    assert.deepEqual(await look(CONSENT, 412), { step: 'not-carried-out' });
    assert.deepEqual(await look({}, 409), { step: 'unknowable' }, 'it is there, and may still be carried out');
    const errors = [{ field: '', message: 'No', code: 20002 }];
    assert.deepInclude(await rejection(look({ errors }, 400)), { kind: 'refused', code: '20002' });
    assert.equal((await rejection(look({}, 503))).kind, 'unknown-outcome');
  });

  it('sends nothing for a caller that has given up', async () => {
    const platform = wire(() => json(payment()));
    const { transfers } = clientOf(platform, { dedupe: true });
    const error = await rejection(transfers.find(order(), before, { signal: AbortSignal.abort() }));
    assert.equal(error.kind, 'cancelled');
    assert.equal(platform.count(), 0);
  });
});

describe('One payment of Cards v3', () => {
  const read = (body: unknown) =>
    clientOf(
      wire(() => json(body)),
      { paymentsApi: 'v3' },
    ).transactions.get('a+b/c=');

  it('is read by its id, over the API the host names', async () => {
    const platform = wire(() => json(payment()));
    await clientOf(platform, { paymentsApi: 'v3' }).transactions.get('a+b/c=');
    assert.deepEqual(paths(platform), ['GET /v3/transactions/a%2Bb%2Fc%3D']);
    const banking = wire(() => json({ list: [] }));
    await clientOf(banking, { paymentsApi: 'v3' }).transactions.list();
    assert.deepEqual(paths(banking), ['GET /v2/transactions'], 'only Banking v2 lists them');
  });

  it('is shown by the platform’s words, and as unknown by one that is new', async () => {
    for (const [word, status] of [
      ['pending', 'pending'],
      ['processing', 'processing'],
      ['completed', 'approved'],
      ['Declined', 'declined'],
      ['refunded', 'refunded'],
      ['on_the_moon', 'unknown'],
      ['constructor', 'unknown'],
      [null, 'unknown'],
      [undefined, 'unknown'],
    ] as const)
      assert.equal((await read(payment({ status: word }))).status, status, String(word));
  });

  it('says both amounts where they are of two currencies, exactly, and never a negative one', async () => {
    const text = JSON.stringify(payment({ exchange_rate: 10.5, payment_amount: 1, payment_currency: 'sek' }));
    const exact = await read(text.replace('"amount":1000', '"amount":-9007199254740993'));
    assert.deepInclude(exact, { exchangeRate: '10.5' });
    assert.deepEqual(exact.amount, { amount: 9007199254740993n, currency: 'EUR' });
    assert.deepEqual(exact.original, { amount: 1n, currency: 'SEK' });
    assert.isUndefined((await read(payment({ payment_amount: 1000, payment_currency: 'EUR' }))).original);
  });

  it('says which way the money went as far as its kind tells', async () => {
    for (const [type, direction] of [
      ['pay', 'outgoing'],
      ['move', 'outgoing'],
      ['payment_incoming', 'incoming'],
      ['refund', 'incoming'],
      ['other', 'unknown'],
      [null, 'unknown'],
    ] as const)
      assert.equal((await read(payment({ type }))).direction, direction, String(type));
  });

  it('without a name is told by its account', async () => {
    const counterparty = { account_details: { iban: 'SE3397700000010000000025' } };
    assert.equal((await read(payment({ counterparty }))).counterparty, 'SE3397700000010000000025');
    assert.isUndefined((await read(payment({ counterparty: null }))).counterparty);
  });
});
