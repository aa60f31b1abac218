import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { atBank, hostIsTold, type Bank } from './support/bank.js';
import { approve, flowsHere, onHostedPage, says, textOf } from './support/flows.js';
import { closeBrowsers, type OpenPage } from './support/open-page.js';

// Back and Forward at every step of every flow. Chromium keeps the pages that are left in its back-forward cache, so that
// what comes back is the page as it was frozen.

const NOT_GIVEN = 'Waiting for you to confirm|Not confirmed yet';

/** True where the page that is shown was frozen and has come back. */
const wasRestored = (page: OpenPage): Promise<boolean> =>
  page.evaluate(() => (globalThis as { wasRestored?: boolean }).wasRestored === true);

describe('Back and Forward at every step', { concurrency: 3 }, () => {
  after(closeBrowsers);

  for (const flow of flowsHere()) {
    const { tag } = flow;
    const over = new RegExp(`${flow.done.source}|${flow.afterwards.source}`);

    /** With the element ready to be used. */
    const ready = (act: (page: OpenPage, bank: Bank) => Promise<void>) =>
      atBank(flow, async (bank) => {
        const page = await bank.open();
        await says(page, tag, flow.open);
        await act(page, bank);
      });

    it(`of ${flow.name}, before the decision, send nothing`, () =>
      ready(async (page, bank) => {
        await page.goto(bank.elsewhere);
        await page.back();
        assert.equal(await wasRestored(page), true, 'from the back-forward cache');
        await says(page, tag, flow.open);
        await page.forward();
        await page.back();
        await says(page, tag, flow.open);
        await bank.expect({ effects: 0, writes: 0 });
      }));

    it(`of ${flow.name}, while the request is out, send nothing again`, () =>
      ready(async (page, bank) => {
        await bank.slowly(() => flow.act(page));
        await page.goto(bank.elsewhere);
        await page.back();
        assert.equal(await wasRestored(page), true, 'from the back-forward cache');
        // The decision stands: its answer still comes, and takes the person on. A number is given up with its page.
        if (flow.isRead) await says(page, tag, flow.open);
        else if (flow.isHosted) await onHostedPage(page);
        else await says(page, tag, over);
        await bank.expect({ effects: flow.isHosted ? 0 : 1, writes: 1 });
      }));

    if (flow.isHosted)
      it(`of ${flow.name}, on the hosted page and after it, leave one effect and true words`, () =>
        ready(async (page, bank) => {
          await flow.act(page);
          await onHostedPage(page);
          await page.back();
          assert.equal(await wasRestored(page), true, 'from the back-forward cache');
          await says(page, tag, new RegExp(`${NOT_GIVEN}|${flow.done.source}`));
          await bank.expect({ effects: 0, writes: 1 });
          await page.forward();
          await approve(page);
          await says(page, tag, over);
          await hostIsTold(page, flow);
          await bank.expect({ effects: 1, writes: 1 });
          await page.goto(bank.elsewhere);
          await page.back();
          await says(page, tag, flow.isRead ? flow.afterwards : over);
          await page.back();
          assert.equal(new URL(await page.url()).origin, bank.hostedOrigin);
          await page.back();
          await says(page, tag, new RegExp(`Not confirmed yet|${over.source}`));
          await bank.expect({ effects: 1, writes: 1 });
        }));
    else
      it(`of ${flow.name}, after it, leave one effect and true words`, () =>
        ready(async (page, bank) => {
          await flow.act(page);
          await says(page, tag, flow.done);
          await page.goto(bank.elsewhere);
          await page.back();
          assert.equal(await wasRestored(page), true, 'from the back-forward cache');
          await says(page, tag, over);
          await page.forward();
          await page.back();
          await bank.expect({ effects: 1, writes: 1 });
        }));
  }

  for (const flow of flowsHere().filter(({ isRead }) => isRead))
    it('take a number away that was shown, from the whole document and for good', () =>
      atBank(flow, async (bank) => {
        bank.sandbox.protectCredentials = false;
        const page = await bank.open();
        await says(page, flow.tag, flow.open);
        await flow.act(page);
        await says(page, flow.tag, flow.done);
        const number = /\d{4} \d{4} \d{4} \d{4}/.exec(await textOf(page, flow.tag))?.[0] ?? '';
        assert.equal(number.length, 19);
        await page.goto(bank.elsewhere);
        await page.back();
        assert.equal(await wasRestored(page), true, 'from the back-forward cache');
        await says(page, flow.tag, flow.afterwards);
        const all = await page.evaluate((tag: string) => {
          const root = document.querySelector(tag)?.shadowRoot;
          return [
            document.documentElement.outerHTML,
            root?.getHTML({ serializableShadowRoots: true }),
            root?.textContent,
          ];
        }, flow.tag);
        const kept = await page.evaluate(() =>
          JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), history.state]),
        );
        for (const text of [...all, kept])
          for (const form of [number, number.replaceAll(' ', ''), number.slice(-9)]) assert.ok(!text?.includes(form));
        await bank.expect({ effects: 1, writes: 1 });
      }));
});
