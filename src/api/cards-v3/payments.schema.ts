import * as z from 'zod/mini';
import { digits, filled, minorUnits, word } from '../shapes.js';

/**
 * A payment. [assumed] `amount` is what left the account, in its currency; `payment_amount` what the other side got, where
 * its currency is another. Source: Cards v3 `POST /transactions/pay`, `POST /transactions/move`.
 */
export const payment = z.object({
  id: filled,
  created_at: z.string(),
  type: word,
  amount: z.nullish(minorUnits),
  currency: word,
  status: word,
  account_id: word,
  counterparty: z.nullish(
    z.object({ name: word, account_id: word, account_details: z.nullish(z.object({ iban: word })) }),
  ),
  exchange_rate: digits,
  payment_amount: z.nullish(minorUnits),
  payment_currency: word,
});
export type WirePayment = z.infer<typeof payment>;
