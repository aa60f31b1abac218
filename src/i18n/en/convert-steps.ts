import type { Messages } from '../messages.js';

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
