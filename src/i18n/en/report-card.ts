import type { Messages } from '../messages.js';

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
