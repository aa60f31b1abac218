import { GiroError } from '../api/errors.js';

/** A part of an element that loads when it is wanted, and once; one that could not be had loads when it is wanted again. */
export class LaterPart<P> {
  /** The part, once it is here. */
  loaded: P | undefined;
  /** True where it could not be had. */
  isMissing = false;
  readonly #load: () => Promise<P>;
  readonly #changed: () => void;
  #loading: Promise<P> | undefined;

  /** `changed` is told when it came, or did not. */
  constructor(load: () => Promise<P>, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** Loads it ahead of its use; who uses it learns whether it could be had. */
  prefetch(): void {
    void this.want().catch(() => undefined);
  }

  /** The part. Rejects where it can't be had, which is a failure of the network. */
  async want(): Promise<P> {
    this.#loading ??= this.#load().then(
      (part) => {
        this.#became(part);
        return part;
      },
      (cause: unknown) => {
        this.#loading = undefined;
        this.#became(undefined);
        throw new GiroError('network', 'A part of the kit could not be loaded.', { cause });
      },
    );
    return await this.#loading;
  }

  #became(part: P | undefined): void {
    this.loaded = part;
    this.isMissing = part === undefined;
    this.#changed();
  }
}
