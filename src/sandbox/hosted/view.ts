import { findCard } from '../cards.js';
import {
  consentStatus,
  findConsent,
  type Consent,
  type ConsentAction,
  type ConsentStatus,
  type PaymentShown,
} from '../consents.js';
import { findBankingCard } from '../banking-v2/cards.js';
import { personById } from '../people.js';
import type { Platform } from '../platform.js';
import { lastFour } from '../population.js';

/** What a hosted page shows: a question while there is something to decide, else what became of it. */
export interface ConsentView {
  readonly status: ConsentStatus | 'unknown';
  readonly title: string;
  readonly text: string;
  readonly card?: { readonly name: string; readonly number: string };
  /** What is paid, line by line. */
  readonly payment?: readonly { readonly label: string; readonly value: string }[];
  /** True when approving takes a new PIN, typed twice as `pin` and `pin_again`. */
  readonly asksPin?: boolean;
  /** What was wrong with the PIN. */
  readonly problem?: string | undefined;
  /** Where the person goes afterwards. */
  readonly returnUrl?: string | undefined;
}

interface Words {
  readonly title: string;
  readonly text: string;
}

/** The two fields of a new PIN, on the page and in its stand-in. */
export const PIN_FIELDS = [
  { name: 'pin', label: 'New PIN, four digits' },
  { name: 'pin_again', label: 'The same PIN again' },
] as const;

const QUESTIONS: Readonly<Record<ConsentAction, Words>> = {
  activate: {
    title: 'Activate this card?',
    text: 'Choose a PIN. Once you approve, the card can be used for payments.',
  },
  unfreeze: { title: 'Unfreeze this card?', text: 'Once you approve, it can be used for payments again.' },
  tokenize: { title: 'Add this card to Apple Wallet?', text: 'Once you approve, it will be added.' },
  credentials: {
    title: 'Show the card number?',
    text: 'Once you approve, its number and security code can be shown one time, where you came from.',
  },
  pay: { title: 'Make this payment?', text: 'Once you approve, it will be sent, where you came from.' },
};

const ENDS: Readonly<Record<Exclude<ConsentView['status'], 'pending' | 'used'>, Words>> = {
  approved: { title: 'Already approved', text: 'There is nothing more to do here.' },
  rejected: { title: 'Already rejected', text: 'Nothing was changed. To try again, go back and start over.' },
  expired: { title: 'Too late', text: 'This request has expired and nothing was changed. Go back and start over.' },
  unknown: { title: 'Nothing to approve here', text: 'This request does not exist, or it is long over.' },
};
const ADDED: Words = { title: 'Already approved', text: 'The card will be added to Apple Wallet.' };

/** What to show for a consent id; a consent that was never started counts as unknown. */
export function viewConsent(platform: Platform, id: string): ConsentView {
  const consent = findConsent(platform, id);
  const card = consent && cardOf(platform, consent);
  if (!consent || !(card ?? consent.payment) || consent.starts === 0) return { status: 'unknown', ...ENDS.unknown };
  const status = consentStatus(consent, platform.clock.now());
  const { action, returnUrl } = consent;
  if (status === 'used') return { status, ...(action === 'tokenize' ? ADDED : ENDS.approved), returnUrl };
  if (status !== 'pending') return { status, ...ENDS[status], returnUrl };
  return {
    status,
    ...QUESTIONS[action],
    ...(card ? { card: { name: card.alias ?? 'Card without a name', number: `•••• ${lastFour(card.id)}` } } : {}),
    ...(consent.payment ? { payment: linesOf(consent.payment) } : {}),
    asksPin: action === 'activate',
    returnUrl,
  };
}

const linesOf = ({ account, amount, name, number, reference }: PaymentShown) =>
  [
    { label: 'Amount', value: amount },
    { label: 'To', value: name },
    { label: 'Account number', value: number },
    { label: 'From', value: account },
    { label: 'Reference', value: reference },
  ].filter(({ value }) => value !== '');

function cardOf(platform: Platform, { cardId, personId }: Consent) {
  const person = personById(personId);
  return findCard(platform, cardId, personId) ?? (person && findBankingCard(platform, cardId, person));
}
