import { assert } from 'chai';
import { createClient, GiroError, type GiroClient, type GiroClientOptions } from '../../src/api/index.js';

/** One request as it left the client. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** Its place, from 0. */
  readonly index: number;
}

/** A hand-written platform: answers each request, and keeps what it was sent. */
export interface Wire {
  readonly fetch: typeof fetch;
  readonly sent: Sent[];
  count(method?: string): number;
}

/** A platform of one function, for a precise event on the wire. */
export function wire(answer: (request: Sent) => Response | Promise<Response>): Wire {
  const sent: Sent[] = [];
  return {
    sent,
    count: (method) => sent.filter((request) => method === undefined || request.method === method).length,
    fetch: async (input, init = {}) => {
      const request: Sent = {
        url: input instanceof Request ? input.url : input.toString(),
        method: init.method ?? 'GET',
        init,
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? init.body : undefined,
        index: sent.length,
      };
      sent.push(request);
      return answer(request);
    },
  };
}

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

/** An answer whose body breaks off. */
export const cut = (status = 200): Response =>
  new Response(
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.error(new TypeError('network error'));
      },
    }),
    { status, headers: { 'content-type': 'application/json' } },
  );

/** Never answers, unless given up. */
export const silent = (request: Sent): Promise<Response> =>
  new Promise((_, reject) => {
    request.init.signal?.addEventListener('abort', () => {
      reject(new TypeError('Failed to fetch'));
    });
  });

/** A card as Cards v3 sends it. */
export const wireCard = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id: 'card-1',
  display_name: 'Expenses',
  type: 'virtual',
  brand: 'visa',
  region: 'europe',
  exp_month: '12',
  exp_year: '2031',
  last4: '3770',
  currency: 'EUR',
  account_id: 'account-1',
  status: 'active',
  ...more,
});

/** A client of a hand-written platform, with a token that is always good. */
export const clientOf = ({ fetch }: Pick<Wire, 'fetch'>, more: GiroClientOptions = {}): GiroClient =>
  createClient({
    cardsUrl: 'https://platform.example/v3',
    bankingUrl: 'https://bank.example/v2',
    getToken: () => 'token',
    fetch,
    ...more,
  });

/** The `GiroError` a promise rejects with; anything else fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<GiroError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    if (!(error instanceof GiroError)) throw new Error(`not a GiroError: ${String(error)}`, { cause: error });
    return error;
  }
  throw new Error(`it resolved, to ${typeof value}`);
}

/** Asserts that a check that holds for the real thing notices a broken one. */
export async function assertNotices(check: () => unknown): Promise<void> {
  let noticed = false;
  try {
    await check();
  } catch {
    noticed = true;
  }
  assert.isTrue(noticed, 'the check passes although the guard is gone');
}

/** How often the clock of `hurry` goes on, in real milliseconds: as often as a browser lets a timer come again. */
const TURN_MS = 4;

/**
 * Makes timers and the monotonic clock run faster until the returned function is called. They go on by as much each time the
 * page has its turn, so that a busy machine makes them slower, and nothing is late on them that would be in time otherwise.
 */
export function hurry(factor: number): () => void {
  const { setTimeout: realTimeout, clearTimeout: realClear } = globalThis;
  const realNow = performance.now;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let now = performance.now();
  let lastId = 0;
  let isOver = false;
  const turn = (): void => {
    const [next] = [...timers].toSorted(([, one], [, other]) => one.at - other.at);
    now = Math.min(now + TURN_MS * factor, Math.max(now, next?.[1].at ?? Infinity));
    if (next || !isOver) realTimeout(turn, TURN_MS);
    else if (globalThis.clearTimeout === clear) globalThis.clearTimeout = realClear;
    // In a task of its own each: what one has to say is said before the next.
    if (next && next[1].at <= now && timers.delete(next[0])) next[1].run();
  };
  realTimeout(turn, TURN_MS);
  globalThis.setTimeout = ((run: () => void, ms = 0): number => {
    lastId -= 1; // the browser's own are positive
    timers.set(lastId, { at: now + ms, run });
    return lastId;
  }) as unknown as typeof setTimeout;
  const clear: typeof clearTimeout = (id) => {
    if (!timers.delete(Number(id))) realClear(id);
  };
  globalThis.clearTimeout = clear;
  performance.now = () => now;
  return () => {
    isOver = true;
    globalThis.setTimeout = realTimeout;
    performance.now = realNow;
  };
}

/** Runs with the browser saying that there is, or is no, network. */
export async function whileOnline<T>(online: boolean, run: () => Promise<T>): Promise<T> {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  try {
    return await run();
  } finally {
    delete (navigator as { onLine?: boolean }).onLine;
  }
}

/** Random numbers from 0 to 1 that are the same for the same seed. Source: the mulberry32 generator. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** A list in a random order. */
export function shuffled<T>(random: () => number, list: readonly T[]): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

/** One of the reference's own examples. */
export interface Example {
  readonly endpoint: string;
  readonly kind: 'request' | 'response';
  readonly status: number;
  readonly body: unknown;
}

/** The reference's own examples for one API. */
export async function examples(api: 'cards-v3' | 'banking-v2'): Promise<readonly Example[]> {
  const response = await fetch(new URL(`../fixtures/${api}.json`, import.meta.url));
  return (await response.json()) as readonly Example[];
}
