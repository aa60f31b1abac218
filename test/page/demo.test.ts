import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { READ_MS } from '../../src/domain/report-flow.js';
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

  const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';

  /** Presses what a card offers, and waits for its element in the dialog to say something. */
  const openFor = async (page: OpenPage, action: string, name: string, tag: string, words: string) => {
    const button = `button[aria-haspopup=dialog][aria-label="${action}: ${name}"]`;
    await page.until(
      `${action}: ${name}`,
      (button: string) => Boolean(document.querySelector('giro-card-list')?.shadowRoot?.querySelector(button)),
      button,
    );
    await page.click('giro-card-list', button);
    await says(page, tag, words);
  };

  const says = (page: OpenPage, tag: string, words: string) =>
    page.until(
      `“${words}” in ${tag}`,
      (tag: string, words: string) => {
        const inList = document.querySelector('giro-card-list')?.shadowRoot?.querySelector(`dialog ${tag}`);
        const root = (inList ?? document.querySelector(tag))?.shadowRoot;
        return (root?.textContent ?? '').replaceAll(/\s+/g, ' ').includes(words);
      },
      tag,
      words,
    );

  /** On the hosted page of the other origin: fills in, approves, and is back in the demo. */
  const approve = async (page: OpenPage, fields: Readonly<Record<string, string>> = {}) => {
    await page.until('the hosted page', () => document.querySelector('button.approve') !== null);
    assert.notEqual(new URL(await page.url()).origin, origin);
    for (const [name, value] of Object.entries(fields)) {
      await page.click(`input[name=${name}]`);
      await page.type(value);
    }
    await page.click('button.approve');
    await page.until(
      'the demo, with nothing of the return in its address',
      () => document.querySelector('giro-card-list') !== null && !location.search.includes('giro-consent'),
    );
    assert.equal(new URL(await page.url()).origin, origin);
  };

  it('activates a card, with a PIN that is chosen on the hosted page', () =>
    onPage('/', async (page) => {
      await openFor(page, 'Activate', 'Everyday', 'giro-activate-card', 'Activate your card');
      await page.click('giro-card-list', 'dialog giro-activate-card', 'button.primary');
      await approve(page, { pin: '4821', pin_again: '4821' });
      await stateOf(page, 'giro-card-list', 'Everyday', 'false');
      await expectQuiet(page);
    }));

  it('shows number and code of a card after the hosted page, and hides them', () =>
    onPage('/?model=banking-v2', async (page) => {
      await openFor(page, 'Details', 'Company', 'giro-card-details', 'Show number and code');
      await page.click('giro-card-list', 'dialog giro-card-details', 'button.primary');
      await approve(page);
      await openFor(page, 'Details', 'Company', 'giro-card-details', 'Hide');
      const digits = await page.evaluate(() => {
        const element = document
          .querySelector('giro-card-list')
          ?.shadowRoot?.querySelector('dialog giro-card-details')?.shadowRoot;
        return element?.querySelector('.secret .digits')?.textContent ?? '';
      });
      assert.match(digits.replaceAll(' ', ''), /^\d{16}$/);
      await page.press('Escape');
      await page.until(
        'nothing of them',
        () =>
          !document
            .querySelector('giro-card-list')
            ?.shadowRoot?.querySelector('dialog giro-card-details')
            ?.shadowRoot?.querySelector('.secret .digits'),
      );
      await expectQuiet(page);
    }));

  it('takes a person with an iPhone to the hosted page for Apple Wallet, and claims nothing afterwards', () =>
    onPage('/', async (page) => {
      const asIphone = (userAgent: string) => {
        Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => userAgent });
        document.getElementById('reload')?.click();
      };
      await stateOf(page, 'giro-card-list', 'Travel', 'false');
      await page.evaluate(asIphone, IPHONE);
      await openFor(page, 'Apple Wallet', 'Travel', 'giro-apple-pay-button', 'Add to Apple Wallet');
      await page.click('giro-card-list', 'dialog giro-apple-pay-button', 'button.add');
      await approve(page);
      await stateOf(page, 'giro-card-list', 'Travel', 'false');
      await page.evaluate(asIphone, IPHONE);
      await openFor(page, 'Apple Wallet', 'Travel', 'giro-apple-pay-button', 'Open Apple Wallet to see');
      await expectQuiet(page);
    }));

  it('reports a card, and orders a new one from the same account', () =>
    onPage('/', async (page) => {
      const card = ['giro-card-list', 'dialog giro-report-card'] as const;
      await openFor(page, 'Report', 'Travel', 'giro-report-card', 'What happened?');
      await page.click(...card, 'input[value=lost]');
      await page.click(...card, 'button.primary');
      await says(page, 'giro-report-card', 'for ever?');
      await wait(READ_MS + 50);
      await page.click(...card, 'button.danger');
      await says(page, 'giro-report-card', 'Travel is stopped for good: Lost.');
      await page.click(...card, '[part=button-secondary]');
      await page.until('the order', () => document.querySelector('dialog#order[open]') !== null);
      await page.click('giro-order-card', '#alias');
      await page.type('Travel again');
      await page.click('giro-order-card', 'button[type=submit]');
      await says(page, 'giro-order-card', 'Your card is ordered');
      await page.until('the new card', () =>
        (document.querySelector('giro-card-list')?.shadowRoot?.textContent ?? '').includes('Travel again'),
      );
      const events = await page.evaluate(() => document.getElementById('log')?.textContent ?? '');
      for (const type of ['terminated', 'order-requested', 'ordered'])
        assert.match(events, new RegExp(`giro-card-${type}`));
      await page.click('#order-close');
      await expectQuiet(page);
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
