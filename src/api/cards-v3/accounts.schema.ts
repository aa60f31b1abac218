import * as z from 'zod/mini';
import { filled, minorUnits, word } from '../shapes.js';

/** An account. [assumed] The vendor's site shows that there is one, not its fields: the names are those of its cards. */
export const account = z.object({
  id: filled,
  display_name: word,
  name: word,
  currency: z.string(),
  available_balance: z.nullish(minorUnits),
  balance: z.nullish(minorUnits),
  reserved_balance: z.nullish(minorUnits),
});
export type WireAccount = z.infer<typeof account>;

const details = z.object({
  payment_rail: word,
  details: z.nullish(
    z.object({ iban: word, bic: word, account_number: word, number: word, sort_code: word, code: word }),
  ),
  beneficiary: word,
});
export type WireDetails = z.infer<typeof details>;

/** Source: Cards v3, `GET /accounts/{id}/bank_details`: an array, or what the other lists of Cards v3 are. */
export const bankDetails = z.union([z.array(details), z.object({ data: z.array(details) })]);
