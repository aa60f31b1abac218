import type { Messages } from '../messages.js';

/** `giro-convert-form`, as long as its details are typed. */
export const convert = {
  'convert.excluded': '{name} (can’t be converted)',
  'convert.to': 'To currency',
  'convert.amount': 'Amount to get',
  'convert.amount.hint': 'This much arrives, in {currency}. The bank sets the rate when it converts.',
  'convert.noTarget': 'You have no account in {currency}, so the bank may refuse this.',
  'convert.fee.age': 'Quoted {time}',
  'convert.fault.no-conversion': 'The money in this account can’t be converted. Choose another account.',
  'convert.fault.currency': 'Money can’t be converted to this currency. Choose another.',
  'convert.fault.same-currency': 'The account already has this currency. Choose another.',
  'convert.feeChanged': 'The fee is not what it was a moment ago. Check it before you convert.',
  'convert.news.changed': 'Something was changed, so nothing was converted. Review it again.',
  'convert.news.returned': 'You are signed in again. Nothing was converted. Review it again.',
  'convert.news.refused': 'The conversion was not carried out. No money moved.',
  'convert.news.unsent': 'Nothing was converted.',
  'convert.error.20001': 'The bank does not know conversions. Contact the bank.',
  'convert.error.20003':
    'The bank does not know one of the two accounts: the one you convert from, or one in the other currency.',
  'convert.error.20004': 'One of the two accounts is not fully set up yet. Choose another, or contact the bank.',
  'convert.error.20009': 'The bank can’t convert between these two accounts. Choose another account or currency.',
  'convert.error.20011': 'The account in the other currency takes euros (EUR) only. Choose another currency.',
} as const satisfies Partial<Messages>;
