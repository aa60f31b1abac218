import * as z from 'zod/mini';
import { isSafe, pageOrigin, pageUrl, tryUrl } from './addresses.js';
import type { TokenRequest } from './client.types.js';
import { GiroError } from './errors.js';
import { parseJson, stringifyJson } from './json.js';
import { filled } from './shapes.js';
import { validate } from './validate.js';

/** How long the host's own server may take to give a token. */
const TOKEN_LIMIT = 10_000;

const tokenAnswer = z.object({ token: filled });

/** Asks the host's own server. Source: product, `token-url`. */
export async function askTokenUrl(
  tokenUrl: string,
  request: TokenRequest,
  fetch: typeof globalThis.fetch,
): Promise<string> {
  const url = checkedTokenUrl(tokenUrl);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: stringifyJson({ api: request.api, expired: request.expired }),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TOKEN_LIMIT),
    });
    text = await response.text();
  } catch {
    throw new GiroError('network', 'No answer came from `tokenUrl`; nothing was sent to the platform.');
  }
  const { status } = response;
  if (status === 401 || status === 403)
    throw new GiroError('unauthorized', `\`tokenUrl\` answered ${status}: the person is signed out.`, { status });
  if (status >= 500) throw new GiroError('server', `\`tokenUrl\` answered ${status}.`, { status });
  try {
    return validate(tokenAnswer, parseJson(response.ok ? text : '')).token;
  } catch {
    throw new GiroError(
      'usage',
      `\`tokenUrl\` must answer 200 and JSON like { "token": "..." }; it answered ${status}.`,
    );
  }
}

function checkedTokenUrl(tokenUrl: string): string {
  const page = pageOrigin();
  const url = tryUrl(tokenUrl, pageUrl());
  if (!url || !(page === undefined ? isSafe(url) : url.origin === page))
    throw new GiroError(
      'usage',
      '`tokenUrl` must be of the same origin as the page; use `getToken` for anything else.',
    );
  return url.href;
}
