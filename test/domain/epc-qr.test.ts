import { expect } from 'chai';
import type { PayInDetails } from '../../src/domain/account.js';
import { epcText } from '../../src/domain/epc-qr.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';

const IBAN = 'DE75512108001245126199';
const sepa = (more: Partial<PayInDetails> = {}): PayInDetails => ({
  kind: 'iban',
  number: IBAN,
  code: 'SOGEDEFF',
  rail: 'sepa',
  beneficiary: 'Exempel Trading AB',
  ...more,
});
const linesOf = (text: string | undefined): readonly string[] => text?.split('\n') ?? [];

/** Every line that could say something else than name, bank and account, such as an amount. */
function expectNothingAdded(epc: typeof epcText): void {
  for (const beneficiary of ['Eve\nDE89370400440532013000\nEUR999', 'Eve\r\nEUR1', 'Eve\u2028EUR1', 'Eve\u0085EUR1'])
    expect(linesOf(epc(sepa({ beneficiary }), 'EUR')).slice(6), JSON.stringify(beneficiary)).to.deep.equal([IBAN]);
}

describe('the text of an EPC QR code', () => {
  it('is that of version 002: UTF-8, a SEPA credit transfer, bank, name, account, and nothing after them', () => {
    expect(epcText(sepa(), 'EUR')).to.equal('BCD\n002\n1\nSCT\nSOGEDEFF\nExempel Trading AB\nDE75512108001245126199');
  });

  it('writes the account without spaces and in capitals', () => {
    expect(
      linesOf(epcText(sepa({ number: 'de75 5121 0800 1245 1261 99', code: 'sogedeff' }), 'EUR')).slice(4),
    ).to.deep.equal(['SOGEDEFF', 'Exempel Trading AB', IBAN]);
  });

  it('leaves out a bank it does not know, or whose code is none', () => {
    for (const code of [undefined, '', '123456', 'SOGEDEFF\nx'])
      expect(linesOf(epcText(sepa({ code }), 'EUR'))[4], String(code)).to.equal('');
  });

  it('cuts the name at 70 characters, never through one', () => {
    const name = linesOf(epcText(sepa({ beneficiary: '𝔸'.repeat(80) }), 'EUR'))[5] ?? '';
    expect(Array.from(name)).to.have.length(70);
    expect(name.isWellFormed()).to.equal(true);
    expect(linesOf(epcText(sepa({ beneficiary: `${'a'.repeat(69)} bc` }), 'EUR'))[5]).to.equal('a'.repeat(69));
  });

  it('keeps letters of any script in the name', () => {
    for (const beneficiary of ['Bröderna Prov & Söner', '見本商事', 'شركة المثال', 'Образец'])
      expect(linesOf(epcText(sepa({ beneficiary }), 'EUR'))[5]).to.equal(beneficiary);
  });

  it('has no line more, whatever the name holds', () => {
    expectNothingAdded(epcText);
  });

  it('(a twin that takes names as they come is noticed)', async () => {
    const twin = await brokenTwin<{ epcText: typeof epcText }>('/src/domain/epc-qr.ts', {
      '/src/domain/epc-qr.ts': [['plainText(beneficiary ?? "")', '(beneficiary ?? "")']],
    });
    await expectFailure(() => {
      expectNothingAdded(twin.epcText);
    });
  });

  it('shows nothing hidden in the name to the paying bank', () => {
    expect(linesOf(epcText(sepa({ beneficiary: '\u202eAB\u200b Prov\u0007' }), 'EUR'))[5]).to.equal('AB Prov');
  });

  it('is none without euro, SEPA, an IBAN that holds, or a name', () => {
    expect(epcText(sepa(), 'SEK')).to.equal(undefined);
    expect(epcText(sepa({ rail: 'cross-border' }), 'EUR')).to.equal(undefined);
    expect(epcText(sepa({ rail: 'swift' }), 'EUR')).to.equal(undefined);
    expect(epcText(sepa({ kind: 'uk-local', number: '01234567' }), 'EUR')).to.equal(undefined);
    expect(epcText(sepa({ number: 'DE75512108001245126198' }), 'EUR'), 'check digits').to.equal(undefined);
    for (const beneficiary of [undefined, '', '  ', '\u200b'])
      expect(epcText(sepa({ beneficiary }), 'EUR')).to.equal(undefined);
  });

  it('takes an IBAN whose rail nobody names for a SEPA one', () => {
    for (const rail of [undefined, 'sepa', 'SEPA', 'sepa_instant'])
      expect(epcText(sepa({ rail }), 'EUR'), String(rail)).not.to.equal(undefined);
  });
});
