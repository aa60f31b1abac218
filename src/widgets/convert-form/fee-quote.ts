import type { GiroClient } from '../../api/client.types.js';
import type { Money } from '../../domain/money.js';
import { Latest } from '../../internal/latest.js';

/** Older than this a fee is asked for again, in milliseconds. */
const MAX_AGE_MS = 60_000;

/** The fee of converting what is typed: never older than a minute. Source: Banking v2, "Fee amount", `currency-exchange`. */
export class FeeQuote {
  readonly #fee: Latest<Money>;
  #client: GiroClient | undefined;
  #money: Money | undefined;
  /** Counts how often the same is asked again. */
  #round = 0;

  constructor(changed: () => void) {
    this.#fee = new Latest(changed);
  }

  /** Undefined while it is asked for, and where nobody knows it. */
  get value(): Money | undefined {
    return this.#fee.value;
  }

  get isAsking(): boolean {
    return this.#fee.isAsking;
  }

  /** Milliseconds since it was answered, if only by a failure. */
  get age(): number | undefined {
    return this.#fee.age;
  }

  get isStale(): boolean {
    return (this.age ?? 0) > MAX_AGE_MS;
  }

  /** Follows what is typed; nothing is asked without an amount. */
  follow(client: GiroClient | undefined, money: Money | undefined): void {
    this.#client = client;
    this.#money = money;
    this.#follow();
  }

  /** Asks once more about the same. */
  again(): void {
    this.#round += 1;
    this.#follow(0);
  }

  async settled(): Promise<void> {
    await this.#fee.settled();
  }

  stop(): void {
    this.#fee.stop();
  }

  #follow(wait?: number): void {
    const [client, money] = [this.#client, this.#money];
    if (!client || !money) {
      this.#fee.stop();
      return;
    }
    this.#fee.follow(
      `${money.amount} ${money.currency} ${this.#round}`,
      async (signal) => await client.fees.quote({ action: 'currency-exchange', money, signal }),
      wait,
    );
  }
}
