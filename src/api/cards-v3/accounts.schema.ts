import * as z from 'zod/mini';

const word = z.nullish(z.string());
const minorUnits = z.nullish(z.union([z.int(), z.bigint()]));

/** An account. [assumed] The vendor's site shows that there is one, not its fields: the names are those of its cards. */
export const account = z.object({
  id: z.string().check(z.minLength(1)),
  display_name: word,
  name: word,
  currency: z.string(),
  available_balance: minorUnits,
  balance: minorUnits,
  reserved_balance: minorUnits,
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
