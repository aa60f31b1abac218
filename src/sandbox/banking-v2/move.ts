import { outcomeIn, readOutcome } from '../ledger/outcome.js';
import { bookingsOf, type Transfer } from '../ledger/transfer.js';
import type { Person } from '../people.js';
import type { Platform } from '../platform.js';
import { answer } from '../respond.js';
import { randomShortId } from '../seed.js';
import type { CurrentWallet } from '../wallet-settings.js';
import { wireMade } from './booking-wire.js';

/** What is moved, and to whom. */
export interface Order extends Pick<Transfer, 'call' | 'payee' | 'targetId' | 'details' | 'requestId' | 'digest'> {
  readonly source: CurrentWallet;
  /** What leaves the source, in its currency; what it costs comes on top. */
  readonly sourceAmount: bigint;
  readonly fee: bigint;
  /** What arrives. */
  readonly amount: bigint;
  readonly currency: string;
}

/** True when a wallet has what an order takes. */
export function isCovered(platform: Platform, { fee, source, sourceAmount }: Order): boolean {
  return platform.ledger(source.corporation.id).balance(source).available >= sourceAmount + fee;
}

/** Moves money: from here on it is in the books. */
export function move(platform: Platform, person: Person, order: Order): Transfer {
  const { amount, fee, source, sourceAmount, ...more } = order;
  const isCards = order.call === 'move' || order.call === 'pay';
  const { outcome } = platform.store.read();
  const transfer: Transfer = {
    ...more,
    id: isCards ? crypto.randomUUID() : randomShortId(),
    corporationId: source.corporation.id,
    personId: person.id,
    at: platform.clock.now(),
    duration: platform.settleSeconds * 1000,
    outcome: outcomeIn(order.details) ?? readOutcome(outcome) ?? { code: 0 },
    walletId: source.id,
    sourceAmount: sourceAmount.toString(),
    sourceCurrency: source.currency,
    amount: amount.toString(),
    fee: fee.toString(),
  };
  platform.store.update((state) => {
    state.transfers = [...state.transfers, transfer];
  });
  return transfer;
}

/** Answers what was moved. */
export function madeAnswer(platform: Platform, transfer: Transfer, { source }: Order, person: Person): Response {
  const [booking] = bookingsOf(transfer, platform.clock.now());
  if (!booking) throw new RangeError(`No booking of ${transfer.id}`);
  return answer(wireMade(booking, source, person));
}
