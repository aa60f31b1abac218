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
  const money = later(async () => (await import('./money.js')).createMoneyCalls(setup, v3));
  const moving = later(async () => (await import('./moving.js')).createMovingCalls(setup, v3));
  const signIn = later(async () => ({ signIn: (await import('./banking-v2/sign-in.js')).createSignIn(setup) }));
  return {
    options: own,
    scope: setup.scope,
    cards: cardsOf(own, setup, v3),
    consents: laterConsents(setup, v3),
    accounts: laterPart(money, 'accounts', 'list get payInDetails'),
    transactions: laterPart(money, 'transactions', 'list get'),
    statements: laterPart(money, 'statements', 'pdf csv download'),
    beneficiaries: laterPart(money, 'beneficiaries', 'list'),
    transfers: laterPart(moving, 'transfers', 'start confirm find'),
    conversions: laterPart(moving, 'conversions', 'create find'),
    fees: laterPart(moving, 'fees', 'quote'),
    validate: laterPart(moving, 'validate', 'iban bic sortCode localAccount sepa'),
    session: {
      ...laterPart(signIn, 'signIn', 'signIn confirm forgotPassword recoverPassword extend'),
      get state() {
        return setup.session.state;
      },
      get person() {
        return setup.session.person;
      },
      get owner() {
        return setup.session.owner;
      },
      onChange: (listener) => setup.session.onChange(listener),
      signOut: (why) => setup.session.signOut(why),
    },
  };
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
const laterCalls = <C extends object>(calls: () => Promise<Partial<C>>, names: string): C =>
  Object.fromEntries(
    names.split(' ').map((name) => [
      name,
      async (...args: unknown[]) => {
        const found = (await calls())[name as keyof C] as ((...args: unknown[]) => Promise<unknown>) | undefined;
        return await found?.(...args);
      },
    ]),
  ) as C;

const laterPart = <P extends Record<K, object>, K extends string>(
  parts: () => Promise<P>,
  key: K,
  names: string,
): P[K] => laterCalls<P[K]>(async () => (await parts())[key], names);

const laterCards = (calls: () => Promise<Partial<CardCalls>>): CardCalls =>
  laterCalls(calls, 'list get freeze unfreeze activate terminate order tokenizeForApplePay credentials transactions');

function laterConsents(setup: Setup, http: Http): ConsentCalls {
  const consents = later(async () => (await import('./cards-v3/consents.js')).createConsents(http, setup));
  return { start: async (id, options) => await (await consents()).start(id, options) };
}
