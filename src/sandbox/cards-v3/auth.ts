import { Hono } from 'hono/tiny';
import { createMiddleware } from 'hono/factory';
import { personById, personByKey, type Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, CODES, readObject, refuse } from '../respond.js';
import { refreshSession, startSession } from '../sessions.js';
import { verifyToken } from '../tokens.js';

/** What handlers behind {@link bearer} know. */
export interface SignedIn {
  Bindings: Bindings;
  Variables: { person: Person };
}

/** Lets only requests with a valid access token pass. */
export const bearer = (platform: Platform) =>
  createMiddleware<SignedIn>(async (context, next) => {
    const header = context.req.header('authorization') ?? '';
    const token = /^Bearer (\S+)$/i.exec(header)?.[1];
    if (token === undefined) return refuse(401, { message: 'Access token is missing', code: 'unauthorized' });
    const verdict = await verifyToken(token, 'cards', platform.clock.now());
    const person = verdict.fault ? undefined : personById(verdict.claims.sub);
    if (!person)
      return refuse(401, {
        message: `Access token is not valid: ${verdict.fault ?? 'unknown person'}`,
        code: 'unauthorized',
      });
    context.set('person', person);
    await next();
    return undefined;
  });

/** Login and refresh. Source: `api/README.md`, "Sessions". */
export function authRoutes(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  app.post('/login', async (context) => {
    const apiKey = readObject(context)?.['api_key'];
    if (typeof apiKey !== 'string')
      return refuse(400, { field: 'api_key', message: 'api_key is required', code: CODES.required });
    const person = personByKey(apiKey);
    if (!person) return refuse(401, { message: 'Unknown API key', code: 'unauthorized' });
    return answer(await startSession(platform, person.id));
  });
  app.post('/refresh', async (context) => {
    const field = 'refresh_token';
    const token = readObject(context)?.[field];
    if (typeof token !== 'string') return refuse(400, { field, message: `${field} is required`, code: CODES.required });
    const { pair, fault } = { pair: undefined, fault: undefined, ...(await refreshSession(platform, token)) };
    if (pair) return answer(pair);
    if (fault === 'premature')
      return refuse(400, { field, message: 'The access token has not expired yet', code: 'premature_refresh' });
    return refuse(401, {
      field,
      message: fault === 'not-newest' ? 'A newer refresh token was issued' : 'The refresh token is not valid',
      code: 'unauthorized',
    });
  });
  return app;
}
