import type { GiroClient, TransferChallenge } from '../api/client.types.js';
import type { GiroError } from '../api/errors.js';
import type { Act } from '../domain/challenge.js';
import type { Money } from '../domain/money.js';
import type { CodeChallenge } from '../domain/session.js';
import type { Transaction } from '../domain/transaction.js';
import type { Before, TransferFinding, TransferSource } from '../domain/transfer.js';

/** What was decided, as far as sending it needs to know. */
export interface Sendable {
  readonly source: TransferSource;
  readonly money: Money;
  readonly requestId: string;
}

/** What is particular about one kind of order. */
export interface SendingKind<O extends Sendable> {
  /** Names what is kept for a reload. */
  readonly name: 'transfer' | 'conversion';
  readonly isOrder: (order: unknown) => order is O;
  /** True for an order that the platform may want a consent for. */
  readonly mayNeedConsent: (order: O) => boolean;
  readonly start: (client: GiroClient, order: O) => Promise<Act<Transaction, TransferChallenge>>;
  readonly confirm: (client: GiroClient, order: O, challenge: CodeChallenge, code: string) => Promise<Transaction>;
  readonly find: (client: GiroClient, order: O, before: Before) => Promise<TransferFinding>;
  /** True for a booking that says the same was sent already. */
  readonly isDuplicate: (order: O, transaction: Transaction) => boolean;
  /** Asks the host whether the order may go; false when it cancelled that. */
  readonly mayGo: (order: O) => boolean;
  /** Tells the host, once for each end. */
  readonly created: (order: O, transaction: Transaction) => void;
  /** No money moved; `error` is what the platform said, undefined where what was unknown turned out not to be carried out. */
  readonly refused: (order: O, error: GiroError | undefined) => void;
  readonly unknown: (order: O) => void;
}
