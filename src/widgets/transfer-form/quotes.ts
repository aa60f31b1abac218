import type { GiroClient } from '../../api/client.types.js';
import type { Account } from '../../domain/account.js';
import { checkIban, isSepaCountry } from '../../domain/iban.js';
import type { Money } from '../../domain/money.js';
import type { TransferDraft } from '../../domain/transfer-draft.js';
import { Latest } from '../../internal/latest.js';

/** What the platform says about a transfer as it is typed: its fee, and whether the payee is reached by SEPA. */
export class Quotes {
  readonly #fee: Latest<Money>;
  readonly #sepa: Latest<boolean>;

  constructor(changed: () => void) {
    this.#fee = new Latest(changed);
    this.#sepa = new Latest(changed);
  }

  get fee(): Money | undefined {
    return this.#fee.value;
  }

  get isAskingFee(): boolean {
    return this.#fee.isAsking;
  }

  get isSepa(): boolean | undefined {
    return this.#sepa.value;
  }

  stop(): void {
    this.#fee.stop();
    this.#sepa.stop();
  }

  /** Follows what is typed; own accounts and Cards v3 have neither. Source: Banking v2, "Fee amount", "Lookup". */
  follow(
    client: GiroClient | undefined,
    source: Account | undefined,
    draft: TransferDraft,
    amount: bigint | undefined,
  ): void {
    if (!client || source?.api !== 'banking-v2' || draft.payeeKind === 'account') {
      this.stop();
      return;
    }
    const { payeeKind, currency } = draft;
    const iban = payeeKind === 'iban' ? checkIban(draft.iban) : undefined;
    const number = iban?.kind === 'iban' ? iban.iban : undefined;
    this.#sepa.follow(
      number !== undefined && currency === 'EUR' ? `${source.id} ${number}` : undefined,
      async (signal) => await client.validate.sepa(source.id, number ?? '', { signal }),
    );
    const isSepa = this.#sepa.value ?? (number !== undefined && isSepaCountry(number));
    const rail = payeeKind === 'uk-local' ? 'Local' : currency === 'EUR' && isSepa ? 'SEPA' : 'SWIFT';
    if (amount === undefined) {
      this.#fee.stop();
      return;
    }
    const money = { amount, currency };
    this.#fee.follow(
      `${amount} ${currency} ${rail}`,
      async (signal) => await client.fees.quote({ action: 'transfer-outgoing', money, rail, signal }),
    );
  }
}
