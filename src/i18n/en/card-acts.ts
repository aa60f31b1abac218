import type { Messages } from '../messages.js';

/** `giro-activate-card`. */
export const activate = {
  'activate.title': 'Activate your card',
  'activate.text': 'You confirm with the bank on its own page and choose your PIN there. Then you come back here.',
  'activate.start': 'Activate card',
  'activate.done': '{card} is active and ready to use.',
  'activate.failed': 'The card was not activated. {reason}',
  'activate.why.active': 'This card is active already.',
  'activate.why.frozen': 'This card is frozen. Unfreeze it to use it.',
  'activate.why.final': 'This card can’t be used again.',
  'activate.why.not-offered': 'Activating is not available for this card.',
  'activate.why.other': 'This card can’t be activated in its state.',
  'activate.lost': 'We did not get an answer, so we checked: the card is not active yet.',
  'activate.lost.unknown': 'We don’t know yet whether the card is active. Check again before you use it.',
} as const satisfies Partial<Messages>;

/** `giro-report-card`. */
export const report = {
  'report.title': 'Report this card',
  'report.text':
    'This is final: the card can never be used again. If you only want to stop it for now, freeze it instead.',
  'report.reason': 'What happened?',
  'report.lost': 'I lost it',
  'report.stolen': 'It was stolen',
  'report.blocked': 'Block it for good',
  'report.next': 'Continue',
  'report.choose': 'Choose what happened.',
  'report.confirm.title': 'Stop {card} for ever?',
  'report.confirm.lost':
    'Payments, subscriptions and mobile wallets with this card stop at once. It is reported as lost and nobody, not even the bank, can bring it back.',
  'report.confirm.stolen':
    'Payments, subscriptions and mobile wallets with this card stop at once. It is reported as stolen and nobody, not even the bank, can bring it back.',
  'report.confirm.blocked':
    'Payments, subscriptions and mobile wallets with this card stop at once. Nobody, not even the bank, can unblock it.',
  'report.yes.lost': 'Yes, report as lost',
  'report.yes.stolen': 'Yes, report as stolen',
  'report.yes.blocked': 'Yes, block for good',
  'report.no': 'No, keep the card',
  'report.busy': 'Reporting…',
  'report.done': '{card} is stopped for good: {status}.',
  'report.order': 'Order a new card',
  'report.failed': 'The card was not reported. {reason}',
  'report.why.final': 'This card is finished already: {status}.',
  'report.why.not-offered': 'This card can’t be reported here. Call the bank.',
  'report.lost.unchanged': 'We did not get an answer, so we checked: the card is not reported yet. You can try again.',
  'report.lost.unknown': 'We don’t know yet whether the card was reported. Check again, or call the bank.',
} as const satisfies Partial<Messages>;

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

/** `giro-order-card`. */
export const order = {
  'order.title': 'Order a card',
  'order.type': 'Kind of card',
  'order.virtual': 'Virtual – to pay online and with the phone',
  'order.physical': 'Physical – sent by post',
  'order.alias': 'Name for the card',
  'order.alias.hint': 'Only you see it, for example “Travel”.',
  'order.expiry': 'Valid until',
  'order.month': 'Month',
  'order.year': 'Year',
  'order.account': 'Account it spends from',
  'order.account.none': 'There is no account to order a card for.',
  'order.account.choose': 'Choose an account',
  'order.submit': 'Order card',
  'order.busy': 'Ordering…',
  'order.done.title': 'Your card is ordered',
  'order.done.virtual': 'Activate it to start using it.',
  'order.done.physical': 'It is on its way by post. Activate it when it arrives.',
  'order.done.ready': 'It is ready to use.',
  'order.failed': 'The card was not ordered. {reason}',
  'order.checking': 'We did not get an answer. Looking for the card…',
  'order.lost': 'We don’t know yet whether the card was ordered. Don’t order it again; check again in a minute.',
  'order.lost.never': 'The card has not appeared. If you order again and both arrive, report one of them.',
  'order.notChecked': 'The check did not work.',
  'order.again': 'Order again',
  'order.error.account': 'Choose the account.',
  'order.error.expiry': 'Choose a month in the future.',
  'order.error.alias': 'Use at most {max} characters.',
  'order.error.refused': 'The bank did not accept this.',
} as const satisfies Partial<Messages>;

/** `giro-apple-pay-button`. Apple prescribes the words of the button in each language. */
export const applePay = {
  'applePay.add': 'Add to Apple Wallet',
  'applePay.busy': 'Preparing the card for Apple Wallet…',
  'applePay.approved': 'The card is in Apple Wallet.',
  'applePay.error': 'The card was not added to Apple Wallet.',
  'applePay.unknown': 'Open Apple Wallet to see whether the card was added.',
  'applePay.failed': 'The card was not added. {reason}',
} as const satisfies Partial<Messages>;
