import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .base,
  .chunks {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .notice + .base {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .chunk {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .chunk ~ .chunk {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 6000px;
  }

  .grid .chunk {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15.5rem), 1fr));
    gap: calc(var(--_space) * 2.5);
  }

  .item {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .item.selected {
    border-color: var(--_accent);
    box-shadow: 0 0 0 2px var(--_accent);
  }

  .card {
    display: flex;
    flex: 1;
    align-items: center;
    gap: calc(var(--_space) * 2);
    inline-size: 100%;
    min-inline-size: 0;
    padding: calc(var(--_space) * 1.5);
    border: 0;
    border-radius: calc(var(--_radius) - 1px);
    background: none;
  }

  button.card {
    cursor: pointer;
    touch-action: manipulation;
  }

  button.card:hover {
    background: var(--_surface-muted);
  }

  .facts {
    display: grid;
    flex: 1;
    align-content: start;
    gap: 2px;
    min-inline-size: 0;
  }

  .name {
    font-weight: 620;
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .hint.news {
    color: var(--_text);
  }

  /* Facts with dots between them; a dot that would start a line lies outside the clipped box. */
  .hint:has(> .fact-line) {
    overflow: clip;
  }

  .fact-line {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -1em;
  }

  .fact {
    position: relative;
    padding-inline-start: 1em;
  }

  .fact::before {
    position: absolute;
    inset-inline-start: 0.35em;
    content: '·';
  }

  .digits {
    direction: ltr;
    unicode-bidi: isolate;
    white-space: nowrap;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px var(--_space);
    margin-block-start: 4px;
  }

  .balance {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
    font-weight: 560;
  }

  .actions {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    min-block-size: 52px;
    padding: 3px calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }

  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    padding: 0 calc(var(--_space) * 1.5) calc(var(--_space) * 1.25);
  }

  .offers .button {
    font-size: 0.875em;
  }

  .reference {
    display: block;
    color: var(--_muted);
  }

  .actions .button {
    margin-block: calc(var(--_space) / 2);
  }

  .final .name,
  .final .hint {
    color: var(--_muted);
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
  }

  /* In rows the art is a thumbnail: colour and brand; the words stand beside it. */
  .list .art-frame {
    inline-size: 84px;
  }

  .list :is(.art-top, .art-number, .art-holder) {
    display: none;
  }

  .list .art-bottom {
    justify-content: flex-end;
    margin-block-start: auto;
  }

  .list .art-chip {
    inset-block-start: 16%;
    inline-size: 20cqi;
    block-size: 15cqi;
  }

  .list .art-brand.visa {
    max-inline-size: none;
    font-size: 20cqi;
  }

  .list .disc {
    inline-size: 21cqi;
    block-size: 21cqi;
  }

  .list .disc + .disc {
    margin-inline-start: -8cqi;
  }

  .art-frame {
    flex: none;
    inline-size: 100%;
    container-type: inline-size;
  }

  .grid .card {
    flex-direction: column;
    align-items: stretch;
    justify-content: flex-start;
  }

  .grid .facts {
    flex: 1;
  }

  /* Where facts may need two lines, one line and skeletons take as much, so that nothing jumps. */
  .grid .facts > .hint {
    min-block-size: 2.9em;
  }

  @container (max-width: 30rem) {
    .list .facts > .hint {
      min-block-size: 2.9em;
    }
  }

  @container (min-width: 40rem) and (max-width: 50rem) {
    .list .facts > .hint {
      min-block-size: 2.9em;
    }
  }

  @container (min-width: 40rem) {
    .list .item {
      flex-flow: row wrap;
      align-items: center;
    }

    .list .card {
      flex: 1 1 20rem;
    }

    .list .offers {
      flex: 1 0 100%;
      order: 1;
      padding-inline-start: calc(84px + var(--_space) * 3.5);
    }

    .list .actions {
      flex: none;
      inline-size: 17rem;
      border-block-start: 0;
      justify-content: flex-end;
      text-align: end;
    }
  }
`;
