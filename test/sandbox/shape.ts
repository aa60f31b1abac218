import { expect } from 'chai';

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/**
 * Throws unless `actual` has every key of `example`, with the same JSON type, at every depth. Of a list, each entry is
 * held against the example's first, if it has one; a `null` in the example says nothing about the type.
 */
export function expectShape(actual: unknown, example: unknown, path = '$'): void {
  if (example === null) return;
  expect(kindOf(actual), path).to.equal(kindOf(example));
  if (Array.isArray(example) && Array.isArray(actual)) {
    if (example.length > 0) expect(actual, path).not.to.be.empty;
    for (const [index, item] of actual.entries()) expectShape(item, example[0] ?? null, `${path}[${index}]`);
  } else if (typeof example === 'object') {
    for (const [key, value] of Object.entries(example)) {
      expect(actual, path).to.have.property(key);
      expectShape((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
    }
  }
}

/** One of the reference's examples. */
export interface Example {
  readonly document: string;
  readonly section: string;
  readonly endpoint: string;
  readonly kind: 'request' | 'response';
  readonly status?: number;
  readonly body: unknown;
}

/** The reference's examples for an API. */
export async function examplesOf(api: 'cards-v3' | 'banking-v2' | 'banking-v2-accounts'): Promise<readonly Example[]> {
  const response = await fetch(new URL(`../fixtures/${api}.json`, import.meta.url));
  return (await response.json()) as readonly Example[];
}
