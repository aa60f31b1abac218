import ky, { isTimeoutError } from 'ky';
import type { Act, ConsentChallenge } from '../domain/challenge.js';
import { GiroError, isGiroError, toGiroError } from './errors.js';
import { faultOf, type Answer } from './faults.js';
import type { JsonValue } from './json.js';
import { writeEnd, type WriteEvent } from './outcome.js';
import type { Connection } from './setup.js';
import { Misfit } from './validate.js';
import { bodyOf, isOffline, NoAnswer, roundTrip, unlessAborted, waitOf, type AuthHeader } from './wire.js';

/** A read. `name` is the client's own method, for messages; `path` may hold a query; ids in it went through `segment`. */
export interface ReadCall {
  readonly name: string;
  readonly method: 'GET';
  readonly path: string;
  /** Takes the platform long: 30 s, and is not tried again. */
  readonly slow?: boolean | undefined;
}

/** A write. */
export interface WriteCall {
  readonly name: string;
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: JsonValue | undefined;
  /**
   * For what carries no token and moves nothing, such as signing in: no answer is no unknown outcome, because sending it
   * again does no harm. What its 4xx means.
   */
  readonly open?: ((answer: Answer) => GiroError) | undefined;
  /** What a refusal means, where it is not what its status says of every call. */
  readonly fault?: ((answer: Answer) => GiroError | undefined) | undefined;
}

/** How a write that was not refused ended. */
export type Written<T> =
  { readonly end: 'done'; readonly value: T } | { readonly end: 'challenge'; readonly challenge: ConsentChallenge };

/** Reads a body, and throws when it is not what it should be; an empty body is `undefined`. */
export type Shape<T> = (body: unknown) => T;

/** One API over HTTP. Both methods reject with a `GiroError` and nothing else. */
export interface Http {
  /** `whole`: how long it may take with its retries, in milliseconds; 35 s unless said. */
  read<T>(call: ReadCall, shape: Shape<T>, signal?: AbortSignal, whole?: number): Promise<T>;
  /** A read that may be answered with a challenge instead. */
  readProtected<T>(call: ReadCall, shape: Shape<T>, signal?: AbortSignal): Promise<Act<T>>;
  /** Takes no signal: nothing gives a write up. It is sent once more only after a 401. */
  write<T>(call: WriteCall, shape: Shape<T>): Promise<Written<T>>;
}

/** What differs between the APIs. */
export interface Dialect {
  readonly auth: AuthHeader;
  /** Rewrites the base URL, where paths are shown without a part of it. */
  readonly base?: ((base: string) => string) | undefined;
  /** Reads the consent of a 412. */
  readonly consent?: Shape<ConsentChallenge> | undefined;
}

const READ_ATTEMPT = 10_000;
const READ_WHOLE = 35_000;
const WRITE_ATTEMPT = 30_000;
const LONGEST_RETRY_AFTER = 10_000;
const RETRIED = [408, 429, ...Array.from({ length: 100 }, (_, index) => 500 + index)];

/** What became of a call. */
type Event = { readonly at: 'answer'; readonly answer: Answer } | Silence;
type Silence =
  | { readonly at: 'network'; readonly code: string }
  /** `open`: a request was out when time was up. */
  | { readonly at: 'timeout'; readonly open: boolean }
  | { readonly at: 'offline' }
  | { readonly at: 'cancelled' };

/** Speaks to one API. `connect` is asked at each call, so that wrong options are told to whoever calls. */
export function createHttp(connect: () => Promise<Connection>, dialect: Dialect): Http {
  async function exchange(call: ReadCall | WriteCall, signal?: AbortSignal, whole = READ_WHOLE): Promise<Event> {
    const writes = call.method !== 'GET';
    const isOpen = writes && call.open !== undefined;
    const once = writes || call.slow;
    const { base, fetch, tokens } = await unlessAborted(connect(), signal);
    const url = `${dialect.base?.(base) ?? base}${call.path}`;
    let answer: Answer | undefined;
    let retryAfter = 0;
    let open = false;

    /** One attempt with its body read to the end: a cut body is no answer, and the time limit covers it. */
    async function attempt(limit: AbortSignal): Promise<Response> {
      answer = undefined;
      for (let renewed = false; ; renewed = true) {
        if (isOffline()) throw new NoAnswer('offline');
        if (!isOpen) await tokens.ready();
        limit.throwIfAborted(); // a write must not go out after it was said that it did not
        const ticket = isOpen ? undefined : tokens.issue();
        open = true;
        const heard = await roundTrip(fetch, {
          url,
          method: call.method,
          body: writes ? call.body : undefined,
          auth: dialect.auth,
          token: ticket?.token,
          signal: limit,
        });
        limit.throwIfAborted(); // a late answer must not pass for the next attempt's
        open = false;
        if (ticket && heard.answer.status === 401 && !renewed && !tokens.over) {
          await tokens.refuse(ticket);
          continue;
        }
        if (ticket && dialect.auth === 'x-access-token' && heard.rotated !== null) tokens.rotate(ticket, heard.rotated);
        answer = heard.answer;
        retryAfter = waitOf(heard.retryAfter);
        return forKy(heard);
      }
    }

    try {
      await ky(url, {
        method: call.method,
        fetch: (input) => unlessAborted(attempt((input as Request).signal), (input as Request).signal),
        ...(signal && { signal }),
        timeout: once ? WRITE_ATTEMPT : Math.min(READ_ATTEMPT, whole),
        totalTimeout: once ? false : whole,
        retry: {
          limit: once ? 0 : 2,
          methods: ['get'],
          statusCodes: RETRIED,
          afterStatusCodes: RETRIED,
          retryOnTimeout: true,
          delay: (count) => 400 * 2 ** (count - 1),
          jitter: (delay) => delay * (0.5 + Math.random() / 2),
          shouldRetry: ({ error }) => {
            if (signal?.aborted) return false;
            if (error instanceof NoAnswer) return error.at === 'network';
            return answer !== undefined && retryAfter > LONGEST_RETRY_AFTER ? false : undefined;
          },
        },
      });
    } catch (error) {
      if (signal?.aborted) return { at: 'cancelled' };
      if (tokens.over && !writes) throw tokens.over;
      if (error instanceof NoAnswer)
        return error.at === 'offline' ? { at: 'offline' } : { at: 'network', code: error.message };
      if (answer === undefined && isTimeoutError(error)) return { at: 'timeout', open };
      if (answer === undefined) throw error;
    }
    if (tokens.over && !writes) throw tokens.over; // the person it was for is gone; a write's outcome is told all the same
    return answer === undefined ? { at: 'network', code: '' } : { at: 'answer', answer };
  }

  /** The answer to a read, whatever its status. */
  async function ask<T>(
    call: ReadCall,
    signal: AbortSignal | undefined,
    whole: number | undefined,
    use: (answer: Answer) => T,
  ): Promise<T> {
    try {
      const event: Event = signal?.aborted ? { at: 'cancelled' } : await exchange(call, signal, whole);
      if (event.at !== 'answer') throw silence(call.name, event);
      return use(event.answer);
    } catch (error) {
      throw signal?.aborted ? silence(call.name, { at: 'cancelled' }) : toGiroError(error);
    }
  }

  function good<T>({ name }: ReadCall, answer: Answer, shape: Shape<T>): T {
    if (answer.status < 200 || answer.status > 299) throw faultOf(name, answer);
    return shaped(name, answer, shape);
  }

  const read = <T>(call: ReadCall, shape: Shape<T>, signal?: AbortSignal, whole?: number): Promise<T> =>
    ask(call, signal, whole, (answer) => good(call, answer, shape));

  const readProtected = <T>(call: ReadCall, shape: Shape<T>, signal?: AbortSignal): Promise<Act<T>> =>
    ask(call, signal, undefined, (answer) =>
      answer.status === 412 && dialect.consent
        ? { done: false, challenge: shaped(call.name, answer, dialect.consent) }
        : { done: true, value: good(call, answer, shape) },
    );

  async function write<T>(call: WriteCall, shape: Shape<T>): Promise<Written<T>> {
    let event: Event;
    try {
      event = await exchange(call);
    } catch (error) {
      if (isGiroError(error)) throw error; // of the options or of the token: not sent, or sent and answered 401
      throw unknownOutcome(call.name, undefined, error);
    }
    const heard = hear(event, shape);
    switch (writeEnd(heard.event)) {
      case 'done':
        return { end: 'done', value: heard.value as T };
      case 'challenge':
        return { end: 'challenge', challenge: heard.challenge as ConsentChallenge };
      case 'refused':
        throw event.at === 'answer'
          ? (call.open?.(event.answer) ?? call.fault?.(event.answer) ?? faultOf(call.name, event.answer))
          : silence(call.name, event);
      case 'unknown':
        if (call.open) throw event.at === 'answer' ? openFault(call, event.answer) : silence(call.name, event);
        throw unknownOutcome(call.name, event.at === 'answer' ? event.answer : undefined);
    }
  }

  /** A write's event as `writeEnd` judges it, with what its body holds. */
  function hear<T>(event: Event, shape: Shape<T>): { event: WriteEvent; value?: T; challenge?: ConsentChallenge } {
    if (event.at === 'network') return { event: { at: 'network' } };
    if (event.at !== 'answer') return { event: { at: event.at === 'timeout' && event.open ? 'timeout' : 'unsent' } };
    const { status } = event.answer;
    try {
      const body = bodyOf(event.answer);
      if (status === 412 && dialect.consent)
        return { event: { at: 'answer', status, body: 'consent' }, challenge: dialect.consent(body) };
      return { event: { at: 'answer', status, body: 'fits' }, value: shape(body) };
    } catch {
      return { event: { at: 'answer', status, body: 'misfit' } };
    }
  }

  return { read, readProtected, write };
}

/** What ky needs of an answer to decide on a retry: no body, no other header. */
function forKy({ answer: { status }, retryAfter }: { answer: Answer; retryAfter: string | null }): Response {
  const headers = new Headers();
  if (retryAfter !== null) headers.set('retry-after', retryAfter);
  return new Response(null, { status: status >= 200 && status <= 599 ? status : 200, headers });
}

function shaped<T>(name: string, answer: Answer, shape: Shape<T>): T {
  try {
    return shape(bodyOf(answer));
  } catch (error) {
    const { status, requestId } = answer;
    throw error instanceof Misfit
      ? new GiroError('bad-answer', `${name}: the answer is ${error.message}.`, { status, requestId })
      : new GiroError('bad-answer', `${name}: the answer could not be read.`, { status, requestId, cause: error });
  }
}

function silence(name: string, event: Silence): GiroError {
  switch (event.at) {
    case 'network':
      return new GiroError('network', `${name}: no answer came, or not all of it${event.code && ` (${event.code})`}.`);
    case 'timeout':
      return new GiroError('timeout', `${name}: no answer in time${event.open ? '' : '; nothing was sent'}.`);
    case 'offline':
      return new GiroError('offline', `${name}: the browser has no network; nothing was sent.`);
    case 'cancelled':
      return new GiroError('cancelled', `${name}: given up by the caller.`);
  }
}

/** An open write that was answered neither yes nor no. */
function openFault({ name, open }: WriteCall, answer: Answer): GiroError {
  const { status, requestId } = answer;
  if (status >= 200 && status <= 299)
    return new GiroError('bad-answer', `${name}: the answer could not be read.`, { status, requestId });
  return status >= 400 && status <= 499 && open ? open(answer) : faultOf(name, answer);
}

/** Nobody knows what became of a write. */
export const unknownOutcome = (name: string, answer: Answer | undefined, cause?: unknown): GiroError =>
  new GiroError(
    'unknown-outcome',
    `${name}: it was sent, and nothing says whether it was carried out; look, do not send it again.`,
    {
      status: answer?.status,
      requestId: answer?.requestId,
      cause,
    },
  );
