import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  form {
    margin: 0;
  }

  .days {
    display: grid;
    gap: calc(var(--_space) * 1.25);
  }

  .until {
    color: var(--_muted);
    font-size: 0.875em;
  }

  @container (inline-size >= 26rem) {
    .days {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
  }
`;
