import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Live } from './live.js';

/** Which acts are under way on the page, as an element shows them: drawn anew when a lock it asked for is taken or freed. */
export class Held implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #live: () => Live | undefined;
  /** The locks that were drawn; no other is worth drawing for. */
  readonly #drawn = new Set<string>();
  #isConnected = false;
  #followed: Live | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, live: () => Live | undefined) {
    this.#host = host;
    this.#live = live;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
  }

  hostUpdate(): void {
    const live = this.#isConnected ? this.#live() : undefined; // an update may come after the removal
    if (live === this.#followed) return;
    this.#stop?.();
    this.#followed = live;
    this.#stop = live?.onLocks((key) => {
      if (this.#drawn.has(key)) this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#stop?.();
    this.#stop = this.#followed = undefined;
  }

  /** True while any element on the page does what the lock stands for, or just has. */
  by(key: string): boolean {
    this.#drawn.add(key);
    return this.#live()?.isLocked(key) ?? false;
  }
}
