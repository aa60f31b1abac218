/**
 * Something the person must do before the platform carries out an act.
 * Source: Cards v3, "Strong customer authentication"; a 412 with `consent`.
 */
export interface ConsentChallenge {
  readonly kind: 'consent';
  /** Id to start the consent with. */
  readonly consentId: string;
  /** What it is for, as the platform says it, for example `make_payment`; often empty. */
  readonly scope: readonly string[];
  /** ISO 8601 instant after which it is void, where the platform says so. */
  readonly expiresAt?: string | undefined;
}

/** The older edition answers the hosted page at once. Source: card programmes, "Activate card". */
export interface RedirectChallenge {
  readonly kind: 'redirect';
  /** The hosted page, already checked against the allowed origins. */
  readonly url: string;
  readonly expiresAt?: string | undefined;
}

/** See the two kinds. */
export type Challenge = ConsentChallenge | RedirectChallenge;

/** How a protected act ended: carried out, or waiting for the person. Anything else is thrown as a `GiroError`. */
export type Act<T, C = Challenge> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly challenge: C };

/** A started consent: where the person goes. */
export interface StartedConsent {
  /** The hosted page, already checked against the allowed origins. Never put it in an event. */
  readonly url: string;
  /** Its origin: safe to show and to tell. */
  readonly origin: string;
  /** ISO 8601 instant after which the page is void, where the platform says so. */
  readonly expiresAt?: string | undefined;
  /** For the native Apple Pay SDK, once; a secret. Source: Cards v3, "Apple Pay", `method.token`. */
  readonly token?: string | undefined;
}
