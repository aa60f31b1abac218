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
`;
