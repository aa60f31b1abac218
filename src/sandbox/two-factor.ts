import { codeOf, keepSent, type SentCode } from './messages.js';
import type { Person } from './people.js';
import type { Platform } from './platform.js';
import { answer, CODES, refuse } from './respond.js';
import { digits } from './seed.js';

/**
 * How a call asks for a code: in the answer of earlier releases, in that of 3.0.0, or not at all.
 * Source: `api/README.md`, "SMS two-factor (Banking v2)".
 */
export type TwoFactor = 'flat' | 'challenge' | 'off';

/** True for a way of asking for a code. */
export const isTwoFactor = (value: unknown): value is TwoFactor =>
  value === 'flat' || value === 'challenge' || value === 'off';

/** A code that was sent for one act of one person. */
export interface CodeChallenge extends SentCode {
  /** What it was asked for, for example a sign-in on one device: a code is good for nothing else. */
  act: string;
  /** Wrong codes so far. */
  tries: number;
  used: boolean;
}

/** Source: Banking v2, `CHANGELOG` 3.0.0; assumed for the flat form, which says no time. */
const CODE_SECONDS = 300;
const MOST_TRIES = 3;

const TRY_AGAIN = 'Invalid verification code. Please, try again or check your phone No.';
const HAS_EXPIRED = "Invalid verification code. The verification code we've sent you has expired.";

/** The id that the answer of 3.0.0 says. */
const publicId = ({ id }: CodeChallenge): string => digits(`challenge:${id}`, 6);

const truncated = (phone: string): string => '*'.repeat(phone.length - 2) + phone.slice(-2);

const isGood = (challenge: CodeChallenge, now: number): boolean => now < challenge.at + CODE_SECONDS * 1000;

/** Sends a code and answers that it was sent; codes of earlier calls for the same act are void. */
export function sendCode(platform: Platform, person: Person, act: string): Response {
  const at = platform.clock.now();
  const challenge = platform.store.update((state): CodeChallenge => {
    const nth = (state.texts.at(-1)?.nth ?? -1) + 1;
    const sent = { id: crypto.randomUUID(), personId: person.id, at, nth };
    const made = { ...sent, act, tries: 0, used: false };
    const others = state.challenges.filter((other) => other.personId !== person.id || other.act !== act);
    state.challenges = keepSent(others, made, (other) => !other.used && isGood(other, at));
    state.texts = keepSent(state.texts, sent);
    return made;
  });
  const truncated_phone_number = truncated(person.phone);
  if (platform.store.read().twoFactor === 'flat')
    // The reference's test system tells the code here; a client must not look.
    return answer({ truncated_phone_number, two_fa_code: codeOf(challenge) });
  return answer({
    challenge: {
      two_fa: {
        truncated_phone_number,
        code_issued_timestamp: Math.floor(at / 1000),
        code_expiration_sec: CODE_SECONDS,
        challenge_id: publicId(challenge),
      },
    },
  });
}

/** A code as a repeated call carries it. */
export interface GivenCode {
  readonly code: string;
  /** Only in the form of 3.0.0. */
  readonly challengeId?: string | undefined;
}

/** Uses up the code of an act; the refusal when it is not the one that was sent. */
export function refuseCode(
  platform: Platform,
  person: Person,
  act: string,
  { challengeId, code }: GivenCode,
): Response | undefined {
  const now = platform.clock.now();
  const verdict = platform.store.update((state) => {
    const challenge = state.challenges.find(
      (candidate) =>
        candidate.personId === person.id &&
        candidate.act === act &&
        !candidate.used &&
        (challengeId === undefined || publicId(candidate) === challengeId),
    );
    if (!challenge) return 'wrong';
    if (!isGood(challenge, now)) return 'expired';
    if (challenge.tries < MOST_TRIES && codeOf(challenge) === code) {
      challenge.used = true;
      return 'right';
    }
    challenge.tries += 1;
    return challenge.tries === MOST_TRIES ? 'exhausted' : 'wrong';
  });
  // Release 3.0.0 shows a code with its errors, and as a number; earlier ones show none.
  const later = platform.store.read().twoFactor === 'challenge';
  const invalid = later ? { code: Number(CODES.invalid) } : {};
  switch (verdict) {
    case 'right':
      return undefined;
    case 'expired':
      return refuse(400, {
        field: 'code',
        message: 'Verification code is expired',
        code: later ? Number(CODES.codeExpired) : CODES.codeExpired,
      });
    case 'exhausted':
      return refuse(400, { field: 'code', message: HAS_EXPIRED, ...invalid });
    case 'wrong':
      return refuse(400, { field: 'code', message: TRY_AGAIN, ...invalid });
  }
}
