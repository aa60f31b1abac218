import { css } from 'lit';

/** How long a button says how copying went. */
const SAID_MS = 2000;

/** Copies by buttons, and remembers for a moment at which one it worked or did not. */
export class Copying<What extends string> {
  /** The button that says how it went. */
  said: { readonly what: What; readonly worked: boolean } | undefined;
  /** It did not work, and nothing has been copied since. */
  isRefused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  readonly #changed: () => void;

  /** `changed` is called when there is something else to say, or nothing any more. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Copies; when something else is copied or `stop` is called meanwhile, nothing is said. */
  async copy(what: What, text: string): Promise<void> {
    this.#forget();
    const turn = this.#turn;
    let worked = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      worked = false; // no permission, or no secure context
    }
    if (turn !== this.#turn) return;
    this.said = { what, worked };
    this.isRefused = !worked;
    this.#changed();
    this.#timer = setTimeout(() => {
      this.said = undefined;
      this.#changed();
    }, SAID_MS);
  }

  /** Says nothing any more. */
  stop(): void {
    this.#forget();
    this.isRefused = false;
  }

  #forget(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.said = undefined;
  }
}

/** For a button that says how copying went: its words stand in a `.swap` with the others in `data-one` and `data-two`. */
export const copyingStyles = css`
  /* All the words it can have lie in one place: it is as wide as the widest of them. */
  .swap {
    display: inline-grid;
    justify-items: center;
  }

  .swap::before,
  .swap::after,
  .swap > :not(.visually-hidden) {
    grid-area: 1 / 1;
  }

  .swap::before {
    content: attr(data-one);
    visibility: hidden;
  }

  .swap::after {
    content: attr(data-two);
    visibility: hidden;
  }
`;
