import { isFinal, shownStatus, type Card } from './card.js';

/** A card's secrets. Never in an attribute, event, log, error or storage. Source: Banking v2, "Get card credentials by card id". */
export interface CardCredentials {
  /** Primary account number, 12 to 19 digits. Source: ISO/IEC 7812. */
  readonly number: string;
  /** Card verification code, 3 or 4 digits. */
  readonly code: string;
}

/** Whether a card's number can be shown here, else why not. Only Banking v2 offers it. */
export function detailsOffer(
  card: Card,
  now: Date,
): { readonly can: true } | { readonly can: false; readonly why: 'final' | 'elsewhere' } {
  if (card.api !== 'banking-v2') return { can: false, why: 'elsewhere' };
  return isFinal(shownStatus(card, now)) ? { can: false, why: 'final' } : { can: true };
}

/** A card number in fours, as embossed. */
export const groupNumber = (number: string): string => number.replaceAll(/(.{4})(?=.)/g, '$1 ');
