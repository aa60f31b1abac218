import * as z from 'zod/mini';
import { filled, word } from '../shapes.js';

/** A saved payee. Source: Banking v2, "Beneficiary object", whose example misspells `currency`. */
const beneficiary = z.object({
  id: filled,
  name: z.string(),
  friendlyName: word,
  friendly_name: word,
  status: word,
  address: z.nullish(
    z.object({ street: word, city: word, region: word, postCode: word, post_code: word, country: word }),
  ),
  account: z.nullish(
    z.object({
      number: word,
      bankCode: word,
      bank_code: word,
      currency: word,
      currnency: word,
      country: word,
      lastUsedAt: word,
      last_used_at: word,
      type: word,
    }),
  ),
});
export type WireBeneficiary = z.infer<typeof beneficiary>;

/** A bare array. Source: Banking v2, "Get all beneficiaries associated with user". */
export const beneficiaryList = z.array(beneficiary);
