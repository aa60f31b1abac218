import { toDecimal } from '../../domain/money.js';
import type { Statement, WalletStatement } from './statement.js';

/** Assumed: the reference does not show the file. */
const HEADER = [
  'wallet_id',
  'wallet_name',
  'currency',
  'type',
  'date',
  'time',
  'transaction_id',
  'counterparty',
  'account',
  'amount',
  'balance',
];

/** A statement as a table, each wallet between its opening and its closing balance. Source: RFC 4180. */
export function csvOf({ prepared, wallets }: Statement): string {
  const rows = wallets.flatMap((one) => rowsOf(one, prepared.from, prepared.to));
  return [HEADER, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf({ closing, movements, opening, wallet }: WalletStatement, from: string, to: string): string[][] {
  const { currency, id, name } = wallet;
  const money = (amount: bigint): string => toDecimal({ amount, currency });
  const start = [id, name, currency];
  return [
    [...start, 'opening-balance', from, '', '', '', '', '', money(opening)],
    ...movements.map(({ amount, balance, counterparty, day, id: transaction, identifier, time, type }) => [
      ...start,
      type,
      day,
      time,
      transaction,
      counterparty,
      identifier,
      money(amount),
      money(balance),
    ]),
    [...start, 'closing-balance', to, '', '', '', '', '', money(closing)],
  ];
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
