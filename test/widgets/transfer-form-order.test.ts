import { expect } from 'chai';
import type { Payee, TransferOrder } from '../../src/domain/transfer.js';
import { orderFacts } from '../../src/widgets/transfer-form/order-view.js';

const ADDRESS = { street: '1 High Street', city: 'Springfield', postCode: '62701', region: 'Illinois', country: 'US' };

describe('what the review shows of a transfer', () => {
  const payees: readonly Payee[] = [
    { kind: 'iban', name: 'DuBuque LLC', iban: 'SE3397700000010000000025', bic: 'FTCSSESS', address: ADDRESS },
    { kind: 'uk-local', name: 'Ann Example', number: '31926819', sortCode: '601613', address: ADDRESS },
    { kind: 'account', name: 'Household', accountId: 'HkZ/4T6eD' },
  ];
  for (const payee of payees)
    it(`is all that is sent of the payee (${payee.kind})`, () => {
      const order: TransferOrder = {
        source: { api: 'banking-v2', accountId: 'S1Q8+PW84', currency: 'EUR' },
        payee,
        money: { amount: 1250n, currency: 'EUR' },
        reference: 'Invoice 42',
        requestId: 'a',
      };
      const compact = (text: string): string => text.replaceAll(/[\s-]/g, '');
      const shown = orderFacts(order, 'Everyday', 'en', String).map(([, value]) => compact(value));
      const sent: readonly string[] = [
        payee.name,
        ...(payee.kind === 'iban' ? [payee.iban, payee.bic] : []),
        ...(payee.kind === 'uk-local' ? [payee.number, payee.sortCode] : []),
        ...(payee.kind === 'account' ? [] : Object.values(ADDRESS)),
        order.reference,
      ];
      for (const part of sent) expect(shown.join('|')).to.include(compact(part));
    });

  const exchangedBy = (payee: Payee, source: string, currency: string): readonly string[] =>
    orderFacts(
      {
        source: { api: 'v3', accountId: 'S1Q8+PW84', currency: source },
        payee,
        money: { amount: 1250n, currency },
        reference: 'Rent',
        requestId: 'a',
      },
      'Everyday',
      'en',
      (key, values) =>
        key === 'transfer.exchange.text' ? `${values?.['from'] ?? ''} to ${values?.['to'] ?? ''}` : key,
    )
      .filter(([label]) => label === 'transfer.exchange')
      .map(([, value]) => value);

  it('says what the bank exchanges, and nothing where it exchanges nothing', () => {
    const [iban, , own] = payees as readonly [Payee, Payee, Payee & { readonly kind: 'account' }];
    expect(exchangedBy({ ...own, currency: 'SEK' }, 'EUR', 'EUR'), 'what arrives is another').to.deep.equal([
      'EUR to SEK',
    ]);
    expect(exchangedBy({ ...own, currency: 'SEK' }, 'EUR', 'SEK'), 'what is paid is another').to.deep.equal([
      'EUR to SEK',
    ]);
    expect(exchangedBy(iban, 'EUR', 'USD')).to.deep.equal(['EUR to USD']);
    expect(exchangedBy({ ...own, currency: 'EUR' }, 'EUR', 'EUR')).to.be.empty;
    expect(exchangedBy(own, 'EUR', 'EUR'), 'an order kept without it').to.be.empty;
    expect(exchangedBy(iban, 'EUR', 'EUR')).to.be.empty;
  });
});
