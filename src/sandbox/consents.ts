import { changeStatus, findCard, type Card } from './cards.js';
import type { Platform } from './platform.js';
import { answer } from './respond.js';
import { uuid } from './seed.js';

const CONSENT_SECONDS = 600;
const KEPT = 200;

/** A protected act. Source: `api/README.md`, "Strong customer authentication". */
export type ConsentAction = 'activate' | 'unfreeze' | 'tokenize' | 'credentials' | 'pay';

/** What the wire calls each act. Assumed: the only scope the reference shows is `make_payment`. */
const SCOPES: Readonly<Record<ConsentAction, string>> = {
  activate: 'activate_card',
  unfreeze: 'unfreeze_card',
  tokenize: 'tokenize_card',
  credentials: 'read_card_credentials',
  pay: 'make_payment',
};

/** A protected act that waits for its person. */
export interface Consent {
  id: string;
  personId: string;
  /** Of a payment: what stands for all of its request. */
  cardId: string;
  action: ConsentAction;
  /** `used`: the one call it allowed was made. `expired` is derived from `expiresAt` and never stored. */
  status: 'pending' | 'approved' | 'rejected' | 'used';
  /** Milliseconds by the sandbox clock: until then it can be given, and what it allows be done. */
  expiresAt: number;
  /** How often it was started; a start makes the tokens of earlier ones void. */
  starts: number;
  /** Where the hosted page sends the person. */
  returnUrl?: string;
  payment?: PaymentShown;
}

/** A payment as its person must see it before they consent. */
export interface PaymentShown {
  amount: string;
  name: string;
  number: string;
  account: string;
  reference: string;
}

/** A consent's status at a moment. */
export type ConsentStatus = Consent['status'] | 'expired';

/** Creates a pending consent for an act on a card. */
export function createConsent(
  platform: Platform,
  card: Pick<Card, 'id' | 'personId'>,
  action: ConsentAction,
  payment?: PaymentShown,
): Consent {
  const consent: Consent = {
    id: crypto.randomUUID(),
    personId: card.personId,
    cardId: card.id,
    action,
    status: 'pending',
    expiresAt: platform.clock.now() + CONSENT_SECONDS * 1000,
    starts: 0,
    ...(payment === undefined ? {} : { payment }),
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

/** Asks for a new consent. Source: Cards v3, "Activate card"; the scope's word is assumed. */
export function askConsent(
  platform: Platform,
  card: Pick<Card, 'id' | 'personId'>,
  action: ConsentAction,
  payment?: PaymentShown,
): Response {
  const { expiresAt, id } = createConsent(platform, card, action, payment);
  const expires_at = new Date(expiresAt).toISOString();
  return answer({ consent: { id, status: 'pending', scope: [SCOPES[action]], expires_at } }, 412);
}

/** What a consent is worth at an instant. */
export function consentStatus({ expiresAt, status }: Consent, now: number): ConsentStatus {
  return (status === 'pending' || status === 'approved') && expiresAt <= now ? 'expired' : status;
}

/** Remembers where the person goes back to, and answers the consent as it is now. */
export function startConsent(platform: Platform, id: string, returnUrl: string | undefined): Consent | undefined {
  return platform.store.update(({ consents }) => {
    const consent = consents.find((candidate) => candidate.id === id);
    if (!consent) return undefined;
    consent.starts += 1;
    if (returnUrl !== undefined) consent.returnUrl = returnUrl;
    return { ...consent };
  });
}

/** What a person can do on a hosted page; `expire` lets the consent's time run out. */
export interface Decision {
  readonly kind: 'approve' | 'reject' | 'expire';
  /** The PIN and its repetition; looked at when a card is activated. */
  readonly pins?: readonly [string, string] | undefined;
}

/** How a decision ended: settled, impossible by now, or with a PIN that is none or differs from its repetition. */
export type Settled = 'settled' | 'nothing-to-decide' | 'pin-invalid' | 'pin-differs';

/** Settles a started, pending consent, once, and carries out what it was asked for. A PIN is looked at and forgotten. */
export function settleConsent(platform: Platform, id: string, decision: Decision): Settled {
  const now = platform.clock.now();
  const found = findConsent(platform, id);
  const card = found && findCard(platform, found.cardId, found.personId);
  return platform.store.update((state): Settled => {
    const consent = state.consents.find((candidate) => candidate.id === id);
    if (!consent || consent.starts === 0 || consentStatus(consent, now) !== 'pending') return 'nothing-to-decide';
    if (decision.kind === 'expire') {
      consent.expiresAt = now;
      return 'settled';
    }
    if (decision.kind === 'reject') {
      consent.status = 'rejected';
      return 'settled';
    }
    if (consent.action === 'activate') {
      const [pin = '', repeated = ''] = decision.pins ?? [];
      if (!isPin(pin)) return 'pin-invalid';
      if (pin !== repeated) return 'pin-differs';
    }
    consent.status = consent.action === 'credentials' || consent.action === 'pay' ? 'approved' : 'used';
    // The card may have been frozen or reported lost meanwhile; then approving changes nothing.
    if (card && protectedChange(card) === consent.action) changeStatus(state, card.id, 'active');
    return 'settled';
  });
}

/** True for a PIN as a person may choose one. Assumed: the reference does not say how long it is. */
const isPin = (value: string): boolean => /^[0-9]{4}$/.test(value);

/** Uses up an approved consent for a repeated call, or keeps it; `false` when the person has given none that still holds. */
export function useConsent(
  platform: Platform,
  card: Pick<Card, 'id' | 'personId'>,
  action: ConsentAction,
  { isKept = false }: { readonly isKept?: boolean } = {},
): boolean {
  const now = platform.clock.now();
  return platform.store.update(({ consents }) => {
    const consent = consents.find(
      (candidate) =>
        candidate.cardId === card.id &&
        candidate.personId === card.personId &&
        candidate.action === action &&
        consentStatus(candidate, now) === 'approved',
    );
    if (consent && !isKept) consent.status = 'used';
    return consent !== undefined;
  });
}

/** The token a started consent hands to native code: of its latest start only. Source: Cards v3, "Apple Pay". */
export const consentToken = ({ id, starts }: Consent): string => btoa(uuid(`token:${id}:${starts}`));

/** What the vendor's native SDK calls back with. Source: Cards v3, "Apple Pay". */
export interface LaunchResult {
  readonly status: 'approved' | 'error';
}

/** Stands in for the native SDK: adds the card to the wallet, once, before the token expires. */
export function launchToken(platform: Platform, token: string): LaunchResult {
  const consent = platform.store
    .read()
    .consents.find(
      (candidate) => candidate.action === 'tokenize' && candidate.starts > 0 && consentToken(candidate) === token,
    );
  const settled = consent && settleConsent(platform, consent.id, { kind: 'approve' });
  return { status: settled === 'settled' ? 'approved' : 'error' };
}

/** What `activate` does for a card: nothing for most. Source: Cards v3, "Activate card", "Freeze / unfreeze card". */
export function protectedChange({ status }: Card): 'activate' | 'unfreeze' | undefined {
  if (status === 'not_activated') return 'activate';
  return status === 'frozen' ? 'unfreeze' : undefined;
}

/** True for an address a hosted page may send a person to: `http(s)`, without user name or password. */
export function isReturnUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}
