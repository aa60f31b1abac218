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
  readonly #drawings: ChunkDrawing[] = [];

  override render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [chunks, view, open, take]: Given): unknown {
    const add: Add = (chunk) => {
      const drawing = new ChunkDrawing();
      drawing.draw(chunk, view, open);
      this.#drawings.push(drawing);
      element.append(drawing.element);
    };
    for (const extra of this.#drawings.splice(chunks.length)) extra.element.remove();
    chunks.forEach((chunk, i) => {
      const drawing = this.#drawings[i];
      if (drawing) drawing.draw(chunk, view, open);
      else add(chunk);
    });
    take(add);
    return noChange;
  }
}

/** Draws these chunks in an element, and gives away how to draw more of them without an update of everything. */
export const growing: (...given: Given) => DirectiveResult = directive(Growing);
