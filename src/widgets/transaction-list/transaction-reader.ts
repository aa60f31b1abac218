import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toGiroError, type GiroError } from '../../api/errors.js';
import type { PlatformFilter } from '../../domain/transaction-filter.js';
import type { Live } from '../../internal/live.js';
import { Query, type QueryState } from '../../internal/query.js';
import {
  readMoreTransactions,
  transactionsTopic,
  type TransactionAsk,
  type TransactionPages,
} from '../../internal/transactions.js';

/** A list that never ends is left alone after so many calls in a row. */
const MOST_CALLS = 200;

/** What to read, and from where. */
export type TransactionQuestion = { readonly live: Live; readonly ask: TransactionAsk } | undefined;

const isUnfiltered = (filter: PlatformFilter): boolean => Object.keys(filter).length === 0;

/**
 * Reads transactions page by page. Where the whole list is here, or the platform knows no filter, filtering is left to the
 * element; else the platform is asked, and what is here already stands in until it answers. A new question gives up the old.
 */
export class TransactionReader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: () => TransactionQuestion;
  /** Everything, unfiltered. */
  readonly #all: Query<TransactionPages>;
  /** What the platform filtered. */
  readonly #found: Query<TransactionPages>;
  #wantsAll = false;
  /** Whose, and what of it; undefined while there is no question. */
  #of: string | undefined;
  #key: string | undefined;
  #live: Live | undefined;
  #abort: AbortController | undefined;
  /** How reading the next page stands. */
  more: 'ready' | 'reading' | GiroError = 'ready';

  constructor(host: ReactiveControllerHost, ask: () => TransactionQuestion) {
    this.#host = host;
    this.#ask = ask;
    this.#all = new Query(host, () => this.#question(false));
    this.#found = new Query(host, () => this.#question(true));
    host.addController(this);
  }

  #question(filtered: boolean): { live: Live; topic: ReturnType<typeof transactionsTopic> } | undefined {
    const question = this.#ask();
    if (!question || (filtered ? !this.isFound : !this.#wantsAll)) return undefined;
    const { live, ask } = question;
    return { live, topic: transactionsTopic(filtered ? ask : { ...ask, filter: {} }) };
  }

  /** True where the platform's own filter is what is shown. */
  get isFound(): boolean {
    const filter = this.#ask()?.ask.filter ?? {};
    if (isUnfiltered(filter)) return false;
    const all = this.#wantsAll ? this.#all.value : undefined;
    return all === undefined || all.after !== undefined || all.isPartial === true;
  }

  get #shown(): Query<TransactionPages> {
    return this.isFound ? this.#found : this.#all;
  }

  /** How the list stands. */
  get state(): QueryState<TransactionPages> {
    return this.#shown.state;
  }

  /** What is here of everything, while the platform looks for what was asked. */
  get meanwhile(): TransactionPages | undefined {
    return this.#wantsAll ? this.#all.value : undefined;
  }

  get failures(): readonly (GiroError | undefined)[] {
    return [this.#shown.error, typeof this.more === 'object' ? this.more : undefined];
  }

  /** Takes notice of a new question; true when it is another one. To be called before the queries look. */
  follow(): boolean {
    const question = this.#ask();
    const live = question?.live;
    const of = JSON.stringify(question?.ask.of);
    const key = JSON.stringify(question?.ask);
    const isNew = key !== this.#key || live !== this.#live;
    if (isNew) this.stop();
    if (of !== this.#of || live !== this.#live) this.#wantsAll = false;
    [this.#of, this.#key, this.#live] = [of, key, live];
    if (question && isUnfiltered(question.ask.filter)) this.#wantsAll = true;
    return isNew;
  }

  /** Reads on until there is enough, or no more. Resolves true when it ended by itself, with or without a failure. */
  async readOn(enough: (pages: TransactionPages) => boolean): Promise<boolean> {
    const question = this.#ask();
    const shown = this.#shown;
    let pages = shown.value;
    if (!question || !pages || this.more === 'reading') return false;
    const { live, ask } = question;
    const { signal } = (this.#abort = new AbortController());
    this.more = 'reading';
    this.#host.requestUpdate();
    try {
      for (let calls = 0; calls < MOST_CALLS && pages.after !== undefined; calls += 1) {
        const asked = shown === this.#all ? { ...ask, filter: {} } : ask;
        const more: TransactionPages = await readMoreTransactions(live, asked, pages, signal);
        if (signal.aborted) return false;
        // Another element may have read further meanwhile.
        const now = shown.value;
        pages = now && now.items.length > more.items.length ? now : more;
        shown.put(pages);
        if (enough(pages)) break;
      }
      this.more = 'ready';
    } catch (error) {
      if (signal.aborted) return false;
      this.more = toGiroError(error);
    }
    this.#host.requestUpdate();
    return true;
  }

  /** Gives up reading on. */
  stop(): void {
    this.#abort?.abort();
    this.more = 'ready';
  }

  /** Reads again what is shown. */
  async reload(): Promise<void> {
    this.stop();
    await this.#shown.reload();
  }

  hostDisconnected(): void {
    this.stop();
  }
}
