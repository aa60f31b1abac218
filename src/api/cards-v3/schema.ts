import * as z from 'zod/mini';
import { digits, filled, word } from '../shapes.js';

/** A card. Source: Cards v3, "Order card", response. */
export const card = z.object({
  id: filled,
  display_name: word,
  type: word,
  brand: word,
  region: word,
  exp_month: digits,
  exp_year: digits,
  last4: digits,
  currency: word,
  account_id: word,
  status: word,
});
export type WireCard = z.infer<typeof card>;

/** A list, and the bare array that some lists are. Source: conventions of Cards v3, "lists". */
export const cardList = z.object({ data: z.array(card), has_more: z.nullish(z.boolean()) });
export const bareCardList = z.array(card);

/** What a 412 holds. Source: Cards v3, "Activate card"; "Strong customer authentication", 1. */
export const consentAnswer = z.object({
  consent: z.object({ id: filled, scope: z.nullish(z.union([z.string(), z.array(z.string())])), expires_at: word }),
});
export type WireConsent = z.infer<typeof consentAnswer>['consent'];
