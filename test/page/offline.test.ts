import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, describe, it } from 'node:test';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { closeBrowsers, ENGINE, type OpenPage } from './support/open-page.js';
import {
  arrived,
  atTransferBank,
  CONVERTS,
  endsTruly,
  inLanes,
  POST,
  press,
  says,
  SENT,
  slowly,
  toConversion,
  toReview,
  type TransferBank,
} from './support/transfer-bank.js';

// Reliability 16 and 17: without a network before a decision, and while its call is out.

/** What arrived is found in this time after the network is there again. */
const FOUND_MS = 5000;
/** Longer than any machine takes until the network is gone. */
const NEVER_MS = 15_000;

/** Waits until the call is carried out. */
async function moved(bank: TransferBank): Promise<void> {
  for (const end = Date.now() + 5000; bank.moved() === 0 && Date.now() < end;) await wait(20);
  assert.equal(bank.moved(), 1);
}

const offline = async ({ puppeteer }: OpenPage, is: boolean): Promise<void> => {
  await puppeteer?.setOfflineMode(is);
};

/** With each form, at its review. */
const atReview = (
  act: (bank: TransferBank, page: OpenPage, send: string) => Promise<void>,
  form: 'transfer' | 'conversion',
): Promise<void> =>
  atTransferBank(
    async (bank) => {
      bank.sandbox.twoFactor = 'off'; // the one call moves the money
      const page = await bank.open();
      await (form === 'transfer' ? toReview : toConversion)(page);
      await act(bank, page, form === 'transfer' ? 'Send €' : 'Convert to');
    },
    form === 'transfer' ? {} : CONVERTS,
  );

describe('without a network', { concurrency: 3 }, () => {
  after(closeBrowsers);

  if (ENGINE !== 'chromium') return; // whose driver takes the network away

  for (const form of ['transfer', 'conversion'] as const) {
    it(`a ${form} is not sent, and goes on as it was decided`, () =>
      atReview(async (bank, page, send) => {
        await offline(page, true);
        await press(page, send);
        await says(page, /Nothing was (sent|converted)\./);
        assert.deepEqual({ rows: bank.moved(), calls: bank.sandbox.log.count(POST) }, { rows: 0, calls: 0 });
        await offline(page, false);
        await press(page, send);
        await says(page, SENT);
        assert.equal(bank.moved(), 1);
      }, form));

    it(`a ${form} whose call is out is not known, and found once the network is there again, ${runs(40)} times`, () =>
      seeded((random) => {
        const moments = Array.from({ length: runs(40) }, () => random() * 200);
        return inLanes(moments.length, (run) =>
          atReview(async (bank, page, send) => {
            slowly(bank, 'before', run % 2 === 0 ? 300 : 0);
            slowly(bank, 'after', NEVER_MS);
            await press(page, send);
            await arrived(bank);
            await wait(moments[run]);
            await offline(page, true);
            // What the driver takes away is the next call's: this one's answer breaks off.
            bank.breakOff();
            await says(page, /We don’t know yet/);
            await moved(bank);
            await offline(page, false);
            await endsTruly(bank, page, { within: FOUND_MS });
            await says(page, SENT);
          }, form),
        );
      }));
  }
});
