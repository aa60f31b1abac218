import { html, nothing } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type * as Details from './transaction-details.js';
import type { RowView } from './transaction-row.js';

/** How long a button says that it copied. */
const COPIED_MS = 2000;

/** What the open transaction needs of its element. */
interface OpenHost extends Pick<ElementTools, 't' | 'announce'> {
  readonly requestUpdate: () => void;
  /** Takes the English of the details, which loads with them. */
  readonly adoptTexts: (texts: MessageOverrides) => void;
  /** Loads the words for error codes. */
  readonly loadWords: () => Promise<void>;
}

/** The details of an open transaction, for the row they stand under. */
export interface OpenedDetails {
  readonly id: string | undefined;
  readonly details: unknown;
}

/** The one transaction that is open. Its details load when the first is opened, and are drawn only when they say something else. */
export class OpenDetails {
  readonly #host: OpenHost;
  #part: typeof Details | undefined;
  #id: string | undefined;
  #copied: string | undefined;
  #drawn: OpenedDetails = { id: undefined, details: nothing };
  #drawnOf: readonly unknown[] = [];

  constructor(host: OpenHost) {
    this.#host = host;
  }

  /** Opens one, or closes it where it is open. */
  toggle(id: string): void {
    this.#id = this.#id === id ? undefined : id;
    this.#copied = undefined;
    this.#host.requestUpdate();
    if (!this.#part) void this.#load();
  }

  /** Closes it, and keeps nothing of what it said. */
  close(): void {
    this.#id = undefined;
    this.#drawn = { id: undefined, details: nothing };
    this.#drawnOf = [];
  }

  /** What is open of the listed ones, the very same while it says the same. */
  draw(listed: readonly Transaction[], view: RowView): OpenedDetails {
    const transaction = this.#id === undefined ? undefined : listed.find(({ id }) => id === this.#id);
    const of = [transaction, view, this.#part, this.#copied];
    if (this.#drawnOf.length > 0 && of.every((value, i) => value === this.#drawnOf[i])) return this.#drawn;
    this.#drawnOf = of;
    const details =
      transaction && this.#part
        ? this.#part.renderDetails(transaction, {
            ...view,
            copied: this.#copied,
            copy: (text) => void this.#copy(text),
          })
        : html`<p class="details">${this.#host.t('common.loading')}</p>`;
    return (this.#drawn = { id: transaction?.id, details });
  }

  async #load(): Promise<void> {
    const { adoptTexts, announce, loadWords, requestUpdate, t } = this.#host;
    try {
      const [part] = await Promise.all([import('./transaction-details.js'), loadWords()]);
      adoptTexts(part.texts);
      this.#part = part;
    } catch {
      this.#id = undefined; // its file could not be had: pressing again tries again
      announce(t('transactions.part.failed'));
    }
    requestUpdate();
  }

  async #copy(text: string): Promise<void> {
    const { announce, requestUpdate, t } = this.#host;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      announce(t('transactions.notCopied')); // no permission, or no secure context
      return;
    }
    this.#copied = text;
    announce(t('transactions.copied'));
    setTimeout(() => {
      if (this.#copied === text) this.#copied = undefined;
      requestUpdate();
    }, COPIED_MS);
  }
}
