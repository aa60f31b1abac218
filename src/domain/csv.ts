/** One cell: text is guarded against being taken for a formula; a number is written as it stands, if it is one. */
export type CsvCell = { readonly text: string } | { readonly number: string };

/** What spreadsheets take for the start of a formula, also in full width, also after blanks. Source: OWASP ASVS 5.0, 1.2.10. */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** A decimal number with a point, or what stands for it in a locale. */
const NUMBER = /^[+-]?\d+(?:[.,\u066b]\d+)?$/;

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function field(cell: CsvCell): string {
  const value = 'text' in cell ? guarded(cell.text) : NUMBER.test(cell.number) ? cell.number : guarded(cell.number);
  return /[",\r\n]/.test(value) || value.trim() !== value ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows as CSV: commas, CRLF after every row, quotes where needed. Source: RFC 4180. */
export const toCsv = (rows: readonly (readonly CsvCell[])[], { byteOrderMark = false } = {}): string =>
  `${byteOrderMark ? '\ufeff' : ''}${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
