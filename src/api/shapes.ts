import * as z from 'zod/mini';

// What the vendor's APIs write alike. `refine` and `custom` where zod has checks by name: each of those is code of its own.

/** Text that may be missing. */
export const word = z.nullish(z.string());

/** Digits or a code, as text or as a number; may be missing. */
export const digits = z.nullish(z.union([z.string(), z.number()]));

/** Text that is not empty: an identifier, a token. */
export const filled = z.string().check(z.refine((text) => text !== ''));

/** Minor units: a whole number, and a `bigint` beyond 2^53, see `json.ts`. Source: Banking v2, "indivisible units". */
export const minorUnits = z.custom<number | bigint>(
  (value) => typeof value === 'bigint' || Number.isSafeInteger(value),
);
