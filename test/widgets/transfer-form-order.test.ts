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
});
