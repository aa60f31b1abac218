import { expect } from 'chai';
import { heard, inside, maybeInside, pause, said, textOf, until } from './stage.js';
import {
  beginTransfer,
  choose,
  fillNew,
  giveCode,
  moved,
  newestCode,
  POST,
  press,
  refuseNext,
  says,
  sendLabel,
  shown,
  toCode,
  toReview,
  type TransferStage,
  type,
  valueOf,
} from './transfers.js';

/** What the kit told about a transfer. */
function toldBy(form: Element) {
  const created = heard(form, 'giro-transfer-created');
  const refused = heard(form, 'giro-transfer-refused');
  const unknown = heard(form, 'giro-transfer-unknown');
  return () => ({ created: created.length, refused: refused.length, unknown: unknown.length });
}

/** Every code of the reference: what the person reads, and at which field. */
const REFUSALS: readonly (readonly [code: number, words: string, field?: string])[] = [
  [20001, 'does not know this kind of transfer'],
  [20002, 'There is not enough money in the account', 'amount'],
  [20003, 'does not know this account any more', 'source'],
  [20004, 'This account is not fully set up yet', 'source'],
  [20005, 'The amount is smaller than the bank allows', 'amount'],
  [20006, 'There is an unpaid invoice from the bank'],
  [20009, 'can’t be converted'],
  [20010, 'already has this currency'],
  [20011, 'takes euros (EUR) only', 'currency'],
  [20012, 'would go to the account it comes from', 'source'],
];

describe('giro-transfer-form, refused', () => {
  it('says why for every code of the reference, at its field, and loses nothing', async function () {
    this.timeout(60_000);
    const { stage, form } = await beginTransfer();
    const told = toldBy(form);
    await fillNew(form);
    for (const [index, [code, words, field]] of REFUSALS.entries()) {
      await refuseNext(stage, code);
      await press(form, 'Review');
      await says(form, 'Check and send');
      await press(form, sendLabel(form));
      await says(form, words);
      expect(textOf(form)).to.include('No money moved');
      expect(said(form)).to.include(words);
      expect(valueOf(form, 'amount')).to.equal('12.50');
      expect(valueOf(form, 'reference')).to.equal('Invoice 42');
      if (field !== undefined)
        expect(inside(form, `#${field}`).getAttribute('aria-invalid'), String(code)).to.equal('true');
      expect(told()).to.deep.equal({ created: 0, refused: index + 1, unknown: 0 });
    }
    expect(await moved(stage)).to.have.length(0);
  });

  it('says that a code is wrong, and that it is void after the third, and takes a new one', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    const right = await newestCode(stage);
    const wrong = right === '000000' ? '111111' : '000000';
    for (let tries = 1; tries <= 3; tries += 1) {
      await giveCode({ stage, form }, wrong);
      await says(form, tries < 3 ? 'This code is not right' : 'This code no longer works');
    }
    expect(textOf(form)).to.include('No money has moved').and.include('€12.50').and.include('DuBuque');
    expect(await moved(stage)).to.have.length(0);
    sessionStorage.setItem('giro-code-sent transfer', String(Date.now() - 31_000));
    await press(form, 'Send a new code');
    await until(
      () =>
        maybeInside(form, '.panel[aria-busy]') === null && inside(form, '#code').getAttribute('aria-invalid') === null,
      () => `a new code (${textOf(form)})`,
    );
    await giveCode({ stage, form });
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
  });

  it('sends nothing that the host keeps from being sent', async () => {
    const { stage, form } = await beginTransfer();
    form.addEventListener('giro-transfer-reviewed', (event) => {
      event.preventDefault();
    });
    await toReview(form);
    await press(form, sendLabel(form));
    await says(form, 'Check and send');
    expect(await stage.control.log.count(POST)).to.equal(0);
  });

  it('goes back to its details, with everything kept, when the host changes something after the review', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    form.amount = '9900';
    await says(form, 'Something was changed, so this was not sent');
    expect(valueOf(form, 'amount')).to.equal('99.00');
    expect(valueOf(form, 'iban').replaceAll(' ', '')).to.equal('SE3397700000010000000025');
    expect(await moved(stage)).to.have.length(0);
  });
});

/** Loses the answer to the next call that may move money. The browser itself sends nothing again after a 502. */
const lose = async ({ stage }: TransferStage, when: 'before' | 'after'): Promise<void> => {
  await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502, when } });
};

describe('giro-transfer-form, when the answer is lost', () => {
  it('finds what was carried out, and says that it was sent', async () => {
    const on = await beginTransfer();
    const told = toldBy(on.form);
    await toCode(on.form);
    await lose(on, 'after');
    await giveCode(on);
    await says(on.form, 'Sent: €12.50', 8000);
    expect(await moved(on.stage)).to.have.length(1);
    expect(told()).to.deep.equal({ created: 1, refused: 0, unknown: 1 });
  });

  it('finds what was carried out although the code of a second copy was refused', async () => {
    const on = await beginTransfer();
    const told = toldBy(on.form);
    await toCode(on.form);
    // On a connection that is kept open the browser sends the call again by itself when it breaks.
    await on.stage.control.faults.add({ call: POST, times: 1, do: { kind: 'drop', when: 'after' } });
    await giveCode(on);
    await says(on.form, 'Sent: €12.50', 8000);
    expect(await moved(on.stage)).to.have.length(1);
    expect(told()).to.include({ created: 1, refused: 0 });
  });

  it('says that nobody knows, not to send it again, and offers nothing that would', async () => {
    const on = await beginTransfer();
    await toCode(on.form);
    await lose(on, 'before');
    await giveCode(on);
    await says(on.form, 'We don’t know yet. Don’t send it again.');
    expect(said(on.form)).to.include('Don’t send it again');
    expect(textOf(on.form)).not.to.include('Send €');
    await on.form.submit();
    on.form.reset();
    expect(textOf(on.form)).to.include('We don’t know yet');
    expect(await moved(on.stage)).to.have.length(0);
    expect(await on.stage.control.log.count(POST)).to.equal(2);
  });

  it('is found by an element that came in the place of the one that sent it', async () => {
    const on = await beginTransfer();
    await toCode(on.form);
    await on.stage.control.faults.add({ call: POST, times: 1, do: { kind: 'delay', ms: 3000, when: 'after' } });
    await giveCode(on);
    while ((await moved(on.stage)).length === 0) await pause(5);
    on.form.remove();
    const again = on.stage.add('giro-transfer-form');
    await says(again, 'Sent: €12.50');
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('is looked for although the news of the transfer before never came', async function () {
    this.timeout(20_000);
    const on = await beginTransfer({}, { twoFactor: 'off' });
    await toReview(on.form);
    await press(on.form, sendLabel(on.form));
    await says(on.form, 'Sent: €12.50');
    await on.stage.control.faults.add({
      call: 'GET /v2/transactions/:id',
      times: 1,
      do: { kind: 'delay', ms: 60_000, when: 'before' },
    });
    void on.form.reload();
    await press(on.form, 'New transfer');
    await toReview(on.form, { amount: '13.50' });
    await lose(on, 'after');
    await press(on.form, sendLabel(on.form));
    await says(on.form, 'Sent: €13.50', 8000);
    expect(await moved(on.stage)).to.have.length(2);
  });

  it('is nobody else’s: another form for the same account begins with nothing', async () => {
    const on = await beginTransfer();
    const told = heard(on.stage.provider, 'giro-transfer-created');
    await toCode(on.form);
    await on.stage.control.faults.add({ call: POST, times: 1, do: { kind: 'delay', ms: 1500, when: 'after' } });
    await giveCode(on);
    const other = on.stage.add('giro-transfer-form');
    await shown(other, '#amount');
    expect(valueOf(other, 'amount')).to.equal('');
    await says(on.form, 'Sent: €12.50');
    expect(textOf(other)).to.include('Send money');
    expect(told).to.have.length(1);
    on.form.reset();
    await shown(on.form, '#amount');
    expect(said(on.form)).to.equal('');
  });

  it('tells the host what became of it when the element is gone', async () => {
    const on = await beginTransfer();
    const created = heard(on.stage.provider, 'giro-transfer-created');
    await toCode(on.form);
    await on.stage.control.faults.add({ call: POST, times: 1, do: { kind: 'delay', ms: 400, when: 'after' } });
    await giveCode(on);
    on.form.remove();
    await until(() => created.length > 0, 'the host is told', 5000);
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('says after a new page that a code was asked for and nothing was sent', async () => {
    const on = await beginTransfer();
    await toCode(on.form);
    on.form.remove();
    const again = on.stage.add('giro-transfer-form');
    await says(again, 'Nothing was sent. Review it again.');
    await shown(again, '#amount');
    expect(valueOf(again, 'amount')).to.equal('12.50');
    expect(await moved(on.stage)).to.have.length(0);
  });
});

describe('giro-transfer-form, without a code', () => {
  it('moves money to an own account after the review', async () => {
    const { stage, form } = await beginTransfer();
    choose(form, 'own');
    await shown(form, '#accountId');
    type(form, 'accountId', (inside(form, '#accountId option:nth-child(2)') as HTMLOptionElement).value);
    await form.updateComplete;
    const currency = (inside(form, '#currency') as HTMLSelectElement).value;
    type(form, 'amount', '20.00');
    type(form, 'reference', 'Savings');
    await press(form, 'Review');
    await says(form, 'Check and send');
    await press(form, sendLabel(form));
    await says(form, 'Sent: ');
    const [transfer] = await moved(stage);
    expect(transfer).to.include({ amount: '2000', currency });
  });

  it('points out that the same was sent already, and sends it only once that is ticked', async () => {
    const { stage, form } = await beginTransfer({}, { twoFactor: 'off' });
    for (const round of [1, 2]) {
      await fillNew(form);
      await press(form, 'Review');
      if (round === 2) {
        await says(form, 'already. Go on only if you want to send it again');
        await press(form, 'Review');
        await says(form, 'Tick that you have checked this');
        inside(form, '.warnings input').click();
        await press(form, 'Review');
      }
      await says(form, 'Check and send');
      await press(form, sendLabel(form));
      await says(form, 'Sent: €12.50');
      expect(await moved(stage)).to.have.length(round);
      if (round === 1) await press(form, 'New transfer');
    }
  });

  it('points it out again when another amount was reviewed meanwhile', async () => {
    const { form } = await beginTransfer({}, { twoFactor: 'off' });
    const already = 'already. Go on only if you want to send it again';
    await toReview(form);
    await press(form, sendLabel(form));
    await says(form, 'Sent: €12.50');
    await press(form, 'New transfer');
    await fillNew(form);
    await press(form, 'Review');
    await says(form, already);
    inside(form, '.warnings input').click();
    for (const amount of ['13.00', '12.50']) {
      await press(form, 'Review');
      await says(form, 'Check and send');
      await press(form, 'Change');
      await shown(form, '#amount');
      type(form, 'amount', amount);
    }
    await press(form, 'Review');
    await says(form, already);
    expect((inside(form, '.warnings input') as HTMLInputElement).checked).to.equal(false);
  });
});
