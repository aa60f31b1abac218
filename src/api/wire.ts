import { GiroError } from './errors.js';
import type { Answer } from './faults.js';
import { parseJson, stringifyJson, type JsonValue } from './json.js';
import { Misfit } from './validate.js';

/** Where an API's token goes. */
export type AuthHeader = 'authorization' | 'x-access-token';

/** One request, ready to be sent. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly body: JsonValue | undefined;
  readonly auth: AuthHeader;
  /** Absent for what carries none. */
  readonly token: string | undefined;
  readonly signal: AbortSignal;
}

/** A whole answer and the two headers that matter beside it. */
export interface Heard {
  readonly answer: Answer;
  readonly retryAfter: string | null;
  readonly rotated: string | null;
}

/** Thrown where no whole answer came, so that nothing depends on guessing which foreign errors are network errors. */
export class NoAnswer extends Error {
  readonly at: 'network' | 'offline';

  /** `code` is a short name such as `ECONNREFUSED`: foreign errors may hold the request, and so the token. */
  constructor(at: 'network' | 'offline', code = '') {
    super(code);
    this.at = at;
  }
}

/** Sends a request and reads the answer to its end. Rejects with {@link NoAnswer}. */
export async function roundTrip(fetch: typeof globalThis.fetch, request: WireRequest): Promise<Heard> {
  try {
    const response = await fetch(request.url, requestInit(request));
    const text = await response.text();
    const { status, headers } = response;
    return {
      answer: {
        status,
        text,
        type: headers.get('content-type') ?? undefined,
        requestId: headers.get('x-request-id')?.slice(0, 100),
      },
      retryAfter: headers.get('retry-after'),
      rotated: headers.get('x-access-token'),
    };
  } catch (error) {
    throw new NoAnswer('network', codeOf(error));
  }
}

function requestInit({ method, body, auth, token, signal }: WireRequest): RequestInit {
  const headers = new Headers();
  headers.set('accept', 'application/json');
  if (method !== 'GET') headers.set('content-type', 'application/json');
  if (token !== undefined) headers.set(auth, auth === 'authorization' ? `Bearer ${token}` : token);
  const init: RequestInit = {
    method,
    headers,
    signal,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
  if (body !== undefined) init.body = stringifyJson(body);
  return Object.assign(Object.create(null) as RequestInit, init); // no field of it comes from a polluted prototype
}

/** A system error's code, as Node nests it; nothing else of a foreign error is kept. */
function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' && /^[A-Z_\d]{3,40}$/.test(cause.code) ? cause.code : '';
}

/** True when the browser knows that there is no network. Node does not say. */
export const isOffline = (): boolean =>
  (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;

/** How long a `Retry-After` asks to wait, in milliseconds; 0 for none or nonsense. Source: RFC 9110, 10.2.3. */
export function waitOf(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Math.max(0, Number.isNaN(wait) ? 0 : wait);
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** The body an answer holds; `undefined` for an empty one. Throws a {@link Misfit}. */
export function bodyOf({ text, type }: Answer): unknown {
  if (text.trim() === '') return undefined;
  if (type !== undefined && !JSON_TYPE.test(type)) throw new Misfit('its content type');
  try {
    return parseJson(text);
  } catch {
    throw new Misfit('its JSON');
  }
}

/** An id as one path segment. */
export function segment(id: string): string {
  // A dot segment would be resolved away, encoded or not, and name another resource.
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..')
    throw new GiroError('usage', 'An id must be a non-empty string.');
  try {
    return encodeURIComponent(id);
  } catch {
    throw new GiroError('usage', 'An id must be well-formed text.');
  }
}

/** As the promise, but rejects as soon as the signal aborts, whatever the promise does then. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new NoAnswer('network', 'ABORTED'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
