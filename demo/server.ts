import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeListener, startSandbox } from '../src/sandbox/node.js';

/** What the bank's own web server would do: serve its pages, and answer access tokens to the person who is signed in. */

const root = fileURLToPath(new URL('..', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.ts': 'text/javascript; charset=utf-8',
};

const PAGES: Readonly<Record<string, string>> = {
  '/': '/demo/index.html',
  '/accounts': '/demo/accounts.html',
  '/plain.html': '/demo/plain.html',
};

const sandbox = await startSandbox();
const hostedOrigin = new URL(sandbox.hostedUrl).origin;

/** As strict as the kit promises to work under; statements are files on another host, which the page must be let fetch from. */
const policyOf = (path: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'${path === '/accounts' ? ` ${hostedOrigin}` : ''}; ` +
  "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html; form-action 'none'; base-uri 'none'";

const platform = nodeListener(sandbox.sandbox, '/platform');

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}

/** The `token-url` of the page: a real bank checks its session cookie here. Same origin only, as a browser says itself. */
async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const site = request.headers['sec-fetch-site'];
  if (request.method !== 'POST' || (site !== undefined && site !== 'same-origin')) {
    response.writeHead(405).end();
    return;
  }
  const { api, expired } = JSON.parse(await readBody(request)) as { api: 'cards' | 'banking'; expired: boolean };
  const token = await sandbox.sandbox.getToken({ api, expired });
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ token }));
}

async function answerFile(path: string, response: ServerResponse): Promise<void> {
  // The pages' own scripts are served as they are written, without their types.
  const wanted = PAGES[path] ?? path.replace(/^(\/demo\/.*)\.js$/, '$1.ts');
  const file = normalize(join(root, wanted));
  const isPublic = file.startsWith(join(root, 'demo/')) || file.startsWith(join(root, 'dist/cdn/'));
  const type = TYPES[extname(file)];
  let text = isPublic && type ? await readFile(file, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    return;
  }
  if (file.endsWith('.ts')) text = stripTypeScriptTypes(text);
  if (file.endsWith('.html')) text = text.replaceAll('__HOSTED_ORIGIN__', hostedOrigin);
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': policyOf(path),
  });
  response.end(text);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/platform/')) platform(request, response);
  else if (pathname === '/token') await answerToken(request, response);
  else if (pathname === '/favicon.ico') response.writeHead(204).end();
  else await answerFile(decodeURIComponent(pathname), response);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

server.listen(Number(process.env['PORT'] ?? 4040), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : '';
  console.info(`Giro Elements demo:  http://127.0.0.1:${port}/`);
  console.info(`Accounts:            http://127.0.0.1:${port}/accounts`);
  console.info(`One-file page:       http://127.0.0.1:${port}/plain.html`);
  console.info('Everything runs on this machine; press Ctrl+C to stop.');
});
