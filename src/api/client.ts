import { bankingV2Cards, createCardsV2 } from './banking-v2/calls.js';
import { cardsV3, createCardsV3 } from './cards-v3/calls.js';
import { createConsents } from './cards-v3/consents.js';
import type { CardCalls, GiroClient, GiroClientOptions } from './client.types.js';
import { GiroError } from './errors.js';
import { createHttp } from './http.js';
import { createSetup } from './setup.js';

/**
 * Makes a client of the platform. It never throws, sends nothing by itself and needs no page: what is wrong with the
 * options is told by the first call, as a `GiroError` of kind `usage`.
 */
export function createClient(options: GiroClientOptions): GiroClient {
  const own = Object.freeze({ ...options });
  const setup = createSetup(own);
  const v3 = createHttp(() => setup.connect('cards'), cardsV3);
  const v2 = createHttp(() => setup.connect('banking'), bankingV2Cards);
  return { options: own, scope: setup.scope, cards: cardsOf(own), consents: createConsents(v3, setup) };

  function cardsOf({ cardsApi }: GiroClientOptions): CardCalls {
    const wanted: string = cardsApi ?? 'v3';
    if (wanted === 'v3') return createCardsV3(v3);
    if (wanted === 'banking-v2') return createCardsV2(v2);
    const refuse = (): Promise<never> =>
      Promise.reject(new GiroError('usage', '`cardsApi` must be `v3` or `banking-v2`.'));
    return { list: refuse, get: refuse, freeze: refuse, unfreeze: refuse };
  }
}
