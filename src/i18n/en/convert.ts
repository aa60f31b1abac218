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

/** `giro-convert-form`, from its review on; loads with these steps. */
export const convertSteps = {
  'convert.reviewing': 'Check and convert',
  'convert.review.gets': 'You get',
  'convert.review.from': 'From',
  'convert.review.to': 'To',
  'convert.review.target': 'Your account in {currency}',
  'convert.review.rate': 'Set by the bank when it converts',
  'convert.duplicate':
    'You converted to {amount} on {time} already. Go on only if you want to convert that much again.',
  'convert.send': 'Convert to {amount}',
  'convert.sending': 'Converting…',
  'convert.unknown.title': 'We don’t know yet. Don’t convert again.',
  'convert.unknown.text':
    'The bank’s answer was lost. Your conversion to {amount} may have been carried out. We keep looking and will tell you here.',
  'convert.unknown.ask':
    'We could not find out what became of it. Don’t convert again. Ask the bank about the conversion that stands here.',
  'convert.never.text': 'Your conversion to {amount} did not reach the bank. No money moved. You can convert again.',
  'convert.never.again': 'Convert again',
  'convert.done.title': 'Converted to {amount}',
  'convert.done.title.pending': 'Converting to {amount}',
  'convert.done.title.failed': 'Not converted to {amount}',
  'convert.done.approved': 'The money is in your account in {currency}.',
  'convert.done.pending': 'The bank has your conversion and is working on it. There is nothing more to do.',
  'convert.done.hold': 'The bank holds this conversion. Contact the bank.',
  'convert.done.failed':
    'The bank did not carry this conversion out. The money stays in, or comes back to, the account it came from.',
  'convert.done.paid': 'You pay',
  'convert.done.fresh': 'New conversion',
} as const satisfies Partial<Messages>;
