import * as z from 'zod/mini';

const word = z.nullish(z.string());
const digits = z.nullish(z.union([z.string(), z.number()]));

/** Minor units: a `bigint` beyond 2^53, see `json.ts`. Source: Banking v2, "indivisible units". */
const minorUnits = z.union([z.int(), z.bigint()]);

/** A card of the older model. Its list carries no `pan`. Source: Banking v2, "Cards". */
export const card = z.object({
  id: z.string().check(z.minLength(1)),
  display_name: word,
  type: word,
  brand: word,
  region: word,
  status: word,
  currency: word,
  available_balance: z.nullish(minorUnits),
  funding_source_id: word,
  expiry: z.nullish(z.object({ month: digits, year: digits })),
  pan: z.nullish(z.object({ last_four: digits })),
  embossed_data: z.nullish(z.object({ embossed_first_name: word, embossed_last_name: word })),
});
export type WireCard = z.infer<typeof card>;

/** Source: Banking v2, "List all cards": a bare array. */
export const cardList = z.array(card);
