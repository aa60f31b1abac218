import { expect } from 'chai';
import { nameWarnings } from '../../src/domain/payee-warnings.js';

describe('a payee’s name', () => {
  it('is not warned of when it is as its people write it', () => {
    for (const name of [
      'Bröderna Prov & Söner AB',
      "O'Brien-Łoś 42",
      '見本商事株式会社 ABC',
      'サンプル商店 Tokyo カード',
      '㈱サンプル',
      '주식회사 견본 ABC',
      '測試 ㄅㄆ Ltd',
      'شركة المثال',
      'شركة المثال Ltd',
      'می\u200cخواهم',
      'क्\u200dष नमूना',
      'Образец ООО',
      'Δοκιμή ΑΕ',
      'דוגמה בע״מ',
      'ตัวอย่าง Co',
      '👩\u200d🚀 Rockets',
      '',
    ])
      expect(nameWarnings(name), name).to.deep.equal([]);
  });

  it('is warned of with letters that pass for others', () => {
    for (const name of [
      '\u0410lma Prov', // Cyrillic А
      'Exampl\u0435', // Cyrillic е
      'Pay\u03bf', // Greek ο
      'Образeц', // Latin e
      'ABC ООО',
      '\u03a1\u0430y', // Greek Ρ, Cyrillic а
      '\u13a0BC', // Cherokee
      'Alma \u0585', // Armenian օ
      'שלום مثال',
      'A\ua4d0', // Lisu
    ])
      expect(nameWarnings(name), name).to.deep.equal(['mixed-scripts']);
  });

  it('is warned of with characters nobody sees', () => {
    for (const name of [
      'Al\u200bma',
      'Alma\u00ad',
      'Al\u2060ma',
      'Al\u200dma',
      'Alma\u0007',
      'Alma\u3164',
      'A\u{e0041}',
    ])
      expect(nameWarnings(name), JSON.stringify(name)).to.deep.equal(['invisible-characters']);
  });

  it('is warned of with marks that turn it around', () => {
    for (const name of ['Alma \u202e0001\u202c', '\u200eAlma', 'A\u2066b\u2069', 'ا\u061c'])
      expect(nameWarnings(name), JSON.stringify(name)).to.deep.equal(['direction-marks']);
  });

  it('can have all of it at once', () => {
    expect(nameWarnings('\u202e\u0410lma\u200b')).to.deep.equal([
      'mixed-scripts',
      'invisible-characters',
      'direction-marks',
    ]);
  });
});
