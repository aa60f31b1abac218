import { css, html, nothing, type TemplateResult } from 'lit';

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
  readonly input: (value: string) => void;
}

/** Values of a {@link renderSelect}. */
export interface SelectOptions extends FieldOptions {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const described = ({ name, hint, error }: FieldOptions): string | typeof nothing =>
  [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].filter((id) => id).join(' ') ||
  nothing;

const frame = (field: FieldOptions, control: TemplateResult): TemplateResult => html`
  <div class="field">
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
      .value=${field.value}
      ?disabled=${field.disabled ?? false}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${described(field)}
      @input=${(event: Event) => {
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
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      aria-describedby=${described(field)}
      @change=${(event: Event) => {
        field.input((event.target as HTMLSelectElement).value);
      }}
    >
      ${field.options.map(
        ({ value, label }) => html`<option value=${value} ?selected=${value === field.value}>${label}</option>`,
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

  .field [aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
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
