import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { GiroError } from '../api/errors.js';
import type { Live, Shared, Topic } from './live.js';

/** How a question stands. */
export type QueryState<T> =
  /** Not asked: something it needs is missing. */
  | { readonly step: 'idle' }
  | { readonly step: 'loading' }
  /** Answered; `stale` says that a later try failed, `refreshing` that one is under way. */
  | { readonly step: 'ready'; readonly value: T; readonly stale: GiroError | undefined; readonly refreshing: boolean }
  | { readonly step: 'failed'; readonly error: GiroError };

/** What a query asks for: where, and what. Undefined while something it needs is missing. */
export type Question<T> = { readonly live: Live; readonly topic: Topic<T> } | undefined;

/**
 * A read, as an element asks it: asked again when it changes, given up on removal, shared with every element that asks
 * the same, latest answer wins, the last good answer stays when a refresh fails.
 */
export class Query<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => Question<T>;
  readonly #task: Task<readonly [Live | undefined, string | undefined], void>;
  #shared: Shared<T> | undefined;
  #leave: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, ask: () => Question<T>) {
    this.#host = host;
    this.#ask = ask;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => {
        const question = this.#ask();
        return [question?.live, question?.topic.key] as const;
      },
      task: async (_, { signal }) => {
        this.#join();
        signal.addEventListener('abort', () => this.#leave?.(), { once: true });
        await this.#shared?.settled;
      },
    });
  }

  /** How it stands now. */
  get state(): QueryState<T> {
    if (!this.#shared) return { step: 'idle' };
    const { value, error, reading } = this.#shared.snapshot;
    if (value !== undefined) return { step: 'ready', value, stale: error, refreshing: reading };
    return error && !reading ? { step: 'failed', error } : { step: 'loading' };
  }

  /** The last good answer. */
  get value(): T | undefined {
    return this.#shared?.snapshot.value;
  }

  /** Why the last read failed, if it did. */
  get error(): GiroError | undefined {
    return this.#shared?.snapshot.error;
  }

  /** Replaces the answer for everyone who asks the same, for example with a longer list. */
  put(value: T): void {
    this.#shared?.set({ ...this.#shared.snapshot, value });
  }

  /** Asks again; resolves when the answer, good or bad, is shown. */
  async reload(): Promise<void> {
    await this.#shared?.read();
  }

  hostConnected(): void {
    if (this.#shared) this.#join();
  }

  hostDisconnected(): void {
    this.#task.abort();
    this.#leave?.();
  }

  #join(): void {
    this.#leave?.();
    const question = this.#ask();
    this.#shared = question?.live.share(question.topic);
    if (!this.#shared) return;
    const shared = this.#shared;
    this.#leave = shared.join(() => {
      this.#host.requestUpdate();
    });
    if (shared.snapshot.value === undefined && !shared.snapshot.reading) void shared.read();
    this.#host.requestUpdate();
  }
}
