import { html, type TemplateResult } from 'lit';
import { GiroError } from '../api/errors.js';
import type { ElementTools } from '../internal/giro-element.js';
import { renderButton } from '../ui/button/button.js';
import type { Fact } from './facts.js';

/** A receipt to print and to copy: what stands on the screen, nothing else. */
export class Receipt {
  readonly #tools: ElementTools;
  readonly #changed: () => void;
  #isCopied = false;

  constructor(tools: ElementTools, changed: () => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  render(title: string, facts: readonly Fact[]): TemplateResult {
    const { t } = this.#tools;
    return html`
      ${renderButton({
        label: t(this.#isCopied ? 'transfer.receipt.copied' : 'transfer.receipt.copy'),
        press: () => void this.#copy(title, facts),
      })}
      ${renderButton({
        label: t('transfer.receipt.print'),
        press: () => {
          print();
        },
      })}
    `;
  }

  async #copy(title: string, facts: readonly Fact[]): Promise<void> {
    const { t, announce, report } = this.#tools;
    const text = [title, ...facts.map(([label, value]) => `${label}: ${value}`)].join('\n');
    try {
      await navigator.clipboard.writeText(text);
      this.#isCopied = true;
      announce(t('transfer.receipt.copied'));
    } catch (cause) {
      report(
        new GiroError('usage', 'Copying is not allowed here: the page needs TLS and the clipboard permission.', {
          cause,
        }),
      );
      announce(t('transactions.notCopied'));
    }
    this.#changed();
  }
}
