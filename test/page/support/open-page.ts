import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type BrowserContext, type LaunchOptions, type Page } from 'puppeteer-core';
import { chromiumOptions, chromiumPage, firefoxOptions } from '../../../scripts/browsers.js';
import { byPuppeteer, byWebDriver } from '../../../scripts/commands.js';
import { WebKitSession } from '../../../scripts/webdriver.js';
import { probe, type ProbedPage, type Told } from './probe.js';

/** The engines a page can be opened in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** The engine of this run: `npm run test:page` is Chromium, `test:firefox` and `test:webkit` say theirs. */
export const ENGINE: Engine =
  (['firefox', 'webkit'] as const).find((name) => name === process.env['GIRO_ENGINE']) ?? 'chromium';

/** One page in a browser; nothing is shared with the pages of other tests. */
export interface OpenPage {
  readonly engine: Engine;
  /** Puppeteer's page, for what only Chromium and Firefox can do; undefined in WebKit. */
  readonly puppeteer: Page | undefined;
  /** Runs a function in the page; it and its arguments go there as text and JSON. */
  evaluate<T, A extends readonly unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Waits until a function in the page answers something true, and answers that; fails after 30 s with `what`. */
  until<T, A extends readonly unknown[]>(what: string, run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Goes to an address, as if it was typed. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  url(): Promise<string>;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Clicks the middle of an element; each selector is looked up in the shadow root of the one before. */
  click(...selectors: readonly string[]): Promise<void>;
  viewport(width: number, height?: number): Promise<void>;
  /** A PNG of what is on screen. */
  screenshot(): Promise<Buffer>;
  /**
   * Everything the page let out so far: console errors and warnings, uncaught errors, policy violations. Firefox and
   * WebKit forget at each navigation, and WebKit needs a page of `servePages`.
   */
  told(): Promise<readonly Told[]>;
  close(): Promise<void>;
}

/** What differs between the engines. */
interface Driver {
  readonly puppeteer: Page | undefined;
  call(source: string, args: readonly unknown[]): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  back(): Promise<unknown>;
  forward(): Promise<unknown>;
  readonly user: {
    press(keys: readonly string[]): unknown;
    type(text: string): unknown;
    click(place: { x: number; y: number; count: number }): unknown;
    viewport(size: { width: number; height: number }): unknown;
  };
  screenshot(): Promise<Buffer>;
  told(): Promise<readonly Told[]>;
  close(): Promise<unknown>;
}

/** What a page that keeps its own list has told; runs in the page. */
const toldInPage = (): readonly Told[] | undefined => (globalThis as unknown as ProbedPage).giroTold;

const browsers = new Map<Engine, Promise<Browser>>();

async function openInPuppeteer(
  engine: 'chromium' | 'firefox',
  { beside, downloads }: { readonly beside: BrowserContext | undefined; readonly downloads: string | undefined },
): Promise<Driver> {
  const saving =
    downloads === undefined ? {} : { downloadBehavior: { policy: 'allow', downloadPath: downloads } as const };
  const context = beside ?? (await (await launched(engine)).createBrowserContext(saving));
  const page = engine === 'chromium' ? ((await chromiumPage(context)) as Page) : await context.newPage();
  const kept: Told[] = [];
  // Firefox's functions of ours do not work under a strict policy.
  if (engine === 'chromium') await page.exposeFunction('giroTell', (entry: Told) => void kept.push(entry));
  await page.evaluateOnNewDocument(probe);
  return {
    ...drive(engine, page),
    told: async () => (engine === 'chromium' ? [...kept] : ((await page.evaluate(toldInPage)) ?? [])),
    close: () => (beside ? page.close() : context.close()),
  };
}

async function launched(engine: 'chromium' | 'firefox'): Promise<Browser> {
  let starting = browsers.get(engine);
  if (!starting) {
    starting = puppeteer.launch((engine === 'firefox' ? firefoxOptions() : chromiumOptions()) as LaunchOptions);
    browsers.set(engine, starting);
  }
  return await starting;
}

function drive(engine: 'chromium' | 'firefox', page: Page): Driver {
  // Firefox's driver waits for a load that a page from the back-forward cache does not have.
  const byHistory = (by: number) => page.evaluate((by) => void setTimeout(() => history.go(by)), by);
  return {
    puppeteer: page,
    call: (source, args) => page.evaluate(`(${source})(...${JSON.stringify(args)})`),
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    back: () => (engine === 'firefox' ? byHistory(-1) : page.goBack()),
    forward: () => (engine === 'firefox' ? byHistory(1) : page.goForward()),
    user: byPuppeteer(page),
    screenshot: async () => Buffer.from(await page.screenshot()),
    told: async () => (await page.evaluate(toldInPage)) ?? [],
    close: () => page.close(),
  };
}

async function openInWebKit(): Promise<Driver> {
  const session = await WebKitSession.start();
  const run = (script: string, ...args: readonly unknown[]) => session.run(script, ...args) as Promise<unknown>;
  return {
    puppeteer: undefined,
    call: (source, args) => run(`return (${source})(...arguments)`, ...args),
    goto: (url) => session.command('POST', '/url', { url }),
    reload: () => session.command('POST', '/refresh', {}),
    back: () => session.command('POST', '/back', {}),
    forward: () => session.command('POST', '/forward', {}),
    user: byWebDriver(session),
    screenshot: async () => Buffer.from((await session.command('GET', '/screenshot')) as string, 'base64'),
    told: async () => {
      const told = (await run(`return (${toldInPage.toString()})()`)) as readonly Told[] | null;
      if (!told) throw new Error('This page does not tell: serve it with servePages().');
      return told;
    },
    close: () => session.stop(),
  };
}

/** Where the middle of an element is, once the page is loaded and it stays there for a moment; runs in the page. */
async function placeOf(selectors: readonly string[]): Promise<{ x: number; y: number } | string> {
  const find = (): { x: number; y: number } | string => {
    let root: Document | ShadowRoot | null = document;
    let element: Element | null = null;
    for (const selector of selectors) {
      element = root?.querySelector(selector) ?? null;
      if (!element) return `nothing matches ${selector}`;
      root = element.shadowRoot;
    }
    element?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
    return width > 0 && height > 0 ? { x: x + width / 2, y: y + height / 2 } : `${selectors.join(' ')} has no size`;
  };
  for (let before = '', left = 100; left > 0; left--) {
    const place = find();
    if (typeof place === 'string') return place;
    if (document.readyState === 'complete' && JSON.stringify(place) === before) return place;
    before = JSON.stringify(place);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return `${selectors.join(' ')} does not stand still`;
}

/** What a page shows, for whoever reads why a test failed; runs in the page. */
const pageFacts = (): string => `${location.href}: ${document.body.innerText.replaceAll(/\s+/g, ' ').slice(0, 400)}`;

/** Where a page is opened. */
export interface OpenOptions {
  readonly browser?: Engine;
  readonly url: string;
  /** Another tab of the same person: cookies and storage of origins are shared. Not in WebKit. */
  readonly beside?: OpenPage | undefined;
  /** The folder that files are saved to. Not in WebKit, and not for a tab beside another. */
  readonly downloads?: string | undefined;
}

/** Opens a page of its own, or a tab beside another. Close it, or {@link closeBrowsers} at the end of the file. */
export async function openPage({ browser = ENGINE, url, beside, downloads }: OpenOptions): Promise<OpenPage> {
  const driver =
    browser === 'webkit'
      ? await openInWebKit()
      : await openInPuppeteer(browser, { beside: beside?.puppeteer?.browserContext(), downloads });
  const page = pageOf(browser, driver);
  await page.goto(url);
  return page;
}

/** A tab that a page opened by itself. What it tells is its document's own list, from pages of `servePages` only. */
export function adoptPage(page: Page): OpenPage {
  const engine = ENGINE === 'firefox' ? 'firefox' : 'chromium';
  return pageOf(engine, drive(engine, page));
}

/** The tab that a page opens while something is done. */
export async function opened(page: OpenPage, act: () => Promise<unknown>): Promise<OpenPage> {
  const { promise, resolve, reject } = Promise.withResolvers<OpenPage>();
  page.puppeteer?.once('popup', (popup) => {
    if (popup) resolve(adoptPage(popup));
    else reject(new Error('no tab'));
  });
  await act();
  return await promise;
}

function pageOf(engine: Engine, driver: Driver): OpenPage {
  const page: OpenPage = {
    engine,
    puppeteer: driver.puppeteer,
    evaluate: async <T, A extends readonly unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A) =>
      (await driver.call(run.toString(), args)) as T,
    until: async (what, run, ...args) => {
      const end = performance.now() + 30_000; // long enough for a browser that starts on a busy machine
      // Each look costs the browser something: less often the longer it takes.
      for (let pause = 20; ; pause = Math.min(pause * 1.5, 100)) {
        const answer = await page.evaluate(run, ...args).catch((error: unknown) => {
          if (performance.now() > end) throw error;
          return undefined; // a page that is just being left answers nothing
        });
        if (answer) return answer;
        if (performance.now() > end)
          throw new Error(
            `${what}: not within 30 s. The page told: ${JSON.stringify(await page.told())}. It shows ${await page.evaluate(pageFacts)}`,
          );
        await wait(pause);
      }
    },
    goto: async (url) => {
      await driver.goto(url);
    },
    reload: async () => {
      await driver.reload();
    },
    back: async () => {
      await driver.back();
    },
    forward: async () => {
      await driver.forward();
    },
    url: () => page.evaluate(() => location.href),
    press: async (...keys) => {
      await driver.user.press(keys);
    },
    type: async (text) => {
      await driver.user.type(text);
    },
    click: async (...selectors) => {
      const place = await page.evaluate(placeOf, selectors);
      if (typeof place === 'string') throw new Error(place);
      await driver.user.click({ ...place, count: 1 });
    },
    viewport: async (width, height = 800) => {
      await driver.user.viewport({ width, height });
    },
    screenshot: () => driver.screenshot(),
    told: () => driver.told(),
    close: async () => {
      await driver.close();
    },
  };
  return page;
}

/** Ends the browsers that tests shared; for `after()`. */
export async function closeBrowsers(): Promise<void> {
  for (const starting of browsers.values()) await (await starting).close();
  browsers.clear();
}
