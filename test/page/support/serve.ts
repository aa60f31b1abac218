import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probe } from './probe.js';

/** The policy under which everything must work. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** Serves test pages. */
export interface PageServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** What a server serves besides the built files under `/dist/`. */
export interface PageServerOptions {
  /** Path to document, for example `{ '/': '<!doctype html>…' }`; a path that ends in `.js` is a script. */
  readonly pages: Readonly<Record<string, string>>;
  /** On every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What answers the requests whose path starts so, for example `{ '/platform/': nodeListener(…) }`. */
  readonly listeners?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>>;
}

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};
const PROBE = '/giro-probe.js';

/**
 * Starts a server on a free loopback port. Documents get the probe as their first script, from a file, so that the
 * strictest policy allows it and engines that let us add no script of ours hear as much as the others.
 */
export async function servePages({ pages, headers = {}, listeners = {} }: PageServerOptions): Promise<PageServer> {
  const bodyOf = async (path: string): Promise<string | undefined> => {
    if (path === PROBE) return `(${probe.toString()})();`;
    const page = pages[path];
    if (page !== undefined) return path.endsWith('.js') ? page : withProbe(page);
    if (!path.startsWith('/dist/')) return undefined;
    return readFile(join(dist, normalize(path.slice('/dist'.length))), 'utf8').catch(() => undefined);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
    const prefix = Object.keys(listeners).find((prefix) => path.startsWith(prefix));
    if (prefix !== undefined) {
      await listeners[prefix]?.(request, response);
      return;
    }
    const body = await bodyOf(path);
    const status = body === undefined ? (path === '/favicon.ico' ? 204 : 404) : 200;
    response.writeHead(status, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8', ...headers });
    response.end(body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function withProbe(document: string): string {
  const script = `<script src="${PROBE}"></script>`;
  const probed = document.replace(/<head[^>]*>/i, (head) => `${head}${script}`);
  if (probed === document) throw new Error('A test page needs a <head>.');
  return probed;
}
