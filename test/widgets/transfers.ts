import { expect } from 'chai';
import { createClient, type GiroClient, type GiroClientOptions, type GiroTransferForm } from '../../src/index.js';
import type { Fault, MadeTransfer } from '../../src/sandbox/index.js';
import { PEOPLE, type Person } from '../../src/sandbox/people.js';
import {
  allInside,
  buttonOf,
  describedBy,
  inside,
  maybeInside,
  pause,
  setStage,
  textOf,
  until,
  type Stage,
  type StageOptions,
} from './stage.js';

// What the tests of moving money share.

/** Both calls of a transfer, and the list it is looked for in. */
export const POST = 'POST /v2/transactions';
export const LIST = 'GET /v2/transactions';

/** A payee of the reference's own example, whose check digits hold. */
export const PAYEE = { name: 'DuBuque LLC', iban: 'SE3397700000010000000025', bic: 'FTCSSESS' } as const;

/** Where a payee may live. */
export const ADDRESS = { street: 'Storgatan 1', postCode: '111 22', city: 'Stockholm', country: 'SE' } as const;

/** Longer than a screen ignores presses after it came. */
export const SETTLED_MS = 520;

export interface TransferStage {
  readonly stage: Stage;
  readonly form: GiroTransferForm;
}

export interface TransferStageOptions extends StageOptions, Pick<GiroClientOptions, 'paymentsApi' | 'consentTarget'> {
  readonly tag?: string;
  /** In force before the form is there. */
  readonly faults?: readonly Fault[];
}

/** A form of the sandbox's person. */
export async function beginTransfer(
  attributes: Readonly<Record<string, string>> = {},
  options: TransferStageOptions = {},
): Promise<TransferStage> {
  const { paymentsApi, consentTarget, tag = 'giro-transfer-form', faults = [], ...rest } = options;
  const stage = await setStage(rest);
  stage.provider.client = await signedIn(stage, { paymentsApi, consentTarget });
  for (const fault of faults) await stage.control.faults.add(fault);
  const form = stage.add(tag as 'giro-transfer-form', attributes);
  await shown(form, '#amount');
  return { stage, form };
}

/** A client of the sandbox's person: transfers take nobody else's token. */
export async function signedIn(
  { platform: { cardsUrl, bankingUrl, getToken }, control }: Pick<Stage, 'platform' | 'control'>,
  options: GiroClientOptions = {},
): Promise<GiroClient> {
  const client = createClient({ environment: 'sandbox', cardsUrl, bankingUrl, getToken, ...options });
  await enter(client, { control }, PEOPLE[0]);
  return client;
}

/** Signs a person in, with the code where one is asked for. */
export async function enter(
  { session }: GiroClient,
  { control }: Pick<Stage, 'control'>,
  { email, password }: Person,
): Promise<void> {
  const act = await session.signIn({ email, password });
  if (!act.done) await session.confirm({ email, password }, act.challenge, await newestCode({ control }));
}

/** Waits for something to be drawn. */
export const shown = async (form: Element, selector: string, ms = 3_000): Promise<void> =>
  until(
    () => maybeInside(form, selector),
    () => `${selector} (it shows: ${textOf(form)})`,
    ms,
  );

/** Waits for words. */
export const says = async (form: Element, words: string, ms = 3_000): Promise<void> =>
  until(
    () => textOf(form).includes(words),
    () => `“${words}” (it shows: ${textOf(form)})`,
    ms,
  );

/** Types into a field, as a person's keys would say it. */
export function type(form: Element, field: string, text: string): void {
  const input = inside(form, `#${field}`) as HTMLInputElement | HTMLSelectElement;
  input.value = text;
  input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

/** Types into several fields. */
export const typeAll = (form: Element, values: Readonly<Record<string, string>>): void => {
  for (const [field, text] of Object.entries(values)) type(form, field, text);
};

/** What is wrong with a field, as a screen reader has it. */
export const errorOf = (form: Element, field: string): string | undefined =>
  inside(form, `#${field}`).getAttribute('aria-invalid') === 'true'
    ? describedBy(inside(form, `#${field}`))
    : undefined;

/** The radio button with a value. */
export const choose = (form: Element, value: string): void => {
  inside(form, `input[type=radio][value="${value}"]`).click();
};

/** Fills in a new payee, an amount and a reference. */
export async function fillNew(
  form: Element,
  { amount = '12.50', reference = 'Invoice 42', name = PAYEE.name, iban = PAYEE.iban, bic = PAYEE.bic } = {},
): Promise<void> {
  if (maybeInside(form, 'input[value="new"]')) choose(form, 'new');
  await shown(form, '#iban');
  for (const [field, text] of Object.entries({ name, iban, bic, amount, reference })) type(form, field, text);
}

/** Presses a button once its screen has settled. */
export async function press(form: Element, label: string): Promise<void> {
  await until(
    () => allInside(form, 'button').some((button) => textOf(button) === label),
    () => `a button “${label}” (it shows: ${textOf(form)})`,
    3_000,
  );
  await pause(SETTLED_MS);
  buttonOf(form, label).click();
}

/** Waits until nothing is being sent from an account, nor waits to be: calls go out one after the other. */
export const allSent = async (accountId: string): Promise<void> => {
  await navigator.locks.request(`giro-sending ${accountId}`, () => undefined);
};

/** Fills in, reviews, and waits for the review. */
export async function toReview(form: Element, values: Parameters<typeof fillNew>[1] = {}): Promise<void> {
  await fillNew(form, values);
  await press(form, 'Review');
  await says(form, 'Check and send');
}

/** Goes on to the code. */
export async function toCode(form: Element, values: Parameters<typeof fillNew>[1] = {}): Promise<void> {
  await toReview(form, values);
  await press(form, sendLabel(form));
  await shown(form, '#code');
}

/** The button that decides, with the amount in it. */
export function sendLabel(form: Element): string {
  const found = allInside(form, 'button')
    .map(textOf)
    .find((label) => label.startsWith('Send ') && label !== 'Send a new code');
  if (found === undefined) throw new Error(`There is nothing to send: ${textOf(form)}`);
  return found;
}

/** The newest code on the person's phone. */
export async function newestCode({ control }: Pick<Stage, 'control'>): Promise<string> {
  const code = /\d{6}/.exec((await control.phone()).at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error('No code arrived');
  return code;
}

/** Types the code that arrived and sends. */
export async function giveCode({ stage, form }: TransferStage, code?: string): Promise<void> {
  type(form, 'code', code ?? (await newestCode(stage)));
  await press(form, sendLabel(form));
}

/** The platform refuses the next call that would move money. */
export const refuseNext = async ({ control }: Stage, code: number, field = ''): Promise<void> =>
  control.faults.add({
    call: POST,
    times: 1,
    do: { kind: 'status', status: 400, body: { errors: [{ field, message: 'no', code }] } },
  });

/** A call answers so. */
export const answered = (
  call: string,
  body: NonNullable<Fault['do'] & { kind: 'status' }>['body'],
  times?: number,
): Fault => ({
  call,
  ...(times === undefined ? {} : { times }),
  do: { kind: 'status', status: 200, body },
});

/** A saved payee as the platform answers it. Source: Banking v2, "Beneficiary object". */
export const savedPayee = (
  account: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  id: 'saved-1',
  name: 'Ann Example',
  status: 'ACTIVE',
  account,
  ...more,
});

/** Chooses the first saved payee, and fills in the rest. */
export async function fillSaved(form: Element, { amount = '12.50', reference = 'Rent' } = {}): Promise<void> {
  choose(form, 'saved');
  await shown(form, 'select#name');
  type(form, 'name', (inside(form, 'select#name option:nth-of-type(2)') as HTMLOptionElement).value);
  type(form, 'amount', amount);
  type(form, 'reference', reference);
}

/** What really moved. */
export const moved = async ({ control }: Stage): Promise<readonly MadeTransfer[]> => await control.transfers();

/** The value of a field, and what is in it besides spaces. */
export const valueOf = (form: Element, field: string): string => (inside(form, `#${field}`) as HTMLInputElement).value;
export const compactOf = (form: Element, field: string): string => valueOf(form, field).replaceAll(' ', '');

/** Everything that `fillNew` typed is still there. */
export function expectKept(form: Element): void {
  expect(['name', 'amount', 'reference'].map((field) => valueOf(form, field))).to.deep.equal([
    PAYEE.name,
    '12.50',
    'Invoice 42',
  ]);
  expect(compactOf(form, 'iban')).to.equal(PAYEE.iban);
}

/** Pastes a text into a field; false where the form took it. */
export function paste(form: Element, text: string, field = 'iban'): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  // Firefox takes no `clipboardData` from a script.
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  return inside(form, `#${field}`).dispatchEvent(
    Object.defineProperty(event, 'clipboardData', { value: clipboardData }),
  );
}

/** The form for a new payee. */
export async function beginNew(...options: Parameters<typeof beginTransfer>) {
  const on = await beginTransfer(...options);
  choose(on.form, 'new');
  await shown(on.form, '#iban');
  return on;
}

/** Presses Review, and waits until the form is checked. */
export async function review(form: GiroTransferForm): Promise<void> {
  await press(form, 'Review');
  await until(() => !textOf(form).includes('Checking…'), 'it is checked');
  await form.updateComplete;
}
