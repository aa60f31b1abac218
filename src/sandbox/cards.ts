import { PEOPLE } from './people.js';
import type { Platform } from './platform.js';
import type { SeededCard } from './population.js';
import type { PlatformState } from './state.js';

/** A card of Cards v3 as it is now. */
export type Card = SeededCard;

/** A person's cards, in the order the platform lists them: newest orders first. */
export function cardsOf(platform: Platform, personId: string): Card[] {
  const { ordered, statuses } = platform.store.read();
  const accounts = PEOPLE.flatMap((person) => person.accounts);
  const orders = ordered.flatMap(({ individualId, accountId, ...card }): Card[] => {
    const account = accounts.find(({ id }) => id === accountId);
    return account ? [{ ...card, brand: 'visa', status: 'not_activated', personId: individualId, account }] : [];
  });
  return [...orders.reverse(), ...platform.population().cards]
    .filter((card) => card.personId === personId)
    .map((card) => ({ ...card, status: statuses[card.id] ?? card.status }));
}

/** One of a person's cards. */
export const findCard = (platform: Platform, id: string, personId: string): Card | undefined =>
  cardsOf(platform, personId).find((card) => card.id === id);

/** Gives a card of either model a status; part of a state update. */
export function changeStatus(state: PlatformState, cardId: string, status: string): void {
  state.statuses[cardId] = status;
}

const TERMINATED: ReadonlySet<string> = new Set(['block', 'blocked', 'stolen', 'lost']);

/** True when nothing can be done with the card again. Source: Cards v3, "Freeze / unfreeze card". */
export const isTerminated = (card: Card): boolean => TERMINATED.has(card.status);

/** True once the card's expiry month is over. */
export function isExpired(card: Pick<Card, 'expYear' | 'expMonth'>, now: number): boolean {
  return now >= new Date(Number(card.expYear), Number(card.expMonth), 1).getTime();
}
