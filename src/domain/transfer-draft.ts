import type { Beneficiary } from './beneficiary.js';
import type { PostalAddress } from './transfer.js';

/** How a payee is named: by IBAN and BIC, by UK account number and sort code, or as an own account. */
export type PayeeKind = 'iban' | 'uk-local' | 'account';

/** A transfer as it is typed: texts as they stand in the fields, right or wrong. */
export interface TransferDraft {
  readonly payeeKind: PayeeKind;
  readonly name: string;
  readonly iban: string;
  readonly bic: string;
  /** UK account number. */
  readonly number: string;
  readonly sortCode: string;
  /** The own account that gets the money. */
  readonly accountId: string;
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly reference: string;
  readonly street: string;
  readonly city: string;
  readonly postCode: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The saved payee it was filled from. */
  readonly beneficiaryId?: string | undefined;
}

/** The fields of a draft that can be wrong; `source` is the account that pays. */
export type DraftField = Exclude<keyof TransferDraft, 'payeeKind' | 'beneficiaryId' | 'region'> | 'source';

/** A draft in which nothing is typed yet. */
export const emptyDraft = (currency: string): TransferDraft => ({
  payeeKind: 'iban',
  name: '',
  iban: '',
  bic: '',
  number: '',
  sortCode: '',
  accountId: '',
  amount: '',
  currency,
  reference: '',
  street: '',
  city: '',
  postCode: '',
  region: '',
  country: '',
});

/** The address of a draft as it is sent; undefined where nothing of it is typed. */
export function addressOf(draft: TransferDraft): PostalAddress | undefined {
  const { street, city, postCode, region, country } = draft;
  const [a, b, c, d, e] = [street, city, postCode, region, country].map((text) => text.trim());
  if (!a && !b && !c && !d && !e) return undefined;
  return {
    street: a ?? '',
    city: b ?? '',
    postCode: c ?? '',
    country: (e ?? '').toUpperCase(),
    ...(d ? { region: d } : {}),
  };
}

/** What a saved payee fills in; all that was typed about another one goes. */
export function withBeneficiary(draft: TransferDraft, payee: Beneficiary): TransferDraft {
  const { number, code = '', address } = payee;
  const isUk = payee.kind === 'uk-local';
  return {
    ...draft,
    payeeKind: isUk ? 'uk-local' : 'iban',
    beneficiaryId: payee.id,
    name: payee.name,
    iban: isUk ? '' : number,
    bic: isUk ? '' : code,
    number: isUk ? number : '',
    sortCode: isUk ? code : '',
    accountId: '',
    street: address?.street ?? '',
    city: address?.city ?? '',
    postCode: address?.postCode ?? '',
    region: address?.region ?? '',
    country: address?.country ?? '',
  };
}
