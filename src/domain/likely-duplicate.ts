import { compactNumber } from './account-number.js';
import type { Money } from './money.js';
import { folded } from './shown-text.js';
import type { Transaction, TransactionStatus } from './transaction.js';
import type { ConversionOrder, Payee, TransferOrder } from './transfer.js';

const DAY_MS = 86_400_000;

/** Ends in which the payee did not get the money: paying again is no second payment. */
const NOT_PAID: ReadonlySet<TransactionStatus> = new Set(['declined', 'rejected', 'refunded']);

/** True when much the same was paid within a day: the same amount to the same payee, from any account. */
export const isLikelyDuplicate = (
  order: Pick<TransferOrder, 'payee' | 'money'>,
  transactions: readonly Transaction[],
  now: number,
): boolean => transactions.some((transaction) => isSameSum(order, transaction, now) && isTo(order.payee, transaction));

/** True when as much of the same currency came from the same account into another of the person's within a day. */
export const isLikelyConversion = (
  order: Pick<ConversionOrder, 'source' | 'money'>,
  transactions: readonly Transaction[],
  now: number,
): boolean => {
  const { accountId, pendingId } = order.source;
  const isSource = (id: string): boolean => id === accountId || id === pendingId;
  return transactions.some((transaction) => {
    const { accountIds = [] } = transaction;
    return isSameSum(order, transaction, now) && accountIds.some(isSource) && !accountIds.every(isSource);
  });
};

const isSameSum = (
  { money }: { readonly money: Money },
  { direction, status, createdAt, amount, original }: Transaction,
  now: number,
): boolean =>
  direction !== 'incoming' &&
  !NOT_PAID.has(status) &&
  Math.abs(now - Date.parse(createdAt)) < DAY_MS &&
  [amount, original].some((one) => one?.amount === money.amount && one.currency === money.currency);

/** By what the platform shows of the other side: its wallet's id, its masked number or its name. */
function isTo(payee: Payee, { accountIds, counterparty, counterpartyAccount }: Transaction): boolean {
  if (payee.kind === 'account') return accountIds?.includes(payee.accountId) ?? false;
  const numbers = payee.kind === 'iban' ? [payee.iban] : [payee.number, payee.sortCode + payee.number];
  const fits = (mask: string): boolean => numbers.some((number) => fitsMask(number, mask));
  if (counterpartyAccount !== undefined) return fits(counterpartyAccount);
  return counterparty !== undefined && (folded(counterparty) === folded(payee.name) || fits(counterparty));
}

/** True when a number can be behind a mask such as `SE45****7466`: what is shown of it is there, and something is. */
function fitsMask(number: string, mask: string): boolean {
  const [, start = '', hidden, end = ''] = /^([A-Z\d]*)([*•xX]*)([A-Z\d]*)$/.exec(compactNumber(mask)) ?? [];
  if (hidden === undefined || start.length + end.length < 2) return false;
  return hidden === '' ? start === number : number.startsWith(start) && number.endsWith(end);
}
