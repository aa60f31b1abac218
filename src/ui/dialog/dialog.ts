import { css, html, type TemplateResult } from 'lit';
import { renderButton } from '../button/button.js';

/** What a dialog shows. */
export interface DialogOptions {
  readonly title: string | TemplateResult;
  readonly closeLabel: string;
  readonly content: unknown;
  /** Called once, however it was closed: by its button, Escape or a press beside it. */
  readonly closed: () => void;
}

/**
 * A real modal `<dialog>`: the browser keeps focus inside and gives it back. Whoever drew it calls {@link openDialog}.
 * Source: WAI-ARIA Authoring Practices, "Dialog (Modal)"; HTML "dialog".
 */
export const renderDialog = ({ title, closeLabel, content, closed }: DialogOptions): TemplateResult => html`
  <dialog
    class="dialog"
    closedby="any"
    aria-labelledby="dialog-title"
    @close=${(event: Event) => {
      if (event.target === event.currentTarget) closed();
    }}
  >
    <div class="dialog-box">
      <div class="dialog-head">
        <p class="dialog-title" id="dialog-title">${title}</p>
        <form method="dialog">${renderButton({ label: closeLabel, submit: true })}</form>
      </div>
      ${content}
    </div>
  </dialog>
`;

/** Opens a drawn dialog that is not open yet. */
export function openDialog(root: ParentNode): void {
  const dialog = root.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
}

export const dialogStyles = css`
  .dialog {
    inline-size: min(36rem + 4 * var(--_space) + 2px, 100dvi - 2 * var(--_space)); /* a panel, and the room around it */
    max-inline-size: none;
    max-block-size: calc(100dvb - 4 * var(--_space));
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
    color: var(--_text);
    overscroll-behavior: contain;
  }

  .dialog::backdrop {
    background: rgb(10 16 28 / 55%);
  }

  .dialog-box {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2);
  }

  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }

  .dialog-title {
    font-size: 1.125em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  @media (width <= 30rem) {
    .dialog {
      inline-size: 100dvi;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
`;
