import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { closeBrowsers, ENGINE, type OpenPage } from './support/open-page.js';
import {
  arrived,
  atTransferBank,
  CONVERTS,
  inLanes,
  loadedAgain,
  press,
  says,
  SENT,
  toConversion,
  told,
  wentBack,
} from './support/transfer-bank.js';

// Reliability 15: reloads, duplicated tabs and Back, for a conversion, which nobody confirms with a code.

describe('a conversion in a real page', { concurrency: 3 }, () => {
  after(closeBrowsers);

  it('is carried out under the strictest policy', () =>
    atTransferBank(async (bank) => {
      const page = await bank.open();
      await toConversion(page);
      assert.equal(bank.moved(), 0);
      await press(page, 'Convert to');
      await says(page, SENT);
      assert.equal(bank.moved(), 1);
      assert.deepEqual(await told(page), ['giro-conversion-created']);
      assert.deepEqual(await page.told(), []);
    }, CONVERTS));

  if (ENGINE !== 'chromium') return; // random runs in many pages at once are Chromium's

  it(`survives ${runs(60, { least: 6 })} reloads at random moments`, () =>
    seeded(async (random) => {
      const moments = Array.from({ length: runs(60, { least: 6 }) }, () => random() * 350);
      await inLanes(moments.length, (run) =>
        atTransferBank(async (bank) => {
          const page = await bank.open();
          await toConversion(page);
          await loadedAgain(bank, page, {
            label: 'Convert to',
            run,
            moment: moments[run] ?? 0,
            meanwhile: async () => {
              if (run % 3 > 0) await arrived(bank); // else it may not have gone out yet
            },
          });
        }, CONVERTS),
      );
    }));

  it(`is carried out once from ${runs(40, { least: 4 })} duplicated tabs`, () =>
    inLanes(runs(40, { least: 4 }), (run) =>
      atTransferBank(async (bank) => {
        const first = await bank.open();
        const isReviewed = run % 2 === 0;
        if (isReviewed) await toConversion(first);
        const other = await bank.duplicate(first);
        await Promise.all([convertFrom(first, isReviewed), convertFrom(other, false)]);
        assert.equal(bank.moved(), 1, 'one ledger row');
      }, CONVERTS),
    ));

  it(`says the truth after ${runs(30)} times Back`, () =>
    inLanes(runs(30), (run) =>
      atTransferBank(async (bank) => {
        const page = await bank.open();
        await toConversion(page);
        await wentBack(bank, page, { label: 'Convert to', run });
      }, CONVERTS),
    ));
});

/** A person's way through one tab; where the other was faster the same is there already. */
async function convertFrom(page: OpenPage, isReviewed: boolean): Promise<void> {
  if (!isReviewed) await toConversion(page);
  await press(page, 'Convert to');
  await says(page, /Convert(ed|ing) to [^]* (Status|Reference)|You converted to/);
}
