import { keepSent, recoveryTokenOf, type Sent } from './messages.js';
import { personByEmail, type Person } from './people.js';
import type { Platform } from './platform.js';

const RECOVERY_SECONDS = 3600;

/** A password that somebody asked to choose anew. */
export interface Recovery extends Sent {
  used: boolean;
}

/** What is kept of a chosen password: a person may type a real one into a sandbox. */
async function digest(person: Person, password: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${person.id}:${password}`));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The person an e-mail and a password belong to; nobody when they are blocked. */
export async function personByPassword(
  platform: Platform,
  email: string,
  password: string,
): Promise<Person | undefined> {
  const person = personByEmail(email);
  if (!person || person.blocked) return undefined;
  const chosen = platform.store.read().passwords[person.id];
  const right = chosen === undefined ? password === person.password : chosen === (await digest(person, password));
  return right ? person : undefined;
}

/** Sends the mail of a forgotten password, when somebody has that address; earlier mails are void. */
export function forgetPassword(platform: Platform, email: string): void {
  const person = personByEmail(email);
  if (!person || person.blocked) return;
  const sent = { id: crypto.randomUUID(), personId: person.id, at: platform.clock.now() };
  platform.store.update((state) => {
    const others = state.recoveries.filter(({ personId }) => personId !== person.id);
    state.recoveries = keepSent(others, { ...sent, used: false });
    state.mails = keepSent(state.mails, sent);
  });
}

/** Sets a password with the token of a mail, once, within an hour; `false` for a token that is not good. Assumed: the hour. */
export async function recoverPassword(
  platform: Platform,
  token: string,
  password: string,
  personOf: (id: string) => Person | undefined,
): Promise<boolean> {
  const fits = (recovery: Recovery): boolean =>
    !recovery.used &&
    recovery.at + RECOVERY_SECONDS * 1000 > platform.clock.now() &&
    recoveryTokenOf(recovery) === token;
  const person = personOf(platform.store.read().recoveries.find(fits)?.personId ?? '');
  if (!person) return false;
  const chosen = await digest(person, password);
  return platform.store.update((state) => {
    // Looked up again: another call may have used it meanwhile.
    const recovery = state.recoveries.find(fits);
    if (!recovery) return false;
    recovery.used = true;
    state.passwords[person.id] = chosen;
    return true;
  });
}
