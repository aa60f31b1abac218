import type { GiroClient } from '../../api/client.types.js';
import { toGiroError } from '../../api/errors.js';
import { checkBic, checkIban, readSortCode, readUkAccount } from '../../domain/iban.js';
import type { DraftField, PayeeKind, TransferDraft } from '../../domain/transfer-draft.js';

/** What the platform says of a payee's account. */
export interface PlatformVerdict {
  /** Fields it does not accept. */
  readonly refused: readonly DraftField[];
  /** Whether it reaches the IBAN by SEPA; undefined where it does not say. */
  readonly isSepa?: boolean | undefined;
}

/** The fields of each kind of account that the platform can be asked about. */
const CHECKED = { iban: ['iban', 'bic'], 'uk-local': ['number', 'sortCode'], account: [] } as const;
export type CheckedField = (typeof CHECKED)[PayeeKind][number];

/** Whether a field of a draft's kind of account is one that can be asked about. */
export const isChecked = (field: string, { payeeKind }: TransferDraft): field is CheckedField =>
  CHECKED[payeeKind].some((one) => one === field);

/**
 * Asks the platform about one field, after it holds by itself; undefined where it says nothing: Cards v3 has no such check,
 * and Banking v2 may not offer it to this person. Rejects when it can't be reached. Source: Banking v2, "Validators".
 */
export async function isAccepted(
  { validate, options: { paymentsApi } }: GiroClient,
  draft: TransferDraft,
  field: CheckedField,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  if (paymentsApi === 'v3') return undefined;
  const number = plainNumber(draft, field);
  if (number === undefined) return undefined;
  switch (field) {
    case 'iban':
      return await offered(validate.iban(number, { signal }));
    case 'bic':
      return await offered(validate.bic(number, { signal }));
    case 'number':
      return await offered(validate.localAccount(number, { signal }));
    case 'sortCode':
      return await offered(validate.sortCode(number, { signal }));
  }
}

/** What is typed, as it is sent; undefined while it does not hold by itself. */
export function plainNumber(draft: TransferDraft, field: CheckedField): string | undefined {
  switch (field) {
    case 'iban': {
      const check = checkIban(draft.iban);
      return check.kind === 'iban' ? check.iban : undefined;
    }
    case 'bic': {
      const check = checkBic(draft.bic);
      return check.kind === 'bic' ? check.bic : undefined;
    }
    case 'number':
      return readUkAccount(draft.number);
    case 'sortCode':
      return readSortCode(draft.sortCode);
  }
}

/**
 * Asks the platform about all that was typed, after it holds by itself; rejects when it can't be reached.
 * Source: Banking v2, "Validators", "Lookup".
 */
export async function askPlatform(
  client: GiroClient,
  draft: TransferDraft,
  accountId: string,
  signal?: AbortSignal,
): Promise<PlatformVerdict> {
  const iban = plainNumber(draft, 'iban');
  const isSepaAsked =
    client.options.paymentsApi !== 'v3' && draft.payeeKind === 'iban' && draft.currency === 'EUR' && iban !== undefined;
  const fields = CHECKED[draft.payeeKind];
  const [isSepa, ...verdicts] = await Promise.all([
    isSepaAsked ? offered(client.validate.sepa(accountId, iban, { signal })) : undefined,
    ...fields.map((field) => isAccepted(client, draft, field, signal)),
  ]);
  return { refused: fields.filter((_, index) => verdicts[index] === false), isSepa };
}

async function offered(asked: Promise<boolean>): Promise<boolean | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    const error = toGiroError(thrown);
    if (error.kind === 'forbidden' || error.kind === 'not-found') return undefined;
    throw error;
  }
}
