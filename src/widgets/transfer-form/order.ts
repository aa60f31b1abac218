import type { Account } from '../../domain/account.js';
import { readAmount } from '../../domain/amount-entry.js';
import { checkBic, checkIban, readSortCode, readUkAccount } from '../../domain/iban.js';
import { plainText } from '../../domain/shown-text.js';
import { sourceOf, type Payee, type TransferOrder } from '../../domain/transfer.js';
import { addressOf, type TransferDraft } from '../../domain/transfer-draft.js';

/** What an order takes besides its draft. */
export interface OrderFacts {
  readonly source: Account;
  /** The person's own accounts. */
  readonly accounts: readonly Account[];
  readonly nameOf: (account: Account) => string;
  /** Whether the payee's address goes along; one that is not asked for is not sent. */
  readonly needsAddress: boolean;
  readonly locale: string;
  readonly requestId: string;
}

/** The order a draft without faults means; undefined where it means none. */
export function orderOf(draft: TransferDraft, facts: OrderFacts): TransferOrder | undefined {
  const { currency, reference } = draft;
  const reading = readAmount(draft.amount, currency, facts.locale);
  const payee = payeeOf(draft, facts);
  if (reading.kind !== 'amount' || !payee) return undefined;
  return {
    source: sourceOf(facts.source),
    payee,
    money: { amount: reading.amount, currency },
    reference: plainText(reference),
    requestId: facts.requestId,
  };
}

function payeeOf(draft: TransferDraft, { accounts, nameOf, needsAddress }: OrderFacts): Payee | undefined {
  const name = plainText(draft.name);
  const address = needsAddress ? addressOf(draft) : undefined;
  switch (draft.payeeKind) {
    case 'account': {
      const own = accounts.find(({ id }) => id === draft.accountId);
      return own && { kind: 'account', accountId: own.id, name: nameOf(own), currency: own.currency };
    }
    case 'iban': {
      const [iban, bic] = [checkIban(draft.iban), checkBic(draft.bic)];
      return iban.kind === 'iban' && bic.kind === 'bic'
        ? { kind: 'iban', name, iban: iban.iban, bic: bic.bic, address }
        : undefined;
    }
    case 'uk-local': {
      const [number, sortCode] = [readUkAccount(draft.number), readSortCode(draft.sortCode)];
      return number !== undefined && sortCode !== undefined
        ? { kind: 'uk-local', name, number, sortCode, address }
        : undefined;
    }
  }
}
