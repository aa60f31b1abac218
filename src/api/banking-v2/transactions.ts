import type { Money } from '../../domain/money.js';
import { transactionStatus, type Transaction, type TransactionDirection } from '../../domain/transaction.js';
import { readCurrency } from '../card-words.js';
import type { Page } from '../client.types.js';
import { validate } from '../validate.js';
import { transactionPage, type WireTransaction } from './schema.js';

const LIMIT = 20;

/** The query of one page. There is no cursor: the next page ends where this one did. Source: "Pagination"; `range.to`. */
export function transactionQuery(after: string | undefined, limit = LIMIT): string {
  const query = new URLSearchParams({
    'meta[sort_by]': 'createdAt',
    'meta[sort_type]': 'DESC',
    'meta[limit]': String(Math.min(100, Math.max(1, Math.trunc(limit) || LIMIT))),
  });
  if (after !== undefined) query.set('range[to]', after);
  return query.toString();
}

/** A page as the kit's. The cursor is the last entry's instant; entries of that instant come again and are known by id. */
export function readTransactionPage(body: unknown): Page<Transaction> {
  const { list, meta } = validate(transactionPage, body);
  return {
    items: list.map(toTransaction),
    after: meta?.has_more ? list.at(-1)?.created_at : undefined,
    total: meta?.number_of_records ?? undefined,
  };
}

const number = (text: string | number | null | undefined): number | undefined =>
  text === null || text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

const money = (amount: number | bigint | null | undefined, code: string | null | undefined): Money | undefined => {
  const currency = readCurrency(code);
  return amount === null || amount === undefined || currency === undefined
    ? undefined
    : { amount: BigInt(amount), currency };
};

const nameOf = (party: WireTransaction['source']): string | undefined =>
  party?.holder ||
  party?.truncated_identifier ||
  party?.requisites?.number ||
  party?.real?.requisites?.number ||
  undefined;

/** What the platform calls incoming; fees and invoices go out. Source: "The transaction object", `type`. */
function directionOf(type: string): TransactionDirection {
  if (/incoming|refund|credit/i.test(type)) return 'incoming';
  return /outgoing|payment|fee|purchase|withdrawal/i.test(type) ? 'outgoing' : 'unknown';
}

function toTransaction(wire: WireTransaction): Transaction {
  const direction = directionOf(wire.type ?? '');
  const source = money(wire.source_amount, wire.source_currency);
  const target = money(wire.target_amount, wire.target_currency);
  const [own, other] = direction === 'incoming' ? [target ?? source, source] : [source ?? target, target];
  const amount = own ?? { amount: 0n, currency: '' };
  const statusCode = number(wire.status?.code);
  return {
    id: wire.id,
    createdAt: wire.created_at,
    direction,
    typeName: wire.type ?? '',
    amount: { ...amount, amount: amount.amount < 0n ? -amount.amount : amount.amount },
    original: other && other.currency !== amount.currency ? other : undefined,
    exchangeRate: wire.exchange_rate ? String(wire.exchange_rate) : undefined,
    counterparty: nameOf(direction === 'incoming' ? wire.source : wire.target),
    status: transactionStatus(statusCode),
    statusCode,
    errorCode: number(wire.status?.error_code),
  };
}
