import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { renderButton } from '../../ui/button/button.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { renderRowSkeleton } from './transaction-row.js';

const SKELETONS = 6;

/** What stands below the listed transactions. */
export interface ListFoot {
  readonly hasMore: boolean;
  /** Pages are read until a screen is full. */
  readonly isLooking: boolean;
  readonly isReading: boolean;
  readonly count: number;
  /** That some may be missing; empty where none are. */
  readonly missing: string;
  readonly locale: string;
  readonly more: () => void;
}

/** Says that some may be missing, where they may. */
export const renderMissing = (missing: string): unknown =>
  missing === '' ? nothing : renderNotice({ tone: 'warning', text: missing });

/** The way to more, or that this is the end. */
export const renderFoot = (
  { hasMore, isLooking, isReading, count, missing, locale, more }: ListFoot,
  t: ElementTools['t'],
) => html`
  <div class="more">
    ${renderMissing(missing)}
    ${
      hasMore
        ? html`${isLooking ? html`<p>${t('transactions.looking')}</p>` : nothing}
          ${renderButton({ label: t('transactions.more'), busy: isReading, press: more })}`
        : html`<p class="end" tabindex="-1">${t('transactions.end', { count: formatCount(count, locale) })}</p>`
    }
  </div>
`;

/** What stands in for the list while it is read. */
export const renderRowSkeletons = (t: ElementTools['t']): TemplateResult => html`
  <div aria-busy="true">
    <span class="visually-hidden">${t('common.loading')}</span>
    <div class="skeletons" aria-hidden="true">${Array.from({ length: SKELETONS }, renderRowSkeleton)}</div>
  </div>
`;
