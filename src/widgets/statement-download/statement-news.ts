import { html, nothing } from 'lit';
import type { GiroError } from '../../api/errors.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderNotice } from '../../ui/notice/notice.js';
import type { MakingStep } from './making.js';

/** What became of the statement that was asked for. */
export function renderStatementNews(
  step: MakingStep,
  t: ElementTools['t'],
  on: { readonly opened: () => void; readonly failed: (error: GiroError) => unknown },
): unknown {
  switch (step.step) {
    case 'ready':
    case 'preparing':
    case 'fetching':
      return nothing;
    case 'saved':
      return renderNotice({
        tone: 'info',
        text: t('statement.saved', { name: step.name }),
        detail: step.isSure ? undefined : t('statement.unsure'),
      });
    case 'given':
      return renderNotice({ tone: 'info', text: t('statement.given') });
    case 'not-taken':
      return renderNotice({ tone: 'warning', text: t('statement.notTaken') });
    case 'forbidden':
      return renderNotice({ tone: 'warning', text: t('statement.forbidden') });
    case 'link':
      return renderNotice({
        tone: 'info',
        text: t('statement.link.text'),
        actions: html`<a
          class="button primary"
          part=${PARTS.buttonPrimary}
          href=${step.link.url}
          target="_blank"
          rel="noopener noreferrer"
          referrerpolicy="no-referrer"
          @click=${() => {
            setTimeout(on.opened); // the address is signed: it does not stay in the page
          }}
          >${t('statement.link')}</a
        >`,
      });
    case 'failed':
      if (step.at === 'fetching' && step.error.kind === 'not-found')
        return renderNotice({ tone: 'warning', text: t('statement.expired') });
      if (step.at === 'fetching' && step.error.kind === 'bad-answer')
        return renderNotice({ tone: 'danger', text: t('statement.broken') });
      return on.failed(step.error);
  }
}
