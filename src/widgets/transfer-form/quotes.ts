import type { FeeQuery, GiroClient } from '../../api/client.types.js';
import type { Account } from '../../domain/account.js';
import { checkIban, isSepaCountry } from '../../domain/iban.js';
import type { Money } from '../../domain/money.js';
import type { TransferDraft } from '../../domain/transfer-draft.js';
import { Latest } from '../../internal/latest.js';
import type { Fee } from './fee-view.js';

/** What is typed, as far as the platform is asked about it. */
export interface Quoted {
  readonly source: Account | undefined;
  readonly draft: TransferDraft;
  /** In minor units of the draft's currency, where it is one. */
  readonly amount: bigint | undefined;
  /** Whether the platform exchanges it on the way, which has a fee of its own. */
  readonly isExchanged: boolean;
}

/** What the platform says about a transfer as it is typed: its fees, and whether the payee is reached by SEPA. */
export class Quotes {
  readonly #fee: Latest<Money>;
  readonly #exchangeFee: Latest<Money>;
  readonly #sepa: Latest<boolean>;
  /** What the SEPA answer is about. */
  #payee: string | undefined;
  /** What the review was told, and about whom. */
  #heard: { readonly payee: string; readonly isSepa: boolean } | undefined;
  #isTransferCharged = false;
  #isExchangeCharged = false;

  constructor(changed: () => void) {
    this.#fee = new Latest(changed);
    this.#exchangeFee = new Latest(changed);
    this.#sepa = new Latest(changed);
  }

  /** All that is charged for what is typed; empty where there is nothing to ask about. */
  get fees(): readonly Fee[] {
    return [
      ...(this.#isTransferCharged ? [feeOf('transfer.fee', this.#fee)] : []),
      ...(this.#isExchangeCharged ? [feeOf('transfer.fee.exchange', this.#exchangeFee)] : []),
    ];
  }

  get isSepa(): boolean | undefined {
    return this.#heard && this.#heard.payee === this.#payee ? this.#heard.isSepa : this.#sepa.value;
  }

  stop(): void {
    this.#fee.stop();
    this.#exchangeFee.stop();
    this.#sepa.stop();
    this.#isTransferCharged = this.#isExchangeCharged = false;
    this.#payee = undefined;
  }

  /** The review asked about a payee, too: its answer counts, wherever the one before failed or was another. */
  hear(source: Account, draft: TransferDraft, isSepa: boolean | undefined): void {
    const payee = payeeOf(source, draft);
    if (payee !== undefined && isSepa !== undefined) this.#heard = { payee: payee.key, isSepa };
  }

  /**
   * Follows what is typed. Own accounts have no fee but that of an exchange; Cards v3 has none.
   * Source: Banking v2, "Fee amount", "Lookup".
   */
  follow(client: GiroClient | undefined, { source, draft, amount, isExchanged }: Quoted): void {
    if (!client || source?.api !== 'banking-v2') {
      this.stop();
      return;
    }
    const payee = payeeOf(source, draft);
    this.#payee = payee?.key;
    this.#sepa.follow(
      payee?.key,
      async (signal) => await client.validate.sepa(source.id, payee?.iban ?? '', { signal }),
    );
    const { currency } = draft;
    const money = amount === undefined ? undefined : { amount, currency };
    const rail = this.#railOf(draft, payee?.iban);
    this.#isTransferCharged = money !== undefined && draft.payeeKind !== 'account';
    this.#isExchangeCharged = money !== undefined && isExchanged;
    quote(client, this.#fee, this.#isTransferCharged ? money : undefined, { action: 'transfer-outgoing', rail });
    quote(client, this.#exchangeFee, this.#isExchangeCharged ? money : undefined, { action: 'currency-exchange' });
  }

  #railOf({ payeeKind }: TransferDraft, iban: string | undefined): 'SWIFT' | 'SEPA' | 'Local' {
    if (payeeKind === 'uk-local') return 'Local';
    return iban !== undefined && (this.isSepa ?? isSepaCountry(iban)) ? 'SEPA' : 'SWIFT';
  }
}

/** Who is asked about: an IBAN that gets euros. */
function payeeOf(
  { id }: Account,
  { payeeKind, iban, currency }: TransferDraft,
): { readonly key: string; readonly iban: string } | undefined {
  const check = payeeKind === 'iban' && currency === 'EUR' ? checkIban(iban) : undefined;
  return check?.kind === 'iban' ? { key: `${id} ${check.iban}`, iban: check.iban } : undefined;
}

function quote(
  client: GiroClient,
  fee: Latest<Money>,
  money: Money | undefined,
  wish: Pick<FeeQuery, 'action' | 'rail'>,
): void {
  if (!money) fee.stop();
  else
    fee.follow(
      `${money.amount} ${money.currency} ${wish.rail ?? ''}`,
      async (signal) => await client.fees.quote({ ...wish, money, signal }),
    );
}

const feeOf = (label: Fee['label'], { value, isAsking }: Latest<Money>): Fee => ({ label, money: value, isAsking });
