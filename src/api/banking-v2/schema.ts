import * as z from 'zod/mini';
import { digits, filled, minorUnits, word } from '../shapes.js';

/** A card of the older model. Its list carries no `pan`. Source: Banking v2, "Cards". */
export const card = z.object({
  id: filled,
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

/** Source: Banking v2, "Get card credentials by card id". */
export const credentials = z.object({ pan: z.string(), cvc2: z.string() });

/** Source: Banking v2, "Create card", response. */
export const issued = z.object({ id: filled });

const requisites = z.nullish(z.object({ number: word }));
const wallet = z.nullish(z.object({ id: word, requisites }));

/** One side. Source: Banking v2, "Transaction source/target". */
const party = z.nullish(
  z.object({
    object: word,
    id: word,
    name: word,
    holder: word,
    truncated_identifier: word,
    requisites,
    real: wallet,
    pending: wallet,
  }),
);
export type WireParty = z.infer<typeof party>;

/** A transaction. Its parts are objects the reference does not always show. Source: Banking v2, "The transaction object". */
export const transaction = z.object({
  id: filled,
  created_at: z.string(),
  type: word,
  source_amount: z.nullish(minorUnits),
  source_currency: word,
  target_amount: z.nullish(minorUnits),
  target_currency: word,
  exchange_rate: digits,
  source: party,
  target: party,
  status: z.nullish(
    z.object({ code: digits, error_code: digits, description: word, total_fee_amount: z.nullish(minorUnits) }),
  ),
});
export type WireTransaction = z.infer<typeof transaction>;

/** Source: Banking v2, "Get card transactions", "List all transactions", "Pagination". */
export const transactionPage = z.object({
  list: z.array(transaction),
  meta: z.nullish(z.object({ number_of_records: z.nullish(z.number()), has_more: z.nullish(z.boolean()) })),
});
