import { createMiddleware } from 'hono/factory';
import { personById, type Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { refuse } from '../respond.js';
import { signToken, verifyToken, type TokenType } from '../tokens.js';

const HEADER = 'x-access-token';

/** What handlers behind {@link rotatingToken} know. */
export interface SignedIn {
  Bindings: Bindings;
  Variables: { person: Person; tokenType: TokenType };
}

/** Checks `x-access-token` and puts a fresh token into the same header of the answer. Source: "Authorization". */
export const rotatingToken = (platform: Platform) =>
  createMiddleware<SignedIn>(async (context, next) => {
    const token = context.req.header(HEADER);
    if (token === undefined) return refuse(401, { field: 'jwt', message: 'No auth token' });
    const verdict = await verifyToken(token, 'banking', platform.clock.now());
    if (verdict.fault) return refuse(401, { field: 'jwt', message: verdict.fault });
    const person = personById(verdict.claims.sub);
    if (!person) return refuse(401, { field: 'jwt', message: 'No such person' });
    const { type = 'api' } = verdict.claims;
    context.set('person', person);
    context.set('tokenType', type);
    await next();
    context.res.headers.set(HEADER, await issueToken(platform, person, type));
    return undefined;
  });

/** Lets only people pass who may see their corporation's money. Assumed: the reference shows no answer to others. */
export const mayRead = createMiddleware<SignedIn>(async (context, next) => {
  if (context.var.person.role === 'cardholder')
    return refuse(403, { field: '', message: 'You have no permission to see this' });
  await next();
  return undefined;
});

/** Signs a person in. Source: "Authentication"; a person's token lives half an hour, as the reference's own do. */
export function issueToken(platform: Platform, person: Person, type: TokenType): Promise<string> {
  const iat = Math.floor(platform.clock.now() / 1000);
  const seconds = type === 'person' ? platform.personTokenSeconds : platform.tokenSeconds;
  return signToken({ sub: person.id, id: person.id, aud: 'banking', type, iat, exp: iat + seconds });
}
