import { css } from 'lit';

/** The drawn card: the ID-1 format of ISO/IEC 7810, 85.60 by 53.98 mm. All its sizes follow its width. */
export const cardArtStyles = css`
  .art {
    --_ink: #fff;
    --_from: #1d2b53;
    --_to: #3f5fa8;

    position: relative;
    display: flex;
    flex: none;
    flex-direction: column;
    justify-content: space-between;
    inline-size: 100%;
    aspect-ratio: 85.6 / 53.98;
    padding: 6cqi 6.5cqi;
    border-radius: 4.2cqi;
    background:
      radial-gradient(120% 140% at 92% -20%, rgb(255 255 255 / 22%), transparent 55%),
      radial-gradient(90% 120% at 0% 120%, rgb(0 0 0 / 28%), transparent 60%),
      linear-gradient(135deg, var(--_from), var(--_to));
    box-shadow:
      inset 0 0 0 1px rgb(255 255 255 / 12%),
      0 1px 2px rgb(10 20 40 / 18%),
      0 6px 16px rgb(10 20 40 / 12%);
    color: var(--_ink);
    font-size: 5.4cqi;
    line-height: 1.25;
    overflow: hidden;
  }

  .design-1 {
    --_from: #0d3b36;
    --_to: #2b7d6d;
  }

  .design-2 {
    --_from: #3a1c54;
    --_to: #7d4aa0;
  }

  .design-3 {
    --_from: #5a2417;
    --_to: #a9532f;
  }

  .design-4 {
    --_from: #14181f;
    --_to: #3d4655;
  }

  .design-5 {
    --_from: #0c3a5e;
    --_to: #1f7ea1;
  }

  .art-top,
  .art-bottom {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 4cqi;
    min-inline-size: 0;
  }

  .art-bottom {
    align-items: flex-end;
    min-block-size: 11cqi;
  }

  .art-alias {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 600;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    font-size: 5.2cqi;
  }

  .art-status {
    flex: none;
    max-inline-size: 50%;
    padding: 0.6cqi 2.4cqi;
    border-radius: 9cqi;
    background: rgb(255 255 255 / 92%);
    color: #1b2330;
    font-size: 4.2cqi;
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  /* The contact chip, with its lands drawn as lines. */
  .art-chip {
    position: absolute;
    inset-block-start: 39%;
    inset-inline-start: 6.5cqi;
    inline-size: 13cqi;
    block-size: 10cqi;
    border-radius: 1.8cqi;
    background:
      linear-gradient(
        90deg,
        transparent 31%,
        rgb(60 45 10 / 45%) 31% 34%,
        transparent 34% 66%,
        rgb(60 45 10 / 45%) 66% 69%,
        transparent 69%
      ),
      linear-gradient(transparent 46%, rgb(60 45 10 / 45%) 46% 50%, transparent 50%),
      linear-gradient(135deg, #f3dfa4, #c9a650 60%, #e7cf8b);
  }

  .art-number {
    margin-block-start: auto;
    font-size: 6.6cqi;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
    direction: ltr;
  }

  .art-holder {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    font-size: 4.6cqi;
    letter-spacing: 0.02em;
    overflow-wrap: anywhere;
  }

  .art-brand {
    flex: none;
    max-inline-size: 50%;
  }

  .art-brand.visa {
    font-size: 9.5cqi;
    font-style: italic;
    font-weight: 800;
    letter-spacing: -0.02em;
    line-height: 1;
  }

  .art-brand.mastercard {
    display: flex;
    direction: ltr;
  }

  .disc {
    inline-size: 10.5cqi;
    block-size: 10.5cqi;
    border-radius: 50%;
    background: #eb001b;
  }

  .disc + .disc {
    margin-inline-start: -4cqi;
    background: rgb(247 158 27 / 88%);
  }

  .art-brand.other {
    font-weight: 700;
    overflow-wrap: anywhere;
  }

  /* Frozen: under ice. */
  .art.frozen::after {
    position: absolute;
    inset: 0;
    background: linear-gradient(160deg, rgb(214 236 255 / 62%), rgb(150 190 230 / 42%) 45%, rgb(225 242 255 / 58%));
    content: '';
    backdrop-filter: saturate(0.5);
  }

  .art.frozen > * {
    z-index: 1;
  }

  .art.frozen {
    --_ink: #0e2238;
  }

  /* Finished for good. */
  .art:is(.blocked, .stolen, .lost, .canceled, .expired) {
    --_from: #565b63;
    --_to: #7b818b;

    filter: grayscale(1);
  }

  .art:is(.not-activated, .pending, .inactive) {
    filter: saturate(0.45);
  }

  .art.waiting {
    background: var(--_surface-muted);
    box-shadow: none;
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  @media (forced-colors: active) {
    .art {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }

    .art-chip,
    .disc {
      border: 1px solid CanvasText;
    }
  }
`;
