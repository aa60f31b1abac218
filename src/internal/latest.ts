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
  #answered: Moment | undefined;
  readonly #waiting: (() => void)[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Milliseconds since it was answered, by the clock that says more: one of them stands still while a computer sleeps. */
  get age(): number | undefined {
    const now = moment();
    return this.#answered && Math.max(now.monotonic - this.#answered.monotonic, now.wall - this.#answered.wall);
  }

  /** Ends when nothing is asked. */
  async settled(): Promise<void> {
    while (this.isAsking)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
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
    this.#key = this.value = this.#answered = undefined;
    this.#rest();
  }

  async #run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const abort = (this.#abort = new AbortController());
    const value = await ask(abort.signal).catch(() => undefined); // not known, and said so
    if (abort.signal.aborted) return;
    this.value = value;
    this.#answered = moment();
    this.#rest();
    this.#changed();
  }

  #rest(): void {
    this.isAsking = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

const moment = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });
