import { checkAddress } from '../domain/address.js';
import { isSafe, pageOrigin, pageUrl, tryUrl } from './addresses.js';
import type { GiroApi, GiroClientOptions, PageSandbox } from './client.types.js';
import { GiroError } from './errors.js';
import { TokenKeeper, type Tokens } from './tokens.js';

/** The APIs this client speaks. */
export type SpokenApi = Exclude<GiroApi, 'acquiring'>;

/** How one API is reached. */
export interface Connection {
  /** Base URL without a trailing slash. */
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly tokens: Tokens;
}

/** What the options come down to. Nothing here throws; what is wrong with the options is said when it is needed. */
export interface Setup {
  /** Names the platform; holds no secret. */
  readonly scope: string;
  /** Rejects with `usage` when the options do not say how to reach the API. */
  connect(api: SpokenApi): Promise<Connection>;
  /** Checks an address the platform wants the person sent to. */
  checkHosted(address: string): ReturnType<typeof checkAddress>;
  /** Checks and completes the address a hosted page sends the person back to. Throws `usage`. */
  returnAddress(address: string): string;
}

/** Source: base URLs of the vendor's developer site. Banking v2 has no known staging address. */
const BASES: Readonly<Record<'live' | 'staging', Readonly<Record<SpokenApi, string | undefined>>>> = {
  live: { cards: 'https://3d.intergiro.com/v3', banking: 'https://api.intergiro.com/v2' },
  staging: { cards: 'https://3d.staging.intergiro.tech/v3', banking: undefined },
};
const IN_PAGE: Readonly<Record<SpokenApi, string>> = {
  cards: 'https://sandbox.giro.invalid/cards/v3',
  banking: 'https://sandbox.giro.invalid/banking/v2',
};

/** Hosted pages of the platform itself. Source: Cards v3, "Apple Pay"; card programmes, "Activate card". */
const HOSTED = ['https://3d.intergiro.com', 'https://3d.staging.intergiro.tech', 'https://integrate.intergiro.com'];

const URL_OPTIONS = { cards: 'cardsUrl', banking: 'bankingUrl' } as const;

const usage = (message: string): GiroError => new GiroError('usage', message);

/** Reads the options once. */
export function createSetup(options: Readonly<GiroClientOptions>): Setup {
  const inPage = options.environment === 'sandbox' && !options.cardsUrl && !options.bankingUrl && !options.acquiringUrl;
  const keepers = new Map<SpokenApi, TokenKeeper>();

  async function connect(api: SpokenApi): Promise<Connection> {
    const base = baseOf(options, api, inPage);
    const complete = options.fetch && (options.getToken ?? options.tokenUrl);
    const sandbox = inPage && !complete ? await (await import('./page-sandbox.js')).pageSandbox() : undefined;
    let tokens = keepers.get(api);
    if (!tokens) keepers.set(api, (tokens = new TokenKeeper(tokenSource(options, api, sandbox))));
    return { base, tokens, fetch: options.fetch ?? sandbox?.fetch ?? globalFetch };
  }

  const listed = [options.allowedOrigins ?? []].flat().flatMap((address) => originOf(tryUrl(address)));
  const bases = [options.cardsUrl, options.bankingUrl, options.acquiringUrl].flatMap((address) =>
    address ? originOf(tryUrl(address, pageUrl())) : [],
  );

  function checkHosted(address: string): ReturnType<typeof checkAddress> {
    const page = inPage ? pageOrigin() : undefined; // the sandbox in a page shows its hosted pages there
    return checkAddress(address, [...HOSTED, ...bases, ...listed, ...(page === undefined ? [] : [page])]);
  }

  function returnAddress(address: string): string {
    const page = pageOrigin();
    const url = tryUrl(address, pageUrl());
    const fits =
      url && (page === undefined ? isSafe(url) : url.origin === page || !checkAddress(url.href, listed).fault);
    if (!fits)
      throw usage("`returnUrl` must be an address of the page's own origin, or an https one of `allowedOrigins`.");
    return url.href;
  }

  return { scope: scopeOf(options, inPage), connect, checkHosted, returnAddress };
}

/** Looked up at each call, so that a page's own wrapper counts. */
const globalFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);

function baseOf(options: Readonly<GiroClientOptions>, api: SpokenApi, inPage: boolean): string {
  const { environment } = options;
  if (environment && !['live', 'staging', 'sandbox'].includes(environment))
    throw usage('`environment` must be `live`, `staging` or `sandbox`.');
  if (inPage) return IN_PAGE[api];
  const name = URL_OPTIONS[api];
  const given = options[name];
  if (given) return checkedBase(name, given);
  if (!environment)
    throw usage(
      `The client is not set up: give \`environment\` (\`live\`, \`staging\` or \`sandbox\`) or \`${name}\`.`,
    );
  const known = environment === 'sandbox' ? undefined : BASES[environment][api];
  if (known === undefined) throw usage(`There is no known \`${environment}\` address of this API: give \`${name}\`.`);
  return known;
}

function checkedBase(name: string, given: string): string {
  const url = tryUrl(given, pageUrl());
  if (!url || !isSafe(url))
    throw usage(`\`${name}\` must be an https: URL without user name (http: only for this machine).`);
  if (url.search || url.hash) throw usage(`\`${name}\` must have no query and no fragment.`);
  return url.origin + url.pathname.replace(/\/+$/, '');
}

const originOf = (url: URL | undefined): readonly string[] => (url ? [url.origin] : []);

function scopeOf(options: Readonly<GiroClientOptions>, inPage: boolean): string {
  const bases = (['cards', 'banking'] as const).map((api) => {
    try {
      return baseOf(options, api, inPage);
    } catch {
      return '';
    }
  });
  return `${options.environment || 'custom'} ${bases.join(' ')}`.trim();
}

function tokenSource(options: Readonly<GiroClientOptions>, api: SpokenApi, sandbox: PageSandbox | undefined) {
  const { getToken, tokenUrl } = options;
  return async (expired: boolean): Promise<unknown> => {
    const given: unknown = getToken;
    if (typeof given === 'function') return getToken?.({ api, expired });
    if (given) throw usage('`getToken` must be a function that answers a token.');
    if (tokenUrl) {
      const { askTokenUrl } = await import('./token-url.js');
      return askTokenUrl(tokenUrl, { api, expired }, options.fetch ?? globalFetch);
    }
    if (sandbox) return sandbox.getToken({ api, expired });
    throw usage('There is no way to get a token: give `getToken`, or `tokenUrl` with a same-origin address.');
  };
}
