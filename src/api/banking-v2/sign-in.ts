import type { CodeChallenge, SessionState, SignInCredentials } from '../../domain/session.js';
import type { SessionCalls } from '../client.types.js';
import { GiroError, type GiroErrorKind } from '../errors.js';
import { readFaults, type Answer } from '../faults.js';
import type { Session } from '../session.js';
import type { Setup } from '../setup.js';
import { validate, validateIf } from '../validate.js';
import { deviceId } from './device.js';
import { bankingHttp } from './dialect.js';
import { claims, owner, signedIn } from './sign-in.schema.js';
import {
  countRefusal,
  isOfCode,
  isOpen,
  readChallenge,
  VOID,
  withProof,
  type Body,
  type CodeAttempt,
} from './two-factor.js';
import { post } from './write.js';

type SignInCalls = Omit<SessionCalls, 'state' | 'person' | 'owner' | 'onChange' | 'signOut'>;

/** Signing in over Banking v2. Source: Banking v2, "Person sign in", "Person forgot password", "Person recover password". */
export function createSignIn(setup: Setup): SignInCalls {
  const { session, options } = setup;
  const http = bankingHttp(setup);
  /** The newest first step; whatever came of an older one is void. */
  let attempt: CodeAttempt = { failures: 0 };

  const credentialsBody = ({ email, password }: SignInCredentials): Body => ({
    email,
    password,
    fp_client_data: { identifiers: { id_fingerprint: deviceId(options.deviceId) } },
  });

  /** Takes the token, unless the person meanwhile began again or signed out. */
  function take(name: string, token: string, mine: CodeAttempt, epoch: object): void {
    if (attempt !== mine || session.epoch !== epoch)
      throw new GiroError('cancelled', `${name}: given up for a newer sign-in, or because the person signed out.`);
    attempt = { failures: 0 };
    enter(session, token);
  }

  return {
    async signIn(credentials) {
      const name = 'session.signIn';
      const mine: CodeAttempt = (attempt = { failures: 0 });
      const { epoch } = session;
      const body = credentialsBody(credentials);
      const answer = await post(http, { name, path: '/person/signin', body, open: firstRefusal }, readFirst);
      if (answer.token !== undefined) {
        take(name, answer.token, mine, epoch);
        return { done: true, value: undefined };
      }
      mine.challenge = answer.challenge;
      return { done: false, challenge: answer.challenge };
    },

    async confirm(credentials, challenge, code) {
      const name = 'session.confirm';
      const mine = attempt;
      const { epoch } = session;
      if (!isOpen(mine, challenge)) throw refusal(name, {}, VOID);
      const open = (answer: Answer): GiroError =>
        refusal(name, answer, isOfCode(answer) ? countRefusal(mine, answer, !NEUTRAL[answer.status]) : undefined);
      const body = withProof(credentialsBody(credentials), challenge, code);
      const { token } = await post(http, { name, path: '/person/signin', body, open }, (given) =>
        validate(signedIn, given),
      );
      take(name, token, mine, epoch);
    },

    async forgotPassword(email) {
      const name = 'session.forgotPassword';
      const seen = { isUnknown: false };
      const open = (answer: Answer): GiroError => {
        seen.isUnknown = answer.status === 404 || readFaults(answer.text).fields.some(({ field }) => field === 'email');
        return refusal(name, answer);
      };
      try {
        await post(http, { name, path: '/person/forgot-password', body: { email }, open }, () => undefined);
      } catch (error) {
        // Who has an account is nobody's business: an address that is not known ends like one that is.
        if (!seen.isUnknown) throw error;
      }
    },

    async recoverPassword(password, recoveryToken) {
      const name = 'session.recoverPassword';
      const open = (answer: Answer): GiroError => {
        const { status, requestId, text } = answer;
        const fields = readFaults(text).fields.filter(({ field }) => field === 'password');
        return fields.length > 0
          ? new GiroError('validation', `${name}: the platform refused the password.`, { status, requestId, fields })
          : refusal(name, answer, isOfVersion(answer) ? undefined : 'void-link');
      };
      const body = { password, token: recoveryToken };
      await post(http, { name, path: '/person/recover-password', body, open }, () => undefined);
    },

    extend: () => http.read({ name: 'session.extend', method: 'GET', path: '/persons/me' }, () => undefined),
  };
}

/** Statuses that say nothing about what was sent. */
const NEUTRAL: Readonly<Record<number, GiroErrorKind>> = { 408: 'timeout', 421: 'server', 429: 'rate-limited' };

/** True where the platform speaks another version than the kit. Source: Banking v2, "API Versioning", codes 21001 and 21002. */
const isOfVersion = ({ text }: Answer): boolean =>
  /^2100[12]$/.test(readFaults(text).code ?? '') || /API version/i.test(text);

function refusal(name: string, { status, requestId }: Partial<Answer>, code?: string): GiroError {
  const kind = NEUTRAL[status ?? 0] ?? 'refused';
  return new GiroError(kind, `${name}: the platform refused it.`, {
    status,
    requestId,
    code: kind === 'refused' ? code : undefined,
  });
}

/** One error for every refusal: which of e-mail and password was wrong is not said, not even by a status. */
const firstRefusal = ({ requestId }: Answer): GiroError => refusal('session.signIn', { requestId });

/** The first answer: a token where two-factor is off, else a challenge in one of two shapes. */
function readFirst(
  body: unknown,
): { readonly token: string } | { readonly token?: undefined; readonly challenge: CodeChallenge } {
  const done = validateIf(signedIn, body);
  return done ? { token: done.token } : { challenge: readChallenge(body) };
}

/**
 * From here on the person's token goes to Banking v2, and nothing asked for before is told to anybody. When the platform
 * refuses it, the session is over: the host's token, which may be somebody else's, is not asked for instead.
 */
function enter(session: Session, token: string): void {
  session.end('cancelled');
  session.isPersons = true;
  session.belongsTo(ownerOf(token));
  const state = (newest: string): SessionState => ({
    step: 'signed-in',
    since: performance.now(),
    lifetime: lifetimeOf(newest),
  });
  session.keep(
    'banking',
    (expired) => {
      if (!expired) return Promise.resolve(token);
      session.end('unauthorized');
      session.say({ step: 'signed-out', why: 'expired' });
      return Promise.reject(new GiroError('unauthorized', 'The session is over: the person must sign in again.'));
    },
    (newest) => {
      if (newest !== token) session.state = state(newest); // the same one again is good for no longer
      token = newest;
    },
  );
  session.say(state(token));
}

/** How long a token is good for, in milliseconds; absent where it does not say. Source: RFC 7519. */
function lifetimeOf(token: string): number | undefined {
  const { exp, iat } = validateIf(claims, payloadOf(token)) ?? { exp: 0, iat: 0 };
  return exp > iat ? (exp - iat) * 1000 : undefined;
}

/** Whose a token is, as the platform calls them; undefined where it does not say. */
function ownerOf(token: string): string | undefined {
  const { type, id } = validateIf(owner, payloadOf(token)) ?? {};
  return id === undefined ? undefined : `${type ?? ''} ${id}`;
}

/** What a token says; undefined where nobody can read it. */
function payloadOf(token: string): unknown {
  try {
    return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}
