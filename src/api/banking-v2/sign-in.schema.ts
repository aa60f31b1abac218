import * as z from 'zod/mini';

/** What a header can carry. Source: Banking v2, "Person sign in", response. */
export const signedIn = z.object({ token: z.string().check(z.regex(/^[\x21-\x7e]+$/)) });

const phone = z.nullish(z.string());

/**
 * A code was sent, in the flat shape and in that of release 3.0.0. The test platform says the code here: it is not named,
 * so that it is never read. Source: Banking v2, "Person sign in"; CHANGELOG 3.0.0.
 */
export const flatChallenge = z.object({ truncated_phone_number: phone });
export const nestedChallenge = z.object({
  challenge: z.object({
    two_fa: z.object({
      truncated_phone_number: phone,
      code_expiration_sec: z.nullish(z.number()),
      challenge_id: z.union([z.string(), z.number()]),
    }),
  }),
});

/** A session token's claims, in seconds. Source: RFC 7519, 4.1.4 and 4.1.6. */
export const claims = z.object({ exp: z.number(), iat: z.number() });
