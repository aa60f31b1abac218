import type { StatementFormat, StatementLink } from '../domain/statement.js';
import { GiroError } from './errors.js';

/** Longest a file may take, and largest it may be. */
const FETCH_MS = 30_000;
const MOST_BYTES = 50_000_000;

/** What the two formats are. Source: RFC 8118, RFC 4180. */
const TYPES: Readonly<Record<StatementFormat, string>> = { pdf: 'application/pdf', csv: 'text/csv' };
const FITTING: Readonly<Record<StatementFormat, RegExp>> = {
  pdf: /^(application\/pdf|application\/octet-stream|binary\/octet-stream)?$/,
  csv: /^(text\/csv|text\/plain|application\/csv|application\/octet-stream|binary\/octet-stream)?$/,
};

const NAME = 'statements.download';

/**
 * Fetches a made statement. The address is signed: no token goes along, and it stands in no message.
 * Rejects with `not-found` when the address has run out, `bad-answer` when what came is no whole statement.
 */
export async function fetchStatement(
  fetch: typeof globalThis.fetch,
  { url }: StatementLink,
  format: StatementFormat,
  signal?: AbortSignal,
): Promise<Blob> {
  const limits = [AbortSignal.timeout(FETCH_MS), ...(signal ? [signal] : [])];
  let response: Response;
  let bytes: ArrayBuffer;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any(limits),
    });
    bytes = await response.arrayBuffer();
  } catch (error) {
    if (signal?.aborted) throw new GiroError('cancelled', `${NAME}: given up by the caller.`);
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new GiroError('timeout', `${NAME}: the file did not come in time.`);
    // A host that forbids fetching looks the same as one that can't be reached.
    throw new GiroError('network', `${NAME}: the file could not be fetched.`);
  }
  const { status } = response;
  if (status === 403 || status === 404 || status === 410)
    throw new GiroError('not-found', `${NAME}: the address of the file has run out.`, { status });
  if (!response.ok) throw new GiroError('server', `${NAME}: the file could not be had.`, { status });
  const type = (response.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const fault = faultOf(new Uint8Array(bytes), type, format);
  if (fault !== undefined) throw new GiroError('bad-answer', `${NAME}: the file is ${fault}.`, { status });
  return new Blob([bytes], { type: TYPES[format] });
}

function faultOf(bytes: Uint8Array, type: string, format: StatementFormat): string | undefined {
  if (!FITTING[format].test(type)) return 'of another type';
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MOST_BYTES) return 'too large';
  const text = (from: number, to?: number): string => new TextDecoder('latin1').decode(bytes.slice(from, to));
  if (format === 'csv') return /^\W*<(!doctype|html|\?xml|error)/i.test(text(0, 200)) ? 'of another type' : undefined;
  // Source: ISO 32000-1, 7.5.2 and 7.5.5 (as readers take it: header and trailer in the first and last kilobyte).
  if (!text(0, 1024).includes('%PDF-')) return 'of another type';
  return text(-1024).includes('%%EOF') ? undefined : 'cut off';
}
