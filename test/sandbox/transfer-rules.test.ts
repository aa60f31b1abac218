import { expect } from 'chai';
import { ibanOf } from '../../src/sandbox/ledger/iban.js';
import * as money from './money.js';
import { EVERYDAY, ofCorporation } from './people.js';

const { balance, codeFor, confirmed, conversion, errorIn, flatTransfer, madeIn, ownTransfer, startMoney, transfer } =
  money;
const { EVERYDAY_SOURCE, EXCHANGE, HOUSEHOLD, LONDON } = money;

/** The fields that an answer says something is wrong with, each with its code. */
async function faultsOf(call: money.Call, body: unknown): Promise<string[]> {
  const { body: answered, status, text } = await call('POST', '/transactions', body);
  expect(status, text).to.equal(400);
  return (answered as { errors: { field: string; code: string }[] }).errors.map(
    ({ code, field }) => `${field} ${code}`,
  );
}

describe('The fields of a transfer in the sandbox', () => {
  it('are needed, in either shape', async () => {
    const { call, sandbox } = await startMoney();
    for (const field of [
      ...['amount', 'currency', 'payment_details', 'identity_id', 'beneficiary.name'],
      ...['source.id', 'source.currency', 'source.payment_processor_adapter'],
      ...['beneficiary.account.number', 'beneficiary.account.code'],
    ])
      for (const nothing of [undefined, '', null, '  '])
        expect(await faultsOf(call, transfer({ [field]: nothing })), field).to.deep.equal([`${field} 10002`]);
    for (const field of [
      ...['amount', 'currency', 'payment_details', 'source.id', 'target.beneficiary_name'],
      ...['target.requisites.number', 'target.requisites.code'],
    ])
      expect(await faultsOf(call, flatTransfer({ [field]: undefined })), field).to.deep.equal([`${field} 10002`]);
    expect(sandbox.transfers.all()).to.deep.equal([]);
  });

  it('have a length, and are taken up to it', async () => {
    const { call } = await startMoney();
    const lengths = [
      [transfer, { 'beneficiary.name': 35, payment_details: 35 }],
      [transfer, { 'beneficiary.address.street': 35, 'beneficiary.address.city': 18 }],
      [transfer, { 'beneficiary.address.post_code': 12 }],
      [flatTransfer, { 'target.beneficiary_name': 35, 'target.address_1': 35, 'target.address_2': 35 }],
      [flatTransfer, { 'target.city': 18, 'target.post_code': 12 }],
    ] as const;
    for (const [make, fields] of lengths)
      for (const [field, most] of Object.entries(fields)) {
        madeIn(await call('POST', '/transactions', make({ [field]: 'é'.repeat(most) })));
        expect(await faultsOf(call, make({ [field]: 'é'.repeat(most + 1) })), field).to.deep.equal([`${field} 10001`]);
      }
  });

  it('say what is so of the wallet', async () => {
    const { call } = await startMoney();
    for (const [field, value] of [
      ['source.currency', 'SEK'],
      ['source.payment_processor_adapter', 'Arkea'],
      ['identity_id', 'S1hBrFWT0V'],
    ] as const)
      expect(await faultsOf(call, transfer({ [field]: value }))).to.deep.equal([`${field} 10001`]);
  });

  it('have an amount in whole minor units of at most sixteen digits', async () => {
    const { call } = await startMoney();
    for (const amount of ['1000', '0', '-1', '1000.5', '1e4', '10000000000000000', '"1000"', 'true', '[]', '{}']) {
      const body = JSON.stringify(transfer()).replace('"amount":1000', `"amount":${amount}`);
      const { status, text } = await call('POST', '/transactions', undefined, { body });
      expect(status, amount).to.equal(amount === '1000' ? 200 : 400);
      if (status === 400) expect(text).to.include('"field":"amount"').and.include('"code":"10001"');
    }
  });

  it('have an IBAN with a BIC or a UK account with a sort code, and not one with the other’s', async () => {
    const { call } = await startMoney();
    const iban = ibanOf('SE', 'x');
    const account = (number: string, code: string, currency = 'EUR') =>
      transfer({ 'beneficiary.account': { number, code }, currency });
    const [number, code] = ['beneficiary.account.number 10001', 'beneficiary.account.code 10001'];
    for (const [given, expected] of [
      [account(iban, '000000'), [code]],
      [account('12345678', 'EXMPSESS', 'GBP'), [code]],
      [account('1234567', '000000', 'GBP'), [number]],
      [account('123456789', '00000', 'GBP'), [number, code]],
      [account('12345678', '000000', 'EUR'), ['currency 10001']],
      [account(`${iban}0`, 'EXMPSESS'), [number]],
      [
        account(
          iban.replace(/.$/, (last) => String((Number(last) + 1) % 10)),
          'EXMPSESS',
        ),
        [number],
      ],
      [account('SE0097700000000000000002', 'FTCSSSESS'), [number, code]],
    ] as const)
      expect(await faultsOf(call, given), JSON.stringify(given['beneficiary'])).to.deep.equal(expected);
    madeIn(await call('POST', '/transactions', account(iban.replace(/(.{4})/g, '$1 ').toLowerCase(), 'exmpsess')));
  });

  it('have an address where the reference asks for one: not for Arkea, SEPA euros and UK accounts', async () => {
    const { call } = await startMoney();
    const [nested, flat] = [{ 'beneficiary.address': undefined }, { 'target.country': undefined }];
    const foreign = { number: 'TR330006100519786457841326', code: 'EXMPTRIS' };
    const needed = ['street', 'city', 'post_code', 'country'].map((field) => `beneficiary.address.${field} 10002`);
    for (const body of [
      transfer({ ...nested, currency: 'USD' }),
      transfer({ ...nested, currency: 'SEK', amount: 1500, source: { ...HOUSEHOLD } }),
      transfer({ ...nested, currency: 'GBP', source: { ...LONDON } }),
      transfer({ ...nested, 'beneficiary.account': foreign }),
    ])
      expect(await faultsOf(call, body)).to.deep.equal(needed);
    expect(await faultsOf(call, flatTransfer({ ...flat, currency: 'USD' }))).to.deep.equal(['target.country 10002']);
    const local = { 'beneficiary.account': { number: '12345678', code: '000000' } };
    for (const body of [
      transfer(nested),
      transfer({ ...nested, ...local, currency: 'GBP' }),
      transfer({ ...nested, currency: 'USD', source: { ...EVERYDAY_SOURCE } }),
      transfer({ ...nested, 'beneficiary.account': foreign, source: { ...EVERYDAY_SOURCE } }),
    ])
      madeIn(await call('POST', '/transactions', body));
    const country = await faultsOf(call, transfer({ 'beneficiary.address.country': 'Sweden' }));
    expect(country).to.deep.equal(['beneficiary.address.country 10001']);
  });

  it('have one of six currencies', async () => {
    const { call } = await startMoney();
    for (const currency of ['JPY', 'eur', 'XTS'])
      expect(await faultsOf(call, transfer({ currency }))).to.deep.equal(['currency 10001']);
  });
});

describe('A transfer in the sandbox is refused', () => {
  const post = (call: money.Call, body: unknown) => call('POST', '/transactions', body);

  it('for a type there is not (20001), and without one', async () => {
    const { call } = await startMoney();
    expect(errorIn(await post(call, { ...transfer(), type: 'gift' }))).to.equal('type 20001');
    expect(errorIn(await post(call, { ...transfer(), type: undefined }))).to.equal('type 10002');
  });

  it('for more than there is, fee and all (20002), before a code is sent and after', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    sandbox.setWallet('Exchange', { balance: 1034 });
    expect(errorIn(await post(call, transfer()))).to.equal('amount 20002');
    sandbox.setWallet('Exchange', { balance: 1035 });
    const first = await post(call, transfer());
    sandbox.setWallet('Exchange', { balance: 1034 });
    const second = { ...transfer(), ...codeFor(sandbox, first) };
    expect(errorIn(await post(call, second))).to.equal('amount 20002');
    sandbox.setWallet('Exchange', { balance: 1035 });
    madeIn(await post(call, second));
    expect((await balance(call, EXCHANGE.id)).available).to.equal(0n);
  });

  it('for a wallet there is not (20003) or that is not set up (20004)', async () => {
    const { call, sandbox } = await startMoney();
    expect(errorIn(await post(call, transfer({ 'source.id': 'nobody' })))).to.equal('source.id 20003');
    expect(errorIn(await post(call, ownTransfer('nobody')))).to.equal('target.id 20003');
    // Of another corporation, so as good as not there.
    expect(errorIn(await post(call, ownTransfer('Eu4/Tz8Rw')))).to.equal('target.id 20003');
    sandbox.setWallet(EVERYDAY, { isReady: false });
    expect(errorIn(await post(call, transfer({ source: { ...EVERYDAY_SOURCE } })))).to.equal('source.id 20004');
    expect(errorIn(await post(call, ownTransfer(EVERYDAY)))).to.equal('target.id 20004');
    sandbox.setWallet(EVERYDAY, { isReady: true });
    madeIn(await post(call, ownTransfer(EVERYDAY)));
  });

  it('for less than the least of its currency (20005)', async () => {
    const { call } = await startMoney();
    const least = { EUR: 100, USD: 200, GBP: 100, SEK: 1500, NOK: 1500, DKK: 800 };
    for (const [currency, amount] of Object.entries(least)) {
      expect(errorIn(await post(call, transfer({ currency, amount: amount - 1 })))).to.equal('amount 20005');
      madeIn(await post(call, transfer({ currency, amount })));
    }
  });

  it('while an invoice is unpaid (20006), which the list of invoices shows', async () => {
    const { call, sandbox } = await startMoney({ unpaidInvoice: true });
    for (const body of [transfer(), ownTransfer(EVERYDAY), conversion()])
      expect(errorIn(await post(call, body))).to.equal(' 20006');
    const unpaid = async () =>
      ((await call('GET', ofCorporation('/invoices'))).body as { is_paid: boolean; unpaid_amount: number }[]).filter(
        ({ is_paid }) => !is_paid,
      );
    expect((await unpaid()).map(({ unpaid_amount }) => unpaid_amount > 0)).to.deep.equal([true]);
    sandbox.unpaidInvoice = false;
    expect(await unpaid()).to.deep.equal([]);
    madeIn(await post(call, transfer()));
  });

  it('for an account that takes euros only (20011), and for the account it leaves (20012)', async () => {
    const { call } = await startMoney();
    const finnish = { 'beneficiary.account': { number: ibanOf('FI', 'x'), code: 'EXMPFISS' } };
    expect(errorIn(await post(call, transfer({ ...finnish, currency: 'USD' })))).to.equal('currency 20011');
    madeIn(await post(call, transfer(finnish)));
    const dollars = ownTransfer(EVERYDAY, { source: { ...HOUSEHOLD }, currency: 'SEK', amount: 1500 });
    expect(errorIn(await post(call, dollars))).to.equal('currency 20011');
    expect(errorIn(await post(call, ownTransfer(HOUSEHOLD.id)))).to.equal('currency 10001');
    expect(errorIn(await post(call, ownTransfer(EXCHANGE.id)))).to.equal('target.id 20012');
    const { wallet_requisites: numbers } = (
      (await call('GET', ofCorporation('/wallets'))).body as {
        id: string;
        wallet_requisites: { number: string; code: string }[];
      }[]
    ).find(({ id }) => id === EXCHANGE.id) ?? { wallet_requisites: [] };
    const itself = { number: numbers[0]?.number, code: numbers[0]?.code };
    expect(errorIn(await post(call, transfer({ 'beneficiary.account': itself })))).to.equal(
      'beneficiary.account.number 20012',
    );
  });
});

describe('The code of a transfer in the sandbox', () => {
  for (const twoFactor of ['flat', 'challenge'] as const) {
    it(`is good once, for three tries and for five minutes (${twoFactor})`, async () => {
      const { call, sandbox } = await startMoney({ twoFactor });
      const first = await call('POST', '/transactions', transfer());
      const right = { ...transfer(), ...codeFor(sandbox, first) };
      const wrong = { ...transfer(), ...codeFor(sandbox, first, 'x') };
      const messages: string[] = [];
      for (const body of [wrong, wrong, wrong, wrong, right]) {
        const { body: answered, status } = await call('POST', '/transactions', body);
        expect(status).to.equal(400);
        messages.push((answered as { errors: { message: string }[] }).errors[0]?.message ?? '');
      }
      expect(messages.map((message) => message.includes('has expired'))).to.deep.equal([
        ...[false, false, true, false, false],
      ]);
      madeIn(await confirmed(sandbox, call, transfer()));
      const again = { ...transfer(), ...codeFor(sandbox, first) };
      expect((await call('POST', '/transactions', again)).status).to.equal(400);
      const late = await call('POST', '/transactions', transfer());
      sandbox.clock.advance(300_000);
      const expired = await call('POST', '/transactions', { ...transfer(), ...codeFor(sandbox, late) });
      expect(errorIn(expired)).to.equal('code 10003');
      expect(sandbox.transfers.all()).to.have.length(1);
    });

    it(`is good for the very body it was asked for, in whatever order (${twoFactor})`, async () => {
      const { call, sandbox } = await startMoney({ twoFactor });
      const first = await call('POST', '/transactions', transfer());
      const code = codeFor(sandbox, first);
      for (const change of [
        ...[{ amount: 1001 }, { payment_details: 'donatioN' }, { 'beneficiary.name': 'DuBuque LLC ' }],
        ...[{ 'beneficiary.address.street': '2 Sample Street' }, { more: null }, { 'beneficiary.address': undefined }],
      ])
        expect(
          (await call('POST', '/transactions', { ...transfer(change), ...code })).status,
          JSON.stringify(change),
        ).to.equal(400);
      expect(sandbox.transfers.all()).to.deep.equal([]);
      const turned = Object.fromEntries(Object.entries({ ...transfer(), ...code }).toReversed());
      madeIn(await call('POST', '/transactions', turned));
      expect(sandbox.transfers.all()).to.have.length(1);
    });
  }

  it('of a sixteen-digit amount is for that amount and not for its neighbour', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    sandbox.setWallet('Exchange', { balance: '9999999999999999' });
    const text = (amount: string, more: object = {}) =>
      JSON.stringify({ ...transfer(), ...more }).replace('"amount":1000', `"amount":${amount}`);
    const first = await call('POST', '/transactions', undefined, { body: text('9007199254740993') });
    const code = codeFor(sandbox, first);
    const send = (amount: string) => call('POST', '/transactions', undefined, { body: text(amount, code) });
    expect((await send('9007199254740992')).status).to.equal(400);
    expect((await send('9007199254740993')).status).to.equal(200);
  });

  it('sent twice at once moves money once', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    const first = await call('POST', '/transactions', transfer());
    const body = { ...transfer(), ...codeFor(sandbox, first) };
    const answers = await Promise.all([1, 2, 3].map(() => call('POST', '/transactions', body)));
    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([200, 400, 400]);
    expect(sandbox.transfers.all()).to.have.length(1);
  });
});
