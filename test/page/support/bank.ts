import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeListener, startSandbox, type Sandbox } from '../../../src/sandbox/node.js';
import type { SandboxTokenRequest } from '../../../src/sandbox/index.js';
import type { Flow } from './flows.js';
import { opened, openPage, type OpenPage } from './open-page.js';
import { servePages, STRICT_POLICY } from './serve.js';

/** A bank of its own for one test: its pages on one origin, the platform behind it, the hosted pages on another. */
export interface Bank {
  readonly flow: Flow;
  readonly sandbox: Sandbox;
  /** Where the page with the element is. */
  readonly url: string;
  /** A page of the bank without any element. */
  readonly elsewhere: string;
  readonly hostedOrigin: string;
  /** Opens the bank's page, as another tab of the same person where `beside` is given. */
  open(beside?: OpenPage): Promise<OpenPage>;
  /** Opens the page again out of a tab, as browsers duplicate tabs: session storage is copied. */
  duplicate(page: OpenPage): Promise<OpenPage>;
  /** Lets the next answer to the flow's write come late; resolves once the platform has the request. */
  slowly(
    act: () => Promise<unknown>,
    options?: { readonly when?: 'before' | 'after'; readonly call?: string; readonly ms?: number },
  ): Promise<void>;
  /** What the platform says: how often it was done, for how many requests. */
  expect(wanted: { readonly effects: number; readonly writes: number }): Promise<void>;
}

/** How long an answer takes that a person interrupts. */
const SLOW_MS = 700;

/** Keeps what the kit told over all the pages of a tab, and is an iPhone where only those are offered something. */
const script = (flow: Flow): string => `
  ${flow.tag === 'giro-apple-pay-button' ? "Object.defineProperty(navigator, 'userAgent', { value: 'iPhone' });" : ''}
  const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
  for (const type of ['giro-consent-required', 'giro-consent-resolved', 'giro-card-activated', 'giro-card-freeze-change',
    'giro-card-terminated', 'giro-card-ordered', 'giro-card-revealed', 'giro-card-concealed', 'giro-apple-pay-result', 'giro-error'])
    document.addEventListener(type, ({ detail }) => {
      told.push([type, detail]);
      sessionStorage.setItem('told', JSON.stringify(told));
    });
  addEventListener('pageshow', ({ persisted }) => { globalThis.wasRestored = persisted; });`;

const document = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

/** How a bank's page is set up. */
export interface BankOptions {
  /** Where a consent opens; the same tab unless said. */
  readonly target?: 'self' | 'tab';
}

/**
 * Starts a bank whose page holds the flow's element, and ends it with everything that was opened there.
 * The pages must have let nothing out.
 */
export async function atBank(flow: Flow, act: (bank: Bank) => Promise<void>, options: BankOptions = {}): Promise<void> {
  const { bank, pages, close } = await startBank(flow, options);
  try {
    await act(bank);
    for (const page of pages) assert.deepEqual(await page.told(), []);
  } finally {
    for (const page of pages.toReversed()) await page.close();
    await close();
  }
}

async function startBank(flow: Flow, { target = 'self' }: BankOptions) {
  const server = await startSandbox();
  const { sandbox } = server;
  const getToken = (asked: SandboxTokenRequest) => sandbox.getToken(asked);
  const api = flow.api ?? 'v3';

  async function cards(): Promise<readonly { readonly id: string; readonly name: string; readonly status: string }[]> {
    const banking = api === 'banking-v2';
    const token = await getToken({ api: banking ? 'banking' : 'cards', expired: false });
    const path = banking ? 'banking/v2/cards' : 'cards/v3/cards?limit=100';
    const headers = { authorization: `Bearer ${token}`, 'x-access-token': token };
    const answer = (await (await fetch(`${server.url}/${path}`, { headers })).json()) as unknown;
    const all = (Array.isArray(answer) ? answer : (answer as { data: unknown[] }).data) as Record<string, string>[];
    return all.map(({ id = '', alias, display_name: name = alias ?? '', status = '' }) => ({ id, name, status }));
  }

  const before = await cards();
  const card = before.find(({ name }) => name === flow.card);
  const element = `<${flow.tag} ${card ? `card-id="${card.id}"` : ''} ${flow.attributes ?? ''}></${flow.tag}>`;
  const pages = await servePages({
    pages: {
      '/page.js': script(flow),
      '/elsewhere': document('Elsewhere', '', '<p>Another page of the bank</p>'),
      '/': document(
        'Cards',
        '<script src="/page.js"></script><script type="module" src="/dist/cdn/giro-elements.js"></script>',
        `<giro-provider environment="sandbox" cards-url="/platform/cards/v3" banking-url="/platform/banking/v2" cards-api="${api}"
          token-url="/token" allowed-origins="${server.hostedUrl}" consent-target="${target}">${element}</giro-provider>`,
      ),
    },
    headers: { 'content-security-policy': STRICT_POLICY },
    listeners: {
      '/platform/': nodeListener(sandbox, '/platform'),
      '/token': async (request, response) => {
        const token = await getToken(JSON.parse(await text(request)) as SandboxTokenRequest);
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }));
      },
    },
  });
  const url = `${pages.origin}/`;
  sandbox.log.clear();
  const kept: OpenPage[] = [];
  const keep = (page: OpenPage): OpenPage => {
    kept.push(page);
    return page;
  };

  const bank: Bank = {
    flow,
    sandbox,
    url,
    elsewhere: `${pages.origin}/elsewhere`,
    hostedOrigin: new URL(server.hostedUrl).origin,
    open: async (beside) => keep(await openPage({ url, beside })),
    duplicate: async (page) => {
      if (!page.puppeteer) throw new Error('Tabs are followed with puppeteer only.');
      return keep(await opened(page, () => page.evaluate((address) => void open(address), url)));
    },
    slowly: async (act, { when = 'after', call = flow.write, ms = SLOW_MS } = {}) => {
      const had = sandbox.log.count(call);
      sandbox.faults.add({ call, times: 1, do: { kind: 'delay', ms, when } });
      await act();
      const end = Date.now() + 10_000;
      while (sandbox.log.count(call) === had) {
        if (Date.now() > end) throw new Error(`${call} was not sent`);
        await wait(10);
      }
    },
    expect: async ({ effects, writes }) => {
      const log = sandbox.log.all();
      const now = await cards();
      const status = now.find(({ id }) => id === card?.id)?.status;
      const sent = log.filter((request) => request.call === flow.write).map(({ status }) => status);
      assert.equal(flow.effects(log, { status, more: now.length - before.length }), effects, 'effects at the platform');
      if (!flow.isRead) assert.equal(sent.length, writes, `requests that write: ${JSON.stringify(sent)}`);
    },
  };
  return {
    bank,
    pages: kept,
    close: async () => {
      await pages.close();
      await server.close();
    },
  };
}

/** Waits until the host was told, in a tab, that it was done; once. */
export async function hostIsTold(page: OpenPage, { event }: Flow): Promise<void> {
  const isTold = (event: string): boolean => (sessionStorage.getItem('told') ?? '').includes(event);
  await page.until(`${event} for the host`, isTold, event);
  assert.equal((await toldIn(page)).filter(({ type }) => type === event).length, 1, `${event}, once`);
}

/** What the kit told the host in a tab, over all its pages. */
export async function toldIn(page: OpenPage): Promise<readonly { type: string; detail: Record<string, unknown> }[]> {
  const kept = JSON.parse(await page.evaluate(() => sessionStorage.getItem('told') ?? '[]')) as [
    string,
    Record<string, unknown>,
  ][];
  return kept.map(([type, detail]) => ({ type, detail }));
}
