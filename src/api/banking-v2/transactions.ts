import { transactionStatus, type Transaction, type TransactionDirection } from '../../domain/transaction.js';
import { readCurrency } from '../card-words.js';
import { toMoney } from './map.js';
import type { WireParty, WireTransaction } from './schema.js';

/** [assumed] The most the platform gives at once; the reference names none. */
export const MOST = 100;

/** What is asked for at once: 1 to 100, and so many where the caller does not say. */
export const pageSize = (limit: number | undefined, otherwise: number): number =>
  Math.min(MOST, Math.max(1, Math.trunc(limit ?? otherwise) || otherwise));

/** The query of one page, newest first. There is no cursor: the next page ends where this one did. Source: "Pagination"; `range.to`. */
export function transactionQuery(
  to: string | undefined,
  limit: number,
  sort: 'ASC' | 'DESC' = 'DESC',
): URLSearchParams {
  const query = new URLSearchParams({
    'meta[sort_by]': 'createdAt',
    'meta[sort_type]': sort,
    'meta[limit]': String(limit),
  });
  if (to !== undefined) query.set('range[to]', to);
  return query;
}

const number = (text: string | number | null | undefined): number | undefined =>
  text === null || text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

/** A rate as plain decimal text, and nothing for what is no number; a very small one comes out of JSON with an exponent. */
export function decimal(rate: string | number | null | undefined): string | undefined {
  const text = rate ? String(rate).trim() : '';
  const [, whole = '', fraction = '', power = ''] = /^(\d)(?:\.(\d+))?e-(\d{1,3})$/i.exec(text) ?? [];
  if (power) return `0.${'0'.repeat(Math.max(0, Number(power) - 1))}${whole}${fraction}`;
  return /^\d+(\.\d+)?$/.test(text) ? text : undefined;
}

const isWallet = (party: WireParty): boolean => Boolean(party) && party?.object !== 'payment-account';

/** The wallets of one side, real and pending: a booking names either. */
export const walletsOf = (party: WireParty): readonly string[] =>
  isWallet(party) ? [party?.id, party?.real?.id, party?.pending?.id].filter((id): id is string => Boolean(id)) : [];

/** True when a transaction touches an account. Source: Banking v2, "Transaction source/target". */
export const touches = ({ accountIds }: Transaction, accountId: string): boolean =>
  accountIds?.includes(accountId) === true;

/** An account's number, as far as it is shown. */
export const masked = (party: WireParty): string | undefined =>
  party?.truncated_identifier || party?.requisites?.number || party?.real?.requisites?.number || undefined;

/** What the platform calls incoming; fees and invoices go out. Source: "The transaction object", `type`. */
function directionOf({ type, source, target }: WireTransaction, accountId: string | undefined): TransactionDirection {
  if (accountId !== undefined) {
    const [out, back] = [walletsOf(source).includes(accountId), walletsOf(target).includes(accountId)];
    if (out !== back) return out ? 'outgoing' : 'incoming';
  }
  if (/incoming|refund|credit/i.test(type ?? '')) return 'incoming';
  if (/outgoing|payment|fee|purchase|withdrawal/i.test(type ?? '')) return 'outgoing';
  if (source?.object === 'wallet' && target?.object === 'payment-account') return 'outgoing';
  return source?.object === 'payment-account' && target?.object === 'wallet' ? 'incoming' : 'unknown';
}

/** [assumed] The wallet that sends is charged, else the one that gets it: somebody else's account is not charged here. */
const feeCurrency = ({ source, source_currency, target_currency }: WireTransaction): string | undefined =>
  (source?.object === 'payment-account' ? readCurrency(target_currency) : undefined) ?? readCurrency(source_currency);

/** A transaction as the kit's, as seen from an account where one is asked about. */
export function toTransaction(wire: WireTransaction, accountId?: string): Transaction {
  const direction = directionOf(wire, accountId);
  const source = toMoney(wire.source_amount, readCurrency(wire.source_currency));
  const target = toMoney(wire.target_amount, readCurrency(wire.target_currency));
  const [own, other] = direction === 'incoming' ? [target ?? source, source] : [source ?? target, target];
  const otherParty = direction === 'incoming' ? wire.source : wire.target;
  const amount = own ?? { amount: 0n, currency: '' };
  const statusCode = number(wire.status?.code);
  return {
    id: wire.id,
    createdAt: wire.created_at,
    direction,
    typeName: wire.type ?? '',
    amount: { ...amount, amount: amount.amount < 0n ? -amount.amount : amount.amount },
    original: other && other.currency !== amount.currency ? other : undefined,
    exchangeRate: decimal(wire.exchange_rate),
    counterparty: otherParty?.holder || otherParty?.name || masked(otherParty),
    status: transactionStatus(statusCode),
    statusCode,
    errorCode: number(wire.status?.error_code),
    fee: toMoney(wire.status?.total_fee_amount, feeCurrency(wire)),
    counterpartyAccount: masked(otherParty),
    description: wire.status?.description || undefined,
    accountIds: [...walletsOf(wire.source), ...walletsOf(wire.target)],
  };
}
