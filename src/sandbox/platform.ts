import type { SandboxClock } from './clock.js';
import type { Ledger } from './ledger/ledger.js';
import type { Population } from './population.js';
import type { StateStore } from './state.js';

/** What every room of the platform stands on. */
export interface Platform {
  readonly store: StateStore;
  readonly clock: SandboxClock;
  /** Lifetime of an access token. */
  readonly tokenSeconds: number;
  /** Lifetime of the token of a person who signed in. */
  readonly personTokenSeconds: number;
  /** Lifetime of a statement's address. */
  readonly fileSeconds: number;
  /** How long a transfer takes to end. */
  readonly settleSeconds: number;
  /** The cards as seeded. */
  population(): Population;
  /** A corporation's books, made when they are first asked for; as they are now, unless an instant is said. */
  ledger(corporationId: string, at?: number): Ledger;
  /** Where a person gives a consent; the request tells where the platform itself is mounted. */
  hostedAddress(request: Request, consentId: string): string;
  /** Where files lie, without a slash at its end: another origin wherever there can be one. */
  filesAddress(request: Request): string;
}

/** What a request is handed to the app with. */
export interface Bindings {
  /** Its body, already read: a request's body can be read once, and the log needs it too. */
  readonly body: string;
}
