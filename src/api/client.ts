import { cardsV3, createCardsV3 } from './cards-v3/calls.js';
import type { CardCalls, ConsentCalls, GiroClient, GiroClientOptions } from './client.types.js';
import { GiroError } from './errors.js';
import { createHttp, type Http } from './http.js';
import { createSetup, type Setup } from './setup.js';

/**
 * Makes a client of the platform. It never throws, sends nothing by itself and needs no page: what is wrong with the
 * options is told by the first call, as a `GiroError` of kind `usage`.
 */
export function createClient(options: GiroClientOptions): GiroClient {
  const own = Object.freeze({ ...options });
  const setup = createSetup(own);
  const v3 = createHttp(() => setup.connect('cards'), cardsV3);
  return { options: own, scope: setup.scope, cards: cardsOf(own, setup, v3), consents: laterConsents(setup, v3) };
}

function cardsOf({ cardsApi }: GiroClientOptions, setup: Setup, v3: Http): CardCalls {
  const wanted: string = cardsApi ?? 'v3';
  if (wanted === 'v3') {
    const { core, shared } = createCardsV3(v3);
    const acts = later(async () => (await import('./cards-v3/acts.js')).createActsV3(shared, setup));
    return { ...laterCards(acts), ...core };
  }
  if (wanted === 'banking-v2')
    return laterCards(later(async () => (await import('./banking-v2/calls.js')).createCardsV2(setup)));
  return laterCards(() => Promise.reject(new GiroError('usage', '`cardsApi` must be `v3` or `banking-v2`.')));
}

/** Loads a part of the kit once; one that can't be had is a network failure, and nothing was sent. */
function later<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw new GiroError('network', 'A part of the kit could not be loaded; nothing was sent.', { cause: error });
    });
    return loading;
  };
}

/** Calls whose code comes with the first of them, so that nobody downloads what their page never does. */
const laterCards = <C extends Partial<CardCalls>>(calls: () => Promise<C>): CardCalls => {
  const call = (name: keyof CardCalls) =>
    (async (...args: unknown[]) => {
      const found = (await calls())[name] as ((...args: unknown[]) => Promise<unknown>) | undefined;
      return await found?.(...args);
    }) as never;
  return {
    list: call('list'),
    get: call('get'),
    freeze: call('freeze'),
    unfreeze: call('unfreeze'),
    activate: call('activate'),
    terminate: call('terminate'),
    order: call('order'),
    tokenizeForApplePay: call('tokenizeForApplePay'),
    credentials: call('credentials'),
    transactions: call('transactions'),
  };
};

function laterConsents(setup: Setup, http: Http): ConsentCalls {
  const consents = later(async () => (await import('./cards-v3/consents.js')).createConsents(http, setup));
  return { start: async (id, options) => await (await consents()).start(id, options) };
}
