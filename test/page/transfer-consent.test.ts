import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, describe, it } from 'node:test';
import { PEOPLE } from '../../src/sandbox/people.js';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { approve, onHostedPage } from './support/flows.js';
import { adoptPage, closeBrowsers, ENGINE, opened, type OpenPage } from './support/open-page.js';
import {
  atTransferBank,
  endsTruly,
  inLanes,
  press,
  says,
  SENT,
  slowly,
  told,
  toReview,
  type TransferBank,
} from './support/transfer-bank.js';

// Reliability 21 to 23 over Cards v3, where the person approves on the platform's own page: whatever they do on the way there
// and back, money moves once at most for one decision, and the words are true.

const PAY = 'POST /v3/transactions/pay';
const WAITS = /Approve €12\.50/;

/** Goes on to the platform's page. */
async function toConsent(page: OpenPage): Promise<void> {
  await toReview(page);
  await press(page, 'Send €');
  await onHostedPage(page);
}

const backAtBank = (page: OpenPage): Promise<unknown> =>
  page.until('the bank again', () => document.querySelector('giro-transfer-form') !== null);

/** At a bank whose platform de-duplicates, and at one whose platform does not. */
const atBoth = (
  name: string,
  act: (bank: TransferBank, platform: { readonly dedupe: boolean }) => Promise<void>,
  target?: 'tab',
): void => {
  for (const dedupe of [true, false])
    it(`${name} (${dedupe ? 'with' : 'without'} dedupe)`, () =>
      atTransferBank((bank) => act(bank, { dedupe }), { v3: { dedupe, ...(target && { target }) } }));
};

/** Money moved once, by the two calls that the person's decision takes. */
const isSentOnce = (bank: TransferBank): void => {
  assert.deepEqual({ rows: bank.moved(), calls: bank.sandbox.log.count(PAY) }, { rows: 1, calls: 2 });
};

describe('a payment that is approved on the platform’s page', { concurrency: 3 }, () => {
  after(closeBrowsers);

  if (ENGINE !== 'chromium') return; // what it does on its way there and back is told by Chromium's driver

  atBoth('is sent under the strictest policy', async (bank) => {
    const page = await bank.open();
    await toConsent(page);
    assert.equal(bank.moved(), 0);
    await approve(page);
    await says(page, SENT);
    isSentOnce(bank);
    assert.deepEqual(await told(page), ['giro-transfer-created']);
    assert.deepEqual(await page.told(), []);
  });

  atBoth('is not sent by Back, may be sent again, and is “sent” whenever somebody goes back after it', async (bank) => {
    const page = await bank.open();
    await toConsent(page);
    await page.back();
    await says(page, /It was not approved, so nothing was sent/);
    await endsTruly(bank, page);
    await press(page, 'Send €');
    await approve(page);
    await says(page, SENT);
    await page.goto(bank.elsewhere);
    await page.back();
    await says(page, SENT);
    await page.back();
    await page.until('the platform’s page', () => location.pathname.includes('/hosted/'));
    // The page as it was left for the platform's: it asks, and hears that it is done.
    await page.back();
    await says(page, SENT);
    assert.equal(bank.moved(), 1, 'one ledger row');
  });

  it('is not sent by Back, Forward and the platform’s page without its tab', () =>
    atTransferBank(
      async (bank) => {
        const page = await bank.open();
        await toConsent(page);
        await page.back();
        await says(page, /It was not approved, so nothing was sent/);
        await page.forward();
        await approve(page);
        await says(page, /If that tab is closed, nothing was sent/);
        await endsTruly(bank, page);
        assert.equal(bank.moved(), 0);
      },
      { v3: { dedupe: false } },
    ));

  atBoth(
    'in a tab of its own is “sent” in the tab that waits, without a press',
    async (bank) => {
      const page = await bank.open();
      await toReview(page);
      const tab = await opened(page, () => press(page, 'Send €'));
      await onHostedPage(tab);
      const isGone = new Promise((resolve) => tab.puppeteer?.once('close', resolve));
      await approve(tab);
      await says(page, SENT);
      await isGone; // closed by the tab that opened it
      isSentOnce(bank);
      assert.deepEqual(await told(page), ['giro-transfer-created']);
    },
    'tab',
  );

  atBoth(
    'by a link in place of a tab is “sent” in the tab that waits, and the other says where it goes on',
    async (bank) => {
      const page = await bank.open();
      await toReview(page);
      await page.evaluate(() => {
        globalThis.open = () => null;
      });
      await press(page, 'Send €');
      await page.until(
        'a link',
        () => document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector('a[target=_blank]') != null,
      );
      const opens = page.puppeteer?.browserContext().waitForTarget((target) => target.url().includes('/hosted/'));
      await page.click('giro-transfer-form', 'a[target=_blank]');
      const found = await (await opens)?.page();
      assert.ok(found);
      const tab = adoptPage(found);
      await approve(tab);
      await says(tab, /You are back from approving a payment\. It goes on in the tab where you began it/);
      await says(page, SENT);
      isSentOnce(bank);
      assert.deepEqual([await told(page), await told(tab)], [['giro-transfer-created'], []]);
    },
    'tab',
  );

  atBoth('is “sent” though the page is loaded again before it could ask', async (bank) => {
    const page = await bank.open();
    await toConsent(page);
    // Another tab's call is out, for which this one waits.
    const other = await bank.open(page);
    await other.evaluate((accountId) => {
      void navigator.locks.request(`giro-sending ${accountId}`, () => new Promise(() => undefined));
    }, PEOPLE[0].accounts[0]?.id);
    await page.puppeteer?.bringToFront();
    await approve(page);
    await backAtBank(page);
    await page.until('that the person came back', () => location.search === '');
    await page.reload();
    await other.close();
    await says(page, SENT);
    isSentOnce(bank);
  });

  it(`survives ${runs(40, { least: 4 })} reloads, on the platform’s page and at random moments after it`, () =>
    seeded(async (random) => {
      const moments = Array.from({ length: runs(40, { least: 4 }) }, () => random() * 500);
      await inLanes(moments.length, (run) => {
        const dedupe = run % 2 === 0;
        return atTransferBank(
          async (bank) => {
            const page = await bank.open();
            await toConsent(page);
            if (run % 3 === 0) await page.reload();
            const when = run % 4 < 2 ? 'after' : 'before';
            slowly(bank, when, 300, PAY);
            await approve(page);
            await backAtBank(page);
            await wait(moments[run]);
            await page.reload();
            await endsTruly(bank, page, { mayNotKnow: !dedupe });
          },
          { v3: { dedupe } },
        );
      });
    }));

  it(`moves money once from ${runs(40, { least: 4 })} tabs duplicated at the consent`, () =>
    inLanes(runs(40, { least: 4 }), (run) => {
      const dedupe = run % 2 === 0;
      return atTransferBank(
        async (bank) => {
          const first = await bank.open();
          await toConsent(first);
          // A duplicate of the bank's page, which waits, or one of the platform's.
          const isThere = run % 4 < 2;
          const other = await bank.duplicate(first, isThere ? await first.url() : undefined);
          await other.puppeteer?.bringToFront();
          if (isThere) await onHostedPage(other);
          else await says(other, WAITS);
          await first.puppeteer?.bringToFront();
          if (run % 3 === 0) slowly(bank, 'after', 300, PAY);
          await approve(first);
          if (isThere) await comeBackLater(other);
          await Promise.all([backAtBank(first), backAtBank(other)]);
          await Promise.all([endsTruly(bank, first), endsTruly(bank, other)]);
          await Promise.all([says(first, SENT), says(other, SENT)]);
          assert.equal(bank.moved(), 1, 'one ledger row');
        },
        { v3: { dedupe } },
      );
    }));
});

/** On the platform's page once another tab has approved: there is nothing to decide any more, but a way back. */
async function comeBackLater(page: OpenPage): Promise<void> {
  await approve(page);
  await page.until('the way back', () => document.querySelector('a.back') !== null);
  await page.evaluate(() => void setTimeout(() => document.querySelector<HTMLAnchorElement>('a.back')?.click()));
}
