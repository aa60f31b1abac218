import { exchange } from '../rates.js';

/** How a payment travels. Source: Banking v2, "Fee amount". */
export type PaymentRail = 'SWIFT' | 'SEPA' | 'Local';

/** What a payment costs, in euro cents. Made up. */
const PER_PAYMENT: Readonly<Record<PaymentRail, bigint>> = { SEPA: 35n, Local: 50n, SWIFT: 1_200n };

/** True for the name of one. */
export const isPaymentRail = (value: string): value is PaymentRail => Object.hasOwn(PER_PAYMENT, value);

/** What sending an amount to somebody costs, in minor units of the currency. */
export const transferFee = (currency: string, rail: PaymentRail): bigint =>
  exchange(PER_PAYMENT[rail], 'EUR', currency);

/** What exchanging an amount costs, in the same minor units: 1.5 %. */
export const exchangeFee = (amount: bigint): bigint => (amount * 15n) / 1000n;
