import { CODE_TRIES, type CodeChallenge } from '../../domain/session.js';
import { readFaults, type Answer } from '../faults.js';
import type { JsonValue } from '../json.js';
import { Misfit, validate, validateIf } from '../validate.js';
import { flatChallenge, nestedChallenge } from './two-factor.schema.js';

/** How long a code is good for where the platform does not say. Source: CHANGELOG 3.0.0, `code_expiration_sec`. */
const LIFETIME = 300;
/** Verification code is expired. Source: Banking v2, "List of common validation error codes". */
export const VOID = '10003';

/** What a call's body is. */
export type Body = Readonly<Record<string, JsonValue>>;

/** One first step, and what came of the codes typed for it. */
export interface CodeAttempt {
  challenge?: CodeChallenge | undefined;
  failures: number;
}

/** The challenge of a first answer, in either shape. Throws a {@link Misfit} where it is none. */
export function readChallenge(body: unknown): CodeChallenge {
  const nested = validateIf(nestedChallenge, body)?.challenge.two_fa;
  if (nested)
    return {
      phone: nested.truncated_phone_number || undefined,
      lifetime: nested.code_expiration_sec && nested.code_expiration_sec > 0 ? nested.code_expiration_sec : LIFETIME,
      id: String(nested.challenge_id),
    };
  const flat = validate(flatChallenge, body);
  if (!('truncated_phone_number' in flat)) throw new Misfit('its root');
  return { phone: flat.truncated_phone_number || undefined, lifetime: LIFETIME };
}

/** The first call's body with the code appended at its end, in the shape the challenge came in. */
export const withProof = (body: Body, { id }: CodeChallenge, code: string): Body => ({
  ...body,
  ...(id === undefined ? { two_fa_code: code } : { challenge: { two_fa: { challenge_id: id, two_fa_code: code } } }),
});

/** True while a code may be sent: for the newest challenge only, and until it is void. */
export const isOpen = ({ challenge, failures }: CodeAttempt, given: CodeChallenge): boolean =>
  isSame(challenge, given) && failures < CODE_TRIES;

const isSame = (newest: CodeChallenge | undefined, given: CodeChallenge): boolean =>
  newest !== undefined && (newest === given || (newest.id !== undefined && newest.id === given.id));

/** Only the text tells an expired code from a wrong one where there is no number. Source: Banking v2, "Person sign in". */
const isVoid = ({ text }: Answer): boolean => readFaults(text).code === VOID || /has expired/i.test(text);

/** Counts a refused code, if it was one, and says what the refusal means: a void code stays void whatever is said later. */
export function countRefusal(attempt: CodeAttempt, answer: Answer, counts = true): typeof VOID | 'wrong-code' {
  if (isVoid(answer)) attempt.failures = CODE_TRIES;
  else if (counts) attempt.failures += 1;
  return attempt.failures >= CODE_TRIES ? VOID : 'wrong-code';
}

/** True where it is the code that was refused, and not what it was sent for, such as a BIC. Source: Banking v2, "Person sign in"; CHANGELOG 3.0.0. */
export function isOfCode({ text }: Answer): boolean {
  const { code, fields } = readFaults(text);
  return (
    code === VOID ||
    fields.some(({ field }) => /^code$|(^|\.)two_fa_code$/.test(field)) ||
    /verification code/i.test(text)
  );
}
