import { GiroError } from '../api/errors.js';
import { charactersOf } from '../domain/shown-text.js';
import { pdfPage, type PicturedText } from './pdf-page.js';

/** What a receipt says. */
export interface ReceiptText {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly footer?: string | undefined;
  readonly locale: string;
  /** The direction of the title, the labels and the footer; a value has its own. */
  readonly dir: 'ltr' | 'rtl';
}

/** A4 at two dots a CSS pixel. */
const WIDTH = 2 * 794;
const HEIGHT = 2 * 1123;
const MARGIN = 160;
const LABELS = 400;
const GAP = 40;
const RULE = 4;
const TEXT_SIZE = 30;

const PAPER = '#fff';
const INK = '#1a1a1a';
const STYLES = {
  title: { size: 1.6, weight: 600, color: INK },
  label: { size: 1, weight: 400, color: '#555' },
  value: { size: 1, weight: 400, color: INK },
  footer: { size: 0.85, weight: 400, color: '#555' },
} as const;

interface Line extends PicturedText {
  readonly font: string;
  readonly color: string;
  readonly dir: 'ltr' | 'rtl';
}

interface Layout {
  readonly lines: readonly Line[];
  /** The upper edge of the rule under the title. */
  readonly rule: number;
  readonly bottom: number;
}

/**
 * A receipt as a PDF of one A4 page, made in this page: drawn with its fonts, so in every script; with texts to search and copy.
 * Throws a `usage` error where the browser does not give back what was drawn.
 */
export async function receiptPdf(receipt: ReceiptText): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  canvas.lang = receipt.locale; // Chinese and Japanese share characters and draw them differently
  const paper = canvas.getContext('2d', { alpha: false });
  if (!paper) throw unreadable();

  const { lines, rule } = fitted(paper, receipt);
  draw(paper, lines, rule);
  if (!isTrue(paper, rule)) throw unreadable();

  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  if (picture?.type !== 'image/jpeg') throw unreadable();
  const { title, locale, dir } = receipt;
  return pdfPage({ picture, width: WIDTH, height: HEIGHT, texts: lines, title, locale, dir });
}

const unreadable = (): GiroError => new GiroError('usage', 'The browser does not let pages read what they draw.');

/** Everything on one page: what is too much for it is written smaller, never left out. */
function fitted(paper: CanvasRenderingContext2D, receipt: ReceiptText): Layout {
  let size = TEXT_SIZE;
  let layout = layOut(paper, receipt, size);
  while (layout.bottom > HEIGHT - MARGIN) layout = layOut(paper, receipt, (size *= 0.95));
  return layout;
}

function layOut(
  paper: CanvasRenderingContext2D,
  { title, rows, footer = '', dir }: ReceiptText,
  textSize: number,
): Layout {
  const lines: Line[] = [];
  /** Writes a text below `top`, `start` from the margin where lines of the page begin; answers where it ends. */
  const write = (text: string, style: keyof typeof STYLES, top: number, start: number, room: number): number => {
    const { weight, color, size: times } = STYLES[style];
    const size = textSize * times;
    const font = (paper.font = `${weight} ${size}px system-ui, sans-serif`);
    let bottom = top;
    for (const line of wrap(paper, text, room)) {
      const x = dir === 'rtl' ? WIDTH - MARGIN - start - paper.measureText(line).width : MARGIN + start;
      const own = style === 'value' ? directionOf(text) : dir;
      lines.push({ text: line, x, baseline: bottom + size * 1.05, size, font, color, dir: own });
      bottom += size * 1.4;
    }
    return bottom;
  };

  const room = WIDTH - 2 * MARGIN;
  const rule = Math.round(write(title, 'title', MARGIN, 0, room) + textSize / 2 + RULE);
  let bottom = rule + RULE + textSize;
  for (const [label, value] of rows) {
    const ends = [
      write(label, 'label', bottom, 0, LABELS),
      write(value, 'value', bottom, LABELS + GAP, room - LABELS - GAP),
    ];
    bottom = Math.max(...ends) + textSize / 2;
  }
  if (footer !== '') bottom = write(footer, 'footer', bottom + textSize, 0, room);
  return { lines, rule, bottom };
}

/** The lines of a text: broken between words, and inside a word that is wider than a line. */
function wrap(paper: CanvasRenderingContext2D, text: string, room: number): string[] {
  const fits = (line: string): boolean => paper.measureText(line.trimEnd()).width <= room;
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => {
    const lines = [''];
    const pieces = paragraph.split(/(?<=[ \t])/).flatMap((word) => (fits(word) ? [word] : charactersOf(word)));
    for (const piece of pieces) {
      const line = lines.at(-1) ?? '';
      if (line === '' || fits(line + piece)) lines[lines.length - 1] = line + piece;
      else lines.push(piece);
    }
    return lines.map((line) => line.trimEnd());
  });
}

/** The direction of a text's first letter that has one, as `dir="auto"`. Source: HTML, "auto directionality". */
const directionOf = (text: string): 'ltr' | 'rtl' =>
  /^[^\p{L}\u200e\u200f\u061c]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u.test(
    text,
  )
    ? 'rtl'
    : 'ltr';

function draw(paper: CanvasRenderingContext2D, lines: readonly Line[], rule: number): void {
  paper.fillStyle = PAPER;
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  paper.fillStyle = INK;
  paper.fillRect(MARGIN, rule, WIDTH - 2 * MARGIN, RULE);
  paper.textAlign = 'left';
  for (const { text, x, baseline, font, color, dir } of lines) {
    paper.font = font;
    paper.fillStyle = color;
    paper.direction = dir;
    paper.fillText(text, x, baseline);
  }
}

/** Browsers that hide what tells people apart may give noise for a picture, or white: looks at the rule and the paper above it. */
function isTrue(paper: CanvasRenderingContext2D, rule: number): boolean {
  const { data } = paper.getImageData(MARGIN, rule - RULE, 64, 2 * RULE);
  return data.every((value, index) => index % 4 === 3 || (index < data.length / 2 ? value > 200 : value < 100));
}
