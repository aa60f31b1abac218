import { html, nothing, type TemplateResult } from 'lit';
import { GiroError, isGiroError } from '../api/errors.js';
import { dayOf } from '../domain/calendar.js';
import type { Transaction } from '../domain/transaction.js';
import type { ElementTools } from '../internal/giro-element.js';
import { downloadsAllowed, saveFile, type SaveFile } from '../internal/save-file.js';
import { renderButton } from '../ui/button/button.js';
import { renderNotice } from '../ui/notice/notice.js';
import type { Fact } from './facts.js';

/** What a receipt says. */
export interface ReceiptPaper {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly transaction: Transaction;
}

/** What a receipt takes of its element. */
export interface ReceiptHost {
  readonly locale: () => string;
  readonly direction: () => 'ltr' | 'rtl';
  /** Takes a file instead of the browser. */
  readonly saveFile: () => SaveFile | undefined;
}

/** What became of the last thing that was done with a receipt. */
interface News {
  readonly tone: 'info' | 'warning';
  readonly text: string;
  readonly detail?: string | undefined;
}

/** A receipt to save, to copy and to print: what stands on the screen, nothing else. */
export class Receipt {
  readonly #tools: ElementTools;
  readonly #host: ReceiptHost;
  readonly #changed: () => void;
  #news: News | undefined;
  #isCopied = false;
  #isSaving = false;
  /** Whose receipt it is: another object for another person. */
  #person = {};
  /** Another object once another receipt is shown, or none. */
  #shown = {};

  constructor(tools: ElementTools, host: ReceiptHost, changed: () => void) {
    this.#tools = tools;
    this.#host = host;
    this.#changed = changed;
  }

  /** What was said about it; stands above its buttons. */
  renderNews(): unknown {
    return this.#news ? renderNotice(this.#news) : nothing;
  }

  renderButtons(paper: ReceiptPaper): TemplateResult {
    const { t } = this.#tools;
    return html`
      ${renderButton({
        label: t('transfer.receipt.pdf'),
        busy: this.#isSaving,
        press: () => void this.#save(paper),
      })}
      ${renderButton({
        label: t(this.#isCopied ? 'transfer.receipt.copied' : 'transfer.receipt.copy'),
        press: () => void this.#copy(paper),
      })}
      ${renderButton({
        label: t('transfer.receipt.print'),
        press: () => {
          print();
        },
      })}
    `;
  }

  /** Another receipt is shown, or none: what was said is of the one before. */
  forget(): void {
    this.#news = undefined;
    this.#isCopied = false;
    this.#shown = {};
  }

  /** Somebody else uses the page: a file still being made is given to nobody. */
  drop(): void {
    this.forget();
    this.#person = {};
  }

  /** One file at a time, made here of what stands on the screen. */
  async #save({ title, facts, transaction }: ReceiptPaper): Promise<void> {
    if (this.#isSaving) return;
    const { t } = this.#tools;
    const own = this.#host.saveFile();
    if (!own && downloadsAllowed() === 'no') {
      this.#tell({ tone: 'warning', text: t('transfer.receipt.forbidden') });
      return;
    }
    const [person, shown] = [this.#person, this.#shown];
    this.#isSaving = true;
    this.#changed();
    let news: News;
    try {
      const { receiptPdf } = await import('../internal/receipt-pdf.js');
      const file = await receiptPdf({ title, rows: facts, locale: this.#host.locale(), dir: this.#host.direction() });
      if (person !== this.#person) return;
      const name = `receipt-${dayOf(transaction.createdAt, undefined) ?? dayOf(Date.now(), undefined) ?? ''}.pdf`;
      await (own ?? saveFile)(file, name);
      news = {
        tone: 'info',
        text: own ? t('transfer.receipt.given') : t('transfer.receipt.saved', { name }),
        detail: own || downloadsAllowed() === 'yes' ? undefined : t('transfer.receipt.unsure'),
      };
    } catch (cause) {
      news = this.#failed(cause, 'The receipt could not be made, or `saveFile` did not take it.', 'notSaved');
    } finally {
      this.#isSaving = false;
      this.#changed();
    }
    if (shown === this.#shown) this.#tell(news);
  }

  async #copy({ title, facts }: ReceiptPaper): Promise<void> {
    const { t } = this.#tools;
    const text = [title, ...facts.map(([label, value]) => `${label}: ${value}`)].join('\n');
    const shown = this.#shown;
    let news: News | undefined;
    try {
      await navigator.clipboard.writeText(text);
    } catch (cause) {
      const why = 'Copying is not allowed here: the page needs TLS and the clipboard permission.';
      news = this.#failed(cause, why, 'notCopied');
    }
    if (shown !== this.#shown) return;
    this.#isCopied = !news;
    this.#tell(news, t('transfer.receipt.copied'));
  }

  #failed(cause: unknown, why: string, text: 'notSaved' | 'notCopied'): News {
    this.#tools.report(isGiroError(cause) ? cause : new GiroError('usage', why, { cause }));
    return { tone: 'warning', text: this.#tools.t(`transfer.receipt.${text}`) };
  }

  /** Shows what became of it, or what is only said. */
  #tell(news: News | undefined, said = ''): void {
    this.#news = news;
    this.#tools.announce(news ? [news.text, news.detail ?? ''].join(' ').trim() : said);
    this.#changed();
  }
}
