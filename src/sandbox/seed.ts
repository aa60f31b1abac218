/** A small stable hash (FNV-1a, then mixed), so that numbers and codes come from what they belong to and are never stored. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  // FNV-1a alone hardly spreads the last character, and that is what tells rounds and rows apart.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** `count` decimal digits that always belong to the same text. */
export function digits(text: string, count: number): string {
  let result = '';
  for (let round = 0; result.length < count; round++)
    result += String(hash(`${text}#${round}`) % 10_000).padStart(4, '0');
  return result.slice(0, count);
}

/** A UUID (version 4 by its form) that always belongs to the same text. */
export function uuid(text: string): string {
  const hex = [0, 1, 2, 3].map((round) => hash(`${text}/${round}`).toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[hash(text) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** An id as Banking v2 makes them: ten characters, of which some a path must encode. */
export const shortId = (text: string): string =>
  Array.from({ length: 10 }, (_, place) => LETTERS[hash(`${text}~${place}`) % LETTERS.length] ?? 'A').join('');

/** Such an id that nothing else has. */
export const randomShortId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => LETTERS[byte % LETTERS.length] ?? 'A').join('');

/** A stream of numbers from 0 to 1 that always belongs to the same text (mulberry32); quicker than many hashes. */
export function randoms(text: string): () => number {
  let state = hash(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
