import * as z from 'zod/mini';
import { filled } from '../shapes.js';

/** What a header can carry. Source: Banking v2, "Person sign in", response. */
export const signedIn = z.object({ token: z.string().check(z.refine((text) => /^[\x21-\x7e]+$/.test(text))) });

/** A session token's claims, in seconds. Source: RFC 7519, 4.1.4 and 4.1.6. */
export const claims = z.object({ exp: z.number(), iat: z.number() });

/** Whom a session token names. Source: Banking v2, the token of "Person sign in"; its `sub` is the same for everybody. */
export const owner = z.object({ id: filled, type: z.string() });
