import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { regroup } from '../../domain/grouped-entry.js';
import { describedBy, frame, type FieldOptions } from './field.js';

/** A field for an account number. */
export interface NumberFieldOptions extends FieldOptions {
  /** Gets a paste first; `preventDefault()` keeps it out of the field. */
  readonly paste?: ((event: ClipboardEvent) => void) | undefined;
}

/** A text input for an IBAN that groups in fours as one types, without the caret jumping. Always left to right. */
export const renderGroupedField = (field: NumberFieldOptions): TemplateResult =>
  frame(
    field,
    html`<input
      id=${field.name}
      type="text"
      dir="ltr"
      class="grouped-entry"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      .value=${live(field.value)}
      ?disabled=${field.disabled ?? false}
      ?readonly=${field.held ?? false}
      aria-required=${field.required ? 'true' : nothing}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${describedBy(field) ?? nothing}
      @beforeinput=${({ target }: Event) => {
        texts.set(target as HTMLInputElement, (target as HTMLInputElement).value);
      }}
      @input=${(event: Event) => {
        group(event, field);
      }}
      @compositionend=${(event: Event) => {
        group(event, field);
      }}
      @paste=${field.paste ?? nothing}
    />`,
  );

/** What stood in a field before it was changed. */
const texts = new WeakMap<HTMLInputElement, string>();

/** Not while letters are being composed: that would tear them apart. */
function group(event: Event, { input }: NumberFieldOptions): void {
  const field = event.target as HTMLInputElement;
  const { isComposing = false, inputType = '' } = event as Partial<InputEvent>;
  if (!isComposing) {
    const caret = field.selectionStart ?? field.value.length;
    const entry = regroup(texts.get(field) ?? '', { text: field.value, caret }, inputType);
    if (entry.text !== field.value) {
      field.value = entry.text;
      field.setSelectionRange(entry.caret, entry.caret);
    }
  }
  input(field.value);
}
