import { assert } from 'chai';
import type { ValidationCalls } from '../../src/api/index.js';
import { clientOf, json, rejection, wire, type Wire } from './support.js';
import { transferExample } from './transfer-orders.js';

const asked = ({ sent }: Wire): unknown[] =>
  sent.map(({ method, url }) => {
    const { pathname, searchParams } = new URL(url);
    return [method, pathname, Object.fromEntries(searchParams)];
  });

describe('A fee', () => {
  it('is asked for what it is for, exactly, and is `margin_amount`', async () => {
    const body = await transferExample('Fee amount', 'response');
    const platform = wire(() => json(body));
    const { fees } = clientOf(platform);
    const money = { amount: 9_999_999_999_999_999n, currency: 'EUR' } as const;
    assert.deepEqual(await fees.quote({ action: 'transfer-outgoing', money, rail: 'SEPA' }), {
      amount: 300n,
      currency: 'EUR',
    });
    await fees.quote({ action: 'transfer-outgoing', money });
    await fees.quote({ action: 'currency-exchange', money, rail: 'SEPA' });
    const query = { currency: 'EUR', amount: '9999999999999999' };
    assert.deepEqual(asked(platform), [
      ['GET', '/v2/fee-options/amount', { action: 'transfer-outgoing', ...query, paymentRail: 'SEPA' }],
      ['GET', '/v2/fee-options/amount', { action: 'transfer-outgoing', ...query }],
      ['GET', '/v2/fee-options/amount', { action: 'currency-exchange', ...query }],
    ]);
  });

  it('that is no whole number of minor units is no fee, and none is no fee of nothing', async () => {
    const money = { amount: 1000n, currency: 'EUR' } as const;
    for (const body of [
      {},
      { margin_amount: null },
      { margin_amount: '300' },
      { margin_amount: 1.5 },
      [],
      { total_fee_amount: 3 },
    ]) {
      const { fees } = clientOf(wire(() => json(body)));
      const error = await rejection(fees.quote({ action: 'currency-exchange', money }));
      assert.equal(error.kind, 'bad-answer', JSON.stringify(body));
    }
  });
});

describe('What the platform says of a number', () => {
  const CALLS: readonly (readonly [
    section: string,
    call: (calls: ValidationCalls) => Promise<boolean>,
    path: string,
    query: Readonly<Record<string, string>>,
  ])[] = [
    ['Validate IBAN', (calls) => calls.iban('SE66'), '/v2/validators/iban', { iban: 'SE66' }],
    ['Validate BIC', (calls) => calls.bic('FTCSSESS'), '/v2/validators/bic', { bic: 'FTCSSESS' }],
    ['Validate Sort Code', (calls) => calls.sortCode('123'), '/v2/validators/sort-code', { sort_code: '123' }],
    [
      'Validate Local Account Number',
      (calls) => calls.localAccount('12'),
      '/v2/validators/local-account-number',
      { local_account_number: '12' },
    ],
    [
      'SEPA validation of iban',
      (calls) => calls.sepa('w+1/=', 'BE96'),
      '/v2/lookup/ibans/is-sepa-enabled',
      { source_id: 'w+1/=', iban: 'BE96' },
    ],
  ];

  for (const [section, call, path, query] of CALLS)
    it(`is asked and read as the reference shows ("${section}")`, async () => {
      const body = await transferExample(section, 'response');
      const platform = wire(() => json(body));
      assert.equal(await call(clientOf(platform).validate), body['is_valid'] ?? body['is_sepa_enabled_iban']);
      assert.deepEqual(asked(platform), [['GET', path, query]]);
    });

  it('is neither yes nor no where it says neither', async () => {
    for (const [section, call] of CALLS)
      for (const body of [{}, { is_valid: 'true', is_sepa_enabled_iban: 1 }, true, []]) {
        const error = await rejection(call(clientOf(wire(() => json(body))).validate));
        assert.equal(error.kind, 'bad-answer', section);
      }
  });
});
