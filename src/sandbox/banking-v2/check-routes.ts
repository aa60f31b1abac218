import { Hono } from 'hono/tiny';
import { bicFault, ibanFault, isSepa, localNumberFault, sortCodeFault } from '../account-numbers.js';
import { walletsOf } from '../ledger/wallets.js';
import { answer, CODES, refuse, type ErrorEntry } from '../respond.js';
import type { SignedIn } from './auth.js';
import { exchangeFee, isPaymentRail, transferFee } from './fees.js';
import { isMovable } from './money-body.js';
import { moneyError } from './refusals.js';

/** Source: Banking v2, "Validators": path, the query's name, and what is wrong with a value. */
const VALIDATORS = [
  ['iban', 'iban', ibanFault],
  ['bic', 'bic', bicFault],
  ['local-account-number', 'local_account_number', localNumberFault],
  ['sort-code', 'sort_code', sortCodeFault],
] as const;

/** What can be asked before money is moved. Source: Banking v2, "Validators", "Lookup", "Fee amount". */
export function checkRoutes(): Hono<SignedIn> {
  const app = new Hono<SignedIn>();

  for (const [path, name, faultOf] of VALIDATORS)
    app.get(`/validators/${path}`, ({ req }) => {
      const value = req.query(name);
      if (!value) return refuse(400, required(name));
      const fault = faultOf(value);
      return answer(fault === undefined ? { is_valid: true } : { is_valid: false, errors: [fault] });
    });

  app.get('/lookup/ibans/is-sepa-enabled', ({ req, var: { person } }) => {
    const { iban, source_id: sourceId } = req.query();
    const missing = [...(sourceId ? [] : [required('source_id')]), ...(iban ? [] : [required('iban')])];
    if (!iban || missing.length > 0) return refuse(400, ...missing);
    if (!walletsOf(person.corporationId).some(({ id }) => id === sourceId))
      return refuse(400, moneyError(20003, 'source_id'));
    const fault = ibanFault(iban);
    if (fault !== undefined) return refuse(400, invalid('iban', fault));
    return answer({ is_sepa_enabled_iban: isSepa(iban) });
  });

  app.get('/fee-options/amount', ({ req }) => {
    const { action = 'transfer-outgoing', amount = '0', currency = 'EUR', method, paymentRail } = req.query();
    const errors = [
      ...(isMovable(currency) ? [] : [invalid('currency')]),
      ...(/^\d{1,16}$/.test(amount) ? [] : [invalid('amount')]),
      ...(action === 'transfer-outgoing' || action === 'currency-exchange' ? [] : [invalid('action')]),
      ...(method === undefined || method === 'bank-transfer' ? [] : [invalid('method')]),
    ];
    // Assumed: without a rail euros go over SEPA, and everything else over SWIFT.
    const rail = paymentRail ?? (currency === 'EUR' ? 'SEPA' : 'SWIFT');
    if (!isPaymentRail(rail)) return refuse(400, ...errors, invalid('paymentRail'));
    if (errors.length > 0) return refuse(400, ...errors);
    const margin = action === 'currency-exchange' ? exchangeFee(BigInt(amount)) : transferFee(currency, rail);
    return answer({
      margin_amount: margin,
      reseller_price_amount: 0,
      tariff_price_amount: margin,
      total_fee_amount: margin,
      transaction_price_amount: 0,
    });
  });

  return app;
}

const required = (field: string): ErrorEntry => ({ field, message: `${field} is required`, code: CODES.required });
const invalid = (field: string, message = `Invalid value of ${field}`): ErrorEntry => ({
  field,
  message,
  code: CODES.invalid,
});
