import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import {
  chunkAt,
  chunkRows,
  groupKeyOf,
  lengthOf,
  sortTransactions,
  type RowChunk,
  type TransactionOrder,
} from '../../domain/transaction-rows.js';

/** Rows drawn in one piece. */
const CHUNK = 25;
/** Rows drawn at once: a page as it is read. */
const FIRST = 50;
/** How long a task draws: a frame costs about as much as two chunks, so there is not one for each. */
const SLICE_MS = 12;
/** Two frames: the first rows are on screen before others are drawn. */
const FIRST_MS = 32;

/** What is listed, and how. Equal objects mean an equal list. */
export interface Listing {
  readonly items: readonly Transaction[];
  readonly matches: ((transaction: Transaction) => boolean) | undefined;
  readonly order: TransactionOrder;
  readonly timeZone: string | undefined;
}

/**
 * A list in chunks, of which a first page is drawn at once and the others as many in a task as fit, so that no task is long;
 * what is out of sight is not laid out. All rows are in the document in the end: to be found, printed and read out.
 */
export class DrawnChunks implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #grown: (chunk: RowChunk) => void;
  #listing: Listing | undefined;
  #chunks: readonly RowChunk[] = [];
  /** How many rows they have. */
  #rows = 0;
  #task: ReturnType<typeof setTimeout> | undefined;
  /** What is listed, in order. */
  listed: readonly Transaction[] = [];

  /** `grown` draws another chunk below the others; the last one updates the element. */
  constructor(host: ReactiveControllerHost, grown: (chunk: RowChunk) => void) {
    this.#host = host;
    this.#grown = grown;
    host.addController(this);
  }

  /** Takes what is listed now. Another filter, order or time zone begins with the first page again. */
  take(listing: Listing): void {
    const before = this.#listing;
    const { items, matches, order, timeZone } = listing;
    const isUnderOthers = before?.order !== order || before.timeZone !== timeZone;
    const isOther = isUnderOthers || before.matches !== matches;
    if (!isOther && before.items === items) return;
    this.#listing = listing;
    const known = isUnderOthers ? undefined : this;
    this.listed = sortTransactions(matches ? items.filter(matches) : items, order, known?.listed);
    // A list that only grew, at either end, stays where the person is in it.
    const [first] = before?.items ?? [];
    const isAnother = isOther || !first || !items.some(({ id }) => id === first.id);
    if (isAnother) this.#stop();
    const rows = isAnother ? FIRST : this.#rows + CHUNK;
    this.#hold(chunkRows(this.listed, this.#keyOf, CHUNK, { before: known?.drawn ?? [], rows }));
  }

  /** Forgets what was listed, and draws nothing more of it. */
  forget(): void {
    this.#stop();
    this.#listing = undefined;
    this.#hold([]);
    this.listed = [];
  }

  #hold(chunks: readonly RowChunk[]): void {
    this.#chunks = chunks;
    this.#rows = lengthOf(chunks.flat());
  }

  readonly #keyOf = (item: Transaction): string =>
    groupKeyOf(item, this.#listing?.order ?? 'newest', this.#listing?.timeZone);

  /** Chunks to draw now. */
  get drawn(): readonly RowChunk[] {
    return this.#chunks;
  }

  /** True once every chunk is drawn. */
  get isWhole(): boolean {
    return this.#rows >= this.listed.length;
  }

  hostConnected(): void {
    this.#drawNext();
  }

  hostUpdated(): void {
    this.#drawNext();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#task);
    this.#task = undefined;
  }

  #drawNext(): void {
    if (this.isWhole || this.#task !== undefined) return;
    this.#task = setTimeout(
      () => {
        this.#task = undefined;
        const until = performance.now() + SLICE_MS;
        do {
          const chunk = chunkAt(this.listed, this.#rows, this.#rows + CHUNK, this.#keyOf);
          this.#chunks = [...this.#chunks, chunk];
          this.#rows += lengthOf(chunk);
          if (this.isWhole) this.#host.requestUpdate();
          else this.#grown(chunk);
        } while (!this.isWhole && performance.now() < until);
        this.#drawNext();
      },
      this.#rows <= FIRST ? FIRST_MS : 0,
    );
  }
}
