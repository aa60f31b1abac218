import type { createFaults, FaultEffect } from './faults.js';
import type { Json } from './json.js';
import { redactBody, redactQuery, type createLog } from './log.js';
import { callPattern, platformPath } from './paths.js';
import type { Bindings } from './platform.js';
import { answer } from './respond.js';
import { readClaims } from './tokens.js';

/** What comes back over the wire: an answer, one whose body breaks off, or a broken connection. */
export type Reply =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'cut'; readonly response: Response }
  | { readonly kind: 'drop' };

/** The platform behind its faults and its log. */
export type Receive = (request: Request, from: 'client' | 'host') => Promise<Reply>;

/** What the platform is received through. */
export interface Door {
  /** A Hono app; its own type stays inside, as a host of the package does not have it. */
  readonly app: { fetch(request: Request, bindings: Bindings): Response | Promise<Response> };
  readonly calls: readonly string[];
  readonly faults: ReturnType<typeof createFaults>;
  readonly log: ReturnType<typeof createLog>;
  now(): number;
  /** Whether pages of other origins may read files. */
  filesReadable(): boolean;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-request-id, x-access-token, retry-after',
} as const;

/** Puts log and faults in front of the app. Controls and preflights pass by both. */
export function createReceive({ app, calls, faults, filesReadable, log, now }: Door): Receive {
  const finish = (response: Response, path: string): Response => {
    const isPublic = !path.startsWith('/hosted/') && (!path.startsWith('/files/') || filesReadable());
    return withHeaders(response, isPublic ? CORS : {});
  };
  return async (request, from) => {
    const url = new URL(request.url);
    const path = platformPath(url.pathname);
    if (request.method === 'OPTIONS') return { kind: 'answer', response: preflight(request) };
    if (/^\/control(\/|$)/.test(path))
      return { kind: 'answer', response: finish(await app.fetch(request, { body: await request.text() }), path) };

    const call = callPattern(calls, request.method, path);
    const query = redactQuery(url.searchParams);
    const entry = log.receive({
      at: now(),
      from,
      method: request.method,
      path,
      query,
      call,
      tokenId: tokenId(request),
    });
    const plan = faults.take(call, { byHost: from === 'host' });
    const body = await request.text();
    entry.body = redactBody(body, request.headers.get('content-type'));

    await wait(plan.msBefore);
    const { ending } = plan;
    const unheard = ending && 'when' in ending ? ending.when === 'before' : ending?.kind === 'status';
    const response = unheard ? undefined : await app.fetch(request, { body });
    await wait(plan.msAfter);

    if (ending?.kind === 'drop') return { kind: 'drop' };
    const ended = finish((await endWith(ending, response, path)) ?? noAnswer(), path);
    entry.status = ended.status;
    return { kind: ending?.kind === 'cut' ? 'cut' : 'answer', response: ended };
  };
}

async function endWith(
  ending: FaultEffect | undefined,
  response: Response | undefined,
  path: string,
): Promise<Response | undefined> {
  switch (ending?.kind) {
    case 'status':
      return statusAnswer(ending, path);
    case 'bad-json':
      return new Response('{"id": "5f0c', { status: 200, headers: { 'content-type': 'application/json' } });
    case 'wrong-shape':
      return answer({ unexpected: [{ shape: true }] });
    case 'empty':
      return withBody(response, new Uint8Array());
    case 'truncated':
      return response && withBody(response, (await halfOf(response)).half);
    case 'wrong-type':
      response?.headers.set('content-type', ending.type ?? 'text/html');
      return response;
    default:
      return response;
  }
}

const noAnswer = (): Response => answer({ message: 'The sandbox has no answer' }, 500);

/** An answer with another body, whose length it says if it said one. */
function withBody(response: Response | undefined, body: Uint8Array<ArrayBuffer>): Response {
  const { headers, status } = response ?? new Response();
  const told = new Headers(headers);
  if (told.has('content-length')) told.set('content-length', String(body.length));
  return new Response(body, { status, headers: told });
}

function statusAnswer({ status, body, headers }: Extract<FaultEffect, { kind: 'status' }>, path: string): Response {
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers: headers ?? {} });
  if (typeof body === 'string')
    return new Response(body, { status, headers: { 'content-type': 'text/html', ...headers } });
  return answer(
    body === undefined ? usualBody(status, path) : (JSON.parse(JSON.stringify(body)) as Json),
    status,
    headers,
  );
}

/** What an API answers by itself with a status. Source: Banking v2, "Errors" and the bad responses of its fee options. */
function usualBody(status: number, path: string): Json {
  if (status === 404) return { message: 'Not Found', error: { status } };
  if (status >= 500) return { message: 'Internal Server Error' };
  if (status === 401 && path.startsWith('/v2')) return { errors: [{ field: 'jwt', message: 'No auth token' }] };
  return { errors: [{ message: `The sandbox was told to answer ${status}` }] };
}

function withHeaders(response: Response, more: Readonly<Record<string, string>>): Response {
  response.headers.set('x-request-id', crypto.randomUUID());
  response.headers.set('cache-control', 'no-store');
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
  return response;
}

const preflight = (request: Request): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
      'access-control-max-age': '600',
    },
  });

function tokenId(request: Request): string | undefined {
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? request.headers.get('x-access-token');
  return token ? readClaims(token)?.jti : undefined;
}

const wait = (ms: number): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;

/** The first half of a body, for an answer that breaks off. */
export async function halfOf(
  response: Response,
): Promise<{ readonly half: Uint8Array<ArrayBuffer>; readonly length: number }> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  // An empty body has nothing to break off: then one byte is promised and none comes.
  return { half: bytes.slice(0, Math.floor(bytes.length / 2)), length: Math.max(bytes.length, 1) };
}
