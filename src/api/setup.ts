import { checkAddress } from '../domain/address.js';
import { isSafe, pageOrigin, pageUrl, tryUrl } from './addresses.js';
import type { GiroClientOptions, PageSandbox, SpokenApi, TokenRequest } from './client.types.js';
import { GiroError } from './errors.js';
import { Session } from './session.js';
import type { Tokens } from './tokens.js';
import { inTurn } from './turn.js';

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
  /** The options it was made of. */
  readonly options: Readonly<GiroClientOptions>;
  /** Whose tokens are used. */
  readonly session: Session;
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

/** Where the sandbox in a page keeps its files. */
const IN_PAGE_FILES = 'https://files.giro.invalid';

/** Hosted pages of the platform itself. Source: Cards v3, "Apple Pay"; card programmes, "Activate card". */
const HOSTED = ['https://3d.intergiro.com', 'https://3d.staging.intergiro.tech', 'https://integrate.intergiro.com'];

const URL_OPTIONS = { cards: 'cardsUrl', banking: 'bankingUrl' } as const;

const usage = (message: string): GiroError => new GiroError('usage', message);

/** Reads the options once. */
export function createSetup(options: Readonly<GiroClientOptions>): Setup {
  const inPage = options.environment === 'sandbox' && !options.cardsUrl && !options.bankingUrl && !options.acquiringUrl;
  const scope = scopeOf(options, inPage);
  const complete = options.fetch && (options.getToken ?? options.tokenUrl);
  const sandboxed = async (): Promise<PageSandbox | undefined> =>
    inPage && !complete ? (await import('./page-sandbox.js')).pageSandbox() : undefined;
  const session = new Session(scope, (api, expired) => askHost(options, { api, expired }, scope, sandboxed));

  async function connect(api: SpokenApi): Promise<Connection> {
    const base = baseOf(options, api, inPage);
    const tokens = session.tokens(api); // before anything is awaited: a call is the person's who made it
    const sandbox = await sandboxed();
    return { base, tokens, fetch: options.fetch ?? sandbox?.fetch ?? globalFetch };
  }

  const listed = [options.allowedOrigins ?? []].flat().flatMap((address) => originOf(tryUrl(address)));
  const bases = [options.cardsUrl, options.bankingUrl, options.acquiringUrl].flatMap((address) =>
    address ? originOf(tryUrl(address, pageUrl())) : [],
  );

  function checkHosted(address: string): ReturnType<typeof checkAddress> {
    // The sandbox in a page shows its hosted pages there.
    const own = inPage ? [IN_PAGE_FILES, pageOrigin()].filter((origin) => origin !== undefined) : [];
    return checkAddress(address, [...HOSTED, ...bases, ...listed, ...own]);
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

  return { scope, options, session, connect, checkHosted, returnAddress };
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

/** Asks the host for a token, or its server, or the sandbox in the page. */
async function askHost(
  options: Readonly<GiroClientOptions>,
  request: TokenRequest & { readonly api: SpokenApi },
  scope: string,
  sandboxed: () => Promise<PageSandbox | undefined>,
): Promise<unknown> {
  const { getToken, tokenUrl } = options;
  const turn = <T>(ask: () => Promise<T>): Promise<T> => inTurn(`giro-elements.token ${scope}`, ask);
  const given: unknown = getToken;
  if (typeof given === 'function') return turn(async () => getToken?.(request));
  if (given) throw usage('`getToken` must be a function that answers a token.');
  if (tokenUrl) {
    const { askTokenUrl } = await import('./token-url.js');
    return turn(() => askTokenUrl(tokenUrl, request, options.fetch ?? globalFetch));
  }
  const sandbox = await sandboxed();
  if (sandbox) return sandbox.getToken(request);
  // A page with a sign-in and no host's token is set up rightly: nobody has signed in yet.
  throw new GiroError(
    request.api === 'banking' ? 'unauthorized' : 'usage',
    'There is no way to get a token: give `getToken`, or `tokenUrl` with a same-origin address.',
  );
}
