import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { closeBrowsers, ENGINE, type OpenPage } from './support/open-page.js';
import {
  atTransferBank,
  inLanes,
  loadedAgain,
  press,
  says,
  SENT,
  toCode,
  told,
  toReview,
  typeCode,
  wentBack,
  type TransferBank,
} from './support/transfer-bank.js';

// Reliability 21 to 23: reloads, duplicated tabs and Back at every moment; whatever happens, money moves once at most for one
// decision, and the words are true.

describe('a transfer in a real page', { concurrency: 3 }, () => {
  after(closeBrowsers);

  it('is sent under the strictest policy', () =>
    atTransferBank(async (bank) => {
      const page = await bank.open();
      await toCode(page);
      await typeCode(page, bank.sandbox);
      await press(page, 'Send €');
      await says(page, SENT);
      assert.equal(bank.moved(), 1);
      assert.deepEqual(await told(page), ['giro-transfer-created']);
      assert.deepEqual(await page.told(), []);
    }));

  it('asks for no code by itself after a reload at the code, and says that nothing was sent', () =>
    atTransferBank(async (bank) => {
      const page = await bank.open();
      await toCode(page);
      const texts = bank.sandbox.phone.messages.length;
      await page.reload();
      await says(page, /Nothing was sent\. Review it again/);
      assert.equal(bank.sandbox.phone.messages.length, texts);
      assert.equal(bank.moved(), 0);
    }));

  if (ENGINE !== 'chromium') return; // random runs in many pages at once are Chromium's

  it('sends nothing, and keeps what is typed, as long as what comes after the review can’t be loaded', () =>
    atTransferBank(async (bank) => {
      const page = await bank.open();
      const network = await page.puppeteer?.createCDPSession();
      await network?.send('Network.enable');
      await network?.send('Network.setBlockedURLs', { urls: ['*-later-steps-*'] });
      await page.reload();
      await says(page, /Send money/);
      await press(page, 'Review');
      await says(page, /This could not be checked, so nothing was sent/);
      assert.equal(bank.moved(), 0);
      await network?.send('Network.setBlockedURLs', { urls: [] });
      await press(page, 'Review');
      await says(page, /Check and send[^]*DuBuque LLC/);
      assert.equal(bank.moved(), 0);
    }));

  it(`survives ${runs(500, { least: 6 })} reloads at random moments`, () =>
    seeded(async (random) => {
      const moments = Array.from({ length: runs(500, { least: 6 }) }, () => random() * 350);
      await inLanes(moments.length, (run) =>
        atTransferBank(async (bank) => {
          const page = await bank.open();
          await toCode(page);
          await typeCode(page, bank.sandbox);
          await loadedAgain(bank, page, { label: 'Send €', run, moment: moments[run] ?? 0 });
        }),
      );
    }));

  it(`moves money once from ${runs(300, { least: 4 })} duplicated tabs`, () =>
    inLanes(runs(300, { least: 4 }), (run) =>
      atTransferBank(async (bank) => {
        // Without a code nothing but the kit stands between two tabs and two transfers.
        if (run % 3 === 0) bank.sandbox.twoFactor = 'off';
        const first = await bank.open();
        if (run % 2 === 0) await toReview(first);
        const other = await bank.duplicate(first);
        await other.puppeteer?.bringToFront();
        await Promise.all([sendFrom(bank, first, run % 2 === 0), sendFrom(bank, other, false)]);
        assert.equal(bank.moved(), 1, 'one ledger row');
      }),
    ));

  it(`says the truth after ${runs(100, { least: 3 })} times Back`, () =>
    inLanes(runs(100, { least: 3 }), (run) =>
      atTransferBank(async (bank) => {
        const page = await bank.open();
        await toCode(page);
        await typeCode(page, bank.sandbox);
        await wentBack(bank, page, { label: 'Send €', run });
      }),
    ));
});

/** A person's way through one tab, as far as it lets them. */
async function sendFrom(bank: TransferBank, page: OpenPage, isReviewed: boolean): Promise<void> {
  await page.puppeteer?.bringToFront();
  if (!isReviewed) {
    await says(page, /Send money/);
    await press(page, 'Review');
    // The other tab was faster: the same is there already.
    await says(page, /Check and send|already/);
    if (
      !(await page.evaluate(() =>
        document.querySelector('giro-transfer-form')?.shadowRoot?.textContent.includes('Check and send'),
      ))
    )
      return;
  }
  await press(page, 'Send €');
  await says(page, /Enter the code|already|Sent:/);
  if (bank.sandbox.twoFactor === 'off') return;
  const isAsked = await page.evaluate(
    () => document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector('#code') != null,
  );
  if (!isAsked) return;
  await typeCode(page, bank.sandbox);
  await press(page, 'Send €');
  await says(page, /Sent:|no longer works|not right|already/);
}
