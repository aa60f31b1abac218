import * as z from 'zod/mini';

/** What a header can carry. Source: Banking v2, "Person sign in", response. */
export const signedIn = z.object({ token: z.string().check(z.regex(/^[\x21-\x7e]+$/)) });

/** A session token's claims, in seconds. Source: RFC 7519, 4.1.4 and 4.1.6. */
export const claims = z.object({ exp: z.number(), iat: z.number() });

/** Whom a session token names. Source: Banking v2, the token of "Person sign in"; its `sub` is the same for everybody. */
export const owner = z.object({ id: z.string().check(z.minLength(1)), type: z.string() });
