import type { RowChunk, RowGroup } from '../../domain/transaction-rows.js';
import { formatDay } from '../../i18n/format-time.js';
import { PARTS } from '../../styles/parts.js';
import type { OpenedDetails } from './open-details.js';
import { made, RowDrawing } from './row-drawing.js';
import type { RowView } from './transaction-row.js';

/** The words a group stands under. */
function headingOf({ key }: RowGroup, { t, locale, today, order }: RowView): string {
  if (key === '') return t('transactions.undated');
  return order === 'amount' ? key : formatDay(key, locale, today);
}

/** The rows under one heading. */
class GroupDrawing {
  readonly #list = made('div', { role: 'list', class: 'list', part: PARTS.list });
  readonly #rows: RowDrawing[] = [];
  #heading: HTMLElement | undefined;

  constructor(chunk: Element) {
    chunk.append(this.#list);
  }

  draw(group: RowGroup, view: RowView, open: OpenedDetails | undefined): void {
    const heading = headingOf(group, view);
    this.#list.setAttribute('aria-label', heading);
    if (!group.first) {
      this.#heading?.remove();
      this.#heading = undefined;
    } else if (!this.#heading) this.#list.before((this.#heading = made('h3', { class: 'day' }, heading)));
    else if (this.#heading.textContent !== heading) this.#heading.textContent = heading;
    for (const extra of this.#rows.splice(group.rows.length)) extra.element.remove();
    group.rows.forEach((transaction, i) => {
      let row = this.#rows[i];
      if (!row) {
        this.#rows.push((row = new RowDrawing()));
        this.#list.append(row.element);
      }
      row.draw(transaction, view, transaction.id === open?.id ? open.details : undefined);
    });
  }

  remove(): void {
    this.#heading?.remove();
    this.#list.remove();
  }
}

/** A part of the list. It is drawn again only when it, the view, or what is open in it is another. */
export class ChunkDrawing {
  readonly element = made('div', { class: 'chunk' });
  readonly #groups: GroupDrawing[] = [];
  #of: readonly unknown[] = [];
  /** What it drew last. */
  chunk: RowChunk | undefined;

  draw(chunk: RowChunk, view: RowView, open: OpenedDetails): void {
    const isHere = open.id !== undefined && chunk.some(({ rows }) => rows.some(({ id }) => id === open.id));
    const of = [chunk, view, isHere ? open.id : undefined, isHere ? open.details : undefined];
    if (of.every((value, i) => value === this.#of[i])) return;
    for (const extra of this.#groups.splice(chunk.length)) extra.remove();
    chunk.forEach((group, i) => {
      let drawing = this.#groups[i];
      if (!drawing) this.#groups.push((drawing = new GroupDrawing(this.element)));
      drawing.draw(group, view, isHere ? open : undefined);
    });
    this.#of = of;
    this.chunk = chunk;
  }
}
