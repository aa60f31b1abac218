import { changeStatus, findCard, type Card } from './cards.js';
import type { Platform } from './platform.js';

const CONSENT_SECONDS = 600;
const KEPT = 200;

/** What a consent carries out once it is approved. */
export type ConsentAction = 'activate' | 'unfreeze';

/** A protected act that waits for its person. Source: `api/README.md`, "Strong customer authentication". */
export interface Consent {
  id: string;
  personId: string;
  cardId: string;
  action: ConsentAction;
  /** `expired` is derived from `expiresAt` and never stored. */
  status: 'pending' | 'approved' | 'rejected';
  /** Milliseconds by the sandbox clock. */
  expiresAt: number;
  /** Where the hosted page sends the person; set when the consent is started. */
  returnUrl?: string;
}

/** A consent's status at a moment. */
export type ConsentStatus = Consent['status'] | 'expired';

/** Creates a pending consent for a card. */
export function createConsent(platform: Platform, card: Card, returnUrl?: string): Consent {
  const consent: Consent = {
    id: crypto.randomUUID(),
    personId: card.personId,
    cardId: card.id,
    action: card.status === 'frozen' ? 'unfreeze' : 'activate',
    status: 'pending',
    expiresAt: platform.clock.now() + CONSENT_SECONDS * 1000,
    ...(returnUrl === undefined ? {} : { returnUrl }),
  };
  platform.store.update((state) => {
    state.consents = [...state.consents, consent].slice(-KEPT);
  });
  return consent;
}

/** The consent with an id; with a person, only one of theirs. */
export const findConsent = (platform: Platform, id: string, personId?: string): Consent | undefined =>
  platform.store
    .read()
    .consents.find((consent) => consent.id === id && (personId === undefined || consent.personId === personId));

/** Whether it can still be given. */
export const consentStatus = (platform: Platform, consent: Consent): ConsentStatus =>
  consent.status === 'pending' && consent.expiresAt <= platform.clock.now() ? 'expired' : consent.status;

/** Remembers where the person goes back to. */
export function startConsent(platform: Platform, id: string, returnUrl: string): void {
  platform.store.update(({ consents }) => {
    const consent = consents.find((candidate) => candidate.id === id);
    if (consent) consent.returnUrl = returnUrl;
  });
}

/**
 * Settles a started, pending consent, once; an approval makes the card active. Answers where the person goes back to,
 * or `undefined` when there is nothing left to decide.
 */
export function settleConsent(platform: Platform, id: string, decision: 'approve' | 'reject'): string | undefined {
  const found = findConsent(platform, id);
  if (!found || consentStatus(platform, found) !== 'pending') return undefined;
  const card = findCard(platform, found.cardId, found.personId);
  return platform.store.update((state) => {
    const consent = state.consents.find((candidate) => candidate.id === id);
    if (consent?.status !== 'pending' || consent.returnUrl === undefined) return undefined;
    consent.status = decision === 'approve' ? 'approved' : 'rejected';
    // The card may have been reported lost meanwhile; then approving changes nothing.
    if (decision === 'approve' && card && isActivatable(card)) changeStatus(state, card, 'active');
    return consent.returnUrl;
  });
}

/** True for cards that `activate` is for. */
export const isActivatable = (card: Card): boolean => card.status === 'not_activated' || card.status === 'frozen';

/** True for an address a hosted page may send a person to: `http(s)`, without user name or password. */
export function isReturnUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
