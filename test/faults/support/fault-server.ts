import { once } from 'node:events';
import { createServer } from 'node:http';
import { constants, createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { receiverOf } from '../../../src/sandbox/create.js';
import { platformPath } from '../../../src/sandbox/paths.js';
import { halfOf, type Reply } from '../../../src/sandbox/receive.js';
import type { PlatformServer } from '../../support/server.js';
import { Connections, type WireRequest } from './connections.js';
import { Abandoned, WireState, type OpenArrival } from './wire-state.js';
import type { FaultOrigins, Wire, WireEffect, WireFault } from './wires.js';

/** The running counting server. */
export interface FaultServer {
  readonly origins: FaultOrigins;
  close(): Promise<void>;
}

/** What a TLS server needs; made at the start of a run. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** What `ServerResponse` and `Http2ServerResponse` have in common. */
interface WireResponse {
  readonly headersSent: boolean;
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  write(chunk: Uint8Array, written: () => void): unknown;
  end(body?: string | Uint8Array): unknown;
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' };
/** Longer than any test: a connection that is kept ends only when a fault or a test ends it. */
const KEEP_ALIVE_MS = 600_000;
const WARM_MS = 2000;

/**
 * Starts real servers in front of the platforms of a platform server, on free loopback ports: each named platform under
 * `/<name>/platform/...` over HTTP/1.1, HTTP/1.1 over TLS and HTTP/2. Every request is noted when it comes in, before any
 * fault, so that what a browser sends again by itself is counted. `GET /<name>/warm?of=n` answers once n of them are
 * there, so that n connections are open afterwards. The control origin takes what `faulty-platform.ts` says.
 */
export async function startFaultServer(platform: PlatformServer, certificate: Certificate): Promise<FaultServer> {
  const states = new Map<string, WireState>();
  const connections = new Connections();
  const warming = new Map<string, (() => void)[]>();

  const receive = (wire: Wire) => async (request: WireRequest, response: WireResponse) => {
    const url = new URL(request.url ?? '/', origins[wire]);
    const [, name = '', room] = url.pathname.split('/');
    const { id, reused } = connections.use(request);
    if (room === 'warm') {
      await gather(warming, `${wire} ${name}`, Number(url.searchParams.get('of')));
      response.writeHead(200, CORS);
      response.end(JSON.stringify({ socket: id }));
      return;
    }
    const method = request.method ?? 'GET';
    const path = platformPath(url.pathname);
    const state = states.get(name);
    if (!state) {
      // Nobody's any more: what a browser sends again late must not make a platform of that name.
      response.writeHead(404, CORS);
      response.end();
      return;
    }
    const sandbox = platform.sandbox(name);
    const arrival = state.arrive({
      wire,
      protocol: request.httpVersion,
      method,
      path,
      search: url.search,
      socket: id,
      reused,
    });
    const fault = state.take(method, path);
    if (fault) arrival.fault = fault.do.kind;
    const body = await readText(request);
    arrival.body = body;
    const carryOut = async (): Promise<Reply> => {
      const headers = Object.entries(request.headers).filter(([header]) => !header.startsWith(':'));
      const forwarded = new Request(url, {
        method,
        headers: headers.map(([header, value]): [string, string] => [header, String(value)]),
        ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
      });
      const reply = await receiverOf(sandbox)(forwarded, 'client');
      arrival.carriedOut = true;
      return reply;
    };
    await answer({ request, response, arrival, carryOut }, state, fault);
  };

  /** Sees to one request that has come in whole. */
  async function answer(exchange: Exchange, state: WireState, fault: WireFault | undefined): Promise<void> {
    const { arrival, carryOut } = exchange;
    if (!fault) return send(exchange, await carryOut());
    const { do: effect } = fault;
    switch (effect.kind) {
      case 'cut': {
        const reply = await carryOut();
        return send(exchange, reply.kind === 'answer' ? { ...reply, kind: 'cut' } : reply);
      }
      case 'stall':
      case 'shuffle': {
        const early = effect.when === 'after' ? await carryOut() : undefined;
        return state.inTurn(arrival, fault, effect, async () => send(exchange, early ?? (await carryOut())));
      }
      default:
        if (effect.when === 'after') await carryOut();
        await end(exchange, effect);
        if (effect.when === 'late') {
          await new Promise((resolve) => setTimeout(resolve, effect.ms));
          await carryOut();
        }
    }
  }

  /** Ends a request otherwise than the platform would. */
  async function end(exchange: Exchange, effect: Extract<WireEffect, { kind: 'drop' | 'reset' | 'status' }>) {
    const { request } = exchange;
    if (effect.kind === 'drop') connections.drop(request);
    else if (effect.kind === 'reset') connections.reset(request, effect.stream);
    else {
      const body = JSON.stringify(effect.body ?? { message: 'The wire was told to answer this' });
      const headers = { ...CORS, 'content-type': 'application/json' };
      await send(exchange, { kind: 'answer', response: new Response(body, { status: effect.status, headers }) });
    }
  }

  /** Sends what the platform, or a fault, replied. */
  async function send({ request, response, arrival }: Exchange, reply: Reply): Promise<void> {
    if (reply.kind === 'drop') {
      connections.drop(request);
      return;
    }
    arrival.status = reply.response.status;
    const headers = Object.fromEntries(reply.response.headers);
    if (reply.kind === 'answer') {
      const body = Buffer.from(await reply.response.arrayBuffer());
      response.writeHead(arrival.status, headers);
      response.end(body);
      return;
    }
    const { half, length } = await halfOf(reply.response);
    response.writeHead(arrival.status, { ...headers, 'content-length': String(length) });
    await new Promise<void>((resolve) => response.write(half, resolve));
    if ('stream' in request) request.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    else connections.drop(request);
  }

  const control = async (request: WireRequest, response: WireResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, name = '', room = ''] = pathname.split('/');
    const tell = (value?: unknown): void => {
      response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
      response.end(JSON.stringify(value ?? null));
    };
    if (request.method === 'OPTIONS') {
      tell();
      return;
    }
    if (request.method === 'POST' && room === '') states.set(name, new WireState(Number(await readText(request))));
    const state = states.get(name);
    if (!state) throw new TypeError(`There is no platform ${name}`);
    const acts: Readonly<Record<string, () => unknown>> = {
      'POST ': () => undefined,
      'DELETE ': () => {
        states.delete(name);
        state.abandon();
      },
      'POST faults': async () => state.addFault(JSON.parse(await readText(request)) as WireFault),
      'GET faults': () => state.faults,
      'DELETE faults': () => state.clearFaults(),
      'GET arrivals': () => state.arrivals,
      'DELETE arrivals': () => state.forgetArrivals(),
      'POST release': () => state.release(),
      'POST cool': () => connections.cool(),
    };
    const act = acts[`${request.method ?? ''} ${room}`];
    if (!act) throw new TypeError(`The counting server cannot ${request.method ?? ''} ${room}`);
    tell(await act());
  };

  /** Answers 500 for what went wrong here; breaks off where nobody is left to answer. */
  const guarded = (handle: (request: WireRequest, response: WireResponse) => Promise<void>) => {
    return (request: WireRequest, response: WireResponse): void => {
      handle(request, response).catch((error: unknown) => {
        if (error instanceof Abandoned || response.headersSent) connections.drop(request);
        else {
          response.writeHead(500, CORS);
          response.end(String(error));
        }
      });
    };
  };
  const tls = { ...certificate, keepAliveTimeout: KEEP_ALIVE_MS };
  const servers: Record<Wire | 'control', Server> = {
    control: createServer(guarded(control)),
    http1: createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, guarded(receive('http1'))),
    https1: createTlsServer(tls, guarded(receive('https1'))),
    http2: createSecureServer(certificate, guarded(receive('http2'))),
  };
  const entries = Object.entries(servers) as [Wire | 'control', Server][];
  for (const [kind, server] of entries) {
    connections.watch(server, { isWire: kind !== 'control' });
    server.listen(0, '127.0.0.1');
  }
  await Promise.all(entries.map(([, server]) => once(server, 'listening')));
  const originOf = (scheme: string, { port }: AddressInfo) => `${scheme}://127.0.0.1:${String(port)}`;
  const origins = Object.fromEntries(
    entries.map(([kind, server]) => [
      kind,
      originOf(/^https|2$/.test(kind) ? 'https' : 'http', server.address() as AddressInfo),
    ]),
  ) as Record<Wire | 'control', string>;
  return {
    origins,
    close: async () => {
      for (const state of states.values()) state.abandon();
      const closed = entries.map(([, server]) => new Promise((resolve) => server.close(resolve)));
      connections.destroy();
      await Promise.all(closed);
    },
  };
}

/** One request, its answer and what becomes of it. */
interface Exchange {
  readonly request: WireRequest;
  readonly response: WireResponse;
  readonly arrival: OpenArrival;
  readonly carryOut: () => Promise<Reply>;
}

/** Waits until enough came to the same place; not for ever. */
async function gather(places: Map<string, (() => void)[]>, place: string, of: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const here = places.get(place) ?? [];
  places.set(place, [...here, () => resolve(undefined)]);
  const letGo = () => {
    for (const go of places.get(place) ?? []) go();
    places.delete(place);
  };
  if (here.length + 1 >= of) letGo();
  const timer = setTimeout(letGo, WARM_MS);
  await promise;
  clearTimeout(timer);
}

async function readText(request: WireRequest): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
