import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { GiroError, GiroErrorKind } from '../api/errors.js';
import { GiroElement } from '../internal/giro-element.js';
import { isDevelopmentPage } from '../internal/page.js';
import { buttonStyles, renderButton } from '../ui/button/button.js';
import { noticeStyles, renderNotice } from '../ui/notice/notice.js';

/** True when doing the same again can end otherwise; else only the bank, or another wish, helps. */
export function retryHelps(kind: GiroErrorKind): boolean {
  switch (kind) {
    case 'offline':
    case 'network':
    case 'timeout':
    case 'rate-limited':
    case 'server':
    case 'bad-answer':
    case 'cancelled':
    case 'unauthorized': // signed in again by now, perhaps in another tab
      return true;
    case 'usage':
    case 'forbidden':
    case 'not-found':
    case 'validation':
    case 'refused':
    case 'unknown-outcome': // never sent again: looked up
      return false;
  }
}

/** An element of the kit, with the ways all of them draw what went wrong. */
export abstract class GiroWidget extends GiroElement {
  static override styles = [...GiroElement.styles, buttonStyles, noticeStyles];

  /** Where the pressed control is gone after an update, the keyboard goes on at the heading of what came instead. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    if (focused && !focused.isConnected) this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }

  /** A failure told to the person: what happened, what to do, a reference to quote, and `again` where that can help. */
  protected renderFailure(error: GiroError, title: string | undefined, again?: () => void): TemplateResult {
    const retry = retryHelps(error.kind) ? again : undefined;
    const forDeveloper = error.kind === 'usage' && isDevelopmentPage();
    const { requestId } = error;
    return renderNotice({
      tone: 'danger',
      title,
      text: forDeveloper ? error.message : this.t(`error.${error.kind}`),
      detail: requestId === undefined ? undefined : html`<bdi>${this.t('common.reference', { id: requestId })}</bdi>`,
      actions:
        retry || requestId !== undefined
          ? html`${retry ? renderButton({ label: this.t('common.retry'), press: retry }) : nothing}
            ${
              requestId === undefined
                ? nothing
                : renderButton({ label: this.t('common.copy'), press: () => void this.#copy(requestId) })
            }`
          : undefined,
    });
  }

  /** What became of an act whose answer was lost, and the way to read the truth again. */
  protected renderNews(text: string, check: () => void): TemplateResult {
    return renderNotice({
      tone: 'warning',
      text,
      actions: renderButton({ label: this.t('common.checkAgain'), press: check }),
    });
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.announce(this.t('common.copied'));
    } catch {
      this.announce(text); // no permission or no secure context: the reference stands beside the button and is read out
    }
  }

  protected override renderFault(fault: string): TemplateResult {
    return isDevelopmentPage()
      ? renderNotice({ tone: 'warning', title: `<${this.localName}>`, text: fault })
      : renderNotice({ tone: 'info', text: this.t('common.unavailable') });
  }
}
