import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';
import type { Movement, Statement, WalletStatement } from './statement.js';

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 40];
const SIZE = 8;
const LINE = 14;
const TOP_OF_TABLE = 690;
const TOP_OF_LATER_TABLES = HEIGHT - MARGIN - 30;
const BOTTOM = MARGIN + 30;

interface Column {
  readonly title: string;
  readonly x: number;
  /** Texts longer than this are cut. */
  readonly width: number;
  readonly right?: true;
}

const COLUMNS = [
  { title: 'Date', x: MARGIN, width: 80 },
  { title: 'Counterparty', x: 125, width: 180 },
  { title: 'Transaction', x: 312, width: 60 },
  { title: 'Amount', x: 465, width: 85, right: true },
  { title: 'Balance', x: WIDTH - MARGIN, width: 85, right: true },
] as const satisfies readonly Column[];

/**
 * A statement of one wallet as a PDF with real text: A4, as many pages as it takes. `decimal` writes minor units of its
 * currency; it is given, so that this file shares nothing with the rest and stays one chunk of its own.
 */
export async function pdfOf(
  { corporation, prepared, wallets }: Statement,
  decimal: (amount: bigint, currency: string) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const [statement] = wallets;
  if (!statement) throw new RangeError('A statement has a wallet');
  const file = await PDFDocument.create();
  const plain = await file.embedFont(StandardFonts.Helvetica);
  const bold = await file.embedFont(StandardFonts.HelveticaBold);
  const letters = new Set(plain.getCharacterSet());
  const drawn = (text: string, otherwise = '?'): string => drawable(text, letters, otherwise);
  const { wallet } = statement;
  const made = new Date(prepared.at);
  file.setTitle(`Account statement ${drawn(wallet.name, wallet.id)}`);
  file.setAuthor('Giro sandbox');
  file.setProducer('Giro sandbox');
  file.setCreationDate(made);
  file.setModificationDate(made);

  const money = (amount: bigint): string => grouped(decimal(amount, wallet.currency));
  const cells = ({ amount, balance, counterparty, day, id, identifier, time }: Movement): string[] => [
    `${day} ${time.slice(0, 5)}`,
    drawn(counterparty, identifier),
    id,
    money(amount),
    money(balance),
  ];
  const lines = (texts: readonly string[], page: PDFPage, font: PDFFont, y: number): void => {
    for (const [index, column] of COLUMNS.entries()) line(page, texts[index] ?? '', column, font, y);
  };

  let page = file.addPage([WIDTH, HEIGHT]);
  let y = HEIGHT - MARGIN - 16;
  page.drawText('Account statement', { x: MARGIN, y, size: 16, font: bold });
  for (const text of heading(statement, drawn(corporation.name, corporation.id), drawn(wallet.name, wallet.id))) {
    y -= LINE;
    page.drawText(text, { x: MARGIN, y: y - 8, size: 9, font: plain });
  }
  page.drawText(
    `Period: ${prepared.from || 'from the beginning'} to ${prepared.to}, both included (${prepared.timeZone})`,
    {
      x: MARGIN,
      y: y - 8 - LINE,
      size: 9,
      font: plain,
    },
  );
  y = TOP_OF_TABLE;
  const titles = COLUMNS.map(({ title }) => title);
  lines(titles, page, bold, y);
  const rows: [texts: readonly string[], font: PDFFont][] = [
    [[prepared.from, 'Opening balance', '', '', money(statement.opening)], bold],
    ...statement.movements.map((movement): [string[], PDFFont] => [cells(movement), plain]),
    [[prepared.to, 'Closing balance', '', '', money(statement.closing)], bold],
  ];
  for (const [texts, font] of rows) {
    y -= LINE;
    if (y < BOTTOM) {
      // In a page, whoever waits for hundreds of pages still sees something move.
      if (file.getPageCount() % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
      page = file.addPage([WIDTH, HEIGHT]);
      y = TOP_OF_LATER_TABLES;
      lines(titles, page, bold, y);
      y -= LINE;
    }
    lines(texts, page, font, y);
  }

  const pages = file.getPages();
  for (const [index, one] of pages.entries())
    one.drawText(`Page ${index + 1} of ${pages.length}`, { x: MARGIN, y: MARGIN, size: SIZE, font: plain });
  return new Uint8Array(await file.save());
}

function heading({ wallet }: WalletStatement, holder: string, name: string): string[] {
  const [requisites] = wallet.requisites;
  return [
    `Account holder: ${holder}`,
    `Account: ${name}, ${wallet.currency}`,
    `Account number: ${requisites.number}, ${requisites.code}`,
  ];
}

function line(page: PDFPage, text: string, column: Column, font: PDFFont, y: number): void {
  const shown = fitting(text, column.width, font);
  const x = column.right ? column.x - font.widthOfTextAtSize(shown, SIZE) : column.x;
  if (shown !== '') page.drawText(shown, { x, y, size: SIZE, font });
}

function fitting(text: string, width: number, font: PDFFont): string {
  if (font.widthOfTextAtSize(text, SIZE) <= width) return text;
  let cut = text;
  while (cut !== '' && font.widthOfTextAtSize(`${cut}…`, SIZE) > width) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** The standard fonts have Latin letters only: of another script, what stands for the text. */
const drawable = (text: string, letters: ReadonlySet<number>, otherwise: string): string =>
  Array.from(text).every((char) => letters.has(char.codePointAt(0) ?? 0)) ? text : otherwise;

/** Thousands apart, `-1 234 567.89`. */
const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))(?<!\..*)/g, ' ');
