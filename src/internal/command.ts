import { toGiroError, type GiroError } from '../api/errors.js';
import type { Live } from './live.js';

/** How an act stands. */
export type CommandState<O> =
  | { readonly step: 'ready' }
  | { readonly step: 'busy' }
  /** Carried out. Terminal, unless the command is repeatable. */
  | { readonly step: 'done'; readonly value: O }
  | { readonly step: 'failed'; readonly error: GiroError };

/** What a command does and what keeps it from being done twice. */
export interface CommandOptions<I, O> {
  /** Carries the act out. Rejections are kept in `state`. */
  readonly act: (input: I) => Promise<O>;
  /** A page-wide lock, so that two elements can't do the same thing at once. */
  readonly lock: (input: I) => { readonly live: Live; readonly key: string };
  /** True for acts that may be done again later, such as flipping a switch; otherwise success is terminal. */
  readonly repeatable?: boolean;
}

/**
 * After an act ends, presses are ignored for this long: the second half of a slow double click must not become a second decision.
 * Source: the usual double-click time of desktop systems, 500 ms.
 */
export const SETTLE_MS = 500;

/**
 * An act, as an element does it: one at a time, its lock taken before the first `await`, never aborted by removal,
 * ended by exactly one outcome. Unlike a read it never runs by itself and never again by itself.
 */
export class Command<I, O> {
  state: CommandState<O> = { step: 'ready' };
  readonly #options: CommandOptions<I, O>;
  readonly #changed: () => void;
  #running = false;

  /** `changed` is called whenever `state` is another. */
  constructor(options: CommandOptions<I, O>, changed: () => void) {
    this.#options = options;
    this.#changed = changed;
  }

  /**
   * Does it; undefined when refused because one is under way, just ended, or done for good, and when somebody else uses the
   * page by the end: what came of it is the business of who began it.
   */
  async run(input: I): Promise<CommandState<O> | undefined> {
    const { act, lock, repeatable = false } = this.#options;
    if (this.#running || (this.state.step === 'done' && !repeatable)) return undefined;
    const { live, key } = lock(input);
    if (!live.lock(key)) return undefined;
    this.#running = true;
    this.become({ step: 'busy' });
    const sent = live.stamp();
    const { person } = live;
    let ended: CommandState<O>;
    try {
      ended = { step: 'done', value: await act(input) };
      live.worked(sent);
    } catch (error) {
      ended = { step: 'failed', error: toGiroError(error) };
    }
    const isTheirs = live.person === person;
    this.become(isTheirs ? ended : { step: 'ready' });
    setTimeout(() => {
      this.#running = false;
      live.unlock(key);
    }, SETTLE_MS);
    return isTheirs ? ended : undefined;
  }

  /** Replaces how the act stands, once the truth is known in another way. */
  become(state: CommandState<O>): void {
    this.state = state;
    this.#changed();
  }
}
