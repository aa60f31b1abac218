import type { Card } from '../cards.js';
import type { Json } from '../json.js';
import { lastFour } from '../population.js';

/** A card as Cards v3 answers it. Source: Cards v3, "Order card". */
export const wireCard = (card: Card): Json => ({
  id: card.id,
  display_name: card.alias,
  type: card.type,
  brand: card.brand,
  region: 'europe',
  exp_month: card.expMonth,
  exp_year: card.expYear,
  last4: lastFour(card.id),
  currency: card.account.currency,
  account_id: card.account.id,
  individual_id: card.personId,
  status: card.status,
});

const TWO_HOURS = 7_200_000;

/** An instant with an offset, `2021-07-27T12:00:33+02:00`: the form in which the reference shows a started consent's expiry. */
export const withOffset = (instant: number): string =>
  new Date(instant + TWO_HOURS).toISOString().replace(/\.\d+Z$/, '+02:00');
