import { css, html, nothing, type TemplateResult } from 'lit';
import { PARTS } from '../../styles/parts.js';

/** What a switch shows and does. */
export interface SwitchOptions {
  /** Its whole accessible name; must say what it switches. */
  readonly label: string;
  readonly on: boolean;
  /** An act is under way: keeps focus, takes no second act. */
  readonly busy?: boolean;
  /** Can't be switched now; stays reachable, so that its reason is heard. */
  readonly disabled?: boolean;
  /** Id of the element that explains it, in the same shadow root. */
  readonly describedBy?: string | undefined;
  readonly flip: () => void;
}

/**
 * A real `role=switch` button. It shows the state it is given, never the one that was asked for.
 * Source: WAI-ARIA 1.2 "switch"; WCAG 2.2 2.5.8 Target Size.
 */
export const renderSwitch = (options: SwitchOptions): TemplateResult => html`
  <button
    type="button"
    role="switch"
    class="switch ${options.busy ? 'busy' : ''}"
    part=${PARTS.switch}
    aria-checked=${options.on ? 'true' : 'false'}
    aria-label=${options.label}
    aria-disabled=${options.busy || options.disabled ? 'true' : nothing}
    aria-describedby=${options.describedBy ?? nothing}
    @click=${options.flip}
  >
    <span class="track"><span class="thumb"></span></span>
  </button>
`;

export const switchStyles = css`
  .switch {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 60px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 22px;
    background: none;
    cursor: pointer;
    touch-action: manipulation;
  }

  .track {
    display: block;
    inline-size: 52px;
    block-size: 32px;
    padding: 3px;
    border: 1px solid var(--_control);
    border-radius: 16px;
    background: var(--_surface-muted);
    transition: background-color 0.16s;
  }

  .thumb {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: var(--_control);
    transition:
      translate 0.16s,
      background-color 0.16s;
  }

  .switch[aria-checked='true'] .track {
    border-color: var(--_accent);
    background: var(--_accent);
  }

  .switch[aria-checked='true'] .thumb {
    translate: 20px 0;
    background: var(--_on-accent);
  }

  .switch[aria-checked='true']:dir(rtl) .thumb {
    translate: -20px 0;
  }

  .switch[aria-disabled='true'] {
    cursor: not-allowed;
  }

  .switch[aria-disabled='true'] .track {
    opacity: 0.55;
  }

  .switch.busy {
    cursor: progress;
  }

  .switch.busy .track {
    opacity: 1;
  }

  .switch.busy .thumb {
    border: 3px solid var(--_surface);
    border-block-start-color: var(--_muted);
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (forced-colors: active) {
    .track {
      border-color: ButtonText;
      forced-color-adjust: none;
      background: Canvas;
    }

    .thumb {
      background: ButtonText;
    }

    .switch[aria-disabled='true'] .track {
      border-color: GrayText;
      opacity: 1;
    }
  }
`;
