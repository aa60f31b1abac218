import { expect } from 'chai';
import { type as enter } from '../support/user.js';
import { allInside, inside, said, textOf } from './stage.js';
import { beginNew, compactOf, paste, type PAYEE, review, says, toReview, valueOf } from './transfers.js';

const GERMAN = 'DE89370400440532013000';

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
      expect(compactOf(form, 'iban')).to.equal(GERMAN);
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

  it('leaves any other text where it was pasted', async () => {
    const { form } = await beginNew();
    expect(paste(form, 'Thank you', 'reference')).to.equal(true);
    expect(textOf(form)).not.to.include('Filled in');
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
