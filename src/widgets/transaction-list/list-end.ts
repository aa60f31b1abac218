import type { ReactiveController } from 'lit';

/** Read on when the end is this near, so that a person who scrolls seldom waits. */
const NEAR = '400px';

/** Sees the person come near the end of a list by scrolling. An end in sight from the start is no scrolling: there is a button. */
export class ListEnd implements ReactiveController {
  readonly #reached: () => void;
  #observer: IntersectionObserver | undefined;
  #watched: Element | null = null;
  #isIn: boolean | undefined;
  #isReady = false;

  constructor(reached: () => void) {
    this.#reached = reached;
  }

  /** Watches an end, or none; while it is not ready, reaching it does nothing. */
  watch(end: Element | null, isReady: boolean): void {
    this.#isReady = isReady;
    if (end === this.#watched) return;
    this.hostDisconnected();
    this.#watched = end;
    if (!end) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting } of entries) {
          const cameIn = isIntersecting && this.#isIn === false;
          this.#isIn = isIntersecting;
          if (cameIn && this.#isReady) this.#reached();
        }
      },
      { rootMargin: `0px 0px ${NEAR} 0px` },
    );
    this.#observer.observe(end);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = null;
    this.#isIn = undefined;
  }
}
