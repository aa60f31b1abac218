import { assert } from 'chai';
import type * as Kit from '../../src/api/index.js';
import type { ConversionOrder, Payee, TransferOrder } from '../../src/domain/transfer.js';
import { brokenTwin, type Edits } from '../internal/twin.js';
import { json, wire, type Example } from './support.js';

/** The payee of the reference's own example, but for its `account_id`, which no table names. */
export const DUBUQUE: Payee = {
  kind: 'iban',
  name: 'DuBuque LLC',
  iban: 'SE3397700000010000000025',
  bic: 'FTCSSESS',
  address: { street: 'Dicta quas ab tenetu', postCode: '575679', city: 'Ipsa iste non sequ', country: 'FR' },
};
export const BRITISH: Payee = { kind: 'uk-local', name: 'Ada Byron', number: '31926819', sortCode: '601613' };
export const SAVINGS: Payee = { kind: 'account', name: 'Savings', accountId: 'wallet+2/=' };

/** The order of the reference's own example. */
export const orderOf = (more: Partial<TransferOrder> = {}): TransferOrder => ({
  source: {
    api: 'banking-v2',
    accountId: 'rkG3La0NkS',
    currency: 'EUR',
    pendingId: 'pending-1',
    adapter: 'Saxo',
    identityId: 'S1hBrFWT0V',
  },
  payee: DUBUQUE,
  money: { amount: 1000n, currency: 'EUR' },
  reference: 'donation',
  requestId: '6f2c7f0e-3b0a-4d5e-9a53-0f4a5f0f2c11',
  ...more,
});

/** The conversion of the reference's own example. */
export const conversionOf = (more: Partial<ConversionOrder> = {}): ConversionOrder => ({
  source: { api: 'banking-v2', accountId: 'rkD9wmSMoz', currency: 'EUR' },
  money: { amount: 200n, currency: 'USD' },
  requestId: '8a7ad7c2-7b5f-4a5c-8d86-5e8c1e6f7c02',
  ...more,
});

/** What the reference shows of moving money. */
export async function transferExample(section: string, kind: Example['kind']): Promise<Record<string, unknown>> {
  const response = await fetch(new URL('../fixtures/banking-v2-transfers.json', import.meta.url));
  const all = (await response.json()) as readonly (Example & { readonly section: string })[];
  const found = all.find((each) => each.section === section && each.kind === kind);
  if (!found) throw new Error(`The fixtures have no ${kind} of ${section}`);
  return found.body as Record<string, unknown>;
}

/** A booking of {@link orderOf} as Banking v2 lists it. */
export const listed = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'B1bOejiwkH',
  created_at: '2031-06-19T12:30:40.000Z',
  type: 'transfer-outgoing',
  source_amount: 1050,
  source_currency: 'EUR',
  target_amount: 1000,
  target_currency: 'EUR',
  source: { object: 'wallet', id: 'pending-1', real: { id: 'rkG3La0NkS', requisites: null }, requisites: null },
  target: { object: 'payment-account', id: 'x', truncated_identifier: 'SE33****************0025' },
  status: { code: 40 },
  ...more,
});

/** A payment of Cards v3. */
export const payment = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: '0d3d8f9e-59b1-4a8c-8c54-3e8f6f4f9a10',
  type: 'pay',
  amount: 1000,
  currency: 'EUR',
  status: 'processing',
  account_id: 'account-1',
  reference: 'donation',
  counterparty: { name: 'DuBuque LLC', account_details: { type: 'iban', iban: 'SE3397700000010000000025' } },
  created_at: '2031-06-19T12:30:40.000Z',
  ...more,
});

/** The kit with a guard taken out, which still moves money where all goes well: else its failing would prove nothing. */
export async function movingTwin(edits: Edits): Promise<typeof Kit> {
  const kit = await brokenTwin<typeof Kit>('/src/api/index.ts', edits);
  const platform = wire(({ url, body }) => {
    if (url.includes('/v3/')) return json(payment());
    return json(body?.includes('two_fa_code') ? listed() : { truncated_phone_number: '***89' });
  });
  const { transfers } = kit.createClient({
    cardsUrl: 'https://platform.example/v3',
    bankingUrl: 'https://bank.example/v2',
    getToken: () => 'token',
    fetch: platform.fetch,
  });
  const order = orderOf();
  const act = await transfers.start(order);
  if (act.done || act.challenge.kind !== 'code') throw new Error('The twin asks for no code');
  assert.equal((await transfers.confirm(order, act.challenge.code, '123456')).id, 'B1bOejiwkH');
  const { done } = await transfers.start(orderOf({ source: { api: 'v3', accountId: 'a', currency: 'EUR' } }));
  assert.isTrue(done);
  return kit;
}
