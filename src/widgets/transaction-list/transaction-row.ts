import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { shownText } from '../../domain/shown-text.js';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';
import type { RowChunk, RowGroup, TransactionOrder } from '../../domain/transaction-rows.js';
import { formatDay, formatInstant, formatSignedMoney } from '../../i18n/format.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderBadge, type BadgeTone } from '../../ui/badge/badge.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';

/** A line of the host's own in every row: plain text, never markup. */
export interface TransactionColumn {
  /** Names it in exported files; unique. */
  readonly key: string;
  /** What the person reads before it. */
  readonly label: string;
  /** The text for one transaction; empty for none. Called for each row that is drawn, so it must be quick. */
  readonly render: (transaction: Transaction) => string;
}

/** What drawing transactions takes, besides themselves. Another object draws every row again. */
export interface RowView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** IANA name; the browser's when absent. */
  readonly timeZone: string | undefined;
  readonly today: string | undefined;
  readonly order: TransactionOrder;
  readonly columns: readonly TransactionColumn[];
  /** A host's text, or nothing where its function fails. */
  readonly hostText: (column: TransactionColumn, transaction: Transaction) => string;
  /** Why it did not go through, in plain words; undefined while they are not loaded. */
  readonly reason: (transaction: Transaction) => string | undefined;
  /** What a status means, likewise. */
  readonly meaning: (status: TransactionStatus) => string | undefined;
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

/** Words for the platform's kinds. Source: Banking v2, "The transaction object", `type`; `convert` in its `target`. */
const TYPES: Readonly<Record<string, MessageKey>> = {
  'transfer-outgoing': 'transactions.type.outgoing',
  'transfer-incoming': 'transactions.type.incoming',
  'invoice-payment': 'transactions.type.invoice',
  fee: 'transactions.type.fee',
  convert: 'transactions.type.convert',
};

/** A kind in plain words; undefined for one that the reference does not have. */
export const typeWords = ({ typeName }: Transaction, t: ElementTools['t']): string | undefined => {
  const key = Object.hasOwn(TYPES, typeName) ? TYPES[typeName] : undefined;
  return key && t(key);
};

const isNothingMoved = ({ status }: Transaction): boolean => status === 'declined' || status === 'rejected';

/** Who is on the other side, else their masked account, else what it is. */
export const titleOf = (transaction: Transaction, t: ElementTools['t']): string =>
  shownIf(transaction.counterparty) ??
  shownIf(transaction.counterpartyAccount) ??
  (transaction.typeName.startsWith('transfer-') ? undefined : typeWords(transaction, t)) ??
  t('transactions.unnamed');

const shownIf = (text: string | undefined): string | undefined => (text === undefined ? undefined : shownText(text));

/**
 * One line: who, when, how much, and how far it has come unless that is simply done. One template, and texts as properties:
 * among thousands of rows every marker in the document counts.
 */
function renderRow(transaction: Transaction, view: RowView, details: unknown): TemplateResult {
  const { t, locale, timeZone, order, columns, hostText, reason } = view;
  const { id, status, amount, direction, createdAt } = transaction;
  const why = reason(transaction);
  return html`<div role="listitem" class="item" part=${PARTS.item}>
    <button type="button" class="row" data-id=${id} aria-expanded=${details === undefined ? 'false' : 'true'}>
      <span class="who">
        <span class="name" part=${PARTS.title}><bdi .textContent=${titleOf(transaction, t)}></bdi></span>
        <span class="hint" part=${PARTS.hint}
          ><bdi
            ><time
              datetime=${createdAt}
              .textContent=${formatInstant(createdAt, locale, timeZone, order === 'amount' ? 'day' : 'time')}
            ></time></bdi
          >${why === undefined ? nothing : ` · ${why}`}</span
        >
        ${
          columns.length === 0
            ? nothing
            : columns.map((column) => {
                const text = hostText(column, transaction);
                return text === ''
                  ? nothing
                  : html`<span class="hint" part=${PARTS.hint}>${column.label}: <bdi>${text}</bdi></span>`;
              })
        }
      </span>
      <span class="how">
        <bdi
          class="amount ${direction} ${isNothingMoved(transaction) ? 'void' : ''}"
          .textContent=${formatSignedMoney(amount, direction, locale)}
        ></bdi>
        ${status === 'approved' ? nothing : renderBadge(t(`transaction.status.${status}`), TONES[status])}
      </span>
    </button>
    ${details ?? nothing}
  </div>`;
}

/** The words a group stands under. */
function headingOf({ key }: RowGroup, { t, locale, today, order }: RowView): string {
  if (key === '') return t('transactions.undated');
  return order === 'amount' ? key : formatDay(key, locale, today);
}

/** A part of the list. It is drawn again only when it, the view, or what is open in it is another. */
export const renderChunk = (
  chunk: RowChunk,
  view: RowView,
  open: { readonly id: string | undefined; readonly details: unknown },
): TemplateResult => {
  const opened =
    open.id !== undefined && chunk.some(({ rows }) => rows.some(({ id }) => id === open.id)) ? open : undefined;
  return html`<div class="chunk">
    ${guard([chunk, view, opened?.id, opened?.details], () =>
      chunk.map((group) => {
        const heading = headingOf(group, view);
        return html`${group.first ? html`<h3 class="day">${heading}</h3>` : nothing}
          <div role="list" class="list" part=${PARTS.list} aria-label=${heading}>
            ${group.rows.map((transaction) =>
              renderRow(transaction, view, transaction.id === opened?.id ? opened.details : undefined),
            )}
          </div>`;
      }),
    )}
  </div>`;
};

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
