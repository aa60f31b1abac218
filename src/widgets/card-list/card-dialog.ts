import { html, nothing, type TemplateResult } from 'lit';
import type { Card } from '../../domain/card.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { openDialog, renderDialog } from '../../ui/dialog/dialog.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { cardName } from '../card-words.js';
import { drawAction, loadAction, type DialogAction } from './card-actions.js';

/** What a card offers, in a dialog: one at a time, its code loaded with its first use. */
export class CardDialog {
  readonly #t: ElementTools['t'];
  readonly #changed: () => void;
  readonly #closed: (cardId: string) => void;
  /** What is open; `failed` when its code could not be loaded. */
  #opened: { readonly cardId: string; readonly action: DialogAction; readonly step: 'ready' | 'failed' } | undefined;

  /** `changed` is told when something is to be drawn, `closed` when the person closed it, for which card. */
  constructor(t: ElementTools['t'], changed: () => void, closed: (cardId: string) => void) {
    this.#t = t;
    this.#changed = changed;
    this.#closed = closed;
  }

  async open({ id: cardId }: Card, action: DialogAction): Promise<void> {
    try {
      await loadAction(action);
      this.#opened = { cardId, action, step: 'ready' };
    } catch {
      this.#opened = { cardId, action, step: 'failed' };
    }
    this.#changed();
  }

  /** Somebody else uses the page. */
  drop(): void {
    this.#opened = undefined;
  }

  /** Shows what was drawn. */
  updated(root: ParentNode): void {
    if (this.#opened) openDialog(root);
  }

  /** Draws it, for the card among these that it is about. */
  render(cards: readonly Card[]): TemplateResult | typeof nothing {
    const opened = this.#opened;
    const card = cards.find(({ id }) => id === opened?.cardId);
    if (!opened || !card) return nothing;
    return renderDialog({
      title: html`<bdi>${cardName(card, this.#t)}</bdi>`,
      closeLabel: this.#t('cards.action.close'),
      content:
        opened.step === 'failed'
          ? renderNotice({ tone: 'danger', text: this.#t('cards.action.failed') })
          : drawAction(opened.action, card),
      closed: () => {
        this.#opened = undefined;
        this.#changed();
        this.#closed(card.id);
      },
    });
  }
}
