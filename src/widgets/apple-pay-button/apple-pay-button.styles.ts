import { css } from 'lit';

export const styles = css`
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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

  /*
   * A badge from Apple brings its own shape and size: nothing is drawn around it, and it only ever grows smaller as a whole.
   * The outer tracks are a tenth of the inner ones: clear space of a tenth of its height, and more beside it.
   */
  .add.badge {
    grid-template: 1fr 10fr 1fr / 1fr 10fr 1fr;
    min-inline-size: 44px;
    min-block-size: 44px;
    max-inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
  }

  ::slotted(*) {
    grid-area: 2 / 2;
    display: block;
    max-inline-size: 100%;
    object-fit: contain;
  }

  .add[aria-disabled='true'] {
    cursor: progress;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }
`;
