import { findCard } from '../cards.js';
import { consentStatus, findConsent, type ConsentAction, type ConsentStatus } from '../consents.js';
import type { Platform } from '../platform.js';
import { lastFour } from '../population.js';

/** What a hosted page shows: a question while there is something to decide, else what became of it. */
export interface ConsentView {
  readonly status: ConsentStatus | 'unknown';
  readonly title: string;
  readonly text: string;
  readonly card?: { readonly name: string; readonly number: string };
  /** Where the person goes afterwards. */
  readonly returnUrl?: string | undefined;
}

const QUESTIONS: Readonly<Record<ConsentAction, { readonly title: string; readonly text: string }>> = {
  activate: { title: 'Activate this card?', text: 'Once you approve, it can be used for payments.' },
  unfreeze: { title: 'Unfreeze this card?', text: 'Once you approve, it can be used for payments again.' },
};

const ENDS: Readonly<
  Record<Exclude<ConsentView['status'], 'pending'>, { readonly title: string; readonly text: string }>
> = {
  approved: { title: 'Already approved', text: 'There is nothing more to do here.' },
  rejected: { title: 'Already rejected', text: 'Nothing was changed. To try again, go back and start over.' },
  expired: { title: 'Too late', text: 'This request has expired and nothing was changed. Go back and start over.' },
  unknown: { title: 'Nothing to approve here', text: 'This request does not exist, or it is long over.' },
};

/** What to show for a consent id; a consent that was never started counts as unknown. */
export function viewConsent(platform: Platform, id: string): ConsentView {
  const consent = findConsent(platform, id);
  const card = consent && findCard(platform, consent.cardId, consent.personId);
  if (!consent || !card || consent.returnUrl === undefined) return { status: 'unknown', ...ENDS.unknown };
  const status = consentStatus(platform, consent);
  const { returnUrl } = consent;
  if (status !== 'pending') return { status, ...ENDS[status], returnUrl };
  return {
    status,
    ...QUESTIONS[consent.action],
    card: { name: card.alias ?? 'Card without a name', number: `•••• ${lastFour(card.id)}` },
    returnUrl,
  };
}
