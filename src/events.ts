import type { GiroErrorKind } from './api/errors.js';
import type { GiroApi } from './api/client.types.js';
import type { TransactionStatus } from './domain/transaction.js';

/** What every public event shares: it bubbles, leaves shadow roots, and carries ids and states only. */
export class GiroEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, options: { cancelable?: boolean } = {}) {
    super(type, { detail, bubbles: true, composed: true, cancelable: options.cancelable ?? false });
  }
}

/** A call failed, or the host set something up wrongly. The element tells the person itself. */
export class GiroErrorEvent extends GiroEvent<{
  /** Why; see `GiroError`. */
  readonly kind: GiroErrorKind;
  /** The platform's code, where it gave one. */
  readonly code: string | undefined;
  /** The platform's request id, to quote to support. */
  readonly requestId: string | undefined;
}> {
  constructor(detail: GiroErrorEvent['detail']) {
    super('giro-error', detail);
  }
}

/** The person chose a card. Cancel it to keep the selection as it was. */
export class GiroCardSelectEvent extends GiroEvent<{ readonly cardId: string }> {
  constructor(detail: GiroCardSelectEvent['detail']) {
    super('giro-card-select', detail, { cancelable: true });
  }
}

/** The platform confirmed a card's new freeze state. */
export class GiroCardFreezeChangeEvent extends GiroEvent<{ readonly cardId: string; readonly frozen: boolean }> {
  constructor(detail: GiroCardFreezeChangeEvent['detail']) {
    super('giro-card-freeze-change', detail);
  }
}

/**
 * The platform wants the person's consent on its own page. Cancel it to take the person there yourself
 * (the address goes only to the provider's `openConsent` function).
 * Source: Cards v3, "Strong customer authentication".
 */
export class GiroConsentRequiredEvent extends GiroEvent<{
  readonly consentId: string;
  /** What it is for, as the platform says it; often empty. */
  readonly scope: readonly string[];
  /** Origin of the hosted page. */
  readonly origin: string;
  /** ISO 8601 instant after which it is void, where the platform says so. */
  readonly expiresAt: string | undefined;
}> {
  constructor(detail: GiroConsentRequiredEvent['detail']) {
    super('giro-consent-required', detail, { cancelable: true });
  }
}

/** A consent the person was sent for has been looked into, once. Says what the platform says, not what came back. */
export class GiroConsentResolvedEvent extends GiroEvent<{
  readonly consentId: string;
  /** True when what it was for has come true. */
  readonly given: boolean;
}> {
  constructor(detail: GiroConsentResolvedEvent['detail']) {
    super('giro-consent-resolved', detail);
  }
}

/** A card became active. */
export class GiroCardActivatedEvent extends GiroEvent<{ readonly cardId: string }> {
  constructor(detail: GiroCardActivatedEvent['detail']) {
    super('giro-card-activated', detail);
  }
}

/** A card was reported lost or stolen, or blocked for good. */
export class GiroCardTerminatedEvent extends GiroEvent<{
  readonly cardId: string;
  readonly reason: 'lost' | 'stolen' | 'blocked';
}> {
  constructor(detail: GiroCardTerminatedEvent['detail']) {
    super('giro-card-terminated', detail);
  }
}

/** The person wants a new card in place of a terminated one; show them a `giro-order-card`. */
export class GiroCardOrderRequestedEvent extends GiroEvent<{
  readonly cardId: string;
  readonly accountId: string | undefined;
}> {
  constructor(detail: GiroCardOrderRequestedEvent['detail']) {
    super('giro-card-order-requested', detail);
  }
}

/** A card was ordered. */
export class GiroCardOrderedEvent extends GiroEvent<{ readonly cardId: string }> {
  constructor(detail: GiroCardOrderedEvent['detail']) {
    super('giro-card-ordered', detail);
  }
}

/** A card's number and security code are on screen. Never carries them. */
export class GiroCardRevealedEvent extends GiroEvent<{ readonly cardId: string }> {
  constructor(detail: GiroCardRevealedEvent['detail']) {
    super('giro-card-revealed', detail);
  }
}

/** They are gone again. */
export class GiroCardConcealedEvent extends GiroEvent<{ readonly cardId: string }> {
  constructor(detail: GiroCardConcealedEvent['detail']) {
    super('giro-card-concealed', detail);
  }
}

/** Adding a card to Apple Wallet ended; `unknown` where a browser can't tell. Never carries the token. */
export class GiroApplePayResultEvent extends GiroEvent<{
  readonly cardId: string;
  readonly status: 'approved' | 'error' | 'unknown';
}> {
  constructor(detail: GiroApplePayResultEvent['detail']) {
    super('giro-apple-pay-result', detail);
  }
}

/** The person chose a transaction. Cancel it to show your own details. */
export class GiroTransactionSelectEvent extends GiroEvent<{ readonly transactionId: string }> {
  constructor(detail: GiroTransactionSelectEvent['detail']) {
    super('giro-transaction-select', detail, { cancelable: true });
  }
}

/** The person chose an account. */
export class GiroAccountSelectEvent extends GiroEvent<{ readonly accountId: string }> {
  constructor(detail: GiroAccountSelectEvent['detail']) {
    super('giro-account-select', detail);
  }
}

/** The person chose a saved payee. */
export class GiroBeneficiarySelectEvent extends GiroEvent<{ readonly beneficiaryId: string }> {
  constructor(detail: GiroBeneficiarySelectEvent['detail']) {
    super('giro-beneficiary-select', detail);
  }
}

/** A statement was handed to the browser, or to the host's `saveFile`. Never carries the file or its address. */
export class GiroStatementReadyEvent extends GiroEvent<{
  readonly format: 'pdf' | 'csv';
  /** Calendar days, `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}> {
  constructor(detail: GiroStatementReadyEvent['detail']) {
    super('giro-statement-ready', detail);
  }
}

/** The person decided to send what they reviewed. Cancel it to keep it from being sent. */
export class GiroTransferReviewedEvent extends GiroEvent<{
  /** Names the decision; sent as `request_id` where the platform has a field for it. */
  readonly requestId: string;
  readonly accountId: string;
}> {
  constructor(detail: GiroTransferReviewedEvent['detail']) {
    super('giro-transfer-reviewed', detail, { cancelable: true });
  }
}

/** The platform has a transfer. Its status may still change. */
export class GiroTransferCreatedEvent extends GiroEvent<{
  readonly requestId: string;
  readonly transactionId: string;
  /** As the platform says it now; `unknown` for a word the kit does not know. */
  readonly status: TransactionStatus;
}> {
  constructor(detail: GiroTransferCreatedEvent['detail']) {
    super('giro-transfer-created', detail);
  }
}

/** The platform refused a transfer, or one that was unknown turned out not to be carried out: no money moved. */
export class GiroTransferRefusedEvent extends GiroEvent<{
  readonly requestId: string;
  /** The platform's code, where it gave one, for example `20002`; none for one that never arrived. */
  readonly code: string | undefined;
}> {
  constructor(detail: GiroTransferRefusedEvent['detail']) {
    super('giro-transfer-refused', detail);
  }
}

/** The answer to a transfer was lost: nobody knows. Do not send it again; what became of it follows as another event. */
export class GiroTransferUnknownEvent extends GiroEvent<{ readonly requestId: string }> {
  constructor(detail: GiroTransferUnknownEvent['detail']) {
    super('giro-transfer-unknown', detail);
  }
}

/** The platform has a conversion. Its status may still change. */
export class GiroConversionCreatedEvent extends GiroEvent<{
  readonly requestId: string;
  readonly transactionId: string;
  /** As the platform says it now; `unknown` for a word the kit does not know. */
  readonly status: TransactionStatus;
}> {
  constructor(detail: GiroConversionCreatedEvent['detail']) {
    super('giro-conversion-created', detail);
  }
}

/** The answer to a conversion was lost: nobody knows. Do not convert again; `giro-conversion-created` follows if it was carried out. */
export class GiroConversionUnknownEvent extends GiroEvent<{ readonly requestId: string }> {
  constructor(detail: GiroConversionUnknownEvent['detail']) {
    super('giro-conversion-unknown', detail);
  }
}

/** A person signed in: the client has a token of its own now. Never carries it. */
export class GiroSignedInEvent extends GiroEvent<Readonly<Record<string, never>>> {
  constructor() {
    super('giro-signed-in', {});
  }
}

/**
 * The person is signed out, here or in another tab; every element of the client shows that. Where their session ran out,
 * `giro-session-expired` comes too, from the first element that notices.
 */
export class GiroSignedOutEvent extends GiroEvent<{
  /** `asked`: somebody signed out. `expired`: the session ran out. */
  readonly why: 'asked' | 'expired';
}> {
  constructor(detail: GiroSignedOutEvent['detail']) {
    super('giro-signed-out', detail);
  }
}

/** No usable token can be had: the person must sign in again. Told once for each session, whether its tokens are the host's or a person's. */
export class GiroSessionExpiredEvent extends GiroEvent<{ readonly api: GiroApi | undefined }> {
  constructor(detail: GiroSessionExpiredEvent['detail']) {
    super('giro-session-expired', detail);
  }
}

declare global {
  // Of elements, of the document and of the window alike: one whose element is gone comes to the document.
  interface GlobalEventHandlersEventMap {
    'giro-error': GiroErrorEvent;
    'giro-card-select': GiroCardSelectEvent;
    'giro-card-freeze-change': GiroCardFreezeChangeEvent;
    'giro-consent-required': GiroConsentRequiredEvent;
    'giro-consent-resolved': GiroConsentResolvedEvent;
    'giro-card-activated': GiroCardActivatedEvent;
    'giro-card-terminated': GiroCardTerminatedEvent;
    'giro-card-order-requested': GiroCardOrderRequestedEvent;
    'giro-card-ordered': GiroCardOrderedEvent;
    'giro-card-revealed': GiroCardRevealedEvent;
    'giro-card-concealed': GiroCardConcealedEvent;
    'giro-apple-pay-result': GiroApplePayResultEvent;
    'giro-transaction-select': GiroTransactionSelectEvent;
    'giro-account-select': GiroAccountSelectEvent;
    'giro-beneficiary-select': GiroBeneficiarySelectEvent;
    'giro-statement-ready': GiroStatementReadyEvent;
    'giro-transfer-reviewed': GiroTransferReviewedEvent;
    'giro-transfer-created': GiroTransferCreatedEvent;
    'giro-transfer-refused': GiroTransferRefusedEvent;
    'giro-transfer-unknown': GiroTransferUnknownEvent;
    'giro-conversion-created': GiroConversionCreatedEvent;
    'giro-conversion-unknown': GiroConversionUnknownEvent;
    'giro-signed-in': GiroSignedInEvent;
    'giro-signed-out': GiroSignedOutEvent;
    'giro-session-expired': GiroSessionExpiredEvent;
  }
}
