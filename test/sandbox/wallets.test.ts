import { expect } from 'chai';
import { ALMA, asPerson, BO, CLEO, CORPORATION, EVERYDAY, ofCorporation } from './people.js';
import { allCards, ask, start } from './support.js';

interface WireWallet {
  readonly id: string;
  readonly amount: number;
  readonly name: string;
  readonly type: string;
  readonly currency: string;
  readonly purpose: string | null;
  readonly payment_processor_adapter: string;
  readonly pending?: { readonly amount: number; readonly type: string };
  readonly wallet_requisites: { readonly number: string; readonly code: string; readonly type: string }[];
}

describe('Wallets in the sandbox', () => {
  it('are those of the corporation, in all six currencies, with numbers to pay to', async () => {
    const call = await asPerson(start().sandbox);
    const { body: corporation } = await call('GET', '/corporations/current');
    expect(corporation).to.include({ id: CORPORATION, name: 'Exempel Trading AB' });
    const wallets = (await call('GET', ofCorporation('/wallets'))).body as WireWallet[];
    expect(wallets.map(({ currency }) => currency)).to.include.members(['EUR', 'GBP', 'USD', 'SEK', 'DKK', 'NOK']);
    for (const { type, wallet_requisites } of wallets) {
      expect(type).to.equal('real');
      expect(wallet_requisites).not.to.be.empty;
    }
    const london = wallets.find(({ currency }) => currency === 'GBP');
    expect(london?.wallet_requisites.map(({ type }) => type)).to.deep.equal(['uk-local', 'cross-border']);
    expect(london?.wallet_requisites[0]?.number).to.match(/^0\d{7}$/);
    expect(london?.wallet_requisites[0]?.code).to.match(/^\d{6}$/);
    expect(new Set(wallets.map(({ payment_processor_adapter: adapter }) => adapter))).to.have.keys(
      'Arkea',
      'Onpex',
      'Saxo',
    );
    expect(wallets.filter(({ purpose }) => purpose === 'CARD').map(({ id }) => id)).to.include(EVERYDAY);
  });

  it('carry an amount of sixteen digits exactly, reserved money, and nothing pending where nothing ever happened', async () => {
    const call = await asPerson(start().sandbox);
    const { body, text } = await call('GET', ofCorporation('/wallets'));
    const wallets = body as WireWallet[];
    const exact = /"amount":(9007199\d{9}),"type":"real","name":"Reserve"/.exec(text)?.[1] ?? '0';
    expect(BigInt(exact) > BigInt(Number.MAX_SAFE_INTEGER)).to.equal(true);
    const reserve = wallets.find(({ name }) => name === 'Reserve');
    const one = await call('GET', ofCorporation(`/wallets/${encodeURIComponent(reserve?.id ?? '')}`));
    expect(one.text).to.include(`"amount":${exact},`);
    expect(wallets.find(({ id }) => id === EVERYDAY)?.pending?.amount).to.be.above(0);
    const fresh = wallets.find(({ name }) => name === 'Opened today');
    expect(fresh).to.include({ amount: 0 }).and.not.to.have.property('pending');
  });

  it('are read one by one as well, with requisites under another name, and not those of others', async () => {
    const call = await asPerson(start().sandbox);
    const { body } = await call('GET', ofCorporation(`/wallets/${encodeURIComponent(EVERYDAY)}`));
    expect(body).to.include({ id: EVERYDAY, purpose: 'CARD' }).and.have.property('requisites').with.length(1);
    expect((await call('GET', ofCorporation('/wallets/nobody'))).status).to.equal(404);
    expect((await call('GET', '/corporations/Mih7nT2kQ/wallets')).status).to.equal(404);
    const theirs = await start({ person: 'ليلى' }).banking('GET', '/corporations/Lyl%2F9cW%2Bp/wallets');
    expect((theirs.body as WireWallet[]).map(({ currency }) => currency)).to.deep.equal(['GBP']);
  });

  it('are seen by an accountant and not by somebody who only has a card', async () => {
    const { sandbox } = start();
    expect((await (await asPerson(sandbox, BO))('GET', ofCorporation('/wallets'))).status).to.equal(200);
    const cleo = await asPerson(sandbox, CLEO);
    for (const path of [ofCorporation('/wallets'), '/transactions', '/beneficiaries', '/reports/statement/pdf'])
      expect((await cleo('GET', path)).status, path).to.equal(403);
    expect((await cleo('GET', '/corporations/current')).status).to.equal(200);
  });

  it('are opened by a server’s token too, at the path without a version as well, and by no wrong one', async () => {
    const { banking, sandbox } = start();
    const { text } = await banking('GET', ofCorporation('/wallets'));
    const token = await sandbox.getToken({ api: 'banking', expired: false });
    const headers = { 'x-access-token': token };
    expect((await ask(sandbox, 'GET', `/banking${ofCorporation('/wallets')}`, undefined, { headers })).text).to.equal(
      text,
    );
    for (const path of [
      '/persons/me',
      '/corporations/current',
      '/transactions',
      '/beneficiaries',
      '/reports/statement/csv',
    ])
      expect((await ask(sandbox, 'GET', `/banking/v2${path}`)).status, path).to.equal(401);
  });
});

describe('Accounts of Cards v3 in the sandbox', () => {
  it('have the balance of the wallet they are, and say how to pay in', async () => {
    const { cards, sandbox } = start();
    const [card] = (await allCards(cards)).filter(({ currency }) => currency === 'EUR');
    const { body } = await cards('GET', `/accounts/${String(card?.account_id)}`);
    const call = await asPerson(sandbox);
    const wallet = (await call('GET', ofCorporation(`/wallets/${encodeURIComponent(EVERYDAY)}`))).body as {
      amount: number;
      requisites: { number: string; code: string }[];
    };
    expect(body).to.deep.equal({ id: card?.account_id, name: 'Everyday', currency: 'EUR', balance: wallet.amount });
    const details = (await cards('GET', `/accounts/${String(card?.account_id)}/bank_details`)).body;
    expect(details).to.deep.equal([
      {
        payment_rail: 'sepa',
        details: { iban: wallet.requisites[0]?.number, bic: wallet.requisites[0]?.code },
        beneficiary: 'Exempel Trading AB',
        beneficiary_address: {
          street1: 'Exempelgatan 1',
          city: 'Exempelstad',
          country_code: 'SE',
          post_code: '00000',
        },
      },
    ]);
  });

  it('are the person’s own', async () => {
    const [theirs] = await allCards(start({ person: '遥' }).cards);
    const { cards, sandbox } = start();
    for (const path of [
      `/accounts/${String(theirs?.account_id)}`,
      `/accounts/${String(theirs?.account_id)}/bank_details`,
    ])
      expect((await cards('GET', path)).status).to.equal(404);
    expect((await ask(sandbox, 'GET', '/cards/v3/accounts/x')).status).to.equal(401);
  });
});

describe('Beneficiaries, limits and invoices in the sandbox', () => {
  it('are people of every status, with and without a last use, and numbers that begin with a zero', async () => {
    const { body } = await (await asPerson(start().sandbox, ALMA))('GET', '/beneficiaries');
    const list = body as { id: string; name: string; status: string; account: Record<string, string> }[];
    expect(new Set(list.map(({ status }) => status))).to.include.all.keys('ACTIVE', 'DELETED', 'FORBIDDEN');
    expect(list.some(({ account }) => account['lastUsedAt'] === undefined)).to.equal(true);
    expect(list.some(({ account }) => account['currnency'] !== undefined)).to.equal(true);
    expect(list.some(({ account }) => account['currency'] !== undefined)).to.equal(true);
    const local = list.find(({ account }) => account['type'] === 'uk-local');
    expect(local?.account['number']).to.match(/^0\d{7}$/);
    expect(new Set(list.map(({ id }) => id)).size).to.equal(list.length);
  });

  it('are charges that were paid by transactions one can look up', async () => {
    const call = await asPerson(start().sandbox);
    const invoices = (await call('GET', ofCorporation('/invoices'))).body as {
      amount: number;
      invoice_payment_transaction_id: string;
    }[];
    expect(invoices.length).to.be.within(15, 30);
    const [{ amount, invoice_payment_transaction_id: id }] = invoices as [(typeof invoices)[0]];
    const { body } = await call('GET', `/transactions/${encodeURIComponent(id)}`);
    expect(body).to.include({ type: 'invoice-payment', source_amount: amount, id });
    expect((await call('GET', ofCorporation('/limits'))).body).to.have.length(1);
  });
});
