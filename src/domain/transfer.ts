import type { Account } from './account.js';
import type { Money } from './money.js';
import type { Transaction } from './transaction.js';

/** Where a payee lives. Source: Banking v2, "Create a transfer", `beneficiary.address`. */
export interface PostalAddress {
  /** At most 35 characters. */
  readonly street: string;
  /** At most 18 characters. */
  readonly city: string;
  /** At most 12 characters. */
  readonly postCode: string;
  readonly region?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Who gets the money. Numbers and codes are without spaces, in capital letters. */
export type Payee =
  /** By IBAN (ISO 13616) and BIC (ISO 9362). */
  | {
      readonly kind: 'iban';
      readonly name: string;
      readonly iban: string;
      readonly bic: string;
      readonly address?: PostalAddress | undefined;
    }
  /** By UK account number, eight digits, and sort code, six. */
  | {
      readonly kind: 'uk-local';
      readonly name: string;
      readonly number: string;
      readonly sortCode: string;
      readonly address?: PostalAddress | undefined;
    }
  /** An own account, by its id. */
  | {
      readonly kind: 'account';
      readonly name: string;
      readonly accountId: string;
      /** ISO 4217, where it is known: what arrives is in it. */
      readonly currency?: string | undefined;
    };

/** Which account pays, with what the platform wants to be told about it. */
export interface TransferSource {
  readonly api: 'banking-v2' | 'v3';
  readonly accountId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Wallet that holds what is reserved; a booking may name it instead. */
  readonly pendingId?: string | undefined;
  /** Source: Banking v2, "Create a transfer", `source.payment_processor_adapter`, `identity_id`. */
  readonly adapter?: string | undefined;
  readonly identityId?: string | undefined;
}

/** An account as the one that pays. */
export const sourceOf = ({ id, api, currency, pendingId, adapter, identityId }: Account): TransferSource => ({
  api,
  accountId: id,
  currency,
  pendingId,
  adapter,
  identityId,
});

/** A transfer as it was decided: frozen, sent as it is or not at all. */
export interface TransferOrder {
  readonly source: TransferSource;
  readonly payee: Payee;
  /** What the payee gets. */
  readonly money: Money;
  /** At most 35 characters. */
  readonly reference: string;
  /** Names the decision: a UUID, sent where the API has a field for it (Cards v3, `request_id`). */
  readonly requestId: string;
}

/** What the platform exchanges on the way, at its own rate: ISO 4217 codes. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
}

/** Undefined where both are one, or one is not known. */
export const exchangeBetween = (from = '', to = ''): Exchange | undefined =>
  from !== '' && to !== '' && from !== to ? { from, to } : undefined;

/** What an order has the platform exchange: an own account gets its own currency, anybody else what was decided. */
export const exchangeOf = ({ source, payee, money }: Pick<TransferOrder, 'source' | 'payee' | 'money'>) =>
  exchangeBetween(source.currency, (payee.kind === 'account' && payee.currency) || money.currency);

/** A conversion as it was decided. Source: Banking v2, "Create a convert". */
export interface ConversionOrder {
  readonly source: TransferSource;
  /** What is to arrive, in the currency converted to. */
  readonly money: Money;
  /** Names the decision; the platform is not told. */
  readonly requestId: string;
}

/** The newest bookings of an account before something was sent: a new one that fits is ours. */
export interface Before {
  readonly ids: readonly string[];
}

/** What looking for a transfer whose answer was lost came to. */
export type TransferFinding =
  | { readonly step: 'found'; readonly transaction: Transaction }
  /** Not there. No proof: it may still arrive. */
  | { readonly step: 'absent' }
  /** The platform waits for the person's consent: surely not carried out. */
  | { readonly step: 'not-carried-out' }
  /** The API offers no way to look, or what is there can't be told apart: two that fit, or one whose payee is not shown. */
  | { readonly step: 'unknowable' };
