import type { Corporation } from '../corporations.js';
import type { Json } from '../json.js';
import type { Booking } from '../ledger/booking.js';
import { bookingId } from '../ledger/ledger.js';
import { shortId } from '../seed.js';
import { STAFF } from './persons.js';

/** Source: Banking v2, "Get current corporation". */
export const wireCorporation = (corporation: Corporation): Json => ({
  id: corporation.id,
  account_id: corporation.accountId,
  address: corporation.address,
  city: corporation.city,
  country: corporation.country,
  created_by: STAFF,
  currency: corporation.currency,
  deleted_at: null,
  email: corporation.email,
  identity: {
    id: corporation.identityId,
    type: 'corporate',
    is_kyc_verified: true,
    is_questionnaire_filled: true,
  },
  is_another_bank_account: false,
  is_initial_application_filled: true,
  is_onboarded: true,
  kyc_data_provided_by_id: null,
  kyc_data_provider: null,
  name: corporation.name,
  onboarded_at: corporation.onboardedAt,
  post_code: corporation.postCode,
  region: null,
  updated_by: STAFF,
});

/** The corporation's one limit. Source: Banking v2, "List all corporation limits". */
export function wireLimits({ id, identityId, onboardedAt }: Corporation): Json {
  const times = { createdAt: onboardedAt, updatedAt: onboardedAt };
  return [
    {
      identityId,
      paymentMethod: 'bank-transfer',
      transactionType: 'transfer-outgoing',
      ...times,
      id: shortId(`limit:${id}`),
      limitSet: {
        dailySuccessfulVelocity: 40,
        monthlySuccessfulVelocity: 600,
        weeklySuccessfulVelocity: 200,
        attemptVelocityPerHour: 20,
        minimumAmount: 100,
        maximumAmount: 5_000_000,
        dailyLimitAmount: 10_000_000,
        weeklyLimitAmount: 30_000_000,
        monthlyLimitAmount: 80_000_000,
        _id: shortId(`limit-set:${id}`),
        ...times,
      },
    },
  ];
}

/** What the corporation was charged and paid, newest first, and what it has not. Source: Banking v2, "Get list of invoices". */
export function wireInvoices({ identityId }: Corporation, bookings: readonly Booking[], unpaid: boolean): Json {
  const payments = bookings.filter(({ type }) => type === 'invoice-payment');
  const paid = payments.map((booking, index): Json => {
    const { amount, currency } = booking.source;
    const at = new Date(booking.at).toISOString();
    return {
      is_paid: true,
      repayments: [{ id: shortId(`repayment:${booking.key}`), amount, type: 'balance' }],
      amount,
      unpaid_amount: 0,
      identity_id: identityId,
      currency,
      type: index === payments.length - 1 ? 'opening-fee' : 'monthly-service-fee',
      created_at: at,
      updated_at: at,
      invoice_payment_transaction_id: bookingId(booking),
      id: `INV${String(payments.length - index).padStart(5, '0')}`,
    };
  });
  const [newest] = payments;
  if (!unpaid || !newest) return paid;
  const { amount, currency } = newest.source;
  const at = new Date(newest.at).toISOString();
  const open = { is_paid: false, repayments: [], amount, unpaid_amount: amount, identity_id: identityId, currency };
  const id = `INV${String(payments.length + 1).padStart(5, '0')}`;
  return [{ ...open, type: 'monthly-service-fee', created_at: at, updated_at: at, id }, ...paid];
}
