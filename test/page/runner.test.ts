import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowsers, openPage } from './support/open-page.js';
import { servePages, STRICT_POLICY, type PageServer } from './support/serve.js';

// What the tests of this folder stand on: a page that breaks the policy, throws or warns must not go unnoticed.

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Test</title></head><body>${body}</body></html>`;

describe('the page runner', () => {
  let server: PageServer;

  before(async () => {
    server = await servePages({
      headers: { 'content-security-policy': STRICT_POLICY },
      pages: {
        '/quiet': page('<h1>Quiet</h1><script src="/quiet.js"></script>'),
        '/quiet.js': 'document.title = "ran";',
        '/inline': page('<p style="color: red">red</p><script>document.title = "ran";</script>'),
        '/sink': page('<script src="/sink.js"></script>'),
        '/sink.js': 'try { document.body.innerHTML = "<b>b</b>"; } catch (error) { document.title = error.name; }',
        '/loud': page('<script src="/loud.js"></script>'),
        '/loud.js': `
          console.warn('a warning', 1);
          console.error(new Error('an error'));
          void Promise.reject(new Error('a rejection'));
          setTimeout(() => { throw new Error('a throw'); });`,
        '/button': page('<x-host></x-host><script src="/button.js"></script>'),
        '/button.js': `
          const root = document.querySelector('x-host').attachShadow({ mode: 'open' });
          const button = document.createElement('button');
          button.textContent = 'Press';
          const input = document.createElement('input');
          root.append(button, input);
          globalThis.presses = 0;
          button.addEventListener('click', ({ isTrusted }) => { if (isTrusted) globalThis.presses += 1; });`,
      },
    });
  });
  after(async () => {
    await closeBrowsers();
    await server.close();
  });

  it('hears nothing from a page that keeps the policy', async () => {
    const quiet = await openPage({ url: `${server.origin}/quiet` });
    assert.equal(await quiet.evaluate(() => document.title), 'ran');
    assert.deepEqual(await quiet.told(), []);
    await quiet.close();
  });

  it('hears an inline style and an inline script, and neither works', async () => {
    const inline = await openPage({ url: `${server.origin}/inline` });
    assert.equal(await inline.evaluate(() => document.title), 'Test');
    const violations = (await inline.told()).filter(({ kind }) => kind === 'violation').map(({ text }) => text);
    assert.ok(
      violations.some((text) => text.startsWith('style-src')),
      violations.join(),
    );
    assert.ok(
      violations.some((text) => text.startsWith('script-src')),
      violations.join(),
    );
    await inline.close();
  });

  it('hears a string that goes into the document as markup', async () => {
    const sink = await openPage({ url: `${server.origin}/sink` });
    assert.equal(await sink.evaluate(() => document.title), 'TypeError');
    const told = await sink.told();
    assert.ok(
      told.some(({ kind, text }) => kind === 'violation' && text.includes('trusted-types')),
      JSON.stringify(told),
    );
    await sink.close();
  });

  it('hears the console, and errors nobody caught', async () => {
    const loud = await openPage({ url: `${server.origin}/loud` });
    await loud.until('the page was loud', () => document.readyState === 'complete');
    let told = await loud.told();
    for (const end = Date.now() + 5000; told.length < 4 && Date.now() < end;) told = await loud.told();
    const kinds = told.map(({ kind }) => kind).toSorted();
    assert.deepEqual(kinds, ['console.error', 'console.warn', 'error', 'unhandledrejection']);
    assert.ok(told.some(({ text }) => text === 'a warning 1'));
    await loud.close();
  });

  it('clicks and types with real input, through shadow roots', async () => {
    const button = await openPage({ url: `${server.origin}/button` });
    await button.click('x-host', 'button');
    await button.press('Tab');
    await button.type('16 å');
    const seen = await button.evaluate(() => [
      (globalThis as unknown as { presses: number }).presses,
      document.querySelector('x-host')?.shadowRoot?.querySelector('input')?.value,
    ]);
    assert.deepEqual(seen, [1, '16 å']);
    await button.close();
  });
});
