import type { Money } from '../../domain/money.js';
import type { Transaction, TransactionDirection, TransactionStatus } from '../../domain/transaction.js';
import { decimal } from '../banking-v2/transactions.js';
import { toMoney } from '../banking-v2/map.js';
import { readCurrency } from '../card-words.js';
import type { WirePayment } from './payments.schema.js';

/** [assumed] The vendor's site shows that there is a status, not its words. */
const STATUSES = new Map<string, TransactionStatus>([
  ['pending', 'pending'],
  ['processing', 'processing'],
  ['completed', 'approved'],
  ['declined', 'declined'],
  ['refunded', 'refunded'],
]);

/** A payment as the kit's; whoever made it knows its direction. */
export function toPayment(wire: WirePayment, direction = directionOf(wire)): Transaction {
  const { counterparty } = wire;
  const account = counterparty?.account_details?.iban || undefined;
  const amount = unsigned(toMoney(wire.amount, readCurrency(wire.currency))) ?? { amount: 0n, currency: '' };
  const other = unsigned(toMoney(wire.payment_amount, readCurrency(wire.payment_currency)));
  return {
    id: wire.id,
    createdAt: wire.created_at,
    direction,
    typeName: wire.type ?? '',
    amount,
    original: other && other.currency !== amount.currency ? other : undefined,
    exchangeRate: decimal(wire.exchange_rate),
    counterparty: counterparty?.name || account,
    status: STATUSES.get(wire.status?.trim().toLowerCase() ?? '') ?? 'unknown',
    counterpartyAccount: account,
    accountIds: [wire.account_id, counterparty?.account_id].filter((id): id is string => Boolean(id)),
  };
}

const unsigned = (money: Money | undefined): Money | undefined =>
  money && money.amount < 0n ? { ...money, amount: -money.amount } : money;

/** [assumed] The words of a payment's type are those of the calls that make one. */
function directionOf({ type }: WirePayment): TransactionDirection {
  if (/incoming|refund|credit/i.test(type ?? '')) return 'incoming';
  return /outgoing|pay|move|fee|purchase|withdrawal/i.test(type ?? '') ? 'outgoing' : 'unknown';
}
