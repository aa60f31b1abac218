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

/** Parses JSON text; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
