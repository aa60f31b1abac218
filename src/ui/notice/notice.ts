import { css, html, nothing, type TemplateResult } from 'lit';
import { PARTS } from '../../styles/parts.js';

/** What a notice says. */
export interface NoticeOptions {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly title?: string | undefined;
  readonly text: string | TemplateResult;
  /** Small print, for example a reference. */
  readonly detail?: string | TemplateResult | undefined;
  /** Buttons. */
  readonly actions?: TemplateResult | undefined;
}

/** A box that tells what happened and what to do; it announces nothing by itself. */
export const renderNotice = ({ tone, title, text, detail, actions }: NoticeOptions): TemplateResult => html`
  <div class="notice ${tone}" part=${PARTS.notice}>
    ${title === undefined ? nothing : html`<p class="notice-title" part=${PARTS.title}>${title}</p>`}
    <p>${text}</p>
    ${detail === undefined ? nothing : html`<p class="notice-detail" part=${PARTS.hint}>${detail}</p>`}
    ${actions === undefined ? nothing : html`<div class="notice-actions">${actions}</div>`}
  </div>
`;

export const noticeStyles = css`
  .notice {
    --_tone: var(--_info);

    display: grid;
    gap: calc(var(--_space) / 2);
    padding: calc(var(--_space) * 1.75) calc(var(--_space) * 2);
    border: 1px solid color-mix(in srgb, var(--_tone) 30%, var(--_border));
    border-inline-start: 4px solid var(--_tone);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_tone) 6%, var(--_surface));
    overflow-wrap: anywhere;
  }

  .notice.warning {
    --_tone: var(--_warning);
  }

  .notice.danger {
    --_tone: var(--_danger);
  }

  .notice-title {
    font-weight: 650;
  }

  .notice-detail {
    color: var(--_muted);
    font-size: 0.875em;
  }

  .notice-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }
`;
