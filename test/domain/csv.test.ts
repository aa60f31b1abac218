import { expect } from 'chai';
import fc from 'fast-check';
import { toCsv, type CsvCell } from '../../src/domain/csv.js';
import { runs } from '../support/surroundings.js';

/** Reads RFC 4180, written apart from the code under test. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted] = [[] as string[], '', false];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\r' && text[i + 1] === '\n') {
      i += 1;
      rows.push([...row, field]);
      [row, field] = [[], ''];
    } else field += char;
  }
  if (field !== '' || row.length > 0) throw new Error('The last row has no end');
  return rows;
}

const line = (...cells: readonly CsvCell[]): string => toCsv([cells]);

describe('CSV', () => {
  it('ends every row with CR LF and quotes what needs it', () => {
    expect(line({ text: 'a' }, { text: 'b,c' }, { text: 'say "hi"' }, { text: 'two\r\nlines' }, { text: '' })).to.equal(
      'a,"b,c","say ""hi""","two\r\nlines",\r\n',
    );
  });

  it('has a byte order mark only where it is asked for', () => {
    expect(toCsv([[{ text: 'å' }]])).to.equal('å\r\n');
    expect(toCsv([[{ text: 'å' }]], { byteOrderMark: true })).to.equal('\ufeffå\r\n');
  });

  it('guards text that a spreadsheet would run, and no number', () => {
    for (const text of ['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x', '＝1', '＋1', '－1', '＠x'])
      expect(parse(line({ text }))[0]![0], text).to.equal(`'${text}`);
    for (const number of ['=1+1', '-1+cmd', '+1.2.3', '-', '@1'])
      expect(parse(line({ number }))[0]![0], `no number: ${number}`).to.equal(`'${number}`);
    for (const number of ['-10.50', '-10,50', '-10٫50', '+1', '0', '-90071992547409.93', ''])
      expect(parse(line({ number }))[0]![0], number).to.equal(number);
    for (const text of ['SE00 1234', 'a=b', '10-20', "it's", 'x@y'])
      expect(parse(line({ text }))[0]![0]).to.equal(text);
  });

  it('comes back as it went, whatever is in it, and never begins with a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\r', '\n', '\t', ' ', 'a', "'", 'å') }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = parse(toCsv(rows.map((row) => row.map((text) => ({ text })))));
        read.forEach((row, i) => {
          row.forEach((text, j) => {
            const was = rows[i]![j]!;
            if (text !== was && text !== `'${was}`) throw new Error(JSON.stringify([was, text]));
            if (/^[\s]*[=+\-@]/.test(text)) throw new Error(`a formula: ${JSON.stringify(text)}`);
          });
          if (row.length !== rows[i]!.length) throw new Error('another number of cells');
        });
      }),
      { numRuns: runs(20_000) },
    );
  }).timeout(60_000);
});
