import { Hono } from 'hono/tiny';
import { isObject } from '../json.js';
import { forgetPassword, personByPassword, recoverPassword } from '../passwords.js';
import { personById, personByKey } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, CODES, readObject, refuse, type ErrorEntry } from '../respond.js';
import { refuseCode, sendCode, type GivenCode, type TwoFactor } from '../two-factor.js';
import { issueToken } from './auth.js';

const SHORTEST_PASSWORD = 8;
const FINGERPRINT = 'fp_client_data.identifiers.id_fingerprint';

/** Signing in, and the way back in. Source: Banking v2, "Person sign in" to "API sign in". */
export function signInRoutes(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();

  app.post('/api/signin', async (context) => {
    const apiKey = readObject(context)?.['apiKey'];
    if (typeof apiKey !== 'string') return refuse(400, required('apiKey'));
    const person = personByKey(apiKey);
    if (!person || person.blocked) return refuse(401, { field: 'apiKey', message: 'Unknown API key' });
    return answer({ token: await issueToken(platform, person, 'api') });
  });

  app.post('/person/signin', async (context) => {
    const body = readObject(context) ?? {};
    const { email, password } = body;
    const device = fingerprintOf(body);
    const errors = [
      ...(isText(email) ? [] : [required('email')]),
      ...(isText(password) ? [] : [required('password')]),
      ...(device === undefined ? [required(FINGERPRINT)] : []),
      ...(device !== undefined && !Number.isSafeInteger(device) ? [invalid(FINGERPRINT)] : []),
    ];
    if (errors.length > 0 || !isText(email) || !isText(password)) return refuse(400, ...errors);
    const person = await personByPassword(platform, email, password);
    // One answer for both, or it would tell whose addresses are known.
    if (!person) return refuse(401, { field: '', message: 'Invalid email or password' });
    const { twoFactor } = platform.store.read();
    if (twoFactor !== 'off') {
      const act = `sign-in:${String(device)}`;
      const given = codeIn(body, twoFactor);
      if (!given) return sendCode(platform, person, act);
      const refusal = refuseCode(platform, person, act, given);
      if (refusal) return refusal;
    }
    return answer({ token: await issueToken(platform, person, 'person') });
  });

  app.post('/person/forgot-password', (context) => {
    const email = readObject(context)?.['email'];
    if (!isText(email)) return refuse(400, required('email'));
    forgetPassword(platform, email);
    return answer({});
  });

  app.post('/person/recover-password', async (context) => {
    const { password, token } = readObject(context) ?? {};
    if (!isText(token)) return refuse(400, required('token'));
    if (!isText(password)) return refuse(400, required('password'));
    // Assumed: the reference says nothing of what a password must be.
    if (password.length < SHORTEST_PASSWORD)
      return refuse(400, {
        field: 'password',
        message: `password has at least ${SHORTEST_PASSWORD} characters`,
        code: CODES.invalid,
      });
    return (await recoverPassword(platform, token, password, personById)) ? answer({}) : refuse(400, invalid('token'));
  });
  return app;
}

/** The code of a repeated call; a form that the release does not know is not seen. */
export function codeIn(body: Readonly<Record<string, unknown>>, twoFactor: TwoFactor): GivenCode | undefined {
  if (twoFactor === 'flat') {
    const code = body['two_fa_code'];
    return code === undefined || code === null ? undefined : { code: asText(code) };
  }
  const challenge = body['challenge'];
  const answered = isObject(challenge) ? challenge['two_fa'] : undefined;
  if (!isObject(answered)) return undefined;
  return { code: asText(answered['two_fa_code']), challengeId: asText(answered['challenge_id']) };
}

function fingerprintOf(body: Readonly<Record<string, unknown>>): unknown {
  const data = body['fp_client_data'];
  const identifiers = isObject(data) ? data['identifiers'] : undefined;
  return isObject(identifiers) ? identifiers['id_fingerprint'] : undefined;
}

/** A code sent as a number has lost its leading zeros, and is then as wrong as any other. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const required = (field: string): ErrorEntry => ({ field, message: `${field} is required`, code: CODES.required });
const invalid = (field: string): ErrorEntry => ({ field, message: `Invalid value of ${field}`, code: CODES.invalid });
