import type { GiroClient } from '../api/client.types.js';
import { GiroError, toGiroError } from '../api/errors.js';

/** What a shared read has to show right now. */
export interface Snapshot<T> {
  /** The last good answer; stays when a later read fails. */
  readonly value: T | undefined;
  /** Why the last read failed; gone once one succeeds. */
  readonly error: GiroError | undefined;
  readonly reading: boolean;
}

/** One question to the platform, asked once for every element that wants its answer. */
export interface Topic<T> {
  /** Names the question; elements with equal keys share it. */
  readonly key: string;
  /** Asks. `previous` is the last good answer. */
  load(context: { live: Live; signal: AbortSignal; previous: T | undefined }): Promise<T>;
  /** The answer with one newly known thing put in; the very same object when it does not hold that thing. */
  absorb?(value: T, thingKey: string, thing: unknown): T;
  /** The thing as this answer has it. */
  find?(value: T, thingKey: string): unknown;
  /** Reads one thing of the answer again, after somebody else changed it. */
  refresh?(live: Live, thingKey: string): Promise<unknown>;
}

type Listener = () => void;

const CHANNEL = 'giro-elements';

/** A topic that somebody on the page is looking at. */
export class Shared<T> {
  snapshot: Snapshot<T> = { value: undefined, error: undefined, reading: false };
  /** Resolves (never rejects) when the read under way has ended. */
  settled: Promise<void> = Promise.resolve();
  readonly topic: Topic<T>;
  readonly #live: Live;
  readonly #listeners = new Set<Listener>();
  #abort: AbortController | undefined;

  constructor(live: Live, topic: Topic<T>) {
    this.#live = live;
    this.topic = topic;
  }

  /** Follows this topic until the returned function is called; the last to leave gives the read up. */
  join(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      // A moved element leaves and joins again in one task: only one that stays away ends the read.
      setTimeout(() => {
        if (this.#listeners.size > 0) return;
        this.#abort?.abort();
        this.#live.forget(this);
      });
    };
  }

  /** Asks again; while a read is under way, waits for that one instead. */
  async read(): Promise<void> {
    if (!this.snapshot.reading) this.settled = this.#read();
    await this.settled;
  }

  async #read(): Promise<void> {
    const abort = (this.#abort = new AbortController());
    this.set({ ...this.snapshot, reading: true });
    const sent = this.#live.stamp();
    try {
      const { value: previous } = this.snapshot;
      const value = await this.topic.load({ live: this.#live, signal: abort.signal, previous });
      this.#live.worked(sent);
      if (!abort.signal.aborted) this.set({ value, error: undefined, reading: false });
    } catch (error) {
      if (!abort.signal.aborted) this.set({ ...this.snapshot, error: toGiroError(error), reading: false });
    }
    if (abort.signal.aborted && this.#abort === abort) this.set({ ...this.snapshot, reading: false });
  }

  /** Forgets the answer, because it was somebody else's; asks again where there is somebody to ask for. */
  drop(error: GiroError | undefined): void {
    this.#abort?.abort();
    this.set({ value: undefined, error, reading: false });
    if (error === undefined) this.settled = this.#read();
  }

  /** Replaces what is shown and tells everyone who looks. */
  set(snapshot: Snapshot<T>): void {
    this.snapshot = snapshot;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Puts one newly known thing into the answer. */
  absorb(thingKey: string, thing: unknown): void {
    const { value } = this.snapshot;
    if (value === undefined) return;
    const next = this.topic.absorb?.(value, thingKey, thing) ?? value;
    if (next !== value) this.set({ ...this.snapshot, value: next });
  }

  /** The thing as this topic's answer has it. */
  find(thingKey: string): unknown {
    const { value } = this.snapshot;
    return value === undefined ? undefined : this.topic.find?.(value, thingKey);
  }
}

/** Every value a `Shared` is stored under; its own `T` is known to whoever asked with that topic. */
type AnyShared = Shared<unknown>;

/**
 * One truth per page for one client: shared reads, what is newest about each thing, which acts are under way,
 * and word to and from other tabs (keys only, over a `BroadcastChannel`).
 */
export class Live {
  readonly client: GiroClient;
  /** Counts the people who used the client: what one of them began says nothing to the next. */
  person = 0;
  readonly #shared = new Map<string, AnyShared>();
  readonly #things = new Map<string, { readonly value: unknown; readonly stamp: number }>();
  readonly #locks = new Set<string>();
  readonly #lockListeners = new Set<(key: string) => void>();
  #channel: BroadcastChannel | undefined;
  #clock = 0;
  /** When the present person took over. */
  #since = 0;
  /** When the person was found to be signed out; undefined while calls work. */
  #signedOut: number | undefined;

  constructor(client: GiroClient) {
    this.client = client;
    client.session.onChange(this.#personChanged);
  }

  /** The shared read of a topic. */
  share<T>(topic: Topic<T>): Shared<T> {
    let shared = this.#shared.get(topic.key);
    if (!shared) {
      shared = new Shared<T>(this, topic);
      this.#shared.set(topic.key, shared);
      this.#listen();
    }
    return shared as unknown as Shared<T>;
  }

  /** Drops a topic nobody looks at. */
  forget(shared: { readonly topic: { readonly key: string } }): void {
    const { key } = shared.topic;
    if ((this.#shared.get(key) as object | undefined) !== shared) return;
    this.#shared.delete(key);
    if (this.#shared.size > 0) return;
    this.#things.clear();
    this.#deafen();
  }

  /** A number for the moment a read is sent: of two answers about one thing, the one asked for later is the newer. */
  stamp(): number {
    this.#clock += 1;
    return this.#clock;
  }

  /** Notes that the person is signed out; true when that is news. */
  signOut(): boolean {
    const isNews = this.#signedOut === undefined;
    this.#signedOut ??= this.stamp();
    return isNews;
  }

  /** Notes that a call worked; one that was sent after the person was signed out proves that they are back. */
  worked(sent: number): void {
    if (this.#signedOut !== undefined && sent > this.#signedOut) this.#signedOut = undefined;
  }

  /**
   * Takes what an answer says about a thing, unless a later question has been answered already; answers the newest. What was
   * asked for the person before says nothing to the one there is now.
   */
  settle<T>(thingKey: string, value: T, stamp: number): T {
    if (stamp < this.#since) return value;
    const known = this.#things.get(thingKey);
    if (known && known.stamp > stamp) return known.value as T;
    this.#things.set(thingKey, { value, stamp });
    for (const shared of [...this.#shared.values()]) shared.absorb(thingKey, value);
    return value;
  }

  /** A thing as the newest answer about it says, which may be newer than what an answer of several parts began with. */
  newest(thingKey: string): unknown {
    return this.#things.get(thingKey)?.value;
  }

  /** A thing as some answer on the page has it. */
  find(thingKey: string): unknown {
    for (const shared of this.#shared.values()) {
      const found = shared.find(thingKey);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Waits for the reads under way whose key starts so. */
  async underWay(prefix: string): Promise<void> {
    const reads = [...this.#shared.values()].filter((s) => s.topic.key.startsWith(prefix) && s.snapshot.reading);
    await Promise.all(reads.map((shared) => shared.settled));
  }

  /** Reads again what is on the page and whose key starts so; what is not answered yet is waited for. */
  async reread(prefix: string): Promise<void> {
    const shown = [...this.#shared.values()].filter((shared) => shared.topic.key.startsWith(prefix));
    await Promise.all(shown.map((shared) => shared.read()));
  }

  /** Tells other tabs of this origin that a thing changed. */
  tell(thingKey: string): void {
    const channel = this.#channel ?? new BroadcastChannel(CHANNEL); // the element that acted may be gone by now
    channel.postMessage({ scope: this.client.scope, thingKey });
    if (channel !== this.#channel) channel.close();
  }

  /** Takes the page-wide lock of an act; false when it is taken. Synchronous, so that two clicks in one task can't both get it. */
  lock(key: string): boolean {
    if (this.#locks.has(key)) return false;
    this.#locks.add(key);
    this.#tellLocks(key);
    return true;
  }

  unlock(key: string): void {
    this.#locks.delete(key);
    this.#tellLocks(key);
  }

  isLocked(key: string): boolean {
    return this.#locks.has(key);
  }

  /** Calls with the key of each lock that is taken or freed; answers how to stop. */
  onLocks(listener: (key: string) => void): () => void {
    this.#lockListeners.add(listener);
    return () => {
      this.#lockListeners.delete(listener);
    };
  }

  #tellLocks(key: string): void {
    for (const listener of [...this.#lockListeners]) listener(key);
  }

  #listen(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.addEventListener('message', this.#hear);
    addEventListener('pageshow', this.#restored);
    addEventListener('online', this.#online);
  }

  #deafen(): void {
    this.#channel?.close(); // an open channel keeps a page out of the back-forward cache
    this.#channel = undefined;
    removeEventListener('pageshow', this.#restored);
    removeEventListener('online', this.#online);
  }

  readonly #hear = ({ data }: MessageEvent<unknown>): void => {
    const { scope, thingKey } = (data ?? {}) as { scope?: unknown; thingKey?: unknown };
    if (scope !== this.client.scope || typeof thingKey !== 'string') return;
    for (const shared of this.#shared.values())
      if (shared.find(thingKey) !== undefined && shared.topic.refresh) {
        void shared.topic.refresh(this, thingKey).catch(() => shared.read()); // its own failure shows up there
        return; // one read settles the thing everywhere
      }
  };

  /** Nothing of the person before is shown to the next one, nor to whoever finds the page. */
  readonly #personChanged = (): void => {
    const { state } = this.client.session;
    if (state.step === 'host') return; // the host's own person goes on
    this.person += 1;
    this.#since = this.stamp();
    this.#things.clear();
    const error = state.step === 'signed-in' ? undefined : new GiroError('unauthorized', 'The person is signed out.');
    if (state.step === 'signed-out' && state.why === 'asked') this.signOut(); // nothing ran out: no element says so
    for (const shared of [...this.#shared.values()]) shared.drop(error);
  };

  /** A page that comes back from the back-forward cache missed everything. */
  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) for (const shared of this.#shared.values()) void shared.read();
  };

  readonly #online = (): void => {
    for (const shared of this.#shared.values())
      if (shared.snapshot.error?.kind === 'offline' || shared.snapshot.error?.kind === 'network') void shared.read();
  };
}

const lives = new WeakMap<GiroClient, Live>();

/** The page's shared state for a client. */
export function liveOf(client: GiroClient): Live {
  let live = lives.get(client);
  if (!live) {
    live = new Live(client);
    lives.set(client, live);
  }
  return live;
}
