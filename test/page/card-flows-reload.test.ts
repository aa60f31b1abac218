import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { atBank, hostIsTold, toldIn, type Bank } from './support/bank.js';
import { approve, flowsHere, onHostedPage, says } from './support/flows.js';
import { closeBrowsers, type OpenPage } from './support/open-page.js';

// Reload at every step of every flow, against a real server and a hosted page on another origin.

describe('a reload at every step', { concurrency: 3 }, () => {
  after(closeBrowsers);

  for (const flow of flowsHere('activating')) {
    const { tag } = flow;

    /** With the element ready to be used. */
    const ready = (act: (page: OpenPage, bank: Bank) => Promise<void>) =>
      atBank(flow, async (bank) => {
        const page = await bank.open();
        await says(page, tag, flow.open);
        await act(page, bank);
      });

    it(`of ${flow.name}, before the decision, sends nothing`, () =>
      ready(async (page, bank) => {
        await page.reload();
        await says(page, tag, flow.open);
        await bank.expect({ effects: 0, writes: 0 });
      }));

    if (!flow.isHosted)
      it(`of ${flow.name}, while the request is out, leaves one effect and true words`, () =>
        ready(async (page, bank) => {
          await bank.slowly(() => flow.act(page));
          await page.reload();
          await says(page, tag, flow.afterwards);
          await bank.expect({ effects: 1, writes: 1 });
        }));
    else
      it(`of ${flow.name}, while requests are out, on the hosted page and after it, leaves one effect and true words`, () =>
        ready(async (page, bank) => {
          await bank.slowly(() => flow.act(page));
          await page.reload();
          await says(page, tag, flow.open);
          await bank.slowly(() => flow.act(page), { call: 'POST /v3/consents/:id' });
          await page.reload();
          await says(page, tag, flow.open);
          await bank.expect({ effects: 0, writes: 2 });
          await flow.act(page);
          await onHostedPage(page);
          assert.equal(new URL(await page.url()).origin, bank.hostedOrigin);
          await page.reload();
          await approve(page);
          await says(page, tag, flow.done);
          await bank.expect({ effects: 1, writes: 3 });
          assert.equal(await page.url(), bank.url);
          await hostIsTold(page, flow); // loaded again before, the page would be the one that finds out
          for (let i = 0; i < 2; i++) {
            await page.reload();
            await says(page, tag, flow.afterwards);
          }
          await bank.expect({ effects: 1, writes: 3 });
          await hostIsTold(page, flow);
          const resolved = (await toldIn(page)).filter(({ type }) => type === 'giro-consent-resolved');
          assert.deepEqual(
            resolved.map(({ detail }) => detail['given']),
            tag === 'giro-apple-pay-button' ? [] : [true],
          );
        }));
  }
});
