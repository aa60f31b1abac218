import { svg, type SVGTemplateResult } from 'lit';
import { encode } from 'uqr';

/** Light modules around the code. Source: ISO/IEC 18004, "quiet zone". */
const QUIET = 4;
/** Source: EPC069-12, "error correction level", "maximum version of the QR code". */
const RULES = { ecc: 'M', boostEcc: false, maxVersion: 13, border: 0 } as const;

/**
 * A QR code as the inside of an SVG: always dark on white, whatever the colours around it, or a camera would not read it.
 * Throws for a text that is too long.
 */
export function drawQrCode(text: string): { readonly size: number; readonly content: SVGTemplateResult } {
  const { data, size } = encode(text, RULES);
  const path = data
    .flatMap((row, y) =>
      runsOf(row).map(([from, to]) => `M${from + QUIET} ${y + QUIET}h${to - from}v1H${from + QUIET}z`),
    )
    .join('');
  const whole = size + 2 * QUIET;
  return {
    size: whole,
    content: svg`<rect width=${whole} height=${whole} fill="#fff"></rect><path d=${path} fill="#000"></path>`,
  };
}

/** Where dark modules begin and end in a row. */
function runsOf(row: readonly boolean[]): readonly (readonly [from: number, to: number])[] {
  const edges = row.flatMap((dark, x) => (dark === (row[x - 1] ?? false) ? [] : [x]));
  if (row.at(-1)) edges.push(row.length);
  return edges.flatMap((from, i) => (i % 2 === 0 ? [[from, edges[i + 1] ?? from] as const] : []));
}
