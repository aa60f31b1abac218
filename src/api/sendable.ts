import { GiroError } from './errors.js';

/** Source: Banking v2, "Create a transfer": "Should be > 0 and max length is 16"; the same is [assumed] of Cards v3. */
const MOST = 10n ** 16n;

/** An amount that can be sent; throws `usage` before anything is. */
export function sendable(name: string, amount: bigint): bigint {
  if (typeof amount === 'bigint' && amount > 0n && amount < MOST) return amount;
  throw new GiroError('usage', `${name}: an amount is minor units, a \`bigint\` of more than 0 and at most 16 digits.`);
}
