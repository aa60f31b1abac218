import type { SandboxClock } from './clock.js';
import { isObject, parseJson } from './json.js';
import type { Person } from './people.js';
import type { Receive } from './receive.js';
import { readClaims } from './tokens.js';

/** What a host is asked for: a token of one API, and whether the last one was refused. */
export interface SandboxTokenRequest {
  readonly api: 'cards' | 'banking' | 'acquiring';
  readonly expired: boolean;
}

/**
 * A host's server: keeps the API key and refresh tokens, and gives out access tokens. It refreshes only after expiry,
 * and signs in again when a token that should be good was refused.
 */
export function hostTokens(
  receive: Receive,
  person: Person,
  clock: SandboxClock,
): { getToken(request: SandboxTokenRequest): Promise<string>; forget(): void } {
  const kept = new Map<string, { readonly token: string; readonly refresh?: string | undefined }>();

  const post = async (path: string, body: object): Promise<Record<string, unknown> | undefined> => {
    const request = new Request(`http://sandbox.invalid${path}`, { method: 'POST', body: JSON.stringify(body) });
    const reply = await receive(request, 'host');
    if (reply.kind !== 'answer' || !reply.response.ok) return undefined;
    const value = parseJson(await reply.response.text());
    return isObject(value) ? value : undefined;
  };
  const keep = (api: string, token: unknown, refresh?: unknown): string | undefined => {
    if (typeof token !== 'string') return undefined;
    kept.set(api, { token, refresh: typeof refresh === 'string' ? refresh : undefined });
    return token;
  };
  const signIn = async (api: 'cards' | 'banking'): Promise<string | undefined> => {
    if (api === 'banking')
      return keep(api, (await post('/banking/v2/api/signin', { apiKey: person.apiKey }))?.['token']);
    const pair = await post('/cards/v3/auth/login', { api_key: person.apiKey });
    return keep(api, pair?.['access_token'], pair?.['refresh_token']);
  };
  const refresh = async (token: string): Promise<string | undefined> => {
    const pair = await post('/cards/v3/auth/refresh', { refresh_token: token });
    return keep('cards', pair?.['access_token'], pair?.['refresh_token']);
  };

  return {
    getToken: async ({ api, expired }) => {
      if (api === 'acquiring') throw new Error('The sandbox has no acquiring API.');
      const last = kept.get(api);
      const over = last !== undefined && (readClaims(last.token)?.exp ?? 0) * 1000 <= clock.now();
      if (last && !over && !expired) return last.token;
      const renewed = over && last.refresh !== undefined ? await refresh(last.refresh) : undefined;
      const token = renewed ?? (await signIn(api));
      if (token === undefined) throw new Error('The platform refused the sign-in.');
      return token;
    },
    forget: () => kept.clear(),
  };
}
