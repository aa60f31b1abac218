import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { createSandbox, nodeListener } from '../../src/sandbox/node.js';
import { closeBrowsers, openPage, type OpenPage } from './support/open-page.js';
import { servePages, STRICT_POLICY, type PageServer } from './support/serve.js';

const document = (scripts: readonly string[], body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title>${scripts
    .map((script) => `<script type="module" src="/dist/cdn/${script.replace(/\?|$/, '.js$&')}"></script>`)
    .join('')}</head><body>${body}</body></html>`;

const LIST = '<giro-card-list></giro-card-list>';

/** The switch of the first card that can be frozen. */
const CAN_FREEZE = '[role=switch][aria-checked=false]:not([aria-disabled=true])';

describe('under the strictest policy', () => {
  const sandbox = createSandbox({ storage: null });
  let server: PageServer;

  before(async () => {
    server = await servePages({
      headers: { 'content-security-policy': STRICT_POLICY },
      listeners: {
        '/platform/': nodeListener(sandbox, '/platform'),
        '/token': async (request, response) => {
          const asked = JSON.parse(await text(request)) as Parameters<typeof sandbox.getToken>[0];
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify({ token: await sandbox.getToken(asked) }));
        },
      },
      pages: {
        '/in-page': document(
          ['giro-elements', 'giro-sandbox'],
          `<giro-provider environment="sandbox">${LIST}</giro-provider>`,
        ),
        '/sandbox-first': document(
          ['giro-sandbox', 'giro-elements'],
          `<giro-provider environment="sandbox">${LIST}</giro-provider>`,
        ),
        '/over-http': document(
          ['giro-elements'],
          `<giro-provider environment="sandbox" cards-url="/platform/cards/v3" token-url="/token">${LIST}</giro-provider>`,
        ),
        '/under-a-query': document(
          ['giro-elements?v=2', 'giro-sandbox'],
          `<giro-provider environment="sandbox">${LIST}</giro-provider>`,
        ),
        '/in-swedish': document(
          ['giro-elements', 'giro-sandbox'],
          `<giro-provider environment="sandbox" locale="sv">${LIST}</giro-provider>`,
        ),
      },
    });
  });
  after(async () => {
    await closeBrowsers();
    await server.close();
  });

  /** Opens a page, waits for its cards, does something, and expects that the page let nothing out. */
  async function quietly(path: string, act: (page: OpenPage) => Promise<void>): Promise<void> {
    const page = await openPage({ url: `${server.origin}${path}` });
    try {
      await page.until(
        'cards',
        (selector) => {
          const list = globalThis.document.querySelector('giro-card-list')?.shadowRoot;
          return Boolean(list?.querySelector(selector));
        },
        CAN_FREEZE,
      );
      await act(page);
      assert.deepEqual(await page.told(), []);
    } finally {
      await page.close();
    }
  }

  for (const [name, path] of [
    ['the platform inside the page', '/in-page'],
    ['the platform’s script before the kit’s', '/sandbox-first'],
    ['the platform on a server', '/over-http'],
  ] as const)
    it(`shows cards and freezes one, with ${name}`, () =>
      quietly(path, async (page) => {
        const label = await page.evaluate((selector) => {
          const list = globalThis.document.querySelector('giro-card-list')?.shadowRoot;
          return list?.querySelector(selector)?.getAttribute('aria-label') ?? '';
        }, CAN_FREEZE);
        await page.click('giro-card-list', CAN_FREEZE);
        await page.until(
          `“${label}” is on`,
          (label) => {
            const list = globalThis.document.querySelector('giro-card-list')?.shadowRoot;
            return list?.querySelector(`[aria-label=${CSS.escape(label)}]`)?.getAttribute('aria-checked') === 'true';
          },
          label,
        );
      }));

  it('has its styles in force', () =>
    quietly('/in-page', async (page) => {
      const border = await page.evaluate((selector) => {
        const found = globalThis.document.querySelector('giro-card-list')?.shadowRoot?.querySelector(selector);
        return found ? getComputedStyle(found).borderTopStyle : '';
      }, CAN_FREEZE);
      assert.equal(border, 'none', 'a button without the kit’s styles has a border');
    }));

  it('is one copy under an address its parts do not know', () =>
    quietly('/under-a-query', async (page) => {
      const files = await page.evaluate(() =>
        performance.getEntriesByType('resource').flatMap(({ name }) => /giro-elements[^/]*$/.exec(name) ?? []),
      );
      const [file, ...parts] = files;
      assert.equal(file, 'giro-elements.js?v=2');
      assert.ok(parts.length > 0, 'what talks to the platform inside the page is a part');
      for (const part of parts) assert.match(part, /^giro-elements-[\w.-]+\.js$/);
    }));

  it('loads another language from beside its script', () =>
    quietly('/in-swedish', async (page) => {
      await page.until(
        'Swedish words',
        (selector) => {
          const list = globalThis.document.querySelector('giro-card-list')?.shadowRoot;
          return /frys/i.test(list?.querySelector(selector)?.getAttribute('aria-label') ?? '');
        },
        CAN_FREEZE,
      );
    }));
});
