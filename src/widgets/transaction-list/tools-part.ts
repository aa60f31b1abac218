import { nothing } from 'lit';
import type { MessageOverrides } from '../../i18n/messages.js';
import { adoptStyles } from '../../internal/style-sheets.js';
import { renderButton } from '../../ui/button/button.js';
import { renderNotice } from '../../ui/notice/notice.js';
import type { SavingHost } from './transaction-saving.js';
import type { Shown, TransactionTools } from './transaction-tools.js';

/** What loading the tools needs of their element. */
interface PartHost extends SavingHost {
  readonly renderRoot: () => HTMLElement | DocumentFragment;
  /** Takes the English of the tools, which loads with them. */
  readonly adoptTexts: (texts: MessageOverrides) => void;
}

/** Search, filters and export, which load beside the first read. */
export class ToolsPart {
  readonly #host: PartHost;
  #state: 'absent' | 'loading' | 'missing' = 'absent';
  /** Absent until they are loaded. */
  tools: TransactionTools | undefined;

  constructor(host: PartHost) {
    this.#host = host;
  }

  /** Loads them, once; a failure is not tried again by itself. */
  want(): void {
    if (this.#state === 'absent') void this.#load();
  }

  /** The tools; nothing while they load, and a way to try again where their file could not be had. */
  render(shown: Shown): unknown {
    const { t } = this.#host;
    if (this.#state !== 'missing') return this.tools?.render(shown) ?? nothing;
    return renderNotice({
      tone: 'warning',
      text: t('transactions.part.failed'),
      actions: renderButton({ label: t('common.retry'), press: () => void this.#load() }),
    });
  }

  async #load(): Promise<void> {
    const { adoptTexts, renderRoot, requestUpdate } = this.#host;
    this.#state = 'loading';
    try {
      const part = await import('./transaction-tools.js');
      adoptTexts(part.texts);
      adoptStyles(renderRoot(), part.styles);
      this.tools = new part.TransactionTools(this.#host);
    } catch {
      this.#state = 'missing'; // the list itself works without
    }
    requestUpdate();
  }
}
