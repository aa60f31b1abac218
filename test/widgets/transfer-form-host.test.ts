import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { beginConversion, convert, EXCHANGE, toReview as toConvertReview } from './conversions.js';
import { heard, inside, maybeInside, place, setStage, textOf, until } from './stage.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectConsole } from '../support/console.js';
import {
  answered,
  beginTransfer,
  choose,
  fillNew,
  moved,
  PAYEE,
  press,
  says,
  sendLabel,
  shown,
  signedIn,
  toReview,
} from './transfers.js';

// What a host fills in, in the form that sends and in the one that converts.

const HOST = {
  amount: '9900',
  currency: 'SEK',
  'payee-name': PAYEE.name,
  iban: PAYEE.iban,
  bic: PAYEE.bic,
  reference: 'Rent',
};

/** What stands in the fields. */
const values = (form: Element, ...fields: readonly string[]): readonly string[] =>
  fields.map((field) => (inside(form, `#${field}`) as HTMLInputElement).value.replaceAll(' ', ''));

const FILLED = ['99.00', 'SEK', 'DuBuqueLLC', PAYEE.iban, PAYEE.bic, 'Rent'];
const filledIn = (form: Element): readonly string[] =>
  values(form, 'amount', 'currency', 'name', 'iban', 'bic', 'reference');

/** A form without a client, which says so. */
async function bare(tag: 'giro-transfer-form' | 'giro-convert-form', attributes: Readonly<Record<string, string>>) {
  expectConsole(new RegExp(tag));
  const provider = place(document.createElement('giro-provider'));
  const form = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  provider.append(form);
  await shown(form, '.notice');
  return { provider, form };
}

describe('giro-transfer-form, as its host fills it in', () => {
  it('takes what was said before it had a client', async () => {
    const stage = await setStage();
    const { provider, form } = await bare('giro-transfer-form', HOST);
    provider.client = await signedIn(stage);
    await shown(form, '#amount');
    expect(filledIn(form)).to.deep.equal(FILLED);
  });

  it('takes what was said while something else was wrong', async () => {
    expectConsole(/The amount is no amount/);
    const { form } = await beginTransfer();
    for (const [name, value] of Object.entries({ ...HOST, amount: '12.50' })) form.setAttribute(name, value);
    await says(form, 'The amount is no amount');
    form.amount = '9900';
    await shown(form, '#amount');
    expect(filledIn(form)).to.deep.equal(FILLED);
  });

  it('takes an amount without a currency for minor units of the account’s, however many decimals those have', async () => {
    const [{ accounts }] = PEOPLE;
    const idOf = (name: string): string => accounts.find((account) => account.name === name)?.walletId ?? '';
    for (const [account, written] of [
      [idOf('Japan'), ['1250', 'JPY']],
      [idOf('Household'), ['12.50', 'SEK']],
    ] as const) {
      const { form } = await beginTransfer({ 'account-id': account, amount: '1250' });
      expect(values(form, 'amount', 'currency')).to.deep.equal(written);
    }
    const { form } = await beginTransfer(
      { 'account-id': accounts[0]?.id ?? '', amount: '1250' },
      { paymentsApi: 'v3', faults: [answered('GET /v3/accounts/:id', { id: accounts[0]?.id, currency: 'KWD' })] },
    );
    expect(values(form, 'amount', 'currency')).to.deep.equal(['1.250', 'KWD']);
  });

  it('takes an amount and a currency that come one after the other for one sum', async () => {
    const { form } = await beginTransfer({ 'account-id': 'rJp+k/0Xa', amount: '1250', currency: 'SEK' });
    expect(values(form, 'amount', 'currency')).to.deep.equal(['12.50', 'SEK']);
    form.reset();
    form.amount = '1300';
    await until(() => values(form, 'amount')[0] === '13.00', 'the amount');
    expect(values(form, 'currency')).to.deep.equal(['SEK']);
  });

  it('says that it does not know an account that is none of the person’s, here and to the host', async () => {
    expectConsole(/is none of the person/);
    const errors = heard(document, 'giro-error');
    const stage = await setStage();
    stage.provider.client = await signedIn(stage);
    const form = stage.add('giro-transfer-form', { 'account-id': 'nobody' });
    await says(form, 'This account was not found.');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
    await form.submit();
    expect(textOf(form)).to.include('This account was not found.');
    form.accountId = undefined;
    await shown(form, '#amount');
  });

  /** What the host changes once a transfer is reviewed is reviewed again before it is sent. */
  async function isReviewedAgain(tag = 'giro-transfer-form'): Promise<void> {
    const { stage, form } = await beginTransfer({}, { twoFactor: 'off', tag });
    await toReview(form);
    form.amount = '9900';
    await form.updateComplete;
    expect(textOf(form)).to.include('Something was changed').and.not.to.include('Check and send');
    await press(form, 'Review');
    await says(form, 'Check and send');
    expect(textOf(form)).to.include('€99.00');
    await press(form, sendLabel(form));
    await says(form, 'Sent: €99.00');
    expect((await moved(stage)).map(({ amount }) => amount)).to.deep.equal(['9900']);
  }

  it('is reviewed again when something is changed at the review', async () => {
    await isReviewedAgain();
  });

  it('would be sent with what nobody reviewed, if a change did not go back to the form (broken twin)', async () => {
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/flow.ts': [['if (isChange) this.#sending.change();', '']],
    });
    await expectFailure(() => isReviewedAgain(defineTwin(GiroTransferForm)));
  });

  it('is emptied by reset() although something the host said is wrong', async () => {
    expectConsole(/The currency is no ISO 4217 code/);
    const { form } = await beginTransfer({ 'payee-name': PAYEE.name });
    await fillNew(form, { reference: 'Typed' });
    form.amount = '9900';
    form.currency = 'euro';
    await says(form, 'The currency is no ISO 4217 code');
    form.reset();
    form.currency = 'EUR';
    await shown(form, '#amount');
    expect(values(form, 'amount', 'name', 'reference')).to.deep.equal(['99.00', 'DuBuqueLLC', '']);
  });

  it('shows the next person what the host says, and nothing else', async () => {
    const { stage, form } = await beginTransfer({ reference: 'Rent' });
    await fillNew(form, { reference: 'Secret' });
    stage.provider.client?.session.signOut();
    stage.provider.client = await signedIn(stage);
    await until(() => maybeInside(form, '#reference') && !textOf(form).includes('Secret'), 'the form');
    choose(form, 'new');
    await form.updateComplete;
    expect(values(form, 'reference', 'name', 'iban')).to.deep.equal(['Rent', '', '']);
  });

  it('begins a new transfer with it, as reset() does', async () => {
    const { form } = await beginTransfer(HOST, { twoFactor: 'off' });
    await toReview(form, { amount: '150.00' });
    await press(form, sendLabel(form));
    await says(form, 'Sent: ');
    await press(form, 'New transfer');
    await shown(form, '#amount');
    expect(filledIn(form)).to.deep.equal(FILLED);
    await toReview(form, { amount: '160.00' });
    form.reset();
    await shown(form, '#amount');
    await until(() => values(form, 'amount')[0] === '99.00', 'it is filled in again');
    expect(filledIn(form)).to.deep.equal(FILLED);
  });
});

describe('giro-convert-form, as its host fills it in', () => {
  it('takes what was said before it had a client', async () => {
    const stage = await setStage();
    const { provider, form } = await bare('giro-convert-form', { 'account-id': EXCHANGE, 'to-currency': 'DKK' });
    provider.client = await signedIn(stage);
    await shown(form, '#amount');
    expect(values(form, 'currency')).to.deep.equal(['DKK']);
  });

  it('begins a new conversion with it, as reset() does', async () => {
    const { form } = await beginConversion({ 'account-id': EXCHANGE, 'to-currency': 'GBP' });
    await toConvertReview(form);
    await convert(form);
    await says(form, 'Converting to $200.00');
    await press(form, 'New conversion');
    await shown(form, '#amount');
    expect(values(form, 'currency', 'amount')).to.deep.equal(['GBP', '']);
    await toConvertReview(form);
    form.reset();
    await shown(form, '#amount');
    expect(values(form, 'currency', 'amount')).to.deep.equal(['GBP', '']);
  });
});
