import { css } from 'lit';

export const styles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_space);
  }

  .tools .search {
    flex: 1 1 12em;
  }

  @container (inline-size < 26rem) {
    .tools .search {
      flex-basis: 100%;
    }
  }

  .field {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
  }

  .field label {
    font-weight: 600;
  }

  .field :is(input, select) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: calc(var(--_space) / 2) calc(var(--_space) * 1.25);
    border: 1px solid var(--_control);
    border-radius: calc(var(--_radius) * 0.66);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .field input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .fields {
    flex: 1 0 100%;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11em, 100%), 1fr));
    gap: calc(var(--_space) * 1.5);
    align-items: end;
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }

  .fields[hidden] {
    display: none;
  }

  .fields :is(.wide, .field-hint, .field-error) {
    grid-column: 1 / -1;
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 44px;
  }

  .check input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .field-hint {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .field-error {
    color: var(--_danger);
    font-size: 0.875em;
    font-weight: 560;
  }
`;
