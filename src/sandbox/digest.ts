import { toJson, type Json } from './json.js';
import { signText } from './tokens.js';

/** A short text for what stands in a body that was parsed exactly: the same for the same, whatever the order of its keys. */
export const digestOf = (body: Readonly<Record<string, unknown>>): Promise<string> =>
  signText(toJson(sorted(body as Json)));

function sorted(value: Json | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item));
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item as Json)]),
  );
}
