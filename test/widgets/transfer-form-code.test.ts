import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { buttonOf, describedBy, heard, inside, maybeInside, pause, said, textOf, until } from './stage.js';
import {
  beginTransfer,
  giveCode,
  LIST,
  moved,
  newestCode,
  PAYEE,
  POST,
  press,
  says,
  shown,
  SETTLED_MS,
  toCode,
  valueOf,
} from './transfers.js';

const GET_ONE = 'GET /v2/transactions/:id';
const SENT = 'giro-code-sent transfer';

const realNow = performance.now.bind(performance);

/** Makes the page some seconds older. */
function age(seconds: number): void {
  performance.now = () => realNow() + seconds * 1000;
}

afterEach(() => {
  performance.now = realNow;
});

/** The button that has a new code sent, whatever it says. */
const resend = (form: Element): HTMLElement =>
  [...(form.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])].find((button) =>
    textOf(button).startsWith('Send a new code'),
  ) ?? document.createElement('button');

describe('giro-transfer-form, its code', () => {
  it('is counted down, and void once its time is over, whatever the platform would say', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    const left = (): number => {
      const [, minutes, seconds] = /The code is good for (\d+):(\d\d)/.exec(textOf(form)) ?? [];
      return Number(minutes) * 60 + Number(seconds);
    };
    const before = left();
    age(60);
    await until(() => left() < before - 50, 'a minute less', 3000);
    expect(left()).to.be.within(before - 64, before - 60);
    const calls = await stage.control.log.count(POST);
    age(3600);
    await says(form, 'This code no longer works. Ask for a new one. No money has moved.');
    expect(said(form)).to.include('This code no longer works');
    await form.submit();
    expect(await stage.control.log.count(POST)).to.equal(calls);
    expect(valueOf(form, 'code')).to.equal('');
  });

  it('is sent anew once a moment has passed, and the one before is void', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    const old = await newestCode(stage);
    expect(resend(form).getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(resend(form))).to.match(/^Send a new code in 0:(30|2\d)$/);
    await pause(SETTLED_MS);
    resend(form).click();
    expect(await stage.control.log.count(POST)).to.equal(1);
    sessionStorage.setItem(SENT, String(Date.now() - 31_000));
    await press(form, 'Send a new code');
    await until(() => textOf(resend(form)).startsWith('Send a new code in'), 'it was sent');
    expect(await stage.control.log.count(POST)).to.equal(2);
    if (old !== (await newestCode(stage))) {
      await giveCode({ stage, form }, old);
      await says(form, 'This code is not right');
    }
    await giveCode({ stage, form });
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
  });

  it('says how many tries are left once one was wrong, and nothing of the kind for a new code', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    expect(textOf(form)).not.to.include('Tries left');
    const right = await newestCode(stage);
    const wrong = right === '000000' ? '111111' : '000000';
    for (const left of ['Tries left: 2.', 'Tries left: 1.']) {
      await giveCode({ stage, form }, wrong);
      await says(form, left);
      expect(describedBy(inside(form, '#code'))).to.include(left);
      expect(said(form)).to.include('This code is not right').and.include(left);
    }
    await giveCode({ stage, form }, '12');
    await says(form, 'Enter the 6 digits of the code.');
    expect(textOf(form), 'which was no try').to.include('Tries left: 1.');
    await giveCode({ stage, form }, wrong);
    await says(form, 'This code no longer works');
    expect(textOf(form)).not.to.include('Tries left');
    sessionStorage.setItem(SENT, String(Date.now() - 31_000));
    await press(form, 'Send a new code');
    await until(() => textOf(resend(form)).startsWith('Send a new code in'), 'it was sent');
    expect(textOf(form)).to.include('The code is good for').and.not.to.include('Tries left');
  });

  it('is asked for although a new one could not be sent', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    sessionStorage.setItem(SENT, String(Date.now() - 31_000));
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 429 } });
    await press(form, 'Send a new code');
    await says(form, 'No new code was sent. The one you have may still work. No money has moved.');
    await says(form, 'That was too often. Wait a minute and try again.');
    expect(said(form)).to.include('No new code was sent.').and.include('That was too often.');
    await giveCode({ stage, form });
    await says(form, 'Sent: €12.50');
  });

  it('is six digits, and nothing goes out without them', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    for (const text of ['', '12345', 'abcdef', '1234567']) {
      await giveCode({ stage, form }, text);
      await says(form, 'Enter the 6 digits of the code.');
      expect(valueOf(form, 'code'), 'what is typed stays').to.equal(text);
    }
    expect(await stage.control.log.count(POST)).to.equal(1);
  });
});

describe('giro-transfer-form, when it can’t be found', () => {
  /** A transfer that never arrived, and whose answer was lost; nobody finds it. */
  const neverArrives = async (tag = 'giro-transfer-form'): Promise<void> => {
    performance.now = realNow;
    const { stage, form } = await beginTransfer({}, { tag });
    await toCode(form);
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502 } });
    await giveCode({ stage, form });
    await says(form, 'We don’t know yet');
    const lifetime = 300;
    for (const seconds of [lifetime, lifetime + 55]) {
      age(seconds);
      await form.reload();
      expect(textOf(form), `after ${String(seconds)} s`).to.include('We don’t know yet');
    }
    age(lifetime + 62);
    await form.reload();
    await says(form, 'It did not arrive');
    expect(said(form)).to.include('It did not arrive');
    expect(await moved(stage)).to.have.length(0);
    await press(form, 'Send it again');
    await says(form, 'Check and send');
  };

  it('says “It did not arrive” only a minute after the code has run out', async function () {
    this.timeout(20_000);
    await neverArrives();
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/domain/transfer-flow.ts': [['(lifetime + PROOF_AFTER_S) * 1e3', '0']],
    });
    await expectFailure(() => neverArrives(defineTwin(GiroTransferForm)));
  });

  it('says nothing of the kind while nobody can look', async () => {
    const { stage, form } = await beginTransfer();
    await toCode(form);
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502 } });
    await giveCode({ stage, form });
    await says(form, 'We don’t know yet');
    await stage.control.faults.add({ call: LIST, do: { kind: 'status', status: 403 } });
    age(3600);
    await form.reload();
    expect(textOf(form)).to.include('We don’t know yet').and.not.to.include('It did not arrive');
  });
});

describe('giro-transfer-form, once it is sent', () => {
  for (const [outcome, status, words] of [
    ['approved', 'Completed', 'The money is on its way to the payee.'],
    ['decline 5120', 'Declined', 'did not carry this transfer out'],
  ] as const)
    it(`follows it until it is final (${outcome})`, async () => {
      const { stage, form } = await beginTransfer({}, { ...(outcome === 'approved' ? {} : { outcome }) });
      await toCode(form);
      await giveCode({ stage, form });
      await says(form, 'The bank has your transfer and is working on it.');
      await stage.control.clock.advance(60_000);
      await says(form, words, 6000);
      expect(textOf(inside(form, '#receipt'))).to.include(status);
      expect(said(form)).to.include(words);
      const looks = await stage.control.log.count(GET_ONE);
      await form.reload();
      document.dispatchEvent(new Event('visibilitychange'));
      await pause(100);
      expect(await stage.control.log.count(GET_ONE), 'what is final is not asked for again and again').to.be.at.most(
        looks + 1,
      );
      expect(maybeInside(form, '#code')).to.equal(null);
      expect(buttonOf(form, outcome === 'approved' ? 'New transfer' : 'Change and try again')).not.to.equal(null);
    });

  it('keeps what was typed of one that was not carried out: it is another decision, reviewed again', async () => {
    const { stage, form } = await beginTransfer({}, { outcome: 'decline 5120' });
    const reviewed = heard(form, 'giro-transfer-reviewed');
    await toCode(form);
    await giveCode({ stage, form });
    await says(form, 'The bank has your transfer and is working on it.');
    await stage.control.clock.advance(60_000);
    await says(form, 'did not carry this transfer out', 6000);
    await press(form, 'Change and try again');
    await shown(form, '#amount');
    expect(valueOf(form, 'amount')).to.equal('12.50');
    expect(valueOf(form, 'name')).to.equal(PAYEE.name);
    await toCode(form);
    const [first, second] = reviewed.map(({ detail }) => detail.requestId);
    expect(second).to.be.a('string').and.not.to.equal(first);
  });
});
