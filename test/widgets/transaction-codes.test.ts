import { expect } from 'chai';
import { transactionStatus } from '../../src/domain/transaction.js';
import { words as english } from '../../src/i18n/transaction-words.en.js';
import { words as swedish } from '../../src/i18n/transaction-words.sv.js';
import { ERROR_CODES, STATUS_CODES } from '../../src/sandbox/ledger/codes.js';
import { allInside, textOf, until } from './stage.js';
import { click } from '../support/user.js';
import { detailsOf, listOf, rows } from './transactions.js';

// Every row of Banking v2, "Authorization Codes" and "Error Codes", in plain words. The sandbox has the tables too, written
// from the reference apart from the kit's.

const LANGUAGES = { en: english, sv: swedish } as const;
const CODES = Object.keys(ERROR_CODES).map(Number);

const reasonOf = (row: Element): string => textOf(row.querySelector('.hint') ?? row).replace(/^.*? · /, '');

describe('words for the platform’s codes', () => {
  it('are there for every code of the reference and no other, each with words of its own', () => {
    for (const [language, { errors }] of Object.entries(LANGUAGES)) {
      expect(Object.keys(errors).map(Number), language).to.have.members(CODES);
      expect(new Set(Object.values(errors)).size, `${language}: no two are the same`).to.equal(CODES.length);
    }
  });

  it('are sentences for people: no code, no name from the platform’s tables', () => {
    for (const [language, { errors, statuses }] of Object.entries(LANGUAGES))
      for (const text of [...Object.values(errors), ...Object.values(statuses)])
        expect(text, language)
          .to.match(/^\p{Lu}.*\.$/u)
          .and.not.match(/\d|_|\p{Lu}{5}/u);
  });

  it('are in every language the kit has', () => {
    const same = CODES.filter((code) => english.errors[code] === swedish.errors[code]);
    expect(same).to.deep.equal([]);
  });

  for (const [language, { errors, statuses }] of Object.entries(LANGUAGES)) {
    it(`stand in the row of each transaction that was stopped (${language})`, async () => {
      const element = await listOf(
        CODES.map((error_code) => ({ status: { code: 10, error_code } })),
        { lang: language },
      );
      await until(() => reasonOf(rows(element)[0]!) === errors[CODES[0]!], 'the first reason');
      expect(rows(element).map(reasonOf)).to.deep.equal(CODES.map((code) => errors[code]));
    });

    it(`stand last in a row, for nothing follows a sentence (${language})`, async () => {
      const [error_code = 0] = CODES;
      const abroad = { target_amount: 11_174, target_currency: 'SEK', exchange_rate: 10.642 };
      const element = await listOf([{ ...abroad, status: { code: 10, error_code } }], { lang: language });
      const hint = () => textOf(rows(element)[0]?.querySelector('.hint') ?? element);
      await until(() => hint().includes(errors[error_code] ?? '?'), 'the reason');
      expect(hint())
        .to.match(/111[.,]74.* · /)
        .and.satisfy((text: string) => text.endsWith(errors[error_code] ?? '?'));
    });

    it(`say in the details what each status means (${language})`, async () => {
      const element = await listOf(
        STATUS_CODES.map((code) => ({ status: { code } })),
        { lang: language },
      );
      for (const [index, code] of STATUS_CODES.entries()) {
        await click(rows(element)[index]!);
        const meaning = statuses[transactionStatus(code)];
        await until(
          () => detailsOf(element).includes(meaning),
          () => `${String(code)}: ${meaning} (it says: ${detailsOf(element)})`,
        );
      }
    });
  }

  it('are none for a code nobody documented, which the details say as it came', async () => {
    const element = await listOf([{ status: { code: 10, error_code: 4242 } }]);
    await click(rows(element)[0]!);
    await until(() => detailsOf(element).includes('4242'), 'the code');
    expect(allInside(element, 'button.row').map(textOf).join(' ')).not.to.include('4242');
  });
});
