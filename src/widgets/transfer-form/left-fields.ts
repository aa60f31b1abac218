/**
 * Tells which fields were left, once the button of the mouse that left them is up again: what is said of a field moves what
 * stands below it, and a click must land on what was pressed.
 */
export class LeftFields {
  readonly #left: (id: string) => void;
  readonly #fields = new Set<Element>();
  #isPressed = false;

  /** `left` is told of each. */
  constructor(left: (id: string) => void) {
    this.#left = left;
  }

  /** For `focusin` of what holds the fields. */
  readonly entered = (): void => {
    addEventListener('pointerdown', this.#pressed, true);
  };

  /** For `focusout` of what holds the fields. */
  readonly exited = ({ target }: Event): void => {
    this.#fields.add(target as Element);
    this.#tellSoon();
  };

  /** Nobody is told any more. */
  stop(): void {
    this.#fields.clear();
    this.#isPressed = false;
    removeEventListener('pointerdown', this.#pressed, true);
    this.#unfollow();
  }

  readonly #pressed = (): void => {
    this.#isPressed = true;
    addEventListener('pointerup', this.#released, true);
    addEventListener('pointercancel', this.#released, true);
  };

  readonly #released = (): void => {
    this.#isPressed = false;
    this.#unfollow();
    this.#tellSoon();
  };

  #unfollow(): void {
    removeEventListener('pointerup', this.#released, true);
    removeEventListener('pointercancel', this.#released, true);
  }

  /** Not in this task: the click comes in it, and a finger's press and click both do. */
  #tellSoon(): void {
    setTimeout(() => {
      if (this.#isPressed) return;
      const fields = [...this.#fields];
      this.#fields.clear();
      for (const field of fields) if (field.isConnected && !field.matches(':focus')) this.#left(field.id);
    });
  }
}
