import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox, type SandboxOptions, type SandboxTokenRequest } from '../../src/sandbox/index.js';
import { nodeListener } from '../../src/sandbox/node.js';

/** A running server with many platforms. */
export interface PlatformServer {
  /** `http://127.0.0.1:<port>`; a platform lives under `/<its name>/platform/`. */
  readonly origin: string;
  /** A platform itself; one is made when there is none of that name. */
  sandbox(name: string): Sandbox;
  close(): Promise<void>;
}

interface Instance {
  readonly sandbox: Sandbox;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => unknown;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

/**
 * Starts one real HTTP server, on a free loopback port, that holds as many independent platforms as tests ask for.
 * `POST /<name>` with sandbox options makes one anew (any other first use makes one with none), `DELETE /<name>` ends
 * it, `POST /<name>/token` answers `{ token }` as a host's server would, `/<name>/platform/...` is the platform.
 */
export async function startPlatformServer(): Promise<PlatformServer> {
  const instances = new Map<string, Instance>();
  const create = (name: string, options: SandboxOptions = {}): Instance => {
    const sandbox = createSandbox({ ...options, storage: null });
    const instance = { sandbox, listener: nodeListener(sandbox, `/${name}/platform`) };
    instances.set(name, instance);
    return instance;
  };

  const instanceOf = (name: string): Instance => instances.get(name) ?? create(name);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, name = '', room] = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.split('/');
    if (room === 'platform') {
      instanceOf(name).listener(request, response);
      return;
    }
    const answer = (status: number, body?: object) =>
      response
        .writeHead(status, { ...CORS, 'content-type': 'application/json' })
        .end(body === undefined ? undefined : JSON.stringify(body));
    if (request.method === 'OPTIONS') answer(204);
    else if (room === undefined && request.method === 'POST') {
      create(name, (await readJson(request)) as SandboxOptions);
      answer(204);
    } else if (room === undefined && request.method === 'DELETE') answer(instances.delete(name) ? 204 : 404);
    else if (room === 'token' && request.method === 'POST') {
      const { sandbox } = instanceOf(name);
      answer(200, { token: await sandbox.getToken((await readJson(request)) as SandboxTokenRequest) });
    } else answer(404, {});
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, CORS).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sandbox: (name) => instanceOf(name).sandbox,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
