import type { Card } from '../domain/card.js';
import type { TerminationReason } from '../domain/card-acts.js';
import type { CardCredentials } from '../domain/card-credentials.js';
import type { CardOrder } from '../domain/card-order.js';
import type { Act, StartedConsent } from '../domain/challenge.js';
import type { Transaction } from '../domain/transaction.js';

/** The vendor's three APIs, as `getToken` is asked for them. */
export type GiroApi = 'cards' | 'banking' | 'acquiring';

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
  /** Device fingerprint id for signing in. */
  readonly deviceId?: number | undefined;
}

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; absent on the last one. */
  readonly after?: string | undefined;
  /** How many there are in all, where the platform says so. */
  readonly total?: number | undefined;
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

/** The platform, as the rest of the kit sees it. */
export interface GiroClient {
  /** The options it was made with. */
  readonly options: Readonly<GiroClientOptions>;
  /** Names the platform it speaks to, for telling other tabs which reads to refresh. Holds no secret. */
  readonly scope: string;
  readonly cards: CardCalls;
  readonly consents: ConsentCalls;
}
