import { css } from 'lit';

export const styles = css`
  .base {
    display: grid;
    justify-items: start;
    gap: var(--_space);
  }

  /* Apple's sizes: at least 44 px high and 140 px wide; clear space of a tenth of the height all around. */
  .add {
    display: inline-grid;
    place-items: center;
    min-inline-size: 140px;
    min-block-size: 48px;
    margin: 5px;
    padding: 0 20px;
    border: 1px solid #a6a6a6;
    border-radius: 10px;
    background: #000;
    color: #fff;
    font-weight: 560;
    cursor: pointer;
    touch-action: manipulation;
  }

  /* A badge from Apple brings its own shape: nothing is drawn around it. */
  :host(:not(:empty)) .add {
    padding: 0;
    border: 0;
    background: none;
  }

  .add[aria-disabled='true'] {
    cursor: progress;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  ::slotted(img),
  ::slotted(svg) {
    display: block;
    block-size: 48px;
    inline-size: auto;
  }
`;
