import type { Account, PayInDetails } from '../domain/account.js';
import type { Beneficiary } from '../domain/beneficiary.js';
import type { Card } from '../domain/card.js';
import type { TerminationReason } from '../domain/card-acts.js';
import type { CardCredentials } from '../domain/card-credentials.js';
import type { CardOrder } from '../domain/card-order.js';
import type { Act, ConsentChallenge, StartedConsent } from '../domain/challenge.js';
import type { CodeChallenge, SessionState, SignInCredentials } from '../domain/session.js';
import type { StatementFormat, StatementLink, StatementOrder } from '../domain/statement.js';
import type { Transaction, TransactionDirection } from '../domain/transaction.js';
import type { Before, ConversionOrder, TransferFinding, TransferOrder } from '../domain/transfer.js';
import type { Money } from '../domain/money.js';

/** The vendor's three APIs, as `getToken` is asked for them. */
export type GiroApi = 'cards' | 'banking' | 'acquiring';

/** The APIs a client speaks. */
export type SpokenApi = Exclude<GiroApi, 'acquiring'>;

/** What the kit asks a host for: a token, and whether the one before was refused. */
export interface TokenRequest {
  readonly api: GiroApi;
  /** True when the platform refused the last token; give a new one. */
  readonly expired: boolean;
}

/** A host's way to get an access token; rejecting means the person is signed out. */
export type GetToken = (request: TokenRequest) => string | Promise<string>;

/** What the script-tag sandbox, or `giro-elements/sandbox`, hands to a client in the same page. */
export interface PageSandbox {
  readonly fetch: typeof fetch;
  readonly getToken: GetToken;
}

/** How a client reaches the platform. Each is also an attribute or property of `<giro-provider>`. */
export interface GiroClientOptions {
  /** `live`, `staging` or `sandbox`; no default. Not needed when every base URL used is given. */
  readonly environment?: 'live' | 'staging' | 'sandbox' | undefined;
  /** Base URL of Cards v3, with its version, for example `https://3d.intergiro.com/v3`. */
  readonly cardsUrl?: string | undefined;
  /** Base URL of Banking v2, with its version, for example `https://api.intergiro.com/v2`. */
  readonly bankingUrl?: string | undefined;
  /** Base URL of Acquiring v1, with its version. */
  readonly acquiringUrl?: string | undefined;
  /** Asked for a token, once per expiry. */
  readonly getToken?: GetToken | undefined;
  /** Same-origin URL that answers `{ "token" }` to a credentialed `POST` of `{ "api", "expired" }`. */
  readonly tokenUrl?: string | undefined;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Which card model to speak; default `v3`. */
  readonly cardsApi?: 'v3' | 'banking-v2' | undefined;
  /** Which payments model to speak; default `banking-v2`. */
  readonly paymentsApi?: 'banking-v2' | 'v3' | undefined;
  /** Where hosted pages send the person back; default the page itself. */
  readonly returnUrl?: string | undefined;
  /** Whether a hosted page opens in this tab or a new one; default `self`. */
  readonly consentTarget?: 'self' | 'tab' | undefined;
  /** Origins of hosted pages besides the platform's own. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The platform de-duplicates `request_id`. */
  readonly dedupe?: boolean | undefined;
  /** Device fingerprint id for signing in, a whole number; else a random one is kept in local storage as `giro-device-id`. */
  readonly deviceId?: number | undefined;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last one. */
  readonly after?: string | undefined;
  /** How many there are in all, where the platform says so. */
  readonly total?: number | undefined;
  /** True where some that belong here may be missing: more are of one instant than the platform gives at once. */
  readonly isPartial?: boolean | undefined;
}

/** Every read can be given up. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** How a write ends. */
export interface WriteOptions {
  /** False leaves reading the thing again to the caller; the value is then absent. Default true. */
  readonly reread?: boolean | undefined;
}

/** Where a hosted page sends the person back to, for the edition that asks for it with the act itself. */
export interface ActivateOptions extends WriteOptions {
  /** Default the client's `returnUrl`, else the page. */
  readonly returnUrl?: string | undefined;
}

/** An ordered card: Banking v2 answers its id only. */
export interface OrderedCard {
  readonly id: string;
  readonly card?: Card | undefined;
}

/** What to list of one card's transactions. */
export interface TransactionListOptions extends ReadOptions {
  /** Cursor from the page before. */
  readonly after?: string | undefined;
  /** At most this many, 1 to 100; default 20. */
  readonly limit?: number | undefined;
}

/** What to list. */
export interface CardListOptions extends ReadOptions {
  /** Only cards of this account. */
  readonly accountId?: string | undefined;
  /** Cursor from the page before. */
  readonly after?: string | undefined;
  /** At most this many, 1 to 100; default 50. */
  readonly limit?: number | undefined;
}

/**
 * Cards, over Cards v3 or Banking v2. Every method rejects with a `GiroError`.
 * A write's promise ends in one of three ways: it resolves (done), rejects with `unknown-outcome` (nobody knows),
 * or rejects with any other kind (refused: surely not carried out).
 */
export interface CardCalls {
  /** One page of the person's cards. Source: Cards v3 `GET /cards`; Banking v2 "List all cards". */
  list(options?: CardListOptions): Promise<Page<Card>>;
  /** One card. Source: Cards v3 `GET /cards/{id}`; Banking v2 "Get card by id". */
  get(id: string, options?: ReadOptions): Promise<Card>;
  /** Freezes a card; the value is the card read again, or absent when that read failed. Source: Cards v3, "Freeze / unfreeze card". */
  freeze(id: string, options?: WriteOptions): Promise<Act<Card | undefined>>;
  /** Unfreezes a card; in the current edition it needs consent. Source: Cards v3, "Activate card", "Freeze / unfreeze card". */
  unfreeze(id: string, options?: WriteOptions): Promise<Act<Card | undefined>>;
  /** Activates a card; needs consent in both editions. Source: Cards v3, "Activate card". */
  activate(id: string, options?: ActivateOptions): Promise<Act<Card | undefined>>;
  /** Stops a card for good. Source: Cards v3, "Freeze / unfreeze card", terminating actions. */
  terminate(id: string, reason: TerminationReason, options?: WriteOptions): Promise<Act<Card | undefined>>;
  /** Orders a card. Source: Cards v3, "Order card"; Banking v2, "Create card". */
  order(order: CardOrder): Promise<OrderedCard>;
  /** Asks for a token to add a card to Apple Wallet; the consent it answers brings it. Source: Cards v3, "Apple Pay". */
  tokenizeForApplePay(id: string): Promise<Act<undefined>>;
  /** A card's number and code; keep them nowhere. May need consent. Source: Banking v2, "Get card credentials by card id". */
  credentials(id: string, options?: ReadOptions): Promise<Act<CardCredentials>>;
  /** A page of a card's transactions, newest first. Source: Banking v2, "Get card transactions". */
  transactions(id: string, options?: TransactionListOptions): Promise<Page<Transaction>>;
}

/** Consents. Source: Cards v3, "Strong customer authentication". */
export interface ConsentCalls {
  /** Starts a consent: answers where the person gives it. */
  start(id: string, options: { readonly returnUrl: string }): Promise<StartedConsent>;
}

/** Accounts: wallets of Banking v2, and accounts of Cards v3 by id. Every method rejects with a `GiroError`. */
export interface AccountCalls {
  /** The person's wallets. Source: Banking v2, "Get current corporation", "List all corporation wallets". */
  list(options?: ReadOptions): Promise<readonly Account[]>;
  /** One account by id, of the API the client's `paymentsApi` names. Source: Banking v2, "Get corporation wallets by id"; Cards v3 accounts. */
  get(id: string, options?: ReadOptions): Promise<Account>;
  /** How to pay in. Source: Banking v2 wallets' requisites; Cards v3 `GET /accounts/{id}/bank_details`. */
  payInDetails(id: string, options?: ReadOptions): Promise<readonly PayInDetails[]>;
}

/** What to list of an account's transactions. */
export interface TransactionQuery extends ReadOptions {
  /** A wallet; without one, everything the person may see. */
  readonly accountId?: string | undefined;
  /** ISO 8601 instants; the first is included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly search?: string | undefined;
  /** A `status.code`. */
  readonly status?: number | undefined;
  /** ISO 4217. */
  readonly currency?: string | undefined;
  readonly direction?: Exclude<TransactionDirection, 'unknown'> | undefined;
  /** Cursor from the page before. */
  readonly after?: string | undefined;
  /** At most this many, 1 to 100; default 50. */
  readonly limit?: number | undefined;
}

/** Transactions of accounts. Source: Banking v2, "Transactions". */
export interface TransactionCalls {
  /** A page, newest first. What the platform can't filter is filtered here, so a page may be short, or empty with a cursor. */
  list(query?: TransactionQuery): Promise<Page<Transaction>>;
  /** One transaction. Source: Banking v2, "Get transaction by id". */
  get(id: string, options?: ReadOptions): Promise<Transaction>;
}

/** Statements. They take long to make: 30 s, no retry. Source: Banking v2, "Reports". */
export interface StatementCalls {
  /** A PDF of exactly one account. */
  pdf(order: StatementOrder, options?: ReadOptions): Promise<StatementLink>;
  /** A CSV of one account or several. */
  csv(order: StatementOrder, options?: ReadOptions): Promise<StatementLink>;
  /**
   * The file of a link whose origin is allowed, with its type and size checked. Rejects with `not-found` when the address
   * has run out, `bad-answer` when what came is no whole statement, `network` when it can't be reached or may not be fetched.
   */
  download(link: StatementLink, format: StatementFormat, options?: ReadOptions): Promise<Blob>;
}

/** Saved payees. Source: Banking v2, "Beneficiaries". */
export interface BeneficiaryCalls {
  /** All of the person's. */
  list(options?: ReadOptions): Promise<readonly Beneficiary[]>;
}

/** What a transfer waits for, where it was not carried out at once. */
export type TransferChallenge = { readonly kind: 'code'; readonly code: CodeChallenge } | ConsentChallenge;

/**
 * Sending money, over the API of the order's source. A write ends in one of three ways: it resolves (done, or a challenge),
 * rejects with `unknown-outcome` (nobody knows: look with `find`, never send again by itself), or rejects with any other
 * kind (refused: surely not carried out).
 */
export interface TransferCalls {
  /**
   * The first call; done where no code and no consent is needed. After a consent the identical call again.
   * Source: Banking v2, "Create a transfer"; Cards v3 `POST /transactions/pay`, `POST /transactions/move`.
   */
  start(order: TransferOrder): Promise<Act<Transaction, TransferChallenge>>;
  /**
   * The second call: the first one's body byte for byte, and the code. Rejects with `refused` and `code` `wrong-code`, or
   * `10003` once the code is void, whatever a later message says. Both may also be said of a copy of a call that was
   * carried out: look before believing them. Source: Banking v2, "Create a transfer"; CHANGELOG 3.0.0.
   */
  confirm(order: TransferOrder, challenge: CodeChallenge, code: string): Promise<Transaction>;
  /** Looks for an order whose answer was lost, or that may have been carried out although it was refused. */
  find(order: TransferOrder, before: Before, options?: ReadOptions): Promise<TransferFinding>;
}

/** Converting between the wallets of one corporation. No code, no consent. Source: Banking v2, "Create a convert". */
export interface ConversionCalls {
  /** Converts; ends in one of three ways, as a transfer does. */
  create(order: ConversionOrder): Promise<Transaction>;
  /** Looks for an order whose answer was lost. */
  find(order: ConversionOrder, before: Before, options?: ReadOptions): Promise<TransferFinding>;
}

/** What a fee is asked for. Source: Banking v2, "Fee amount". */
export interface FeeQuery extends ReadOptions {
  readonly action: 'transfer-outgoing' | 'currency-exchange';
  readonly money: Money;
  /** Transfers only. */
  readonly rail?: 'SEPA' | 'SWIFT' | 'Local' | undefined;
}

/** Fees. */
export interface FeeCalls {
  /** `margin_amount`, in the currency asked about. Source: Banking v2, "Fee amount". */
  quote(query: FeeQuery): Promise<Money>;
}

/** What the platform says of a number. Source: Banking v2, "Validators", "Lookup". */
export interface ValidationCalls {
  /** Whether it takes an IBAN. */
  iban(iban: string, options?: ReadOptions): Promise<boolean>;
  /** Whether it knows a BIC. */
  bic(bic: string, options?: ReadOptions): Promise<boolean>;
  /** Whether it knows a UK sort code. */
  sortCode(sortCode: string, options?: ReadOptions): Promise<boolean>;
  /** Whether it takes a UK account number. */
  localAccount(number: string, options?: ReadOptions): Promise<boolean>;
  /** Whether an IBAN can be paid by SEPA from a wallet. */
  sepa(accountId: string, iban: string, options?: ReadOptions): Promise<boolean>;
}

/**
 * Signing in to Banking v2. The token stays inside the client, ahead of `getToken`; no method answers it.
 * Source: Banking v2, "Person sign in", "Person forgot password", "Person recover password".
 */
export interface SessionCalls {
  /** Where the banking token comes from right now. */
  readonly state: SessionState;
  /**
   * Whose session it is, told apart by identity: the same object as long as it is surely the same person's, which it is after
   * a session that ran out (not one they signed out of) where the platform's tokens of before and after name the same person.
   */
  readonly person: object;
  /**
   * Who signed in, as the platform's token names them: the same after the page was loaded again. Undefined with tokens of the
   * host's, while nobody is signed in, and where the token names nobody.
   */
  readonly owner: string | undefined;
  /** Calls when somebody signs in or out, here or in another tab, not when a newer token moves `since`; answers how to stop. */
  onChange(listener: () => void): () => void;
  /** The first step; done when 2FA is off. Any 4xx is one `refused` with the same words. */
  signIn(credentials: SignInCredentials): Promise<Act<undefined, CodeChallenge>>;
  /**
   * The second step: the same call with the code. Rejects with `refused` and `code` `10003` when the code is void, `wrong-code`
   * when it is another, and no `code` when something else was refused.
   */
  confirm(credentials: SignInCredentials, challenge: CodeChallenge, code: string): Promise<void>;
  /** Sends the mail with the link. */
  forgotPassword(email: string): Promise<void>;
  /** Sets a new password with the token of that link. Rejects with `refused` and `code` `void-link` when the link no longer works. */
  recoverPassword(password: string, recoveryToken: string): Promise<void>;
  /** Keeps the session alive: one `GET /persons/me`, whose answer may carry a newer token. */
  extend(): Promise<void>;
  /**
   * Forgets the token, here and in other tabs; every answer still under way is dropped. `expired`: nobody answered a warning;
   * other tabs, which have tokens of their own, are then not told. After a person's session nothing asks `getToken` until
   * somebody signs in or the page is loaded again; after a host's the next call asks it.
   */
  signOut(why?: 'asked' | 'expired'): void;
}

/** The platform, as the rest of the kit sees it. */
export interface GiroClient {
  /** The options it was made with. */
  readonly options: Readonly<GiroClientOptions>;
  /** Names the platform it speaks to, for telling other tabs which reads to refresh. Holds no secret. */
  readonly scope: string;
  readonly cards: CardCalls;
  readonly consents: ConsentCalls;
  readonly accounts: AccountCalls;
  readonly transactions: TransactionCalls;
  readonly statements: StatementCalls;
  readonly beneficiaries: BeneficiaryCalls;
  readonly transfers: TransferCalls;
  readonly conversions: ConversionCalls;
  readonly fees: FeeCalls;
  readonly validate: ValidationCalls;
  readonly session: SessionCalls;
}
