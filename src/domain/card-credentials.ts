import { isFinal, shownStatus, type Card } from './card.js';

/** A card's secrets. Never in an attribute, event, log, error or storage. Source: Banking v2, "Get card credentials by card id". */
export interface CardCredentials {
  /** Primary account number, 12 to 19 digits. Source: ISO/IEC 7812. */
  readonly number: string;
  /** Card verification code, 3 or 4 digits. */
  readonly code: string;
}

/** Whether a card's number can be shown here, else why not. Source: Banking v2, "Cards"; Cards v3 offers none. */
export type DetailsOffer =
  | { readonly can: true }
  | { readonly can: false; readonly why: 'final' | 'elsewhere' | 'inactive' | 'pending' | 'other' };

/** Decides whether a card's number can be shown now: of a Banking v2 card that is active. */
export function detailsOffer(card: Card, now: Date): DetailsOffer {
  if (card.api !== 'banking-v2') return { can: false, why: 'elsewhere' };
  const status = shownStatus(card, now);
  if (status === 'active') return { can: true };
  if (isFinal(status)) return { can: false, why: 'final' };
  return { can: false, why: status === 'inactive' || status === 'pending' ? status : 'other' };
}

/** A card number in fours, as embossed. */
export const groupNumber = (number: string): string => number.replaceAll(/(.{4})(?=.)/g, '$1 ');
