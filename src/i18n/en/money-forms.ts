import type { Messages } from '../messages.js';

// What the forms that move money say before what they do is here, or in its place.

/** Both. */
export const forms = {
  'transfer.part.failed': 'A part of this form could not be loaded.',
} as const satisfies Partial<Messages>;

/** `giro-transfer-form`. */
export const transferForm = {
  'transfer.title': 'Send money',
  'transfer.noAccounts': 'There is no account to send money from.',
  'transfer.unknownAccount': 'This account was not found.',
} as const satisfies Partial<Messages>;

/** `giro-convert-form`. */
export const convertForm = {
  'convert.title': 'Convert money',
  'convert.notOffered': 'Converting money is not available here.',
  'convert.noAccounts': 'There is no account to convert money from.',
  'convert.noneAllowed': 'The money in these accounts can’t be converted.',
  'convert.notThis': 'The money in this account can’t be converted.',
  'convert.unknownAccount': 'This account was not found.',
} as const satisfies Partial<Messages>;
