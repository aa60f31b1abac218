import { expect } from 'chai';
import { PEOPLE } from '../../src/sandbox/people.js';
import { decide } from './consent.js';
import { heard, maybeInside, pause, said, textOf, until } from './stage.js';
import {
  beginTransfer,
  fillNew,
  moved,
  PAYEE,
  press,
  review,
  says,
  sendLabel,
  SETTLED_MS,
  toReview,
  type TransferStage,
} from './transfers.js';

// Over Cards v3 there is a consent on the platform's page instead of a code.

const PAY = 'POST /v3/transactions/pay';
const [{ accounts }] = PEOPLE;
const [{ id: EVERYDAY } = { id: '' }] = accounts;

const begin = async (): Promise<TransferStage> =>
  await beginTransfer({ 'account-id': EVERYDAY }, { paymentsApi: 'v3' });

/** Goes on to the consent, and answers its address. */
async function toConsent({ stage, form }: TransferStage): Promise<string> {
  await toReview(form);
  await press(form, sendLabel(form));
  await until(() => stage.consents.length > 0, 'somewhere to go');
  await says(form, 'Approve €12.50');
  return stage.consents.at(-1) ?? '';
}

/** The bodies of the calls that pay. */
const bodies = async ({ stage }: TransferStage): Promise<readonly unknown[]> =>
  (await stage.control.log.all()).filter(({ call }) => call === PAY).map(({ body }) => body);

describe('giro-transfer-form over Cards v3', () => {
  it('sends what was reviewed once the person has approved it: the identical call again', async () => {
    const on = await begin();
    const { stage, form } = on;
    const wanted = heard(form, 'giro-consent-required');
    const created = heard(form, 'giro-transfer-created');
    expect(maybeInside(form, '#source')).to.equal(null);
    const url = await toConsent(on);
    expect(textOf(form)).to.include(PAYEE.name).and.include('SE33 9770 0000 0100 0000 0025');
    expect(wanted).to.have.length(1);
    expect(await moved(stage)).to.be.empty;
    await decide(url, 'approve');
    await press(form, 'Check again');
    await says(form, 'Sent: €12.50');
    expect(said(form)).to.include('Sent: €12.50');
    const [made, ...more] = await moved(stage);
    expect(more).to.be.empty;
    expect(made).to.include({ call: 'pay', amount: '1250', currency: 'EUR' });
    const [first, second, ...others] = await bodies(on);
    expect(others).to.be.empty;
    expect(second).to.deep.equal(first);
    expect(created.map(({ detail }) => detail.transactionId)).to.deep.equal([made?.id]);
  });

  it('says that it was not approved, that nothing was sent, and shows the same to send', async () => {
    const on = await begin();
    const { stage, form } = on;
    await decide(await toConsent(on), 'reject');
    await press(form, 'Check again');
    await says(form, 'It was not approved, so nothing was sent.');
    expect(said(form)).to.include('It was not approved');
    expect(textOf(form)).to.include('Check and send').and.include('€12.50');
    expect(await moved(stage)).to.be.empty;
    const [first] = await bodies(on);
    await press(form, sendLabel(form));
    await until(() => stage.consents.length === 2, 'another consent');
    await decide(stage.consents.at(-1) ?? '', 'approve');
    await press(form, 'Check again');
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
    expect((await bodies(on)).at(-1), 'it is the same decision').to.deep.equal(first);
  });

  it('is taken back by a change while the person is away: what they approve then moves nothing', async () => {
    const on = await begin();
    const { stage, form } = on;
    const url = await toConsent(on);
    await press(form, 'Change');
    await says(form, 'Something was changed, so this was not sent');
    await decide(url, 'approve');
    await form.reload();
    await pause(SETTLED_MS);
    expect(await moved(stage)).to.be.empty;
    expect(await stage.control.log.count(PAY)).to.equal(1);
  });

  it('takes the account’s currency only, asks for no address, and says no fee, which this API does not know', async () => {
    const { form } = await begin();
    await fillNew(form, { amount: '99999999.00' });
    await review(form);
    expect(textOf(form)).not.to.include('Fee').and.not.to.include('Address');
    await says(form, 'You have ');
  });
});
