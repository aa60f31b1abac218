import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, frame, type FieldOptions } from './field.js';

/** A field for an amount. */
export interface AmountFieldOptions extends FieldOptions {
  /** ISO 4217: shown behind the amount; absent where it is chosen in a field of its own. */
  readonly currency?: string | undefined;
  /** Whether the currency has decimals; decides the keyboard on phones. */
  readonly hasDecimals?: boolean;
  /** Gets a paste first; `preventDefault()` keeps it out of the field. */
  readonly paste?: ((event: ClipboardEvent) => void) | undefined;
}

/**
 * A text input for an amount: `type=number` would take `1e3`, lose separators and change with the wheel.
 * What is typed stays as it is; `readAmount` says what it means.
 */
export const renderAmountField = (field: AmountFieldOptions): TemplateResult =>
  frame(
    field,
    html`<span class="amount-entry"
      ><input
        id=${field.name}
        type="text"
        inputmode=${field.hasDecimals === false ? 'numeric' : 'decimal'}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        .value=${live(field.value)}
        ?disabled=${field.disabled ?? false}
        ?readonly=${field.held ?? false}
        aria-required=${field.required ? 'true' : nothing}
        aria-invalid=${field.error === undefined ? nothing : 'true'}
        aria-describedby=${describedBy(field) ?? nothing}
        @input=${({ target }: Event) => {
          field.input((target as HTMLInputElement).value);
        }}
        @paste=${field.paste ?? nothing}
      />${
        field.currency === undefined
          ? nothing
          : html`<span class="amount-currency" aria-hidden="true">${field.currency}</span>`
      }</span
    >`,
  );
