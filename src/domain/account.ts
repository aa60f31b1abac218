import type { Money } from './money.js';

/** One way to pay money into an account. Source: Banking v2, "Corporation Wallet requisites"; Cards v3, `bank_details`. */
export interface PayInDetails {
  /** An IBAN with a BIC, a UK account number with a sort code, or anything else, shown as it is. */
  readonly kind: 'iban' | 'uk-local' | 'other';
  /** IBAN or account number, without spaces. */
  readonly number: string;
  /** BIC (ISO 9362) or sort code. */
  readonly code?: string | undefined;
  /** The platform's own word for the payment rail, for example `sepa`. */
  readonly rail?: string | undefined;
  /** Name the money must be sent to, where the platform says it. */
  readonly beneficiary?: string | undefined;
  /** Name of the bank, where the platform says it. */
  readonly bank?: string | undefined;
  /** Lines of the bank's address. */
  readonly bankAddress?: readonly string[] | undefined;
}

/** An account money is kept in: a wallet of Banking v2, or an account of Cards v3. */
export interface Account {
  readonly id: string;
  readonly api: 'banking-v2' | 'v3';
  readonly name?: string | undefined;
  /** ISO 4217. */
  readonly currency: string;
  /** What can be spent. Source: Banking v2, "Corporation Wallet", `amount`. */
  readonly available?: Money | undefined;
  /** What is reserved for payments under way. Source: same, `pending`. */
  readonly reserved?: Money | undefined;
  /** Id of the wallet that holds what is reserved; bookings name either. */
  readonly pendingId?: string | undefined;
  /** `Arkea` or `Saxo`, as the platform says it. */
  readonly adapter?: string | undefined;
  readonly identityId?: string | undefined;
  /** What a wallet is for, for example `CARD`. */
  readonly purpose?: string | undefined;
  /** Ways to pay in; empty where the platform names none, or where they are read apart (Cards v3). */
  readonly payIn: readonly PayInDetails[];
}

/** Whether an account can be converted from at all. Source: Banking v2, code 20009. */
export const canConvert = ({ api, adapter }: Account): boolean =>
  api === 'banking-v2' && adapter?.toLowerCase() !== 'arkea';
