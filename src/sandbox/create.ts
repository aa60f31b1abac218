import { createApp } from './app.js';
import { changeStatus } from './cards.js';
import { createClock, type SandboxClock } from './clock.js';
import { createFaults, type SandboxFaults } from './faults.js';
import { createLog, type SandboxLog } from './log.js';
import { makeLedger, type Ledger } from './ledger/ledger.js';
import type { Booking } from './ledger/booking.js';
import { bookingsUntil, liveLedger } from './ledger/live.js';
import { isOutcome } from './ledger/outcome.js';
import { mountPrefix } from './paths.js';
import { PEOPLE } from './people.js';
import { launchToken, type LaunchResult } from './consents.js';
import { mailOf, phoneOf, type SandboxMail, type SandboxPhone } from './messages.js';
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
  type StateStore,
} from './state.js';
import { transfersOf, type SandboxTransfers } from './transfers.js';
import type { TwoFactor } from './two-factor.js';
import { setWallet, type WalletSetting } from './wallet-settings.js';
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
  /** Lifetime in seconds of the token of a person who signed in with Banking v2; default 1800. */
  readonly personTokenSeconds?: number | undefined;
  /** Whether wallets hold two years of bookings, and what these left; default true, else nothing happened in them yet. */
  readonly history?: boolean | undefined;
  /** How a call asks for a code by SMS: in the form before release 3.0.0 (default), in that of 3.0.0, or never. */
  readonly twoFactor?: TwoFactor | undefined;
  /** How long a transfer takes to end, in seconds; default 20. A quarter of it nothing is done with it. */
  readonly settleSeconds?: number | undefined;
  /**
   * How transfers end whose details steer nothing else: `approve` (default), `decline`, `refund`, `reject`, `hold`,
   * `review`, `authorize`, `process`, `stall`, `fee`, or `code` and a status code, with an error code after it or
   * without: `decline 5120`. Details steer their own with `sandbox decline 5120` in them.
   */
  readonly outcome?: string | undefined;
  /** Whether corporations have an invoice to pay before they can move money; default false. */
  readonly unpaidInvoice?: boolean | undefined;
  /** Whether a `request_id` of Cards v3 moves money once only; default true. */
  readonly dedupe?: boolean | undefined;
  /** Lifetime of a statement's address in seconds; default 900. */
  readonly fileSeconds?: number | undefined;
  /** Base address of the files; default that of the hosted pages, and in a page `https://files.giro.invalid`. */
  readonly filesUrl?: string | undefined;
  /** Whether the host of files lets pages of other origins read them; default true. */
  readonly filesReadable?: boolean | undefined;
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
  /** People's phones, where codes arrive. */
  readonly phone: SandboxPhone;
  /** People's mailboxes, where the mail of a forgotten password arrives. */
  readonly mail: SandboxMail;
  /** How a call asks for a code by SMS. */
  twoFactor: TwoFactor;
  /** Whether the host of files lets pages of other origins read them. */
  filesReadable: boolean;
  /** How transfers end whose details steer nothing else; see the option. */
  outcome: string;
  /** Whether corporations have an invoice to pay before they can move money. */
  unpaidInvoice: boolean;
  /** Whether a `request_id` of Cards v3 moves money once only. */
  dedupe: boolean;
  /** Everything that was moved since the seed. */
  readonly transfers: SandboxTransfers;
  /** Changes a wallet, by id or name, behind everybody's back. Throws for a wallet there is not. */
  setWallet(wallet: string, change: WalletSetting): void;
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
  if (options.outcome !== undefined && !isOutcome(options.outcome))
    throw new RangeError(`Not an outcome: ${String(options.outcome)}`);
  const storage = options.storage === undefined ? defaultStorage() : (options.storage ?? memoryStorage());
  const store = createStore(storage, (): PlatformState => {
    const seededAt = Date.now();
    return {
      version: 1,
      cards,
      seededAt,
      edition: options.edition ?? 'current',
      protectCredentials: options.protectCredentials ?? true,
      twoFactor: options.twoFactor ?? 'flat',
      filesReadable: options.filesReadable ?? true,
      unpaidInvoice: options.unpaidInvoice ?? false,
      dedupe: options.dedupe ?? true,
      outcome: options.outcome ?? 'approve',
      wallets: {},
      transfers: [],
      clock: { offset: 0, stoppedAt: null },
      statuses: startStatuses(populate(seededAt, cards), options.statuses ?? {}),
      ordered: [],
      issued: [],
      payments: [],
      consents: [],
      sessions: [],
      challenges: [],
      texts: [],
      mails: [],
      recoveries: [],
      passwords: {},
      statements: [],
    };
  });
  if (cards !== null && store.read().cards !== cards) store.reset();
  const settings = Object.entries({
    edition: options.edition,
    protectCredentials: options.protectCredentials,
    twoFactor: options.twoFactor,
    filesReadable: options.filesReadable,
    unpaidInvoice: options.unpaidInvoice,
    dedupe: options.dedupe,
    outcome: options.outcome,
  }).filter(([, value]) => value !== undefined);
  store.update((state) => {
    Object.assign(state, Object.fromEntries(settings));
  });

  const clock = createClock(store);
  const platform: Platform = {
    store,
    clock,
    tokenSeconds: options.tokenSeconds ?? 300,
    personTokenSeconds: options.personTokenSeconds ?? 1800,
    fileSeconds: options.fileSeconds ?? 900,
    population: lazyPopulation(() => store.read()),
    settleSeconds: options.settleSeconds ?? 20,
    ledger: lazyLedgers(() => store.read(), clock.now, options.history ?? true),
    hostedAddress: (request, consentId) => hostedAddress(options.hostedUrl, request, consentId),
    filesAddress: (request) => filesAddress(options.filesUrl ?? options.hostedUrl, request),
  };
  const log = createLog();
  const faults = createFaults(() => calls);
  const sandbox = {
    clock,
    faults: { add: faults.add, clear: faults.clear, list: faults.list },
    log: { all: log.all, clear: log.clear, count: log.count },
    phone: phoneOf(platform),
    mail: mailOf(platform),
    setStatus: (card: string, status: string) => {
      const { issued, ordered } = store.read();
      const ids = idsOf([...ordered, ...issued, ...cardsOf(platform.population())], card);
      store.update((state) => {
        for (const id of ids) changeStatus(state, id, status);
      });
    },
    transfers: transfersOf(platform),
    setWallet: (wallet: string, change: WalletSetting) => setWallet(platform, wallet, change),
    launch: (token: string) => Promise.resolve(launchToken(platform, token)),
    reset: () => {
      store.reset();
      faults.clear();
      log.clear();
      tokens.forget();
    },
  };
  const controls = withSettings(sandbox, store);
  const app = createApp(platform, controls);
  const calls = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/control'))
    .map(({ method, path }) => `${method} ${path}`);
  const receive = createReceive({
    app,
    calls,
    faults,
    log,
    now: clock.now,
    filesReadable: () => store.read().filesReadable,
  });
  const tokens = hostTokens(receive, person, clock);
  return Object.defineProperties(controls, {
    fetch: { value: pageFetch(receive), enumerable: true },
    getToken: { value: tokens.getToken, enumerable: true },
    [receivers]: { value: receive },
  }) as typeof controls & Pick<Sandbox, 'fetch' | 'getToken'>;
}

/** The platform behind a sandbox, for servers that break connections themselves; works across copies of this module. */
export function receiverOf(sandbox: Sandbox): Receive {
  return (sandbox as Sandbox & { readonly [receivers]: Receive })[receivers];
}

const SETTINGS = [
  'edition',
  'protectCredentials',
  'twoFactor',
  'filesReadable',
  'outcome',
  'unpaidInvoice',
  'dedupe',
] as const;
type Settings = Pick<PlatformState, (typeof SETTINGS)[number]>;

/** Gives an object the platform's settings as properties: what is set on one tab holds on all. */
function withSettings<T extends object>(target: T, store: StateStore): T & Settings {
  const setting = (name: keyof Settings): PropertyDescriptor => ({
    enumerable: true,
    get: () => store.read()[name],
    set: (value: Settings[typeof name]) => {
      if (name === 'outcome' && !isOutcome(value)) throw new RangeError(`Not an outcome: ${String(value)}`);
      store.update((state) => {
        Object.assign(state, { [name]: value });
      });
    },
  });
  return Object.defineProperties(target, Object.fromEntries(SETTINGS.map((name) => [name, setting(name)]))) as T &
    Settings;
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

function lazyLedgers(read: () => Readonly<PlatformState>, now: () => number, hasHistory: boolean): Platform['ledger'] {
  const made = new Map<string, { readonly seededAt: number; readonly ledger: Ledger }>();
  const seeded = (corporationId: string): Ledger => {
    const { seededAt } = read();
    const known = made.get(corporationId);
    if (known?.seededAt === seededAt) return known.ledger;
    const ledger = makeLedger(corporationId, seededAt, hasHistory);
    made.set(corporationId, { seededAt, ledger });
    return ledger;
  };
  const live = new Map<string, { readonly from: Ledger; readonly made: readonly Booking[]; readonly ledger: Ledger }>();
  return (corporationId, at = now()) => {
    const from = seeded(corporationId);
    const own = read().transfers.filter((transfer) => transfer.corporationId === corporationId);
    const made = bookingsUntil(own, at);
    const last = live.get(corporationId);
    if (last?.from === from && isSame(last.made, made)) return last.ledger;
    const ledger = liveLedger(from, made);
    live.set(corporationId, { from, made, ledger });
    return ledger;
  };
}

const isSame = (one: readonly Booking[], other: readonly Booking[]): boolean =>
  one.length === other.length && one.every((booking, index) => booking === other[index]);

function hostedAddress(base: string | undefined, request: Request, consentId: string): string {
  if (base === undefined && typeof document !== 'undefined') {
    const page = new URL(location.href);
    page.searchParams.set('giro-sandbox-consent', consentId);
    return page.href;
  }
  const { origin, pathname } = new URL(request.url);
  return `${(base ?? origin + mountPrefix(pathname)).replace(/\/$/, '')}/hosted/consents/${consentId}`;
}

function filesAddress(base: string | undefined, request: Request): string {
  if (base !== undefined) return base.replace(/\/$/, '');
  const { hostname, origin, pathname } = new URL(request.url);
  // Inside a page, or where nobody listens, the address only has to be another one's: the sandbox's `fetch` knows it.
  if (typeof document !== 'undefined' || hostname.endsWith('.invalid')) return 'https://files.giro.invalid';
  return origin + mountPrefix(pathname);
}
