import { html, type TemplateResult } from 'lit';
import { shownText } from '../../domain/shown-text.js';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';
import type { TransactionOrder } from '../../domain/transaction-rows.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
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

/** Who is on the other side, else their masked account, else what it is. */
export const titleOf = (transaction: Transaction, t: ElementTools['t']): string =>
  shownIf(transaction.counterparty) ??
  shownIf(transaction.counterpartyAccount) ??
  (transaction.typeName.startsWith('transfer-') ? undefined : typeWords(transaction, t)) ??
  t('transactions.unnamed');

const shownIf = (text: string | undefined): string | undefined => (text === undefined ? undefined : shownText(text));

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
