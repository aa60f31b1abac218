import type { Money } from './money.js';

/**
 * How far a transaction has come. Source: Banking v2, "Authorization Codes":
 * 0, 1, 10, 21, 22, 30, 40, 41, 42, 43; `unknown` for any other.
 */
export type TransactionStatus =
  | 'approved'
  | 'authorized'
  | 'declined'
  | 'refunded'
  | 'hold'
  | 'rejected'
  | 'pending'
  | 'processing'
  | 'under-review'
  | 'initialized'
  | 'unknown';

/** Whether money came to the person, left them, or the platform did not say. */
export type TransactionDirection = 'incoming' | 'outgoing' | 'unknown';

/** One booking of a card or an account. */
export interface Transaction {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  readonly direction: TransactionDirection;
  /** The platform's own word for its kind, for example `transfer-outgoing`. */
  readonly typeName: string;
  /** What left or came to the person's own side; never negative, `direction` says which way. */
  readonly amount: Money;
  /** What the other side paid or got, where its currency is another. */
  readonly original?: Money | undefined;
  /** Decimal text, as the platform says it. */
  readonly exchangeRate?: string | undefined;
  /** Name of the other side, else its masked identifier. */
  readonly counterparty?: string | undefined;
  readonly status: TransactionStatus;
  /** The platform's `status.code`. */
  readonly statusCode?: number | undefined;
  /** The platform's `status.error_code`, for example 5120. */
  readonly errorCode?: number | undefined;
  /** What was charged for it, in the currency of the account that was charged. Source: Banking v2, "Transaction status object", `total_fee_amount`. */
  readonly fee?: Money | undefined;
  /** Masked account of the other side. */
  readonly counterpartyAccount?: string | undefined;
  /** The platform's sentence about it, in English. */
  readonly description?: string | undefined;
  /** Ids of the wallets, real and pending, of both sides: says which accounts it belongs to. */
  readonly accountIds?: readonly string[] | undefined;
}

const STATUSES: Readonly<Record<number, TransactionStatus>> = {
  0: 'approved',
  1: 'authorized',
  10: 'declined',
  21: 'refunded',
  22: 'hold',
  30: 'rejected',
  40: 'pending',
  41: 'processing',
  42: 'under-review',
  43: 'initialized',
};

/** The status of a `status.code`. */
export const transactionStatus = (code: number | undefined): TransactionStatus =>
  (code === undefined ? undefined : STATUSES[code]) ?? 'unknown';
