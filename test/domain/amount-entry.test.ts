import { expect } from 'chai';
import fc from 'fast-check';
import { readAmount, writeAmount, type AmountFault } from '../../src/domain/amount-entry.js';
import { formatMoney } from '../../src/i18n/format.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';
import { AMOUNTS, CURRENCIES, LOCALES } from '../support/numerals.js';
import { runs } from '../support/surroundings.js';

type Read = typeof readAmount;

/** An amount, its two readings, or what is wrong, in one line. */
function said(read: Read, text: string, locale: string, currency: string): string {
  const reading = read(text, currency, locale);
  switch (reading.kind) {
    case 'amount':
      return String(reading.amount);
    case 'ambiguous':
      return reading.readings.join(' or ');
    case 'fault':
      return reading.fault;
    case 'empty':
      return 'empty';
  }
}

function expectAll(table: readonly (readonly [text: string, meant: string])[], locale: string, currency = 'EUR'): void {
  for (const [text, meant] of table)
    expect(said(readAmount, text, locale, currency), `${text} in ${locale}`).to.equal(meant);
}

/** Ways to write an amount: what stands between groups and before decimals, apart from what any engine says of a locale. */
const CONVENTIONS = [',. ', '.,', ' ,', '\u00a0,', '\u202f,', "'.", '’.', '’,', ' .', '٬٫', "',"].map((signs) => ({
  group: signs[0] ?? '',
  decimal: signs[1] ?? '',
}));

/** An amount of two decimals, written out digit by digit. */
function spelled(
  minor: bigint,
  { group, decimal }: (typeof CONVENTIONS)[number],
  { grouped, cents }: { readonly grouped: boolean; readonly cents: boolean },
): string {
  const digits = minor.toString().padStart(3, '0');
  let units = digits.slice(0, -2);
  if (grouped) units = units.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, group);
  return cents ? `${units}${decimal}${digits.slice(-2)}` : units;
}

const POSITIVE = fc.oneof(
  fc.bigInt({ min: 1n, max: 9_999_999_999_999_999n }),
  fc.bigInt({ min: 1n, max: 2_000_000n }),
  fc.bigInt({ min: 1n, max: 20_000n }).map((euros) => euros * 100n),
  fc.bigInt({ min: 1n, max: 999n }).map((thousands) => thousands * 100_000n),
  fc.bigInt({ min: 0n, max: 15n }).map((power) => 10n ** power),
);
const BEFORE = ['', 'EUR ', 'EUR', '€', '€ ', 'eur\u00a0'];
const AFTER = ['', ' EUR', 'EUR', '\u00a0€', '€', ' euro'];

/** 40 locales, 200 spellings each of random amounts in everybody's conventions: none is read as another amount. */
function expectNoneRescaled(read: Read): void {
  const spelling = fc.record({
    minor: POSITIVE,
    convention: fc.constantFrom(...CONVENTIONS),
    grouped: fc.boolean(),
    before: fc.constantFrom(...BEFORE),
    after: fc.constantFrom(...AFTER),
  });
  for (const locale of LOCALES.slice(0, 40))
    fc.assert(
      fc.property(spelling, ({ minor, convention, grouped, before, after }) => {
        for (const cents of new Set([true, minor % 100n !== 0n])) {
          const text = `${before}${spelled(minor, convention, { grouped, cents })}${after}`;
          const reading = read(text, 'EUR', locale);
          if (reading.kind === 'amount' && reading.amount !== minor)
            throw new Error(`${text} in ${locale} became ${reading.amount}`);
          if (reading.kind === 'ambiguous' && !reading.readings.includes(minor))
            throw new Error(`${text} in ${locale} became ${reading.readings.join(' or ')}`);
          if (reading.kind === 'empty' || (reading.kind === 'fault' && reading.fault === 'zero'))
            throw new Error(`${text} in ${locale} became nothing`);
        }
      }),
      { numRuns: 200 },
    );
}

function expectOnlyWhereGroupsStand(read: Read): void {
  for (const text of ['1.50', '1.0', '12.34', '1234.50', '0.500', '1.0000', '12.3456', '1.00.000', '1000.000', '.500'])
    expect(said(read, text, 'de', 'EUR'), text).not.to.match(/^\d+$/);
}

function expectNoRounding(read: Read): void {
  for (const text of ['1.239', '0.005', '1,234.567', '1.2345', '1234.000'])
    expect(said(read, text, 'en', 'EUR'), text).to.equal('too-many-decimals');
}

describe('an amount as people type it', () => {
  it('is read by the separators of its language', () => {
    expectAll(
      [
        ['1', '100'],
        ['1.000', '100000'],
        ['1.000.000', '100000000'],
        ['1,5', '150'],
        ['1,50', '150'],
        ['1234,50', '123450'],
        ['1.234,50', '123450'],
        [',5', '50'],
        ['1,', '100'],
        ['1.234,', '123400'],
      ],
      'de',
    );
    expectAll(
      [
        ['1,000', '100000'],
        ['1.5', '150'],
        ['1,234.50', '123450'],
        ['.5', '50'],
        ['1.', '100'],
        ['1,000.', '100000'],
      ],
      'en',
    );
    expectAll(
      [
        ['1 000', '100000'],
        ['1\u00a0234,50', '123450'],
        ['1 234 567,8', '123456780'],
      ],
      'sv',
    );
  });

  it('is refused with both readings where it could be two amounts', () => {
    expectAll(
      [
        ['1.000', '100 or 100000'],
        ['12.000', '1200 or 1200000'],
        ['1,50', '150 or 15000'],
        ['1,5', '150 or 1500'],
        ['1234,56', '123456 or 12345600'],
        ['1,0000', '100 or 1000000'],
        ['0,50', '50 or 5000'],
        [',50', '50 or 5000'],
      ],
      'en',
    );
    expectAll(
      [
        ['1,000', '100 or 100000'],
        ['1.50', '150 or 15000'],
        ['1234.56', '123456 or 12345600'],
        ['0.500', '50 or 50000'],
      ],
      'de',
    );
    expectAll(
      [
        ['1,000', '100 or 100000'],
        ['1.000', '100 or 100000'],
      ],
      'sv',
    );
  });

  it('is taken in another language’s way where that is one amount to everybody', () => {
    expectAll(
      [
        ['EUR 1.234,56', '123456'],
        ['1 234,56', '123456'],
        ["1'234.56", '123456'],
        ['1.000.000', '100000000'],
        ['1.234.567,89', '123456789'],
      ],
      'en',
    );
    expectAll(
      [
        ['1,234.56', '123456'],
        ['1,000,000', '100000000'],
      ],
      'de',
    );
    expectAll(
      [
        ['1.50', '150'],
        ['1,234.56', '123456'],
      ],
      'sv',
    );
  });

  it('has its groups where groups stand, or is refused', () => {
    expectOnlyWhereGroupsStand(readAmount);
    expectAll(
      [
        ['1,00,000', 'not-a-number'],
        ['12,34,567.89', 'not-a-number'],
        ['1234,567.89', 'not-a-number'],
        ['0,123.45', 'not-a-number'],
        ['1 50', 'not-a-number'],
        ["1'50", 'not-a-number'],
        ['1  000', 'not-a-number'],
        ['1 000,000.00', 'not-a-number'],
        ['1.000 000', 'not-a-number'],
        ['1,,000', 'not-a-number'],
        ['1.000,', 'not-a-number'],
        ['1,000,', 'not-a-number'],
        ['1,000,.5', 'not-a-number'],
      ],
      'en',
    );
  });

  it('has lakhs where people count in them', () => {
    for (const locale of ['en-IN', 'hi-IN'])
      expectAll(
        [
          ['1,00,000', '10000000'],
          ['12,34,567.89', '123456789'],
          ['100,000', '10000000'],
          ['1,000', '100000'],
          ['1,0,000', 'not-a-number'],
          ['123,45,678', 'not-a-number'],
          ['1,00', '100 or 10000'],
        ],
        locale,
      );
  });

  it('may have any space or apostrophe between its groups, but one kind', () => {
    for (const space of ' \u00a0\u202f\u2009\u2007\u3000') {
      expectAll([[`1${space}234${space}567,89`, '123456789']], 'fr');
      expectAll([[`1${space}234${space}567.89`, '123456789']], 'en');
    }
    for (const apostrophe of "'’‘ʼ′´`＇") expectAll([[`1${apostrophe}234${apostrophe}567.89`, '123456789']], 'de-CH');
    expectAll([["1 234'567", 'not-a-number']], 'de-CH');
    for (const control of ['\t', '\n', '\r\n']) expectAll([[`1${control}000`, 'not-a-number']], 'sv');
  });

  it('may have digits of any script, but of one', () => {
    expectAll(
      [
        ['١٬٢٣٤٫٥٦', '123456'],
        ['۱٬۲۳۴٫۵۶', '123456'],
        ['१,२३४.५६', '123456'],
        ['১,২৩৪.৫৬', '123456'],
        ['１，２３４．５６', '123456'],
        ['𝟏,𝟐𝟑𝟒.𝟓𝟔', '123456'],
        ['𝟙𝟘', '1000'],
        ['1২', 'not-a-number'],
        ['٣۴', 'not-a-number'],
      ],
      'ar-EG',
    );
    expectAll([['一,二三四.五〇', '123450']], 'zh-u-nu-hanidec');
    expectAll([['三百', 'not-a-number']], 'zh-u-nu-hanidec');
  });

  it('has no raised digits, fractions, exponents, formulas or words for digits', () => {
    for (const text of [
      '10²',
      '5½',
      '①',
      'Ⅴ',
      '〡',
      '1e3',
      '1E3',
      '1k',
      '2 Mio',
      '0x10',
      '=5',
      '5%',
      '1+1',
      '1/2',
      '12·50',
    ])
      expectAll([[text, 'not-a-number']], 'en');
    for (const text of [
      '12:30',
      '28.11.2026',
      '2026-11-28',
      '070 123 45 67',
      '5€50',
      'NaN',
      'Infinity',
      'five',
      '1,2,3',
    ])
      expectAll([[text, 'not-a-number']], 'en');
  });

  it('may have its currency before or after it, as code, sign or name', () => {
    for (const text of [
      '€1,234.50',
      '€ 1,234.50',
      'EUR1,234.50',
      '1,234.50 EUR',
      '1,234.50€',
      '1,234.50 euros',
      'eur 1,234.50',
    ])
      expectAll([[text, '123450']], 'en');
    for (const text of ['100 kr', '100 kr.', 'kr 100', 'kr. 100', '100,00 SEK', 'SEK 100', '100 kronor'])
      expectAll([[text, '10000']], 'sv', 'SEK');
    for (const text of ['US$100', '$100', '100 USD']) expectAll([[text, '10000']], 'sv', 'USD');
    expectAll([['100,00 kr.', '10000']], 'da', 'DKK');
    expectAll([['¥１００', '100']], 'ja', 'JPY');
    expectAll([['￥100', '100']], 'ja', 'JPY');
  });

  it('is not guessed where an abbreviation’s point could be the number’s', () => {
    expectAll([['kr.50', '50 or 5000']], 'sv', 'SEK');
    expectAll([['kr.50', '50 or 5000']], 'en', 'SEK');
    expectAll([['kr. 50', '5000']], 'en', 'SEK');
  });

  it('is refused in another currency', () => {
    for (const text of ['USD 5', '5 USD', '$5', 'CA$5', '£5', '5 SEK', '₹5'])
      expectAll([[text, 'other-currency']], 'en');
    expectAll([['CA$5', 'other-currency']], 'en', 'USD');
    expectAll([['EUR 5 and more', 'not-a-number']], 'en');
  });

  it('may have a dash for no decimals, as on price tags', () => {
    for (const text of ['100,-', '100,--', '100,–', '100,- €', '€ 100,—', '100:-']) expectAll([[text, '10000']], 'de');
    expectAll([["1'000.–", '100000']], 'de-CH');
    expectAll(
      [
        ['1.000,-', '100000'],
        ['1.000.-', 'not-a-number'],
      ],
      'de',
    );
  });

  it('is not negative', () => {
    for (const text of ['-5', '−5', '–5', '- 5', '5-', '€-5', '-€5', '5 €-', '(5)', '(€5)', '-1.000', '\u200e-5'])
      expectAll([[text, 'negative']], 'en');
  });

  it('is not nothing', () => {
    for (const text of ['0', '0.00', '00', '.0', '0,00', '€0', '-0', '٠']) expectAll([[text, 'zero']], 'en');
  });

  it('may not be there yet', () => {
    for (const text of ['', '  ', '\u200e', '€', 'EUR ']) expectAll([[text, 'empty']], 'en');
    for (const text of ['abc', '.', ',', '$', '?']) expectAll([[text, 'not-a-number']], 'en');
  });

  it('has sixteen digits at most, each as it was', () => {
    expectAll(
      [
        ['99999999999999.99', '9999999999999999'],
        ['90,071,992,547,409.93', '9007199254740993'],
        ['100000000000000', 'too-long'],
        ['100,000,000,000,000.00', 'too-long'],
        ['0000000000000000001', '100'],
        ['1'.repeat(500), 'not-a-number'],
      ],
      'en',
    );
    expectAll([['9999999999999999', '9999999999999999']], 'ja', 'JPY');
    expectAll([['10000000000000000', 'too-long']], 'ja', 'JPY');
  });

  it('has no more decimals than its currency, even where they are noughts', () => {
    expectNoRounding(readAmount);
    expectAll(
      [
        ['1.5', 'too-many-decimals'],
        ['100.00', 'too-many-decimals'],
        ['1,000', '1000'],
        ['1.000', '1 or 1000'],
      ],
      'ja',
      'JPY',
    );
  });

  it('of three decimals is refused where it could be a thousand', () => {
    expectAll(
      [
        ['1.234', '1234'],
        ['1,234', '1234 or 1234000'],
        ['1,234.567', '1234567'],
        ['1,234,567', '1234567000'],
      ],
      'en',
      'KWD',
    );
    expectAll(
      [
        ['1,234', '1234'],
        ['1.234', '1234 or 1234000'],
      ],
      'de',
      'KWD',
    );
  });

  it('is read as it is shown, in every language and currency', () => {
    for (const locale of LOCALES)
      for (const currency of Object.keys(CURRENCIES))
        for (const amount of AMOUNTS.slice(1)) {
          const shown = formatMoney({ amount, currency }, locale);
          expect(said(readAmount, shown, locale, currency), `${shown} in ${locale}`).to.equal(String(amount));
        }
  });

  it('survives from text to minor units and back, a million times', () => {
    const money = fc.record({
      amount: POSITIVE,
      currency: fc.constantFrom(...Object.keys(CURRENCIES)),
      locale: fc.constantFrom(...LOCALES),
    });
    fc.assert(
      fc.property(money, ({ amount, currency, locale }) => {
        const text = writeAmount(amount, currency, locale);
        const reading = readAmount(text, currency, locale);
        if (reading.kind !== 'amount' || reading.amount !== amount)
          throw new Error(`${amount} ${currency} in ${locale}: ${text}, ${said(readAmount, text, locale, currency)}`);
        if (writeAmount(reading.amount, currency, locale) !== text) throw new Error(`${text} changed`);
      }),
      { numRuns: runs(1_000_000) },
    );
  }).timeout(900_000);

  it('is written with all its decimals and nothing else', () => {
    expect(writeAmount(123450n, 'EUR', 'de')).to.equal('1234,50');
    expect(writeAmount(123450n, 'EUR', 'en')).to.equal('1234.50');
    expect(writeAmount(5n, 'EUR', 'sv')).to.equal('0,05');
    expect(writeAmount(1500n, 'JPY', 'en')).to.equal('1500');
    expect(writeAmount(1n, 'KWD', 'en')).to.equal('0.001');
    expect(writeAmount(150n, 'no currency', 'en')).to.equal('1.50');
  });

  it('is never another amount than the one that was written, in whatever way and language', () => {
    expectNoneRescaled(readAmount);
  }).timeout(300_000);

  it('is never anything else than it says, whatever text it is', () => {
    const faults: readonly AmountFault[] = [
      'not-a-number',
      'too-many-decimals',
      'too-long',
      'negative',
      'zero',
      'other-currency',
    ];
    const text = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789.,\u00a0 '’-€E٣٫٬%k()\n:")),
      maxLength: 24,
    });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), fc.constantFrom(...LOCALES), (text, locale) => {
        const reading = readAmount(text, 'EUR', locale);
        if (reading.kind === 'fault') expect(faults).to.include(reading.fault);
        if (reading.kind !== 'amount') return;
        // The digits are the text's own: nothing is added but noughts, and no nought gets lost between them.
        const digits = text
          .normalize('NFKC')
          .replaceAll(/[^\p{Nd}]/gu, '')
          .replace(/^0+/, '');
        expect([0, 1, 2].map((noughts) => digits.length + noughts)).to.include(reading.amount.toString().length);
        expect(reading.amount > 0n && reading.amount < 10n ** 16n).to.equal(true);
      }),
      { numRuns: runs(20_000) },
    );
  }).timeout(60_000);

  const twins = {
    'that takes groups wherever they stand': [['if (!/^[1-9]\\d{0,2}$/.test(first)', 'if (first === "x"']],
    'that takes away separators in the wrong place': [
      ['if (groups.has(separator)) {', 'if (groups.has(separator)) { return joined;'],
    ],
    'that believes the locale where a text could be two amounts': [
      ['return isGrouped(runs, sign) && isExact ? both(exact, joined) : strict;', 'return isExact ? exact : joined;'],
    ],
    'that knows one convention only': [
      ['if (decimals.has(separator))', 'if (separator === ".") return strict; if (false)'],
    ],
  } as const;
  for (const [name, edits] of Object.entries(twins))
    it(`(a twin ${name} is noticed)`, async () => {
      const path = '/src/domain/amount-entry.ts';
      const twin = await brokenTwin<{ readAmount: Read }>(path, { [path]: edits });
      await expectFailure(() => {
        expectOnlyWhereGroupsStand(twin.readAmount);
        expectNoneRescaled(twin.readAmount);
      });
    }).timeout(60_000);

  it('(a twin that cuts decimals off is noticed)', async () => {
    const path = '/src/domain/amount-entry.ts';
    const twin = await brokenTwin<{ readAmount: Read }>(path, {
      [path]: [
        ['if (decimals.length > digits) return fault("too-many-decimals");', 'decimals = decimals.slice(0, digits);'],
      ],
    });
    await expectFailure(() => {
      expectNoRounding(twin.readAmount);
    });
  });
});
