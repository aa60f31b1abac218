import { css } from 'lit';

export const styles = css`
  .facts {
    display: grid;
    grid-template-columns: minmax(6em, auto) 1fr;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
    margin: 0;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    min-inline-size: 0;
    margin: 0;
  }

  .digits {
    display: inline-block;
    direction: ltr;
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    letter-spacing: 0.04em;
  }

  .left {
    align-self: center;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .refused {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: 0.875em;
  }

  /* Printing conceals by itself; this is for a browser that prints without saying so. */
  @media print {
    .secret {
      display: none;
    }
  }
`;
