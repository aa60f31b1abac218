import type { Messages } from '../messages.js';

/** Details of one transaction. */
export const transactionDetails = {
  'transactions.counterparty': 'Name',
  'transactions.account': 'Account',
  'transactions.date': 'Date',
  'transactions.status': 'Status',
  'transactions.reason': 'Reason',
  'transactions.amount': 'Amount',
  'transactions.original': 'Original amount',
  'transactions.rate': 'Exchange rate',
  'transactions.fee': 'Fee charged',
  'transactions.type': 'Kind',
  'transactions.type.other': 'Other',
  'transactions.description': 'Note from the bank',
  'transactions.id': 'Transaction ID',
  'transactions.raw': '{words} ({raw})',
  'transactions.reason.unknown': 'The bank gave a reason we don’t know: {code}',
  'transactions.copy': 'Copy',
  'transactions.copied': 'Copied',
  'transactions.notCopied': 'Copying is not possible here. Select the text instead.',
} as const satisfies Partial<Messages>;
