import { css, html, nothing, type TemplateResult } from 'lit';
import { PARTS } from '../../styles/parts.js';

/** What a button shows and does. */
export interface ButtonOptions {
  readonly label: string | TemplateResult;
  /** `danger` for what can't be undone. */
  readonly kind?: 'primary' | 'secondary' | 'danger';
  /** Says it is working and takes no second press, but keeps focus. */
  readonly busy?: boolean;
  /** Sends the form it stands in. */
  readonly submit?: boolean;
  readonly press?: () => void;
}

/** A real button, at least 44 px high. */
export const renderButton = ({
  label,
  kind = 'secondary',
  busy = false,
  submit = false,
  press,
}: ButtonOptions): TemplateResult => html`
  <button
    type=${submit ? 'submit' : 'button'}
    class="button ${kind}"
    part=${kind === 'primary' ? PARTS.buttonPrimary : PARTS.buttonSecondary}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${busy ? nothing : (press ?? nothing)}
  >
    ${label}
  </button>
`;

export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    padding: var(--_space) calc(var(--_space) * 2);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.66);
    background: transparent;
    font-weight: 600;
    cursor: pointer;
    touch-action: manipulation;
  }

  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }

  a.button {
    text-decoration: none;
  }

  .button:hover {
    background: var(--_surface-muted);
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }

  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }

    /* Without this the browser paints its own plate behind the words, in the colour of the words. */
    .button.primary {
      forced-color-adjust: none;
    }
  }
`;
