import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { createClient, type GiroClient } from '../../src/api/index.js';
import { statementFileName, statementPeriod } from '../../src/domain/statement.js';
import { dayOf } from '../../src/domain/calendar.js';
import { startDemo } from './support/demo.js';
import { closeBrowsers, ENGINE, openPage, type OpenPage } from './support/open-page.js';
import { bookedIn, readCsv, readPdf, reconcile, savedFile } from './support/statement-files.js';
import { TIME_ZONE } from '../../scripts/browsers.js';

// The demo's page of accounts, as the person on it: everything they need to know stands on the page, phone and mailbox too.

const EMAIL = 'alma@example.com';
const PASSWORD = 'alma-in-the-sandbox';
const EVERYDAY = 'S1Q8+PW84';
/** The one with so many bookings that some are of other days in other time zones. */
const WEB_SHOP = 'W3b+Shop/1';
const HOUSEHOLD = 'HkZ/4T6eD';

/** A token as the platform makes them. */
const TOKEN = /eyJ[\w-]+\.[\w-]+/;

/** Where the keyboard is, through shadow roots: `input[name=email]`, or the words of a button. Runs in the page. */
function focusedOn(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element instanceof HTMLInputElement) return `input ${element.name || element.id}`;
  return element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** Everything the document says, shadow roots too, but for the phone, the mailbox and the demo's hint. Runs in the page. */
function serialised(): string {
  const write = (root: Document | ShadowRoot): string => {
    const roots = [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? write(shadowRoot) : ''));
    const copy = (root instanceof Document ? root.documentElement : root.host).cloneNode(true) as Element;
    for (const pocket of copy.querySelectorAll('#texts, #mails, .bench kbd')) pocket.remove();
    return `${copy.outerHTML} ${root instanceof ShadowRoot ? root.innerHTML : ''} ${roots.join(' ')}`;
  };
  return write(document);
}

/** Everything the page has stored, and its address. Runs in the page. */
async function kept(): Promise<string> {
  const databases = await indexedDB.databases();
  return JSON.stringify([
    location.href,
    document.cookie,
    Object.entries(localStorage),
    Object.entries(sessionStorage),
    history.state,
    databases,
  ]);
}

describe('The demo’s page of accounts', () => {
  let demo: ChildProcess;
  let origin = '';
  let downloads = '';
  const pages: OpenPage[] = [];

  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    };
    const response = await fetch(`${origin}/platform/control/${path}`, init);
    return response.status === 204 ? undefined : await response.json();
  };

  before(async () => {
    const { process, printed } = await startDemo();
    demo = process;
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    downloads = await mkdtemp(join(tmpdir(), 'giro-downloads-'));
  });
  afterEach(async () => {
    for (const page of pages.toReversed()) await page.close();
    pages.length = 0;
    await control('reset', {});
  });
  after(async () => {
    await closeBrowsers();
    demo.kill();
    await once(demo, 'exit');
    await rm(downloads, { recursive: true });
  });

  const open = async (beside?: OpenPage): Promise<OpenPage> => {
    const page = await openPage({ url: `${origin}/accounts`, beside, ...(beside ? {} : { downloads }) });
    pages.push(page);
    await page.until('the form', () => document.querySelector('giro-sign-in input') !== null);
    return page;
  };

  const expectQuiet = async (page: OpenPage): Promise<void> => {
    // WebKit hears only pages that carry the probe, and the demo's are served as they are.
    if (page.engine !== 'webkit') assert.deepEqual(await page.told(), []);
  };

  const tabTo = async (page: OpenPage, name: string): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await page.evaluate(focusedOn)).startsWith(name)) return;
      await page.press('Tab');
    }
    assert.fail(`The keyboard does not get to ${name}`);
  };

  const untilFocus = (page: OpenPage, name: string) =>
    page.until(
      `the keyboard in ${name}`,
      (name: string) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === name,
      name,
    );

  /** The code of the newest message, as it stands on the picture of a phone. */
  const codeOnPhone = async (page: OpenPage): Promise<string> => {
    const { length } = (await control('phone')) as readonly unknown[];
    return (
      (await page.until(
        'the SMS',
        (sent: number) => {
          const texts = document.querySelectorAll('#texts li');
          return texts.length === sent ? texts[sent - 1]?.querySelector('strong')?.textContent : undefined;
        },
        length,
      )) ?? ''
    );
  };

  const accountsShown = (page: OpenPage) =>
    page.until('accounts', () =>
      Boolean(document.querySelector('giro-account-list')?.shadowRoot?.querySelector('button.account')),
    );

  /** Signs in by keyboard; resolves to the code that was typed. */
  const signIn = async (page: OpenPage, password = PASSWORD): Promise<string> => {
    await tabTo(page, 'input email');
    await page.type(EMAIL);
    await tabTo(page, 'input password');
    await page.type(password);
    await page.press('Enter');
    await untilFocus(page, 'code');
    const code = await codeOnPhone(page);
    await page.type(code);
    await page.press('Enter');
    await accountsShown(page);
    return code;
  };

  const chooseAccount = async (page: OpenPage, name: string): Promise<void> => {
    await tabTo(page, name);
    await page.press('Enter');
    await page.until(
      `${name} chosen`,
      (name: string) =>
        document
          .querySelector('giro-account-list')
          ?.shadowRoot?.querySelector('button.account[aria-pressed=true]')
          ?.textContent.includes(name),
      name,
    );
    await page.until('its transactions', () =>
      Boolean(document.querySelector('giro-transaction-list')?.shadowRoot?.querySelector('button.row')),
    );
  };

  /** A client of the same person, which reads the list of transactions. */
  const signedInClient = async (): Promise<GiroClient> => {
    const client = createClient({
      environment: 'sandbox',
      cardsUrl: `${origin}/platform/cards/v3`,
      bankingUrl: `${origin}/platform/banking/v2`,
      deviceId: 7,
    });
    const credentials = { email: EMAIL, password: PASSWORD };
    const act = await client.session.signIn(credentials);
    assert.ok(!act.done);
    const texts = (await control('phone')) as readonly { readonly code: string }[];
    await client.session.confirm(credentials, act.challenge, texts.at(-1)?.code ?? '');
    return client;
  };

  /** A token of the same person, to know that one would be recognised. */
  const aToken = async (): Promise<string> => {
    await control('two-factor', { twoFactor: 'off' });
    const response = await fetch(`${origin}/platform/banking/v2/person/signin`, {
      method: 'POST',
      body: JSON.stringify({
        email: EMAIL,
        password: PASSWORD,
        fp_client_data: { identifiers: { id_fingerprint: 8 } },
      }),
      headers: { 'content-type': 'application/json' },
    });
    return ((await response.json()) as { token: string }).token;
  };

  const lastMonth = () => statementPeriod('last-month', dayOf(Date.now(), TIME_ZONE) ?? '');

  // WebKit's driver tells nobody where a file went, and opens no second tab.
  if (ENGINE !== 'webkit') {
    it('is signed in to by keyboard with the code from the phone, and its PDF of last month is what the list says', async () => {
      const page = await open();
      assert.equal(await page.evaluate(() => document.querySelectorAll('giro-account-list').length), 0);
      const code = await signIn(page);
      await chooseAccount(page, 'Web shop');
      await tabTo(page, 'Download statement');
      await page.press('Enter');
      const period = lastMonth();
      const pdf = await readPdf(await savedFile(downloads, statementFileName('pdf', period)));
      reconcile(pdf, await bookedIn(await signedInClient(), WEB_SHOP, period, TIME_ZONE));

      const written = await page.evaluate(serialised);
      assert.match(written, /Download statement/);
      const everything = written + (await page.evaluate(kept));
      for (const secret of [code, PASSWORD]) assert.ok(!everything.includes(secret), 'a secret is written down');
      assert.doesNotMatch(everything, TOKEN);
      assert.match(await aToken(), TOKEN);
      await expectQuiet(page);
    });

    it('puts two accounts into one CSV, and each adds up to what its list says', async () => {
      const page = await open();
      await signIn(page);
      await chooseAccount(page, 'Everyday');
      await chooseAccount(page, 'Household');
      await page.click('#both');
      await tabTo(page, 'Download statement');
      await page.press('Enter');
      const period = lastMonth();
      const csv = readCsv((await savedFile(downloads, statementFileName('csv', period))).toString('utf8'));
      assert.deepEqual([...csv.keys()].toSorted(), [HOUSEHOLD, EVERYDAY].toSorted());
      const client = await signedInClient();
      for (const [id, statement] of csv) reconcile(statement, await bookedIn(client, id, period, TIME_ZONE));
      await expectQuiet(page);
    });

    it('signs out in the other tab too', async () => {
      const first = await open();
      await signIn(first);
      const second = await open(first);
      await signIn(second);
      await second.click('giro-sign-in form button');
      for (const page of [second, first]) {
        await page.until('the way in', () => document.querySelector('giro-sign-in input[name=email]') !== null);
        assert.equal(await page.evaluate(() => document.getElementById('bank')?.childElementCount), 0);
        await expectQuiet(page);
      }
    });
  }

  it('asks for no second code a moment after the first, though the page was loaded again', async () => {
    const page = await open();
    const texts = async (): Promise<number> => ((await control('phone')) as readonly unknown[]).length;
    /** However long it all takes, the clock says when. */
    const asksAt = async (time: number): Promise<void> => {
      await page.evaluate((time: number) => {
        Date.now = () => time;
      }, time);
      await tabTo(page, 'input email');
      await page.type(EMAIL);
      await tabTo(page, 'input password');
      await page.type(PASSWORD);
      await page.press('Enter');
    };
    const now = Date.now();
    await asksAt(now);
    await untilFocus(page, 'code');
    assert.equal(await texts(), 1);
    await page.reload();
    await page.until('the form', () => document.querySelector('giro-sign-in input') !== null);
    await asksAt(now + 20_000);
    await page.until(
      'that it is too soon',
      () => document.querySelector('giro-sign-in form')?.textContent.includes('a new one in 0:10') === true,
    );
    assert.equal(await texts(), 1);
    await expectQuiet(page);
  });

  it('sets a new password with the mail in the mailbox, whose key does not stay in the address', async () => {
    const page = await open();
    await tabTo(page, 'Forgot');
    await page.press('Enter');
    await untilFocus(page, 'email');
    await page.type(EMAIL);
    await page.press('Enter');
    await page.until('a mail', () => document.querySelector('#mails a') !== null);
    await page.click('#mails a');
    await page.until(
      'the form for a new password',
      () => document.querySelector('input[autocomplete="new-password"]') !== null,
    );
    assert.equal(await page.url(), `${origin}/accounts`);
    await page.click('input[autocomplete="new-password"]');
    await page.type('alma-in-another-sandbox');
    await page.press('Enter');
    await page.until('that it is saved', () => document.querySelector('giro-sign-in input') === null);
    await tabTo(page, 'Back');
    await page.press('Enter');
    await page.until('the way in', () => document.querySelector('giro-sign-in input[name=email]') !== null);
    await signIn(page, 'alma-in-another-sandbox');
    await expectQuiet(page);
  });
});
