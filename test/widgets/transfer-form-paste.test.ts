import { expect } from 'chai';
import { type as enter } from '../support/user.js';
import { allInside, inside, said, textOf } from './stage.js';
import {
  beginNew,
  choose,
  compactOf,
  fillNew,
  paste,
  PAYEE,
  press,
  review,
  says,
  shown,
  toReview,
  type,
  valueOf,
} from './transfers.js';

const GERMAN = 'DE89370400440532013000';
const UK = { name: 'Ann Example', number: '31926819', sortCode: '601613' } as const;

const CHANGED = 'changed by pasting after you had typed it';

/** A form for pounds to a UK account that was typed. */
async function beginUk(): Promise<Awaited<ReturnType<typeof beginNew>>> {
  const on = await beginNew();
  type(on.form, 'currency', 'GBP');
  await shown(on.form, 'input[value="uk-local"]');
  choose(on.form, 'uk-local');
  await shown(on.form, '#sortCode');
  for (const [name, value] of Object.entries({ ...UK, amount: '20', reference: 'Rent' })) type(on.form, name, value);
  return on;
}

/** Pastes, and what the form fills in is drawn. */
async function pasted(form: Element, text: string, field?: string): Promise<void> {
  paste(form, text, field);
  await says(form, 'Filled in from what you pasted:');
}

describe('giro-transfer-form, pasted into', () => {
  for (const text of [
    GERMAN,
    'de89 3704 0044 0532 0130 00\n',
    'IBAN: DE89-3704-0044-0532-0130-00',
    'ＤＥ８９\u200b370400440532013000',
  ])
    it(`takes an IBAN in any spelling (${JSON.stringify(text)})`, async () => {
      const { form } = await beginNew();
      expect(paste(form, text)).to.equal(false);
      await says(form, 'Filled in from what you pasted: IBAN.');
      expect((inside(form, '#iban') as HTMLInputElement).value).to.equal('DE89 3704 0044 0532 0130 00');
      expect(said(form)).to.include('Filled in from what you pasted: IBAN.');
    });

  it('takes everything an invoice’s line says, in whichever field it is pasted', async () => {
    const { stage, form } = await beginNew();
    stage.provider.locale = 'en-US';
    paste(form, `Pay 1,234.56 EUR to ACME GmbH, IBAN ${GERMAN}, BIC COBADEFFXXX, Ref. INV-42`, 'reference');
    await says(form, 'Filled in from what you pasted:');
    const fields = ['name', 'iban', 'bic', 'amount', 'currency', 'reference'];
    expect(fields.map((field) => compactOf(form, field))).to.deep.equal([
      'ACMEGmbH',
      GERMAN,
      'COBADEFFXXX',
      '1234.56',
      'EUR',
      'INV-42',
    ]);
    await review(form);
    await says(form, 'Check and send');
  });

  it('guesses no amount that could be two', async () => {
    const { form } = await beginNew();
    paste(form, `Please pay 1.000 EUR, IBAN ${GERMAN}`);
    await says(form, 'The amount you pasted could be read in two ways, so type it yourself.');
    expect(valueOf(form, 'amount')).to.equal('');
  });

  it('takes the text of a payment QR code', async () => {
    const { form } = await beginNew();
    paste(form, `BCD\n002\n1\nSCT\nCOBADEFF\nACME GmbH\n${GERMAN}\nEUR12.3\n\n\nInvoice 42`);
    await says(form, 'Filled in from what you pasted:');
    const fields = ['name', 'iban', 'bic', 'amount', 'currency', 'reference'];
    expect(fields.map((field) => compactOf(form, field))).to.deep.equal([
      'ACMEGmbH',
      GERMAN,
      'COBADEFF',
      '12.30',
      'EUR',
      'Invoice42',
    ]);
  });

  it('takes a UK account where one is asked for, and points it out where another was typed', async () => {
    for (const [text, field] of [
      ['Sort code: 20-00-00, account number: 55779911', 'reference'],
      ['55779911', 'number'],
      ['20 00 00', 'sortCode'],
    ] as const) {
      const { form } = await beginUk();
      expect(paste(form, text, field), text).to.equal(false);
      await says(form, 'Filled in from what you pasted:');
      expect(compactOf(form, 'number'), text).to.equal(field === 'sortCode' ? UK.number : '55779911');
      expect(compactOf(form, 'sortCode'), text).to.equal(field === 'number' ? UK.sortCode : '200000');
      await review(form);
      await says(form, CHANGED);
      expect(textOf(form)).not.to.include('Check and send');
      inside(form, '.warnings input').click();
      await review(form);
      await says(form, 'Check and send');
    }
  });

  it('leaves any other text where it was pasted', async () => {
    const { form } = await beginNew();
    expect(paste(form, 'Thank you', 'reference')).to.equal(true);
    expect(textOf(form)).not.to.include('Filled in');
  });
});

describe('giro-transfer-form, an account changed by pasting', () => {
  it('is not pointed out once a saved payee is chosen instead', async () => {
    const { form } = await beginNew();
    await fillNew(form);
    await pasted(form, GERMAN);
    choose(form, 'saved');
    await shown(form, 'select#name');
    type(form, 'name', (inside(form, 'select#name option:nth-of-type(2)') as HTMLOptionElement).value);
    await review(form);
    await says(form, 'Check and send');
  });

  it('is not pointed out once the kind of account is changed by hand, and is when that is changed back', async () => {
    const { form } = await beginUk();
    await pasted(form, '55779911', 'number');
    choose(form, 'iban');
    await shown(form, '#iban');
    type(form, 'iban', PAYEE.iban);
    type(form, 'bic', PAYEE.bic);
    await review(form);
    await says(form, 'Check and send');
    await press(form, 'Change');
    await shown(form, 'input[value="uk-local"]');
    choose(form, 'uk-local');
    await shown(form, '#sortCode');
    await review(form);
    await says(form, CHANGED);
  });

  it('is not pointed out where the same was typed that is pasted last', async () => {
    const { form } = await beginNew();
    await fillNew(form);
    await pasted(form, GERMAN);
    paste(form, PAYEE.iban);
    await form.updateComplete;
    await review(form);
    await says(form, 'Check and send');
  });

  it('is pointed out where an IBAN takes the place of a UK account that was typed', async () => {
    const { form } = await beginUk();
    await pasted(form, `Pay to IBAN ${GERMAN}, BIC COBADEFFXXX`, 'reference');
    await shown(form, '#iban');
    await review(form);
    await says(form, CHANGED);
  });
});

describe('giro-transfer-form, an IBAN that is typed', () => {
  it('is grouped in fours, and what is typed in its middle stays there', async () => {
    const { form } = await beginNew();
    const field = inside(form, '#iban') as HTMLInputElement;
    field.focus();
    await enter('SE33770000');
    expect(field.value).to.equal('SE33 7700 00');
    expect(field.selectionStart).to.equal(field.value.length);
    field.setSelectionRange(5, 5);
    await enter('9');
    await form.updateComplete;
    expect(field.value).to.equal('SE33 9770 000');
    expect(field.selectionStart).to.equal(6);
    field.setSelectionRange(field.value.length, field.value.length);
    await enter('0010000000025');
    await form.updateComplete;
    expect(field.value).to.equal('SE33 9770 0000 0100 0000 0025');
    await toReview(form, { iban: field.value as typeof PAYEE.iban });
    expect(allInside(form, 'dd').map(textOf)).to.include('SE33 9770 0000 0100 0000 0025');
  });
});
