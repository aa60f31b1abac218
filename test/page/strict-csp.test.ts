import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowsers, openPage, type OpenPage } from './support/open-page.js';
import { servePages, STRICT_POLICY, type PageServer } from './support/serve.js';

// strict-policy.test.ts shows that the built files work under the policy; this is a person's whole way through both
// elements there, with the pages in between.

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Cards</title>
    <script type="module" src="/dist/cdn/giro-elements.js"></script>
    <script type="module" src="/dist/cdn/giro-sandbox.js"></script>
    <script type="module" src="/page.js"></script>
  </head>
  <body>
    <giro-provider environment="sandbox">
      <giro-card-list layout="grid"></giro-card-list>
      <giro-freeze-toggle></giro-freeze-toggle>
    </giro-provider>
  </body>
</html>`;

/** The host's own script: the card that is chosen in the list is the toggle's, also after a reload. */
const SCRIPT = `
  const toggle = document.querySelector('giro-freeze-toggle');
  const show = (id) => toggle.setAttribute('card-id', id);
  document.addEventListener('giro-card-select', ({ detail }) => {
    sessionStorage.setItem('chosen', detail.cardId);
    show(detail.cardId);
  });
  show(sessionStorage.getItem('chosen') ?? 'none yet');`;

describe('list and toggle under the strictest policy', () => {
  let server: PageServer;

  before(async () => {
    server = await servePages({
      headers: { 'content-security-policy': STRICT_POLICY },
      pages: { '/': PAGE, '/page.js': SCRIPT },
    });
  });
  after(async () => {
    await closeBrowsers();
    await server.close();
  });

  /** What the switch of a card in the list, and the toggle's switch, say. */
  const switchesAre = (page: OpenPage, name: string, state: 'true' | 'false') =>
    page.until(
      `both switches of ${name} are ${state}`,
      (name: string, state: string) =>
        ['giro-card-list', 'giro-freeze-toggle'].every((tag) => {
          const root = document.querySelector(tag)?.shadowRoot;
          const control = root?.querySelector(`[role=switch][aria-label="Freeze ${name}"]`);
          return control?.getAttribute('aria-checked') === state && !control.hasAttribute('aria-disabled');
        }),
      name,
      state,
    );

  const choose = async (page: OpenPage, name: string) => {
    await page.until(
      'cards',
      (name: string) => {
        const root = document.querySelector('giro-card-list')?.shadowRoot;
        const names = [...(root?.querySelectorAll('.name') ?? [])];
        const card = names.find((found) => found.textContent === name)?.closest('button');
        card?.click();
        return card !== undefined;
      },
      name,
    );
  };

  /** Opens the page for as long as it takes; a page left open keeps its browser. */
  const onPage = async (act: (page: OpenPage) => Promise<void>): Promise<void> => {
    const page = await openPage({ url: `${server.origin}/` });
    try {
      await act(page);
    } finally {
      await page.close();
    }
  };

  const expectQuiet = async (page: OpenPage) => {
    assert.deepEqual(await page.told(), []);
  };

  it('shows, selects, freezes, unfreezes by consent and reloads, and nothing is violated', () =>
    onPage(async (page) => {
      await page.until('the notice of a card that is not there', () =>
        Boolean(document.querySelector('giro-freeze-toggle')?.shadowRoot?.querySelector('[part~=notice]')),
      );
      await choose(page, 'Groceries');
      await switchesAre(page, 'Groceries', 'false');
      await expectQuiet(page);

      await page.click('giro-freeze-toggle', '[role=switch]');
      await switchesAre(page, 'Groceries', 'true');
      await expectQuiet(page);

      await page.click('giro-freeze-toggle', '[role=switch]');
      await page.until('the approval', () =>
        Boolean(document.querySelector('giro-sandbox-approval')?.shadowRoot?.querySelector('.approve')),
      );
      await expectQuiet(page);
      await page.click('giro-sandbox-approval', '.approve');
      await switchesAre(page, 'Groceries', 'false');
      await expectQuiet(page);

      await page.reload();
      await switchesAre(page, 'Groceries', 'false');
      await expectQuiet(page);
    }));

  it('changes language, layout and theme live, and nothing is violated', () =>
    onPage(async (page) => {
      await choose(page, 'Travel');
      await switchesAre(page, 'Travel', 'false');
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
        document.documentElement.style.setProperty('color-scheme', 'dark');
        document.querySelector('giro-provider')?.setAttribute('locale', 'sv');
        document.querySelector('giro-card-list')?.setAttribute('layout', 'list');
      });
      await page.until(
        'Swedish',
        () =>
          document
            .querySelector('giro-freeze-toggle')
            ?.shadowRoot?.querySelector('[role=switch]')
            ?.getAttribute('aria-label') === 'Frys Travel',
      );
      await expectQuiet(page);
    }));
});
