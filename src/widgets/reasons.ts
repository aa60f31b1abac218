import type { Transaction } from '../domain/transaction.js';
import { languageOf } from '../i18n/index.js';
import { loadTransactionWords, transactionWordsOf } from '../i18n/transaction-words.js';
import type { ElementTools } from '../internal/giro-element.js';

/** Why the platform did not carry out what it has, in words that are loaded with the first that needs them. */
export class Reasons {
  readonly #tools: ElementTools;
  readonly #came: () => void;
  readonly #asked = new Set<string>();

  /** `came` is told when words have come. */
  constructor(tools: ElementTools, came: () => void) {
    this.#tools = tools;
    this.#came = came;
  }

  /** A host's own words go first; undefined where there are none, or none yet. */
  of({ errorCode }: Transaction, locale: string): string | undefined {
    if (errorCode === undefined) return undefined;
    const language = languageOf(locale);
    const words = transactionWordsOf(language);
    if (!words && !this.#asked.has(language)) {
      this.#asked.add(language);
      void loadTransactionWords(language).then(this.#came, () => undefined); // without them the status is said
    }
    return this.#tools.setup()?.messages?.[`transaction.error.${errorCode}`] ?? words?.errors[errorCode];
  }
}
