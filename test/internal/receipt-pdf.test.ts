import { expect } from 'chai';
import { getDocumentProxy } from 'unpdf';
import type * as Receipts from '../../src/internal/receipt-pdf.js';
import { receiptPdf, type ReceiptText } from '../../src/internal/receipt-pdf.js';
import { brokenTwin, expectFailure } from './twin.js';

type Make = typeof receiptPdf;

const SOURCE = '/src/internal/receipt-pdf.ts';
const RECEIPT: ReceiptText = {
  title: 'Sent: €1,234.50 to Björn (Åre)',
  rows: [
    ['To', 'Björn Åkesson'],
    ['IBAN', 'SE45 5000 0000 0583 9825 7466'],
    ['Amount', '€1,234.50'],
    ['Fee', '−€0.50'],
  ],
  footer: 'Questions? Quote the transaction ID.',
  locale: 'en-GB',
  dir: 'ltr',
};
/** The margins of the page, in points, a little less. */
const MARGIN = 55;

/** A file as others read it: with PDF.js. */
async function read(file: Blob) {
  const pdf = await getDocumentProxy(new Uint8Array(await file.arrayBuffer()));
  const page = await pdf.getPage(1);
  const [, , width = 0, height = 0] = page.view;
  const { items, lang } = await page.getTextContent();
  const info = new Map<string, unknown>(Object.entries((await pdf.getMetadata()).info));
  const texts = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [{ text: item.str, x: item.transform[4] as number, y: item.transform[5] as number }]
      : [],
  );
  return { pages: pdf.numPages, width, height, texts, lang, info };
}

const said = async (file: Blob): Promise<string[]> => (await read(file)).texts.map(({ text }) => text);

/** A file's bytes as characters. */
const rawOf = async (file: Blob): Promise<string> =>
  Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');

/** The bytes of an object's stream. */
async function streamOf(file: Blob, object: number): Promise<Blob> {
  const raw = await rawOf(file);
  const start = raw.indexOf(`\n${object} 0 obj\n`);
  const length = Number(/\/Length (\d+) >>/.exec(raw.slice(start))![1]);
  const from = raw.indexOf('stream\n', start) + 'stream\n'.length;
  expect(raw.slice(from + length)).to.match(/^\nendstream\nendobj\n/);
  return file.slice(from, from + length);
}

/** Where the page has ink when PDF.js draws it, as shares of the page: the smallest box around what is dark in a part of it. */
async function ink(file: Blob, { from = 0, to = 1, above = 0, below = 1 } = {}) {
  const page = await (await getDocumentProxy(new Uint8Array(await file.arrayBuffer()))).getPage(1);
  const viewport = page.getViewport({ scale: 2 });
  const canvas = document.createElement('canvas');
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  const context = canvas.getContext('2d')!;
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const box = { left: 1, right: 0, top: 1, bottom: 0, dots: 0 };
  for (let index = 0; index < data.length / 4; index += 1) {
    const x = (index % canvas.width) / canvas.width;
    const y = Math.floor(index / canvas.width) / canvas.height;
    if (data[index * 4]! > 160 || x < from || x > to || y < above || y > below) continue;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    box.dots += 1;
  }
  return box;
}

/** The height of a text on the page as a share from the top, with room for its letters. */
const around = (y: number, height: number) => ({ above: 1 - (y + 10) / height, below: 1 - (y - 3) / height });

describe('a receipt as PDF', () => {
  it('is one A4 page that says everything, in order, to those who search and read it', async () => {
    const file = await receiptPdf(RECEIPT);
    const { pages, width, height, texts, lang, info } = await read(file);
    expect(file.type).to.equal('application/pdf');
    expect(pages).to.equal(1);
    expect(width * 25.4).to.be.closeTo(210 * 72, 1);
    expect(height * 25.4).to.be.closeTo(297 * 72, 1);
    expect(texts.map(({ text }) => text)).to.deep.equal([
      RECEIPT.title,
      ...RECEIPT.rows.flat().map((text) => text.replace('−', '-')),
      RECEIPT.footer,
    ]);
    expect(lang).to.equal('en-GB');
    expect(info.get('Title')).to.equal(RECEIPT.title);
    expect(info.get('PDFFormatVersion')).to.equal('1.7');
    expect(info).not.to.have.any.keys('Author', 'Creator', 'Producer', 'CreationDate');
  });

  it('finds each of its objects where its table says', async () => {
    const raw = await rawOf(await receiptPdf(RECEIPT));
    expect(raw).to.match(/^%PDF-1\.7\n/);
    const [, start = ''] = /startxref\n(\d+)\n%%EOF\n$/.exec(raw)!;
    const [, count = '', entries = ''] = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer\n/.exec(
      raw.slice(Number(start)),
    )!;
    const offsets = entries.match(/\d{10}(?= 00000 n)/g)!.map(Number);
    expect(offsets).to.have.length(Number(count) - 1);
    for (const [index, offset] of offsets.entries())
      expect(raw.slice(offset).startsWith(`${index + 1} 0 obj\n`), `object ${index + 1}`).to.be.true;
  });

  it('is drawn where its texts stand, which are not drawn themselves', async () => {
    const file = await receiptPdf(RECEIPT);
    const { texts, width, height } = await read(file);
    for (const { text, x, y } of texts) {
      const { left, dots } = await ink(file, { from: (x - 3) / width, ...around(y, height) });
      expect(dots, text).to.be.above(20);
      expect(left * width, text).to.be.closeTo(x, 3);
    }
    const content = await (await streamOf(file, 4)).text();
    expect(content.match(/\d Tr/g)).to.deep.equal(['3 Tr']);
  });

  it('breaks what is longer than a line, and keeps every character', async () => {
    const words = 'Rent for October and what was left of September '.repeat(8).trim();
    const number = '0123456789'.repeat(20);
    const address = 'Storgatan 1\n111 22 Stockholm';
    const file = await receiptPdf({
      ...RECEIPT,
      rows: [
        ['Reference', words],
        ['A label that is longer than the column of labels', number],
        ['Address', address],
      ],
    });
    const texts = await said(file);
    expect(texts.join(' ')).to.include(words).and.include(address.replace('\n', ' '));
    expect(texts).to.include.members(address.split('\n'));
    expect(texts.filter((text) => /^\d+$/.test(text)).join('')).to.equal(number);
    expect(texts.join(' ')).to.match(/A label .* of labels/);
    const { width } = await read(file);
    expect((await ink(file)).right * width).to.be.below(width - MARGIN);
  });

  const keepsAll = async (make: Make): Promise<void> => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Label ${index}`, `Value ${index}`] as const);
    const file = await make({ ...RECEIPT, rows });
    const { texts, width, height } = await read(file);
    expect(texts.map(({ text }) => text)).to.include.members(rows.flat());
    for (const { text, y } of texts) expect(y, text).to.be.within(MARGIN, height - MARGIN);
    const { bottom, left, right } = await ink(file);
    expect(bottom * height).to.be.within(height / 2, height - MARGIN);
    expect(left * width).to.be.above(MARGIN);
    expect(right * width).to.be.below(width - MARGIN);
  };

  it('writes smaller what would not fit on the page', async () => {
    await keepsAll(receiptPdf);
    const twin = await brokenTwin<typeof Receipts>(SOURCE, {
      [SOURCE]: [['layout.bottom > HEIGHT', 'false && HEIGHT']],
    });
    await expectFailure(() => keepsAll(twin.receiptPdf));
  });

  it('begins at the right where the language does', async () => {
    const file = await receiptPdf({ ...RECEIPT, locale: 'ar', dir: 'rtl' });
    const { texts, lang, width } = await read(file);
    const at = (text: string): number => texts.find((each) => each.text === text)!.x;
    expect(lang).to.equal('ar');
    expect(await rawOf(file)).to.include('/Direction /R2L');
    expect(at('IBAN')).to.be.above(at('SE45 5000 0000 0583 9825 7466'));
    expect((await ink(file)).right * width).to.be.within(width - MARGIN - 10, width - MARGIN);
  });

  /** How far right of its leftmost ink a text has letters or digits, which are taller than signs; in points. */
  async function signAtLeft(file: Blob, text: string): Promise<number> {
    const { texts, width, height } = await read(file);
    const { x, y } = texts.find((each) => each.text === text)!;
    const part = { from: (x - 3) / width, to: (x + 60) / width, ...around(y, height) };
    const whole = await ink(file, part);
    const tall = await ink(file, { ...part, below: whole.top + 2 / height });
    return (tall.left - whole.left) * width;
  }

  const keepsSign = async (make: Make): Promise<void> => {
    const file = await make({ ...RECEIPT, rows: [['To', '-1111']], dir: 'rtl' });
    expect(await signAtLeft(file, '-1111')).to.be.above(2);
  };

  it('leaves the sign of a number before it where the language begins at the right', async () => {
    await keepsSign(receiptPdf);
    const twin = await brokenTwin<typeof Receipts>(SOURCE, {
      [SOURCE]: [['style === "value" ? directionOf(text) : dir', 'dir']],
    });
    await expectFailure(() => keepsSign(twin.receiptPdf));
  });

  it('draws a name of a right-to-left script as one: what ends it stands at the left', async () => {
    const file = await receiptPdf({ ...RECEIPT, rows: [['To', '\u05d0\u05d0\u05d0.']] });
    expect(await signAtLeft(file, '???.')).to.be.above(1);
    const latin = await receiptPdf({ ...RECEIPT, rows: [['To', 'AAA.']] });
    expect(await signAtLeft(latin, 'AAA.')).to.be.below(4);
  });

  it('draws every script, and says in the file what its plain font lacks', async () => {
    const name = 'Łukasz Жук 王';
    const file = await receiptPdf({ ...RECEIPT, title: name, rows: [['To', name]], footer: undefined });
    const { texts, info, width, height } = await read(file);
    expect(texts.map(({ text }) => text)).to.deep.equal(['?ukasz ??? ?', 'To', '?ukasz ??? ?']);
    expect(info.get('Title')).to.equal(name);
    const units = Array.from({ length: name.length }, (_, index) => name.charCodeAt(index));
    const hex = units.map((unit) => unit.toString(16).padStart(4, '0')).join('');
    expect(await (await streamOf(file, 4)).text()).to.include(`/Span << /ActualText <feff${hex}> >> BDC`);
    const { x, y } = texts[2]!;
    expect((await ink(file, { from: x / width, ...around(y, height) })).dots).to.be.above(100);
  });

  it('holds no text that could end its own and begin another', async () => {
    const value = ') Tj ET endstream endobj <> >> \\ (';
    const file = await receiptPdf({ ...RECEIPT, title: value, rows: [[value, value]], locale: 'en' });
    const { texts, info } = await read(file);
    expect(texts.map(({ text }) => text).join(' ')).to.include(value);
    expect(info.get('Title')).to.equal(value);
  });

  it('is white paper when there is nothing to say', async () => {
    const file = await receiptPdf({ title: '', rows: [], locale: 'en', dir: 'ltr' });
    expect(await said(file)).to.deep.equal([]);
    const { top, bottom } = await ink(file);
    expect(bottom - top).to.be.within(0, 0.01);
  });

  const refuses = async (make: Make): Promise<void> => {
    const outcome = await make(RECEIPT).then(
      () => 'made',
      (error: unknown) => (error as { kind?: string }).kind,
    );
    expect(outcome).to.equal('usage');
  };

  describe('where the browser gives noise for what was drawn', () => {
    const { getImageData } = CanvasRenderingContext2D.prototype;
    let noise: (index: number) => number;

    beforeEach(() => {
      CanvasRenderingContext2D.prototype.getImageData = function (...args: [number, number, number, number]) {
        const image = getImageData.apply(this, args);
        image.data.forEach((_, index) => (image.data[index] = noise(index)));
        return image;
      };
    });

    afterEach(() => {
      CanvasRenderingContext2D.prototype.getImageData = getImageData;
    });

    it('is not made', async () => {
      for (const each of [(index: number) => (index * 97) % 256, () => 255, () => 0]) {
        noise = each;
        await refuses(receiptPdf);
        const twin = await brokenTwin<typeof Receipts>(SOURCE, {
          [SOURCE]: [['if (!isTrue(paper, rule)) throw unreadable();', '']],
        });
        await expectFailure(() => refuses(twin.receiptPdf));
      }
    });
  });

  it('is not made where the browser gives no picture, or one of another kind', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    const twin = await brokenTwin<typeof Receipts>(SOURCE, {
      [SOURCE]: [['picture?.type !== "image/jpeg"', '!picture']],
    });
    try {
      HTMLCanvasElement.prototype.toBlob = (done) => done(null);
      await refuses(receiptPdf);
      HTMLCanvasElement.prototype.toBlob = (done) => done(new Blob(['picture'], { type: 'image/png' }));
      await refuses(receiptPdf);
      await expectFailure(() => refuses(twin.receiptPdf));
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
  });

  it('is made under a policy that lets in nothing but our scripts', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${origin}; require-trusted-types-for 'script'">
      <script type="module" src="/test/internal/receipt-frame.ts"></script>`;
    const told = new Promise<unknown>((resolve) => {
      addEventListener('message', ({ data, source }) => source === frame.contentWindow && resolve(data));
    });
    document.body.append(frame);
    const file = await told;
    frame.remove();
    expect(file).to.be.instanceOf(Blob);
    expect(await said(file as Blob)).to.deep.equal(['Receipt', 'To', 'Ann']);
  });
});
