import { expect } from 'chai';
import { focused, press as key, type as enter } from '../support/user.js';
import { buttonOf, inside, pause, textOf, until } from './stage.js';
import {
  beginNew,
  fillNew,
  newestCode,
  POST,
  says,
  sendLabel,
  SETTLED_MS,
  shown,
  type TransferStage,
} from './transfers.js';

// A person without a mouse: where the keyboard is after every step.

/** Waits until the keyboard is at something, once its screen has settled. */
async function keyboardIsAt(form: Element, id: string): Promise<void> {
  await until(
    () => focused()?.id === id,
    () => `the keyboard is at #${id} (it is at ${focused()?.outerHTML ?? ''}; it shows: ${textOf(form)})`,
  );
  await pause(SETTLED_MS);
}

/** A form that is filled in, with the keyboard in its last field. */
async function begin(...options: Parameters<typeof beginNew>): Promise<TransferStage> {
  const on = await beginNew(...options);
  await fillNew(on.form);
  await pause(SETTLED_MS);
  inside(on.form, '#reference').focus();
  return on;
}

/** Goes to a button and presses it. */
async function pressByKey(form: Element, label: string): Promise<void> {
  buttonOf(form, label).focus();
  await key('Enter');
}

/** Enter in a field reviews it. */
async function toReview(form: Element): Promise<void> {
  await key('Enter');
  await says(form, 'Check and send');
  await keyboardIsAt(form, 'title');
}

describe('giro-transfer-form, by keyboard', () => {
  it('is led from the details to the review, the code and the receipt', async () => {
    const { stage, form } = await begin();
    await toReview(form);
    await pressByKey(form, sendLabel(form));
    await shown(form, '#code');
    await keyboardIsAt(form, 'code');
    const right = await newestCode({ control: stage.control });
    await enter(right === '000000' ? '111111' : '000000');
    await key('Enter');
    await says(form, 'This code is not right');
    await keyboardIsAt(form, 'code');
    (inside(form, '#code') as HTMLInputElement).select();
    await enter(right);
    await key('Enter');
    await says(form, 'Sent: €12.50');
    await keyboardIsAt(form, 'title');
    await pressByKey(form, 'New transfer');
    await shown(form, '#amount');
    await keyboardIsAt(form, 'title');
  });

  it('is led to what is wrong, and back to the form by a change', async () => {
    const { form } = await begin();
    const amount = inside(form, '#amount') as HTMLInputElement;
    amount.focus();
    amount.select();
    await enter('0');
    inside(form, '#reference').focus();
    await key('Enter');
    await keyboardIsAt(form, 'amount');
    amount.select();
    await enter('12.50');
    await toReview(form);
    await pressByKey(form, 'Change');
    await shown(form, '#amount');
    await keyboardIsAt(form, 'title');
  });

  for (const [code, at] of [
    [20002, 'amount'],
    [20006, 'title'],
  ] as const)
    it(`is led to what the platform refuses (${String(code)})`, async () => {
      const { stage, form } = await begin();
      const body = { errors: [{ field: '', message: 'no', code }] };
      await stage.control.faults.add({ call: POST, do: { kind: 'status', status: 400, body } });
      await toReview(form);
      await pressByKey(form, sendLabel(form));
      await says(form, 'No money moved');
      await keyboardIsAt(form, at);
    });

  it('is led to the news that nobody knows', async () => {
    const { stage, form } = await begin({}, { twoFactor: 'off' });
    await stage.control.faults.add({ call: POST, do: { kind: 'status', status: 502 } });
    await toReview(form);
    await pressByKey(form, sendLabel(form));
    await says(form, 'Don’t send it again');
    await keyboardIsAt(form, 'title');
    expect(inside(form, '#title').tabIndex).to.equal(-1);
  });
});
