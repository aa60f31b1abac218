import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import type { GiroTransferForm } from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { inside, maybeInside, pause, said, textOf, until } from './stage.js';
import { EXCHANGE } from './conversions.js';
import {
  beginNew,
  beginTransfer,
  choose,
  compactOf,
  errorOf,
  fillNew,
  paste,
  PAYEE,
  POST,
  press,
  review,
  says,
  sendLabel,
  shown,
  toReview,
  type,
  valueOf,
} from './transfers.js';

const FEE = 'GET /v2/fee-options/amount';
const GERMAN = 'DE89370400440532013000';

type Run = (tag?: string) => Promise<void>;

describe('giro-transfer-form, its details', () => {
  it('sends to a UK account number and sort code, without an address', async () => {
    const { stage, form } = await beginNew({}, { twoFactor: 'off' });
    type(form, 'currency', 'GBP');
    await shown(form, 'input[value="uk-local"]');
    choose(form, 'uk-local');
    await shown(form, '#sortCode');
    for (const [field, text] of Object.entries({
      name: 'Ann Example',
      number: '1234',
      sortCode: '12-34',
      amount: '20',
    }))
      type(form, field, text);
    type(form, 'reference', 'Rent');
    await review(form);
    expect(errorOf(form, 'number')).to.include('A UK account number has 8 digits.');
    expect(errorOf(form, 'sortCode')).to.include('A sort code has 6 digits.');
    type(form, 'number', '31926819');
    type(form, 'sortCode', '60-16-13');
    await review(form);
    await says(form, 'Check and send');
    expect(textOf(form)).to.include('60-16-13 31926819').and.not.to.include('Address');
    await press(form, sendLabel(form));
    await says(form, 'Sent: £20.00');
    const sent = (await stage.control.log.all()).find(({ call }) => call === POST);
    expect(JSON.stringify(sent?.body)).to.include('31926819').and.include('601613');
  });

  it('asks for an address only where the reference says', async () => {
    const { stage, form } = await beginNew({}, { twoFactor: 'off' });
    const asks = async (source: string, currency: string, iban: string): Promise<boolean> => {
      type(form, 'source', source);
      type(form, 'currency', currency);
      type(form, 'iban', iban);
      await form.updateComplete;
      return maybeInside(form, '#street') !== null;
    };
    const everyday = valueOf(form, 'source');
    expect(await asks(everyday, 'USD', PAYEE.iban), 'an Arkea wallet').to.equal(false);
    expect(await asks(EXCHANGE, 'EUR', PAYEE.iban), 'euros by SEPA').to.equal(false);
    expect(await asks(EXCHANGE, 'USD', ''), 'before it is known where it goes').to.equal(false);
    expect(await asks(EXCHANGE, 'USD', PAYEE.iban), 'dollars from another wallet').to.equal(true);
    await fillNew(form, { amount: '50.00' });
    await review(form);
    expect(errorOf(form, 'street')).to.include('This is needed.');
    for (const [field, text] of Object.entries({
      street: 'Storgatan 1',
      postCode: '111 22',
      city: 'Stockholm',
      country: 'SE',
    }))
      type(form, field, text);
    await review(form);
    await says(form, 'Storgatan 1, 111 22 Stockholm, SE');
    await press(form, sendLabel(form));
    await says(form, 'Sent: ');
    const sent = (await stage.control.log.all()).find(({ call }) => call === POST);
    expect(JSON.stringify(sent?.body)).to.include('Storgatan 1');
  });

  it('shows the fee of what is typed now, whichever answer comes last', async () => {
    const { stage, form } = await beginNew();
    await stage.control.faults.add({ call: FEE, times: 1, do: { kind: 'delay', ms: 900, when: 'after' } });
    await fillNew(form, { amount: '50.00' });
    while ((await stage.control.log.count(FEE)) === 0) await pause(10);
    type(form, 'currency', 'SEK');
    type(form, 'amount', '500.00');
    await says(form, 'Fee SEK');
    await says(form, 'Total SEK');
    const now = /Fee (SEK [\d.]+) Exchange fee (SEK [\d.]+) Total (SEK [\d.]+)/.exec(textOf(form))?.[0];
    await pause(1000);
    expect(now).to.be.a('string');
    expect(textOf(form)).to.include(now).and.not.to.include('Fee €');
    type(form, 'amount', '');
    await until(() => !textOf(form).includes(now ?? ''), 'there is no total of nothing');
  });

  it('says before anything is sent that there is not so much', async () => {
    const { stage, form } = await beginNew();
    await fillNew(form, { amount: '99999999.00' });
    await review(form);
    expect(errorOf(form, 'amount')).to.match(/You have €[\d,.]+ and need €99,999,999/);
    await until(() => said(form).includes('Some details need your attention'), 'a screen reader hears of it');
    expect(await stage.control.log.count(POST)).to.equal(0);
  });
});

/** A bank of each country, so that no number and bank are of two. */
const BICS: Readonly<Record<string, string>> = { SE: PAYEE.bic, DE: 'COBADEFF', BE: 'KREDBEBB' };

/** What must be ticked: how it comes about, its words, and what brings the same again for something else. */
const WARNINGS: readonly (readonly [
  name: string,
  words: string,
  first: (form: Element) => void,
  other: (form: Element) => void,
])[] = [
  [
    'an account number that was pasted over the one typed',
    'changed by pasting after you had typed it',
    (form) => void paste(form, GERMAN),
    (form) => void paste(form, 'BE68539007547034'),
  ],
  [
    'a name of alphabets that look alike',
    'mixes letters of different alphabets',
    (form) => {
      type(form, 'name', 'Du\u0412uque LLC');
    },
    (form) => {
      type(form, 'name', 'DuBuqu\u0435 LLC');
    },
  ],
  [
    'a name with characters nobody sees',
    'holds characters nobody can see',
    (form) => {
      type(form, 'name', 'DuBuque\u200b LLC');
    },
    (form) => {
      type(form, 'name', 'DuBuque LLC\u202e');
    },
  ],
];

/** Comes to a warning once it is reviewed, and no further. */
async function isWarned(form: GiroTransferForm, words: string): Promise<void> {
  await press(form, 'Review');
  await until(() => maybeInside(form, '.warnings input') ?? textOf(form).includes('Check and send'), 'it is checked');
  expect(textOf(form)).to.include(words).and.not.to.include('Check and send');
}

/** Brings a warning about in a form that is filled in. */
async function bring(form: GiroTransferForm, [, words, first]: (typeof WARNINGS)[number]): Promise<void> {
  first(form);
  await form.updateComplete;
  type(form, 'bic', BICS[compactOf(form, 'iban').slice(0, 2)] ?? '');
  await isWarned(form, words);
}

const pointsOut =
  (warning: (typeof WARNINGS)[number]): Run =>
  async (tag = 'giro-transfer-form') => {
    const { form } = await beginNew({}, { tag });
    await fillNew(form);
    await bring(form, warning);
  };

/** Changed, and changed back. */
const isTickedAgain =
  (warning: (typeof WARNINGS)[number]): Run =>
  async (tag = 'giro-transfer-form') => {
    const { form } = await beginNew({}, { tag });
    await fillNew(form);
    await bring(form, warning);
    inside(form, '.warnings input').click();
    for (const [field, text] of Object.entries(PAYEE)) type(form, field, text);
    await bring(form, warning);
    expect((inside(form, '.warnings input') as HTMLInputElement).checked).to.equal(false);
    inside(form, '.warnings input').click();
    type(form, 'reference', 'Something else'); // which no tick is about
    await review(form);
    await says(form, 'Check and send');
  };

describe('giro-transfer-form, what it points out', () => {
  for (const [name, words, first, other] of WARNINGS)
    it(`does not go on before ${name} is ticked, and asks again once that is another`, async () => {
      const { stage, form } = await beginNew();
      await fillNew(form);
      for (const act of [first, other]) {
        act(form);
        await form.updateComplete;
        type(form, 'bic', BICS[compactOf(form, 'iban').slice(0, 2)] ?? '');
        await review(form);
        await says(form, words);
        await until(() => said(form).includes(words), 'a screen reader hears of it');
        await review(form);
        await says(form, 'Tick that you have checked this');
        expect(inside(form, '.warnings input').getAttribute('aria-invalid')).to.equal('true');
        inside(form, '.warnings input').click();
        await review(form);
        await says(form, 'Check and send');
        expect(await stage.control.log.count(POST)).to.equal(0);
        if (act === other) break;
        await press(form, 'Change');
        await says(form, 'Something was changed');
      }
    });

  for (const warning of WARNINGS)
    it(`does not take a tick for ${warning[0]} over to the same, once it was changed and changed back`, async () => {
      await isTickedAgain(warning)();
    });

  it('points nothing out once the number is typed by hand again', async () => {
    const { form } = await beginNew();
    await fillNew(form);
    paste(form, GERMAN);
    await form.updateComplete;
    type(form, 'iban', PAYEE.iban);
    await review(form);
    await says(form, 'Check and send');
  });
});

describe('giro-transfer-form, without a guard', () => {
  /** The same again, a moment after it was sent. */
  async function pointsOutTheSame(tag = 'giro-transfer-form'): Promise<void> {
    const { form } = await beginTransfer({}, { twoFactor: 'off', tag });
    await toReview(form);
    await press(form, sendLabel(form));
    await says(form, 'Sent: €12.50');
    await press(form, 'New transfer');
    await fillNew(form);
    await isWarned(form, 'already. Go on only if you want to send it again');
  }

  const ENTRY = '/src/widgets/transfer-form/entry.ts';
  const DETAILS = '/src/widgets/transfer-form/details.ts';
  const [CHANGED, MIXED] = WARNINGS.map(pointsOut) as [Run, Run];
  const [AGAIN] = WARNINGS.map(isTickedAgain) as [Run];
  const twins: readonly (readonly [name: string, run: Run, edits: Edits])[] = [
    [
      'an account number changed by pasting',
      CHANGED,
      { [ENTRY]: [['PARTS[draft.payeeKind].some((part) => this.#swapped.has(part))', 'false']] },
    ],
    ['a name of mixed alphabets', MIXED, { [ENTRY]: [['names.includes("mixed-scripts")', 'false']] }],
    ['the same transfer again', pointsOutTheSame, { [DETAILS]: [['await sending.twins.find(order)', '[]']] }],
    ['what was ticked, then changed and changed back', AGAIN, { [ENTRY]: [['about !== this.#about(kind)', 'false']] }],
    ['anything that is not ticked', CHANGED, { [DETAILS]: [['entry.open.length > 0', 'false']] }],
  ];
  for (const [name, run, edits] of twins)
    it(`would go on with ${name} (broken twin)`, async function () {
      this.timeout(15_000);
      await run();
      const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      await expectFailure(() => run(defineTwin(GiroTransferForm)));
    });
});
