import * as z from 'zod/mini';

/** What a header can carry. Source: Banking v2, "Person sign in", response. */
export const signedIn = z.object({ token: z.string().check(z.regex(/^[\x21-\x7e]+$/)) });

/** A session token's claims, in seconds. Source: RFC 7519, 4.1.4 and 4.1.6. */
export const claims = z.object({ exp: z.number(), iat: z.number() });
