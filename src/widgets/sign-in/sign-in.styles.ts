import { css } from 'lit';

/** For the form in the page's own tree; every rule stands behind the element's tag. */
export const lightStyles = css`
  giro-sign-in > form[slot='form'] {
    display: grid;
    gap: calc(var(--_space) * 2);
    max-inline-size: 26rem;
    margin: 0;
    padding: calc(var(--_space) * 2.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.45;
    text-align: start;
    overflow-wrap: anywhere;
  }

  giro-sign-in > form *,
  giro-sign-in > form {
    box-sizing: border-box;
  }

  giro-sign-in > form p {
    margin: 0;
  }

  giro-sign-in .giro-title {
    font-size: 1.25em;
    font-weight: 650;
  }

  giro-sign-in .giro-title:focus {
    outline: none;
  }

  giro-sign-in .giro-text {
    color: var(--_muted);
  }

  giro-sign-in .giro-field {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
  }

  giro-sign-in .giro-field label {
    font-weight: 600;
  }

  giro-sign-in .giro-field input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 48px;
    margin: 0;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 1.5);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  giro-sign-in .giro-field input[inputmode='numeric'] {
    font-size: 1.375em;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.14em;
  }

  giro-sign-in .giro-field input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }

  giro-sign-in .giro-error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 560;
  }

  giro-sign-in .giro-hint {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }

  giro-sign-in .giro-news {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid color-mix(in srgb, var(--_danger) 30%, var(--_border));
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_danger) 6%, var(--_surface));
  }

  giro-sign-in .giro-news.giro-calm {
    border-color: color-mix(in srgb, var(--_info) 30%, var(--_border));
    border-inline-start-color: var(--_info);
    background: color-mix(in srgb, var(--_info) 6%, var(--_surface));
  }

  giro-sign-in .giro-actions {
    display: grid;
    gap: var(--_space);
  }

  giro-sign-in .giro-button {
    min-block-size: 48px;
    margin: 0;
    padding: var(--_space) calc(var(--_space) * 2);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.66);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
  }

  giro-sign-in .giro-button:hover {
    background: var(--_surface-muted);
  }

  giro-sign-in .giro-button.giro-primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  giro-sign-in .giro-button.giro-primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  giro-sign-in .giro-button.giro-quiet {
    border-color: transparent;
    color: var(--_accent);
  }

  giro-sign-in .giro-button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  giro-sign-in > form :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    giro-sign-in .giro-button,
    giro-sign-in .giro-button.giro-quiet {
      border-color: ButtonText;
      color: ButtonText;
    }

    giro-sign-in .giro-button.giro-primary {
      color: var(--_on-accent);
      forced-color-adjust: none;
    }
  }
`;
