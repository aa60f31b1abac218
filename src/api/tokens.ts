import { GiroError, isGiroError, type GiroErrorKind } from './errors.js';

/** What one request was sent with: enough to judge its answer's news about tokens. */
export interface Ticket {
  readonly token: string;
  /** Its place among all requests of this API, in the order they were sent. */
  readonly order: number;
  /** After which request its token was taken up; tells tokens apart even where a host gives the same one twice. */
  readonly since: number;
}

/** Gets a token; `expired` says the last one was refused. */
export type AskForToken = (expired: boolean) => Promise<unknown>;

/** What a header can carry; anything else would make `Headers` throw with the token in its message. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/** What a request needs of it. */
export type Tokens = Pick<TokenKeeper, 'ready' | 'issue' | 'refuse' | 'rotate'> & Partial<Pick<TokenKeeper, 'over'>>;

/**
 * The one place that holds an API's access token, in memory only. It asks when there is none or after a 401, never
 * before, and once however many requests wait.
 */
export class TokenKeeper {
  readonly #ask: AskForToken;
  #token: string | undefined;
  #flight: Promise<void> | undefined;
  #refused = false;
  #issued = 0;
  #since = -1;
  readonly #taken: ((token: string) => void) | undefined;
  /** Why no call may use it any more, and no read may be told an answer; absent as long as both may. */
  over: GiroError | undefined;

  /** `taken` is told each token that is taken up. */
  constructor(ask: AskForToken, taken?: (token: string) => void) {
    this.#ask = ask;
    this.#taken = taken;
  }

  /** Another person takes over, or nobody. */
  end(kind: GiroErrorKind): void {
    this.over ??= new GiroError(kind, 'The person signed out, or another one signed in, before this was done.');
    this.#token = undefined;
  }

  /** Resolves once there is a token to send. Rejects with a `GiroError`. */
  async ready(): Promise<void> {
    if (this.#flight === undefined && this.#token !== undefined) return;
    await this.#renew();
  }

  /** The ticket of the request that is about to be sent. */
  issue(): Ticket {
    this.#check();
    if (this.#token === undefined) throw new GiroError('unauthorized', 'There is no token: the person is signed out.');
    return { token: this.#token, order: ++this.#issued, since: this.#since };
  }

  /** The platform answered 401 to a request: resolves once there is a newer token than the one it was sent with. */
  async refuse(ticket: Ticket): Promise<void> {
    if (this.#flight === undefined && this.#token !== undefined && this.#since !== ticket.since) return;
    this.#refused = true;
    await this.#renew();
  }

  /**
   * Takes the token an answer carried, unless it is older than the one kept: only an answer to a request that was sent
   * after it counts. Source: Banking v2, "Authorization".
   */
  rotate(ticket: Ticket, token: string): void {
    if (this.over || ticket.order <= this.#since || !HEADER_SAFE.test(token)) return;
    this.#token = token;
    this.#since = ticket.order;
    this.#taken?.(token);
  }

  #check(): void {
    if (this.over) throw this.over;
  }

  #renew(): Promise<void> {
    this.#flight ??= this.#fetch().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #fetch(): Promise<void> {
    try {
      this.#check();
      const token = tokenOf(await this.#ask(this.#refused));
      this.#check();
      this.#token = token;
      this.#refused = false;
      this.#since = this.#issued; // whatever was sent before was sent with an older token
      this.#taken?.(token);
    } catch (error) {
      this.#token = undefined;
      this.#check();
      throw isGiroError(error)
        ? error
        : new GiroError('unauthorized', '`getToken` rejected: the person is signed out.', { cause: error });
    }
  }
}

function tokenOf(given: unknown): string {
  if (typeof given !== 'string' || given === '')
    throw new GiroError('unauthorized', '`getToken` gave no token; it must give a non-empty string.');
  if (!HEADER_SAFE.test(given))
    throw new GiroError(
      'usage',
      '`getToken` gave something a header cannot carry; give the bare token, without `Bearer` or line breaks.',
    );
  return given;
}
