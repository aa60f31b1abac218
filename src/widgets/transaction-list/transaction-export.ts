import { dayOf, instantOf } from '../../domain/calendar.js';
import { toCsv, type CsvCell } from '../../domain/csv.js';
import { toDecimal, type Money } from '../../domain/money.js';
import { plainText } from '../../domain/shown-text.js';
import type { Transaction } from '../../domain/transaction.js';
import { formatInstant } from '../../i18n/format-time.js';
import { decimalSeparator } from '../../i18n/format.js';
import { typeWords, type RowView } from './transaction-row.js';

/** Which file: CSV as people of the locale write, CSV for programs, or JSON. */
export type ExportKind = 'csv-local' | 'csv-machine' | 'json';

interface Column {
  /** Heading for programs. */
  readonly key: string;
  /** Heading for people. */
  readonly label: string;
  readonly cell: (transaction: Transaction) => CsvCell;
}

const text = (value: string | number | undefined): CsvCell => ({ text: plainText(String(value ?? '')) });
const signed = ({ amount, direction }: Transaction): Money =>
  direction === 'outgoing' ? { ...amount, amount: -amount.amount } : amount;

/** What is listed, as a file. */
export function exportOf(
  listed: readonly Transaction[],
  kind: ExportKind,
  view: RowView,
  options: { readonly byteOrderMark: boolean },
): Blob {
  if (kind === 'json')
    return new Blob(
      [
        JSON.stringify(
          listed.map((item) => toJson(item, view)),
          null,
          2,
        ),
      ],
      { type: 'application/json' },
    );
  const columns = kind === 'csv-local' ? localColumns(view) : machineColumns(view);
  const rows = [
    columns.map(({ key, label }) => text(kind === 'csv-local' ? label : key)),
    ...listed.map((item) => columns.map(({ cell }) => cell(item))),
  ];
  return new Blob([toCsv(rows, options)], { type: 'text/csv;charset=utf-8' });
}

function hostColumns({ columns, hostText }: RowView): readonly Column[] {
  return columns.map((column) => ({
    key: column.key,
    label: column.label,
    cell: (item) => text(hostText(column, item)),
  }));
}

function localColumns(view: RowView): readonly Column[] {
  const { t, locale, timeZone, reason } = view;
  const separator = decimalSeparator(locale);
  const money = (value: Money | undefined): CsvCell => ({
    number: value ? toDecimal(value).replace('.', separator) : '',
  });
  return [
    {
      key: 'date',
      label: t('transactions.date'),
      cell: ({ createdAt }) => text(dayOf(createdAt, timeZone) ?? createdAt),
    },
    {
      key: 'time',
      label: t('transactions.export.time'),
      cell: ({ createdAt }) =>
        text(Number.isNaN(instantOf(createdAt)) ? '' : formatInstant(createdAt, locale, timeZone, 'time')),
    },
    { key: 'counterparty', label: t('transactions.counterparty'), cell: ({ counterparty }) => text(counterparty) },
    { key: 'account', label: t('transactions.account'), cell: (item) => text(item.counterpartyAccount) },
    { key: 'amount', label: t('transactions.amount'), cell: (item) => money(signed(item)) },
    { key: 'currency', label: t('transactions.currency'), cell: ({ amount }) => text(amount.currency) },
    { key: 'original', label: t('transactions.original'), cell: ({ original }) => money(original) },
    {
      key: 'original_currency',
      label: t('transactions.export.originalCurrency'),
      cell: ({ original }) => text(original?.currency),
    },
    {
      key: 'rate',
      label: t('transactions.rate'),
      cell: ({ exchangeRate }) => ({ number: (exchangeRate ?? '').replace('.', separator) }),
    },
    { key: 'fee', label: t('transactions.fee'), cell: ({ fee }) => money(fee) },
    {
      key: 'fee_currency',
      label: t('transactions.export.feeCurrency'),
      cell: ({ fee }) => text(fee?.currency),
    },
    { key: 'status', label: t('transactions.status'), cell: ({ status }) => text(t(`transaction.status.${status}`)) },
    { key: 'reason', label: t('transactions.reason'), cell: (item) => text(reason(item)) },
    { key: 'type', label: t('transactions.type'), cell: (item) => text(typeWords(item, t) ?? item.typeName) },
    { key: 'description', label: t('transactions.description'), cell: ({ description }) => text(description) },
    ...hostColumns(view),
    { key: 'id', label: t('transactions.id'), cell: ({ id }) => text(id) },
  ];
}

function machineColumns(view: RowView): readonly Column[] {
  const { timeZone } = view;
  const money = (value: Money | undefined): CsvCell => ({ number: value ? toDecimal(value) : '' });
  const code = (value: number | undefined): CsvCell => ({ number: value === undefined ? '' : String(value) });
  return (
    [
      ['date', ({ createdAt }) => text(dayOf(createdAt, timeZone))],
      ['created_at', ({ createdAt }) => text(createdAt)],
      ['counterparty', ({ counterparty }) => text(counterparty)],
      ['account', ({ counterpartyAccount }) => text(counterpartyAccount)],
      ['direction', ({ direction }) => text(direction)],
      ['amount', (item) => money(signed(item))],
      ['currency', ({ amount }) => text(amount.currency)],
      ['original_amount', ({ original }) => money(original)],
      ['original_currency', ({ original }) => text(original?.currency)],
      ['exchange_rate', ({ exchangeRate }) => ({ number: exchangeRate ?? '' })],
      ['fee', ({ fee }) => money(fee)],
      ['fee_currency', ({ fee }) => text(fee?.currency)],
      ['status', ({ status }) => text(status)],
      ['status_code', ({ statusCode }) => code(statusCode)],
      ['error_code', ({ errorCode }) => code(errorCode)],
      ['type', ({ typeName }) => text(typeName)],
      ['description', ({ description }) => text(description)],
      ['id', ({ id }) => text(id)],
    ] as const satisfies readonly (readonly [string, Column['cell']])[]
  )
    .map(([key, cell]): Column => ({ key, label: key, cell }))
    .concat(hostColumns(view));
}

/** Minor units as text, because a program's numbers may not hold sixteen digits. */
const toJson = (item: Transaction, { columns, hostText }: RowView): unknown => {
  const money = (value: Money | undefined): unknown =>
    value && { minorUnits: String(value.amount), currency: value.currency };
  const { id, createdAt, direction, status, statusCode, errorCode, exchangeRate, counterparty } = item;
  return {
    id,
    createdAt,
    direction,
    amount: money(item.amount),
    original: money(item.original),
    exchangeRate,
    fee: money(item.fee),
    counterparty,
    counterpartyAccount: item.counterpartyAccount,
    status,
    statusCode,
    errorCode,
    type: item.typeName,
    description: item.description,
    ...(columns.length > 0 && {
      columns: Object.fromEntries(columns.map((column) => [column.key, hostText(column, item)])),
    }),
  };
};
