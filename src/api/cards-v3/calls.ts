import type { Card } from '../../domain/card.js';
import type { Act } from '../../domain/challenge.js';
import type { CardCalls, CardListOptions, Page, WriteOptions } from '../client.types.js';
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

/** Reads a card's answer. */
export const readCard = (body: unknown): Card => toCard(validate(card, body));

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

/** What the calls of one client share. */
export interface CardsV3 {
  readonly http: Http;
  /** Once the platform has shown that it speaks the older edition, its way is taken first. */
  edition: 'current' | 'older';
  /** The card read again after a done write, unless the caller does that; absent where that read fails. */
  done(id: string, options: WriteOptions | undefined): Promise<Act<Card | undefined>>;
  /** Asks for a status. */
  change(name: string, id: string, status: string, options?: WriteOptions): Promise<Act<Card | undefined>>;
}

type Core = Pick<CardCalls, 'list' | 'get' | 'freeze' | 'unfreeze'>;

/** The everyday calls over Cards v3. `GET /cards` and `GET /cards/{id}` are implied by the reference, not shown. */
export function createCardsV3(http: Http): { readonly core: Core; readonly shared: CardsV3 } {
  const get = async (id: string, signal?: AbortSignal, whole?: number): Promise<Card> =>
    http.read({ name: 'cards.get', method: 'GET', path: `/cards/${segment(id)}` }, readCard, signal, whole);

  const shared: CardsV3 = {
    http,
    edition: 'current',
    async done(id, options) {
      const value = options?.reread === false ? undefined : await get(id, undefined, REREAD).catch(() => undefined);
      return { done: true, value };
    },
    async change(name, id, status, options) {
      const written = await http.write(
        { name, method: 'PATCH', path: `/cards/${segment(id)}`, body: { status } },
        cardOrNothing,
      );
      return written.end === 'done' ? shared.done(id, options) : { done: false, challenge: written.challenge };
    },
  };

  /** Remembered only when it worked: a refusal may mean that the platform speaks the current edition after all. */
  async function unfreezeOlder(id: string, options?: WriteOptions): Promise<Act<Card | undefined>> {
    try {
      const act = await shared.change('cards.unfreeze', id, 'active', options);
      shared.edition = 'older';
      return act;
    } catch (error) {
      shared.edition = 'current';
      throw error;
    }
  }

  const core: Core = {
    async list({ accountId, after, limit, signal }: CardListOptions = {}): Promise<Page<Card>> {
      const query = new URLSearchParams({ limit: String(pageSize(limit)) });
      if (after) query.set('starting_after', after);
      if (accountId) query.set('account_id', accountId);
      const page = await http.read(
        { name: 'cards.list', method: 'GET', path: `/cards?${query.toString()}` },
        readList,
        signal,
      );
      // The filter is not in the reference, so a platform may not know it.
      const items = accountId ? page.cards.filter((item) => item.accountId === accountId) : page.cards;
      return { items, after: page.after };
    },

    get: (id, { signal } = {}) => get(id, signal),

    freeze: (id, options) => shared.change('cards.freeze', id, 'frozen', options),

    async unfreeze(id, options) {
      if (shared.edition === 'older') return unfreezeOlder(id, options);
      try {
        return await activateCurrent(shared, 'cards.unfreeze', id, options);
      } catch (error) {
        if (isMissing(error)) return unfreezeOlder(id, options);
        throw error;
      }
    },
  };
  return { core, shared };
}

/** Activating and unfreezing are one call in the current edition. Source: Cards v3, "Activate card". */
export async function activateCurrent(
  { http, done }: CardsV3,
  name: string,
  id: string,
  options: WriteOptions | undefined,
): Promise<Act<Card | undefined>> {
  const path = `/cards/${segment(id)}/activate`;
  const written = await http.write({ name, method: 'POST', path }, () => undefined);
  return written.end === 'done' ? done(id, options) : { done: false, challenge: written.challenge };
}

/** The platform does not know the address, so it surely did nothing. */
export const isMissing = (error: unknown): boolean =>
  error instanceof GiroError &&
  ((error.kind === 'not-found' && error.status === 404) || (error.kind === 'refused' && error.status === 405));
