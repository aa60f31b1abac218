import { noChange } from 'lit';
import { directive, Directive, type DirectiveResult, type ElementPart } from 'lit/directive.js';
import type { RowChunk } from '../../domain/transaction-rows.js';
import { ChunkDrawing } from './chunk-drawing.js';
import type { OpenedDetails } from './open-details.js';
import type { RowView } from './transaction-row.js';

/** Draws one more below the others. */
export type Add = (chunk: RowChunk) => void;

type Given = [chunks: readonly RowChunk[], view: RowView, open: OpenedDetails, take: (add: Add) => void];

class Growing extends Directive {
  #drawings: readonly ChunkDrawing[] = [];

  override render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [chunks, view, open, take]: Given): unknown {
    const known = new Map(this.#drawings.map((drawing) => [drawing.chunk, drawing]));
    const wanted = new Set(chunks);
    // One whose chunk is gone is drawn anew: mostly for what came in its place.
    const free = this.#drawings.filter(({ chunk }) => !chunk || !wanted.has(chunk));
    this.#drawings = chunks.map((chunk) => known.get(chunk) ?? free.shift() ?? new ChunkDrawing());
    for (const { element: extra } of free) extra.remove();
    let place = element.firstElementChild;
    this.#drawings.forEach((drawing, i) => {
      const chunk = chunks[i];
      if (chunk) drawing.draw(chunk, view, open);
      if (drawing.element === place) place = place.nextElementSibling;
      else element.insertBefore(drawing.element, place);
    });
    take((chunk) => {
      const drawing = new ChunkDrawing();
      drawing.draw(chunk, view, open);
      this.#drawings = [...this.#drawings, drawing];
      element.append(drawing.element);
    });
    return noChange;
  }
}

/** Draws these chunks in an element, and gives away how to draw more of them without an update of everything. */
export const growing: (...given: Given) => DirectiveResult = directive(Growing);
