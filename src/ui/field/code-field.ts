import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { readCode } from '../../domain/code-entry.js';
import { describedBy, frame, type FieldOptions } from './field.js';

/** The input of a one-time code, without what stands around it. */
export interface CodeInputOptions {
  readonly id: string;
  readonly name?: string | undefined;
  readonly value: string;
  /** Ids of what explains it, in the same tree. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Keeps what is typed while a call is out, and focus. */
  readonly held?: boolean;
  readonly input: (value: string) => void;
}

/** One input for a whole code, which browsers fill from an SMS; a code is found in whatever is pasted. Source: WCAG 2.2 3.3.8. */
export const renderCodeInput = (code: CodeInputOptions): TemplateResult => html`
  <input
    id=${code.id}
    name=${code.name ?? nothing}
    type="text"
    inputmode="numeric"
    .autocomplete=${'one-time-code'}
    autocapitalize="none"
    spellcheck="false"
    .value=${live(code.value)}
    ?readonly=${code.held ?? false}
    aria-required="true"
    aria-invalid=${code.invalid ? 'true' : nothing}
    aria-describedby=${code.describedBy ?? nothing}
    @input=${({ target }: Event) => {
      code.input((target as HTMLInputElement).value);
    }}
    @paste=${(event: ClipboardEvent) => {
      const pasted = readCode(event.clipboardData?.getData('text') ?? '');
      if (pasted === undefined || code.held) return; // as it is: nothing pasted is lost
      event.preventDefault();
      (event.target as HTMLInputElement).value = pasted;
      code.input(pasted);
    }}
  />
`;

/** A labelled field for a one-time code. */
export const renderCodeField = (field: FieldOptions): TemplateResult =>
  frame(
    field,
    renderCodeInput({
      id: field.name,
      value: field.value,
      describedBy: describedBy(field),
      invalid: field.error !== undefined,
      held: field.held ?? false,
      input: field.input,
    }),
    'code-field',
  );
