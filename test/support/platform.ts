import type {
  Edition,
  Fault,
  LaunchResult,
  LoggedRequest,
  MadeTransfer,
  MailMessage,
  PhoneMessage,
  SandboxOptions,
  SandboxTokenRequest,
  TwoFactor,
  WalletSetting,
} from '../../src/sandbox/index.js';
import { surroundings } from './surroundings.js';

/** What the platform's clock and edition are now. */
export interface PlatformState {
  /** ISO 8601. */
  readonly now: string;
  readonly edition: Edition;
  readonly protectCredentials: boolean;
  readonly outcome: string;
  readonly unpaidInvoice: boolean;
  readonly dedupe: boolean;
}

/** The sandbox's controls over HTTP; each does what the sandbox's member of the same name does. */
export interface PlatformControl {
  reset(): Promise<void>;
  state(): Promise<PlatformState>;
  edition(edition: Edition): Promise<void>;
  protectCredentials(protect: boolean): Promise<void>;
  /** Changes a card, by id or name, behind everybody's back. */
  setStatus(card: string, status: string): Promise<void>;
  /** Stands in for the vendor's native SDK. */
  launch(token: string): Promise<LaunchResult>;
  /** What arrived on people's phones, and in their mailboxes, oldest first. */
  phone(): Promise<readonly PhoneMessage[]>;
  mail(): Promise<readonly MailMessage[]>;
  twoFactor(twoFactor: TwoFactor): Promise<void>;
  filesReadable(filesReadable: boolean): Promise<void>;
  /** How transfers end whose details steer nothing else, for example `decline 5120`. */
  outcome(outcome: string): Promise<void>;
  unpaidInvoice(unpaidInvoice: boolean): Promise<void>;
  /** Whether a `request_id` of Cards v3 moves money once only. */
  dedupe(dedupe: boolean): Promise<void>;
  /** Changes a wallet, by id or name, behind everybody's back; a balance as digits where a number is not exact. */
  setWallet(wallet: string, change: Omit<WalletSetting, 'balance'> & { balance?: number | string }): Promise<void>;
  /** Everything that was really moved since the seed, oldest first. */
  transfers(): Promise<readonly MadeTransfer[]>;
  readonly clock: {
    set(instant: string | number): Promise<void>;
    advance(ms: number): Promise<void>;
    resume(): Promise<void>;
  };
  readonly faults: {
    add(...faults: readonly Fault[]): Promise<void>;
    clear(): Promise<void>;
    list(): Promise<readonly Fault[]>;
  };
  readonly log: {
    all(): Promise<readonly LoggedRequest[]>;
    /** How many requests came for a call pattern, for example `PATCH /v3/cards/:id`; all without one. */
    count(call?: string): Promise<number>;
    clear(): Promise<void>;
  };
}

/** One platform of its own on a real HTTP server. */
export interface TestPlatform {
  /** Where it is mounted. */
  readonly url: string;
  readonly cardsUrl: string;
  readonly bankingUrl: string;
  /** Answers `{ token }` to a `POST` of `{ api, expired }`, as a host's server would. */
  readonly tokenUrl: string;
  /** Asks that server. */
  readonly getToken: (request: SandboxTokenRequest) => Promise<string>;
  readonly control: PlatformControl;
  /** Forgets it. */
  close(): Promise<void>;
}

/** Sandbox options that can go over HTTP. */
export type PlatformOptions = Omit<SandboxOptions, 'storage'>;

async function call(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${String(response.status)} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The controls of a sandbox that is mounted at an address; also for the demo's server and `giro-sandbox`. */
export function controlOf(url: string): PlatformControl {
  const control = async (method: string, path: string, body?: unknown) => call(method, `${url}/control${path}`, body);
  const tell = async (method: string, path: string, body?: unknown) => {
    await control(method, path, body);
  };
  const all = async () => (await control('GET', '/log')) as readonly LoggedRequest[];
  return {
    reset: () => tell('POST', '/reset'),
    state: async () => (await control('GET', '')) as PlatformState,
    edition: (edition) => tell('POST', '/edition', { edition }),
    protectCredentials: (protectCredentials) => tell('POST', '/protect-credentials', { protectCredentials }),
    setStatus: (card, status) => tell('POST', '/status', { card, status }),
    phone: async () => (await control('GET', '/phone')) as readonly PhoneMessage[],
    mail: async () => (await control('GET', '/mail')) as readonly MailMessage[],
    twoFactor: (twoFactor) => tell('POST', '/two-factor', { twoFactor }),
    filesReadable: (filesReadable) => tell('POST', '/files-readable', { filesReadable }),
    outcome: (outcome) => tell('POST', '/outcome', { outcome }),
    unpaidInvoice: (unpaidInvoice) => tell('POST', '/unpaid-invoice', { unpaidInvoice }),
    dedupe: (dedupe) => tell('POST', '/dedupe', { dedupe }),
    setWallet: (wallet, change) => tell('POST', '/wallet', { wallet, ...change }),
    transfers: async () => (await control('GET', '/transfers')) as readonly MadeTransfer[],
    launch: async (token) => (await control('POST', '/launch', { token })) as LaunchResult,
    clock: {
      set: (instant) => tell('POST', '/clock', { set: instant }),
      advance: (ms) => tell('POST', '/clock', { advance: ms }),
      resume: () => tell('POST', '/clock', { resume: true }),
    },
    faults: {
      add: async (...faults) => {
        for (const fault of faults) await control('POST', '/faults', fault);
      },
      clear: () => tell('DELETE', '/faults'),
      list: async () => (await control('GET', '/faults')) as readonly Fault[],
    },
    log: {
      all,
      count: async (pattern) => {
        const entries = await all();
        return pattern === undefined ? entries.length : entries.filter((entry) => entry.call === pattern).length;
      },
      clear: () => tell('DELETE', '/log'),
    },
  };
}

/** A platform nobody else uses. In Node, say the server's origin. */
export async function newPlatform(
  options: PlatformOptions = {},
  { origin = surroundings.server }: { readonly origin?: string | undefined } = {},
): Promise<TestPlatform> {
  if (!origin) throw new Error('No platform server: startPlatformServer() first, and say its origin.');
  const base = `${origin}/${crypto.randomUUID()}`;
  await call('POST', base, options);
  const url = `${base}/platform`;
  return {
    url,
    cardsUrl: `${url}/cards/v3`,
    bankingUrl: `${url}/banking/v2`,
    tokenUrl: `${base}/token`,
    getToken: async (request) => ((await call('POST', `${base}/token`, request)) as { readonly token: string }).token,
    control: controlOf(url),
    close: async () => {
      await call('DELETE', base);
    },
  };
}
