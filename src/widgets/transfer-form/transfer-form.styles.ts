import { css } from 'lit';

export const styles = css`
  .code-order {
    font-weight: 600;
  }

  .address,
  .warnings {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.66);
  }

  .address legend,
  .warnings legend {
    padding-inline: calc(var(--_space) / 2);
    font-weight: 600;
  }

  .warnings {
    border-color: var(--_warning);
  }

  .warning {
    display: grid;
    gap: var(--_space);
  }

  .pasted {
    color: var(--_muted);
    font-size: 0.875em;
  }
`;
