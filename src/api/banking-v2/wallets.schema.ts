import * as z from 'zod/mini';
import { filled, minorUnits, word } from '../shapes.js';

/** Source: Banking v2, "Get current corporation": only what the kit needs of it. */
export const corporation = z.object({ id: filled, name: word });
export type WireCorporation = z.infer<typeof corporation>;

/** Source: Banking v2, "Corporation Wallet Requisites". A list where there is one as well, so everything is optional. */
const requisites = z.object({ number: word, code: word, type: word });
export type WireRequisites = z.infer<typeof requisites>;

/** A wallet. Its parts are objects the reference does not always show. Source: Banking v2, "Corporation Wallet". */
export const wallet = z.object({
  id: filled,
  type: word,
  name: word,
  currency: z.string(),
  amount: z.nullish(minorUnits),
  payment_processor_adapter: word,
  identity_id: word,
  purpose: word,
  pending: z.nullish(z.object({ id: word, amount: z.nullish(minorUnits) })),
  real: z.nullish(z.object({ id: word })),
  requisites: z.nullish(z.array(requisites)),
  wallet_requisites: z.nullish(z.array(requisites)),
  bank_address: z.nullish(
    z.object({ name: word, street: word, postCode: word, post_code: word, city: word, country: word }),
  ),
});
export type WireWallet = z.infer<typeof wallet>;

/** A bare array. Source: Banking v2, "List all corporation wallets". */
export const walletList = z.array(wallet);
