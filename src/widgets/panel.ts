import { css, html, nothing, type TemplateResult } from 'lit';
import { PARTS } from '../styles/parts.js';
import { renderSkeleton } from '../ui/skeleton/skeleton.js';

/** A quiet box with a heading, words and buttons: what an element about one card is drawn in. */
export function renderPanel(panel: {
  readonly title?: string | TemplateResult;
  readonly text?: string | TemplateResult | undefined;
  /** Told how an act is going or ended; focused by the element when a step changes. */
  readonly body?: unknown;
  readonly actions?: unknown;
  readonly busy?: boolean;
}): TemplateResult {
  const { title, text, body, actions, busy = false } = panel;
  return html`
    <div class="panel" part=${PARTS.base} aria-busy=${busy ? 'true' : nothing}>
      ${title === undefined ? nothing : html`<p class="panel-title" part=${PARTS.title} id="title" tabindex="-1">${title}</p>`}
      ${text === undefined ? nothing : html`<p class="panel-text" part=${PARTS.hint} id="text">${text}</p>`}
      ${body ?? nothing} ${actions === undefined ? nothing : html`<div class="panel-actions">${actions}</div>`}
    </div>
  `;
}

/** What stands in for a panel while its card is read. */
export const renderPanelSkeleton = (loading: string): TemplateResult => html`
  <div class="panel" part=${PARTS.base} aria-busy="true">
    <span class="visually-hidden">${loading}</span>
    <p class="panel-title">${renderSkeleton('medium')}</p>
    <p class="panel-text">${renderSkeleton('long')}</p>
    <div class="panel-actions"><span class="panel-action-place">${renderSkeleton('medium')}</span></div>
  </div>
`;

export const panelStyles = css`
  .panel {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    max-inline-size: 36rem;
    padding: calc(var(--_space) * 2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }

  .panel-title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px var(--_space);
    font-size: 1.0625em;
    font-weight: 650;
  }

  /* Focused by the element when the question changes, so that it is read out; nobody can press it. */
  .panel-title:focus {
    outline: none;
  }

  .panel-actions:not(:has(*)) {
    display: none;
  }

  .panel-text {
    color: var(--_muted);
  }

  .panel-action-place {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }

  .panel-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
`;
