import type { Transaction } from '../../domain/transaction.js';
import { dayOf } from '../../domain/calendar.js';
import type { RowChunk, TransactionOrder } from '../../domain/transaction-rows.js';
import { languageOf, textsOf } from '../../i18n/index.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import { loadTransactionWords, transactionWordsOf, type TransactionWords } from '../../i18n/transaction-words.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { RowView, TransactionColumn } from './transaction-row.js';

/** What rows are drawn with, as the element has it. */
export interface ViewSource {
  readonly locale: string;
  readonly messages: MessageOverrides | undefined;
  readonly timeZone: string | undefined;
  readonly order: TransactionOrder;
  readonly columns: readonly TransactionColumn[];
  readonly usage: (fault: string) => void;
  /** Words have come. */
  readonly changed: () => void;
}

/** Keeps one view while nothing it says changes, and loads the words for error codes once a row needs one. */
export class RowViews {
  readonly #t: ElementTools['t'];
  #source: ViewSource | undefined;
  #of: readonly unknown[] = [];
  #view: RowView | undefined;
  /** Languages whose words were asked for; a failure is not asked again by itself. */
  readonly #asked = new Set<string>();
  /** Chunks that need no words. */
  readonly #plain = new WeakSet<RowChunk>();

  constructor({ t }: ElementTools) {
    this.#t = t;
  }

  /** Takes what the element says now. */
  take(source: ViewSource): void {
    this.#source = source;
    const { locale, messages, timeZone, order, columns } = source;
    const today = dayOf(Date.now(), timeZone);
    const words = this.words;
    const of = [locale, messages, timeZone, order, columns, today, words, textsOf(languageOf(locale))];
    if (this.#view && of.every((value, i) => value === this.#of[i])) return;
    this.#of = of;
    this.#view = {
      t: this.#t,
      locale,
      timeZone,
      today,
      order,
      columns,
      hostText: (column, transaction) => this.#hostText(column, transaction),
      reason: ({ errorCode }) => {
        if (errorCode === undefined) return undefined;
        return messages?.[`transaction.error.${errorCode}`] ?? words?.errors[errorCode];
      },
      meaning: (status) => messages?.[`transaction.meaning.${status}`] ?? words?.statuses[status],
    };
  }

  /** How rows are drawn now. */
  get view(): RowView {
    if (!this.#view) throw new TypeError('Nothing was taken yet.');
    return this.#view;
  }

  /** Plain words in the element's language, once they are here; a host's own go first. */
  get words(): TransactionWords | undefined {
    return transactionWordsOf(this.#language);
  }

  get #language(): string {
    return languageOf(this.#source?.locale ?? 'en');
  }

  /** Loads the words if one of these needs one. */
  want(chunks: readonly RowChunk[]): void {
    const language = this.#language;
    if (this.words || this.#asked.has(language)) return;
    if (chunks.every((chunk) => this.#isPlain(chunk))) return;
    this.#asked.add(language);
    void this.loadWords().then(this.#source?.changed, () => undefined); // without them rows say their status
  }

  #isPlain(chunk: RowChunk): boolean {
    if (this.#plain.has(chunk)) return true;
    if (chunk.some(({ rows }) => rows.some(({ errorCode }) => errorCode !== undefined))) return false;
    this.#plain.add(chunk);
    return true;
  }

  /** Loads the words. Rejects when they can't be had. */
  async loadWords(): Promise<void> {
    await loadTransactionWords(this.#language);
  }

  #hostText(column: TransactionColumn, transaction: Transaction): string {
    try {
      const text: unknown = column.render(transaction);
      if (typeof text === 'string') return text;
      this.#source?.usage(`The column “${column.key}” must render a string.`);
    } catch (error) {
      this.#source?.usage(`The column “${column.key}” failed: ${String(error)}`);
    }
    return '';
  }
}
