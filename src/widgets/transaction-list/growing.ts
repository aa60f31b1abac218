import { noChange, type ChildPart, type TemplateResult } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import { insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';

/** Draws one more below the others. */
export type Add = (drawn: TemplateResult) => void;

type Given = [drawn: readonly TemplateResult[], take: (add: Add) => void];

class Growing extends Directive {
  readonly #parts: ChildPart[] = [];

  override render(...[drawn]: Given): unknown {
    return drawn;
  }

  override update(part: ChildPart, [drawn, take]: Given): unknown {
    const add: Add = (one) => {
      this.#parts.push(setChildPartValue(insertPart(part), one));
    };
    for (const extra of this.#parts.splice(drawn.length)) removePart(extra);
    drawn.forEach((one, i) => {
      const known = this.#parts[i];
      if (known) setChildPartValue(known, one);
      else add(one);
    });
    setCommittedValue(part, this.#parts);
    take(add);
    return noChange;
  }
}

/** Draws these, and gives away how to draw more of them without an update of everything. */
export const growing = directive(Growing);
