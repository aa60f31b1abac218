import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeListener, startSandbox, type Sandbox } from '../../../src/sandbox/node.js';
import type { SandboxTokenRequest } from '../../../src/sandbox/index.js';
import { PEOPLE } from '../../../src/sandbox/people.js';
import { opened, openPage, type OpenPage } from './open-page.js';
import { servePages, STRICT_POLICY } from './serve.js';

/** A payee whose check digits hold, as the host gives it; 12.50 euros for them. */
const ATTRIBUTES =
  'amount="1250" currency="EUR" payee-name="DuBuque LLC" iban="SE3397700000010000000025" bic="FTCSSESS" reference="Invoice 42"';
/** Cards v3 has no list of accounts. */
const OF_CARDS = `account-id="${PEOPLE[0].accounts[0]?.id ?? ''}"`;

/** The call that moves money over Banking v2. */
export const POST = 'POST /v2/transactions';

const SCRIPT = `
  const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
  for (const type of ['giro-transfer-created', 'giro-transfer-refused', 'giro-transfer-unknown',
    'giro-conversion-created', 'giro-conversion-unknown'])
    document.addEventListener(type, ({ detail }) => {
      told.push([type, detail]);
      sessionStorage.setItem('told', JSON.stringify(told));
    });
  addEventListener('pageshow', ({ persisted }) => { globalThis.wasRestored = persisted; });`;

/** How a bank's page is set up. */
export interface TransferBankOptions {
  /** What the page holds; a transfer form that its host filled in unless said. */
  readonly element?: string;
  /** Over Cards v3, on a platform that de-duplicates, and is said to, or on one that does not; Banking v2 unless said. */
  readonly v3?: { readonly dedupe: boolean; readonly target?: 'tab' };
}

/** A bank of its own whose page holds a form that moves money, for a person who is signed in on the bank's own server. */
export interface TransferBank {
  readonly sandbox: Sandbox;
  readonly elsewhere: string;
  open(beside?: OpenPage): Promise<OpenPage>;
  /** Opens the page, or an address, out of a tab, as browsers duplicate tabs: session storage is copied. */
  duplicate(page: OpenPage, at?: string): Promise<OpenPage>;
  /** How often money moved. */
  moved(): number;
  /** Breaks off the answers that the platform has not given yet: half of each comes, as where a connection is lost. */
  breakOff(): void;
}

/** Starts a bank, lets a test act there, and ends it with everything that was opened. */
export async function atTransferBank(
  act: (bank: TransferBank) => Promise<void>,
  {
    v3,
    element = `<giro-transfer-form ${ATTRIBUTES} ${v3 ? OF_CARDS : ''}></giro-transfer-form>`,
  }: TransferBankOptions = {},
): Promise<void> {
  const server = await startSandbox({ twoFactor: 'off', ...(v3 && { dedupe: v3.dedupe }) });
  const { sandbox } = server;
  const token = await personToken(server.url);
  sandbox.twoFactor = 'challenge';
  const overV3 = v3
    ? `payments-api="v3" ${v3.dedupe ? 'dedupe' : ''} consent-target="${v3.target ?? 'self'}" allowed-origins="${server.hostedUrl}"`
    : '';
  const page = (head: string, body: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bank</title>${head}</head><body>${body}</body></html>`;
  const platform = nodeListener(sandbox, '/platform');
  const unanswered = new Set<ServerResponse>();
  const pages = await servePages({
    pages: {
      '/page.js': SCRIPT,
      '/elsewhere': page('', '<p>Another page of the bank</p>'),
      '/': page(
        '<script src="/page.js"></script><script type="module" src="/dist/cdn/giro-elements.js"></script>',
        `<giro-provider environment="sandbox" banking-url="/platform/banking/v2" cards-url="/platform/cards/v3" token-url="/token" ${overV3}>
          ${element}</giro-provider>`,
      ),
    },
    headers: { 'content-security-policy': STRICT_POLICY },
    listeners: {
      '/platform/': (request, response) => {
        unanswered.add(response);
        response.once('close', () => unanswered.delete(response));
        platform(request, response);
      },
      '/token': async (request, response) => {
        const asked = JSON.parse(await text(request)) as SandboxTokenRequest;
        const given = asked.api === 'cards' ? await sandbox.getToken(asked) : token;
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token: given }));
      },
    },
  });
  const url = `${pages.origin}/`;
  const kept: OpenPage[] = [];
  const keep = (page: OpenPage): OpenPage => {
    kept.push(page);
    return page;
  };
  try {
    await act({
      sandbox,
      elsewhere: `${pages.origin}/elsewhere`,
      open: async (beside) => keep(await openPage({ url, beside })),
      duplicate: async (page, at = url) =>
        keep(await opened(page, () => page.evaluate((address) => void open(address), at))),
      moved: () => sandbox.transfers.all().length,
      breakOff: () => {
        // On the connection itself: the sandbox still means to answer.
        for (const { socket } of unanswered)
          socket?.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{', () =>
            socket.destroy(),
          );
      },
    });
  } finally {
    for (const page of kept.toReversed()) await page.close().catch(() => undefined); // a tab may be gone with its opener
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

/** What the form shows. */
const shownBy = (page: OpenPage): Promise<string> =>
  page.evaluate(() =>
    (
      document.querySelector('giro-provider > *')?.shadowRoot?.querySelector('.panel')?.textContent ?? document.title
    ).replaceAll(/\s+/g, ' '),
  );

/** Waits until the form says something. */
export const says = async (page: OpenPage, words: RegExp): Promise<void> => {
  try {
    await page.until(
      `the form says ${words.source}`,
      (source) =>
        new RegExp(source).test(
          document.querySelector('giro-provider > *')?.shadowRoot?.querySelector('.panel')?.textContent ?? '',
        ),
      words.source,
    );
  } catch (error) {
    throw new Error(`It says “${await shownBy(page)}” at ${await page.url()}`, { cause: error });
  }
};

/** Presses a button by the beginning of its label, once it is there and its screen has settled. */
export async function press(page: OpenPage, label: string): Promise<void> {
  await page.until(
    `a button ${label}`,
    (label) =>
      [...(document.querySelector('giro-provider > *')?.shadowRoot?.querySelectorAll('button') ?? [])].some(
        (button) => button.textContent.trim().startsWith(label) && button.ariaDisabled !== 'true',
      ),
    label,
  );
  await wait(520);
  await page.evaluate((label) => {
    [...(document.querySelector('giro-provider > *')?.shadowRoot?.querySelectorAll('button') ?? [])]
      .find((button) => button.textContent.trim().startsWith(label))
      ?.click();
  }, label);
}

/** Goes on to the review, as the host filled the form in. */
export async function toReview(page: OpenPage): Promise<void> {
  await says(page, /Send money/);
  await page.until(
    'the accounts',
    () => document.querySelector('giro-provider > *')?.shadowRoot?.querySelector('#amount') != null,
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

/** The next call that moves money takes long, before or after it is carried out. */
export const slowly = ({ sandbox }: TransferBank, when: 'before' | 'after', ms: number, call = POST): void => {
  sandbox.faults.add({ call, times: 1, do: { kind: 'delay', ms, when } });
};

/** Waits until the call that moves money has arrived at the platform. */
export async function arrived({ sandbox }: TransferBank, call = POST): Promise<void> {
  const end = Date.now() + 10_000;
  while (sandbox.log.count(call) === 0) {
    assert.ok(Date.now() < end, `${call} was not sent`);
    await wait(5);
  }
}

/** Types into a field. */
export const typeInto = (page: OpenPage, field: string, value: string): Promise<void> =>
  page.evaluate(
    (field, value) => {
      const input = document
        .querySelector('giro-provider > *')
        ?.shadowRoot?.querySelector<HTMLInputElement>(`#${field}`);
      if (!input) throw new Error(`there is no ${field}`);
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    field,
    value,
  );

/** Types the code that arrived last. */
export const typeCode = (page: OpenPage, { phone }: Sandbox): Promise<void> =>
  typeInto(page, 'code', /\d{6}/.exec(phone.messages.at(-1)?.text ?? '')?.[0] ?? '');

/** A form that converts what is in an account of the person's. */
export const CONVERTS: TransferBankOptions = {
  element: '<giro-convert-form account-id="Fx+3/Eur" to-currency="USD"></giro-convert-form>',
};

/** Goes on to the review of a conversion. */
export async function toConversion(page: OpenPage): Promise<void> {
  await page.until(
    'the accounts',
    () => document.querySelector('giro-convert-form')?.shadowRoot?.querySelector('#amount') != null,
  );
  await typeInto(page, 'amount', '200');
  await press(page, 'Review');
  await says(page, /Check and convert/);
}

/** What the kit told the host in a tab, over all its pages. */
export const told = async (page: OpenPage): Promise<readonly string[]> =>
  (JSON.parse(await page.evaluate(() => sessionStorage.getItem('told') ?? '[]')) as [string][]).map(([type]) => type);

/** What it says where money moved. */
export const SENT = /^\s*(Sent: |Convert(ed|ing) to )/;
/** What lets the person send it: nothing was carried out. */
const NOTHING = /^(Send money|Enter the code|Check and send|Convert money|Check and convert)/;

/**
 * Waits until the form says how it ended, and that is what the ledger says. `mayNotKnow`: nothing can be looked up, so that it
 * may stay unknown.
 */
export async function endsTruly(
  bank: TransferBank,
  page: OpenPage,
  { mayNotKnow = false, within = 15_000 }: { readonly mayNotKnow?: boolean; readonly within?: number } = {},
): Promise<void> {
  const end = Date.now() + within;
  for (;;) {
    const { words, busy } = await page.evaluate(() => {
      const panel = document.querySelector('giro-provider > *')?.shadowRoot?.querySelector('.panel');
      return { words: panel?.textContent.trim() ?? '', busy: panel?.ariaBusy === 'true' };
    });
    const moved = bank.moved();
    const isOver = Date.now() > end;
    assert.ok(moved <= 1, 'money moved once at most');
    assert.ok(!isOver || !busy, `it is still busy: ${words.slice(0, 80)}`);
    if (!busy && SENT.test(words)) {
      assert.equal(moved, 1, 'it says sent, and it was');
      return;
    }
    if (!busy && NOTHING.test(words)) {
      assert.equal(moved, 0, `it says “${words.slice(0, 80)}”, and money moved`);
      return;
    }
    if (mayNotKnow && /^We don’t know yet[^]*We can’t look this up/.test(words)) return;
    if (isOver) {
      assert.match(words, /^We don’t know yet/);
      assert.equal(moved, 0, 'it does not know, and money moved long ago');
      return;
    }
    await wait(50);
  }
}

/** Does something as often as said, in three places at once. */
export async function inLanes(count: number, act: (run: number) => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: 3 }, async (_, lane) => {
      for (let run = lane; run < count; run += 3) await act(run);
    }),
  );
}

/** Presses, and loads the page again after a moment, while the call takes long before or after it is carried out. */
export async function loadedAgain(
  bank: TransferBank,
  page: OpenPage,
  {
    label,
    run,
    moment,
    meanwhile,
  }: {
    readonly label: string;
    readonly run: number;
    readonly moment: number;
    readonly meanwhile?: () => Promise<void>;
  },
): Promise<void> {
  slowly(bank, run % 2 === 0 ? 'before' : 'after', 300);
  await press(page, label);
  await meanwhile?.();
  await wait(moment);
  await page.reload();
  await endsTruly(bank, page);
}

/** Presses, goes elsewhere before or after the answer came, and Back. */
export async function wentBack(
  bank: TransferBank,
  page: OpenPage,
  { label, run }: { readonly label: string; readonly run: number },
): Promise<void> {
  if (run % 2 === 0) slowly(bank, 'after', 400);
  await press(page, label);
  if (run % 2 === 1) await says(page, SENT);
  await page.goto(bank.elsewhere);
  await page.back();
  await endsTruly(bank, page);
}
