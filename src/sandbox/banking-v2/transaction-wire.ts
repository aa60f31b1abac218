import type { Json } from '../json.js';
import type { Person } from '../people.js';
import { exchange, exchangeRate } from '../rates.js';
import { describeError } from '../ledger/codes.js';
import { walletOfAccount, type Requisites } from '../ledger/wallets.js';
import { digits, hash, shortId, uuid } from '../seed.js';
import type { BankingCard } from './cards.js';
import type { Transaction } from './transactions.js';

const TYPES = { payment: 'transfer-outgoing', refund: 'transfer-incoming', fee: 'fee' } as const;

/** While the money is only reserved it lies in a pending wallet. Source: Banking v2, "Transaction source/target". */
const RESERVED: ReadonlySet<number> = new Set([1, 40, 41, 42, 43]);

/** A transaction in a list. Source: Banking v2, "Get card transactions"; what the reference writes as `{...}` without a section of its own is empty. */
export function wireTransaction(transaction: Transaction, card: BankingCard, person: Person): Json {
  const { amount, at, code, foreign, key, kind } = transaction;
  const { currency } = card.balance;
  const incoming = kind === 'refund';
  const own = { amount, currency };
  const other = foreign ?? own;
  const [source, target] = incoming ? [other, own] : [own, other];
  const sides = [wallet(card, code), paymentAccount(transaction)] as const;
  const created = new Date(at).toISOString();
  const rate = foreign ? exchangeRate(source.currency, target.currency) : null;
  return {
    ...equivalents('amount', amount, currency),
    ...equivalents('charge', amount, currency),
    charge_exchange_rate: null,
    created_at: created,
    created_by: { id: person.externalId, type: 'person', full_name: `${person.firstName} ${person.lastName}` },
    deleted_at: null,
    exchange_rate: rate,
    fingerprint: {},
    id: shortId(`transaction:${key}`),
    identity: {},
    meta: {},
    review: null,
    score_range_id: 'excellent',
    score: 1000 + (hash(`score:${key}`) % 400),
    source_amount: source.amount,
    source_counterparty_id: uuid(`source:${key}`),
    source_currency: source.currency,
    source_last_known_good_processor_reason_of_missing: null,
    source_payment_processor: {},
    source: incoming ? sides[1] : sides[0],
    status: status(transaction),
    target_amount: target.amount,
    target_counterparty_id: uuid(`target:${key}`),
    target_currency: target.currency,
    target_last_known_good_processor_reason_of_missing: null,
    target_payment_processor: {},
    target: incoming ? sides[0] : sides[1],
    type: TYPES[kind],
    updated_at: created,
  };
}

/** `amount_dkk`, `amount_eur` and so on. */
export const equivalents = (prefix: string, amount: bigint, currency: string): Readonly<Record<string, bigint>> =>
  Object.fromEntries(
    ['DKK', 'EUR', 'GBP', 'NOK', 'SEK', 'USD'].map((to) => [
      `${prefix}_${to.toLowerCase()}`,
      exchange(amount, currency, to),
    ]),
  );

/** Source: Banking v2, "Transaction status object". */
const status = ({ amount, code, error, foreign, key }: Transaction): Json => ({
  id: shortId(`status:${key}`),
  code,
  error_code: error ?? null,
  description: error === undefined ? null : describeError(error),
  is_disputed: false,
  approved: code === 0,
  // Exchanging costs 1.5 %.
  total_fee_amount: foreign && code === 0 ? (amount * 15n) / 1000n : 0,
});

/** The cardholder's side. Source: Banking v2, "Transaction source/target". */
function wallet({ account }: BankingCard, code: number): Json {
  const { id, pendingId, requisites } = walletOfAccount(account);
  return wireWallet(id, pendingId, requisites[0], RESERVED.has(code));
}

/** A wallet as one side of a transaction; while the money is only reserved, its pending one with the real one inside. */
export function wireWallet(id: string, pendingId: string, requisites: Requisites, isReserved: boolean): Json {
  const shown = { id: requisites.id, number: requisites.number, code: requisites.code };
  return isReserved
    ? { object: 'wallet', id: pendingId, real: { id, requisites: shown }, requisites: null }
    : { object: 'wallet', id, pending: { id: pendingId }, requisites: shown };
}

/** The other side; `holder` is its name. Source: Banking v2, "Transaction source/target" and "Corporation Payment Account". */
const paymentAccount = ({ key, name }: Transaction): Json => ({
  object: 'payment-account',
  id: `${shortId(`account:${key}`)}_${shortId(`account-end:${key}`)}`,
  holder: name ?? null,
  source_type: 'iban',
  truncated_identifier: `SE00****************${digits(`identifier:${name ?? key}`, 4)}`,
  scheme: 'iban',
  payment_account_reputations: [],
});
