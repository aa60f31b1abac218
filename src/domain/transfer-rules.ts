import { compactNumber } from './account-number.js';
import type { Account } from './account.js';
import {
  checkBic,
  checkIban,
  isCountryPair,
  isSepaCountry,
  readSortCode,
  readUkAccount,
  type BicFault,
  type IbanFault,
} from './iban.js';
import { plainText } from './shown-text.js';
import type { DraftField, PayeeKind, TransferDraft } from './transfer-draft.js';
import { TRANSFER_CURRENCIES } from './transfer-currencies.js';
import { LENGTHS, sumFault, type SumFacts, type SumFault } from './transfer-limits.js';

/** What is wrong with a field of a draft. */
export type DraftFault =
  | SumFault
  | { readonly fault: 'too-long'; readonly max: number }
  | { readonly fault: 'iban'; readonly why: Exclude<IbanFault, 'empty'>; readonly length?: number | undefined }
  | { readonly fault: 'bic'; readonly why: Exclude<BicFault, 'empty'> }
  | { readonly fault: 'sort-code' }
  | { readonly fault: 'account-number' }
  /** Two capital letters are wanted. */
  | { readonly fault: 'country' }
  /** Source: Banking v2, "Create a transfer", "Possible values". */
  | { readonly fault: 'currency' }
  /** Cards v3 is told what leaves the account: in no other currency than the account's. */
  | { readonly fault: 'only-of-account'; readonly currency: string }
  /** UK account numbers and sort codes take pounds only. */
  | { readonly fault: 'only-gbp' }
  /** Source: code 20011. */
  | { readonly fault: 'only-eur' }
  /** Source: code 20012. */
  | { readonly fault: 'same-account' };

/** Faults by field; a field that is right is absent. */
export type DraftFaults = { readonly [Field in DraftField]?: DraftFault };

/** What a draft is judged by, besides itself. */
export interface TransferFacts extends SumFacts {
  /** Whether the platform reaches the payee's IBAN by SEPA; its country says until then. Source: `/lookup/ibans/is-sepa-enabled`. */
  readonly isSepa?: boolean | undefined;
  /** The platform refused this payment for want of an address. */
  readonly isAddressWanted?: boolean | undefined;
  /** The payee's account is known to take euros only. */
  readonly takesOnlyEur?: boolean | undefined;
}

/**
 * Whether the payee's address must be given: not from an Arkea wallet, not for euros to a SEPA IBAN, not for pounds to a
 * UK account, never to an own account, nor over Cards v3, whose `POST /transactions/pay` takes none.
 * Source: Banking v2, "Create a transfer", `beneficiary.address`.
 */
export const needsAddress = (
  source: Pick<Account, 'api' | 'adapter'> | undefined,
  currency: string,
  kind: PayeeKind,
  isSepa: boolean,
): boolean =>
  kind !== 'account' &&
  source?.api !== 'v3' &&
  source?.adapter?.toLowerCase() !== 'arkea' &&
  !(kind === 'iban' && currency === 'EUR' && isSepa) &&
  !(kind === 'uk-local' && currency === 'GBP');

/** Whether payees can be paid by UK account number. Cards v3 pays IBANs. Source: Cards v3 `POST /transactions/pay`. */
export const paysUkAccounts = ({ api }: Pick<Account, 'api'>): boolean => api !== 'v3';

/** Whether a draft as it stands needs an address; not before it says where the money goes. */
export function draftNeedsAddress(draft: TransferDraft, { source, isSepa, isAddressWanted }: TransferFacts): boolean {
  const { currency, iban, number, payeeKind } = draft;
  const check = checkIban(iban);
  const isDestined = payeeKind === 'iban' ? check.kind === 'iban' : number.trim() !== '';
  if (!isDestined) return false;
  const sepa = isSepa ?? (check.kind === 'iban' && isSepaCountry(check.iban));
  const isTaken = source?.api !== 'v3' && payeeKind !== 'account';
  return (isTaken && isAddressWanted === true) || needsAddress(source, currency, payeeKind, sepa);
}

/** Everything the reference limits, checked before anything is sent. Empty when the draft can be reviewed. */
export function faultsOf(draft: TransferDraft, facts: TransferFacts): DraftFaults {
  return present({
    source: facts.source ? undefined : MISSING,
    ...payeeFaults(draft, facts),
    currency: currencyFault(draft, facts),
    amount: sumFault(draft, facts),
    reference: textFault(draft.reference, LENGTHS.reference, true),
    ...(draftNeedsAddress(draft, facts) ? addressFaults(draft) : {}),
  });
}

const MISSING = { fault: 'missing' } as const satisfies DraftFault;

type Found = { readonly [Field in DraftField]?: DraftFault | undefined };

const present = (found: Found): DraftFaults =>
  Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== undefined));

/** Characters as people count them, of what will be sent. */
const lengthOf = (text: string): number => Array.from(plainText(text)).length;

function textFault(text: string, max: number, isRequired: boolean): DraftFault | undefined {
  const length = lengthOf(text);
  if (length === 0) return isRequired ? MISSING : undefined;
  return length > max ? { fault: 'too-long', max } : undefined;
}

function payeeFaults(draft: TransferDraft, facts: TransferFacts): Found {
  switch (draft.payeeKind) {
    case 'iban':
      return { name: textFault(draft.name, LENGTHS.name, true), iban: ibanFault(draft, facts), bic: bicFault(draft) };
    case 'uk-local':
      return { name: textFault(draft.name, LENGTHS.name, true), ...ukFaults(draft, facts) };
    case 'account':
      return { accountId: accountFault(draft, facts) };
  }
}

function ibanFault({ iban, currency }: TransferDraft, { source, takesOnlyEur }: TransferFacts): DraftFault | undefined {
  const check = checkIban(iban);
  if (check.kind === 'fault')
    return check.fault === 'empty'
      ? MISSING
      : { fault: 'iban', why: check.fault, ...(check.length === undefined ? {} : { length: check.length }) };
  if (isOwn(source, 'iban', check.iban)) return { fault: 'same-account' };
  return takesOnlyEur === true && currency !== 'EUR' ? { fault: 'only-eur' } : undefined;
}

function bicFault({ bic }: TransferDraft): DraftFault | undefined {
  const check = checkBic(bic);
  if (check.kind === 'bic') return undefined;
  return check.fault === 'empty' ? MISSING : { fault: 'bic', why: check.fault };
}

function ukFaults({ number, sortCode }: TransferDraft, { source }: TransferFacts): Found {
  const digits = readUkAccount(number);
  const code = readSortCode(sortCode);
  const isSame = digits !== undefined && code !== undefined && isOwn(source, 'uk-local', digits, code);
  return {
    number: isSame
      ? { fault: 'same-account' }
      : digits === undefined
        ? number.trim() === ''
          ? MISSING
          : { fault: 'account-number' }
        : undefined,
    sortCode: code === undefined ? (sortCode.trim() === '' ? MISSING : { fault: 'sort-code' }) : undefined,
  };
}

function accountFault({ accountId }: TransferDraft, { source }: TransferFacts): DraftFault | undefined {
  if (accountId === '') return MISSING;
  return accountId === source?.id || accountId === source?.pendingId ? { fault: 'same-account' } : undefined;
}

/** Whether a number is one of those that money comes in by. */
const isOwn = (source: Account | undefined, kind: 'iban' | 'uk-local', number: string, code?: string): boolean =>
  source?.payIn.some(
    (own) =>
      own.kind === kind &&
      compactNumber(own.number) === number &&
      (code === undefined || compactNumber(own.code ?? '') === code),
  ) ?? false;

function currencyFault({ currency, payeeKind }: TransferDraft, { source }: TransferFacts): DraftFault | undefined {
  if (currency === '') return MISSING;
  if (source?.api === 'v3') return ownCurrencyFault(currency, source);
  if (payeeKind === 'uk-local' && currency !== 'GBP') return { fault: 'only-gbp' };
  // The list of currencies is Banking v2's.
  return TRANSFER_CURRENCIES.includes(currency) ? undefined : { fault: 'currency' };
}

/** Over Cards v3 an account sends its own currency. [assumed] `amount` is what leaves it. Source: Cards v3 `POST /transactions/pay`, `move`. */
export const ownCurrencyFault = (currency: string, source: Account | undefined): DraftFault | undefined =>
  source?.api === 'v3' && source.currency !== '' && currency !== source.currency
    ? { fault: 'only-of-account', currency: source.currency }
    : undefined;

/** Asked for as a whole, or not at all: one that is not asked for is not sent either. */
function addressFaults({ street, city, postCode, country }: TransferDraft): Found {
  return {
    street: textFault(street, LENGTHS.street, true),
    city: textFault(city, LENGTHS.city, true),
    postCode: textFault(postCode, LENGTHS.postCode, true),
    country: country.trim() === '' ? MISSING : /^[A-Z]{2}$/i.test(country.trim()) ? undefined : { fault: 'country' },
  };
}

/** True when a BIC belongs to another country than the IBAN: to be pointed out, for some banks have one abroad. */
export function isForeignBic({ payeeKind, iban, bic }: TransferDraft): boolean {
  if (payeeKind !== 'iban') return false;
  const [number, code] = [checkIban(iban), checkBic(bic)];
  return number.kind === 'iban' && code.kind === 'bic' && !isCountryPair(number.iban, code.bic);
}
