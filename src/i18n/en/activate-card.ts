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
