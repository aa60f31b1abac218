import { expect } from 'chai';
import fc from 'fast-check';
import { readCode } from '../../src/domain/code-entry.js';

/** Zeros of scripts people type digits in. */
const ZEROS = {
  western: 0x30,
  arabic: 0x660,
  persian: 0x6f0,
  devanagari: 0x966,
  bengali: 0x9e6,
  thai: 0xe50,
  wide: 0xff10,
  bold: 0x1d7ce,
};
const BETWEEN = ['', ' ', '\u00a0', '\u202f', '-', '\u2011', '–', '.'];

const spelled = (code: string, zero: number, between: string): string => {
  const digits = Array.from(code, (digit) => String.fromCodePoint(zero + Number(digit)));
  return [digits.slice(0, 3).join(''), digits.slice(3).join('')].join(between);
};

describe('a code as people type and paste it', () => {
  for (const [script, zero] of Object.entries(ZEROS))
    for (const between of BETWEEN)
      it(`is read in ${script} digits with ${JSON.stringify(between)} in the middle`, () => {
        expect(readCode(spelled('045657', zero, between))).to.equal('045657');
      });

  it('keeps the zeros it begins with', () => {
    expect(readCode('000000')).to.equal('000000');
    expect(readCode(' 000123\n')).to.equal('000123');
  });

  it('is read without the marks nobody sees', () => {
    expect(readCode('\u200e045\u200b657\u2069')).to.equal('045657');
  });

  it('is found in a whole SMS', () => {
    expect(readCode('Your code is 045657. It is good for 5 minutes.')).to.equal('045657');
    expect(readCode('045 657 är din kod för att godkänna 1250,00 SEK')).to.equal('045657');
    expect(readCode('<#> 045657 is your code\n@bank.example #045657')).to.equal('045657');
    expect(readCode('رمزك هو ٠٤٥٦٥٧')).to.equal('045657');
  });

  it('is not guessed where a text could mean more than one', () => {
    expect(readCode('Code 045657, reference 123456')).to.equal(undefined);
  });

  it('is not cut out of a longer number, an amount or a phone number', () => {
    for (const text of ['1234567', '12345', '', 'no digits', 'Pay 1,234,567 now', '+46 70 174 06 19', '100.000,00 EUR'])
      expect(readCode(text), text).to.equal(undefined);
  });

  it('is the same six digits in every spelling', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 })
      .map((each) => each.join(''));
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom(...Object.values(ZEROS)),
        fc.constantFrom(...BETWEEN),
        (code, zero, between) => {
          expect(readCode(`  ${spelled(code, zero, between)} `)).to.equal(code);
        },
      ),
    );
  });
});
