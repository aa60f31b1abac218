import type { Messages } from '../messages.js';

/** Words for a card and its states. */
export const card = {
  'card.unnamed': 'Card',
  'card.ending': 'ending {digits}',
  'card.expires': 'Expires {date}',
  'card.balance': 'Available {amount}',
  'card.type.virtual': 'Virtual',
  'card.type.physical': 'Physical',
  'card.status.active': 'Active',
  'card.status.frozen': 'Frozen',
  'card.status.not-activated': 'Not activated',
  'card.status.inactive': 'Inactive',
  'card.status.pending': 'Pending',
  'card.status.blocked': 'Blocked',
  'card.status.stolen': 'Stolen',
  'card.status.lost': 'Lost',
  'card.status.canceled': 'Cancelled',
  'card.status.expired': 'Expired',
  'card.status.unknown': 'Unknown',
} as const satisfies Partial<Messages>;

/** `giro-card-list`. */
export const cards = {
  'cards.label': 'Cards',
  'cards.empty.title': 'No cards yet',
  'cards.empty.text': 'Cards you order will appear here.',
  'cards.none.title': 'No matching cards',
  'cards.none.text': 'None of your cards has this status.',
  'cards.failed.title': 'Your cards could not be loaded',
  'cards.stale': 'This may be out of date.',
  'cards.more': 'Show more cards',
  'cards.more.failed': 'More cards could not be loaded',
  'cards.shown': 'Showing {count} cards',
  'cards.of': '{shown} of {total}',
} as const satisfies Partial<Messages>;

/** `giro-freeze-toggle`, and the switch in `giro-card-list`. */
export const freeze = {
  'freeze.label': 'Freeze {card}',
  'freeze.title': 'Freeze card',
  'freeze.hint.active': 'Stops payments and withdrawals until you unfreeze it.',
  'freeze.hint.frozen': 'Payments and withdrawals are stopped. Switch off to use the card again.',
  'freeze.busy.freeze': 'Freezing…',
  'freeze.busy.unfreeze': 'Unfreezing…',
  'freeze.done.frozen': '{card} is frozen.',
  'freeze.done.active': '{card} is active again.',
  'freeze.done.other': '{card}: {status}.',
  'freeze.why.activate-first': 'Activate this card first.',
  'freeze.why.final': 'This card can’t be used again.',
  'freeze.why.inactive': 'This card is inactive and can’t be frozen.',
  'freeze.why.pending': 'This card is not ready yet.',
  'freeze.why.unknown': 'Freezing is not available in this card’s state.',
  'freeze.why.not-offered': 'Freezing is not available for this card.',
  'freeze.failed.freeze': 'The card was not frozen. {reason}',
  'freeze.failed.unfreeze': 'The card is still frozen. {reason}',
  'freeze.checking': 'We did not get an answer. Checking the card…',
  'freeze.lost.unchanged': 'We did not get an answer, so we checked: nothing has changed.',
  'freeze.lost.unknown': 'We don’t know yet whether this worked. Check again before you rely on it.',
  'freeze.failed.read': 'The card could not be loaded',
} as const satisfies Partial<Messages>;

/** Consent on the platform's own page; for every element with a protected act. */
export const consent = {
  'consent.leaving': 'Taking you to {origin} to confirm…',
  'consent.waiting': 'Waiting for you to confirm with the bank.',
  'consent.notYet': 'Not confirmed yet. Nothing has changed.',
  'consent.expired': 'The time to confirm ran out. Nothing has changed.',
  'consent.again': 'Start again',
  'consent.link': 'Continue at {origin}',
  'consent.checking': 'Checking…',
  'consent.givenUp': 'This did not work after several attempts. Contact the bank.',
  'consent.starting': 'One moment…',
} as const satisfies Partial<Messages>;

/** What `giro-card-list` offers besides freezing. */
export const cardActions = {
  'cards.action.activate': 'Activate',
  'cards.action.report': 'Report',
  'cards.action.details': 'Details',
  'cards.action.apple-pay': 'Apple Wallet',
  'cards.action.transactions': 'Transactions',
  'cards.action.of': '{action}: {card}',
  'cards.action.close': 'Close',
  'cards.action.failed': 'This could not be opened. Try again.',
} as const satisfies Partial<Messages>;
