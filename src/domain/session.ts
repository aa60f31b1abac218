/**
 * A code sent by SMS that the person must type. The code itself is never part of it.
 * Source: Banking v2, "Person sign in"; CHANGELOG 3.0.0, `challenge.two_fa`.
 */
export interface CodeChallenge {
  /** The phone the code went to, masked by the platform. */
  readonly phone?: string | undefined;
  /** How long the code is good for, in seconds, counted from when the answer came; 300 unless the platform says. */
  readonly lifetime: number;
  /** Names the challenge, in the shape of release 3.0.0 only. */
  readonly id?: string | undefined;
}

/** Wrong codes after which a code is void for a person. Source: Banking v2, "Person sign in", bad responses. */
export const CODE_TRIES = 3;

/** What a person signs in with. Kept nowhere but in the call. */
export interface SignInCredentials {
  readonly email: string;
  readonly password: string;
}

/** Where a client's banking token comes from. */
export type SessionState =
  /** From the host (`getToken`, `tokenUrl`), or from nowhere yet. */
  | { readonly step: 'host' }
  /** From a person who signed in; `lifetime` in milliseconds from when the token came (`exp - iat`), where it says one. */
  | { readonly step: 'signed-in'; readonly since: number; readonly lifetime: number | undefined }
  /** The person signed out, here or in another tab, or the session ended. */
  | { readonly step: 'signed-out'; readonly why: 'asked' | 'expired' };

/** Warned this long before a session ends: at least the 20 seconds of WCAG 2.2, 2.2.1. */
const WARNING_MS = 60_000;
const LEAST_WARNING_MS = 20_000;

/** When a session ends, in milliseconds of the monotonic clock `since` was taken from; undefined where nobody knows. */
export const endsAt = (state: SessionState): number | undefined =>
  state.step === 'signed-in' && state.lifetime !== undefined ? state.since + state.lifetime : undefined;

/** When the person is warned of it: a minute before, less for a short session, never less than 20 seconds before. */
export function warnsAt(state: SessionState): number | undefined {
  const end = endsAt(state);
  if (end === undefined || state.step !== 'signed-in') return undefined;
  return end - Math.max(LEAST_WARNING_MS, Math.min(WARNING_MS, (end - state.since) / 2));
}
