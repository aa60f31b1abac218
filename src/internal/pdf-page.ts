/** A line of text in a picture: where it begins at the left and stands, from the upper left corner, and its height; in dots. */
export interface PicturedText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/** A page as a picture, and what is to be read in it. */
export interface PicturedPage {
  /** A JPEG in three colours. */
  readonly picture: Blob;
  /** The picture's width and height, in dots. */
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PicturedText[];
  readonly title: string;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Width and height of A4 in points. Source: ISO 216. */
const A4 = [595.28, 841.89] as const;

/**
 * A PDF of one A4 page: its picture, and over it the texts, which are not drawn but can be searched, copied and read aloud.
 * Source: ISO 32000-1 (PDF 1.7), 7.5 "File Structure", 9.3.6 "Text Rendering Mode", 14.9 "Accessibility Support".
 */
export function pdfPage({ picture, width, height, texts, title, locale, dir }: PicturedPage): Blob {
  const [across, up] = [A4[0] / width, A4[1] / height];
  const content = [
    `q ${A4[0]} 0 0 ${A4[1]} 0 0 cm /Picture Do Q`,
    'BT 3 Tr',
    ...texts.map(({ text, x, baseline, size }) =>
      show(text, `/Font ${fixed(size * up)} Tf 1 0 0 1 ${fixed(x * across)} ${fixed((height - baseline) * up)} Tm`),
    ),
    'ET',
  ].join('\n');
  return pdfOf([
    [
      `<< /Type /Catalog /Pages 2 0 R /Lang ${textString(locale)}`,
      ` /ViewerPreferences << /DisplayDocTitle true /Direction /${dir === 'rtl' ? 'R2L' : 'L2R'} >> >>`,
    ],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.join(' ')}] /Contents 4 0 R`,
      ' /Resources << /XObject << /Picture 5 0 R >> /Font << /Font 6 0 R >> >> >>',
    ],
    stream('', new Blob([content])),
    stream(
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      picture,
    ),
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [`<< /Title ${textString(title)} >>`],
  ]);
}

/** A file of these objects, numbered from 1: the first is the catalog, the last says what the file is. */
function pdfOf(objects: readonly BlobPart[][]): Blob {
  // Bytes over 127 in a comment tell those who carry the file that it is not text.
  const parts = [new Blob(['%PDF-1.7\n%\u00e5\u00e4\u00f6\n'])];
  const sizeOf = (blobs: readonly Blob[]): number => blobs.reduce((sum, { size }) => sum + size, 0);
  const table = objects.map((object, index) => {
    const offset = sizeOf(parts);
    parts.push(new Blob([`${index + 1} 0 obj\n`, ...object, '\nendobj\n']));
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const end = [
    `xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}`,
    `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${sizeOf(parts)}\n%%EOF\n`,
  ];
  return new Blob([...parts, ...end], { type: 'application/pdf' });
}

const stream = (facts: string, data: Blob): BlobPart[] => [
  `<< ${facts} /Length ${data.size} >>\nstream\n`,
  data,
  '\nendstream',
];

const fixed = (points: number): string => points.toFixed(2);

const hex = (values: readonly number[], digits: number): string =>
  values.map((value) => value.toString(16).padStart(digits, '0')).join('');

/** Text of every script, where a PDF takes it: in its facts, not on its pages. */
const textString = (text: string): string =>
  `<feff${hex(
    Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)),
    4,
  )}>`;

/** The characters that Helvetica is sure to have, by their bytes. */
const WIN_ANSI: ReadonlyMap<string, number> = new Map(
  Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)))
    .map((character, byte) => [character, byte] as const)
    .filter(([character]) => !/\p{Cc}/u.test(character)),
);

/** Spaces of every width are one, a minus sign is what keyboards have, and what is only a sign to the drawing is nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s/g, ' ')
    .replaceAll('\u2212', '-')
    .replaceAll(/\p{Cf}/gu, '');

/** Shows a text in Helvetica; what Helvetica lacks is a question mark there, and beside it what it stands for. */
function show(text: string, place: string): string {
  const bytes = Array.from(plain(text), (character) => WIN_ANSI.get(character));
  const shown = `${place} <${hex(
    bytes.map((byte) => byte ?? 0x3f),
    2,
  )}> Tj`;
  return bytes.includes(undefined) ? `/Span << /ActualText ${textString(text)} >> BDC ${shown} EMC` : shown;
}
