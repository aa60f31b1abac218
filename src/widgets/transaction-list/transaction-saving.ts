import { html, nothing, type TemplateResult } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import { dayOf } from '../../domain/calendar.js';
import { formatCount } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { downloadsAllowed, saveFile, type SaveFile } from '../../internal/save-file.js';
import { renderButton } from '../../ui/button/button.js';
import type { ExportKind } from './transaction-export.js';
import type { RowView } from './transaction-row.js';
import type { Shown } from './transaction-tools.js';

/** What saving needs of its element. */
export interface SavingHost {
  readonly t: ElementTools['t'];
  readonly locale: () => string;
  readonly timeZone: () => string | undefined;
  readonly requestUpdate: () => void;
  readonly announce: (text: string) => void;
  /** How rows are told, with the host's own columns. */
  readonly view: () => RowView;
  /** Loads the words for error codes, where there are any. */
  readonly loadWords: () => Promise<void>;
  readonly saveFile: () => SaveFile | undefined;
}

const KINDS: readonly ExportKind[] = ['csv-local', 'csv-machine', 'json'];

/** Saves what is listed as a file. */
export class TransactionSaving {
  readonly #host: SavingHost;
  #said = '';
  #isSaving = false;
  #marksUtf8 = false;

  constructor(host: SavingHost) {
    this.#host = host;
  }

  /** The choice of files. */
  render({ listed, hasMore, isPartial }: Pick<Shown, 'listed' | 'hasMore' | 'isPartial'>): TemplateResult {
    const { t, locale, saveFile: own } = this.#host;
    if (own() === undefined && downloadsAllowed() === 'no') return html`<p>${t('transactions.export.blocked')}</p>`;
    return html`
      <p class="wide">
        ${t('transactions.export.text', { count: formatCount(listed.length, locale()) })}
        ${hasMore ? t('transactions.export.partly') : nothing} ${isPartial ? t('transactions.partial') : nothing}
      </p>
      <label class="wide check">
        <input
          type="checkbox"
          .checked=${this.#marksUtf8}
          @change=${(event: Event) => {
            this.#marksUtf8 = (event.target as HTMLInputElement).checked;
          }}
        />
        <span>${t('transactions.export.mark')}</span>
      </label>
      <div class="wide buttons">
        ${KINDS.map((kind) =>
          renderButton({
            label: t(`transactions.export.${kind}`),
            busy: this.#isSaving,
            press: () => void this.#save(kind, listed),
          }),
        )}
      </div>
      ${this.#said === '' ? nothing : html`<p class="wide" aria-hidden="true"><bdi>${this.#said}</bdi></p>`}
    `;
  }

  async #save(kind: ExportKind, listed: readonly Transaction[]): Promise<void> {
    const { t, locale, timeZone, loadWords, view, saveFile: own, announce, requestUpdate } = this.#host;
    this.#isSaving = true;
    requestUpdate();
    try {
      const [{ exportOf }] = await Promise.all([import('./transaction-export.js'), loadWords()]);
      const file = exportOf(listed, kind, view(), { byteOrderMark: this.#marksUtf8 });
      const name = `transactions-${dayOf(Date.now(), timeZone()) ?? ''}.${kind === 'json' ? 'json' : 'csv'}`;
      const take = own();
      await (take ?? saveFile)(file, name);
      const isSure = take !== undefined || downloadsAllowed() === 'yes';
      this.#said = [
        t('transactions.export.saved', { name, count: formatCount(listed.length, locale()) }),
        ...(isSure ? [] : [t('transactions.export.unsure')]),
      ].join(' ');
    } catch {
      this.#said = t('transactions.export.failed'); // of the chunk, or of the host: the person can only try again
    }
    this.#isSaving = false;
    announce(this.#said);
  }
}
