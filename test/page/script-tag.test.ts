import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { closeBrowsers, ENGINE, openPage, type OpenPage } from './support/open-page.js';
import { servePages, STRICT_POLICY, type PageServer } from './support/serve.js';

// Every way in which a page may hold the script tag; strict-policy.test.ts has the plain one.

const KIT = '/dist/cdn/giro-elements.js';
const SANDBOX = '/dist/cdn/giro-sandbox.js';
/** Another version of the kit, with its parts beside it: one character is different, wherever it says its version. */
const NEWER = '/newer/giro-elements.js';
const LIST = '<giro-provider environment="sandbox"><giro-card-list></giro-card-list></giro-provider>';

interface ImportMap {
  readonly imports: Readonly<Record<string, string>>;
  readonly integrity: Readonly<Record<string, string>>;
}
const distFile = (path: string): string => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const importMap = JSON.parse(distFile('cdn/importmap.json')) as ImportMap;
const integrityOf = (address: string): string => importMap.integrity[address] ?? 'not in the import map';

const NEWER_VERSION = `${version}0`;
const newer = (file: string): string => file.replaceAll(version, NEWER_VERSION);

/** The import map as a page holds it that serves dist/cdn from some folder. */
const importMapFor = (folder: string): string =>
  JSON.stringify(importMap).replaceAll('"./', `"${folder.endsWith('/') ? folder : `${folder}/`}`);
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const script = (src: string, attributes = ''): string => `<script type="module" src="${src}" ${attributes}></script>`;

const policy = (content: string): string => `<meta http-equiv="content-security-policy" content="${content}">`;

const documentOf = (head: string, body: string = LIST, lang = 'en'): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Cards</title>${head}</head><body>${body}</body></html>`;

/** Says to the page around, over and over, what the frame shows and what it let out. */
const IN_FRAME = `setInterval(() => {
  const list = document.querySelector('giro-card-list')?.shadowRoot;
  parent.postMessage({ switches: list?.querySelectorAll('[role=switch]').length ?? 0, text: list?.textContent ?? '', told: globalThis.giroTold ?? [] }, '*');
}, 100);`;

/** Loads the kit once the page is there and did something with its elements; as `import()`, which Trusted Types let through. */
const LATE = `addEventListener('load', () => setTimeout(() => {
  document.querySelector('giro-card-list').layout = 'grid';
  import('${KIT}').then(() => import('${SANDBOX}'));
}));`;

/** What engines do alike is tried in one of them. */
const here = <T>(cases: readonly T[]): readonly T[] => (ENGINE === 'chromium' ? cases : []);

describe('the script tag', () => {
  let server: PageServer;
  /** Another origin, which serves the same files to everybody. */
  let elsewhere: PageServer;

  before(async () => {
    const kit = distFile('cdn/giro-elements.js');
    const [shared = ''] = Object.keys(importMap.integrity).filter((address) => address.includes('/shared-'));
    assert.notEqual(newer(kit), kit);
    elsewhere = await servePages({
      pages: { '/frame.js': IN_FRAME },
      headers: { 'access-control-allow-origin': '*' },
    });
    const strict = (pages: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(
        Object.entries(pages).map(([path, page]) => [path, page.replace('<head>', `<head>${policy(STRICT_POLICY)}`)]),
      );
    const map = (folder: string): string => `<script type="importmap">${importMapFor(folder)}</script>`;
    const mapPolicy = (folder: string): string =>
      policy(STRICT_POLICY.replace("script-src 'self'", `script-src 'self' ${hash(importMapFor(folder))}`));
    server = await servePages({
      pages: {
        '/late.js': LATE,
        '/after.js': "import 'giro-elements/define/giro-card-list';",
        ...strict({
          '/twice': documentOf(`${script(KIT)}${script(KIT)}${script(SANDBOX)}${script(SANDBOX)}`),
          '/two-versions-one-policy': documentOf(`${script(KIT)}${script(NEWER)}${script(SANDBOX)}`),
          '/late': documentOf(script('/late.js')),
          '/after': documentOf('', `${LIST}${script(KIT)}${script(SANDBOX)}`),
        }),
        '/two-addresses': documentOf(`${script(KIT)}${script(`${KIT}?again`)}${script(SANDBOX)}`),
        '/two-versions': documentOf(`${script(KIT)}${script(NEWER)}${script(SANDBOX)}`),
        '/two-versions-allowed': documentOf(
          `${policy(STRICT_POLICY.replace('lit-html', "lit-html 'allow-duplicates'"))}${script(KIT)}${script(NEWER)}${script(SANDBOX)}`,
        ),
        '/elsewhere': documentOf(
          `${policy(STRICT_POLICY.replace("script-src 'self'", `script-src 'self' ${elsewhere.origin}`))}
          ${['giro-elements', 'giro-sandbox'].map((name) => script(`${elsewhere.origin}/dist/cdn/${name}.js`, `crossorigin="anonymous" integrity="${integrityOf(`./${name}.js`)}"`)).join('')}`,
          LIST,
          'sv',
        ),
        '/framed': documentOf(
          '<script src="/listen.js"></script>',
          `<iframe sandbox="allow-scripts" src="/in-frame"></iframe>`,
        ),
        '/listen.js': "addEventListener('message', ({ data }) => { globalThis.framed = data; });",
        '/in-frame': documentOf(
          ['/dist/cdn/giro-elements.js', '/dist/cdn/giro-sandbox.js', '/frame.js']
            .map((path) => script(`${elsewhere.origin}${path}`, 'crossorigin="anonymous"'))
            .join(''),
        ),
        '/tampered': documentOf(
          `${script(NEWER, `integrity="${integrityOf('./giro-elements.js')}"`)}${script(SANDBOX)}`,
        ),
        '/tampered-unchecked': documentOf(`${script(NEWER)}${script(SANDBOX)}`),
        '/by-element': documentOf(
          `${mapPolicy('/dist/cdn')}${map('/dist/cdn')}${script('/after.js')}${script(SANDBOX)}`,
        ),
        '/by-element-tampered': documentOf(`${map('/tampered-cdn')}${script('/after.js')}${script(SANDBOX)}`),
        '/by-element-unchecked': documentOf(
          `<script type="importmap">${JSON.stringify({ imports: (JSON.parse(importMapFor('/tampered-cdn')) as ImportMap).imports })}</script>${script('/after.js')}${script(SANDBOX)}`,
        ),
      },
      listeners: {
        '/newer/': (request, response) => {
          response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
          response.end(newer(distFile(`cdn/${(request.url ?? '').slice('/newer/'.length)}`)));
        },
        '/tampered-cdn/': (request, response) => {
          const path = `.${(request.url ?? '').slice('/tampered-cdn'.length)}`;
          const file = distFile(`cdn/${path}`);
          response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
          response.end(path === shared ? newer(file) : file);
        },
      },
    });
  });
  after(async () => {
    await closeBrowsers();
    await server.close();
    await elsewhere.close();
  });

  const onPage = async (path: string, act: (page: OpenPage) => Promise<void>): Promise<void> => {
    const page = await openPage({ url: `${server.origin}${path}` });
    try {
      await act(page);
    } finally {
      await page.close();
    }
  };

  const cardsAreThere = (page: OpenPage): Promise<unknown> =>
    page.until('cards', () =>
      Boolean(document.querySelector('giro-card-list')?.shadowRoot?.querySelector('[role=switch]')),
    );
  const kitVersion = (page: OpenPage): Promise<string | undefined> =>
    page.evaluate(() => (globalThis as { Giro?: { version?: string } }).Giro?.version);
  const isDefined = (page: OpenPage): Promise<boolean> =>
    page.evaluate(() => customElements.get('giro-card-list') !== undefined);
  /** Once every script of the page ran, or was refused: module scripts run in their order, the sandbox's comes last. */
  const scriptsAreDone = (page: OpenPage): Promise<unknown> =>
    page.until('the last script', () => 'createSandbox' in ((globalThis as { Giro?: object }).Giro ?? {}));

  for (const [name, path] of here([
    ['twice', '/twice'],
    ['after the tags', '/after'],
    ['late, with what the page set before', '/late'],
  ] as const))
    it(`works ${name}`, () =>
      onPage(path, async (page) => {
        await cardsAreThere(page);
        const layout = await page.evaluate(() => document.querySelector('giro-card-list')?.layout ?? '');
        assert.equal(layout, path === '/late' ? 'grid' : '');
        assert.deepEqual(await page.told(), []);
      }));

  it('works from another origin with its integrity, and loads from there what it needs later', () =>
    onPage('/elsewhere', async (page) => {
      await page.until('Swedish words', () => {
        const list = document.querySelector('giro-card-list')?.shadowRoot;
        return /frys/i.test(list?.querySelector('[role=switch]')?.getAttribute('aria-label') ?? '');
      });
      assert.deepEqual(await page.told(), []);
    }));

  it('works by element with the import map, and registers only what was imported', () =>
    onPage('/by-element', async (page) => {
      await cardsAreThere(page);
      const defined = await page.evaluate(() =>
        ['giro-provider', 'giro-card-list', 'giro-transfer-form'].filter((tag) => customElements.get(tag)),
      );
      assert.deepEqual(defined, ['giro-provider', 'giro-card-list']);
      assert.deepEqual(await page.told(), []);
    }));

  it('works in a sandboxed frame, which has no storage and no origin', () =>
    onPage('/framed', async (page) => {
      const framed = await page.until('cards in the frame', () => {
        const { framed } = globalThis as { framed?: { switches: number; told: unknown[] } };
        return framed && framed.switches > 0 ? framed : undefined;
      });
      assert.deepEqual(framed?.told, []);
    }));

  for (const [name, path, other] of here([
    ['under another address', '/two-addresses', version],
    ['in another version', '/two-versions', NEWER_VERSION],
    ['in another version, where the policy allows duplicates', '/two-versions-allowed', NEWER_VERSION],
  ] as const))
    it(`goes on when it is loaded again ${name}, and the second says so`, () =>
      onPage(path, async (page) => {
        await cardsAreThere(page);
        assert.equal(await kitVersion(page), version);
        const told = await page.told();
        assert.deepEqual(
          told.map(({ kind }) => kind),
          ['console.warn'],
        );
        assert.match(told[0]?.text ?? '', /is registered already/);
        assert.ok(told[0]?.text.includes(`(version ${version}); version ${other} leaves it`), told[0]?.text);
      }));

  it('goes on where the policy allows one kit only, and the second fails loudly', () =>
    onPage('/two-versions-one-policy', async (page) => {
      await cardsAreThere(page);
      assert.equal(await kitVersion(page), version);
      const told = (await page.told()).map(({ kind }) => kind);
      assert.ok(told.includes('error') && !told.includes('console.warn'), told.join());
    }));

  it('does not run with a byte changed that its integrity does not allow', () =>
    onPage('/tampered', async (page) => {
      await scriptsAreDone(page);
      assert.equal(await isDefined(page), false);
    }));

  it('runs with that byte where nothing checks it', () =>
    onPage('/tampered-unchecked', async (page) => {
      await cardsAreThere(page);
      assert.equal(await kitVersion(page), NEWER_VERSION);
    }));

  it('does not run by element with a byte changed in what the files share', () =>
    onPage('/by-element-tampered', async (page) => {
      await scriptsAreDone(page);
      assert.equal(await isDefined(page), false);
    }));

  it('runs by element with that byte where the import map does not check it', () =>
    onPage('/by-element-unchecked', async (page) => {
      await cardsAreThere(page);
    }));
});
