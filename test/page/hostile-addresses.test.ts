import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeListener, startSandbox, type SandboxServer } from '../../src/sandbox/node.js';
import { hostileAddresses } from './support/hostile-addresses.js';
import { closeBrowsers, ENGINE, openPage, type OpenPage } from './support/open-page.js';
import { servePages, type PageServer } from './support/serve.js';

// The platform, or whoever speaks for it, answers addresses nobody may be sent to. No policy of the page helps: only the kit
// stands between them and the person.

const TAG = 'giro-activate-card';
/** Firefox takes ten seconds for the tabs, and WebKit's driver does not follow them. */
const TARGETS = { chromium: ['self', 'tab'], firefox: ['self'], webkit: [] }[ENGINE];

describe('hostile addresses from the platform', () => {
  let sandbox: SandboxServer;
  let server: PageServer;
  let addresses: readonly string[] = [];
  let ids: readonly string[] = [];

  before(async () => {
    // As many cards as there are addresses; which ones, depends on where the hosted pages will be.
    sandbox = await startSandbox({ cards: hostileAddresses('http://127.0.0.1:1').length });
    addresses = hostileAddresses(new URL(sandbox.hostedUrl).origin);
    ids = await cardIds();
    const page = (target: string): string =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cards</title>
        <script type="module" src="/dist/cdn/giro-elements.js"></script></head><body>
        <giro-provider environment="sandbox" cards-url="/platform/cards/v3" token-url="/token" consent-target="${target}"
          allowed-origins="${new URL(sandbox.hostedUrl).origin}">
          ${ids.map((id) => `<${TAG} card-id="${id}"></${TAG}>`).join('')}
        </giro-provider></body></html>`;
    server = await servePages({
      pages: { '/self': page('self'), '/tab': page('tab') },
      listeners: {
        '/platform/': nodeListener(sandbox.sandbox, '/platform'),
        '/token': async (_, response) => {
          const token = await sandbox.sandbox.getToken({ api: 'cards', expired: false });
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
        },
      },
    });
  });
  after(async () => {
    await closeBrowsers();
    await server.close();
    await sandbox.close();
  });

  async function cardIds(): Promise<readonly string[]> {
    const token = await sandbox.sandbox.getToken({ api: 'cards', expired: false });
    const found: string[] = [];
    for (let more = true; more;) {
      const last = found.at(-1);
      const query = `limit=100${last === undefined ? '' : `&starting_after=${encodeURIComponent(last)}`}`;
      const answer = await fetch(`${sandbox.url}/cards/v3/cards?${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { data, has_more } = (await answer.json()) as { data: { id: string }[]; has_more: boolean };
      found.push(...data.map(({ id }) => id));
      more = has_more;
    }
    return found;
  }

  /** How many elements say something. */
  const saying = (page: OpenPage, words: string): Promise<number> =>
    page.evaluate(
      (tag: string, words: string) =>
        [...document.querySelectorAll(tag)].filter(({ shadowRoot }) => shadowRoot?.textContent.includes(words)).length,
      TAG,
      words,
    );

  const all = (page: OpenPage, words: string): Promise<unknown> =>
    page.until(
      `“${words}” everywhere`,
      (tag: string, words: string) =>
        [...document.querySelectorAll(tag)].every(({ shadowRoot }) => shadowRoot?.textContent.includes(words)),
      TAG,
      words,
    );

  it('are more than a hundred', () => {
    assert.ok(addresses.length >= 100, String(addresses.length));
    assert.equal(ids.length, addresses.length);
  });

  for (const target of TARGETS)
    it(`take nobody anywhere, with consent-target="${target}"`, async () => {
      const { sandbox: platform } = sandbox;
      platform.faults.clear();
      for (const id of ids) platform.setStatus(id, 'not_activated');
      for (const redirect_url of addresses)
        platform.faults.add({
          call: 'POST /v3/consents/:id',
          times: 1,
          do: { kind: 'status', status: 200, body: { method: { redirect_url, token: 'canary' } } },
        });
      platform.log.clear();
      const page = await openPage({ url: `${server.origin}/${target}` });
      try {
        await all(page, 'Activate card');
        const asked: string[] = [];
        page.puppeteer?.on('request', (request) => asked.push(request.url()));
        page.puppeteer?.on('framenavigated', (frame) => asked.push(`navigated ${frame.url()}`));
        const before = await page.evaluate(() => {
          const told: string[] = [];
          (globalThis as { told?: string[] }).told = told;
          document.addEventListener('giro-consent-required', () => told.push('giro-consent-required'));
          document.addEventListener('giro-error', (event) =>
            told.push((event as CustomEvent<{ kind: string }>).detail.kind),
          );
          return history.length;
        });
        await page.evaluate((tag: string) => {
          for (const { shadowRoot } of document.querySelectorAll(tag)) shadowRoot?.querySelector('button')?.click();
        }, TAG);
        await all(page, 'The card was not activated.');

        assert.equal(platform.log.count('POST /v3/consents/:id'), addresses.length, 'each was answered once');
        const facts = await page.evaluate((tag: string) => {
          const roots = [...document.querySelectorAll(tag)].map(({ shadowRoot }) => shadowRoot);
          return {
            url: location.href,
            history: history.length,
            links: roots.filter((root) => root?.querySelector('a')).length,
            kept: sessionStorage.length,
            isHacked: 'hacked' in globalThis,
          };
        }, TAG);
        const url = `${server.origin}/${target}`;
        assert.deepEqual(facts, { url, history: before, links: 0, kept: 0, isHacked: false });
        const told = await page.evaluate(() => (globalThis as { told?: string[] }).told ?? []);
        assert.equal(told.length, addresses.length, 'one error each');
        assert.ok(!told.includes('giro-consent-required'));
        const elsewhere = asked.filter((url) => !url.startsWith(`${server.origin}/`));
        assert.deepEqual(elsewhere, [], 'nothing was asked for elsewhere');
        // A developer reads which origin to allow; any other address is the platform's own mistake.
        const usage = told.filter((kind) => kind === 'usage').length;
        assert.ok(usage > 0);
        assert.deepEqual(new Set(told), new Set(['bad-answer', 'usage']));
        assert.equal(await saying(page, 'allowed-origins'), usage);
        for (const { kind, text } of await page.told())
          assert.match(`${kind} ${text}`, /^console\.warn .* where nobody is sent unless it is in `allowedOrigins`/);
        const tabs = page.puppeteer?.browserContext();
        const end = Date.now() + 5000;
        while (((await tabs?.pages())?.length ?? 1) > 1) {
          assert.ok(Date.now() < end, 'a tab is left');
          await wait(20);
        }
      } finally {
        await page.close();
      }
    });
});
