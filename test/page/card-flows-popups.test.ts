import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { atBank, hostIsTold } from './support/bank.js';
import { approve, FLOWS, flowsHere, onHostedPage, says, type Flow } from './support/flows.js';
import { adoptPage, closeBrowsers, opened, type OpenPage } from './support/open-page.js';

// `consent-target="tab"` in a browser whose popup blocker is on, as it is for people: puppeteer's own way to switch it off
// is taken out in scripts/browsers.js.

/** Longer than a click counts as one: Chromium lets a page open a window for 5 s after it. */
const SLOW_MS = 6000;
const START = 'POST /v3/consents/:id';
const LINK = 'a[target=_blank]';

const HOSTED = flowsHere().filter(({ isHosted }) => isHosted);

/** A real click with the mouse, on what a person clicks. */
const click = (page: OpenPage, { tag }: Flow): Promise<void> =>
  page.click(tag, tag === 'giro-freeze-toggle' ? '[role=switch]' : 'button');

/** The link that stands in for a tab. */
const linkOf = async (page: OpenPage, { tag }: Flow) => {
  const link = await page.until(
    'the link',
    (tag: string, link: string) => {
      const found = document.querySelector(tag)?.shadowRoot?.querySelector<HTMLAnchorElement>(link);
      return found && { href: found.href, rel: found.rel, referrer: found.referrerPolicy, text: found.textContent };
    },
    tag,
    LINK,
  );
  assert.ok(link);
  return link;
};

describe('a consent in a new tab, with the popup blocker on', { concurrency: 4 }, () => {
  after(closeBrowsers);

  it('is in a browser that blocks what nobody clicked', () =>
    atBank(FLOWS[0] as Flow, async (bank) => {
      const page = await bank.open();
      if (page.engine !== 'chromium') return;
      // Not `evaluate`, which counts as the person's own doing.
      const session = await page.puppeteer?.createCDPSession();
      const answer = await session?.send('Runtime.evaluate', { expression: 'open("about:blank") === null' });
      assert.equal(answer?.result.value, true);
    }));

  for (const flow of HOSTED) {
    it(`opens in the click however late the address comes: ${flow.name}`, () =>
      atBank(
        flow,
        async (bank) => {
          const page = await bank.open();
          await says(page, flow.tag, flow.open);
          bank.sandbox.faults.add({ call: START, times: 1, do: { kind: 'delay', ms: SLOW_MS } });
          const tab = await opened(page, () => click(page, flow));
          assert.equal(await tab.url(), 'about:blank', 'opened before anything is known');
          await onHostedPage(tab);
          assert.equal(await tab.evaluate(() => globalThis.opener === null), true);
          await approve(tab);
          await page.puppeteer?.bringToFront();
          await says(page, flow.tag, flow.done);
          await hostIsTold(page, flow);
          await bank.expect({ effects: 1, writes: 1 });
        },
        { target: 'tab' },
      ));

    it(`becomes a link where the browser lets no tab open: ${flow.name}`, () =>
      atBank(
        flow,
        async (bank) => {
          const page = await bank.open();
          await says(page, flow.tag, flow.open);
          await page.evaluate(() => {
            globalThis.open = () => null;
          });
          await click(page, flow);
          const link = await linkOf(page, flow);
          assert.equal(new URL(link.href).origin, bank.hostedOrigin);
          assert.deepEqual(link.rel.split(' ').toSorted(), ['noopener', 'noreferrer']);
          assert.equal(link.referrer, 'no-referrer');
          assert.ok(link.text.includes(bank.hostedOrigin), 'says where it leads');
          assert.equal(await page.url(), bank.url, 'nobody was taken anywhere');
          const browser = page.puppeteer?.browserContext();
          const target = browser?.waitForTarget((target) => target.url().startsWith(bank.hostedOrigin));
          await page.click(flow.tag, LINK);
          const found = await (await target)?.page();
          assert.ok(found);
          const tab = adoptPage(found);
          await onHostedPage(tab);
          assert.equal(await tab.evaluate(() => globalThis.opener === null && document.referrer === ''), true);
          await approve(tab);
          await page.puppeteer?.bringToFront();
          await says(page, flow.tag, flow.done);
          await hostIsTold(page, flow);
          await bank.expect({ effects: 1, writes: 1 });
        },
        { target: 'tab' },
      ));
  }
});
