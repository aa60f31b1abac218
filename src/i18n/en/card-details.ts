import type { Messages } from '../messages.js';

/** `giro-card-details`. */
export const details = {
  'details.number': 'Card number',
  'details.expiry': 'Expires',
  'details.code': 'Security code',
  'details.hidden': 'Hidden',
  'details.show': 'Show number and code',
  'details.hide': 'Hide',
  'details.busy': 'Getting the number…',
  'details.shown': 'Card details are shown for {seconds} seconds.',
  'details.left': 'Hides in {seconds} s',
  'details.concealed': 'Card details are hidden.',
  'details.copyNumber': 'Copy card number',
  'details.copyCode': 'Copy security code',
  'details.copied': 'Copied',
  'details.notCopied': 'Copying is not possible here. Select the text instead.',
  'details.notCopied.short': 'Not copied',
  'details.failed': 'The details could not be shown. {reason}',
  'details.elsewhere': 'The number of this card is not available here. See the card itself, or the bank’s app.',
  'details.final': 'This card can’t be used again, so its number is not shown.',
  'details.inactive': 'This card is inactive, so its number is not shown.',
  'details.pending': 'This card is not ready yet, so its number is not shown.',
  'details.other': 'The number can’t be shown while the card is in this state.',
} as const satisfies Partial<Messages>;
