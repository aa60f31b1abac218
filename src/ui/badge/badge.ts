import { css, html, type TemplateResult } from 'lit';
import { PARTS } from '../../styles/parts.js';

/** What a badge's colour means; the words always say it too. */
export type BadgeTone = 'neutral' | 'success' | 'info' | 'warning' | 'danger';

/** A state in one or two words. */
export const renderBadge = (text: string, tone: BadgeTone): TemplateResult =>
  html`<span class="badge ${tone}" part=${PARTS.badge}><span class="badge-dot"></span><bdi>${text}</bdi></span>`;

export const badgeStyles = css`
  .badge {
    --_tone: var(--_muted);

    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding: 1px 9px 1px 8px;
    border: 1px solid color-mix(in srgb, var(--_tone) 32%, transparent);
    border-radius: 99px;
    background: color-mix(in srgb, var(--_tone) 9%, var(--_surface));
    color: var(--_tone);
    font-size: 0.8125em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .badge.success {
    --_tone: var(--_success);
  }

  .badge.info {
    --_tone: var(--_info);
  }

  .badge.warning {
    --_tone: var(--_warning);
  }

  .badge.danger {
    --_tone: var(--_danger);
  }

  .badge-dot {
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: currentcolor;
  }

  @media (forced-colors: active) {
    .badge-dot {
      display: none;
    }
  }
`;
