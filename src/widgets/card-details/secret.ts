import type { CardCredentials } from '../../domain/card-credentials.js';

/**
 * Holds a card's number and code for a moment and lets go of them: after the time, when the page is hidden, left or
 * printed, and when asked. Nothing else keeps them.
 */
export class MomentarySecret {
  #value: CardCredentials | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #endsAt = 0;
  readonly #changed: () => void;
  readonly #ended: () => void;

  /** `changed` is called every second and at the end, `ended` once when it is let go. */
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

  /** Takes a secret for some seconds; a hidden page never gets it. */
  hold(value: CardCredentials, seconds: number): boolean {
    this.release();
    if (document.hidden) return false;
    this.#value = value;
    this.#endsAt = performance.now() + seconds * 1000;
    this.#timer = setInterval(this.#tick, 250);
    document.addEventListener('visibilitychange', this.#hidden);
    addEventListener('pagehide', this.#left);
    addEventListener('beforeprint', this.#left);
    this.#changed();
    return true;
  }

  /** Lets go at once. */
  release(): void {
    if (!this.#value) return;
    this.#value = undefined;
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#hidden);
    removeEventListener('pagehide', this.#left);
    removeEventListener('beforeprint', this.#left);
    this.#ended();
  }

  readonly #tick = (): void => {
    if (performance.now() >= this.#endsAt) this.release();
    else this.#changed();
  };

  readonly #hidden = (): void => {
    if (document.hidden) this.release();
  };

  readonly #left = (): void => {
    this.release();
  };
}
