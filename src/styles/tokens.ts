import { css } from 'lit';

/**
 * The design tokens: a host sets the public `--giro-*` properties on any ancestor, the kit reads its own `--_*` ones.
 * Light or dark follows the used `color-scheme`; contrast follows the person's settings.
 *
 * Public tokens: `--giro-color-accent`, `--giro-color-on-accent`, `--giro-color-text`, `--giro-color-text-muted`,
 * `--giro-color-surface`, `--giro-color-surface-muted`, `--giro-color-border`, `--giro-color-control`,
 * `--giro-color-success`, `--giro-color-info`, `--giro-color-warning`, `--giro-color-danger`, `--giro-color-focus`,
 * `--giro-font-family`, `--giro-font-size`, `--giro-radius`, `--giro-space`.
 */
export const tokens = css`
  :host {
    --_accent: var(--giro-color-accent, light-dark(#1f4fd8, #8fb0ff)); /* Main buttons, what is on. */
    --_on-accent: var(--giro-color-on-accent, light-dark(#fff, #0c1430)); /* Text on the accent. */
    --_text: var(--giro-color-text, light-dark(#16191f, #f0f2f6)); /* Text. */
    --_muted: var(--giro-color-text-muted, light-dark(#565d6b, #aab2c0)); /* Secondary text. */
    --_surface: var(--giro-color-surface, light-dark(#fff, #171a21)); /* Behind everything. */
    --_surface-muted: var(--giro-color-surface-muted, light-dark(#f2f4f8, #22262f)); /* Boxes set off. */
    --_border: var(--giro-color-border, light-dark(#dde1e9, #353b47)); /* Lines between things, and around boxes. */
    --_control: var(--giro-color-control, light-dark(#767e8c, #8d95a5)); /* Outlines of fields, choices and switches. */
    --_success: var(--giro-color-success, light-dark(#12713c, #6fd49a)); /* Done, incoming. */
    --_info: var(--giro-color-info, light-dark(#1a5fa8, #86c1ff)); /* News. */
    --_warning: var(--giro-color-warning, light-dark(#8a5300, #f3bd6a)); /* What needs attention. */
    --_danger: var(--giro-color-danger, light-dark(#b3261e, #ff9d94)); /* Failures, and what is final. */
    --_focus: var(--giro-color-focus, light-dark(#1f4fd8, #b7ccff)); /* Ring around what has the keyboard. */
    --_font: var(--giro-font-family, system-ui, 'Segoe UI', roboto, 'Helvetica Neue', arial, sans-serif); /* Font. */
    --_size: var(--giro-font-size, 1rem); /* Size of text; everything grows with it. */
    --_radius: var(--giro-radius, 12px); /* Roundness of boxes and buttons. */
    --_space: var(--giro-space, 8px); /* Distance between things; all others are parts or multiples of it. */
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_control: var(--_text);
    }
  }

  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_surface-muted: Canvas;
      --_border: CanvasText;
      --_control: ButtonText;
      --_success: CanvasText;
      --_info: CanvasText;
      --_warning: CanvasText;
      --_danger: CanvasText;
      --_focus: Highlight;
    }
  }
`;
