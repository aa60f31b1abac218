import type { Account, PayInDetails } from '../../domain/account.js';
import { toMoney } from '../banking-v2/map.js';
import { readCurrency } from '../card-words.js';
import type { AccountCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { compact } from '../words.js';
import { account, bankDetails, type WireAccount, type WireDetails } from './accounts.schema.js';

/** Accounts over Cards v3, by id. */
export const createAccountsV3 = (http: Http): AccountCalls => ({
  list: () =>
    Promise.reject(
      new GiroError(
        'usage',
        'accounts.list: Cards v3 lists no accounts; read them by the ids your cards and your server name.',
      ),
    ),

  async get(id, { signal } = {}) {
    const path = `/accounts/${segment(id)}`;
    return http.read(
      { name: 'accounts.get', method: 'GET', path },
      (body) => toAccount(validate(account, body)),
      signal,
    );
  },

  async payInDetails(id, { signal } = {}) {
    const path = `/accounts/${segment(id)}/bank_details`;
    return http.read(
      { name: 'accounts.payInDetails', method: 'GET', path },
      (body) => {
        const found = validate(bankDetails, body);
        return (Array.isArray(found) ? found : found.data).flatMap(toPayIn);
      },
      signal,
    );
  },
});

function toAccount(wire: WireAccount): Account {
  const currency = readCurrency(wire.currency) ?? '';
  return {
    id: wire.id,
    api: 'v3',
    name: wire.display_name || wire.name || undefined,
    currency,
    available: toMoney(wire.available_balance ?? wire.balance, currency),
    reserved: toMoney(wire.reserved_balance, currency),
    payIn: [],
  };
}

/** Details without any number say nothing. */
function toPayIn({ details, payment_rail, beneficiary }: WireDetails): readonly PayInDetails[] {
  const iban = compact(details?.iban);
  const number = iban ?? compact(details?.account_number ?? details?.number);
  if (number === undefined) return [];
  const sortCode = compact(details?.sort_code);
  return [
    {
      kind: iban ? 'iban' : sortCode ? 'uk-local' : 'other',
      number,
      code: compact(details?.bic) ?? sortCode ?? compact(details?.code),
      rail: payment_rail || undefined,
      beneficiary: beneficiary || undefined,
    },
  ];
}
