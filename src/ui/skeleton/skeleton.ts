import { css, html, type TemplateResult } from 'lit';
import { PARTS } from '../../styles/parts.js';

/** A grey bar that stands in for text; its width is one of a few, so that no style attribute is needed. */
export const renderSkeleton = (width: 'short' | 'medium' | 'long'): TemplateResult =>
  html`<span class="skeleton ${width}" part=${PARTS.skeleton}>&nbsp;</span>`;

export const skeletonStyles = css`
  .skeleton {
    display: inline-block;
    max-inline-size: 100%;
    border-radius: 6px;
    background: var(--_surface-muted);
    color: transparent;
    line-height: inherit;
    animation: breathe 1.6s ease-in-out infinite alternate;
    user-select: none;
  }

  .skeleton.short {
    inline-size: 5em;
  }

  .skeleton.medium {
    inline-size: 9em;
  }

  .skeleton.long {
    inline-size: 14em;
  }

  @keyframes breathe {
    from {
      opacity: 1;
    }

    to {
      opacity: 0.55;
    }
  }

  @media (forced-colors: active) {
    .skeleton {
      background: GrayText;
    }
  }
`;
