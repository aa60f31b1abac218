import type { Transaction } from '../domain/transaction.js';
import type { ElementTools } from './giro-element.js';
import { recentBookings } from './sending-call.js';
import type { Sendable, SendingKind } from './sending-kind.js';

/** Bookings that look like an order: nothing is sent on top of one before the person says that they know of it. */
export class SendingTwins<O extends Sendable> {
  /** Those that stopped the last decision. */
  open: readonly Transaction[] = [];
  readonly #kind: SendingKind<O>;
  readonly #tools: ElementTools;
  readonly #known = new Set<string>();

  constructor(kind: SendingKind<O>, tools: ElementTools) {
    this.#kind = kind;
    this.#tools = tools;
  }

  /** Those within a day, of the newest bookings there are; empty where the API has no list. */
  async find(order: O): Promise<readonly Transaction[]> {
    const client = this.#tools.live()?.client;
    return client ? this.among(await recentBookings(client, order), order) : [];
  }

  among(bookings: readonly Transaction[], order: O): readonly Transaction[] {
    return bookings.filter((one) => !this.#known.has(one.id) && this.#kind.isDuplicate(order, one));
  }

  /** The person says that they know of these. */
  acknowledge(twins: readonly Transaction[]): void {
    for (const { id } of twins) this.#known.add(id);
  }

  /** From now on it is another order. */
  clear(): void {
    this.open = [];
    this.#known.clear();
  }
}
