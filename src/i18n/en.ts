import type { Messages } from './messages.js';

/** Texts every element may need. Each element imports only its own groups, so a host downloads no others. */
export const common = {
  'common.retry': 'Try again',
  'common.checkAgain': 'Check again',
  'common.loading': 'Loading',
  'common.reference': 'Reference: {id}',
  'common.copy': 'Copy reference',
  'common.copied': 'Reference copied',
  'common.unavailable': 'This part of the page is not available right now.',
  'error.offline': 'You are offline. Nothing was sent. Check your connection and try again.',
  'error.network': 'We could not reach the bank. Check your connection and try again.',
  'error.timeout': 'The bank did not answer in time. Try again in a moment.',
  'error.unauthorized': 'Your session has ended. Sign in again to continue.',
  'error.forbidden': 'You do not have permission for this.',
  'error.not-found': 'We could not find this. It may have been removed.',
  'error.validation': 'The bank did not accept this.',
  'error.refused': 'The bank did not accept this.',
  'error.rate-limited': 'That was too often. Wait a minute and try again.',
  'error.server': 'The bank has a technical problem. Try again in a few minutes.',
  'error.bad-answer': 'We did not understand the bank’s answer. Try again in a few minutes.',
  'error.unknown-outcome': 'We did not get an answer.',
  'error.usage': 'This part of the page is not set up correctly.',
  'error.cancelled': 'This was stopped.',
} as const satisfies Partial<Messages>;

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
  'details.failed': 'The details could not be shown. {reason}',
  'details.elsewhere': 'The number of this card is not available here. See the card itself, or the bank’s app.',
  'details.final': 'This card can’t be used again, so its number is not shown.',
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

/** `giro-transaction-list`. */
export const transactions = {
  'transactions.label': 'Transactions',
  'transactions.empty.title': 'No transactions yet',
  'transactions.empty.text': 'Payments and refunds will appear here.',
  'transactions.failed.title': 'The transactions could not be loaded',
  'transactions.stale': 'This may be out of date.',
  'transactions.more': 'Show more transactions',
  'transactions.shown': 'Showing {count} transactions',
  'transactions.elsewhere': 'Transactions are not available for this card.',
  'transactions.unnamed': 'Unknown counterparty',
  'transactions.status': 'Status',
  'transactions.date': 'Date',
  'transactions.amount': 'Amount',
  'transactions.original': 'Original amount',
  'transactions.rate': 'Exchange rate',
  'transactions.type': 'Kind',
  'transactions.id': 'Transaction ID',
  'transactions.close': 'Close',
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

/** Words for how far a transaction has come. */
export const transactionWords = {
  'transaction.status.approved': 'Completed',
  'transaction.status.authorized': 'Reserved',
  'transaction.status.declined': 'Declined',
  'transaction.status.refunded': 'Refunded',
  'transaction.status.hold': 'Held – contact the bank',
  'transaction.status.rejected': 'Rejected',
  'transaction.status.pending': 'Pending',
  'transaction.status.processing': 'Processing',
  'transaction.status.under-review': 'Under review',
  'transaction.status.initialized': 'Waiting for a fee',
  'transaction.status.unknown': 'Unknown status',
} as const satisfies Partial<Messages>;
