import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderCodeInput } from '../../ui/field/code-field.js';

/** A labelled input in the page's own tree, where password managers and one-time-code autofill look for it. */
export interface SignInField {
  /** Unique in the document. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password' | 'text';
  /** Source: HTML, "Autofill detail tokens". */
  readonly autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code';
  readonly value: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Words elsewhere in the form that say what is wrong with it. */
  readonly errorId?: string | undefined;
  /** Keeps what is typed while a call is out. */
  readonly readonly: boolean;
  readonly input: (value: string) => void;
}

/** A button of the form. */
export interface SignInButton {
  readonly label: string;
  readonly kind: 'primary' | 'secondary' | 'quiet';
  readonly submit?: boolean;
  /** Can't be pressed just now, and keeps focus. */
  readonly off?: boolean;
  readonly press?: () => void;
}

/** One screen of signing in. */
export interface SignInScreen {
  readonly title: string;
  readonly text?: string | undefined;
  readonly news?: { readonly id: string; readonly text: string; readonly calm?: boolean } | undefined;
  readonly fields: readonly SignInField[];
  readonly buttons: readonly SignInButton[];
}

/** Draws a screen into the form. */
export const renderScreen = ({ title, text, news, fields, buttons }: SignInScreen): TemplateResult => html`
  <p class="giro-title" tabindex="-1">${title}</p>
  ${text === undefined ? nothing : html`<p class="giro-text">${text}</p>`}
  ${
    news === undefined
      ? nothing
      : html`<p class="giro-news ${news.calm === true ? 'giro-calm' : ''}" id=${news.id}>${news.text}</p>`
  }
  ${fields.map(renderField)}
  <div class="giro-actions">${buttons.map(renderFormButton)}</div>
`;

const renderField = (field: SignInField): TemplateResult => {
  const { id, hint, error } = field;
  return html`
    <div class="giro-field">
      <label for=${id}>${field.label}</label>
      ${renderInput(field)} ${error === undefined ? nothing : html`<p class="giro-error" id="${id}-error">${error}</p>`}
      ${hint === undefined ? nothing : html`<p class="giro-hint" id="${id}-hint">${hint}</p>`}
    </div>
  `;
};

function renderInput(field: SignInField): TemplateResult {
  const { id, name, value, hint, error, errorId, autocomplete, readonly, input } = field;
  const described = [error === undefined ? errorId : `${id}-error`, hint === undefined ? undefined : `${id}-hint`];
  const describedBy = described.filter((each) => each !== undefined).join(' ') || undefined;
  const invalid = error !== undefined || errorId !== undefined;
  if (autocomplete === 'one-time-code')
    return renderCodeInput({ id, name, value, describedBy, invalid, held: readonly, input });
  return html`<input
    id=${id}
    name=${name}
    type=${field.type}
    .autocomplete=${autocomplete}
    autocapitalize="none"
    spellcheck="false"
    .value=${live(value)}
    ?readonly=${readonly}
    aria-required="true"
    aria-invalid=${invalid ? 'true' : nothing}
    aria-describedby=${describedBy ?? nothing}
    @input=${(event: Event) => {
      input((event.target as HTMLInputElement).value);
    }}
  />`;
}

function renderFormButton({ label, kind, submit = false, off = false, press }: SignInButton): TemplateResult {
  const button = html`
    <button
      type=${submit ? 'submit' : 'button'}
      class="giro-button giro-${kind}"
      aria-disabled=${off ? 'true' : nothing}
      @click=${off ? nothing : (press ?? nothing)}
    >
      ${label}
    </button>
  `;
  // Never one element for both: a press that brings the next screen would become the submit of its form.
  return submit ? html`${button}` : button;
}
