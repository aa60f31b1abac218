import { expect } from 'chai';
import { ibanOf } from '../../src/sandbox/ledger/iban.js';
import * as money from './money.js';
import { ask, start, type Call } from './support.js';

const { EXCHANGE, madeIn, startMoney, transfer } = money;

const get = async (call: Call, path: string, query: Record<string, string>) =>
  call('GET', `${path}?${new URLSearchParams(query).toString()}`);

describe('The validators of the sandbox', () => {
  it('know what is right', async () => {
    const { banking } = start();
    for (const [path, name, values] of [
      [
        'iban',
        'iban',
        ['SE6697700000010000000983', ibanOf('GB', 'x'), 'be71 0961 2345 6769', 'TR330006100519786457841326'],
      ],
      ['bic', 'bic', ['FTCSSESS', 'EXMPGB2LXXX']],
      ['local-account-number', 'local_account_number', ['01234567']],
      ['sort-code', 'sort_code', ['000102']],
    ] as const)
      for (const value of values) {
        const { body, status } = await get(banking, `/validators/${path}`, { [name]: value });
        expect(status).to.equal(200);
        expect(body, value).to.deep.equal({ is_valid: true });
      }
  });

  it('say what is wrong, in the words of the reference where it has some', async () => {
    const { banking } = start();
    for (const [path, name, value, error] of [
      ['local-account-number', 'local_account_number', '12312', 'Local Account Number length should be 8 digits'],
      ['sort-code', 'sort_code', '12312', 'Sort Code length should be 6 digits'],
      ['iban', 'iban', 'SE0097700000000000000002', 'IBAN has wrong check digits'],
      ['iban', 'iban', 'SE669770000001000000098', 'IBAN length should be 24 characters'],
      ['iban', 'iban', '12345678', 'IBAN has a wrong format'],
      ['bic', 'bic', 'FTCSSSESS', 'BIC length should be 8 or 11 characters'],
    ] as const) {
      const { body } = await get(banking, `/validators/${path}`, { [name]: value });
      expect(body, value).to.deep.equal({ is_valid: false, errors: [error] });
    }
    expect((await banking('GET', '/validators/iban')).body).to.deep.nested.include({ 'errors[0].code': '10002' });
    for (const path of ['/validators/iban', '/lookup/ibans/is-sepa-enabled', '/fee-options/amount'])
      expect((await ask(start().sandbox, 'GET', `/banking/v2${path}`)).status).to.equal(401);
  });
});

describe('The SEPA look-up of the sandbox', () => {
  it('tells where SEPA payments arrive, for a wallet of one’s own', async () => {
    const { banking } = start();
    const path = '/lookup/ibans/is-sepa-enabled';
    for (const [iban, is] of [
      [ibanOf('SE', 'x'), true],
      [ibanOf('DE', 'x'), true],
      ['TR330006100519786457841326', false],
    ] as const)
      expect((await get(banking, path, { source_id: EXCHANGE.id, iban })).body).to.deep.equal({
        is_sepa_enabled_iban: is,
      });
    for (const [query, field, code] of [
      [{ iban: ibanOf('SE', 'x') }, 'source_id', '10002'],
      [{ source_id: EXCHANGE.id }, 'iban', '10002'],
      [{ source_id: 'nobody', iban: ibanOf('SE', 'x') }, 'source_id', 20003],
      [{ source_id: EXCHANGE.id, iban: 'SE00' }, 'iban', '10001'],
    ] as const) {
      const { body, status } = await get(banking, path, query);
      expect(status).to.equal(400);
      expect(body).to.deep.nested.include({ 'errors[0].field': field, 'errors[0].code': code });
    }
  });
});

describe('The fees of the sandbox', () => {
  it('are quoted as they are charged', async () => {
    const { call } = await startMoney();
    const quote = async (query: Record<string, string>) => {
      const { body, status } = await get(call, '/fee-options/amount', query);
      expect(status).to.equal(200);
      return (body as { margin_amount: number }).margin_amount;
    };
    const charged = async (body: object) => madeIn(await call('POST', '/transactions', body)).status.total_fee_amount;
    const outgoing = { action: 'transfer-outgoing', amount: '1000' };
    expect(await quote({ ...outgoing, currency: 'EUR', paymentRail: 'SEPA' })).to.equal(await charged(transfer()));
    const pounds = { 'beneficiary.account': { number: '12345678', code: '000000' }, currency: 'GBP' };
    expect(await quote({ ...outgoing, currency: 'GBP', paymentRail: 'Local' })).to.equal(
      await charged(transfer({ ...pounds, source: { ...money.LONDON } })),
    );
    const kronor = { currency: 'SEK', amount: 1500, source: { ...money.HOUSEHOLD } };
    expect(await quote({ ...outgoing, currency: 'SEK', paymentRail: 'SWIFT' })).to.equal(
      await charged(transfer(kronor)),
    );
    expect(await quote({ action: 'currency-exchange', currency: 'EUR', amount: '17794' })).to.equal(
      await charged(money.conversion()),
    );
  });

  it('are exact for sixteen digits, and refused for what cannot be quoted', async () => {
    const { banking } = start();
    const most = { action: 'currency-exchange', currency: 'EUR', amount: '9999999999999999', method: 'bank-transfer' };
    expect((await get(banking, '/fee-options/amount', most)).text).to.include('"margin_amount":149999999999999,');
    const faults: readonly (readonly [field: string, value: string])[] = [
      ['currency', 'JPY'],
      ['amount', '10.5'],
      ['amount', '12345678901234567'],
      ['action', 'gift'],
      ['method', 'card'],
      ['paymentRail', 'Pigeon'],
    ];
    for (const [field, value] of faults) {
      const { body, status } = await get(banking, '/fee-options/amount', {
        ...most,
        [field]: value,
      });
      expect(status).to.equal(400);
      expect(body).to.deep.nested.include({ 'errors[0].field': field, 'errors[0].code': '10001' });
    }
  });
});
