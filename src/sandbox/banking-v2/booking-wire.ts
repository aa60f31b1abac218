import type { Json } from '../json.js';
import { books, reserves, type Booking, type Side } from '../ledger/booking.js';
import { describeError } from '../ledger/codes.js';
import { bookingId } from '../ledger/ledger.js';
import type { Wallet } from '../ledger/wallets.js';
import type { Person } from '../people.js';
import { exchangeRate } from '../rates.js';
import { hash, shortId, uuid } from '../seed.js';
import { equivalents, wireWallet } from './transaction-wire.js';

/** A transaction in a list. Source: Banking v2, "List all transactions"; what the reference writes as `{...}` without a section of its own is empty. */
export function wireListBooking(booking: Booking, person: Person): Json {
  const { amount, currency } = booking.source.wallet ? booking.source : booking.target;
  return {
    ...equivalents('amount', amount, currency),
    ...equivalents('charge', amount, currency),
    ...base(booking, person),
    deleted_at: null,
    meta: {},
    updated_at: new Date(booking.at).toISOString(),
  };
}

/** One transaction, with less and other than in a list. Source: Banking v2, "Get transaction by id". */
export const wireBooking = (booking: Booking, person: Person): Json => ({
  ...base(booking, person),
  payment_processor_responses: {},
  score_calc_logs: [],
});

/** What moving money answers. Source: Banking v2, "Create a transfer", "Create a convert": ids where others have objects. */
export const wireMade = (booking: Booking, { corporation, id }: Wallet, person: Person): Json => ({
  ...core(booking),
  fingerprint_id: shortId(`fingerprint:${person.id}`),
  identity_id: corporation.identityId,
  payment_account_holder_id: shortId(`holder:${corporation.id}`),
  source_payment_processor_id: shortId(`processor:${id}`),
  target_payment_processor_id: shortId(`processor:${id}`),
});

const base = (booking: Booking, person: Person) => ({
  ...core(booking),
  created_by: { id: person.externalId, type: 'person', full_name: `${person.firstName} ${person.lastName}` },
  fingerprint: {},
  identity: {},
  review: null,
  source_payment_processor: {},
  target_payment_processor: {},
});

function core(booking: Booking) {
  const { at, key, source, target, type } = booking;
  return {
    charge_exchange_rate: null,
    created_at: new Date(at).toISOString(),
    exchange_rate: source.currency === target.currency ? null : exchangeRate(source.currency, target.currency),
    id: bookingId(booking),
    score_range_id: 'excellent',
    score: 1000 + (hash(`score:${key}`) % 400),
    source_amount: source.amount,
    source_counterparty_id: uuid(`source:${key}`),
    source_currency: source.currency,
    source_last_known_good_processor_reason_of_missing: null,
    source: side(source, reserves(booking)),
    status: status(booking),
    target_amount: target.amount,
    target_counterparty_id: uuid(`target:${key}`),
    target_currency: target.currency,
    target_last_known_good_processor_reason_of_missing: null,
    target: side(target, reserves(booking)),
    type,
  };
}

/** Source: Banking v2, "Transaction status object". */
const status = (booking: Booking): Json => ({
  id: shortId(`status:${booking.key}`),
  code: booking.code,
  error_code: booking.error ?? null,
  description: booking.error === undefined ? null : describeError(booking.error),
  is_disputed: false,
  approved: books(booking),
  total_fee_amount: booking.fee,
});

/** Source: Banking v2, "Transaction source/target", "Corporation Payment Account". */
function side({ party, wallet }: Side, isReserved: boolean): Json {
  if (wallet) return wireWallet(wallet.id, wallet.pendingId, wallet.requisites[0], isReserved);
  const { identifier = '', scheme = 'iban' } = party ?? {};
  return {
    object: 'payment-account',
    id: `${shortId(`account:${identifier}`)}_${shortId(`account-end:${identifier}`)}`,
    // Left out, as in the reference's own example, where only the account is known.
    ...(party?.name === undefined ? {} : { holder: party.name }),
    source_type: scheme,
    truncated_identifier: identifier,
    scheme,
    payment_account_reputations: [],
  };
}
