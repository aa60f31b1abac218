import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
    max-inline-size: 36rem;
  }

  .row {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .words {
    display: grid;
    flex: 1;
    justify-items: start;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  /* Two lines high from the start, so that the words may change without the row jumping. */
  .hint {
    min-block-size: 2.9em;
    color: var(--_muted);
    font-size: 0.875em;
  }

  .hint.news {
    color: var(--_text);
  }

  .reference {
    display: block;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .switch-place {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 60px;
    block-size: 44px;
    overflow: hidden;
  }
`;
