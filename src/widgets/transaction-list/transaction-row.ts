import { html, nothing, type TemplateResult } from 'lit';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';
import { formatInstant, formatMoney, formatSignedMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderBadge, type BadgeTone } from '../../ui/badge/badge.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';

/** What drawing a transaction takes, besides itself. */
export interface RowView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** IANA name; the browser's when absent. */
  readonly timeZone: string | undefined;
}

const TONES: Readonly<Record<TransactionStatus, BadgeTone>> = {
  approved: 'success',
  authorized: 'info',
  declined: 'danger',
  refunded: 'neutral',
  hold: 'warning',
  rejected: 'danger',
  pending: 'warning',
  processing: 'info',
  'under-review': 'warning',
  initialized: 'neutral',
  unknown: 'neutral',
};

const isNothingMoved = ({ status }: Transaction): boolean => status === 'declined' || status === 'rejected';

/** One line: who, when, how much, and how far it has come unless that is simply done. */
export function renderRow(transaction: Transaction, { t, locale, timeZone }: RowView): TemplateResult {
  const { counterparty, status, amount, direction, createdAt } = transaction;
  return html`
    <span class="who">
      <span class="name" part=${PARTS.title}><bdi>${counterparty ?? t('transactions.unnamed')}</bdi></span>
      <span class="hint" part=${PARTS.hint}
        ><time datetime=${createdAt}>${formatInstant(createdAt, locale, timeZone, 'day')}</time></span
      >
    </span>
    <span class="how">
      <bdi class="amount ${direction} ${isNothingMoved(transaction) ? 'void' : ''}"
        >${formatSignedMoney(amount, direction, locale)}</bdi
      >
      ${status === 'approved' ? nothing : renderBadge(t(`transaction.status.${status}`), TONES[status])}
    </span>
  `;
}

/** Everything about one transaction. */
export function renderDetails(transaction: Transaction, { t, locale, timeZone }: RowView): TemplateResult {
  const { id, createdAt, status, amount, original, exchangeRate, direction, typeName, errorCode } = transaction;
  const fact = (label: string, value: unknown): TemplateResult =>
    html`<dt part=${PARTS.hint}>${label}</dt>
      <dd><bdi>${value}</bdi></dd>`;
  return html`
    <dl class="details">
      ${fact(t('transactions.date'), formatInstant(createdAt, locale, timeZone, 'minute'))}
      ${fact(
        t('transactions.status'),
        html`${t(`transaction.status.${status}`)}${errorCode === undefined ? nothing : ` (${errorCode})`}`,
      )}
      ${fact(t('transactions.amount'), formatSignedMoney(amount, direction, locale))}
      ${original ? fact(t('transactions.original'), formatMoney(original, locale)) : nothing}
      ${exchangeRate === undefined ? nothing : fact(t('transactions.rate'), exchangeRate)}
      ${typeName === '' ? nothing : fact(t('transactions.type'), typeName)}
      ${fact(t('transactions.id'), html`<span class="id">${id}</span>`)}
    </dl>
  `;
}

/** What stands in for one row, in the same size. */
export const renderRowSkeleton = (): TemplateResult => html`
  <div class="item">
    <div class="row">
      <span class="who"
        ><span class="name">${renderSkeleton('medium')}</span><span class="hint">${renderSkeleton('short')}</span></span
      >
      <span class="how">${renderSkeleton('short')}</span>
    </div>
  </div>
`;
