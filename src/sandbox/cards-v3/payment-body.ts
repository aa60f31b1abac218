import { bicFault, compact, ibanFault } from '../account-numbers.js';
import { fieldsOf, type Fields } from '../banking-v2/money-body.js';
import { corporationById } from '../corporations.js';
import { walletOfAccount } from '../ledger/wallets.js';
import { PEOPLE, type Account, type Person } from '../people.js';
import { isExchanged } from '../rates.js';
import type { Payee } from '../ledger/transfer.js';
import type { ErrorEntry } from '../respond.js';

const NAME = 35;
const REFERENCE = 35;

/** What a body asks for. */
export interface PaymentWish {
  readonly requestId: string;
  readonly account: Account;
  readonly amount: bigint;
  readonly currency: string;
  readonly reference: string;
  /** An own account, or somebody else. */
  readonly to: { readonly account: Account } | { readonly payee: Payee };
}

/**
 * Reads what `move` and `pay` send. Source: `api/README.md`, "Payments (Cards v3)", which names the fields. Assumed:
 * which of them are needed, and the lengths of Banking v2.
 */
export function readPayment(
  call: 'move' | 'pay',
  body: Readonly<Record<string, unknown>>,
  person: Person,
): { readonly wish: PaymentWish } | { readonly errors: readonly ErrorEntry[] } {
  const fields = fieldsOf(body);
  const { errors, invalid, text } = fields;
  const requestId = text('request_id');
  if (requestId !== '' && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(requestId))
    invalid('request_id', 'request_id is a UUID');
  const accountId = text('account_id');
  const account = person.accounts.find(({ id }) => id === accountId);
  if (accountId !== '' && !account) invalid('account_id', 'Unknown account');
  const amount = fields.amount('amount');
  const currency = text('currency');
  if (currency !== '' && !isExchanged(currency)) invalid('currency', 'The currency is not available');
  const reference = text('reference', { most: REFERENCE });
  const to = call === 'move' ? readOwn(fields, person) : readPayee(fields);
  if (account && 'account' in to && to.account === account)
    invalid('counterparty.account_id', 'The account is the same');
  if (errors.length > 0 || !account) return { errors };
  return { wish: { requestId, account, amount, currency, reference, to } };
}

function readOwn({ invalid, text }: Fields, { accounts }: Person): PaymentWish['to'] {
  const field = 'counterparty.account_id';
  const id = text(field);
  const account = accounts.find((own) => own.id === id);
  if (account) return { account };
  if (id !== '') invalid(field, 'Unknown account');
  return { payee: { name: '', number: '', code: '' } };
}

/** Somebody else, by their account on the platform or by IBAN and BIC. */
function readPayee({ at, invalid, text }: Fields): PaymentWish['to'] {
  const name = text('counterparty.name', { most: NAME });
  if (at('counterparty.account_details') === undefined) {
    const id = text('counterparty.account_id');
    const holder = PEOPLE.find(({ accounts }) => accounts.some((account) => account.id === id));
    const account = holder?.accounts.find((candidate) => candidate.id === id);
    if (id !== '' && !account) invalid('counterparty.account_id', 'Unknown account');
    if (!holder || !account) return { payee: { name, number: '', code: '' } };
    const { code, number } = walletOfAccount(account).requisites[0];
    return { payee: { name: name || corporationById(holder.corporationId).name, number, code, accountId: id } };
  }
  const details = 'counterparty.account_details';
  const type = text(`${details}.type`);
  if (type !== '' && type !== 'iban') invalid(`${details}.type`, 'type is iban');
  const number = compact(text(`${details}.iban`));
  const code = compact(text(`${details}.bic`));
  const [numberFault, codeFault] = [ibanFault(number), bicFault(code)];
  if (number !== '' && numberFault !== undefined) invalid(`${details}.iban`, numberFault);
  if (code !== '' && codeFault !== undefined) invalid(`${details}.bic`, codeFault);
  return { payee: { name, number, code } };
}
