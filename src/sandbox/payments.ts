import type { Money } from '../domain/money.js';
import { isExpired } from './cards.js';
import type { Platform } from './platform.js';
import type { SeededCard } from './population.js';
import { exchange, isExchanged } from './rates.js';
import { answer, CODES, refuse, type ErrorEntry } from './respond.js';

/** A simulated card payment that was approved. */
export interface Payment {
  id: string;
  cardId: string;
  /** Minor units. */
  amount: number;
  currency: string;
  /** Milliseconds by the sandbox clock. */
  at: number;
}

/** A card as a payment sees it, and what can be spent with it. */
export type Payable = Pick<SeededCard, 'id' | 'status' | 'expMonth' | 'expYear'> & { readonly balance: Money };

/** State lies in a page's storage, so a card's simulated payments have an end. */
const MOST_PAYMENTS = 200;

/** What simulated payments took from a card, in minor units of its currency. */
export const spentWith = (platform: Platform, cardId: string, currency: string): bigint =>
  platform.store
    .read()
    .payments.filter((payment) => payment.cardId === cardId)
    .reduce((sum, payment) => sum + exchange(BigInt(payment.amount), payment.currency, currency), 0n);

/**
 * Pays with a card as a shop would. Source: Banking v2, "Simulate card transaction" and its authorisation codes;
 * that Cards v3 answers the same is assumed.
 */
export function simulatePayment(
  platform: Platform,
  body: Readonly<Record<string, unknown>>,
  rules: { readonly card: (id: string) => Payable | undefined; readonly currencies: (currency: string) => boolean },
): Response {
  const { amount, currency } = body;
  // The reference's table says `card_id`, its example `cardId`.
  const cardId = body['card_id'] ?? body['cardId'];
  const errors = [
    ...required('card_id', cardId),
    ...required('amount', amount),
    ...required('currency', currency),
    ...(currency !== undefined && !(typeof currency === 'string' && rules.currencies(currency))
      ? [{ field: 'currency', message: 'The currency is not available', code: CODES.invalid }]
      : []),
  ];
  if (errors.length > 0) return refuse(400, ...errors);
  const card = rules.card(String(cardId));
  const code = authorise(platform, card, amount, String(currency));
  if (card && code === '00')
    platform.store.update((state) => {
      state.payments.push({
        id: crypto.randomUUID(),
        cardId: card.id,
        amount: Number(amount),
        currency: String(currency),
        at: platform.clock.now(),
      });
    });
  return answer({ authorised: code === '00', code });
}

const required = (field: string, value: unknown): ErrorEntry[] =>
  value === undefined ? [{ field, message: `${field} is required`, code: CODES.required }] : [];

/** The authorisation code. Source: Banking v2, "List of authorisation codes available". */
function authorise(platform: Platform, card: Payable | undefined, amount: unknown, currency: string): string {
  if (!card) return '14';
  const status = card.status.toLowerCase();
  if (status === 'stolen') return '43';
  if (status === 'lost') return '41';
  if (isExpired(card, platform.clock.now())) return '54';
  if (status !== 'active') return '62';
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount <= 0) return '13';
  if (!isExchanged(currency)) return '12';
  if (exchange(BigInt(amount), currency, card.balance.currency) > card.balance.amount) return '51';
  const made = platform.store.read().payments.filter(({ cardId }) => cardId === card.id).length;
  return made >= MOST_PAYMENTS ? '65' : '00';
}
