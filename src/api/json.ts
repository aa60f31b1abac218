/** Anything JSON can hold, with integers beyond 2^53 as `bigint`. */
export type JsonValue =
  null | boolean | number | bigint | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A number token that stands for an integer. Source: RFC 8259, 6. */
const INTEGER = /^-?\d+$/;

/** Only a text with this many digits in a row can hold an integer that a double cannot. */
const MAYBE_LARGE = /\d{16}/;

const exact = (value: unknown, source: string | undefined): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && INTEGER.test(source)
    ? BigInt(source)
    : value;

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver?: Reviver) => unknown;

/** Parses with the engine's own view of each number's source text. */
export const parseBySource = (text: string): unknown =>
  parse(text, (_key, value, context) => exact(value, context?.source));

/** Strings are matched too, so that digits inside them are left alone. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** Parses in engines without `context.source`: large integers travel through `JSON.parse` as marked strings. */
export function parseByMark(text: string): unknown {
  const random = crypto.getRandomValues(new Uint32Array(4)).join('-'); // an answer must not be able to forge the mark
  const marked = text.replace(TOKEN, (token) =>
    typeof exact(Number(token), token) === 'bigint' ? `"${random}:${token}"` : token,
  );
  return parse(marked, (_key, value) =>
    typeof value === 'string' && value.startsWith(`${random}:`) ? BigInt(value.slice(random.length + 1)) : value,
  );
}

const knowsSource = (() => {
  let source: string | undefined;
  parse('1', (_key, value, context) => {
    source = context?.source;
    return value;
  });
  return source === '1';
})();

/** Takes the prototypes off, so that a property that is not there cannot come from a page that extended them. */
export function bare<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) for (const item of value) bare(item);
  else
    for (const key of Object.keys(Object.setPrototypeOf(value, null) as object))
      bare((value as Record<string, unknown>)[key]);
  return value;
}

/** Reads JSON exactly: an integer beyond 2^53 is a `bigint`, objects have no prototype. Throws a `SyntaxError`. */
export function parseJson(text: string): unknown {
  if (!MAYBE_LARGE.test(text)) return bare(parse(text));
  return bare(knowsSource ? parseBySource(text) : parseByMark(text));
}

/**
 * Writes JSON exactly, `bigint` as an integer. Not `JSON.stringify`: a page may have given `Array.prototype` or
 * `Object.prototype` a `toJSON`, and bodies must not change with the page they are sent from.
 */
export function stringifyJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => stringifyJson(item as JsonValue)).join(',')}]`;
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${stringifyJson(item)}`);
  return `{${members.join(',')}}`;
}
