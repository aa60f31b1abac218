import { expect } from 'chai';
import * as money from './money.js';
import { asPerson, EVERYDAY } from './people.js';

const { balance, conversion, errorIn, EXCHANGE, HOUSEHOLD, LONDON, madeIn, startMoney } = money;
const TRAVEL = 'NGQyZ3N5Z';

describe('A conversion in the sandbox', () => {
  const post = (call: money.Call, body: unknown) => call('POST', '/transactions', body);

  it('brings the amount in the target’s currency, and takes its price and a fee, without a code', async () => {
    const { call, sandbox } = await startMoney({ twoFactor: 'flat' });
    const [from, to] = [await balance(call, EXCHANGE.id), await balance(call, TRAVEL)];
    const made = madeIn(await post(call, conversion()));
    expect(made).to.include({ type: 'transfer-outgoing', target_amount: 20_000, target_currency: 'USD' });
    expect(made).to.include({ source_amount: 17_794, source_currency: 'EUR', exchange_rate: 1.124 });
    expect(made.status.total_fee_amount).to.equal(266);
    expect(await balance(call, EXCHANGE.id)).to.deep.equal({
      available: from.available - 18_060n,
      reserved: from.reserved + 18_060n,
    });
    expect(await balance(call, TRAVEL)).to.deep.equal(to);
    sandbox.clock.advance(20_000);
    expect(await balance(call, EXCHANGE.id)).to.deep.equal({ ...from, available: from.available - 18_060n });
    expect(await balance(call, TRAVEL)).to.deep.equal({ ...to, available: to.available + 20_000n });
    expect(sandbox.transfers.all()).to.have.length(1);
    expect(sandbox.transfers.all()[0]).to.include({ call: 'convert', target: TRAVEL, amount: '20000', code: 0 });
  });

  it('is refused for every reason the reference has', async () => {
    const { call, sandbox } = await startMoney();
    for (const [changes, error] of [
      [{ amount: undefined }, 'amount 10002'],
      [{ currency: undefined }, 'currency 10002'],
      [{ 'source.id': undefined }, 'source.id 10002'],
      [{ currency: 'JPY' }, 'currency 10001'],
      [{ amount: 199 }, 'amount 20005'],
      [{ amount: 9_000_000_000_000 }, 'amount 20002'],
      [{ 'source.id': 'nobody' }, 'source.id 20003'],
      [{ 'source.id': EVERYDAY }, 'source.id 20009'],
      [{ currency: 'EUR' }, 'currency 20010'],
    ] as const)
      expect(errorIn(await post(call, conversion(changes))), JSON.stringify(changes)).to.equal(error);
    sandbox.setWallet('Exchange', { adapter: 'Arkea' });
    expect(errorIn(await post(call, conversion({ 'source.id': LONDON.id, currency: 'EUR' })))).to.equal(
      'currency 20009',
    );
    sandbox.setWallet('Exchange', { adapter: 'Onpex', isReady: false });
    expect(errorIn(await post(call, conversion()))).to.equal('source.id 20004');
    expect(errorIn(await post(call, conversion({ 'source.id': HOUSEHOLD.id, currency: 'EUR' })))).to.equal(
      'currency 20004',
    );
    expect(sandbox.transfers.all()).to.deep.equal([]);
  });

  it('into a currency that the corporation has no wallet in is refused (20003)', async () => {
    const { sandbox } = await startMoney();
    sandbox.twoFactor = 'flat';
    const layla = await asPerson(sandbox, { email: 'layla@example.com', password: 'layla-in-the-sandbox' });
    const body = conversion({ 'source.id': 'Gb2+Xc7Vf', currency: 'USD' });
    expect(errorIn(await post(layla, body))).to.equal('currency 20003');
  });
});
