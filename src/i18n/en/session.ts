import type { Messages } from '../messages.js';

/** The warning before a session ends. */
export const session = {
  'session.ending.title': 'Are you still there?',
  'session.ending.text': 'To keep your money safe you will be signed out in {time}.',
  'session.ending.stay': 'Stay signed in',
  'session.signOut': 'Sign out',
} as const satisfies Partial<Messages>;
