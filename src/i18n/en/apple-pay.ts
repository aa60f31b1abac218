import type { Messages } from '../messages.js';

/** `giro-apple-pay-button`. Apple prescribes the words of the button in each language. */
export const applePay = {
  'applePay.add': 'Add to Apple Wallet',
  'applePay.busy': 'Preparing the card for Apple Wallet…',
  'applePay.approved': 'The card is in Apple Wallet.',
  'applePay.error': 'The card was not added to Apple Wallet.',
  'applePay.unknown': 'Open Apple Wallet to see whether the card was added.',
  'applePay.failed': 'The card was not added. {reason}',
} as const satisfies Partial<Messages>;
