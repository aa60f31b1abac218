import type { CardCredentials } from '../../domain/card-credentials.js';

/**
 * Waits for a card's number and code, holds them for a moment and lets go of them: after the time, when the page is
 * hidden, left or printed, and when asked. What comes after it let go is never held. Nothing else keeps them.
 */
export class MomentarySecret {
  #wanted: AbortController | undefined;
  /** A tab of our own is in front while they are awaited. */
  #isBehind = false;
  #value: CardCredentials | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #endsAt = 0;
  readonly #changed: () => void;
  readonly #ended: () => void;

  /** `changed` is called every second and at the end, `ended` once when what was held is let go. */
  constructor(changed: () => void, ended: () => void) {
    this.#changed = changed;
    this.#ended = ended;
  }

  /** What may be shown now. */
  get value(): CardCredentials | undefined {
    return this.#value;
  }

  /** Whole seconds left, by the monotonic clock. */
  get secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#endsAt - performance.now()) / 1000));
  }

  /**
   * Begins to wait for a secret; the signal is aborted as soon as nobody may see it any more.
   * `isBehind`: a tab of our own hides this page until the answer is there, which is nobody leaving.
   */
  expect({ isBehind = false } = {}): AbortSignal {
    this.release();
    const { signal } = (this.#wanted = new AbortController());
    this.#isBehind = isBehind;
    document.addEventListener('visibilitychange', this.#hidden);
    addEventListener('pagehide', this.#left);
    addEventListener('beforeprint', this.#left);
    this.#hidden();
    return signal;
  }

  /** Takes the secret that was waited for with that signal, for some seconds; a hidden page never gets it. */
  hold(value: CardCredentials, seconds: number, wanted: AbortSignal): boolean {
    if (this.#wanted?.signal !== wanted) return false;
    this.#isBehind = false;
    this.#hidden();
    if (wanted.aborted) return false;
    this.#value = value;
    this.#endsAt = performance.now() + seconds * 1000;
    this.#timer = setInterval(this.#tick, 250);
    this.#changed();
    return true;
  }

  /** Lets go at once, and waits no more. */
  release(): void {
    const wanted = this.#wanted;
    if (!wanted) return;
    const isHeld = this.#value !== undefined;
    this.#wanted = undefined;
    this.#value = undefined;
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#hidden);
    removeEventListener('pagehide', this.#left);
    removeEventListener('beforeprint', this.#left);
    wanted.abort();
    if (isHeld) this.#ended();
  }

  readonly #tick = (): void => {
    if (performance.now() >= this.#endsAt) this.release();
    else this.#changed();
  };

  readonly #hidden = (): void => {
    if (document.hidden && !this.#isBehind) this.release();
  };

  readonly #left = (): void => {
    this.release();
  };
}
