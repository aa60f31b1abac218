import { css, html, nothing, type TemplateResult } from 'lit';
import { letNothingButTabThrough } from './held.js';

/** A labelled field of one line, or of a few given values. */
export interface FieldOptions {
  /** Unique in the shadow root. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Shows its value and takes no other, but keeps focus. */
  readonly held?: boolean;
  /** Which keys a phone shows. */
  readonly inputMode?: 'numeric' | undefined;
  /** Ids of what describes the field besides its hint and error. */
  readonly describedBy?: string | undefined;
  /** Letters and digits to be typed exactly: no capitals, corrections or spelling by the browser. */
  readonly isCode?: boolean | undefined;
  readonly input: (value: string) => void;
}

/** Values of a {@link renderSelect}. */
export interface SelectOptions extends FieldOptions {
  readonly options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
}

/** Ids of what describes a field, its hint and its error. */
export const describedBy = ({ name, hint, error, describedBy: more = '' }: FieldOptions): string | undefined =>
  [more, hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`]
    .filter((id) => id)
    .join(' ') || undefined;

const described = (field: FieldOptions): string | typeof nothing => describedBy(field) ?? nothing;

/** What stands around any control: its label, hint and error. The control has the field's name as its id. */
export const frame = (field: FieldOptions, control: TemplateResult, kind = ''): TemplateResult => html`
  <div class="field ${kind}">
    <label for=${field.name}>${field.label}</label>
    ${control}
    ${field.hint === undefined ? nothing : html`<p class="field-hint" id=${`${field.name}-hint`}>${field.hint}</p>`}
    ${field.error === undefined ? nothing : html`<p class="field-error" id=${`${field.name}-error`}>${field.error}</p>`}
  </div>
`;

/** A real text input with its label, hint and error tied to it. Source: WCAG 2.2 1.3.1, 3.3.1, 3.3.2. */
export const renderTextField = (field: FieldOptions): TemplateResult =>
  frame(
    field,
    html`<input
      id=${field.name}
      type="text"
      autocomplete="off"
      inputmode=${field.inputMode ?? nothing}
      autocapitalize=${field.isCode ? 'characters' : nothing}
      autocorrect=${field.isCode ? 'off' : nothing}
      spellcheck=${field.isCode ? 'false' : nothing}
      .value=${field.value}
      ?disabled=${field.disabled ?? false}
      ?readonly=${field.held ?? false}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${described(field)}
      @input=${(event: Event) => {
        field.input((event.target as HTMLInputElement).value);
      }}
    />`,
  );

/** A real date input with its label, hint and error tied to it; its value is `YYYY-MM-DD`, or empty. */
export const renderDateField = (field: FieldOptions): TemplateResult =>
  frame(
    field,
    html`<input
      id=${field.name}
      type="date"
      .value=${field.value}
      ?disabled=${field.disabled ?? false}
      ?readonly=${field.held ?? false}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${described(field)}
      @change=${(event: Event) => {
        field.input((event.target as HTMLInputElement).value);
      }}
    />`,
  );

/** A real select with its label, hint and error tied to it. */
export const renderSelect = (field: SelectOptions): TemplateResult =>
  frame(
    field,
    html`<select
      id=${field.name}
      ?required=${field.required ?? false}
      ?disabled=${field.disabled ?? false}
      aria-disabled=${field.held ? 'true' : nothing}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${described(field)}
      @keydown=${field.held ? letNothingButTabThrough : nothing}
      @change=${({ target }: Event) => {
        const select = target as HTMLSelectElement;
        if (field.held) select.value = field.value;
        else field.input(select.value);
      }}
    >
      ${field.options.map(
        ({ value, label, disabled = false }) =>
          html`<option value=${value} .selected=${value === field.value} ?disabled=${disabled}>${label}</option>`,
      )}
    </select>`,
  );

export const fieldStyles = css`
  .field {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
  }

  .field label {
    font-weight: 600;
  }

  .field input,
  .field select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 1.25);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .field.code-field input {
    font-size: 1.375em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.14em;
  }

  .field .amount-entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space);
  }

  .field .amount-entry input,
  .field .grouped-entry {
    font-variant-numeric: tabular-nums;
  }

  /* Most IBANs are seen whole on a phone. */
  .field .grouped-entry {
    padding-inline: var(--_space);
    word-spacing: -0.15em;
  }

  .field .amount-currency {
    color: var(--_muted);
    font-weight: 600;
  }

  .field input[readonly],
  .field [aria-disabled='true'] {
    background: var(--_surface-muted);
    color: var(--_muted);
  }

  .field [aria-disabled='true'] {
    pointer-events: none;
  }

  .field [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  /* Colours and shadows are the person's own there. */
  @media (forced-colors: active) {
    .field [aria-invalid='true'] {
      border-width: 3px;
    }
  }

  .field-hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .field-error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 560;
  }
`;
