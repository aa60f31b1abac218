import type { SessionState } from '../domain/session.js';
import type { SpokenApi } from './client.types.js';
import { GiroError, type GiroErrorKind } from './errors.js';
import { TokenKeeper } from './tokens.js';

/**
 * Whose tokens a client uses. Its epoch ends when another person takes over or nobody is left: the keepers of then give
 * out no token any more, and answers to what they sent are told to nobody.
 */
export class Session {
  state: SessionState = { step: 'host' };
  /** Told apart from the one before by identity. */
  epoch = {};
  /** Once a person has signed in here, only a person does: a host's token might be somebody else's. */
  isPersons = false;
  /** Whose the session is, told apart by identity: the same object as long as it is surely the same person's. */
  person: object = {};
  /** Who signed in, as the platform calls them; undefined where it does not say. */
  #who: string | undefined;
  readonly #scope: string;
  readonly #ask: (api: SpokenApi, expired: boolean) => Promise<unknown>;
  readonly #keepers = new Map<SpokenApi, TokenKeeper>();
  readonly #listeners = new Set<() => void>();
  #channel: BroadcastChannel | undefined;

  /** `ask` is the host's way to get a token. */
  constructor(scope: string, ask: (api: SpokenApi, expired: boolean) => Promise<unknown>) {
    this.#scope = scope;
    this.#ask = ask;
  }

  /** Who is signed in, as the platform calls them; undefined while nobody is, and where it does not say. */
  get owner(): string | undefined {
    return this.state.step === 'signed-in' ? this.#who : undefined;
  }

  /** The tokens of one API in this epoch. */
  tokens(api: SpokenApi): TokenKeeper {
    this.#tabs();
    return this.#keepers.get(api) ?? this.keep(api, (expired) => this.#askHost(api, expired));
  }

  /** Makes the keeper of one API's tokens for the rest of this epoch. */
  keep(api: SpokenApi, ...given: ConstructorParameters<typeof TokenKeeper>): TokenKeeper {
    const keeper = new TokenKeeper(...given);
    this.#keepers.set(api, keeper);
    return keeper;
  }

  /** Calls when another person takes over, or nobody is left. */
  onChange(listener: () => void): () => void {
    this.#tabs();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Ends the epoch: reads under way reject with this kind. */
  end(kind: GiroErrorKind): void {
    this.epoch = {};
    for (const keeper of this.#keepers.values()) keeper.end(kind);
    this.#keepers.clear();
  }

  /** A person signs in: surely the one of before where both tokens name the same. */
  belongsTo(who: string | undefined): void {
    if (who === undefined || who !== this.#who) this.person = {};
    this.#who = who;
  }

  say(state: SessionState): void {
    this.state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Ends the session here, and in other tabs where the person asked for it: each tab has a token of its own that expires. */
  signOut(why: 'asked' | 'expired' = 'asked'): void {
    this.#forget(why);
    if (why === 'asked') this.#tabs().postMessage('');
  }

  #forget(why: 'asked' | 'expired'): void {
    this.end('cancelled');
    // Whoever comes after a host's person may be anybody, and who signs out wants nothing left.
    if (why === 'asked' || this.#who === undefined) this.belongsTo(undefined);
    this.say({ step: 'signed-out', why });
  }

  async #askHost(api: SpokenApi, expired: boolean): Promise<unknown> {
    const isOut = (): boolean => this.state.step === 'signed-out';
    if (this.isPersons && (isOut() || api === 'banking'))
      throw new GiroError('unauthorized', 'The person is signed out: they must sign in.');
    const token = await this.#ask(api, expired);
    if (isOut()) this.say({ step: 'host' });
    return token;
  }

  /** Opened late, so that importing the kit does nothing; kept, because whoever holds a token must hear. */
  #tabs(): BroadcastChannel {
    if (this.#channel) return this.#channel;
    const channel = (this.#channel = new BroadcastChannel(`giro-elements.session ${this.#scope}`));
    channel.onmessage = () => this.#forget('asked');
    (channel as { unref?: () => void }).unref?.(); // Node would wait for messages for ever
    return channel;
  }
}
