import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkBic,
  checkIban,
  isCountryPair,
  isSepaCountry,
  readSortCode,
  readUkAccount,
} from '../../src/domain/iban.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';

/** Examples that their countries publish. Source: ISO 13616, registry. */
const PUBLISHED = [
  'AD1200012030200359100100',
  'AT611904300234573201',
  'BE68539007547034',
  'BG80BNBG96611020345678',
  'CH9300762011623852957',
  'CY17002001280000001200527600',
  'CZ6508000000192000145399',
  'DE89370400440532013000',
  'DK5000400440116243',
  'EE382200221020145685',
  'ES9121000418450200051332',
  'FI2112345600000785',
  'FR1420041010050500013M02606',
  'GB82WEST12345698765432',
  'GI75NWBK000000007099453',
  'GR1601101250000000012300695',
  'HR1210010051863000160',
  'HU42117730161111101800000000',
  'IE29AIBK93115212345678',
  'IS140159260076545510730339',
  'IT60X0542811101000000123456',
  'LI21088100002324013AA',
  'LT121000011101001000',
  'LU280019400644750000',
  'LV80BANK0000435195001',
  'MC5811222000010123456789030',
  'MT84MALT011000012345MTLCAST001S',
  'NL91ABNA0417164300',
  'NO9386011117947',
  'PL61109010140000071219812874',
  'PT50000201231234567890154',
  'RO49AAAA1B31007593840000',
  'SE4550000000058398257466',
  'SI56263300012039086',
  'SK3112000000198742637541',
  'SM86U0322509800000000270100',
  'TR330006100519786457841326',
  'UA213223130000026007233566001',
  'XK051212012345678906',
] as const;

/** The check digits of a country's number, by letters and one remainder at a time: apart from the code under test. */
function withCheckDigits(country: string, bban: string): string {
  let rest = 0;
  for (const char of `${bban}${country}00`)
    for (const digit of String(parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return `${country}${String(98 - rest).padStart(2, '0')}${bban}`;
}

const faultOf = (text: string): string => {
  const check = checkIban(text);
  return check.kind === 'iban' ? check.iban : check.fault;
};

/** For each number with digits 02, 03 or 98 two more hold by the remainder alone. */
function expectOnlyIssuedCheckDigits(check: typeof checkIban): void {
  for (const [wrong, right] of [
    ['00', '97'],
    ['01', '98'],
    ['99', '02'],
  ] as const) {
    let found = 0;
    for (let number = 0; number < 400; number += 1) {
      const iban = withCheckDigits('DE', String(number).padStart(18, '0'));
      if (iban.slice(2, 4) !== right) continue;
      found += 1;
      expect(check(iban).kind, iban).to.equal('iban');
      expect(check(`DE${wrong}${iban.slice(4)}`), `DE${wrong}${iban.slice(4)}`).to.deep.equal({
        kind: 'fault',
        fault: 'check-digits',
      });
    }
    expect(found).to.be.greaterThan(0);
  }
}

describe('an IBAN as people type and paste it', () => {
  it('is taken from every country that publishes one', () => {
    for (const iban of PUBLISHED)
      expect(checkIban(iban), iban).to.deep.equal({ kind: 'iban', iban, country: iban.slice(0, 2) });
  });

  it('is taken in any spelling', () => {
    const spellings = [
      'DE89 3704 0044 0532 0130 00',
      'de89370400440532013000',
      ' DE89\u00a03704\u202f0044 0532 0130 00\n',
      'DE89-3704-0044-0532-0130-00',
      'DE89–3704–0044–0532–0130–00',
      'DE89.3704.0044.0532.0130.00',
      'IBAN: DE89 3704 0044 0532 0130 00',
      'IBAN DE89 3704 0044 0532 0130 00',
      'iban:DE89370400440532013000',
      'ＤＥ８９３７０４００４４０５３２０１３０００',
      'DE\u200b89\u200e3704\u20690044\ufeff0532013000',
      'DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠',
      'D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0',
    ];
    for (const text of spellings) expect(faultOf(text), text).to.equal('DE89370400440532013000');
  });

  it('says what is wrong with it', () => {
    expect(faultOf('')).to.equal('empty');
    expect(faultOf(' IBAN: ')).to.equal('characters'); // a word, not a number
    expect(faultOf('DE8937040044053201300O')).to.equal('characters'); // the letter O
    expect(faultOf('DE8А370400440532013000')).to.equal('characters'); // a Cyrillic А
    expect(faultOf('DEX9370400440532013000')).to.equal('characters');
    expect(faultOf('DE89/3704/0044/0532/0130/00')).to.equal('characters');
    expect(faultOf('ZZ89370400440532013000')).to.equal('country');
    expect(faultOf('US89370400440532013000')).to.equal('country');
    expect(faultOf('__proto__')).to.equal('country');
    expect(checkIban('DE8937040044053201300')).to.deep.equal({ kind: 'fault', fault: 'length', length: 22 });
    expect(checkIban('DE893704004405320130000')).to.deep.equal({ kind: 'fault', fault: 'length', length: 22 });
    expect(faultOf('DE88370400440532013000')).to.equal('check-digits');
    expect(faultOf('SE0097700000000000000002')).to.equal('check-digits'); // printed in the platform's reference
  });

  it('is none with check digits that nobody issues', () => {
    expectOnlyIssuedCheckDigits(checkIban);
  });

  it('(a twin that leaves out the check digits is noticed)', async () => {
    const twin = await brokenTwin<{ checkIban: typeof checkIban }>('/src/domain/iban.ts', {
      '/src/domain/iban.ts': [
        ['if (faults.includes(WrongIBANChecksum)) return { kind: "fault", fault: "check-digits" };', ''],
        ['if (faults.length > 0)', 'if (faults.some((each) => each !== WrongIBANChecksum))'],
      ],
    });
    await expectFailure(() => {
      expectOnlyIssuedCheckDigits(twin.checkIban);
    });
  });

  it('has its country’s own check digits, too', () => {
    expect(faultOf(withCheckDigits('NO', '86011117947'))).to.equal('NO9386011117947');
    for (const [country, bban] of [
      ['NO', '86011117948'],
      ['BE', '539007547035'],
      ['ES', '21000418460200051332'],
      ['FR', '20041010050500013M02607'],
    ] as const)
      expect(faultOf(withCheckDigits(country, bban)), country).to.equal('national');
  });

  it('is none any more with one character changed, or two neighbouring digits swapped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PUBLISHED), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        const places = [...iban.matchAll(/\d/g)].map(({ index }) => index);
        const place = places[at % places.length] ?? 0;
        const changed = iban.slice(0, place) + String((Number(iban[place]) + by) % 10) + iban.slice(place + 1);
        expect(checkIban(changed).kind, changed).to.equal('fault');
        const next = iban[place + 1];
        if (next === undefined || !/\d/.test(next) || next === iban[place]) return;
        const swapped = `${iban.slice(0, place)}${next}${iban[place] ?? ''}${iban.slice(place + 2)}`;
        expect(checkIban(swapped).kind, swapped).to.equal('fault');
      }),
    );
  });

  it('is of a country in SEPA or not', () => {
    for (const country of ['SE', 'DE', 'GB', 'CH', 'NO', 'MC', 'SM', 'AD', 'VA', 'AL', 'MD', 'ME', 'MK', 'RS'])
      expect(isSepaCountry(`${country}00`), country).to.equal(true);
    for (const country of ['TR', 'UA', 'XK', 'BR', 'AE', 'US', 'ZZ', ''])
      expect(isSepaCountry(`${country}00`), country).to.equal(false);
  });
});

describe('a BIC', () => {
  it('is taken in any spelling', () => {
    for (const text of [
      'SOGEDEFF',
      'sogedeff',
      ' SOGE DE FF ',
      'BIC: SOGEDEFF',
      'SWIFT:SOGEDEFF',
      'ＳＯＧＥＤＥＦＦ',
      'SOGEDE\u200bFF',
    ])
      expect(checkBic(text), text).to.deep.equal({ kind: 'bic', bic: 'SOGEDEFF', country: 'DE' });
    expect(checkBic('CRDAADADXXX')).to.deep.equal({ kind: 'bic', bic: 'CRDAADADXXX', country: 'AD' });
  });

  it('says what is wrong with it', () => {
    const faultsOf = (text: string): unknown => checkBic(text);
    expect(faultsOf('')).to.deep.equal({ kind: 'fault', fault: 'empty' });
    for (const text of ['FTCSSSESS', 'SOGEDEF', '12345678', 'SOGEDEFFXX', 'SOGE/DEFF'])
      expect(faultsOf(text), text).to.deep.equal({ kind: 'fault', fault: 'form' });
    expect(faultsOf('SOGEZZFF')).to.deep.equal({ kind: 'fault', fault: 'country' });
  });

  it('goes with the IBAN of its country and territories', () => {
    for (const [iban, bic] of [
      ['SE4550000000058398257466', 'ESSESESS'],
      ['MC5811222000010123456789030', 'BNPAFRPP'],
      ['FR1420041010050500013M02606', 'CEPAREXX'],
      ['GB82WEST12345698765432', 'WESTGGSP'],
    ] as const)
      expect(isCountryPair(iban, bic), bic).to.equal(true);
    expect(isCountryPair('SE4550000000058398257466', 'SOGEDEFF')).to.equal(false);
    expect(isCountryPair('DE89370400440532013000', 'BNPAFRPP')).to.equal(false);
  });
});

describe('a UK account', () => {
  it('has a sort code of six digits, however they are grouped', () => {
    for (const text of ['123456', '12-34-56', '12 34 56', '12–34–56', '１２３４５６', ' 12-34-56\n'])
      expect(readSortCode(text), text).to.equal('123456');
    expect(readSortCode('000001')).to.equal('000001');
    for (const text of ['', '12345', '1234567', '12-34-5x', 'SOGEDEFF'])
      expect(readSortCode(text), text).to.equal(undefined);
  });

  it('has a number of eight digits, zeros in front too', () => {
    for (const text of ['01234567', '0123 4567', '0123-4567']) expect(readUkAccount(text), text).to.equal('01234567');
    for (const text of ['', '1234567', '123456789', '0123456O']) expect(readUkAccount(text), text).to.equal(undefined);
  });
});
