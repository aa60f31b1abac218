import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import {
  beginConversion,
  CONVERT,
  convert,
  convertLabel,
  EVERYDAY,
  EXCHANGE,
  FEE,
  fillIn,
  HOUSEHOLD,
  toReview,
  type ConvertStage,
} from './conversions.js';
import { allInside, buttonOf, heard, inside, maybeInside, pause, said, setStage, textOf, until } from './stage.js';
import { allSent, moved, press, says, SETTLED_MS, shown, signedIn, type } from './transfers.js';

const valueOf = (form: Element, field: string): string => (inside(form, `#${field}`) as HTMLInputElement).value;

const twin = async (edits: Edits): Promise<string> =>
  defineTwin((await brokenTwin<typeof Kit>('/src/index.ts', edits)).GiroConvertForm);

const FLOW = '/src/widgets/convert-form/flow.ts';
const SENDING = '/src/internal/sending.ts';
const SENDING_STEP = '/src/internal/sending-step.ts';

const realNow = performance.now.bind(performance);

/** Makes the page some milliseconds older. */
function age(ms: number): void {
  performance.now = () => realNow() + ms;
}

afterEach(() => {
  performance.now = realNow;
});

describe('giro-convert-form', () => {
  it('converts: details, review with its fee, receipt with the rate', async () => {
    const { stage, form } = await beginConversion();
    const created = heard(form, 'giro-conversion-created');
    fillIn(form);
    await says(form, '$3.00 · Quoted now');
    await expectAccessible(form);
    await press(form, 'Review');
    await says(form, 'Check and convert');
    for (const words of ['You get $200.00', 'From Household', 'To Your account in USD', 'Fee $3.00', 'Set by the bank'])
      expect(textOf(form)).to.include(words);
    await expectAccessible(form);
    expect(await stage.control.log.count(CONVERT)).to.equal(0);
    await convert(form);
    await says(form, 'Converting to $200.00');
    const [made, ...more] = await moved(stage);
    expect(more).to.be.empty;
    expect(made).to.include({ call: 'convert', source: HOUSEHOLD, amount: '20000', currency: 'USD' });
    expect(textOf(form)).to.include('Exchange rate').and.include('You pay').and.include(made?.id);
    expect(said(form)).to.include('Converting to $200.00');
    expect(created.map(({ detail }) => detail.transactionId)).to.deep.equal([made?.id]);
    await expectAccessible(form);
    await stage.control.clock.advance(60_000);
    await says(form, 'The money is in your account in USD.', 8000);
    expect(textOf(form)).to.include('Converted to $200.00');
  });

  it('begins as its host says, and shows new balances everywhere once it is carried out', async () => {
    const { stage, form } = await beginConversion({ 'account-id': EXCHANGE, 'to-currency': 'USD' });
    const list = stage.add('giro-account-list');
    await says(list, 'Exchange');
    expect(textOf(form)).to.include('From account Exchange');
    expect(maybeInside(form, '#source')).to.equal(null);
    expect(valueOf(form, 'currency')).to.equal('USD');
    const before = textOf(list);
    await toReview(form, { amount: '250' });
    await convert(form);
    await says(form, 'Converting to $250.00');
    await until(() => textOf(list) !== before, 'what left the account is gone from it');
    const between = textOf(list);
    await stage.control.clock.advance(60_000);
    await says(form, 'The money is in your account', 8000);
    await until(() => textOf(list) !== between, 'what came is in the other account');
    form.toCurrency = 'DKK';
    await press(form, 'New conversion');
    await shown(form, '#amount');
    expect([valueOf(form, 'currency'), valueOf(form, 'amount')]).to.deep.equal(['DKK', '']);
  });

  it('is refused here, before anything is sent, for what the platform refuses anyway', async () => {
    const { stage, form } = await beginConversion({ 'account-id': EXCHANGE, 'to-currency': 'EUR' });
    await says(form, 'The account already has this currency');
    expect(inside(form, '#currency').getAttribute('aria-invalid')).to.equal('true');
    type(form, 'amount', '20');
    await press(form, 'Review');
    await until(() => said(form).includes('need your attention'), 'a screen reader hears of it');
    await shown(form, 'button.primary:not([aria-disabled])');
    for (const [amount, words] of [
      ['1.99', 'The smallest amount is $2.00'],
      ['', 'This is needed'],
      ['twenty', 'Enter an amount'],
    ] as const) {
      fillIn(form, { amount });
      await press(form, 'Review');
      await says(form, words);
      await shown(form, 'button.primary:not([aria-disabled])');
      expect(inside(form, '#amount').getAttribute('aria-invalid')).to.equal('true');
    }
    expect(await stage.control.log.count(CONVERT)).to.equal(0);
  });

  it('asks what an amount means that could be two', async () => {
    const { stage, form } = await beginConversion();
    fillIn(form, { amount: '1.000' });
    await press(form, 'Review');
    await says(form, 'This could be $1.00 or $1,000.00');
    expect(await stage.control.log.count(FEE)).to.equal(0);
  });

  it('says that there is no account in a currency', async () => {
    const { form, stage } = await beginConversion();
    const currencies = new Set((await stage.provider.client?.accounts.list())?.map(({ currency }) => currency));
    const missing = [...allInside(form, '#currency option')].map((option) => (option as HTMLOptionElement).value);
    for (const currency of missing) {
      type(form, 'currency', currency);
      await form.updateComplete;
      expect(textOf(form).includes(`You have no account in ${currency}`)).to.equal(!currencies.has(currency));
    }
  });

  it('goes back to its details, with everything kept, when person or host change something', async () => {
    const { stage, form } = await beginConversion();
    await toReview(form);
    await press(form, 'Change');
    await says(form, 'Something was changed, so nothing was converted');
    expect(valueOf(form, 'amount')).to.equal('200');
    await press(form, 'Review');
    await says(form, 'Check and convert');
    form.toCurrency = 'GBP';
    await says(form, 'Something was changed, so nothing was converted');
    expect(valueOf(form, 'currency')).to.equal('GBP');
    expect(valueOf(form, 'amount')).to.equal('200');
    expect(await stage.control.log.count(CONVERT)).to.equal(0);
  });

  it('shows nothing of it to the next person', async () => {
    const { stage, form } = await beginConversion();
    await toReview(form);
    stage.provider.client?.session.signOut();
    await until(() => !textOf(form).includes('200'), 'it is forgotten');
    await until(() => maybeInside(form, '.facts') === null, 'no review');
  });

  it('says it in Swedish', async () => {
    const { stage, form } = await beginConversion();
    stage.provider.locale = 'sv';
    await says(form, 'Växla pengar');
    fillIn(form);
    await says(form, 'Angiven nu');
    await press(form, 'Granska');
    await says(form, 'Kontrollera och växla');
  });
});

describe('giro-convert-form, where nothing can be converted', () => {
  it('lets nobody choose an account that can’t be converted from (20009)', async () => {
    const { form } = await beginConversion();
    const options = allInside(form, '#source option') as readonly HTMLOptionElement[];
    const excluded = options.filter(({ disabled }) => disabled);
    expect(excluded.map(({ value }) => value)).to.include(EVERYDAY);
    for (const option of excluded) expect(textOf(option)).to.include('(can’t be converted)');
    expect(options.find(({ selected }) => selected)?.disabled).to.equal(false);
  });

  it('says so in place of the form, for an account of the host and when there is no other', async () => {
    const { stage, form } = await beginConversion();
    form.accountId = EVERYDAY;
    await says(form, 'The money in this account can’t be converted.');
    expect(maybeInside(form, '#amount')).to.equal(null);
    await form.submit();
    form.accountId = undefined;
    await shown(form, '#amount');
    for (const { id } of (await stage.provider.client?.accounts.list()) ?? [])
      await stage.control.setWallet(id, { adapter: 'Arkea' });
    await form.reload();
    await says(form, 'The money in these accounts can’t be converted.');
    await form.submit();
    expect(await stage.control.log.count(CONVERT)).to.equal(0);
  });

  it('says that an account is not there, and tells the host once', async () => {
    expectConsole(/is none of the person/);
    const { form } = await beginConversion();
    const errors = heard(form, 'giro-error');
    form.accountId = 'nobody';
    await says(form, 'This account was not found.');
    await form.reload();
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
  });

  it('says that it is not available where payments go over Cards v3, and reads nothing', async () => {
    const stage = await setStage();
    stage.provider.client = await signedIn(stage, { paymentsApi: 'v3' });
    await stage.control.log.clear();
    const form = stage.add('giro-convert-form', { 'to-currency': 'USD' });
    await says(form, 'Converting money is not available here.');
    await form.submit();
    await form.reload();
    expect(await stage.control.log.count()).to.equal(0);
  });
});

describe('giro-convert-form, its fee', () => {
  it('is told with its age, and asked for again when it is older than a minute', async () => {
    const { stage, form } = await beginConversion();
    fillIn(form);
    await says(form, '$3.00 · Quoted now');
    age(40_000);
    await says(form, 'Quoted 40 seconds ago');
    const before = await stage.control.log.count(FEE);
    age(61_000);
    await says(form, '$3.00 · Quoted now');
    expect(await stage.control.log.count(FEE)).to.equal(before + 1);
  });

  /** Presses on a review whose fee is old by then, in the moment before it is asked for again. */
  async function pressWithAnOldFee({ stage, form }: ConvertStage): Promise<void> {
    await toReview(form);
    const label = convertLabel(form);
    await pause(SETTLED_MS);
    await stage.control.faults.add({ call: FEE, do: { kind: 'delay', ms: 700, when: 'before' } });
    age(61_000);
    buttonOf(form, label).click();
    await form.submit();
    await form.updateComplete;
    expect(textOf(form)).to.include('Asking for the fee');
    buttonOf(form, label).click();
    await form.submit();
    await says(form, 'Quoted now');
    // Nobody can have read it yet.
    buttonOf(form, label).click();
    await pause(100);
    expect(await stage.control.log.count(CONVERT)).to.equal(0);
    await convert(form);
    await says(form, 'Converting to $200.00');
    expect(await stage.control.log.count(CONVERT)).to.equal(1);
  }

  it('is agreed to only while it is no older than a minute, and once it could be read', async () => {
    await pressWithAnOldFee(await beginConversion());
  });

  it('would be agreed to when old, or unread (broken twins)', async function () {
    this.timeout(30_000);
    for (const edit of [
      ['if (this.#fee.isStale) {', 'if (false) {'],
      ['!this.#fee.isAsking && (this.#fee.age ?? 0) >= SETTLE_MS', 'true'],
    ] as const) {
      const tag = await twin({ [FLOW]: [edit] });
      const on = await beginConversion({}, { tag });
      await expectFailure(async () => {
        await pressWithAnOldFee(on);
      });
      performance.now = realNow;
    }
  });

  it('is pointed out when it is another than when the review came', async () => {
    const { stage, form } = await beginConversion();
    await toReview(form);
    await stage.control.faults.add({
      call: FEE,
      do: { kind: 'status', status: 200, body: { margin_amount: 450 } },
    });
    age(61_000);
    await says(form, 'The fee is not what it was a moment ago');
    expect(said(form)).to.include('$4.50');
    expect(textOf(form)).to.include('Fee $4.50');
  });

  it('that nobody knows is said, and keeps nobody from converting', async () => {
    const { stage, form } = await beginConversion();
    await stage.control.faults.add({ call: FEE, do: { kind: 'status', status: 403 } });
    await toReview(form);
    expect(textOf(form)).to.include('The fee is not known right now.');
    await convert(form);
    await says(form, 'Converting to $200.00');
    expect(await moved(stage)).to.have.length(1);
  });
});

/** Presses in every way, again and again, on the review and right before it. */
async function pressALot({ stage, form }: ConvertStage): Promise<void> {
  fillIn(form);
  await says(form, 'Quoted now');
  await press(form, 'Review'); // by then the fee could be read
  await says(form, 'Check and convert');
  for (let clicks = 0; clicks < 3; clicks += 1) {
    buttonOf(form, convertLabel(form)).click(); // of the click that brought the review
    void form.submit();
  }
  await form.updateComplete;
  expect(textOf(form), 'unread').to.include('Check and convert');
  await pause(SETTLED_MS);
  expect(await stage.control.log.count(CONVERT), 'unread').to.equal(0);
  const button = buttonOf(form, convertLabel(form));
  for (let clicks = 0; clicks < 5; clicks += 1) {
    button.click();
    void form.submit();
    await pause(clicks * 5);
  }
  await says(form, 'Converting to $200.00');
  void form.submit();
  await allSent(HOUSEHOLD); // a second call would wait for the first
  expect(await stage.control.log.count(CONVERT)).to.equal(1);
}

describe('giro-convert-form, pressed again and again', () => {
  it('converts once, and nothing unread', async () => {
    const on = await beginConversion();
    await pressALot(on);
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('would not without its lock, nor without its pause (broken twins)', async function () {
    this.timeout(30_000);
    const noLock: Edits = {
      [SENDING]: [['step.step !== "review" || !live', '!("order" in step) || !live']],
      // What else would stop a second call: the form's own way, and that it looks for the same before.
      [FLOW]: [['if (this.#sending.step.step === "review") await', 'if ("order" in this.#sending.step) await']],
      '/src/widgets/convert-form/convert-kind.ts': [['isLikelyConversion(order, [transaction], Date.now())', 'false']],
    };
    for (const edits of [noLock, { [SENDING_STEP]: [['SETTLE_MS = 500', 'SETTLE_MS = 0']] } satisfies Edits]) {
      const on = await beginConversion({}, { tag: await twin(edits) });
      await expectFailure(async () => {
        await pressALot(on);
      });
    }
  });

  it('says that the same was converted already, and does it again only when that is pressed again', async () => {
    const { stage, form } = await beginConversion();
    for (const round of [1, 2]) {
      await toReview(form);
      await convert(form);
      if (round === 2) {
        await says(form, 'You converted to $200.00 on');
        buttonOf(form, convertLabel(form)).click(); // too soon to have been read
        await pause(50);
        expect(await moved(stage)).to.have.length(1);
        expect(said(form)).to.include('You converted to $200.00 on');
        await convert(form);
      }
      await says(form, 'Converting to $200.00');
      expect(await moved(stage)).to.have.length(round);
      if (round === 1) await press(form, 'New conversion');
    }
  });
});
