import { expect } from 'chai';
import { epcText } from '../../src/domain/epc-qr.js';
import { readPaste, readUkPaste } from '../../src/domain/payee-paste.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';

const IBAN = 'DE89370400440532013000';
const eur = (amount: bigint): { amount: bigint; currency: string } => ({ amount, currency: 'EUR' });
const LINE = 'Pay 1.234,56 EUR to ACME GmbH, IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX, Ref. INV-42';

const epc = (more: Readonly<Record<number, string>> = {}, end = '\n'): string =>
  Object.assign(
    ['BCD', '002', '1', 'SCT', 'COBADEFF', 'ACME GmbH', IBAN, 'EUR12.3', '', '', 'Invoice 42', 'Thank you'],
    more,
  ).join(end);

/** An amount that could be two is never chosen for the person. */
function expectNoGuess(read: typeof readPaste): void {
  for (const amount of ['1.000 EUR', '€1.000', 'EUR 1,50', '1,50 €']) {
    const paste = read(`Please pay ${amount}, IBAN ${IBAN}`, 'en');
    expect(paste?.amount, amount).to.equal(undefined);
    expect(paste?.unclear, amount).to.deep.equal(['amount']);
  }
  expect(read(`5 EUR and 7 EUR, IBAN ${IBAN}`, 'en')).to.deep.equal({
    from: 'invoice',
    iban: IBAN,
    unclear: ['amount'],
  });
}

describe('a pasted IBAN', () => {
  it('is read in any spelling', () => {
    for (const text of [
      IBAN,
      'de89 3704 0044 0532 0130 00\n',
      'IBAN: DE89-3704-0044-0532-0130-00',
      'ＤＥ８９\u200b370400440532013000',
    ])
      expect(readPaste(text, 'en'), text).to.deep.equal({ from: 'iban', iban: IBAN, unclear: [] });
  });

  it('is just text when its check digits do not hold', () => {
    expect(readPaste('DE88370400440532013000', 'en')).to.equal(undefined);
    expect(readPaste('Pay 5 EUR to ACME, IBAN DE88370400440532013000', 'en')).to.equal(undefined);
  });
});

describe('a pasted invoice', () => {
  it('fills in everything it says, in English', () => {
    for (const locale of ['en', 'sv', 'de'])
      expect(readPaste(LINE, locale), locale).to.deep.equal({
        from: 'invoice',
        iban: IBAN,
        bic: 'COBADEFFXXX',
        name: 'ACME GmbH',
        amount: eur(123_456n),
        reference: 'INV-42',
        unclear: [],
      });
  });

  it('is read in German', () => {
    const text = `Rechnungsnummer: 2026/17
Bitte überweisen Sie 1.000,00 €
Kontoinhaber: Müller & Söhne GmbH
IBAN: DE89 3704 0044 0532 0130 00
BIC: COBADEFF`;
    expect(readPaste(text, 'de')).to.deep.equal({
      from: 'invoice',
      iban: IBAN,
      bic: 'COBADEFF',
      name: 'Müller & Söhne GmbH',
      amount: eur(100_000n),
      reference: '2026/17',
      unclear: [],
    });
  });

  it('is read in Swedish', () => {
    const text = `Mottagare: Exempel Trading AB\r\nBelopp: 1 250,50 kr\r\nIBAN SE45 5000 0000 0583 9825 7466\r\nBIC/SWIFT: ESSESESS\r\nOCR: 123456`;
    expect(readPaste(text, 'sv')).to.deep.equal({
      from: 'invoice',
      iban: 'SE4550000000058398257466',
      bic: 'ESSESESS',
      name: 'Exempel Trading AB',
      amount: { amount: 125_050n, currency: 'SEK' },
      reference: '123456',
      unclear: [],
    });
  });

  it('has the amount it calls the total, among others', () => {
    const text = `Net 100.00 EUR\nVAT 25.00 EUR\nTotal: 125.00 EUR\nIBAN ${IBAN}`;
    expect(readPaste(text, 'en')?.amount).to.deep.equal(eur(12_500n));
  });

  it('leaves an amount out that could be two, and says so', () => {
    expectNoGuess(readPaste);
  });

  it('(a twin that takes the first of two readings is noticed)', async () => {
    const path = '/src/domain/payee-paste.ts';
    const twin = await brokenTwin<{ readPaste: typeof readPaste }>(path, {
      [path]: [
        [
          'return reading.kind === "amount" ? { amount: reading.amount, currency } : void 0;',
          'return reading.kind === "ambiguous" ? { amount: reading.readings[1], currency } : reading.kind === "amount" ? { amount: reading.amount, currency } : void 0;',
        ],
      ],
    });
    await expectFailure(() => {
      expectNoGuess(twin.readPaste);
    });
  });

  it('has no amount without a currency, or with crowns of nobody knows which country', () => {
    expect(readPaste(`Pay 100 to ACME, IBAN ${IBAN}`, 'en')).to.deep.equal({
      from: 'invoice',
      iban: IBAN,
      name: 'ACME',
      unclear: [],
    });
    expect(readPaste(`Pay 100 kr, IBAN ${IBAN}`, 'en')?.unclear).to.deep.equal(['amount']);
    expect(readPaste(`Betal 100 kr, IBAN ${IBAN}`, 'da')?.amount).to.deep.equal({ amount: 10_000n, currency: 'DKK' });
  });

  it('does not choose between two accounts or two banks', () => {
    const two = `IBAN ${IBAN} or SE45 5000 0000 0583 9825 7466`;
    expect(readPaste(two, 'en')).to.deep.equal({ from: 'invoice', unclear: ['iban'] });
    expect(readPaste(`IBAN ${IBAN}, BIC COBADEFF or BIC SOGEDEFF`, 'en')).to.deep.equal({
      from: 'invoice',
      iban: IBAN,
      unclear: ['bic'],
    });
    expect(readPaste(`IBAN ${IBAN} and again ${IBAN}`, 'en')?.iban).to.equal(IBAN);
  });

  it('does not run an IBAN into the words behind it, or out of a longer number', () => {
    expect(readPaste(`IBAN ${IBAN} BIC COBADEFF`, 'en')).to.include({ iban: IBAN, bic: 'COBADEFF' });
    expect(readPaste(`X${IBAN} to A`, 'en')).to.equal(undefined);
    expect(readPaste(`${IBAN}1 to A`, 'en')).to.equal(undefined);
  });

  it('takes no word for a bank or a reference that is not called one', () => {
    expect(readPaste(`Invoice from ACME Limited for EXAMPLES, ${IBAN}`, 'en')).to.deep.equal({
      from: 'invoice',
      iban: IBAN,
      unclear: [],
    });
  });

  it('shows nothing hidden in a name', () => {
    expect(readPaste(`Name: A\u200bCME \u202eAB\nIBAN ${IBAN}`, 'en')?.name).to.equal('ACME AB');
  });

  it('is just text without an IBAN, or when it is a book', () => {
    for (const text of ['', 'Thank you for your order', 'Pay 5 EUR to ACME', 'INV-42', `${IBAN} ${'x'.repeat(6000)}`])
      expect(readPaste(text, 'en')).to.equal(undefined);
  });

  it('is read quickly, however it is made', () => {
    const started = performance.now();
    for (const text of [
      '1 '.repeat(2500),
      'DE89'.repeat(1250),
      'ref '.repeat(1250),
      'an A'.repeat(1250),
      `${IBAN} ${'EUR 1.'.repeat(800)}`,
    ])
      readPaste(text, 'en');
    expect(performance.now() - started).to.be.lessThan(1000);
  });
});

describe('a pasted EPC QR code', () => {
  it('fills in everything it says, in either version, with either line end, with or without its last lines', () => {
    for (const end of ['\n', '\r\n'])
      for (const version of ['001', '002'])
        expect(readPaste(`\ufeff${epc({ 1: version }, end)}${end}`, 'sv')).to.deep.equal({
          from: 'epc-qr',
          iban: IBAN,
          bic: 'COBADEFF',
          name: 'ACME GmbH',
          amount: eur(1230n),
          reference: 'Invoice 42',
          unclear: [],
        });
  });

  it('has its structured reference', () => {
    expect(readPaste(epc({ 9: 'RF18539007547034', 10: '' }), 'en')?.reference).to.equal('RF18539007547034');
  });

  it('has its amount with a point, whatever the language', () => {
    const of = (amount: string): unknown => readPaste(epc({ 7: amount }), 'de');
    expect(of('EUR1000')).to.deep.include({ amount: eur(100_000n), unclear: [] });
    expect(of('EUR1.00')).to.deep.include({ amount: eur(100n) });
    expect(of('EUR999999999.99')).to.deep.include({ amount: eur(99_999_999_999n) });
    for (const amount of ['EUR1.000', 'EUR1,00', 'EUR0', 'USD5', '5', 'EUR-5', 'EUR1e3', 'EUR1000000000'])
      expect(of(amount), amount).to.not.have.property('amount');
    expect(of('EUR1.000')).to.deep.include({ unclear: ['amount'] });
    expect(of('')).to.deep.include({ unclear: [] });
  });

  it('says which of its numbers do not hold', () => {
    const paste = readPaste(epc({ 4: 'NO', 6: 'DE88370400440532013000' }), 'en');
    expect(paste?.unclear).to.deep.equal(['iban', 'bic']);
    expect(paste).to.not.have.any.keys('iban', 'bic');
  });

  it('is none of another kind', () => {
    for (const more of [{ 0: 'BCX' }, { 1: '003' }, { 2: '9' }, { 3: 'INST' }])
      expect(readPaste(epc(more), 'en')?.from).not.to.equal('epc-qr');
  });

  it('reads what the kit itself writes', () => {
    const text = epcText({ kind: 'iban', number: IBAN, code: 'COBADEFF', beneficiary: 'Bröderna Prov & Söner' }, 'EUR');
    expect(readPaste(text ?? '', 'en')).to.deep.equal({
      from: 'epc-qr',
      iban: IBAN,
      bic: 'COBADEFF',
      name: 'Bröderna Prov & Söner',
      unclear: [],
    });
  });
});

describe('a pasted UK account', () => {
  const both = { sortCode: '601613', number: '31926819' };

  it('is read in any spelling, where the text is nothing else', () => {
    for (const text of [
      '60-16-13 31926819',
      '601613 / 31926819',
      '31926819, 60 16 13',
      'Sort code: 60-16-13\nAccount no.: 31926819',
      'Account number 31926819, sort code 60-16-13',
      '６０-16-13\u200b 31926819',
    ])
      expect(readUkPaste(text, 'reference'), text).to.deep.equal(both);
    for (const text of ['Invoice 60-16-13 31926819', '60-16-13 319268190', '3192681', '60161331926819', ''])
      expect(readUkPaste(text, 'reference'), text).to.equal(undefined);
  });

  it('may be half of one, in the field that is for it', () => {
    expect(readUkPaste(' 31 926 819\n', 'number')).to.deep.equal({ number: '31926819' });
    expect(readUkPaste('60-16-13', 'sortCode')).to.deep.equal({ sortCode: '601613' });
    expect(readUkPaste('60-16-13', 'number')).to.equal(undefined);
    expect(readUkPaste('31926819', 'amount')).to.equal(undefined);
  });
});
