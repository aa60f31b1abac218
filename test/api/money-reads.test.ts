import { assert } from 'chai';
import type { Page } from '../../src/api/client.types.js';
import type { Transaction } from '../../src/domain/transaction.js';
import { clientOf, json, rejection, silent, hurry, wire, type Sent, type Wire } from './support.js';

/** A Banking v2 of one corporation. */
const bank = (wallets: unknown, corporation: unknown = { id: 'Sy+W5/x', name: 'Example Company' }): Wire =>
  wire(({ url }) => json(url.endsWith('/corporations/current') ? corporation : wallets));

const paths = ({ sent }: Wire): string[] => sent.map(({ url }) => new URL(url).pathname);

const WALLET = {
  id: 'S1u5v7HGoG',
  amount: 1000,
  type: 'real',
  name: 'EUR SEPA Account',
  currency: 'EUR',
  payment_processor_adapter: 'Arkea',
  identity_id: 'ryx5vQHfiG',
  purpose: 'CARD',
  bank_address: {
    name: 'Example Bank',
    street: 'Example Street 1',
    postCode: '11156',
    city: 'Exampletown',
    country: 'Sweden',
  },
  wallet_requisites: [{ id: 'x', number: 'SE45 5000 0000 0583 9825 7466', code: 'EXMPSESS', type: 'sepa' }],
};

describe('Accounts of Banking v2', () => {
  it('are the wallets of the person’s corporation, which is asked for once', async () => {
    const platform = bank([WALLET]);
    const { accounts } = clientOf(platform);
    const [first] = await Promise.all([accounts.list(), accounts.list()]);
    await accounts.list();
    assert.deepEqual(first, [
      {
        id: 'S1u5v7HGoG',
        api: 'banking-v2',
        name: 'EUR SEPA Account',
        currency: 'EUR',
        available: { amount: 1000n, currency: 'EUR' },
        reserved: undefined,
        pendingId: undefined,
        adapter: 'Arkea',
        identityId: 'ryx5vQHfiG',
        purpose: 'CARD',
        payIn: [
          {
            kind: 'iban',
            number: 'SE4550000000058398257466',
            code: 'EXMPSESS',
            rail: 'sepa',
            beneficiary: 'Example Company',
            bank: 'Example Bank',
            bankAddress: ['Example Street 1', '11156 Exampletown', 'Sweden'],
          },
        ],
      },
    ]);
    assert.deepEqual(paths(platform), [
      '/v2/corporations/current',
      '/v2/corporations/Sy%2BW5%2Fx/wallets',
      '/v2/corporations/Sy%2BW5%2Fx/wallets',
      '/v2/corporations/Sy%2BW5%2Fx/wallets',
    ]);
  });

  it('have what is reserved, whichever of the two wallets names the other', async () => {
    const pending = { id: 'p', amount: 250, type: 'pending', currency: 'EUR' };
    for (const wallets of [
      [{ ...WALLET, pending: { id: 'p', amount: 250 } }],
      [{ ...WALLET, pending: { id: 'p' } }, pending],
      [{ ...pending, real: { id: WALLET.id } }, WALLET],
    ]) {
      const list = await clientOf(bank(wallets)).accounts.list();
      assert.lengthOf(list, 1);
      assert.deepInclude(list[0], { pendingId: 'p', reserved: { amount: 250n, currency: 'EUR' } });
    }
    const [bare] = await clientOf(bank([{ ...WALLET, pending: {} }])).accounts.list();
    assert.deepInclude(bare, { pendingId: undefined, reserved: undefined });
  });

  it('are read one by one, where requisites have another name', async () => {
    const { wallet_requisites: requisites, ...rest } = WALLET;
    const platform = bank({
      ...rest,
      requisites: [...requisites, {}, { number: '12345678', code: '123456', type: 'uk-local' }],
    });
    const { accounts } = clientOf(platform);
    assert.equal((await accounts.get('a/b')).id, WALLET.id);
    assert.deepEqual(
      (await accounts.payInDetails('a/b')).map(({ kind, number }) => [kind, number]),
      [
        ['iban', 'SE4550000000058398257466'],
        ['uk-local', '12345678'],
      ],
    );
    assert.equal(paths(platform)[1], '/v2/corporations/Sy%2BW5%2Fx/wallets/a%2Fb');
  });

  it('are exact to the last of sixteen digits', async () => {
    const platform = wire(({ url }) =>
      json(
        url.endsWith('current')
          ? { id: 'c' }
          : JSON.stringify([WALLET]).replace('"amount":1000', '"amount":9007199254740993'),
      ),
    );
    assert.equal((await clientOf(platform).accounts.list())[0]?.available?.amount, 9_007_199_254_740_993n);
  });

  it('can be given up while the corporation is asked for, which another reader still gets', async () => {
    let answer: (response: Response) => void = () => undefined;
    const platform = wire(({ url }) =>
      url.endsWith('current') ? new Promise((resolve) => (answer = resolve)) : json([WALLET]),
    );
    const { accounts } = clientOf(platform);
    const controller = new AbortController();
    const given = accounts.list({ signal: controller.signal });
    const kept = accounts.list();
    while (platform.count() === 0) await new Promise((resolve) => setTimeout(resolve));
    controller.abort();
    assert.equal((await rejection(given)).kind, 'cancelled');
    answer(json({ id: 'c' }));
    assert.lengthOf(await kept, 1);
  });

  it('ask for the corporation again after it could not be had', async () => {
    const platform = wire(({ index, url }) =>
      index === 0 ? json({}, 403) : json(url.endsWith('current') ? { id: 'c' } : []),
    );
    const { accounts } = clientOf(platform);
    assert.equal((await rejection(accounts.list())).kind, 'forbidden');
    assert.isEmpty(await accounts.list());
  });
});

describe('Accounts of Cards v3', () => {
  it('are read by id, and not listed', async () => {
    const platform = wire(({ url }) =>
      json(
        url.endsWith('bank_details')
          ? [
              { payment_rail: 'sepa', details: { iban: 'SE45 5000', bic: 'EXMPSESS' }, beneficiary: 'Example Person' },
              {},
            ]
          : { id: 'a', display_name: 'Main', currency: 'eur', available_balance: 5 },
      ),
    );
    const { accounts } = clientOf(platform, { paymentsApi: 'v3' });
    assert.deepInclude(await accounts.get('a'), {
      id: 'a',
      api: 'v3',
      name: 'Main',
      available: { amount: 5n, currency: 'EUR' },
    });
    assert.deepEqual(await accounts.payInDetails('a'), [
      { kind: 'iban', number: 'SE455000', code: 'EXMPSESS', rail: 'sepa', beneficiary: 'Example Person' },
    ]);
    assert.deepEqual(paths(platform), ['/v3/accounts/a', '/v3/accounts/a/bank_details']);
    const { kind, message } = await rejection(accounts.list());
    assert.equal(kind, 'usage');
    assert.include(message, 'ids');
    const wrong = clientOf(platform, { paymentsApi: 'v4' as 'v3' });
    assert.equal((await rejection(wrong.accounts.get('a'))).kind, 'usage');
  });
});

const entry = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'SJ+F44DLyB',
  created_at: '2031-06-18T13:16:33.000Z',
  type: 'transfer-outgoing',
  source_amount: 1000,
  source_currency: 'EUR',
  target_amount: 11250,
  target_currency: 'SEK',
  exchange_rate: 11.25,
  source: { object: 'wallet', id: 'pending-1', real: { id: 'wallet-1', requisites: { number: 'SE01' } } },
  target: { object: 'payment-account', id: 'other', holder: 'Example Shop', truncated_identifier: 'SE00***1234' },
  status: { code: 10, error_code: 5120, description: 'Insufficient funds', total_fee_amount: 15 },
  ...more,
});

describe('Transactions of an account', () => {
  const read = async (more: Readonly<Record<string, unknown>>, accountId?: string): Promise<Transaction | undefined> =>
    (await clientOf(wire(() => json({ list: [entry(more)] }))).transactions.list({ accountId })).items[0];

  it('are asked for with what the platform can filter', async () => {
    const platform = wire(() => json({ list: [] }));
    await clientOf(platform).transactions.list({
      accountId: 'wallet-1',
      direction: 'incoming',
      from: '2031-01-01T00:00:00Z',
      to: '2031-02-01T00:00:00Z',
      search: 'shop',
      status: 0,
      currency: 'EUR',
      limit: 7,
    });
    const url = new URL(platform.sent[0]?.url ?? '');
    assert.equal(url.pathname, '/v2/transactions');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      'meta[sort_by]': 'createdAt',
      'meta[sort_type]': 'DESC',
      'meta[limit]': '7',
      'range[from]': '2031-01-01T00:00:00Z',
      'range[to]': '2031-02-01T00:00:00Z',
      search: 'shop',
      status: '0',
      currency: 'EUR',
    });
  });

  it('are read with every field', async () => {
    assert.deepEqual(await read({}), {
      id: 'SJ+F44DLyB',
      createdAt: '2031-06-18T13:16:33.000Z',
      direction: 'outgoing',
      typeName: 'transfer-outgoing',
      amount: { amount: 1000n, currency: 'EUR' },
      original: { amount: 11250n, currency: 'SEK' },
      exchangeRate: '11.25',
      counterparty: 'Example Shop',
      status: 'declined',
      statusCode: 10,
      errorCode: 5120,
      fee: { amount: 15n, currency: 'EUR' },
      counterpartyAccount: 'SE00***1234',
      description: 'Insufficient funds',
      accountIds: ['pending-1', 'wallet-1'],
    });
    assert.equal((await read({ exchange_rate: 1.2e-7 }))?.exchangeRate, '0.00000012');
    assert.equal((await read({ exchange_rate: '0.10' }))?.exchangeRate, '0.10');
    for (const none of ['=1+1', '-1+1', 'TBD', '1,5', '', -3, '1e5'])
      assert.isUndefined((await read({ exchange_rate: none }))?.exchangeRate, `${String(none)} is no rate`);
  });

  it('have their fee in the currency of the account that was charged', async () => {
    const fee = async (more: Readonly<Record<string, unknown>>) => (await read(more, 'wallet-1'))?.fee;
    const wallet = { object: 'wallet', id: 'wallet-1' };
    const payer = { object: 'payment-account', id: 'other' };
    assert.deepEqual(await fee({}), { amount: 15n, currency: 'EUR' });
    assert.deepEqual(await fee({ source: payer, target: wallet, type: 'transfer-incoming' }), {
      amount: 15n,
      currency: 'SEK',
    });
    const other = { object: 'wallet', id: 'wallet-2' };
    assert.deepEqual(await fee({ source: other, target: wallet }), { amount: 15n, currency: 'EUR' });
    assert.deepEqual(await fee({ source: payer, target: wallet, target_currency: null }), {
      amount: 15n,
      currency: 'EUR',
    });
  });

  it('go out of one own account and into the other', async () => {
    const own = { type: 'convert', target: { object: 'wallet', id: 'wallet-2', name: 'SEK Account' } };
    assert.deepInclude(await read(own, 'wallet-1'), {
      direction: 'outgoing',
      amount: { amount: 1000n, currency: 'EUR' },
    });
    assert.deepInclude(await read(own, 'pending-1'), { direction: 'outgoing', counterparty: 'SEK Account' });
    assert.deepInclude(await read(own, 'wallet-2'), {
      direction: 'incoming',
      amount: { amount: 11250n, currency: 'SEK' },
    });
    assert.equal((await read(own))?.direction, 'unknown');
  });

  it('of other accounts, another direction or the end of the range are left out', async () => {
    const platform = wire(() => json({ list: [entry()], meta: { has_more: true, number_of_records: 9 } }));
    const { transactions } = clientOf(platform);
    for (const query of [
      { accountId: 'wallet-9' },
      { accountId: 'other' },
      { direction: 'incoming' },
      { to: '2031-06-18T15:16:33+02:00' },
    ] as const) {
      const page = await transactions.list(query);
      assert.isEmpty(page.items, JSON.stringify(query));
      assert.isDefined(page.after);
      assert.isUndefined(page.total);
    }
    assert.equal((await transactions.list()).total, 9);
  });

  it('whose instant has no zone are taken for UTC at the end of the range', async () => {
    const { transactions } = clientOf(wire(() => json({ list: [entry({ created_at: '2031-06-18T13:16:33' })] })));
    assert.isEmpty((await transactions.list({ to: '2031-06-18T13:16:33Z' })).items);
    assert.lengthOf((await transactions.list({ to: '2031-06-18T13:16:34Z' })).items, 1);
  });

  /** How a made-up platform differs from the usual. */
  interface Habits {
    /** It says how many there are. */
    readonly counts?: boolean;
    /** Oldest first, those of one instant stand as they do newest first. */
    readonly keepsTies?: boolean;
    /** It knows whole seconds only. */
    readonly rounds?: boolean;
    /** It says that there is more at the end, too. */
    readonly endless?: boolean;
  }

  const MOST = 100;

  /** A platform with pages by date range only, its ends included. */
  const ledger = (instants: readonly string[], { counts, keepsTies, rounds, endless }: Habits = {}): Wire =>
    wire(({ url }) => {
      const query = new URL(url).searchParams;
      const read = (name: string, otherwise: number): number => {
        const text = query.get(name);
        if (text === null) return otherwise;
        return rounds ? Math.ceil(Date.parse(text) / 1000) * 1000 : Date.parse(text);
      };
      const [from, to] = [read('range[from]', -Infinity), read('range[to]', Infinity)];
      const limit = Number(query.get('meta[limit]'));
      assert.isAtMost(limit, MOST);
      const found = instants
        .map((created_at, index) => ({ ...entry({ id: `id ${index}`, created_at }), at: Date.parse(created_at) }))
        .filter(({ at }) => at >= from && at <= to);
      if (query.get('meta[sort_type]') === 'ASC') {
        found.reverse();
        if (keepsTies) found.reverse().sort((one, other) => one.at - other.at);
      }
      return json({
        list: found.slice(0, limit),
        meta: { has_more: endless ?? found.length > limit, ...(counts && { number_of_records: found.length }) },
      });
    });

  /** So many of one instant, between one newer and twenty older. */
  const batch = (count: number): readonly string[] => [
    '2031-06-19T08:00:00.000Z',
    ...Array.from({ length: count }, () => '2031-06-18T13:16:33.000Z'),
    ...Array.from({ length: 20 }, (_, index) => `2031-05-${String(28 - index).padStart(2, '0')}T00:00:00.000Z`),
  ];

  type Kind = 'account' | 'card';

  /** All there is, each once, newest first; and whether some may be missing. */
  async function all(platform: Wire, limit: number, kind: Kind = 'account') {
    const ids: string[] = [];
    const { cards, transactions } = clientOf(platform, { cardsApi: 'banking-v2' });
    let [after, isPartial]: [string | undefined, boolean] = [undefined, false];
    do {
      const page: Page<Transaction> =
        kind === 'card' ? await cards.transactions('x', { after, limit }) : await transactions.list({ after, limit });
      ids.push(...page.items.map(({ id }) => id));
      ({ after } = page);
      isPartial ||= page.isPartial ?? false;
      assert.isBelow(platform.count(), 100, 'it goes round');
    } while (after !== undefined);
    assert.equal(new Set(ids).size, ids.length, 'none twice');
    return { ids, isPartial };
  }

  for (const kind of ['account', 'card'] as const) {
    it(`come page by page, each once, however many are of one instant (${kind})`, async () => {
      for (const limit of [1, 3, 7, 30, 50, 100]) {
        const { ids, isPartial } = await all(ledger(batch(30)), limit, kind);
        assert.deepEqual(
          ids,
          Array.from({ length: 51 }, (_, index) => `id ${index}`),
          String(limit),
        );
        assert.isFalse(isPartial);
      }
    });

    it(`of one instant are read from both ends where the platform gives no more of them at once (${kind})`, async () => {
      for (const limit of [1, 50, 100]) {
        const { ids, isPartial } = await all(ledger(batch(150), { counts: true }), limit, kind);
        assert.lengthOf(ids, 171, String(limit));
        assert.deepEqual(
          ids.slice(-20),
          Array.from({ length: 20 }, (_, index) => `id ${index + 151}`),
        );
        assert.isFalse(isPartial, 'the platform counts as many');
      }
    });

    it(`go on with what is older, and may be partial, where there are still more of one instant (${kind})`, async () => {
      for (const [platform, count] of [
        [ledger(batch(250), { counts: true }), 221],
        [ledger(batch(150), { counts: true, keepsTies: true }), 121],
        [ledger(batch(150)), 171],
      ] as const) {
        const { ids, isPartial } = await all(platform, 50, kind);
        assert.lengthOf(ids, count);
        assert.deepEqual(
          ids.slice(-20),
          [...ids.slice(-20)].sort((one, other) => one.localeCompare(other)),
        );
        assert.isTrue(isPartial);
      }
    });
  }

  it('end where the platform gives nothing new, whatever it says', async () => {
    for (const habits of [{ endless: true }, { endless: true, rounds: true }, { rounds: true, keepsTies: true }])
      for (const count of [1, 30, 150]) {
        const platform = ledger(batch(count), habits);
        const { ids } = await all(platform, 50);
        assert.isAtLeast(ids.length, 1 + Math.min(count, MOST));
        assert.isBelow(platform.count(), 20, JSON.stringify(habits));
      }
  });

  it('are read by id', async () => {
    const platform = wire(() => json(entry()));
    assert.equal((await clientOf(platform).transactions.get('SJ+F4/x')).id, 'SJ+F44DLyB');
    assert.deepEqual(paths(platform), ['/v2/transactions/SJ%2BF4%2Fx']);
  });
});

const ORDER = {
  accountIds: ['a+b'],
  from: '2031-01-01',
  to: '2031-01-31',
  timeZone: 'Europe/Stockholm',
  corporationId: 'd',
} as const;
const FILE = 'https://files.example/report.pdf?signature=secret-canary';

describe('A statement', () => {
  it('is asked for as the reference shows: a PDF of one account, a CSV of several', async () => {
    const platform = wire(() => json({ report_path: FILE }));
    const { statements } = clientOf(platform, { allowedOrigins: ['https://files.example'] });
    assert.deepEqual(await statements.pdf(ORDER), { url: FILE, isAllowed: true });
    await statements.csv({ ...ORDER, accountIds: ['a+b', 'c'] });
    const [pdf, csv] = platform.sent.map(({ url }) => new URL(url));
    const period = { from: '2031-01-01', to: '2031-01-31', timezone: 'Europe/Stockholm' };
    assert.equal(pdf?.pathname, '/v2/reports/statement/pdf');
    assert.deepEqual(Object.fromEntries(pdf?.searchParams ?? []), { walletId: 'a+b', ...period, corporationId: 'd' });
    assert.equal(csv?.pathname, '/v2/reports/statement/csv');
    assert.deepEqual(Object.fromEntries(csv?.searchParams ?? []), {
      'wallets[0]': 'a+b',
      'wallets[1]': 'c',
      ...period,
      corporationId: 'd',
    });
  });

  it('says the corporation of the token where nobody says another', async () => {
    const platform = wire(({ url }) => json(url.includes('/current') ? { id: 'k' } : { report_path: FILE }));
    const { statements } = clientOf(platform);
    await statements.pdf({ ...ORDER, corporationId: undefined });
    await statements.pdf({ ...ORDER, corporationId: undefined });
    const owners = platform.sent.map(({ url }) => new URL(url).searchParams.get('corporationId'));
    assert.deepEqual(owners, [null, 'k', 'k']);
  });

  it('of no account, or a PDF of several, is not asked for', async () => {
    const platform = wire(() => json({ report_path: FILE }));
    const { statements } = clientOf(platform);
    for (const accountIds of [[], ['a', 'b'], ['']])
      assert.equal((await rejection(statements.pdf({ ...ORDER, accountIds }))).kind, 'usage');
    for (const accountIds of [[], ['a', '']])
      assert.equal((await rejection(statements.csv({ ...ORDER, accountIds }))).kind, 'usage');
    assert.equal(platform.count(), 0);
  });

  it('waits on an address that is fetched only where the host allows it, and is in no error', async () => {
    const linkOf = async (report_path: unknown) => clientOf(wire(() => json({ report_path }))).statements.pdf(ORDER);
    assert.deepEqual(await linkOf(FILE), { url: FILE, isAllowed: false });
    assert.isFalse((await linkOf('http://127.0.0.1:4000/x.pdf')).isAllowed);
    for (const address of [
      'javascript:secret-canary',
      'http://files.example/secret-canary',
      'https://a:secret-canary@files.example/',
      'secret-canary',
      '',
      5,
    ]) {
      const error = await rejection(linkOf(address));
      assert.equal(error.kind, 'bad-answer', String(address));
      assert.notInclude(`${error.message} ${String(error.cause)}`, 'canary');
    }
  });

  it('is asked for once, for 30 seconds', async () => {
    const slowDown = hurry(100);
    try {
      for (const [answer, kind] of [
        [silent, 'timeout'],
        [() => json({}, 503), 'server'],
        [() => Promise.reject(new TypeError('Failed to fetch')), 'network'],
      ] as readonly (readonly [(request: Sent) => Response | Promise<Response>, string])[]) {
        const platform = wire(answer);
        const started = performance.now();
        assert.equal((await rejection(clientOf(platform).statements.pdf(ORDER))).kind, kind);
        assert.equal(platform.count(), 1, kind);
        if (kind === 'timeout') assert.isAtLeast(performance.now() - started, 29_000);
      }
    } finally {
      slowDown();
    }
  });
});

describe('Saved payees', () => {
  it('are read in both spellings of the reference', async () => {
    const address = {
      country: 'se',
      city: 'Exampletown',
      region: 'North',
      street: 'Example Street 1',
      postCode: '00000',
    };
    const platform = wire(() =>
      json([
        {
          id: '1',
          name: 'Example Payee',
          friendlyName: 'Example',
          address,
          account: {
            number: 'SE45 5000',
            bankCode: 'EXMPSESSS',
            currnency: 'USD',
            country: 'SE',
            lastUsedAt: '2031-07-31T08:46:49.621Z',
            type: 'sepa',
          },
          status: 'ACTIVE',
        },
        {
          id: '2',
          name: 'Other',
          friendly_name: 'O',
          account: { number: '1', last_used_at: 'never', currency: 'EUR' },
          status: 'Deleted',
        },
        { id: '3', name: 'Third', status: 'SLEEPING' },
      ]),
    );
    const [first, second, third] = await clientOf(platform).beneficiaries.list();
    assert.deepEqual(first, {
      id: '1',
      name: 'Example Payee',
      friendlyName: 'Example',
      number: 'SE455000',
      code: 'EXMPSESSS',
      kind: 'sepa',
      currency: 'USD',
      country: 'SE',
      status: 'active',
      statusName: 'ACTIVE',
      lastUsedAt: '2031-07-31T08:46:49.621Z',
      address: { street: 'Example Street 1', city: 'Exampletown', region: 'North', postCode: '00000', country: 'SE' },
    });
    assert.deepInclude(second, {
      friendlyName: 'O',
      kind: 'unknown',
      currency: 'EUR',
      status: 'deleted',
      lastUsedAt: undefined,
    });
    assert.deepInclude(third, { number: '', status: 'unknown', statusName: 'SLEEPING' });
    assert.deepEqual(paths(platform), ['/v2/beneficiaries']);
  });

  it('are UK accounts where their digits say so and the platform does not', async () => {
    const accounts = [
      { number: '3192 6819', bankCode: '60-16-13' },
      { number: '31926819', bankCode: '601613', type: 'sepa' },
      { number: '31926819', bankCode: 'FTCSSESS' },
      { number: '3192681', bankCode: '601613' },
    ];
    const platform = wire(() => json(accounts.map((account, id) => ({ id: String(id), name: 'Example', account }))));
    const payees = await clientOf(platform).beneficiaries.list();
    assert.deepEqual(
      payees.map(({ kind }) => kind),
      ['uk-local', 'sepa', 'unknown', 'unknown'],
    );
  });
});
