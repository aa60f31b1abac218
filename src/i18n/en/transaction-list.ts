import type { Messages } from '../messages.js';

/** `giro-transaction-list`. */
export const transactions = {
  'transactions.label': 'Transactions',
  'transactions.empty.title': 'No transactions yet',
  'transactions.empty.text': 'Payments and refunds will appear here.',
  'transactions.failed.title': 'The transactions could not be loaded',
  'transactions.stale': 'This may be out of date.',
  'transactions.more': 'Show more transactions',
  'transactions.more.failed': 'More could not be loaded',
  'transactions.shown': 'Showing {count} transactions',
  'transactions.end': 'No more transactions. Shown: {count}',
  'transactions.partial':
    'Some transactions may be missing: more happened at the same moment than can be read at once.',
  'transactions.partial.find': 'A search or a filter may find them.',
  'transactions.row.original': 'originally {amount}',
  'transactions.row.rate': 'rate {rate}',
  'transactions.row.fee': 'fee {amount}',
  'transactions.looking': 'Looking for more…',
  'transactions.elsewhere': 'Transactions are not available for this card or account.',
  'transactions.unnamed': 'Unknown counterparty',
  'transactions.undated': 'Date unknown',
  'transactions.part.failed': 'A part of this list could not be loaded.',
  'transactions.type.outgoing': 'Outgoing payment',
  'transactions.type.incoming': 'Incoming payment',
  'transactions.type.invoice': 'Invoice payment',
  'transactions.type.fee': 'Fee',
  'transactions.type.convert': 'Currency exchange',
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
