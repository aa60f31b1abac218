import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createSandbox, receiverOf, type Sandbox, type SandboxOptions } from './create.js';
import { platformPath } from './paths.js';
import { halfOf } from './receive.js';
import { notFound } from './respond.js';

export { createSandbox } from './create.js';
export type { Sandbox, SandboxOptions } from './create.js';

/** Handles requests of a `node:http` server. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** A running sandbox. */
export interface SandboxServer {
  /** Base address of the platform, for example `http://127.0.0.1:4100/platform`: Cards v3 is at `/cards/v3` below it. */
  readonly url: string;
  /** Origin of the hosted pages and of the files. */
  readonly hostedUrl: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** How to start a sandbox server. */
export interface SandboxServerOptions extends SandboxOptions {
  /** Port of the platform; 0, the default, for any free one. */
  readonly port?: number | undefined;
  /** Port of the hosted pages and the files; 0, the default, for any free one. */
  readonly hostedPort?: number | undefined;
}

/**
 * The platform as a listener to mount under any path of any server; requests outside `prefix` are not found.
 * Dropped and cut answers break the real connection.
 */
export const nodeListener = (sandbox: Sandbox, prefix = ''): NodeListener =>
  listener(sandbox, (pathname) => pathname.startsWith(`${prefix}/`));

/** The hosted pages and the files alone, as an origin of their own serves them. */
export const hostedListener = (sandbox: Sandbox): NodeListener =>
  listener(sandbox, (pathname) => /^\/(hosted|files)\//.test(platformPath(pathname)));

function listener(sandbox: Sandbox, serves: (pathname: string) => boolean): NodeListener {
  const receive = receiverOf(sandbox);
  const listen = getRequestListener(
    async (request, { outgoing }) => {
      if (!serves(new URL(request.url).pathname)) return notFound();
      const reply = await receive(request, 'client');
      if (reply.kind === 'answer') return reply.response;
      if (reply.kind === 'drop') outgoing.destroy();
      else await sendHalf(reply.response, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    // The host's own `Request` and `Response` are not the sandbox's to replace.
    { overrideGlobalObjects: false },
  );
  return (request, response) => void listen(request, response);
}

/** Promises a whole body, sends half of it and breaks the connection. */
async function sendHalf(response: Response, outgoing: ServerResponse): Promise<void> {
  const { half, length } = await halfOf(response);
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), 'content-length': String(length) });
  outgoing.flushHeaders();
  await new Promise((resolve) => outgoing.write(half, resolve));
  outgoing.destroy();
}

/** Starts the platform and, on an origin of their own, its hosted pages; both answer on this machine only. */
export async function startSandbox(options: SandboxServerOptions = {}): Promise<SandboxServer> {
  const { hostedPort = 0, port = 0, ...sandboxOptions } = options;
  const hosted = createServer();
  const hostedUrl = await listen(hosted, hostedPort);
  const sandbox = createSandbox({ storage: null, hostedUrl, ...sandboxOptions });
  hosted.on('request', hostedListener(sandbox));
  const platform = createServer(nodeListener(sandbox));
  const origin = await listen(platform, port).catch(async (error: unknown) => {
    await stop(hosted);
    throw error;
  });
  return {
    url: `${origin}/platform`,
    hostedUrl,
    sandbox,
    close: async () => {
      await Promise.all([stop(platform), stop(hosted)]);
    },
  };
}

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
