import * as z from 'zod/mini';
import type { FeeCalls } from '../client.types.js';
import type { Http } from '../http.js';
import { minorUnits } from '../shapes.js';
import { validate } from '../validate.js';

/** Source: Banking v2, "Fee amount", whose other amounts are deprecated. */
const fee = z.object({ margin_amount: minorUnits });

/** Fees over Banking v2. Source: Banking v2, "Fee amount". */
export const createFees = (http: Http): FeeCalls => ({
  async quote({ action, money: { amount, currency }, rail, signal }) {
    const query = new URLSearchParams({ action, currency, amount: String(amount) });
    if (rail && action === 'transfer-outgoing') query.set('paymentRail', rail);
    return http.read(
      { name: 'fees.quote', method: 'GET', path: `/fee-options/amount?${query}` },
      (body) => ({ amount: BigInt(validate(fee, body).margin_amount), currency }),
      signal,
    );
  },
});
