import { css } from 'lit';

/** What every form that moves money is drawn with. */
export const sendingStyles = css`
  :host {
    container-type: inline-size;
  }

  .sum {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(6rem, min-content);
    align-items: start;
    gap: var(--_space);
  }

  .facts {
    display: grid;
    gap: var(--_space);
    margin: 0;
    padding: calc(var(--_space) * 1.5);
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_surface-muted);
  }

  .facts div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    min-inline-size: 0;
    margin: 0;
    margin-inline-start: auto;
    font-weight: 560;
    font-variant-numeric: tabular-nums;
    text-align: end;
    overflow-wrap: anywhere;
  }

  .facts .total dd {
    font-weight: 700;
  }

  .from {
    display: grid;
    justify-items: start; /* a name keeps its own direction */
    gap: calc(var(--_space) / 2);
  }

  .from-label {
    font-weight: 600;
  }

  @media print {
    .panel-actions {
      display: none;
    }
  }
`;
