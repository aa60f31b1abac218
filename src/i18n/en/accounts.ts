import type { Messages } from '../messages.js';

/** `giro-account-list`. */
export const accounts = {
  'accounts.label': 'Accounts',
  'accounts.empty.title': 'No accounts yet',
  'accounts.empty.text': 'Accounts you open with the bank will appear here.',
  'accounts.none.title': 'No matching accounts',
  'accounts.none.text': 'You have no account in this currency.',
  'accounts.failed.title': 'Your accounts could not be loaded',
  'accounts.some': 'Some accounts could not be loaded',
  'accounts.stale': 'This may be out of date.',
  'accounts.unnamed': '{currency} account',
  'accounts.ending': 'ending {digits}',
  'accounts.available': 'Available',
  'accounts.reserved': 'Reserved {amount}',
  'accounts.unknown': 'Balance not available',
  'accounts.totals': 'Totals',
  'accounts.total': 'Total available in {currency}',
} as const satisfies Partial<Messages>;

/** How to pay into an account, in `giro-account-list`. */
export const payIn = {
  'payIn.show': 'How to pay in',
  'payIn.showOf': 'How to pay in: {account}',
  'payIn.failed': 'The bank details could not be loaded',
  'payIn.none': 'There are no bank details for this account yet. Contact the bank to pay in.',
  'payIn.beneficiary': 'Payable to',
  'payIn.iban': 'IBAN',
  'payIn.bic': 'BIC',
  'payIn.number': 'Account number',
  'payIn.sortCode': 'Sort code',
  'payIn.code': 'Bank code',
  'payIn.bank': 'Bank',
  'payIn.rail.sepa': 'Euro payments (SEPA)',
  'payIn.rail.cross-border': 'International payments (SWIFT)',
  'payIn.rail.uk-local': 'Payments within the UK',
  'payIn.copy': 'Copy',
  'payIn.copyOf': 'Copy: {what}',
  'payIn.copied': 'Copied',
  'payIn.copiedOf': '{what}: copied',
  'payIn.notCopied': 'Copying is not possible here. Select the text instead.',
  'payIn.notCopied.short': 'Not copied',
  'payIn.qr': 'QR code for paying into {account}',
  'payIn.qr.text': 'Scan this with a banking app. You choose the amount there.',
  'payIn.qr.failed': 'The QR code could not be loaded. You can pay in with the details.',
} as const satisfies Partial<Messages>;
