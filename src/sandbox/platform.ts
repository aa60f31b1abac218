import type { SandboxClock } from './clock.js';
import type { Population } from './population.js';
import type { StateStore } from './state.js';

/** What every room of the platform stands on. */
export interface Platform {
  readonly store: StateStore;
  readonly clock: SandboxClock;
  /** Lifetime of an access token. */
  readonly tokenSeconds: number;
  /** The cards as seeded. */
  population(): Population;
  /** Where a person gives a consent; the request tells where the platform itself is mounted. */
  hostedAddress(request: Request, consentId: string): string;
}

/** What a request is handed to the app with. */
export interface Bindings {
  /** Its body, already read: a request's body can be read once, and the log needs it too. */
  readonly body: string;
}
