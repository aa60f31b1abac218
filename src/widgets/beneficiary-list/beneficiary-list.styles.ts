import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .notice + .base {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .base {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .list {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .chunk ~ .chunk {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 4000px;
  }

  .item {
    position: relative;
  }

  .item + .item,
  .chunk + .chunk .item {
    border-block-start: 1px solid var(--_border);
  }

  .item.selected {
    border-radius: var(--_radius);
    box-shadow: 0 0 0 2px var(--_accent);
  }

  .payee {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px calc(var(--_space) * 2);
    inline-size: 100%;
    min-block-size: 80px;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 2);
    border: 0;
    border-radius: var(--_radius);
    background: none;
  }

  button.payee {
    cursor: pointer;
    touch-action: manipulation;
  }

  button.payee:hover {
    background: var(--_surface-muted);
  }

  .who {
    flex: 1 1 14em;
  }

  .who,
  .how {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .how {
    justify-items: start;
  }

  .name {
    font-weight: 620;
    overflow-wrap: anywhere;
  }

  .hint,
  .why {
    color: var(--_muted);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .why {
    flex: 1 0 100%;
    color: var(--_text);
  }

  .unpayable .name {
    color: var(--_muted);
  }

  .digits {
    direction: ltr;
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
  }

  .more {
    display: grid;
    place-items: center;
  }

  @container (max-width: 30rem) {
    .payee {
      min-block-size: 136px;
    }

    .who {
      flex-basis: 100%;
    }
  }

  @container (min-width: 30rem) {
    .how {
      flex: none;
      justify-items: end;
      max-inline-size: 50%;
      text-align: end;
    }
  }
`;
