import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeListener, startSandbox, type Sandbox } from '../../../src/sandbox/node.js';
import { PEOPLE } from '../../../src/sandbox/people.js';
import { adoptPage, openPage, type OpenPage } from './open-page.js';
import { servePages, STRICT_POLICY } from './serve.js';

/** A payee whose check digits hold, as the host gives it; 12.50 euros for them. */
const ATTRIBUTES =
  'amount="1250" currency="EUR" payee-name="DuBuque LLC" iban="SE3397700000010000000025" bic="FTCSSESS" reference="Invoice 42"';

const SCRIPT = `
  const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
  for (const type of ['giro-transfer-created', 'giro-transfer-refused', 'giro-transfer-unknown'])
    document.addEventListener(type, ({ detail }) => {
      told.push([type, detail]);
      sessionStorage.setItem('told', JSON.stringify(told));
    });
  addEventListener('pageshow', ({ persisted }) => { globalThis.wasRestored = persisted; });`;

/** A bank of its own whose page holds a transfer form, filled in, for a person who is signed in on the bank's own server. */
export interface TransferBank {
  readonly sandbox: Sandbox;
  readonly elsewhere: string;
  open(beside?: OpenPage): Promise<OpenPage>;
  /** Opens the page out of a tab, as browsers duplicate tabs: session storage is copied. */
  duplicate(page: OpenPage): Promise<OpenPage>;
  /** How often money moved. */
  moved(): number;
}

/** Starts a bank, lets a test act there, and ends it with everything that was opened. */
export async function atTransferBank(act: (bank: TransferBank) => Promise<void>): Promise<void> {
  const server = await startSandbox({ twoFactor: 'off' });
  const { sandbox } = server;
  const token = await personToken(server.url);
  sandbox.twoFactor = 'challenge';
  const page = (head: string, body: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bank</title>${head}</head><body>${body}</body></html>`;
  const pages = await servePages({
    pages: {
      '/page.js': SCRIPT,
      '/elsewhere': page('', '<p>Another page of the bank</p>'),
      '/': page(
        '<script src="/page.js"></script><script type="module" src="/dist/cdn/giro-elements.js"></script>',
        `<giro-provider environment="sandbox" banking-url="/platform/banking/v2" cards-url="/platform/cards/v3" token-url="/token">
          <giro-transfer-form ${ATTRIBUTES}></giro-transfer-form></giro-provider>`,
      ),
    },
    headers: { 'content-security-policy': STRICT_POLICY },
    listeners: {
      '/platform/': nodeListener(sandbox, '/platform'),
      '/token': (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token })),
    },
  });
  const url = `${pages.origin}/`;
  const opened: OpenPage[] = [];
  const keep = (page: OpenPage): OpenPage => {
    opened.push(page);
    return page;
  };
  try {
    await act({
      sandbox,
      elsewhere: `${pages.origin}/elsewhere`,
      open: async (beside) => keep(await openPage({ url, beside })),
      duplicate: async (page) => {
        const { promise, resolve, reject } = Promise.withResolvers<OpenPage>();
        page.puppeteer?.once('popup', (tab) => {
          if (tab) resolve(adoptPage(tab));
          else reject(new Error('no tab'));
        });
        await page.evaluate((address) => void open(address), url);
        return keep(await promise);
      },
      moved: () => sandbox.transfers.all().length,
    });
  } finally {
    for (const page of opened.toReversed()) await page.close().catch(() => undefined); // a tab may be gone with its opener
    await pages.close();
    await server.close();
  }
}

/** What the bank's own server gets when the person signs in there. */
async function personToken(url: string): Promise<string> {
  const [{ email, password }] = PEOPLE;
  const answer = await fetch(`${url}/banking/v2/person/signin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, fp_client_data: { identifiers: { id_fingerprint: 1 } } }),
  });
  const { token } = (await answer.json()) as { token?: string };
  assert.ok(token, 'the person is signed in');
  return token;
}

/** Waits until the form says something. */
export const says = async (page: OpenPage, words: RegExp): Promise<void> => {
  await page.until(
    `the form says ${words.source}`,
    (source) =>
      new RegExp(source).test(
        document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector('.panel')?.textContent ?? '',
      ),
    words.source,
  );
};

/** Presses a button by the beginning of its label, once it is there and its screen has settled. */
export async function press(page: OpenPage, label: string): Promise<void> {
  await page.until(
    `a button ${label}`,
    (label) =>
      [...(document.querySelector('giro-transfer-form')?.shadowRoot?.querySelectorAll('button') ?? [])].some(
        (button) => button.textContent.trim().startsWith(label) && button.ariaDisabled !== 'true',
      ),
    label,
  );
  await wait(520);
  await page.evaluate((label) => {
    [...(document.querySelector('giro-transfer-form')?.shadowRoot?.querySelectorAll('button') ?? [])]
      .find((button) => button.textContent.trim().startsWith(label))
      ?.click();
  }, label);
}

/** Goes on to the review, as the host filled the form in. */
export async function toReview(page: OpenPage): Promise<void> {
  await says(page, /Send money/);
  await page.until(
    'the accounts',
    () => document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector('#amount') != null,
  );
  await press(page, 'Review');
  await says(page, /Check and send/);
}

/** Goes on to the code. */
export async function toCode(page: OpenPage): Promise<void> {
  await toReview(page);
  await press(page, 'Send €');
  await says(page, /Enter the code/);
}

/** Types the code that arrived last, or one given. */
export async function typeCode(page: OpenPage, sandbox: Sandbox): Promise<void> {
  const code = /\d{6}/.exec(sandbox.phone.messages.at(-1)?.text ?? '')?.[0] ?? '';
  await page.evaluate((code) => {
    const input = document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector<HTMLInputElement>('#code');
    if (!input) throw new Error('no code is asked for');
    input.value = code;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, code);
}

/** What the kit told the host in a tab, over all its pages. */
export const told = async (page: OpenPage): Promise<readonly string[]> =>
  (JSON.parse(await page.evaluate(() => sessionStorage.getItem('told') ?? '[]')) as [string][]).map(([type]) => type);
