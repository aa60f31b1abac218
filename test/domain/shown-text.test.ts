import { expect } from 'chai';
import fc from 'fast-check';
import { charactersOf, folded, plainText, shownText } from '../../src/domain/shown-text.js';

const HIDDEN = [0x00, 0x07, 0x1b, 0x7f, 0x9f, 0xad, 0x61c, 0x200b, 0x200e, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069]
  .concat([0xfeff, 0x3164, 0x115f, 0xe0041, 0xd800])
  .map((code) => String.fromCodePoint(code));

describe('characters as people count them', () => {
  for (const one of ['a', 'e\u0301', '👨‍👩‍👧‍👦', '🇸🇪', '👍🏽', '❤️', '🏳️‍🌈', 'कि'])
    it(`${one} is one`, () => {
      expect(charactersOf(one)).to.deep.equal([one]);
      expect(charactersOf(`x${one}${one}y`)).to.deep.equal(['x', one, one, 'y']);
    });

  it('and none are lost', () => {
    expect(charactersOf('')).to.deep.equal([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(charactersOf(text).join('')).to.equal(text);
      }),
    );
  });
});

describe('a name that others chose', () => {
  it('shows a mark where something is hidden in it', () => {
    for (const hidden of HIDDEN)
      expect(shownText(`Al${hidden}ma`), hidden.codePointAt(0)?.toString(16) ?? '').to.equal('Al\ufffdma');
  });

  it('has line breaks as spaces, and none around it', () => {
    expect(shownText(' Alma\r\nExempel\t\u2028 ')).to.equal('Alma Exempel');
  });

  it('of any writing is as its people write it', () => {
    for (const name of [
      'Bröderna Prov & Söner',
      '見本商事',
      'شركة المثال',
      'می\u200cخواهم', // Persian needs the zero-width non-joiner
      'क्\u200dष', // and Devanagari the joiner
      '👩\u200d🚀 ❤️\u200d🔥 👨🏽\u200d🚀',
      '葛\u{e0100}城',
      "O'Brien-Łoś",
    ])
      expect(shownText(name)).to.equal(name);
  });

  it('has no joiner between Latin letters', () => {
    expect(shownText('Al\u200dma')).to.equal('Al\ufffdma');
    expect(plainText('Al\u200cma')).to.equal('Alma');
  });

  it('is compared and handed to machines without what is hidden', () => {
    for (const hidden of HIDDEN) expect(plainText(` Al${hidden}ma\nB `)).to.equal('Alma B');
    expect(plainText('A\u0308')).to.equal('Ä');
  });

  it('is found whatever its case, marks, width and special letters', () => {
    expect(folded('ÅNGSTRÖM Łódź Straße Ærø')).to.equal('angstrom lodz strasse aero');
    expect(folded('ＡＢＣ１２３')).to.equal('abc123');
    expect(folded('A\u0308\u200bB')).to.equal('ab');
  });
});
