/** An answer that follows what is typed: asked for a moment after the last key, and only the latest is shown. */
export class Latest<T> {
  /** The answer to what is typed now; undefined while it is asked for, and where there is none. */
  value: T | undefined;
  /** True while it is asked for. */
  isAsking = false;
  readonly #changed: () => void;
  #key: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is typed now, by a key that names it; without one there is nothing to ask. The same key is not asked again. */
  follow(key: string | undefined, ask: (signal: AbortSignal) => Promise<T>, wait = 300): void {
    if (key === this.#key) return;
    this.stop();
    this.#key = key;
    if (key === undefined) return;
    this.isAsking = true;
    this.#timer = setTimeout(() => void this.#run(ask), wait);
  }

  /** Asks nothing any more, and forgets what was said. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#key = this.value = undefined;
    this.isAsking = false;
  }

  async #run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const abort = (this.#abort = new AbortController());
    const value = await ask(abort.signal).catch(() => undefined); // not known, and said so
    if (abort.signal.aborted) return;
    this.value = value;
    this.isAsking = false;
    this.#changed();
  }
}
