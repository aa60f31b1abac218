import type { Card } from '../../domain/card.js';
import type { Act } from '../../domain/challenge.js';
import type { CardCalls, CardListOptions, Page, ReadOptions } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Dialect, Http } from '../http.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toCard, toChallenge } from './map.js';
import { bareCardList, card, cardList, consentAnswer } from './schema.js';

/** How Cards v3 is spoken to. */
export const cardsV3: Dialect = {
  auth: 'authorization',
  consent: (body) => toChallenge(validate(consentAnswer, body).consent),
};

const readCard = (body: unknown): Card => toCard(validate(card, body));

/** A changed card, or nothing: the answer to a change is not shown in the reference, so the card is read again anyway. */
const cardOrNothing = (body: unknown): void => {
  if (body !== undefined) validate(card, body);
};

function readList(body: unknown): { cards: Card[]; after?: string | undefined } {
  if (Array.isArray(body)) return { cards: validate(bareCardList, body).map(toCard) };
  const { data, has_more } = validate(cardList, body);
  return { cards: data.map(toCard), after: has_more ? data.at(-1)?.id : undefined };
}

/** What is asked for at once: 1 to 100, 50 where the caller does not say. */
const pageSize = (limit = 50): number => Math.min(100, Math.max(1, Math.trunc(limit) || 50));

/** How long the reading after a change may take, so that a whole act ends within 35 s. */
const REREAD = 5_000;

/** Cards over Cards v3. Source: Cards v3. `GET /cards` and `GET /cards/{id}` are implied there, not shown. */
export function createCardsV3(http: Http): CardCalls {
  /** Once the platform has shown that it speaks the older edition, its way is taken first. */
  let edition: 'current' | 'older' = 'current';

  const get = (id: string, { signal }: ReadOptions = {}, whole?: number): Promise<Card> =>
    http.read({ name: 'cards.get', method: 'GET', path: `/cards/${segment(id)}` }, readCard, { signal, whole });

  async function done(id: string): Promise<Act<Card | undefined>> {
    return { done: true, value: await get(id, {}, REREAD).catch(() => undefined) };
  }

  async function change(name: string, id: string, status: 'frozen' | 'active'): Promise<Act<Card | undefined>> {
    const written = await http.write(
      { name, method: 'PATCH', path: `/cards/${segment(id)}`, body: { status } },
      cardOrNothing,
    );
    return written.end === 'done' ? done(id) : { done: false, challenge: written.challenge };
  }

  /** Source: card programmes, "Freeze / unfreeze card". */
  async function unfreezeOlder(id: string): Promise<Act<Card | undefined>> {
    try {
      const act = await change('cards.unfreeze', id, 'active');
      edition = 'older';
      return act;
    } catch (error) {
      if (error instanceof GiroError && error.status !== undefined) edition = isMissing(error) ? 'current' : 'older';
      throw error;
    }
  }

  return {
    async list({ accountId, after, limit, signal }: CardListOptions = {}): Promise<Page<Card>> {
      const query = new URLSearchParams({ limit: String(pageSize(limit)) });
      if (after) query.set('starting_after', after);
      if (accountId) query.set('account_id', accountId);
      const page = await http.read({ name: 'cards.list', method: 'GET', path: '/cards', query }, readList, { signal });
      // The filter is not in the reference, so a platform may not know it.
      const items = accountId ? page.cards.filter((item) => item.accountId === accountId) : page.cards;
      return { items, after: page.after };
    },

    async get(id, options) {
      return get(id, options);
    },

    async freeze(id) {
      return change('cards.freeze', id, 'frozen');
    },

    async unfreeze(id) {
      if (edition === 'older') return unfreezeOlder(id);
      const path = `/cards/${segment(id)}/activate`;
      try {
        const written = await http.write({ name: 'cards.unfreeze', method: 'POST', path }, () => undefined);
        return written.end === 'done' ? await done(id) : { done: false, challenge: written.challenge };
      } catch (error) {
        if (isMissing(error)) return unfreezeOlder(id);
        throw error;
      }
    },
  };
}

/** The platform does not know the address, so it surely did nothing. */
const isMissing = (error: unknown): boolean =>
  error instanceof GiroError && (error.status === 404 || error.status === 405);
