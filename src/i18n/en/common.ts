import type { Messages } from '../messages.js';

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
  'error.forbidden': 'You do not have permission for this. Contact the bank if you think you should.',
  'error.not-found': 'We could not find this. It may have been removed. Contact the bank if it should be here.',
  'error.validation': 'The bank did not accept this. Check the details, and contact the bank if they are right.',
  'error.refused': 'The bank did not accept this. Contact the bank to find out why.',
  'error.rate-limited': 'That was too often. Wait a minute and try again.',
  'error.server': 'The bank has a technical problem. Try again in a few minutes.',
  'error.bad-answer': 'We did not understand the bank’s answer. Try again in a few minutes.',
  'error.unknown-outcome': 'We did not get an answer. Check whether it worked before you do it again.',
  'error.usage': 'This part of the page is not set up correctly. Contact the bank.',
  'error.cancelled': 'This was stopped before it was finished. Try again.',
} as const satisfies Partial<Messages>;
