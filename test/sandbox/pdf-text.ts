/** A piece of text where it stands on its page, in points from the lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Reads the texts of a PDF whose pages are deflated and whose fonts are the standard ones, page by page, in the order they were drawn. */
export async function pdfPages(bytes: Uint8Array): Promise<PdfText[][]> {
  const pages: PdfText[][] = [];
  const raw = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  for (const { index, 0: match } of raw.matchAll(/stream\r?\n/g)) {
    if (raw.slice(index - 3, index) === 'end') continue;
    const start = index + match.length;
    const content = await inflate(bytes.slice(start, raw.indexOf('endstream', start)));
    const texts = content === undefined ? [] : textsIn(content);
    if (texts.length > 0) pages.push(texts);
  }
  return pages;
}

/** The texts of each line of a page, from left to right, from top to bottom. */
export function pdfLines(texts: readonly PdfText[]): string[][] {
  const lines = Map.groupBy(texts, ({ y }) => Math.round(y));
  return [...lines]
    .sort(([one], [other]) => other - one)
    .map(([, line]) => line.toSorted((one, other) => one.x - other.x).map(({ text }) => text));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  // The line break before `endstream` is not part of the stream, and a decompressor refuses what follows its end; but the
  // last byte of a stream may look like half of one.
  for (const length of [bytes.length - 1, bytes.length - 2, bytes.length]) {
    const stream = new Blob([bytes.slice(0, length)]).stream().pipeThrough(new DecompressionStream('deflate'));
    try {
      return await new Response(stream).text();
    } catch {
      // Another length; or not a page: fonts and tables of objects are packed otherwise, or not at all.
    }
  }
  return undefined;
}

function textsIn(content: string): PdfText[] {
  const latin = new TextDecoder('windows-1252');
  const found = content.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\s+<([0-9A-Fa-f]*)> Tj/g);
  return Array.from(found, ([, x, y, hex = '']) => ({
    x: Number(x),
    y: Number(y),
    text: latin.decode(Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))),
  }));
}
