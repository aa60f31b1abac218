import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .base {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  /* As high as the closed filters, which load meanwhile. */
  .tools-place {
    min-block-size: 44px;
  }

  @container (width <= 26rem) {
    .tools-place {
      min-block-size: calc(88px + var(--_space));
    }
  }

  .skeletons {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .chunk:not(:first-child) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 1800px;
  }

  .day {
    margin: 0;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5) calc(var(--_space) / 2);
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }

  .item {
    border-inline: 1px solid var(--_border);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }

  .day + .list .item:first-child {
    border-block-start: 1px solid var(--_border);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }

  .list:not(:last-child) .item:last-child,
  .chunk:last-child > .list:last-child .item:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
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

  /* Beside its label a value would be a few letters wide. */
  @container (width <= 26rem) {
    .details {
      grid-template-columns: 1fr;
      row-gap: 0;
    }

    .details dd {
      margin-block-end: calc(var(--_space) * 0.75);
    }
  }

  .id {
    font-family: ui-monospace, monospace;
    user-select: all;
  }

  .details .button {
    min-block-size: 32px;
    padding-block: 2px;
  }

  .more {
    display: grid;
    place-items: center;
    gap: var(--_space);
    min-block-size: 44px;
    color: var(--_muted);
  }

  .more > * {
    margin: 0;
  }

  .more > .notice {
    justify-self: stretch;
    color: var(--_text);
  }

  .end:focus {
    outline: none;
  }
`;
