import { assert } from 'chai';
import { clientOf, cut, json, rejection, wire } from './support.js';
import { conversionOf, listed, transferExample } from './transfer-orders.js';

const converted = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  listed({
    source: { object: 'wallet', id: 'rkD9wmSMoz' },
    target: { object: 'wallet', id: 'wallet-usd' },
    source_amount: 185,
    target_amount: 200,
    target_currency: 'USD',
    exchange_rate: 1.08,
    ...more,
  });

describe('A conversion', () => {
  it('is asked as the reference shows, and its answer read', async () => {
    const answer = await transferExample('Create a convert', 'response');
    const platform = wire(() => json(answer));
    const done = await clientOf(platform).conversions.create(conversionOf());
    const [sent] = platform.sent;
    assert.equal(`${sent?.method} ${sent?.url}`, 'POST https://bank.example/v2/transactions');
    assert.deepEqual(JSON.parse(sent?.body ?? ''), await transferExample('Create a convert', 'request'));
    assert.deepInclude(done, { id: 'BygonkFuEV', direction: 'outgoing', amount: { amount: 100n, currency: 'EUR' } });
    assert.deepEqual(done.original, { amount: 100n, currency: 'USD' });
  });

  it('tells the rate where the platform gives one', async () => {
    const done = await clientOf(wire(() => json(converted()))).conversions.create(conversionOf());
    assert.equal(done.exchangeRate, '1.08');
  });

  it('is refused with the platform’s reasons, and sends no amount that is none', async () => {
    for (const code of [20002, 20005, 20009, 20010]) {
      const refused = wire(() => json({ errors: [{ field: '', message: 'No', code }] }, 400));
      const error = await rejection(clientOf(refused).conversions.create(conversionOf()));
      assert.deepInclude(error, { kind: 'refused', code: String(code) });
    }
    const platform = wire(() => json(converted()));
    const none = clientOf(platform).conversions.create(conversionOf({ money: { amount: 0n, currency: 'USD' } }));
    assert.equal((await rejection(none)).kind, 'usage');
    assert.equal(platform.count(), 0);
  });

  it('of which nobody knows is told as unknown, and not sent again', async () => {
    for (const answer of [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => cut(),
      () => json({}, 503),
      () => json({}),
      () => json({ truncated_phone_number: '***89' }),
    ]) {
      const platform = wire(answer);
      const error = await rejection(clientOf(platform).conversions.create(conversionOf()));
      assert.equal(error.kind, 'unknown-outcome');
      assert.equal(platform.count(), 1);
    }
  });

  it('whose answer was lost is found among the newest bookings', async () => {
    const find = async (...list: readonly unknown[]): Promise<string> => {
      const { conversions } = clientOf(wire(() => json({ list, meta: { has_more: false } })));
      return (await conversions.find(conversionOf(), { ids: ['old'] })).step;
    };
    assert.equal(await find(converted()), 'found');
    assert.equal(await find(), 'absent');
    assert.equal(await find(converted({ id: 'old' })), 'absent');
    assert.equal(await find(converted({ target_amount: 185 })), 'absent');
    assert.equal(await find(converted({ target: { object: 'payment-account', holder: 'A' } })), 'absent');
    assert.equal(await find(converted(), converted({ id: 'twice' })), 'unknowable');
  });
});
