import { bicFault, compact, ibanFault, isSepa, localNumberFault, sortCodeFault } from '../account-numbers.js';
import { isObject } from '../json.js';
import type { Payee } from '../ledger/transfer.js';
import type { PaymentRail } from './fees.js';
import { fieldsOf, type Fields } from './money-body.js';
import type { ErrorEntry } from '../respond.js';

const NAME = 35;
const DETAILS = 35;
const STREET = 35;
const CITY = 18;
const POST_CODE = 12;

/** What a body asks for, as far as it can be told without looking at any wallet. */
export interface TransferWish {
  readonly amount: bigint;
  readonly currency: string;
  readonly details: string;
  readonly sourceId: string;
  /** What it says of the source, and must be so; empty for what it may leave out and does. */
  readonly sourceCurrency: string;
  readonly adapter: string;
  readonly identityId: string;
  /** An own wallet, or somebody elsewhere. */
  readonly to:
    { readonly walletId: string } | { readonly payee: Payee; readonly rail: PaymentRail; readonly numberField: string };
}

/**
 * Reads a transfer in either shape: `beneficiary.*` or the flat `target.*`; with `target.id` it goes to an own wallet
 * and whom else it names does not count. `isArkea` tells of a wallet's id whether Arkea processes its payments.
 * Source: Banking v2, "Create a transfer". Assumed: what the second table says only for the flat shape (lengths) holds
 * for both, and its address is needed in the same cases; a UK account takes pounds only.
 */
export function readTransfer(
  body: Readonly<Record<string, unknown>>,
  isArkea: (walletId: string) => boolean,
): { readonly wish: TransferWish } | { readonly errors: readonly ErrorEntry[] } {
  const fields = fieldsOf(body);
  const { at, currency: currencyOf, errors, text } = fields;
  const walletId = at('target.id');
  const isFlat = walletId === undefined && at('beneficiary') === undefined && isObject(at('target'));
  const amount = fields.amount('amount');
  const currency = currencyOf('currency');
  const details = text('payment_details', { most: DETAILS });
  const sourceId = text('source.id');
  const sourceCurrency = text('source.currency', { isNeeded: !isFlat });
  const adapter = text('source.payment_processor_adapter', { isNeeded: !isFlat });
  const identityId = text('identity_id', { isNeeded: !isFlat });
  const shared = { amount, currency, details, sourceId, sourceCurrency, adapter, identityId };
  const to =
    walletId === undefined
      ? readPayee(fields, isFlat ? FLAT : NESTED, currency, isArkea(sourceId))
      : { walletId: text('target.id') };
  return errors.length > 0 ? { errors } : { wish: { ...shared, to } };
}

/** Where a shape has what. */
interface Shape {
  readonly name: string;
  readonly number: string;
  readonly code: string;
  readonly address: readonly (readonly [field: string, most: number])[];
  readonly country: string;
}

const NESTED: Shape = {
  name: 'beneficiary.name',
  number: 'beneficiary.account.number',
  code: 'beneficiary.account.code',
  address: [
    ['beneficiary.address.street', STREET],
    ['beneficiary.address.city', CITY],
    ['beneficiary.address.post_code', POST_CODE],
  ],
  country: 'beneficiary.address.country',
};
const FLAT: Shape = {
  name: 'target.beneficiary_name',
  number: 'target.requisites.number',
  code: 'target.requisites.code',
  address: [
    ['target.address_1', STREET],
    ['target.address_2', STREET],
    ['target.city', CITY],
    ['target.post_code', POST_CODE],
  ],
  country: 'target.country',
};

function readPayee({ errors, invalid, text }: Fields, shape: Shape, currency: string, isArkea: boolean) {
  const name = text(shape.name, { most: NAME });
  const number = compact(text(shape.number));
  const code = compact(text(shape.code));
  const isLocal = /^\d/.test(number);
  const [numberFault, codeFault] = isLocal
    ? [localNumberFault(number), sortCodeFault(code)]
    : [ibanFault(number), bicFault(code)];
  if (number !== '' && numberFault !== undefined) invalid(shape.number, numberFault);
  if (code !== '' && codeFault !== undefined) invalid(shape.code, codeFault);
  if (isLocal && currency !== '' && currency !== 'GBP') invalid('currency', 'A UK account takes GBP only');

  const rail = railOf(number, isLocal, currency);
  // Told from what is known: while that is wrong itself, an address is not asked for.
  const isKnown = number !== '' && currency !== '' && numberFault === undefined;
  const isNeeded = isKnown && rail === 'SWIFT' && !isArkea;
  for (const [field, most] of shape.address) text(field, { isNeeded, most });
  const before = errors.length;
  const country = text(shape.country, { isNeeded });
  if (errors.length === before && country !== '' && !/^[A-Z]{2}$/.test(country))
    invalid(shape.country, `${shape.country} should be a 2-letter code`);
  return { payee: { name, number, code }, rail, numberField: shape.number };
}

function railOf(number: string, isLocal: boolean, currency: string): PaymentRail {
  if (isLocal) return 'Local';
  return currency === 'EUR' && isSepa(number) ? 'SEPA' : 'SWIFT';
}
