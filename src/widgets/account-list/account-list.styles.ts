import { css } from 'lit';

export const styles = css`
  :host {
    container-type: inline-size;
  }

  .notice + .notice,
  .notice + .base {
    margin-block-start: calc(var(--_space) * 1.5);
  }

  .base,
  .list {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }

  .item {
    display: flex;
    flex-flow: row wrap;
    align-items: stretch;
    min-inline-size: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .item.selected {
    border-color: var(--_accent);
    box-shadow: 0 0 0 2px var(--_accent);
  }

  .account {
    display: flex;
    flex: 1 1 20rem;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px calc(var(--_space) * 2);
    min-inline-size: 0;
    min-block-size: 96px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border: 0;
    border-radius: calc(var(--_radius) - 1px);
    background: none;
  }

  button.account {
    cursor: pointer;
    touch-action: manipulation;
  }

  button.account:hover {
    background: var(--_surface-muted);
  }

  .who {
    flex: 1 1 8em;
  }

  .who,
  .how {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }

  .how {
    justify-items: end;
    margin-inline-start: auto;
    text-align: end;
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

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
  }

  .amount {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
    font-weight: 640;
  }

  .how .amount {
    font-size: 1.125em;
  }

  .digits {
    direction: ltr;
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 2) calc(var(--_space) * 1.5);
  }

  .disclosure {
    font-size: 0.875em;
  }

  .disclosure::after {
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-block-start: -0.25em;
    margin-inline-start: 0.75em;
    border-block-end: 2px solid currentcolor;
    border-inline-end: 2px solid currentcolor;
    rotate: 45deg;
    content: '';
  }

  .disclosure:dir(rtl)::after {
    rotate: -45deg;
  }

  .disclosure[aria-expanded='true']::after {
    margin-block-start: 0.25em;
    rotate: 225deg;
  }

  .disclosure[aria-expanded='true']:dir(rtl)::after {
    rotate: -225deg;
  }

  .panel {
    display: grid;
    flex: 1 0 100%;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    padding: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
  }

  .rail {
    margin-block-end: var(--_space);
    font-weight: 620;
  }

  .way + .way {
    padding-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_border);
  }

  .columns {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }

  .ways {
    display: grid;
    flex: 1 1 16rem;
    gap: 0 calc(var(--_space) * 2);
    min-inline-size: 0;
    margin: 0;
  }

  .ways dt {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .ways dd {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0 0 var(--_space);
  }

  .value {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    user-select: text;
  }

  .line {
    display: block;
    text-align: match-parent;
  }

  .copy {
    flex: none;
    font-size: 0.875em;
  }

  .qr {
    display: grid;
    flex: none;
    gap: var(--_space);
    inline-size: min(100%, 15rem);
  }

  /* A camera needs it dark on white, in every scheme and with forced colours. */
  .qr-code {
    display: block;
    inline-size: 100%;
    aspect-ratio: 1;
    border-radius: calc(var(--_radius) / 2);
    background: #fff;
    forced-color-adjust: none;
  }

  .qr-code.waiting {
    background: var(--_surface-muted);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .qr-code.failed {
    display: none;
  }

  .totals {
    display: grid;
    gap: calc(var(--_space) / 2);
    margin: 0;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 2);
  }

  .total {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
  }

  .total dt {
    color: var(--_muted);
  }

  .total dd {
    min-inline-size: 0;
    margin: 0;
    margin-inline-start: auto;
  }

  /* One below the other, and as high with money reserved as without, so that nothing jumps. */
  @container (max-width: 27rem) {
    .account {
      align-content: center;
      min-block-size: 152px;
    }

    .who {
      flex-basis: 100%;
    }

    .total {
      flex-direction: column;
    }

    .total > .amount {
      align-self: flex-end;
    }
  }

  @container (min-width: 40rem) {
    .actions {
      flex: none;
      padding-block: var(--_space);
      padding-inline-start: 0;
    }
  }
`;
