import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/index.js';
import { newPlatform } from '../support/platform.js';
import { asPerson, BO, CLEO, EVERYDAY, lastCode } from './people.js';
import { expectShape } from './shape.js';
import { ask, rejection, start } from './support.js';
import * as money from './money.js';

const { balance, confirmed, errorIn, flatTransfer, madeIn, ownTransfer, startMoney, transfer } = money;
const { EXCHANGE, EVERYDAY_SOURCE, HOUSEHOLD, LONDON } = money;
const SECOND = 1000;

describe('A transfer in the sandbox', () => {
  it('is made with the code that was sent, and is in the books once', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    const first = await call('POST', '/transactions', transfer());
    expect(first.body).to.deep.equal({ truncated_phone_number: '*********19', two_fa_code: lastCode(sandbox) });
    expect(sandbox.transfers.all()).to.deep.equal([]);
    const made = madeIn(await call('POST', '/transactions', { ...transfer(), two_fa_code: lastCode(sandbox) }));
    expect(made).to.include({
      type: 'transfer-outgoing',
      source_amount: 1000,
      target_amount: 1000,
      exchange_rate: null,
    });
    expect(made.source.real?.id).to.equal(EXCHANGE.id);
    expect(made.target).to.include({ object: 'payment-account', holder: 'DuBuque LLC' });
    expect(sandbox.transfers.all()).to.have.length(1);
    expect(sandbox.transfers.all()[0]).to.deep.include({
      ...{ id: made.id, call: 'transfer', source: EXCHANGE.id, sourceAmount: '1000', amount: '1000', currency: 'EUR' },
      payee: {
        name: 'DuBuque LLC',
        number: (transfer() as { beneficiary: { account: { number: string } } }).beneficiary.account.number,
        code: 'EXMPSESS',
      },
      ...{ details: 'donation', code: 40 },
    });
  });

  it('is made with a code that is still good, however many were sent for others meanwhile', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    await call('POST', '/transactions', transfer());
    const two_fa_code = lastCode(sandbox);
    for (let amount = 1001; amount <= 1080; amount += 1) await call('POST', '/transactions', transfer({ amount }));
    madeIn(await call('POST', '/transactions', { ...transfer(), two_fa_code }));
    expect(sandbox.transfers.all()).to.have.length(1);
  });

  it('takes the flat body as well, and the code in the form of 3.0.0', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'challenge' });
    const made = madeIn(await confirmed(sandbox, call, flatTransfer()));
    expect(made.target.holder).to.equal('DuBuque LLC');
    expect(sandbox.transfers.all()).to.have.length(1);
  });

  it('is reserved first, with its fee, and leaves when it is approved', async () => {
    const { call, sandbox } = await startMoney();
    const before = await balance(call, EXCHANGE.id);
    const made = madeIn(await call('POST', '/transactions', transfer()));
    const fee = BigInt(made.status.total_fee_amount);
    expect(fee > 0n).to.equal(true);
    const reserved = { available: before.available - 1000n - fee, reserved: before.reserved + 1000n + fee };
    for (const [seconds, code, now] of [
      [0, 40, reserved],
      [5, 41, reserved],
      [15, 0, { available: reserved.available, reserved: before.reserved }],
      [100, 0, { available: reserved.available, reserved: before.reserved }],
    ] as const) {
      sandbox.clock.advance(seconds * SECOND);
      const { body } = await call('GET', `/transactions/${encodeURIComponent(made.id)}`);
      expect(body).to.nested.include({ 'status.code': code, id: made.id });
      expect(await balance(call, EXCHANGE.id), `${code}`).to.deep.equal(now);
    }
  });

  it('is at once the newest of the list, above its fee', async () => {
    const { call } = await startMoney();
    const one = madeIn(await call('POST', '/transactions', transfer()));
    const two = madeIn(await call('POST', '/transactions', transfer({ amount: 2000 })));
    const { list, meta } = (await call('GET', '/transactions?meta[limit]=4')).body as {
      list: money.WireMade[];
      meta: { number_of_records: number };
    };
    expect(list.map(({ id }) => id).filter((_, index) => index % 2 === 0)).to.deep.equal([two.id, one.id]);
    expect(list.map(({ type }) => type)).to.deep.equal(['transfer-outgoing', 'fee', 'transfer-outgoing', 'fee']);
    expect(list[1]?.source_amount).to.equal(two.status.total_fee_amount);
    const found = await call('GET', `/transactions?search=${encodeURIComponent(one.id)}`);
    expect((found.body as { list: { id: string }[] }).list.map(({ id }) => id)).to.deep.equal([one.id]);
    expect(meta.number_of_records).to.be.above(10_000);
  });

  it('to an own wallet needs no code, costs nothing and arrives', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    const [from, to] = [await balance(call, EXCHANGE.id), await balance(call, EVERYDAY)];
    const made = madeIn(await call('POST', '/transactions', ownTransfer(EVERYDAY, { amount: 12_345 })));
    expect(made.status.total_fee_amount).to.equal(0);
    expect(await balance(call, EVERYDAY)).to.deep.equal(to);
    sandbox.clock.advance(20 * SECOND);
    expect(await balance(call, EVERYDAY)).to.deep.equal({ ...to, available: to.available + 12_345n });
    expect((await balance(call, EXCHANGE.id)).available).to.equal(from.available - 12_345n);
    expect(sandbox.transfers.all()[0]).to.include({ target: EVERYDAY, code: 0 }).and.not.to.have.property('payee');
  });

  it('in another currency than its wallet takes the equivalent and a fee for the exchange', async () => {
    const { call, sandbox } = await startMoney();
    const body = transfer({ source: { ...HOUSEHOLD }, amount: 10_000, currency: 'EUR' });
    const made = madeIn(await call('POST', '/transactions', body));
    expect(made).to.include({ source_amount: 106_420, source_currency: 'SEK', target_amount: 10_000 });
    expect(made.exchange_rate).to.be.closeTo(1 / 10.642, 1e-5);
    expect(made.status.total_fee_amount).to.equal(1596 + 372);
    expect(sandbox.transfers.all()[0]).to.include({ sourceAmount: '106420', amount: '10000', fee: '1968' });
  });

  it('of sixteen digits is exact to the last one', async () => {
    const { call, sandbox } = await startMoney();
    sandbox.setWallet('Exchange', { balance: 9_999_999_999_999_999n });
    const before = await balance(call, EXCHANGE.id);
    expect(before.available).to.equal(9_999_999_999_999_999n);
    const total = before.available + before.reserved;
    const body = JSON.stringify(transfer()).replace('"amount":1000', '"amount":9007199254740993');
    const answer = await call('POST', '/transactions', undefined, { body });
    expect(answer.text)
      .to.include('"source_amount":9007199254740993,')
      .and.include('"target_amount":9007199254740993,');
    expect(sandbox.transfers.all()[0]?.amount).to.equal('9007199254740993');
    const { available, reserved } = await balance(call, EXCHANGE.id);
    expect(available + reserved).to.equal(total);
  });

  it('is only a director’s to make, and only as a person', async () => {
    const { sandbox } = await startMoney();
    const { banking } = { banking: start().banking };
    expect((await banking('POST', '/transactions', transfer())).status).to.equal(403);
    sandbox.twoFactor = 'flat';
    for (const who of [BO, CLEO])
      expect((await (await asPerson(sandbox, who))('POST', '/transactions', transfer())).status).to.equal(403);
    expect((await ask(sandbox, 'POST', '/banking/v2/transactions', transfer())).status).to.equal(401);
    expect(sandbox.transfers.all()).to.deep.equal([]);
  });

  it('is the same to every tab and after a reload', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const sandbox = createSandbox({ storage });
    const call = await asPerson(sandbox);
    sandbox.twoFactor = 'off';
    const made = madeIn(await call('POST', '/transactions', transfer()));
    const other = createSandbox({ storage });
    expect(other.transfers.all()).to.deep.equal(sandbox.transfers.all()).and.to.have.length(1);
    const theirs = await asPerson(other);
    expect((await theirs('GET', `/transactions/${encodeURIComponent(made.id)}`)).status).to.equal(200);
    expect(await balance(theirs, EXCHANGE.id)).to.deep.equal(await balance(call, EXCHANGE.id));
    other.reset();
    expect(sandbox.transfers.all()).to.deep.equal([]);
  });

  it('is counted over HTTP', async () => {
    const platform = await newPlatform({ twoFactor: 'flat' });
    const { control } = platform;
    const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
      (
        await fetch(`${platform.bankingUrl}${path}`, { method: 'POST', body: JSON.stringify(body), headers })
      ).json() as Promise<unknown>;
    const who = {
      ...{ email: 'alma@example.com', password: 'alma-in-the-sandbox' },
      fp_client_data: { identifiers: { id_fingerprint: 1 } },
    };
    await post('/person/signin', who);
    const two_fa_code = (await control.phone()).at(-1)?.code;
    const { token } = (await post('/person/signin', { ...who, two_fa_code })) as { token: string };
    await control.twoFactor('off');
    await control.setWallet('Exchange', { balance: '5000' });
    await control.outcome('decline 5120');
    await post('/transactions', transfer(), { 'x-access-token': token });
    expect(await control.transfers()).to.have.length(1);
    expect((await control.transfers())[0]).to.include({ amount: '1000', code: 40 });
    await control.clock.advance(20 * SECOND);
    expect((await control.transfers())[0]).to.include({ code: 10, error: 5120 });
    expect(await control.state()).to.include({ outcome: 'decline 5120', dedupe: true, unpaidInvoice: false });
    await platform.close();
  });

  it('reaches payees of every kind: SEPA, another currency in the country, a UK account, and abroad with an address', async () => {
    const { call, sandbox } = await startMoney();
    const local = { 'beneficiary.account': { number: '01234567', code: '000000' }, 'beneficiary.address': undefined };
    for (const body of [
      transfer({ 'beneficiary.address': undefined }),
      transfer({ source: { ...HOUSEHOLD }, currency: 'SEK', amount: 1500 }),
      transfer({ source: { ...LONDON }, currency: 'GBP', ...local }),
      transfer({ currency: 'USD' }),
      transfer({ source: { ...EVERYDAY_SOURCE }, currency: 'USD', 'beneficiary.address': undefined }),
      flatTransfer({ 'target.address_1': undefined, 'target.country': undefined }),
    ])
      madeIn(await call('POST', '/transactions', body));
    expect(sandbox.transfers.all()).to.have.length(6);
    expect(sandbox.transfers.all()[2]?.payee?.number).to.equal('01234567');
  });

  it('is refused for a body that is not a JSON object and for a type that there is not', async () => {
    const { call } = await startMoney();
    for (const body of ['{"type":"transfer"', '[]', '"\\u0000 1"', ''])
      expect((await call('POST', '/transactions', undefined, { body })).status).to.equal(400);
    expect(errorIn(await call('POST', '/transactions', { ...transfer(), type: 'gift' }))).to.equal('type 20001');
  });

  it('answers in the shape of the reference’s examples, and a conversion too', async () => {
    const { call } = await startMoney();
    const example = {
      ...{
        charge_exchange_rate: null,
        created_at: '',
        exchange_rate: null,
        fingerprint_id: '',
        id: '',
        identity_id: '',
      },
      ...{ score_range_id: '', score: 1, source_amount: 1, source_currency: '', source_payment_processor_id: '' },
      ...{ source: {}, status: {}, target: {}, target_amount: 1, target_currency: '', target_payment_processor_id: '' },
      ...{ source_last_known_good_processor_reason_of_missing: null, type: 'transfer-outgoing' },
      ...{ target_last_known_good_processor_reason_of_missing: null },
    };
    const answer = await call('POST', '/transactions', transfer());
    expectShape(answer.body, { ...example, source_counterparty_id: '', target_counterparty_id: '' });
    expect(answer.body).not.to.have.any.keys('created_by', 'fingerprint', 'identity', 'review');
    const converted = await call('POST', '/transactions', money.conversion());
    expectShape(converted.body, { ...example, exchange_rate: 1, payment_account_holder_id: '' });
  });

  it('whose answer is lost has moved the money, and one that never arrived has not', async () => {
    const { call, sandbox } = await startMoney();
    for (const [when, count] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      sandbox.faults.add({ call: 'POST /v2/transactions', times: 1, do: { kind: 'drop', when } });
      await rejection(call('POST', '/transactions', transfer()));
      expect(sandbox.transfers.all(), when).to.have.length(count);
    }
    for (const known of [
      ...['GET /v2/fee-options/amount', 'GET /v2/lookup/ibans/is-sepa-enabled', 'GET /v2/validators/iban'],
      ...['POST /v3/transactions/move', 'POST /v3/transactions/pay', 'GET /v3/transactions/:id'],
    ])
      sandbox.faults.add({ call: known, do: { kind: 'cut' } });
    expect(sandbox.log.count('POST /v2/transactions')).to.equal(2);
  });
});
