import type { CardCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Dialect, Http } from '../http.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toCard } from './map.js';
import { card, cardList } from './schema.js';

/** How Banking v2's card paths are spoken to. [assumed] They are shown without the `/v2` of the other paths. */
export const bankingV2Cards: Dialect = {
  auth: 'x-access-token',
  base: (base) => base.replace(/\/v2$/, ''),
};

const notOffered = (name: string): Promise<never> =>
  Promise.reject(new GiroError('usage', `${name}: not offered by Banking v2; it needs \`cardsApi: 'v3'\`.`));

/** Cards over Banking v2: read only. Source: Banking v2, "Cards". */
export const createCardsV2 = (http: Http): CardCalls => ({
  async list({ accountId, signal } = {}) {
    const cards = await http.read(
      { name: 'cards.list', method: 'GET', path: '/cards' },
      (body) => validate(cardList, body).map(toCard),
      { signal },
    );
    return { items: accountId ? cards.filter((item) => item.accountId === accountId) : cards };
  },

  async get(id, { signal } = {}) {
    return http.read(
      { name: 'cards.get', method: 'GET', path: `/cards/${segment(id)}` },
      (body) => toCard(validate(card, body)),
      {
        signal,
      },
    );
  },

  freeze: () => notOffered('cards.freeze'),
  unfreeze: () => notOffered('cards.unfreeze'),
});
