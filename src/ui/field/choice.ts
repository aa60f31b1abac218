import { css, html, nothing, type TemplateResult } from 'lit';
import { letNothingButTabThrough, stayAsIs } from './held.js';

/** A choice of one out of a few. */
export interface ChoiceOptions<V extends string> {
  /** Unique in the shadow root. */
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V | undefined;
  readonly error?: string | undefined;
  /** Shows what is chosen and takes nothing else, but keeps focus. */
  readonly held?: boolean;
  readonly choose: (value: V) => void;
}

/** Real radio buttons in a fieldset. Source: WCAG 2.2 1.3.1, 3.3.1. */
export const renderChoice = <V extends string>(choice: ChoiceOptions<V>): TemplateResult => html`
  <fieldset class="choice" aria-describedby=${choice.error === undefined ? nothing : `${choice.name}-error`}>
    <legend>${choice.legend}</legend>
    ${choice.options.map(
      ({ value, label }) => html`
        <label class="option">
          <input
            type="radio"
            name=${choice.name}
            value=${value as string}
            .checked=${choice.value === value}
            aria-disabled=${choice.held ? 'true' : nothing}
            @keydown=${choice.held ? letNothingButTabThrough : nothing}
            @click=${choice.held ? stayAsIs : nothing}
            @change=${() => {
              choice.choose(value);
            }}
          />
          <span>${label}</span>
        </label>
      `,
    )}
    ${
      choice.error === undefined
        ? nothing
        : html`<p class="field-error" id=${`${choice.name}-error`}>${choice.error}</p>`
    }
  </fieldset>
`;

export const choiceStyles = css`
  .choice {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice legend {
    margin-block-end: calc(var(--_space) / 2);
    padding: 0;
    font-weight: 600;
  }

  .option {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.25);
    min-block-size: 44px;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }

  .option:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .option:has([aria-disabled='true']) {
    background: var(--_surface-muted);
    color: var(--_muted);
    pointer-events: none;
  }

  .option input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }

  .choice .field-error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 560;
  }
`;
