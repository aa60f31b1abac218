// Every story of the built Storybook as a test: it renders, its play function passes, axe finds nothing in what it ends in,
// in light and then in dark, and the console stays silent (a story that must warn says so: parameters.expectConsole, a
// regular expression). Axe finds nothing on the pages of documentation either. Browsers share them all: each has a focus of its
// own. Two more tests: the site works offline, and in Swedish.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer from 'puppeteer-core';
import { chromiumOptions, chromiumPage } from './browsers.js';
import { countLine } from './counts.js';
import { serveFolder } from './serve.js';

const LIMIT = 30_000;
const BROWSERS = 3;
/** A page shows so many stories before it is loaded anew: loading Storybook takes longer than most stories. */
const STORIES_A_PAGE = 40;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (!existsSync('sb/index.json')) {
  console.error('No Storybook in sb: npm run build:storybook');
  process.exit(1);
}
const { entries } = JSON.parse(readFileSync('sb/index.json', 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');
const docs = Object.values(entries).filter(({ type }) => type === 'docs');

/** In the page: shows one story and tells how it went. `storyFinished` says success even when `play` threw. */
function showStory(id) {
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
  const preview = globalThis.__STORYBOOK_PREVIEW__;
  return new Promise((resolve) => {
    const faults = [];
    for (const event of [
      'playFunctionThrewException',
      'unhandledErrorsWhilePlaying',
      'storyThrewException',
      'storyErrored',
      'storyMissing',
    ])
      channel.on(event, (fault) => {
        faults.push(fault?.message ?? fault?.description ?? JSON.stringify(fault) ?? event);
        if (event === 'storyMissing' || event === 'storyErrored') resolve({ faults, axe: 'none' });
      });
    channel.on('storyFinished', async ({ storyId, status, reporters }) => {
      if (storyId !== id) return;
      const { parameters } = await preview.storyStoreValue.loadStory({ storyId: id });
      const axe = reporters.find(({ type }) => type === 'a11y');
      for (const { id: rule, help, nodes } of axe?.result?.violations ?? [])
        faults.push(`axe ${rule}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`);
      if (status !== 'success' && faults.length === 0) faults.push(`Storybook says: ${status}`);
      resolve({ faults, axe: axe?.status ?? 'none', expected: parameters.expectConsole?.source });
    });
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
}

/** What axe looks at in dark: the document is the one that was looked at whole in light. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** In the page: gives a story the colours of dark; its play function has run and does not run again. */
async function darken() {
  const { document, requestAnimationFrame } = globalThis;
  document.documentElement.style.colorScheme = 'dark';
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** In the page: what axe finds, in words. */
async function findFaults(where, options) {
  const { violations } = await globalThis.axe.run(where, { resultTypes: ['violations'], ...options });
  return violations.map(
    ({ id, help, nodes }) => `axe ${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`,
  );
}

/** In the page: takes back what the story before left. */
function clear() {
  globalThis.document.documentElement.style.colorScheme = '';
  globalThis.sessionStorage.clear();
  globalThis.localStorage.clear();
}

/** What is wrong with a page in light and in dark, as `at` finds; it is given what the console says meanwhile. */
async function look(page, at) {
  const noise = [];
  const onConsole = (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) noise.push(message.text());
  };
  const onError = (error) => noise.push(String(error));
  page.on('console', onConsole).on('pageerror', onError);
  try {
    return await at(noise);
  } catch (error) {
    return { light: [error.message, ...noise], dark: ['not looked at'] };
  } finally {
    page.off('console', onConsole).off('pageerror', onError);
  }
}

/** What comes of a promise, not later than the limit. */
async function inTime(promise) {
  const { promise: late, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error(`not finished after ${LIMIT / 1000} s`)), LIMIT);
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What is wrong with a story, in light and in dark; `isFresh` loads the page first. */
const runStory = (page, origin, id, isFresh) =>
  look(page, async (noise) => {
    if (isFresh) {
      await page.goto(`${origin}/iframe.html`);
      await page.evaluate(AXE); // Storybook's own is not to be had
    } else await page.evaluate(clear);
    await page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue);
    const { faults, axe, expected } = await inTime(page.evaluate(showStory, id));
    if (axe === 'none' && faults.length === 0) faults.push('axe did not run');
    const pattern = expected === undefined ? undefined : new RegExp(expected);
    if (pattern && !noise.some((text) => pattern.test(text)))
      faults.push(`expected on the console, and did not come: ${expected}`);
    await page.evaluate(darken);
    const dark = await page.evaluate(findFaults, '#storybook-root', COLOURS);
    for (const text of noise.filter((text) => !pattern?.test(text))) faults.push(`console: ${text}`);
    return { light: faults, dark };
  });

/** What is wrong with a page of documentation; its stories are looked at by themselves. It is light in any theme. */
const runDocs = (page, origin, { id, title }) =>
  look(page, async () => {
    await page.goto(`${origin}/iframe.html?viewMode=docs&id=${id}`);
    await page.addStyleTag({ content: '.sb-story { display: none; }' });
    await page.evaluate(AXE);
    const shown = stories.filter((story) => story.title === title).length;
    await page.waitForFunction(
      (least) => globalThis.document.querySelectorAll('.docs-story').length >= least,
      {},
      shown,
    );
    return { light: await page.evaluate(findFaults, 'html', {}) };
  });

const server = await serveFolder('sb');
const counts = { passed: 0, failed: 0 };
// Pages of documentation last: each is loaded anew.
const queue = [...stories, ...docs];

/** Takes stories and pages of documentation until there are none left. */
async function work() {
  const browser = await puppeteer.launch({ ...chromiumOptions(), networkEnabled: false });
  try {
    const page = await chromiumPage(browser);
    let shown = 0;
    for (let story = queue.shift(); story; story = queue.shift()) {
      const found =
        story.type === 'docs'
          ? await runDocs(page, server.origin, story)
          : await runStory(page, server.origin, story.id, shown % STORIES_A_PAGE === 0);
      shown += 1;
      for (const [theme, faults] of Object.entries(found)) {
        counts[faults.length > 0 ? 'failed' : 'passed'] += 1;
        console.log(`${faults.length > 0 ? '✗' : '✓'} ${story.title} › ${story.name} (${theme})`);
        for (const fault of faults) console.log(fault.replaceAll(/^/gm, '    '));
      }
    }
  } finally {
    await browser.close();
  }
}

/** The whole site as a person opens it, which must work without a network: what it asks other origins for. */
async function foreignRequests() {
  const browser = await puppeteer.launch(chromiumOptions());
  try {
    const page = await chromiumPage(browser);
    page.setDefaultTimeout(LIMIT * 4);
    const foreign = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && origin !== server.origin) foreign.push(request.url());
    });
    await page.goto(`${server.origin}/?path=/docs/${docs[0].id}`);
    const preview = await page.waitForSelector('#storybook-preview-iframe');
    await (await preview.contentFrame()).waitForSelector('.docs-story giro-provider');
    return foreign;
  } finally {
    await browser.close();
  }
}

/** What a story that does something in English shows once Swedish was chosen. */
async function shownInSwedish() {
  const browser = await puppeteer.launch({ ...chromiumOptions(), networkEnabled: false });
  try {
    const page = await chromiumPage(browser);
    await page.goto(`${server.origin}/iframe.html?id=money-transfer-form--unknown&globals=language:sv`);
    const shown = await page.waitForFunction(
      () => {
        const form = globalThis.document.querySelector('giro-transfer-form')?.shadowRoot;
        const title = form?.querySelector('#title')?.textContent.trim();
        return title?.startsWith('Vi vet inte än.') && title;
      },
      { timeout: LIMIT },
    );
    return await shown.jsonValue();
  } catch (error) {
    return error.message;
  } finally {
    await browser.close();
  }
}

/** Counts a test of the whole site. */
function note(name, faults) {
  counts[faults.length > 0 ? 'failed' : 'passed'] += 1;
  console.log(`${faults.length > 0 ? '✗' : '✓'} ${name}`);
  for (const fault of faults) console.log(`    ${fault}`);
}

let foreign;
let swedish;
try {
  foreign = await foreignRequests();
  swedish = await shownInSwedish();
  await Promise.all(Array.from({ length: BROWSERS }, work));
} finally {
  await server.close();
}
note('The site asks no other origin for anything', foreign);
note('What a story ends in is shown in the language that was chosen', /^Vi vet inte/.test(swedish) ? [] : [swedish]);
console.log(countLine(counts));
if (counts.failed > 0 || counts.passed !== stories.length * 2 + docs.length + 2) process.exitCode = 1;
