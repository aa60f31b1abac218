import { assert } from 'chai';
import { createClient, type Account, type GiroClient } from '../../src/api/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import type { Before, ConversionOrder, Payee, TransferOrder } from '../../src/domain/transfer.js';
import { ALMA } from '../sandbox/people.js';
import { rejection } from './support.js';

// Client and platform are written apart, from the same documents: a misreading of either shows here.

const PAYEE: Payee = {
  kind: 'iban',
  name: 'DuBuque LLC',
  iban: 'SE4550000000058398257466',
  bic: 'EXMPSESS',
  address: { street: '1 Sample Street', city: 'Sampleton', postCode: 'ZZ1 1ZZ', country: 'GB' },
};
const BRITISH: Payee = { kind: 'uk-local', name: 'Ada Byron', number: '31926819', sortCode: '601613' };
const LOST = { call: 'POST /v2/transactions', times: 1, do: { kind: 'drop', when: 'after' } } as const;

interface Bank {
  readonly sandbox: Sandbox;
  readonly client: GiroClient;
  readonly accounts: readonly Account[];
  orderFrom(currency: string, payee: Payee, amount?: bigint): TransferOrder;
  /** The newest of all bookings. */
  before(): Promise<Before>;
}

async function bank(twoFactor: Sandbox['twoFactor']): Promise<Bank> {
  const sandbox = createSandbox({ storage: null, twoFactor: 'off' });
  const { fetch, getToken } = sandbox;
  const client = createClient({ environment: 'sandbox', fetch, getToken });
  await client.session.signIn(ALMA); // money is moved by a person only
  sandbox.twoFactor = twoFactor;
  const accounts = await client.accounts.list();
  return {
    sandbox,
    client,
    accounts,
    orderFrom(currency, payee, amount = 1000n) {
      const account = accounts.find((each) => each.currency === currency && each.adapter !== 'Arkea');
      if (!account) throw new Error(`no account in ${currency}`);
      const { adapter, api, id, identityId, pendingId } = account;
      return {
        source: { api, accountId: id, currency, pendingId, adapter, identityId },
        payee,
        money: { amount, currency },
        reference: 'donation',
        requestId: crypto.randomUUID(),
      };
    },
    before: async () => ({ ids: (await client.transactions.list({ limit: 50 })).items.map(({ id }) => id) }),
  };
}

/** Sends the first call and gives what the second needs. */
async function challenged({ client, sandbox }: Bank, order: TransferOrder) {
  const act = await client.transfers.start(order);
  if (act.done || act.challenge.kind !== 'code') throw new Error('no code was asked for');
  return { challenge: act.challenge.code, code: sandbox.phone.messages.at(-1)?.code ?? '' };
}

/** How the books have what was moved: amount, currency, payee. */
const moved = ({ sandbox }: Bank): unknown[] =>
  sandbox.transfers.all().map(({ amount, call, currency, source }) => [call, source, amount, currency]);

for (const twoFactor of ['flat', 'challenge'] as const)
  describe(`Moving money in the sandbox, whose codes are asked for in the shape "${twoFactor}"`, () => {
    it('needs the code, and moves what was shown, once', async () => {
      for (const [currency, payee] of [
        ['EUR', PAYEE],
        ['GBP', BRITISH],
      ] as const) {
        const all = await bank(twoFactor);
        const order = all.orderFrom(currency, payee);
        const { challenge, code } = await challenged(all, order);
        assert.isEmpty(moved(all));
        const wrong = code === '000000' ? '000001' : '000000';
        const refused = await rejection(all.client.transfers.confirm(order, challenge, wrong));
        assert.deepInclude(refused, { kind: 'refused', code: 'wrong-code' });
        const done = await all.client.transfers.confirm(order, challenge, code);
        assert.equal(done.direction, 'outgoing');
        assert.equal(done.counterparty, payee.name);
        assert.deepEqual(moved(all), [['transfer', order.source.accountId, '1000', currency]]);
        assert.deepInclude(await all.client.transactions.get(done.id), { id: done.id });
      }
    });

    it('ends with the third wrong code', async () => {
      const all = await bank(twoFactor);
      const order = all.orderFrom('EUR', PAYEE);
      const { challenge, code } = await challenged(all, order);
      const told: unknown[] = [];
      for (const typed of ['x', 'y', 'z', code])
        told.push((await rejection(all.client.transfers.confirm(order, challenge, typed))).code);
      assert.deepEqual(told, ['wrong-code', 'wrong-code', '10003', '10003']);
      assert.isEmpty(moved(all));
    });

    it('finds what arrived although its answer was lost, and nothing that did not arrive', async () => {
      for (const [currency, payee] of [
        ['EUR', PAYEE],
        ['GBP', BRITISH],
      ] as const) {
        const all = await bank(twoFactor);
        const order = all.orderFrom(currency, payee);
        const { challenge, code } = await challenged(all, order);
        const before = await all.before();
        assert.deepEqual(await all.client.transfers.find(order, before), { step: 'absent' });
        all.sandbox.faults.add({ ...LOST, do: { kind: 'drop', when: 'before' } });
        assert.equal((await rejection(all.client.transfers.confirm(order, challenge, code))).kind, 'unknown-outcome');
        assert.deepEqual(await all.client.transfers.find(order, before), { step: 'absent' });
        all.sandbox.faults.add(LOST);
        assert.equal((await rejection(all.client.transfers.confirm(order, challenge, code))).kind, 'unknown-outcome');
        const finding = await all.client.transfers.find(order, before);
        if (finding.step !== 'found') throw new Error(finding.step);
        assert.equal(finding.transaction.id, all.sandbox.transfers.all()[0]?.id);
        assert.lengthOf(moved(all), 1);
      }
    });
  });

describe('Moving money in the sandbox without a code', () => {
  it('between own accounts needs none, and is found when its answer is lost', async () => {
    const all = await bank('flat');
    const [target] = all.accounts.filter(
      ({ id, currency }) => currency === 'EUR' && id !== all.orderFrom('EUR', PAYEE).source.accountId,
    );
    if (!target) throw new Error('no second account');
    const order = all.orderFrom('EUR', { kind: 'account', name: 'Other', accountId: target.id });
    const before = await all.before();
    all.sandbox.faults.add(LOST);
    assert.equal((await rejection(all.client.transfers.start(order))).kind, 'unknown-outcome');
    assert.equal((await all.client.transfers.find(order, before)).step, 'found');
    assert.isTrue((await all.client.transfers.start(order)).done, 'a second decision is a second transfer');
    assert.equal((await all.client.transfers.find(order, before)).step, 'unknowable', 'which of two is not guessed');
    assert.lengthOf(moved(all), 2);
  });

  it('where two-factor is off is done at once', async () => {
    const all = await bank('off');
    assert.isTrue((await all.client.transfers.start(all.orderFrom('EUR', PAYEE))).done);
    assert.lengthOf(moved(all), 1);
  });

  it('converts what is to arrive, and finds it when its answer is lost', async () => {
    const all = await bank('flat');
    const { source } = all.orderFrom('EUR', PAYEE);
    const order: ConversionOrder = { source, money: { amount: 2_000n, currency: 'USD' }, requestId: 'c' };
    const before = await all.before();
    all.sandbox.faults.add(LOST);
    assert.equal((await rejection(all.client.conversions.create(order))).kind, 'unknown-outcome');
    const finding = await all.client.conversions.find(order, before);
    if (finding.step !== 'found') throw new Error(finding.step);
    assert.deepEqual(finding.transaction.original, { amount: 2_000n, currency: 'USD' });
    assert.deepEqual(moved(all), [['convert', source.accountId, '2000', 'USD']]);
    const none = all.client.conversions.create({ ...order, money: { amount: 2_000n, currency: 'EUR' } });
    assert.equal((await rejection(none)).code, '20010');
  });

  it('is refused with the code of the reason', async () => {
    const all = await bank('flat');
    const code = async (order: TransferOrder): Promise<string | undefined> =>
      (await rejection(all.client.transfers.start(order))).code;
    assert.equal(await code(all.orderFrom('EUR', PAYEE, 1n)), '20005');
    assert.equal(await code(all.orderFrom('EUR', PAYEE, 9_999_999_999_999_999n)), '20002');
    const own = all.orderFrom('EUR', PAYEE);
    assert.equal(
      await code({ ...own, payee: { kind: 'account', name: '', accountId: own.source.accountId } }),
      '20012',
    );
    assert.equal(await code({ ...own, source: { ...own.source, accountId: 'nobody' } }), '20003');
    assert.isEmpty(moved(all));
  });
});

describe('What is asked before money is moved in the sandbox', () => {
  it('is what a transfer then costs, and whether a number can be one', async () => {
    const { client, orderFrom } = await bank('flat');
    const money = { amount: 1000n, currency: 'EUR' } as const;
    const fee = await client.fees.quote({ action: 'transfer-outgoing', money, rail: 'SEPA' });
    assert.equal(fee.currency, 'EUR');
    await client.fees.quote({ action: 'currency-exchange', money });
    const { validate } = client;
    assert.isTrue(await validate.iban('SE4550000000058398257466'));
    assert.isFalse(await validate.iban('SE4550000000058398257467'));
    assert.isTrue(await validate.bic('FTCSSESS'));
    assert.isFalse(await validate.bic('FTC'));
    assert.isTrue(await validate.sortCode('601613'));
    assert.isFalse(await validate.sortCode('12312'));
    assert.isTrue(await validate.localAccount('31926819'));
    assert.isFalse(await validate.localAccount('12312'));
    assert.isBoolean(await validate.sepa(orderFrom('EUR', PAYEE).source.accountId, 'SE4550000000058398257466'));
  });
});

describe('Paying over Cards v3 in the sandbox', () => {
  async function cards(dedupe: boolean) {
    const sandbox = createSandbox({ storage: null });
    sandbox.dedupe = dedupe;
    const { fetch, getToken } = sandbox;
    const client = createClient({ environment: 'sandbox', paymentsApi: 'v3', dedupe, fetch, getToken });
    const { items } = await client.cards.list();
    const ids = [...new Set(items.map(({ accountId }) => accountId))].filter((id) => id !== undefined);
    const accounts = await Promise.all(ids.map((id) => client.accounts.get(id)));
    const source = accounts.find(({ currency }) => currency === 'EUR');
    if (!source) throw new Error('no account');
    const order = (payee: Payee): TransferOrder => ({
      source: { api: 'v3', accountId: source.id, currency: 'EUR' },
      payee,
      money: { amount: 1000n, currency: 'EUR' },
      reference: 'donation',
      requestId: crypto.randomUUID(),
    });
    return { sandbox, client, accounts, source, order };
  }

  it('waits for a consent, and without one the identical call is asked for it again', async () => {
    const { client, order, sandbox } = await cards(true);
    const payment = order(PAYEE);
    for (let time = 0; time < 2; time++) {
      const act = await client.transfers.start(payment);
      if (act.done) throw new Error('no consent was asked for');
      assert.equal(act.challenge.kind, 'consent');
    }
    assert.deepEqual(await client.transfers.find(payment, { ids: [] }), { step: 'not-carried-out' });
    assert.isEmpty(sandbox.transfers.all());
  });

  it('moves between own accounts once, however often it is looked for', async () => {
    const { client, accounts, order, sandbox, source } = await cards(true);
    const target = accounts.find(({ id, currency }) => id !== source.id && currency === 'EUR');
    const move = order({ kind: 'account', name: 'Other', accountId: target?.id ?? accounts.at(-1)?.id ?? '' });
    sandbox.faults.add({ call: 'POST /v3/transactions/move', times: 1, do: { kind: 'drop', when: 'after' } });
    assert.equal((await rejection(client.transfers.start(move))).kind, 'unknown-outcome');
    for (let time = 0; time < 3; time++) {
      const finding = await client.transfers.find(move, { ids: [] });
      if (finding.step !== 'found') throw new Error(finding.step);
      assert.deepInclude(await client.transactions.get(finding.transaction.id), {
        amount: { amount: 1000n, currency: 'EUR' },
      });
    }
    assert.lengthOf(sandbox.transfers.all(), 1);
  });
});
