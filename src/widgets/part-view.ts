import type { ElementTools } from '../internal/giro-element.js';
import type { LaterPart } from '../internal/later-part.js';
import { renderButton } from '../ui/button/button.js';
import { renderNotice } from '../ui/notice/notice.js';
import { renderPanelSkeleton } from './panel.js';

/** What a part of a form draws; a stand-in while it loads, and a way to try again where it could not be had. */
export function renderPart<P>(part: LaterPart<P>, t: ElementTools['t'], draw: (loaded: P) => unknown): unknown {
  if (part.loaded !== undefined) return draw(part.loaded);
  if (!part.isMissing) return renderPanelSkeleton(t('common.loading'));
  return renderNotice({
    tone: 'warning',
    text: t('transfer.part.failed'),
    actions: renderButton({
      label: t('common.retry'),
      press: () => {
        part.prefetch();
      },
    }),
  });
}
