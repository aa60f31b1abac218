import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .notice {
    margin-block-end: calc(var(--_space) * 1.5);
  }

  .base {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .list,
  .base[aria-busy] {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .chunk ~ .chunk {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3250px;
  }

  .item + .item,
  .chunk + .chunk .item {
    border-block-start: 1px solid var(--_border);
  }

  .row {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px calc(var(--_space) * 2);
    inline-size: 100%;
    min-block-size: 64px;
    padding: var(--_space) calc(var(--_space) * 2);
    border: 0;
    border-radius: var(--_radius);
    background: none;
  }

  button.row {
    cursor: pointer;
    touch-action: manipulation;
  }

  button.row:hover {
    background: var(--_surface-muted);
  }

  .who {
    flex: 1 1 9em;
  }

  .who,
  .how {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .how {
    flex: none;
    justify-items: end;
    margin-inline-start: auto;
    text-align: end;
  }

  .name {
    font-weight: 560;
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .amount {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    white-space: nowrap;
  }

  .amount.incoming {
    color: var(--_success);
  }

  .amount.void {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .details {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: calc(var(--_space) / 2) calc(var(--_space) * 2);
    margin: 0;
    padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 2);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  .details dt {
    color: var(--_muted);
  }

  .details dd {
    min-inline-size: 0;
    margin: 0;
  }

  .id {
    font-family: ui-monospace, monospace;
    user-select: all;
  }

  .more {
    display: grid;
    place-items: center;
  }
`;
