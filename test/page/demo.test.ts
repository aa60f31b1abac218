import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './support/demo.js';
import { closeBrowsers, openPage, type OpenPage } from './support/open-page.js';

describe('the demo', () => {
  let demo: ChildProcess;
  let printed = '';
  let origin = '';

  before(async () => {
    ({ process: demo, printed } = await startDemo());
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
  });
  after(async () => {
    await closeBrowsers();
    demo.kill();
    await once(demo, 'exit');
  });

  /** Opens a page of the demo for as long as it takes; a page left open keeps its browser. */
  const onPage = async (path: string, act: (page: OpenPage) => Promise<void>): Promise<void> => {
    const page = await openPage({ url: `${origin}${path}` });
    try {
      await act(page);
    } finally {
      await page.close();
    }
  };

  const expectQuiet = async (page: OpenPage): Promise<void> => {
    // WebKit hears only pages that carry the probe, and the demo's are served as they are.
    if (page.engine !== 'webkit') assert.deepEqual(await page.told(), []);
  };

  const stateOf = (page: OpenPage, tag: string, name: string, state: 'true' | 'false') =>
    page.until(
      `${name} is ${state} in ${tag}`,
      (tag: string, name: string, state: string) => {
        const control = document.querySelector(tag)?.shadowRoot?.querySelector(`[aria-label="Freeze ${name}"]`);
        return control?.getAttribute('aria-checked') === state && !control.hasAttribute('aria-disabled');
      },
      tag,
      name,
      state,
    );

  const switchOf = (name: string) => ['giro-card-list', `[aria-label="Freeze ${name}"]`] as const;

  const choose = (page: OpenPage, name: string) =>
    page.evaluate((name: string) => {
      const shown = document.querySelector('giro-card-list')?.shadowRoot?.querySelectorAll('.name') ?? [];
      [...shown]
        .find(({ textContent }) => textContent === name)
        ?.closest('button')
        ?.click();
    }, name);

  it('prints where it is, on this machine only', () => {
    assert.match(printed, /http:\/\/127\.0\.0\.1:\d+\/$/m);
    assert.match(printed, /http:\/\/127\.0\.0\.1:\d+\/accounts$/m);
    assert.match(printed, /http:\/\/127\.0\.0\.1:\d+\/plain\.html$/m);
  });

  it('freezes a card in the toggle, and unfreezes it on the hosted page of another origin', () =>
    onPage('/', async (page) => {
      await stateOf(page, 'giro-card-list', 'Groceries', 'false');
      await choose(page, 'Groceries');
      await stateOf(page, 'giro-freeze-toggle', 'Groceries', 'false');
      await page.click('giro-freeze-toggle', '[role=switch]');
      await stateOf(page, 'giro-freeze-toggle', 'Groceries', 'true');
      await stateOf(page, 'giro-card-list', 'Groceries', 'true');
      const events = await page.evaluate(() => document.getElementById('log')?.textContent ?? '');
      assert.match(events, /giro-card-freeze-change/);
      assert.match(events, /giro-card-select/);
      await expectQuiet(page);

      await page.click(...switchOf('Groceries'));
      await page.until('the hosted page', () => document.querySelector('button.approve') !== null);
      const hosted = new URL(await page.url());
      assert.notEqual(hosted.origin, origin);
      assert.match(hosted.pathname, /\/hosted\/consents\//);
      assert.match(await page.evaluate(() => document.body.textContent), /Groceries/);
      await page.click('button.approve');
      await stateOf(page, 'giro-card-list', 'Groceries', 'false');
      assert.equal(new URL(await page.url()).origin, origin);
      await expectQuiet(page);
    }));

  it('leaves a card frozen when the person rejects', () =>
    onPage('/', async (page) => {
      await stateOf(page, 'giro-card-list', 'Streaming', 'true');
      await page.click(...switchOf('Streaming'));
      await page.until('the hosted page', () => document.querySelector('button[value=reject]') !== null);
      await page.click('button[value=reject]');
      await stateOf(page, 'giro-card-list', 'Streaming', 'true');
    }));

  it('shows cards in plain.html, freezes one, unfreezes it in the page’s own approval, and remembers', () =>
    onPage('/plain.html', async (page) => {
      await stateOf(page, 'giro-card-list', 'Groceries', 'false');
      await page.click(...switchOf('Groceries'));
      await stateOf(page, 'giro-card-list', 'Groceries', 'true');
      await page.reload();
      await stateOf(page, 'giro-card-list', 'Groceries', 'true');

      await page.click(...switchOf('Groceries'));
      await page.until('the approval', () =>
        Boolean(document.querySelector('giro-sandbox-approval')?.shadowRoot?.querySelector('.approve')),
      );
      assert.equal(new URL(await page.url()).origin, origin);
      await page.click('giro-sandbox-approval', '.approve');
      await stateOf(page, 'giro-card-list', 'Groceries', 'false');
      assert.doesNotMatch(await page.url(), /giro-sandbox-consent/);
      await page.reload();
      await stateOf(page, 'giro-card-list', 'Groceries', 'false');
      await expectQuiet(page);
    }));
});
