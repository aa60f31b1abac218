import type { Page } from '../api/client.types.js';
import type { Card } from '../domain/card.js';
import type { Live, Topic } from './live.js';

const LIST = 'cards ';
const PAGE_SIZE = 60;
/** A single card waits this long at most for a list that may bring it. */
const LIST_PATIENCE_MS = 1000;

/** The key a card is settled under. */
export const cardKey = (id: string): string => `card ${id}`;

/** True when two values say the same, one level of objects deep, which is as deep as a card or a transaction goes. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const one = a as Readonly<Record<string, unknown>>;
  const other = b as Readonly<Record<string, unknown>>;
  // Answers have thousands: walked in place.
  let count = 0;
  for (const key in one) {
    if (!same(one[key], other[key]) || (one[key] === undefined && !Object.hasOwn(other, key))) return false;
    count += 1;
  }
  return count === Object.keys(other).length;
}

/**
 * Takes a card as an answer says it. Facts that only some calls carry are kept from before,
 * and a card that says nothing new stays the very same object, so that nothing is drawn again.
 */
function settleCard(live: Live, card: Card, stamp: number): Card {
  const before = live.find(cardKey(card.id)) as Card | undefined;
  if (!before) return live.settle(cardKey(card.id), card, stamp);
  const { lastFour = before.lastFour, holderName = before.holderName } = card;
  const fresh: Card = { ...card, lastFour, holderName };
  return live.settle(cardKey(card.id), same(before, fresh) ? before : fresh, stamp);
}

/** Reads one card and tells every element on the page. */
export async function readCard(live: Live, id: string, signal?: AbortSignal): Promise<Card> {
  const stamp = live.stamp();
  return settleCard(live, await live.client.cards.get(id, { signal }), stamp);
}

/** Takes what a finished act answered about a card, as the newest there is. */
export const takeCard = (live: Live, card: Card): Card => settleCard(live, card, live.stamp());

/** One card. A list on the page that has it, or is about to, saves the call. */
export const cardTopic = (id: string): Topic<Card> => ({
  key: cardKey(id),
  async load({ live, signal, previous }) {
    if (previous === undefined) {
      await new Promise((resolve) => setTimeout(resolve)); // lists defined later in this task ask first
      await Promise.race([live.underWay(LIST), new Promise((resolve) => setTimeout(resolve, LIST_PATIENCE_MS))]);
      const found = live.find(cardKey(id)) as Card | undefined;
      if (found) return found;
    }
    return await readCard(live, id, signal);
  },
  absorb: (card, key, fresh) => (key === cardKey(card.id) ? (fresh as Card) : card),
  find: (card, key) => (key === cardKey(card.id) ? card : undefined),
  refresh: async (live) => await readCard(live, id),
});

/** Cards as far as they have been read. */
export interface CardPages extends Page<Card> {
  /** How many calls it took; a refresh reads as many again. */
  readonly pages: number;
}

/** Puts pages together; a card that two pages hold is shown once, as the newer page has it. */
function append(before: readonly Card[], more: readonly Card[]): readonly Card[] {
  const byId = new Map([...before, ...more].map((card) => [card.id, card]));
  return [...byId.values()];
}

async function readPage(live: Live, accountId: string | undefined, after: string | undefined, signal?: AbortSignal) {
  const stamp = live.stamp();
  const page = await live.client.cards.list({ accountId, after, limit: PAGE_SIZE, signal });
  return { ...page, items: page.items.map((card) => settleCard(live, card, stamp)) };
}

/** Reads pages until there are enough matching cards, enough pages, or no more. A cursor that leads nowhere new ends it. */
async function readPages(
  live: Live,
  start: CardPages,
  accountId: string | undefined,
  enough: (soFar: CardPages) => boolean,
  signal?: AbortSignal,
): Promise<CardPages> {
  let pages = start;
  const seen = new Set<string | undefined>();
  do {
    seen.add(pages.after);
    const page = await readPage(live, accountId, pages.after, signal);
    const items = append(pages.items, page.items);
    const stuck = page.after !== undefined && (seen.has(page.after) || items.length === pages.items.length);
    pages = { items, after: stuck ? undefined : page.after, total: page.total, pages: pages.pages + 1 };
  } while (pages.after !== undefined && !enough(pages));
  // A card may have changed while later pages were read.
  return { ...pages, items: pages.items.map((card) => (live.newest(cardKey(card.id)) as Card | undefined) ?? card) };
}

const NOTHING: CardPages = { items: [], pages: 0 };

/** The person's cards, of one account or of all; every list that shows them shares them, whatever it filters. */
export const cardsTopic = (accountId: string | undefined): Topic<CardPages> => ({
  key: `${LIST}${accountId ?? ''}`,
  load: async ({ live, signal, previous }) =>
    await readPages(live, NOTHING, accountId, (soFar) => soFar.pages >= (previous?.pages ?? 1), signal),
  absorb(value, key, fresh) {
    const index = value.items.findIndex((card) => cardKey(card.id) === key);
    return index < 0 || value.items[index] === fresh
      ? value
      : { ...value, items: value.items.with(index, fresh as Card) };
  },
  find: (value, key) => value.items.find((card) => cardKey(card.id) === key),
  refresh: async (live, key) => await readCard(live, key.slice(cardKey('').length)),
});

/** The pages so far and the next ones, until at least one more card matches. */
export async function readMoreCards(
  live: Live,
  accountId: string | undefined,
  start: CardPages,
  matches: (card: Card) => boolean,
): Promise<CardPages> {
  const before = start.items.filter(matches).length;
  return await readPages(live, start, accountId, (soFar) => soFar.items.filter(matches).length > before);
}
