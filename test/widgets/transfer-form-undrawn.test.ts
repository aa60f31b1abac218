import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { focused } from '../support/user.js';
import { BENEFICIARIES } from './accounts.js';
import { EXCHANGE } from './conversions.js';
import { inside, maybeInside, pause, textOf, until } from './stage.js';
import {
  ADDRESS,
  answered,
  beginNew,
  beginTransfer,
  errorOf,
  fillNew,
  fillSaved,
  PAYEE,
  POST,
  press,
  review,
  savedPayee,
  says,
  sendLabel,
  shown,
  type,
  typeAll,
  type TransferStage,
} from './transfers.js';

// What stands in the way of a review is always said, and what is not asked for never does.

const LOOKUP = 'GET /v2/lookup/ibans/is-sepa-enabled';
const TOO_LONG = { street: 'x'.repeat(60), postCode: 'x'.repeat(20), city: 'x'.repeat(30), country: 'Sweden' };
const IBAN = { number: PAYEE.iban, bankCode: PAYEE.bic, currency: 'EUR', type: 'sepa' };

/** Sends what is reviewed, and answers the body. */
async function sent({ stage, form }: TransferStage): Promise<string> {
  await says(form, 'Check and send');
  await press(form, sendLabel(form));
  await says(form, 'Sent: ');
  return JSON.stringify((await stage.control.log.all()).findLast(({ call }) => call === POST)?.body);
}

/** A form whose only saved payee is this one. */
const beginSaved = async (
  payee: ReturnType<typeof savedPayee>,
  attributes = {},
  tag = 'giro-transfer-form',
): Promise<TransferStage> =>
  await beginTransfer(attributes, { tag, twoFactor: 'off', faults: [answered(BENEFICIARIES, [payee])] });

describe('giro-transfer-form, an address', () => {
  /** One that is far too long, where none is asked for. */
  async function isLeftOut(tag = 'giro-transfer-form'): Promise<void> {
    const on = await beginSaved(savedPayee(IBAN, { address: TOO_LONG }), {}, tag);
    await fillSaved(on.form);
    await review(on.form);
    expect(textOf(on.form)).not.to.include('Address');
    expect(await sent(on)).not.to.match(/address|Sweden/);
  }

  it('of a saved payee that nobody asks for is neither in the way nor sent', async () => {
    await isLeftOut();
  });

  const twins: readonly (readonly [string, Edits])[] = [
    [
      'sent',
      { '/src/widgets/transfer-form/order.ts': [['needsAddress ? addressOf(draft) : void 0', 'addressOf(draft)']] },
    ],
    [
      'in the way',
      {
        '/src/domain/transfer-rules.ts': [['draftNeedsAddress(draft, facts) ? addressFaults', 'true ? addressFaults']],
      },
    ],
  ];
  for (const [name, edits] of twins)
    it(`of a saved payee would be ${name} without being asked for (broken twin)`, async () => {
      const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      await expectFailure(() => isLeftOut(defineTwin(GiroTransferForm)));
    });

  it('of a saved payee that is asked for is shown with what is wrong with it', async () => {
    const on = await beginSaved(savedPayee(IBAN, { address: TOO_LONG }), { 'account-id': EXCHANGE });
    await fillSaved(on.form);
    type(on.form, 'currency', 'SEK');
    type(on.form, 'amount', '100');
    await review(on.form);
    expect(errorOf(on.form, 'street')).to.include('Use at most 35 characters.');
    expect(errorOf(on.form, 'country')).to.include('Use the two letters');
    typeAll(on.form, ADDRESS);
    await review(on.form);
    expect(await sent(on)).to.include('Storgatan 1');
  });

  it('that was typed and is not asked for any more is not sent', async () => {
    const on = await beginNew({ 'account-id': EXCHANGE, currency: 'USD' }, { twoFactor: 'off' });
    await fillNew(on.form);
    await shown(on.form, '#street');
    typeAll(on.form, { ...ADDRESS, country: 'Sweden' });
    type(on.form, 'currency', 'EUR');
    await review(on.form);
    expect(textOf(on.form)).not.to.include('Storgatan');
    expect(await sent(on)).not.to.include('Storgatan');
  });

  it('is asked for where the lookup failed at first, and says at the review that SEPA does not reach the payee', async () => {
    const on = await beginNew(
      { 'account-id': EXCHANGE },
      { twoFactor: 'off', faults: [{ call: LOOKUP, times: 1, do: { kind: 'status', status: 404 } }] },
    );
    const { stage, form } = on;
    await fillNew(form);
    while ((await stage.control.log.count(LOOKUP)) === 0) await pause(20);
    await stage.control.faults.add(answered(LOOKUP, { is_sepa_enabled_iban: false }));
    await review(form);
    expect(errorOf(form, 'street')).to.include('This is needed.');
    typeAll(form, ADDRESS);
    await review(form);
    expect(await sent(on)).to.include('Storgatan 1');
  });

  it('is asked for where the platform refuses a payment for want of it', async () => {
    const on = await beginNew({}, { twoFactor: 'off' });
    const { stage, form } = on;
    await fillNew(form);
    await review(form);
    await says(form, 'Check and send');
    const errors = [{ field: 'beneficiary.address.street', message: 'street is required', code: 10002 }];
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 400, body: { errors } } });
    await press(form, sendLabel(form));
    await says(form, 'No money moved.');
    expect(errorOf(form, 'street')).to.be.a('string');
    await review(form);
    expect(errorOf(form, 'city')).to.include('This is needed.');
    typeAll(form, ADDRESS);
    await review(form);
    expect(await sent(on)).to.include('Storgatan 1');
  });
});

describe('giro-transfer-form, a saved payee', () => {
  it('without a type is paid by UK account number, in pounds, where its digits are those of one', async () => {
    const on = await beginSaved(savedPayee({ number: '31926819', bankCode: '601613' }));
    await fillSaved(on.form);
    await review(on.form);
    await says(on.form, '60-16-13 31926819');
    expect(await sent(on))
      .to.include('"number":"31926819","code":"601613"')
      .and.include('"currency":"GBP"');
  });

  it('whose sort code is wrong has it asked for, and keeps the field while it is typed', async () => {
    const on = await beginSaved(
      savedPayee({ number: '31926819', bankCode: '60161', type: 'uk-local', currency: 'GBP' }),
    );
    const { form } = on;
    await fillSaved(form);
    await review(form);
    expect(errorOf(form, 'sortCode')).to.include('A sort code has 6 digits.');
    type(form, 'sortCode', '6');
    await form.updateComplete;
    expect(maybeInside(form, '#sortCode') === null).to.equal(false);
    type(form, 'sortCode', '601613');
    await review(form);
    expect(await sent(on)).to.include('"code":"601613"');
  });

  it('whose BIC is wrong keeps the field while it is typed', async () => {
    const { form } = await beginSaved(savedPayee({ ...IBAN, bankCode: 'FTCSSSESS' }));
    await fillSaved(form);
    await review(form);
    expect(errorOf(form, 'bic')).to.include('A BIC has 8 or 11');
    type(form, 'bic', 'F');
    await form.updateComplete;
    expect(maybeInside(form, '#bic') === null).to.equal(false);
  });

  it('of which several things are wrong says all of them', async () => {
    const { form } = await beginSaved(
      savedPayee({ ...IBAN, number: 'SE0000000000000000000001' }, { name: 'A'.repeat(36) }),
    );
    await fillSaved(form);
    inside(form, '#reference').focus();
    await review(form);
    expect(errorOf(form, 'name')).to.include('This IBAN');
    expect(textOf(inside(form, '#undrawn'))).to.equal(
      'Some details need your attention. Name of the payee: Use at most 35 characters.',
    );
    await until(() => focused()?.id === 'name', 'the keyboard is at the payee');
  });

  it('that is not there any more says what is missing', async () => {
    const { stage, form } = await beginSaved(savedPayee({ ...IBAN, bankCode: '' }));
    await fillSaved(form);
    await stage.control.faults.clear();
    await stage.control.faults.add(answered(BENEFICIARIES, []));
    await form.reload();
    await review(form);
    expect(textOf(form)).to.include('BIC: This is needed.');
  });
});
