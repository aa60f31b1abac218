import { expect } from 'chai';
import { ibanOf } from '../../src/sandbox/ledger/iban.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { asPerson, EVERYDAY } from './people.js';
import { balance } from './money.js';
import { ask, consentIn, start, type Answer, type Call } from './support.js';

const [ALMA, HARUKA] = PEOPLE;
const [everyday, household] = ALMA.accounts;
const IBAN = ibanOf('DE', 'a payee of Cards v3');

const paying = (changes: object = {}) => ({
  ...{ request_id: crypto.randomUUID(), account_id: everyday?.id, amount: 1234, currency: 'EUR', reference: 'rent' },
  counterparty: { name: 'DuBuque LLC', account_details: { type: 'iban', iban: IBAN, bic: 'EXMPDESS' } },
  ...changes,
});
const moving = (changes: object = {}) => ({
  ...{ request_id: crypto.randomUUID(), account_id: everyday?.id, amount: 1000, currency: 'EUR', reference: 'savings' },
  counterparty: { account_id: household?.id },
  ...changes,
});

/** Decides on a consent as the hosted page does. */
async function decide(sandbox: ReturnType<typeof start>['sandbox'], cards: Call, refused: Answer, decision: string) {
  const id = consentIn(refused);
  await cards('POST', `/consents/${id}`, { return_url: 'https://bank.example/back' });
  return ask(sandbox, 'POST', `/hosted/consents/${id}`, { decision }, { headers: { accept: 'application/json' } });
}

const fieldOf = ({ body, status, text }: Answer): string => {
  expect(status, text).to.equal(400);
  return (body as { errors: { field: string }[] }).errors.map(({ field }) => field).join();
};

describe('Paying with Cards v3 in the sandbox', () => {
  it('asks for consent to that very payment, then makes it once', async () => {
    const { cards, sandbox } = start();
    const body = paying();
    const first = await cards('POST', '/transactions/pay', body);
    const { consent } = first.body as { consent: { scope: string[]; status: string; expires_at: string } };
    expect(consent).to.deep.include({ scope: ['make_payment'], status: 'pending' });
    expect(Date.parse(consent.expires_at)).to.be.above(sandbox.clock.now());
    expect((await cards('POST', '/transactions/pay', body)).status).to.equal(412);
    await decide(sandbox, cards, first, 'approve');
    expect((await cards('POST', '/transactions/pay', { ...body, amount: 1235 })).status).to.equal(412);
    const { body: made, status } = await cards('POST', '/transactions/pay', body);
    expect(status).to.equal(200);
    expect(made).to.deep.include({
      ...{ type: 'pay', amount: 1234, currency: 'EUR', status: 'pending', account_id: everyday?.id, reference: 'rent' },
      counterparty: { name: 'DuBuque LLC', account_details: { type: 'iban', iban: IBAN } },
    });
    expect(made).not.to.have.any.keys('exchange_rate', 'payment_amount');
    expect(sandbox.transfers.all()).to.have.length(1);
    expect(sandbox.transfers.all()[0]).to.include({ call: 'pay', requestId: body.request_id, source: EVERYDAY });
  });

  it('is not made when the person says no, or too late', async () => {
    const { cards, sandbox } = start();
    for (const decision of ['reject', 'expire']) {
      const body = paying();
      await decide(sandbox, cards, await cards('POST', '/transactions/pay', body), decision);
      expect((await cards('POST', '/transactions/pay', body)).status).to.equal(412);
    }
    const body = paying();
    await decide(sandbox, cards, await cards('POST', '/transactions/pay', body), 'approve');
    sandbox.clock.advance(600_000);
    expect((await cards('POST', '/transactions/pay', body)).status).to.equal(412);
    expect(sandbox.transfers.all()).to.deep.equal([]);
  });

  it('shows amount and payee where the person consents, in words of its own', async () => {
    const { cards, sandbox } = start();
    const name = '<b>"Musterspedition"';
    const counterparty = { name, account_details: { type: 'iban', iban: IBAN, bic: 'EXMPDESS' } };
    const id = consentIn(await cards('POST', '/transactions/pay', paying({ counterparty })));
    await cards('POST', `/consents/${id}`, { return_url: 'https://bank.example/back' });
    const headers = { accept: 'application/json' };
    const { body } = await ask(sandbox, 'GET', `/hosted/consents/${id}`, undefined, { headers });
    expect(body).to.deep.include({
      title: 'Make this payment?',
      asksPin: false,
      payment: [
        { label: 'Amount', value: '12.34 EUR' },
        { label: 'To', value: name },
        { label: 'Account number', value: IBAN },
        { label: 'From', value: 'Everyday' },
        { label: 'Reference', value: 'rent' },
      ],
    });
    const { text } = await ask(sandbox, 'GET', `/hosted/consents/${id}`);
    expect(text).to.include('12.34 EUR').and.include('&lt;b&gt;').and.not.include('<b>');
  });

  it('goes on as the clock moves, and can be read by id by the one who paid', async () => {
    const { cards, sandbox } = start();
    for (const [reference, words] of [
      ['rent', ['pending', 'processing', 'completed']],
      ['sandbox decline', ['pending', 'processing', 'declined']],
      ['sandbox reject', ['pending', 'declined', 'declined']],
      ['sandbox refund', ['pending', 'processing', 'refunded']],
      ['sandbox hold', ['pending', 'processing', 'processing']],
    ] as const) {
      const { body } = await cards('POST', '/transactions/move', moving({ reference }));
      const { id } = body as { id: string };
      const found: string[] = [];
      for (const seconds of [0, 5, 15]) {
        sandbox.clock.advance(seconds * 1000);
        found.push(((await cards('GET', `/transactions/${id}`)).body as { status: string }).status);
      }
      expect(found, reference).to.deep.equal(words);
      const theirs = await ask(sandbox, 'POST', '/cards/v3/auth/login', { api_key: 'sandbox-key-haruka' });
      const { access_token } = theirs.body as { access_token: string };
      const headers = { authorization: `Bearer ${access_token}` };
      expect((await ask(sandbox, 'GET', `/cards/v3/transactions/${id}`, undefined, { headers })).status).to.equal(404);
    }
    expect((await cards('GET', '/transactions/nothing')).status).to.equal(404);
    expect((await ask(sandbox, 'GET', '/cards/v3/transactions/x')).status).to.equal(401);
  });

  it('refuses what is missing, wrong or too much', async () => {
    const { cards, sandbox } = start();
    const details = (more: object) => ({
      counterparty: { name: 'A', account_details: { type: 'iban', iban: IBAN, bic: 'EXMPDESS', ...more } },
    });
    const [iban, bic, type] = ['iban', 'bic', 'type'].map((key) => `counterparty.account_details.${key}`);
    const faults: readonly (readonly [changes: object, field: string | undefined])[] = [
      [{ request_id: undefined }, 'request_id'],
      [{ request_id: 'one' }, 'request_id'],
      [{ account_id: undefined }, 'account_id'],
      [{ account_id: HARUKA?.accounts[0]?.id }, 'account_id'],
      [{ amount: 0 }, 'amount'],
      [{ amount: 1.5 }, 'amount'],
      [{ amount: '12' }, 'amount'],
      [{ amount: 900_000_000_000 }, 'amount'],
      [{ currency: 'XTS' }, 'currency'],
      [{ reference: undefined }, 'reference'],
      [{ reference: 'x'.repeat(36) }, 'reference'],
      [details({ iban: 'SE00' }), iban],
      [details({ bic: 'X' }), bic],
      [details({ type: 'uk' }), type],
      [{ counterparty: { name: 'A' } }, 'counterparty.account_id'],
      [{ counterparty: { name: 'A', account_id: 'x' } }, 'counterparty.account_id'],
    ];
    for (const [changes, field] of faults)
      expect(fieldOf(await cards('POST', '/transactions/pay', paying(changes))), JSON.stringify(changes)).to.equal(
        field,
      );
    for (const [changes, field] of [
      [{ counterparty: { account_id: everyday?.id } }, 'counterparty.account_id'],
      [{ counterparty: { account_id: HARUKA?.accounts[1]?.id } }, 'counterparty.account_id'],
      [{ amount: 1, currency: 'JPY', account_id: household?.id, counterparty: { account_id: everyday?.id } }, ''],
    ] as const) {
      const answer = await cards('POST', '/transactions/move', moving(changes));
      if (field === '') expect(answer.status).to.equal(200);
      else expect(fieldOf(answer)).to.equal(field);
    }
    expect((await cards('POST', '/transactions/pay', undefined, undefined)).status).to.equal(400);
    expect(sandbox.transfers.all()).to.have.length(1);
  });

  it('pays somebody’s account on the platform by its id', async () => {
    const { cards, sandbox } = start();
    const account_id = HARUKA?.accounts[1]?.id;
    const body = paying({ counterparty: { name: '見本商事', account_id } });
    await decide(sandbox, cards, await cards('POST', '/transactions/pay', body), 'approve');
    const { body: made } = await cards('POST', '/transactions/pay', body);
    expect(made).to.deep.include({ counterparty: { name: '見本商事', account_id } });
  });
});

describe('Moving money between accounts of Cards v3', () => {
  it('needs no consent, and moves both balances and the wallets they are', async () => {
    const { cards, sandbox } = start();
    const call = await asPerson(sandbox);
    const before = await balance(call, EVERYDAY);
    const { body, status } = await cards('POST', '/transactions/move', moving());
    expect(status).to.equal(200);
    expect(body).to.deep.include({
      ...{ type: 'move', amount: 1000, currency: 'EUR', payment_amount: 10_642, payment_currency: 'SEK' },
      ...{ exchange_rate: 10.642, counterparty: { name: 'Household', account_id: household?.id } },
    });
    expect((await balance(call, EVERYDAY)).reserved).to.equal(before.reserved + 1000n);
    sandbox.clock.advance(20_000);
    const account = (await cards('GET', `/accounts/${String(everyday?.id)}`)).body as { balance: number };
    expect(BigInt(account.balance)).to.equal(before.available - 1000n);
    const { list } = (await call('GET', '/transactions?meta[limit]=1')).body as { list: { target_amount: number }[] };
    expect(list[0]?.target_amount).to.equal(10_642);
  });
});

describe('A request_id in the sandbox', () => {
  it('moves money once, whatever comes after', async () => {
    const { cards, sandbox } = start();
    const body = moving();
    const answers = await Promise.all([1, 2, 3].map(() => cards('POST', '/transactions/move', body)));
    const ids = answers.map((answer) => (answer.body as { id: string }).id);
    expect(new Set(ids).size).to.equal(1);
    sandbox.setWallet(EVERYDAY, { balance: 0 });
    expect((await cards('POST', '/transactions/move', body)).body).to.include({ id: ids[0] });
    for (const changes of [{ amount: 1001 }, { reference: 'other' }]) {
      const other = await cards('POST', '/transactions/move', { ...body, ...changes });
      expect(other.status).to.equal(422);
      expect(other.body).to.deep.nested.include({ 'errors[0].field': 'request_id' });
    }
    expect((await cards('POST', '/transactions/pay', paying({ request_id: body.request_id }))).status).to.equal(422);
    expect(sandbox.transfers.all()).to.have.length(1);
  });

  it('of an amount of sixteen digits is not that of the neighbouring amount', async () => {
    const { cards, sandbox } = start();
    sandbox.setWallet(EVERYDAY, { balance: '9999999999999999' });
    const request_id = crypto.randomUUID();
    const send = (amount: string) => {
      const body = JSON.stringify(moving({ request_id })).replace('"amount":1000', `"amount":${amount}`);
      return cards('POST', '/transactions/move', undefined, { body });
    };
    expect((await send('9007199254740993')).text).to.include('"amount":9007199254740993,');
    expect((await send('9007199254740992')).status).to.equal(422);
    expect((await send('9007199254740993')).status).to.equal(200);
    expect(sandbox.transfers.all().map(({ sourceAmount }) => sourceAmount)).to.deep.equal(['9007199254740993']);
  });

  it('means nothing when the platform does not look at it', async () => {
    const { cards, sandbox } = start({ dedupe: false });
    const body = moving();
    expect((await cards('POST', '/transactions/move', body)).status).to.equal(200);
    expect((await cards('POST', '/transactions/move', body)).status).to.equal(200);
    expect(sandbox.transfers.all()).to.have.length(2);
    const payment = paying();
    await decide(sandbox, cards, await cards('POST', '/transactions/pay', payment), 'approve');
    expect((await cards('POST', '/transactions/pay', payment)).status).to.equal(200);
    expect((await cards('POST', '/transactions/pay', payment)).status).to.equal(200);
    expect(sandbox.transfers.all()).to.have.length(4);
    sandbox.dedupe = true;
    expect((await cards('POST', '/transactions/move', body)).status).to.equal(200);
    expect(sandbox.transfers.all()).to.have.length(4);
  });
});
