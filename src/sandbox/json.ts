/** What the platform puts on the wire; `bigint` because an amount can be longer than a JavaScript number is exact. */
export type Json =
  string | number | bigint | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Serialises like `JSON.stringify`, but writes a `bigint` as an exact JSON number. */
export function toJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  const entries = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [`${JSON.stringify(key)}:${toJson(item)}`],
  );
  return `{${entries.join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);

/** True for a JSON object, so neither an array nor `null`. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Before a number that was put between quotation marks. */
const NUMBER = '\\u0000';

/** Parses JSON text with its whole numbers as `bigint`, so exact however long; `undefined` when it is none. */
export function parseExact(text: string): unknown {
  if (parseJson(text) === undefined || text.includes(NUMBER)) return undefined;
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') ? token : `"${NUMBER}${token}"`,
  );
  return JSON.parse(quoted, (_, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith('\0')) return value;
    const digits = value.slice(1);
    return /^-?\d+$/.test(digits) ? BigInt(digits) : Number(digits);
  }) as unknown;
}

/** Parses JSON text; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
