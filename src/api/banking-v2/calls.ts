import type { CardCredentials } from '../../domain/card-credentials.js';
import type { Act } from '../../domain/challenge.js';
import { toChallenge } from '../cards-v3/map.js';
import { consentAnswer } from '../cards-v3/schema.js';
import type { CardCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import { createHttp, type Dialect } from '../http.js';
import type { Setup } from '../setup.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { readPage } from './account-transactions.js';
import { toCard } from './map.js';
import { orderBody } from './order.js';
import { card, cardList, credentials, issued } from './schema.js';

/** So many transactions where the caller does not say. */
const PAGE_SIZE = 20;

/** How Banking v2's card paths are spoken to. [assumed] They are shown without the `/v2` of the other paths. */
export const bankingV2Cards: Dialect = {
  auth: 'x-access-token',
  base: (base) => base.replace(/\/v2$/, ''),
  consent: (body) => toChallenge(validate(consentAnswer, body).consent),
};

const notOffered = (name: string): Promise<never> =>
  Promise.reject(new GiroError('usage', `${name}: not offered by Banking v2; it needs \`cardsApi: 'v3'\`.`));

/** Cards over Banking v2. Source: Banking v2, "Cards". */
export function createCardsV2(setup: Setup): CardCalls {
  const http = createHttp(() => setup.connect('banking'), bankingV2Cards);
  return {
    async list({ accountId, signal } = {}) {
      const cards = await http.read(
        { name: 'cards.list', method: 'GET', path: '/cards' },
        (body) => validate(cardList, body).map(toCard),
        signal,
      );
      return { items: accountId ? cards.filter((item) => item.accountId === accountId) : cards };
    },

    async get(id, { signal } = {}) {
      return http.read(
        { name: 'cards.get', method: 'GET', path: `/cards/${segment(id)}` },
        (body) => toCard(validate(card, body)),
        signal,
      );
    },

    async order(order) {
      const written = await http.write(
        { name: 'cards.order', method: 'POST', path: '/cards/issue', body: orderBody(order) },
        (body) => validate(issued, body),
      );
      if (written.end === 'challenge')
        throw new GiroError(
          'bad-answer',
          'cards.order: the answer asks for a consent, which the reference does not know.',
        );
      return { id: written.value.id };
    },

    async credentials(id, { signal } = {}): Promise<Act<CardCredentials>> {
      const path = `/cards/${segment(id)}/credentials`;
      return http.readProtected(
        { name: 'cards.credentials', method: 'GET', path },
        (body) => {
          const { pan, cvc2 } = validate(credentials, body);
          return { number: pan, code: cvc2 };
        },
        signal,
      );
    },

    transactions: (id, options = {}) =>
      readPage({ http, name: 'cards.transactions', path: `/cards/${segment(id)}/transactions` }, options, PAGE_SIZE),

    freeze: () => notOffered('cards.freeze'),
    unfreeze: () => notOffered('cards.unfreeze'),
    activate: () => notOffered('cards.activate'),
    terminate: () => notOffered('cards.terminate'),
    tokenizeForApplePay: () => notOffered('cards.tokenizeForApplePay'),
  };
}
