import { callPattern } from '../../../src/sandbox/paths.js';

// What the counting server and the test page tell each other.

/** A way to the platform: HTTP/1.1, the same over TLS, and HTTP/2 over TLS. */
export type Wire = 'http1' | 'https1' | 'http2';

/** Where the counting server listens: one origin for each wire, and one for the test that steers it. */
export type FaultOrigins = Readonly<Record<Wire | 'control', string>>;

/** Why one HTTP/2 stream is reset while its connection lives on. */
export type StreamError = 'REFUSED_STREAM' | 'INTERNAL_ERROR' | 'CANCEL' | 'ENHANCE_YOUR_CALM';

/**
 * Whether the platform carries the call out: never, before the fault, or, as if the request had been on its way for long,
 * some milliseconds after it.
 */
export type Moment = { readonly when: 'before' | 'after' } | { readonly when: 'late'; readonly ms: number };

/** What the wire does to one request. */
export type WireEffect =
  /** No answer: the connection ends, with every request that is on it. */
  | ({ readonly kind: 'drop' } & Moment)
  /** No answer: the connection is reset, or on HTTP/2, when an error is named, this one stream. */
  | ({ readonly kind: 'reset'; readonly stream?: StreamError } & Moment)
  /** Another answer than the platform's. */
  | ({ readonly kind: 'status'; readonly status: number; readonly body?: unknown } & Moment)
  /** Carried out; half of the answer's body comes, then the connection or the stream ends. */
  | { readonly kind: 'cut' }
  /** Waits, for good unless `ms` says how long, `before` or `after` the call is carried out; then answers as usual. */
  | { readonly kind: 'stall'; readonly when: 'before' | 'after'; readonly ms?: number }
  /**
   * Gathers requests until there are `of` of them, or no other came for `ms` (1000 unless said), and answers them in random
   * order; with `before` they are also carried out in that order. A browser has six connections to an HTTP/1.1 origin.
   */
  | { readonly kind: 'shuffle'; readonly of: number; readonly when: 'before' | 'after'; readonly ms?: number };

/** Something that goes wrong on the wire with chosen calls of one platform. */
export interface WireFault {
  /** `*` for every API call, or a method and path pattern, for example `PATCH /v3/cards/:id`. Preflights never match. */
  readonly call: string;
  /** How often; every time unless said. What a browser sends again by itself counts. */
  readonly times?: number;
  /** How likely, from 0 to 1, drawn for each request from the platform's seed; certain unless said. */
  readonly probability?: number;
  readonly do: WireEffect;
}

/** One request that came in on a wire, preflights included. */
export interface Arrival {
  /** Counts from 1 since the arrivals were forgotten. */
  readonly number: number;
  /** Milliseconds of the server's clock. */
  readonly at: number;
  readonly wire: Wire;
  /** `1.1` or `2.0`. */
  readonly protocol: string;
  readonly method: string;
  /** Path on the platform, for example `/v3/cards/5f0c`. */
  readonly path: string;
  /** The query with its question mark; empty without one. */
  readonly search: string;
  /** The body's text; `undefined` while it has not come whole. */
  readonly body?: string;
  /** Which connection; no two in a run have the same number. */
  readonly socket: number;
  /** Another request had come in on that connection before. */
  readonly reused: boolean;
  /** What the wire did to it. */
  readonly fault?: WireEffect['kind'];
  /** The platform has carried it out. */
  readonly carriedOut: boolean;
  /** Status of the answer that was sent, if one was. */
  readonly status?: number;
}

/** Whether a request is of a call: `*`, or a method and path pattern. */
export function isOf(call: string, method: string, path: string): boolean {
  if (call === '*') return method !== 'OPTIONS' && /^\/v\d/.test(path);
  return callPattern([call], method, path) === call;
}
