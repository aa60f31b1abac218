import * as z from 'zod/mini';

const phone = z.nullish(z.string());

/**
 * A code was sent, in the flat shape and in that of release 3.0.0. The test platform says the code here: it is not named,
 * so that it is never read. Source: Banking v2, "Person sign in", "Create a transfer"; CHANGELOG 3.0.0.
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
