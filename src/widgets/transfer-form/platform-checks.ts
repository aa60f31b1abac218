import type { GiroClient } from '../../api/client.types.js';
import { toGiroError } from '../../api/errors.js';
import { checkBic, checkIban, readSortCode, readUkAccount } from '../../domain/iban.js';
import type { DraftField, TransferDraft } from '../../domain/transfer-draft.js';

/** What the platform says of a payee's account. */
export interface PlatformVerdict {
  /** Fields it does not accept. */
  readonly refused: readonly DraftField[];
  /** Whether it reaches the IBAN by SEPA; undefined where it does not say. */
  readonly isSepa?: boolean | undefined;
}

/**
 * Asks the platform about what was typed, after it holds by itself. A check that the platform does not offer to this
 * person says nothing; rejects when it can't be reached. Source: Banking v2, "Validators", "Lookup".
 */
export async function askPlatform(
  { validate, options }: GiroClient,
  draft: TransferDraft,
  accountId: string,
  signal?: AbortSignal,
): Promise<PlatformVerdict> {
  if (options.paymentsApi === 'v3' || draft.payeeKind === 'account') return { refused: [] };
  if (draft.payeeKind === 'uk-local') {
    const [number, sortCode] = await Promise.all([
      offered(validate.localAccount(readUkAccount(draft.number) ?? '', { signal })),
      offered(validate.sortCode(readSortCode(draft.sortCode) ?? '', { signal })),
    ]);
    return {
      refused: [
        ...(number === false ? (['number'] as const) : []),
        ...(sortCode === false ? (['sortCode'] as const) : []),
      ],
    };
  }
  const iban = checkIban(draft.iban);
  const bic = checkBic(draft.bic);
  if (iban.kind !== 'iban') return { refused: [] };
  const [isIban, isBic, isSepa] = await Promise.all([
    offered(validate.iban(iban.iban, { signal })),
    bic.kind === 'bic' ? offered(validate.bic(bic.bic, { signal })) : undefined,
    draft.currency === 'EUR' ? offered(validate.sepa(accountId, iban.iban, { signal })) : undefined,
  ]);
  return {
    refused: [...(isIban === false ? (['iban'] as const) : []), ...(isBic === false ? (['bic'] as const) : [])],
    isSepa,
  };
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
