import { createApp } from './app.js';
import { changeStatus } from './cards.js';
import { createClock, type SandboxClock } from './clock.js';
import { createFaults, type SandboxFaults } from './faults.js';
import { createLog, type SandboxLog } from './log.js';
import { mountPrefix } from './paths.js';
import { PEOPLE } from './people.js';
import { launchToken, type LaunchResult } from './consents.js';
import type { Platform } from './platform.js';
import { populate, type Population } from './population.js';
import { createReceive, type Receive } from './receive.js';
import {
  createStore,
  defaultStorage,
  isCount,
  memoryStorage,
  type Edition,
  type PlatformState,
  type SandboxStorage,
} from './state.js';
import { pageFetch } from './fetch.js';
import { hostTokens, type SandboxTokenRequest } from './host.js';

/** How to make a sandbox. */
export interface SandboxOptions {
  /** Id, API key or first name of whom `getToken` signs in; default the first seeded person. */
  readonly person?: string | undefined;
  /** Gives the first person exactly this many generated cards (0, 1, 1000) instead of the seeded ones. */
  readonly cards?: number | undefined;
  /** How activating and unfreezing answer; default `current`. */
  readonly edition?: Edition | undefined;
  /** Whether reading a card's number and security code needs consent; default true. */
  readonly protectCredentials?: boolean | undefined;
  /** Statuses that cards start with, by id or name (`{ Groceries: 'frozen' }`), in the words of their API. */
  readonly statuses?: Readonly<Record<string, string>> | undefined;
  /** Where state is kept, under the key `giro-sandbox`; `null` for memory. Default: `localStorage` in a page where it may be used. */
  readonly storage?: SandboxStorage | null | undefined;
  /** Base address of the hosted pages; default in a page: the page's own address with `?giro-sandbox-consent=<id>`. */
  readonly hostedUrl?: string | undefined;
  /** Lifetime of an access token in seconds; default 300. */
  readonly tokenSeconds?: number | undefined;
}

/** The vendor's platform, rebuilt. */
export interface Sandbox {
  /** The platform as a `fetch`. Only a URL's path counts: `.../cards/v3/...`, `.../banking/v2/...`, on any origin. */
  readonly fetch: typeof fetch;
  /** Signs in as a host's server would; rejects for an API the sandbox does not have. */
  readonly getToken: (request: SandboxTokenRequest) => Promise<string>;
  /** Stands in for the vendor's native SDK: adds the card a token was given for, once, before it expires. */
  readonly launch: (token: string) => Promise<LaunchResult>;
  /** Changes a card, by id or name, behind everybody's back, in the words of its API. Throws for a card there is not. */
  setStatus(card: string, status: string): void;
  /** Back to the seed: cards, sessions, consents, clock, edition, faults and log. */
  reset(): void;
  readonly clock: SandboxClock;
  readonly faults: SandboxFaults;
  readonly log: SandboxLog;
  edition: Edition;
  /** Whether reading a card's number and security code needs consent. */
  protectCredentials: boolean;
}

const receivers = Symbol.for('giro-sandbox/receive');

/**
 * Rebuilds the platform. Throws for options it cannot follow, and where there is no Web Crypto:
 * on a page that is neither `https:` nor loopback.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  if (!(globalThis.crypto as Crypto | undefined)?.subtle)
    throw new Error('The sandbox needs Web Crypto: open the page over https: or from a loopback address.');
  const person = findPerson(options.person);
  const cards = options.cards ?? null;
  if (cards !== null && !isCount(cards))
    throw new RangeError(`Not a number of cards from 0 to 10000: ${String(cards)}`);
  const storage = options.storage === undefined ? defaultStorage() : (options.storage ?? memoryStorage());
  const store = createStore(storage, (): PlatformState => {
    const seededAt = Date.now();
    return {
      version: 1,
      cards,
      seededAt,
      edition: options.edition ?? 'current',
      protectCredentials: options.protectCredentials ?? true,
      clock: { offset: 0, stoppedAt: null },
      statuses: startStatuses(populate(seededAt, cards), options.statuses ?? {}),
      ordered: [],
      issued: [],
      payments: [],
      consents: [],
      sessions: [],
    };
  });
  if (cards !== null && store.read().cards !== cards) store.reset();
  const { edition, protectCredentials } = options;
  store.update((state) => {
    if (edition !== undefined) state.edition = edition;
    if (protectCredentials !== undefined) state.protectCredentials = protectCredentials;
  });

  const clock = createClock(store);
  const platform: Platform = {
    store,
    clock,
    tokenSeconds: options.tokenSeconds ?? 300,
    population: lazyPopulation(() => store.read()),
    hostedAddress: (request, consentId) => hostedAddress(options.hostedUrl, request, consentId),
  };
  const log = createLog();
  const faults = createFaults(() => calls);
  const sandbox = {
    clock,
    faults: { add: faults.add, clear: faults.clear, list: faults.list },
    log: { all: log.all, clear: log.clear, count: log.count },
    get edition(): Edition {
      return store.read().edition;
    },
    set edition(edition: Edition) {
      store.update((state) => {
        state.edition = edition;
      });
    },
    get protectCredentials(): boolean {
      return store.read().protectCredentials;
    },
    set protectCredentials(protect: boolean) {
      store.update((state) => {
        state.protectCredentials = protect;
      });
    },
    setStatus: (card: string, status: string) => {
      const { issued, ordered } = store.read();
      const ids = idsOf([...ordered, ...issued, ...cardsOf(platform.population())], card);
      store.update((state) => {
        for (const id of ids) changeStatus(state, id, status);
      });
    },
    launch: (token: string) => Promise.resolve(launchToken(platform, token)),
    reset: () => {
      store.reset();
      faults.clear();
      log.clear();
      tokens.forget();
    },
  };
  const app = createApp(platform, sandbox);
  const calls = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/control'))
    .map(({ method, path }) => `${method} ${path}`);
  const receive = createReceive({ app, calls, faults, log, now: clock.now });
  const tokens = hostTokens(receive, person, clock);
  return Object.defineProperties(sandbox, {
    fetch: { value: pageFetch(receive), enumerable: true },
    getToken: { value: tokens.getToken, enumerable: true },
    [receivers]: { value: receive },
  }) as typeof sandbox & Pick<Sandbox, 'fetch' | 'getToken'>;
}

/** The platform behind a sandbox, for servers that break connections themselves; works across copies of this module. */
export function receiverOf(sandbox: Sandbox): Receive {
  return (sandbox as Sandbox & { readonly [receivers]: Receive })[receivers];
}

function findPerson(wanted: string | undefined) {
  if (wanted === undefined) return PEOPLE[0];
  const person = PEOPLE.find(({ apiKey, firstName, id }) => [apiKey, firstName, id].includes(wanted));
  if (!person) throw new RangeError(`The sandbox knows no person "${wanted}"`);
  return person;
}

const cardsOf = ({ bankingCards, cards }: Population) => [...cards, ...bankingCards];

/** Ids of the cards that are meant by an id or a name; one name can be in both models. */
function idsOf(cards: readonly { readonly id: string; readonly alias?: string | undefined }[], wanted: string) {
  const found = cards.filter(({ alias, id }) => id === wanted || alias === wanted).map(({ id }) => id);
  if (found.length === 0) throw new RangeError(`The sandbox has no card "${wanted}"`);
  return found;
}

const startStatuses = (population: Population, wanted: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(wanted).flatMap(([card, status]) => idsOf(cardsOf(population), card).map((id) => [id, status])),
  );

function lazyPopulation(read: () => { readonly seededAt: number; readonly cards: number | null }): () => Population {
  let made: { readonly seededAt: number; readonly cards: number | null; readonly population: Population } | undefined;
  return () => {
    const { cards, seededAt } = read();
    if (made?.cards !== cards || made.seededAt !== seededAt)
      made = { cards, seededAt, population: populate(seededAt, cards) };
    return made.population;
  };
}

function hostedAddress(base: string | undefined, request: Request, consentId: string): string {
  if (base === undefined && typeof document !== 'undefined') {
    const page = new URL(location.href);
    page.searchParams.set('giro-sandbox-consent', consentId);
    return page.href;
  }
  const { origin, pathname } = new URL(request.url);
  return `${(base ?? origin + mountPrefix(pathname)).replace(/\/$/, '')}/hosted/consents/${consentId}`;
}
