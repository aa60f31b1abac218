import { PEOPLE } from './people.js';
import type { Platform } from './platform.js';
import { digits, hash } from './seed.js';

const KEPT = 50;

/** A text message as the person's phone shows it. */
export interface PhoneMessage {
  /** Phone number, digits only. */
  readonly to: string;
  readonly text: string;
  /** The code in the text. */
  readonly code?: string | undefined;
  /** Milliseconds by the sandbox clock. */
  readonly at: number;
}

/** An e-mail as the person's mailbox shows it. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The address in the text. */
  readonly link: string;
  /** The recovery token at the address's end. */
  readonly token: string;
  /** Milliseconds by the sandbox clock. */
  readonly at: number;
}

/** All people's phones. */
export interface SandboxPhone {
  /** The newest fifty, oldest first. */
  readonly messages: readonly PhoneMessage[];
}

/** All people's mailboxes. */
export interface SandboxMail {
  /** The newest fifty, oldest first. */
  readonly messages: readonly MailMessage[];
}

/** That something was sent to a person; its words are derived when they are read, so that no code is ever stored. */
export interface Sent {
  /** What the code or token comes from. */
  id: string;
  personId: string;
  at: number;
}

/** A code that was sent, and whether it may be like `012345`: every other one is. */
export interface SentCode extends Sent {
  nth: number;
}

/** The six digits of a code. */
export const codeOf = ({ id, nth }: Pick<SentCode, 'id' | 'nth'>): string =>
  nth % 2 === 0 ? `0${digits(`code:${id}`, 5)}` : digits(`code:${id}`, 6);

const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The 64 characters of a recovery token. Source: Banking v2, the link of "Person recover password". */
export const recoveryTokenOf = ({ id }: Pick<Sent, 'id'>): string =>
  Array.from({ length: 64 }, (_, place) => TOKEN_LETTERS[hash(`recovery:${id}~${place}`) % 64] ?? 'A').join('');

/** Adds to a list of what was sent and keeps the newest, and what is not done with. */
export const keepSent = <T extends Sent>(list: readonly T[], sent: T, isOpen: (one: T) => boolean = () => false): T[] =>
  [...list, sent].filter((one, index) => index > list.length - KEPT || isOpen(one));

/** What stands on the phones. */
export const phoneOf = (platform: Platform): SandboxPhone => ({
  get messages() {
    return platform.store.read().texts.map((sent): PhoneMessage => {
      const code = codeOf(sent);
      const text = `${code} is your Giro sandbox code. It is good for 5 minutes. Tell it to nobody, not even us.`;
      return { to: personOf(sent).phone, text, code, at: sent.at };
    });
  },
});

/** What lies in the mailboxes. */
export const mailOf = (platform: Platform): SandboxMail => ({
  get messages() {
    return platform.store.read().mails.map((sent): MailMessage => {
      const token = recoveryTokenOf(sent);
      const link = `https://portal.giro.invalid/recover-password/${token}`;
      const text = `Choose a new password within an hour: ${link}\nIf you did not ask for this, nothing has changed.`;
      return { to: personOf(sent).email, subject: 'Choose a new password', text, link, token, at: sent.at };
    });
  },
});

function personOf({ personId }: Sent) {
  const person = PEOPLE.find(({ id }) => id === personId);
  if (!person) throw new RangeError(`No person ${personId}`);
  return person;
}
