import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nodeListener, startSandbox, type SandboxServer } from '../../src/sandbox/node.js';
import { closeBrowsers, openPage, type OpenPage } from './support/open-page.js';
import { servePages, STRICT_POLICY, type PageServer } from './support/serve.js';

// A person's whole way through a consent: a bank's page on one origin, the hosted page on another, and what a person
// does in between with reload, Back and tabs. The bank's own server is the counting one.

const ACTIVATE = 'POST /v3/cards/:id/activate';
const TAG = 'giro-activate-card';
const DONE = 'Everyday is active and ready to use.';

/** Keeps what the kit told over all the pages of a tab. */
const SCRIPT = `
  const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
  for (const type of ['giro-consent-required', 'giro-consent-resolved', 'giro-card-activated', 'giro-error'])
    document.addEventListener(type, ({ detail }) => {
      told.push([type, detail]);
      sessionStorage.setItem('told', JSON.stringify(told));
    });`;

const pageOf = (hosted: string, cardId: string, target: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Cards</title>
    <script type="module" src="/dist/cdn/giro-elements.js"></script>
    <script src="/page.js"></script>
  </head>
  <body>
    <giro-provider environment="sandbox" cards-url="/platform/cards/v3" token-url="/token"
      allowed-origins="${hosted}" consent-target="${target}">
      <giro-activate-card card-id="${cardId}"></giro-activate-card>
    </giro-provider>
  </body>
</html>`;

describe('activating a card with a hosted page on another origin', () => {
  let sandbox: SandboxServer;
  let server: PageServer;
  let cardId = '';

  before(async () => {
    sandbox = await startSandbox();
    cardId = await idOf('Everyday');
    const pages = { '/page.js': SCRIPT } as Record<string, string>;
    for (const target of ['self', 'tab']) pages[`/${target}`] = pageOf(sandbox.hostedUrl, cardId, target);
    server = await servePages({
      pages,
      headers: { 'content-security-policy': STRICT_POLICY },
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

  async function idOf(name: string): Promise<string> {
    const token = await sandbox.sandbox.getToken({ api: 'cards', expired: false });
    const answer = await fetch(`${sandbox.url}/cards/v3/cards?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { data } = (await answer.json()) as { data: { id: string; display_name: string }[] };
    return data.find(({ display_name }) => display_name === name)?.id ?? '';
  }

  const open = async (target: 'self' | 'tab' = 'self'): Promise<OpenPage> => {
    sandbox.sandbox.reset();
    const page = await openPage({ url: `${server.origin}/${target}` });
    await says(page, 'Activate card');
    return page;
  };

  const says = (page: OpenPage, words: string) =>
    page.until(
      `“${words}”`,
      (tag: string, words: string) =>
        (document.querySelector(tag)?.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' ').includes(words),
      TAG,
      words,
    );

  const textOf = (page: OpenPage): Promise<string> =>
    page.evaluate(
      (tag: string) => (document.querySelector(tag)?.shadowRoot?.textContent ?? '').replaceAll(/\s+/g, ' '),
      TAG,
    );

  const press = (page: OpenPage, label: string) =>
    page.until(
      `a button “${label}”`,
      (tag: string, label: string) => {
        const buttons = [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('button') ?? [])];
        const found = buttons.find((button) => button.textContent.trim() === label);
        found?.click();
        return found !== undefined;
      },
      TAG,
      label,
    );

  /** Goes to the hosted page; answers its address. */
  async function sentAway(page: OpenPage): Promise<string> {
    await page.click(TAG, 'button.primary');
    await page.until('the hosted page', () => document.querySelector('button.approve') !== null);
    const url = await page.url();
    assert.equal(new URL(url).origin, new URL(sandbox.hostedUrl).origin);
    assert.notEqual(new URL(url).origin, server.origin);
    return url;
  }

  async function approve(page: OpenPage, pin = '4821', again = pin): Promise<void> {
    await page.click('input[name=pin]');
    await page.type(pin);
    await page.click('input[name=pin_again]');
    await page.type(again);
    await page.click('button.approve');
  }

  const told = async (page: OpenPage, type: string): Promise<readonly Record<string, unknown>[]> => {
    const all = await page.evaluate(() => sessionStorage.getItem('told') ?? '[]');
    return (JSON.parse(all) as [string, Record<string, unknown>][]).filter(([name]) => name === type).map(([, d]) => d);
  };

  /** What the host was told of the consent, once it was: the element shows the card a moment before. */
  const resolvedIn = async (page: OpenPage): Promise<readonly Record<string, unknown>[]> => {
    await page.until('the host is told', () =>
      (sessionStorage.getItem('told') ?? '').includes('giro-consent-resolved'),
    );
    return await told(page, 'giro-consent-resolved');
  };

  /** Where the platform would send the person back to. */
  async function returnOf(url: string): Promise<string> {
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    return ((await answer.json()) as { returnUrl: string }).returnUrl;
  }

  async function expectOneEffect(page: OpenPage): Promise<void> {
    assert.deepEqual(await told(page, 'giro-card-activated'), [{ cardId }]);
    assert.deepEqual(
      (await resolvedIn(page)).map(({ given }) => given),
      [true],
    );
    assert.deepEqual(await told(page, 'giro-error'), []);
    assert.equal(new URL(await page.url()).search, '');
    assert.deepEqual(await page.told(), []);
  }

  it('takes the person there, lets them choose a PIN, and comes back to an active card', async () => {
    const page = await open();
    await sentAway(page);
    assert.match(await page.evaluate(() => document.body.textContent), /Everyday/);
    assert.ok(['', `${server.origin}/`].includes(await page.evaluate(() => document.referrer)), 'no path, no query');
    await approve(page, '4821', '1284');
    await page.until('a problem', () => document.querySelector('.problem') !== null);
    await approve(page);
    await says(page, DONE);
    await expectOneEffect(page);
    assert.equal(sandbox.sandbox.log.count(ACTIVATE), 1);
    assert.doesNotMatch(
      await page.evaluate(() => JSON.stringify([sessionStorage, localStorage].map((store) => Object.entries(store)))),
      /4821/,
    );
    await page.close();
  });

  it('says that nothing changed when the person rejects there', async () => {
    const page = await open();
    await sentAway(page);
    await page.click('button[value=reject]');
    await says(page, 'Not confirmed yet. Nothing has changed.');
    assert.deepEqual(
      (await resolvedIn(page)).map(({ given }) => given),
      [false],
    );
    assert.equal(new URL(await page.url()).search, '');
    await page.close();
  });

  it('survives a reload in the middle, as often as one likes', async () => {
    const page = await open();
    const url = await sentAway(page);
    await page.goto(`${server.origin}/self`);
    for (let i = 0; i < 3; i++) {
      await says(page, 'Waiting for you to confirm with the bank.');
      await page.reload();
    }
    await says(page, 'Waiting for you to confirm with the bank.');
    assert.deepEqual(await told(page, 'giro-consent-resolved'), []);
    await page.goto(url);
    await approve(page);
    await says(page, DONE);
    await page.reload();
    await says(page, 'This card is active already.');
    await expectOneEffect(page);
    assert.equal(sandbox.sandbox.log.count(ACTIVATE), 1);
    await page.close();
  });

  it('survives Back from the hosted page: claims nothing, and goes on', async () => {
    const page = await open();
    const url = await sentAway(page);
    await page.back();
    await page.until(
      'where it stands',
      (tag: string) => /Waiting|Not confirmed/.test(document.querySelector(tag)?.shadowRoot?.textContent ?? ''),
      TAG,
    );
    assert.doesNotMatch(await textOf(page), /active and ready/);
    assert.deepEqual(await told(page, 'giro-card-activated'), []);
    // As a person goes on, by a link: Firefox's driver loses count of navigations after a restored page.
    await page.evaluate((address: string) => void setTimeout(() => location.assign(address)), url);
    await page.until('the hosted page', () => document.querySelector('button.approve') !== null);
    await approve(page);
    await page.until(
      'an active card',
      (tag: string) => /is active/.test(document.querySelector(tag)?.shadowRoot?.textContent ?? ''),
      TAG,
    );
    assert.equal(new URL(await page.url()).search, '');
    assert.equal((await resolvedIn(page)).length, 1);
    assert.equal(sandbox.sandbox.log.count(ACTIVATE), 1);
    await page.close();
  });

  it('takes a return that is opened again, and again, for nothing new', async () => {
    const page = await open();
    const back = await returnOf(await sentAway(page));
    assert.match(back, /giro-consent=/);
    await approve(page);
    await says(page, DONE);
    for (let i = 0; i < 3; i++) {
      await page.goto(`${back}&status=success`);
      await says(page, 'This card is active already.');
      await page.reload();
    }
    assert.equal((await resolvedIn(page)).length, 1);
    assert.equal((await told(page, 'giro-card-activated')).length, 1);
    assert.doesNotMatch(await page.url(), /giro-consent/);
    assert.equal(sandbox.sandbox.log.count(ACTIVATE), 1);
    await page.close();
  });

  it('ignores a return that nobody asked for', async () => {
    const page = await open();
    for (const query of ['status=success', 'giro-consent=1-2-3-4&status=success', 'giro-consent=&consent=approved']) {
      await page.goto(`${server.origin}/self?${query}`);
      await says(page, 'Activate card');
      assert.doesNotMatch(await page.url(), /giro-consent/);
    }
    assert.deepEqual(await page.evaluate(() => sessionStorage.getItem('told')), null);
    assert.deepEqual(await page.told(), []);
    await page.close();
  });

  it('notices a consent that was given on another device', async () => {
    const page = await open();
    const url = await sentAway(page);
    await page.goto(`${server.origin}/self`);
    await says(page, 'Waiting for you to confirm with the bank.');
    const body = new URLSearchParams({ decision: 'approve', pin: '4821', pin_again: '4821' });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
    await press(page, 'Check again');
    await says(page, DONE);
    await expectOneEffect(page);
    await page.close();
  });

  it('opens a new tab where the host wants that, which can’t reach back, and notices what happened there', async (context) => {
    const page = await open('tab');
    const browser = page.puppeteer?.browserContext();
    if (!page.puppeteer || !browser || page.engine !== 'chromium') {
      context.diagnostic('tabs are followed in Chromium only');
      await page.close();
      return;
    }
    const opened = browser.waitForTarget((target) => target.url().startsWith(sandbox.hostedUrl));
    await page.click(TAG, 'button.primary');
    const tab = await (await opened).page();
    assert.ok(tab);
    assert.equal(await tab.evaluate('window.opener'), null);
    await says(page, 'Waiting for you to confirm with the bank.');
    assert.equal(await page.url(), `${server.origin}/tab`);
    await tab.type('input[name=pin]', '4821');
    await tab.type('input[name=pin_again]', '4821');
    await tab.click('button.approve');
    await says(page, DONE);
    await expectOneEffect(page);
    assert.equal(sandbox.sandbox.log.count(ACTIVATE), 1);
    await page.close();
  });

  it('claims nothing when that tab is closed, and lets the person start again', async () => {
    const page = await open('tab');
    const browser = page.puppeteer?.browserContext();
    if (browser && page.engine === 'chromium') {
      const opened = browser.waitForTarget((target) => target.url().startsWith(sandbox.hostedUrl));
      await page.click(TAG, 'button.primary');
      await (await (await opened).page())?.close();
      await says(page, 'Not confirmed yet. Nothing has changed.');
      await press(page, 'Start again');
      assert.deepEqual(await told(page, 'giro-card-activated'), []);
    }
    await page.close();
  });
});
