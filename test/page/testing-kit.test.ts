import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type LaunchOptions, type Page } from 'playwright-core';
import { chromiumOptions, LOCALE, TIME_ZONE } from '../../scripts/browsers.js';
import { nodeListener, startSandbox } from '../../src/sandbox/node.js';
import {
  cardList,
  elementPage,
  freezeToggle,
  scenario,
  signIn,
  transferForm,
  type Scenario,
  type ScenarioName,
} from '../../src/testing/index.js';
import type { TokenRequest } from '../../src/api/client.types.js';
import { ENGINE } from './support/open-page.js';
import { servePages, STRICT_POLICY } from './support/serve.js';

// The test kit as a host uses it with Playwright: page and platform over HTTP, the scenario set on the server.

const PAYEE = { name: 'DuBuque LLC', iban: 'SE3397700000010000000025', bic: 'FTCSSESS', reference: 'Invoice 42' };

describe('the test kit with Playwright', () => {
  if (ENGINE !== 'chromium') return; // Playwright drives builds of its own of the other engines
  let browser: Browser;
  before(async () => {
    const { executablePath = '', args = [] } = chromiumOptions() as LaunchOptions;
    browser = await chromium.launch({ executablePath, args });
  });
  after(() => browser.close());

  /** Opens a bank's page with an element on it, whose platform is in a scenario. */
  async function atBank(name: ScenarioName, element: string, act: (page: Page, at: Scenario) => Promise<void>) {
    const server = await startSandbox({ settleSeconds: 0 });
    const at = await scenario(name, { sandbox: server.sandbox });
    const pages = await servePages({
      pages: {
        '/': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bank</title>
          <script type="module" src="/dist/cdn/giro-elements.js"></script></head><body>
          <giro-provider environment="sandbox" banking-url="/platform/banking/v2" cards-url="/platform/cards/v3"
            token-url="/token" allowed-origins="${server.hostedUrl}">${element}</giro-provider></body></html>`,
      },
      headers: { 'content-security-policy': STRICT_POLICY },
      listeners: {
        '/platform/': nodeListener(server.sandbox, '/platform'),
        '/token': async (request, response) => {
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk as Buffer);
          const asked = JSON.parse(Buffer.concat(chunks).toString()) as TokenRequest;
          const token = await at.options.getToken(asked);
          response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
        },
      },
    });
    const context = await browser.newContext({ locale: LOCALE, timezoneId: TIME_ZONE });
    try {
      const page = await context.newPage();
      await page.goto(`${pages.origin}/`);
      await act(page, at);
    } finally {
      await context.close();
      await pages.close();
      await server.close();
    }
  }

  it('freezes the cards of a list, and hears of an answer that is lost', () =>
    atBank('lost-answer', '<giro-card-list actions="freeze"></giro-card-list>', async (page, at) => {
      const list = cardList(page.locator('giro-card-list'));
      assert.ok((await list.items()).some(({ name, status }) => name === 'Groceries' && status === 'Active'));
      const { name, status, isOn } = await list.freeze('Groceries');
      assert.deepEqual({ name, status, isOn }, { name: 'Groceries', status: 'Frozen', isOn: true });
      assert.ok(at.sandbox.log.count('PATCH /v3/cards/:id') > 0);
      await list.hears('Groceries');
    }));

  it('sends money with the code of an SMS', () =>
    atBank('code', '<giro-transfer-form></giro-transfer-form>', async (page, at) => {
      const form = transferForm(page.locator('giro-transfer-form'));
      await form.fill({ ...PAYEE, currency: 'EUR', amount: '12.50' });
      assert.equal((await form.review()).step, 'review');
      assert.equal((await form.send()).step, 'code');
      const { step, title } = await form.code(at.code());
      assert.equal(step, 'done');
      assert.match(title, /^Sent: €12.50/);
      assert.equal(at.sandbox.transfers.all().length, 1);
    }));

  it('sees through the shadow roots of nested elements, and into the page’s own tree', () =>
    atBank(
      'code',
      '<giro-sign-in></giro-sign-in><giro-freeze-toggle card-id="Tx+9a/Qm7K"></giro-freeze-toggle>',
      async (page, at) => {
        const toggle = freezeToggle(page.locator('giro-freeze-toggle'));
        await toggle.settled();
        assert.equal(await toggle.state(), 'active');
        assert.equal(await toggle.press(), 'frozen');
        const entry = signIn(page.locator('giro-sign-in'));
        await entry.signIn(at.person);
        await entry.code(at.code());
        await entry.sees('You are signed in');
        await entry.pressButton('Sign out');
        await elementPage(page.locator('giro-sign-in')).sees('You are signed out');
      },
    ));
});
