import type { ConversionOrder, Payee, PostalAddress, TransferOrder } from '../../domain/transfer.js';
import type { JsonValue } from '../json.js';
import { sendable } from '../sendable.js';
import type { Body } from './two-factor.js';

/**
 * What is sent for a transfer, both times: the same order gives the same bytes. Members the wallet does not know are left out,
 * for the platform to ask for. Source: Banking v2, "Create a transfer", the body of its example.
 */
export function transferBody(name: string, { source, payee, money, reference }: TransferOrder): Body {
  return {
    type: 'transfer',
    source: {
      id: source.accountId,
      currency: source.currency,
      ...(source.adapter === undefined ? {} : { payment_processor_adapter: source.adapter }),
    },
    ...(payee.kind === 'account' ? { target: { id: payee.accountId } } : { beneficiary: beneficiary(payee) }),
    amount: sendable(name, money.amount),
    currency: money.currency,
    payment_details: reference,
    ...(source.identityId === undefined ? {} : { identity_id: source.identityId }),
  };
}

function beneficiary(payee: Exclude<Payee, { readonly kind: 'account' }>): JsonValue {
  const [number, code] = payee.kind === 'iban' ? [payee.iban, payee.bic] : [payee.number, payee.sortCode];
  return {
    account: { number, code },
    ...(payee.address ? { address: address(payee.address) } : {}),
    name: payee.name,
  };
}

const address = ({ street, postCode, city, region, country }: PostalAddress): JsonValue => ({
  street,
  post_code: postCode,
  city,
  ...(region ? { region } : {}),
  country,
});

/** What is sent for a conversion. Source: Banking v2, "Create a convert". */
export const conversionBody = (name: string, { source, money }: ConversionOrder): Body => ({
  type: 'convert',
  source: { id: source.accountId },
  amount: sendable(name, money.amount),
  currency: money.currency,
});
