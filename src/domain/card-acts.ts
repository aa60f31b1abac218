import { isFinal, shownStatus, type Card } from './card.js';

/** Whether a card can be activated, else why not. Source: Cards v3, "Activate card"; Banking v2 offers none. */
export type ActivateOffer =
  | { readonly can: true }
  | { readonly can: false; readonly why: 'active' | 'frozen' | 'final' | 'not-offered' | 'other' };

/** Decides whether a card can be activated now; any card that is not activated can, virtual ones too. */
export function activateOffer(card: Card, now: Date): ActivateOffer {
  const status = shownStatus(card, now);
  if (isFinal(status)) return { can: false, why: 'final' };
  if (card.api !== 'v3') return { can: false, why: 'not-offered' };
  if (status === 'not-activated') return { can: true };
  return { can: false, why: status === 'active' || status === 'frozen' ? status : 'other' };
}

/** How a card can be stopped for good. Source: Cards v3, "terminating" actions `lost`, `stolen`, `block`. */
export type TerminationReason = 'lost' | 'stolen' | 'blocked';

/** How a card was stopped, as its status says; undefined for one that was not, or in another way. */
export const terminationReason = ({ status }: Card): TerminationReason | undefined =>
  status === 'lost' || status === 'stolen' || status === 'blocked' ? status : undefined;

/** Whether a card can be reported, else why not. Source: Cards v3; Banking v2 offers none. */
export function reportOffer(
  card: Card,
  now: Date,
): { readonly can: true } | { readonly can: false; readonly why: 'final' | 'not-offered' } {
  const status = shownStatus(card, now);
  if (isFinal(status)) return { can: false, why: 'final' };
  return card.api === 'v3' ? { can: true } : { can: false, why: 'not-offered' };
}
