import { html, nothing, type TemplateResult } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import { formatInstant } from '../../i18n/format-time.js';
import { formatDecimal, formatMoney, formatSignedMoney } from '../../i18n/format.js';
import { transactionDetails } from '../../i18n/en/transaction-details.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { typeWords, type RowView } from './transaction-row.js';

/** English of this part, which loads with it. */
export const texts = transactionDetails;

/** What the details show besides the transaction. */
export interface DetailsView extends RowView {
  /** What was just copied; said on its button. */
  readonly copied: string | undefined;
  readonly copy: (text: string) => void;
}

/** Everything about one transaction. */
export function renderDetails(transaction: Transaction, view: DetailsView): TemplateResult {
  const { t, locale, timeZone, columns, hostText, reason } = view;
  const { id, createdAt, status, statusCode, amount, original, exchangeRate, direction, typeName, fee } = transaction;
  const { counterparty, counterpartyAccount, description, errorCode } = transaction;
  const fact = (label: string, value: unknown): TemplateResult =>
    html`<dt part=${PARTS.hint}>${label}</dt>
      <dd><bdi>${value}</bdi></dd>`;
  const maybe = (label: string, value: string | undefined): unknown => (value ? fact(label, value) : nothing);
  const copyable = (label: string, value: string): TemplateResult =>
    fact(
      label,
      html`<span class="id">${value}</span> ${renderButton({
          label:
            view.copied === value
              ? t('transactions.copied')
              : html`${t('transactions.copy')}<span class="visually-hidden"> ${label}</span>`,
          press: () => {
            view.copy(value);
          },
        })}`,
    );
  const statusText = t(`transaction.status.${status}`);
  const meaning = view.meaning(status);
  return html`
    <dl class="details">
      ${maybe(t('transactions.counterparty'), counterparty === counterpartyAccount ? undefined : counterparty)}
      ${counterpartyAccount ? copyable(t('transactions.account'), counterpartyAccount) : nothing}
      ${fact(t('transactions.date'), formatInstant(createdAt, locale, timeZone, 'minute'))}
      ${fact(
        t('transactions.status'),
        html`${
          status === 'unknown' && statusCode !== undefined
            ? t('transactions.raw', { words: statusText, raw: statusCode })
            : statusText
        }${meaning === undefined ? nothing : html`<br /><span class="hint">${meaning}</span>`}`,
      )}
      ${maybe(
        t('transactions.reason'),
        reason(transaction) ??
          (errorCode === undefined ? undefined : t('transactions.reason.unknown', { code: errorCode })),
      )}
      ${fact(t('transactions.amount'), formatSignedMoney(amount, direction, locale))}
      ${original ? fact(t('transactions.original'), formatMoney(original, locale)) : nothing}
      ${maybe(t('transactions.rate'), exchangeRate && formatDecimal(exchangeRate, locale))}
      ${fee && fee.amount !== 0n ? fact(t('transactions.fee'), formatMoney(fee, locale)) : nothing}
      ${
        typeName === ''
          ? nothing
          : fact(
              t('transactions.type'),
              typeWords(transaction, t) ??
                t('transactions.raw', { words: t('transactions.type.other'), raw: typeName }),
            )
      }
      ${maybe(t('transactions.description'), description)}
      ${columns.map((column) => maybe(column.label, hostText(column, transaction)))}
      ${copyable(t('transactions.id'), id)}
    </dl>
  `;
}
