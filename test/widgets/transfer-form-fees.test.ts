import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { feeTotal } from '../../src/widgets/transfer-form/fee-view.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { allInside, textOf, until } from './stage.js';
import { beginNew, beginTransfer, choose, fillNew, review, says, shown, type } from './transfers.js';

// What a transfer costs, the exchange on its way included.

const FEE = 'GET /v2/fee-options/amount';
const HOUSEHOLD = 'HkZ/4T6eD';

/** The fees and their total. */
const facts = (form: Element): readonly string[] =>
  allInside(form, '.facts > div').map((fact) => textOf(fact).replaceAll('\u00a0', ' '));

const settled = async (form: Element): Promise<void> =>
  until(
    () => facts(form).length > 0 && !textOf(form).includes('Asking for the fee'),
    () => `the fees (it shows: ${textOf(form)})`,
  );

/** The fee of the payment and that of the exchange, both counted. */
async function countsBoth(tag = 'giro-transfer-form'): Promise<void> {
  const { form } = await beginNew({ currency: 'SEK' }, { tag });
  await fillNew(form, { amount: '500.00' });
  await settled(form);
  // 12 euros by SWIFT, and 1.5 %.
  expect(facts(form)).to.deep.equal(['Fee SEK 127.70', 'Exchange fee SEK 7.50', 'Total SEK 635.20']);
}

describe('giro-transfer-form, its fees', () => {
  it('are that of the payment and that of the exchange, where the bank exchanges', async () => {
    await countsBoth();
  });

  it('are that of the payment alone where it does not', async () => {
    const { form } = await beginNew();
    await fillNew(form, { amount: '500.00' });
    await settled(form);
    expect(facts(form)).to.deep.equal(['Fee €0.35', 'Total €500.35']);
  });

  it('are that of the exchange alone to an own account in another currency, and none to one in the same', async () => {
    const { form } = await beginTransfer();
    choose(form, 'own');
    await shown(form, '#accountId');
    type(form, 'accountId', HOUSEHOLD);
    type(form, 'amount', '200');
    await says(form, 'The bank exchanges EUR to SEK at its own rate.');
    await settled(form);
    expect(facts(form)).to.deep.equal(['Exchange fee SEK 3.00', 'Total SEK 203.00']);
    type(form, 'accountId', 'Rsv+2Eur');
    await form.updateComplete;
    expect(facts(form)).to.be.empty;
  });

  it('come to no total while one of them is not known, which is said', async () => {
    const { form } = await beginNew(
      { currency: 'SEK' },
      { faults: [{ call: FEE, times: 1, do: { kind: 'status', status: 404 } }] },
    );
    await fillNew(form, { amount: '500.00' });
    await settled(form);
    const [fee, exchange, total] = facts(form);
    expect([fee, exchange].filter((fact) => fact?.endsWith('The fee is not known right now.'))).to.have.length(1);
    expect(total).to.equal('Total –');
  });

  /** All that is there, to be sent to an own account that it is exchanged for. */
  async function countsWithAmount(tag = 'giro-transfer-form'): Promise<void> {
    const { form } = await beginTransfer({}, { tag });
    choose(form, 'own');
    await shown(form, '#accountId');
    type(form, 'accountId', HOUSEHOLD);
    type(form, 'currency', 'EUR');
    const available = /Available: €([\d,.]+)/.exec(textOf(form))?.[1] ?? '';
    type(form, 'amount', available);
    type(form, 'reference', 'Rent');
    await settled(form);
    await review(form);
    await says(form, `You have €${available} and need €`);
  }

  it('count when it is told that there is not so much', async () => {
    await countsWithAmount();
  });

  it('would not count without being added to the amount (broken twin)', async () => {
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/details.ts': [['{ fee: known.amount }', '{}']],
    });
    await expectFailure(() => countsWithAmount(defineTwin(GiroTransferForm)));
  });

  it('are told too small without that of the exchange (broken twin)', async () => {
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/quotes.ts': [['money !== void 0 && isExchanged', 'false']],
    });
    await expectFailure(() => countsBoth(defineTwin(GiroTransferForm)));
  });

  it('have no sum while one is missing, or in another currency', () => {
    const fee = (amount: bigint | undefined, currency = 'EUR') =>
      ({
        label: 'transfer.fee',
        isAsking: false,
        money: amount === undefined ? undefined : { amount, currency },
      }) as const;
    expect(feeTotal([fee(1n), fee(2n)])).to.deep.equal({ amount: 3n, currency: 'EUR' });
    expect(feeTotal([])).to.equal(undefined);
    expect(feeTotal([fee(1n), fee(undefined)])).to.equal(undefined);
    expect(feeTotal([fee(1n), fee(2n, 'SEK')])).to.equal(undefined);
  });
});
