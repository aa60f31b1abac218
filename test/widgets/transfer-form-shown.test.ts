import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { formatMoney } from '../../src/i18n/format.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { BENEFICIARIES } from './accounts.js';
import { EXCHANGE } from './conversions.js';
import { allInside, textOf } from './stage.js';
import {
  ADDRESS,
  answered,
  beginTransfer,
  choose,
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
  type TransferStageOptions,
} from './transfers.js';

// What the review shows is what the platform receives: no more, and no less.

const PAY = 'POST /v3/transactions/pay';
const MOVE = 'POST /v3/transactions/move';
const [{ accounts }] = PEOPLE;
const [EVERYDAY, HOUSEHOLD] = accounts;
const UK = { name: 'Ann Example', number: '31926819', sortCode: '60-16-13' } as const;
/** What an own account is called, by its id over either API. */
const NAMES = new Map(accounts.flatMap(({ id, name, walletId }) => [[id, name] as const, [walletId, name] as const]));

async function fillUk(form: Element): Promise<void> {
  choose(form, 'new');
  await shown(form, '#currency');
  type(form, 'currency', 'GBP');
  await shown(form, 'input[value="uk-local"]');
  choose(form, 'uk-local');
  await shown(form, '#sortCode');
  typeAll(form, { ...UK, amount: '20', reference: 'Rent' });
}

const fillOwn =
  (id = '') =>
  async (form: Element): Promise<void> => {
    await shown(form, 'input[value="own"]');
    choose(form, 'own');
    await shown(form, '#accountId');
    typeAll(form, { accountId: id, amount: '200', reference: 'Savings' });
  };

async function fillWithAddress(form: Element): Promise<void> {
  await fillNew(form, { amount: '50.00' });
  await shown(form, '#street');
  typeAll(form, ADDRESS);
}

interface Case {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly options?: TransferStageOptions;
  readonly fill: (form: Element) => Promise<void>;
  readonly call: string;
}

const saved = (account: Readonly<Record<string, string>>): TransferStageOptions => ({
  faults: [answered(BENEFICIARIES, [savedPayee(account, { address: { ...ADDRESS, region: 'Uppland' } })])],
});
const overV3 = { attributes: { 'account-id': EVERYDAY?.id ?? '' }, options: { paymentsApi: 'v3' } } as const;

const CASES: readonly Case[] = [
  { name: 'a new payee', fill: async (form) => fillNew(form), call: POST },
  {
    name: 'a new payee with an address',
    attributes: { 'account-id': EXCHANGE, currency: 'USD' },
    fill: fillWithAddress,
    call: POST,
  },
  { name: 'a UK account', fill: fillUk, call: POST },
  {
    name: 'a saved payee whose address is wanted',
    attributes: { 'account-id': EXCHANGE },
    options: saved({ number: PAYEE.iban, bankCode: PAYEE.bic, currency: 'USD', type: 'cross-border' }),
    fill: fillSaved,
    call: POST,
  },
  {
    name: 'a saved payee whose address is not',
    options: saved({ number: PAYEE.iban, bankCode: PAYEE.bic, currency: 'EUR', type: 'sepa' }),
    fill: fillSaved,
    call: POST,
  },
  {
    name: 'a saved UK account',
    options: saved({ number: UK.number, bankCode: UK.sortCode, currency: 'GBP', type: 'uk-local' }),
    fill: fillSaved,
    call: POST,
  },
  { name: 'an own account in another currency', fill: fillOwn(HOUSEHOLD?.walletId), call: POST },
  { name: 'a new payee over Cards v3', ...overV3, fill: async (form) => fillNew(form), call: PAY },
  {
    name: 'a payee outside SEPA over Cards v3',
    ...overV3,
    fill: async (form) => {
      await fillNew(form);
      typeAll(form, { iban: 'TR330006100519786457841326', bic: 'TCZBTR2A' });
    },
    call: PAY,
  },
  { name: 'an own account over Cards v3', ...overV3, fill: fillOwn(HOUSEHOLD?.id), call: MOVE },
];

type Body = Readonly<Record<string, unknown>> & { readonly amount: number; readonly currency: string };

/** Every text in what is received about the payee, and the reference. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [NAMES.get(value) ?? value];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => (key === 'type' ? [] : textsOf(inner)));
}

/** Letters and digits: what groups and parts them is the screen's. */
const compact = (text: string): string => text.replaceAll(/[\s,-]/g, '');

/** Compares what stands in a review with what was received once it was sent. */
function expectSame(facts: readonly (readonly [label: string, value: string])[], body: Body): void {
  const { amount, beneficiary, counterparty, currency, payment_details, reference, target } = body;
  const sent = [beneficiary, counterparty, target, payment_details, reference].flatMap(textsOf).map(compact);
  const values = new Map(facts);
  expect(values.get('Amount')).to.equal(formatMoney({ amount: BigInt(amount), currency }, 'en'));
  expect(values.get('From')).to.be.a('string');
  const rest = facts.filter(([label]) => !['Amount', 'From', 'Exchange'].includes(label));
  const text = rest.map(([, value]) => compact(value));
  for (const part of sent) expect(text.join('|'), `${part} is shown`).to.include(part);
  for (const value of text) {
    const unsent = sent.toSorted((a, b) => b.length - a.length).reduce((left, part) => left.replace(part, ''), value);
    expect(unsent, `all of ${value} is sent`).to.equal('');
  }
}

/** Reviews and sends, and compares. */
async function isSame({ attributes, call, fill: fillIn, options }: Case, tag = 'giro-transfer-form'): Promise<void> {
  const { form, stage }: TransferStage = await beginTransfer(attributes, { ...options, twoFactor: 'off', tag });
  stage.provider.locale = 'en';
  await fillIn(form);
  await review(form);
  await says(form, 'Check and send');
  const facts = allInside(form, '.facts > div').map(
    (fact) => [textOf(fact.querySelector('dt') ?? fact), fact.querySelector('dd')?.textContent.trim() ?? ''] as const,
  );
  await press(form, sendLabel(form));
  await says(form, call === PAY ? 'Approve' : 'Sent: ');
  const bodies = (await stage.control.log.all()).filter((one) => one.call === call).map(({ body }) => body as Body);
  expect(bodies).to.have.length(1);
  for (const body of bodies) expectSame(facts, body);
}

describe('giro-transfer-form, what its review shows and what the platform receives', () => {
  for (const one of CASES)
    it(`are the same (${one.name})`, async () => {
      await isSame(one);
    });

  it('would differ if the review showed the payee by name alone (broken twin)', async () => {
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/order-view.ts': [['writtenAccount(order)', 'payee.name']],
    });
    for (const one of CASES.slice(0, 1)) await expectFailure(() => isSame(one, defineTwin(GiroTransferForm)));
  });

  it('would differ if Cards v3 were asked to send an address (broken twin)', async () => {
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/order.ts': [
        ['needsAddress ? addressOf(draft) : void 0', '{ street: "A", postCode: "1", city: "B", country: "SE" }'],
      ],
    });
    const one = CASES.find(({ call }) => call === PAY);
    if (one) await expectFailure(() => isSame(one, defineTwin(GiroTransferForm)));
  });
});
