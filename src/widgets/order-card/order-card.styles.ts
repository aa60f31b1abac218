import { css } from 'lit';

export const styles = css`
  .expiry {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: start;
    gap: calc(var(--_space) * 1.5);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .expiry legend {
    margin-block-end: calc(var(--_space) / 2);
    padding: 0;
    font-weight: 600;
  }

  /* Fields stand further apart than a field and its label. */
  form .panel {
    gap: calc(var(--_space) * 2);
  }

  .expiry .field label {
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 400;
  }

  /* The form before there is anything to choose from: bars in its places. */
  .stand-in :is(legend, label:not(.option), .field-hint) {
    inline-size: fit-content;
    border-radius: 6px;
    background: var(--_surface-muted);
    color: transparent;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .stand-in .expiry .field label {
    color: transparent;
  }

  .stand-in :is(input, select, .option, .button) {
    border-color: transparent;
    background: var(--_surface-muted);
    box-shadow: none;
    color: transparent;
    appearance: none;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .stand-in .option input {
    visibility: hidden;
  }

  @media (forced-colors: active) {
    .stand-in :is(legend, label, .field-hint, input, select, .button) {
      border-color: GrayText !important;
      color: GrayText !important;
    }
  }
`;
