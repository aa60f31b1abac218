import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { atBank, type Bank } from './support/bank.js';
import { approve, flowsHere, onHostedPage, says, type Flow } from './support/flows.js';
import { closeBrowsers, type OpenPage } from './support/open-page.js';

// Two real tabs of one person. A second tab is opened by itself; a duplicate is opened out of the first, which copies its
// session storage as browsers do when they duplicate a tab.

/** How the other tab comes to be. */
const KINDS = {
  'a second tab': (bank: Bank, first: OpenPage) => bank.open(first),
  'a duplicate': (bank: Bank, first: OpenPage) => bank.duplicate(first),
} as const;

const front = async (page: OpenPage): Promise<void> => {
  await page.puppeteer?.bringToFront();
};

/** Goes all the way in one tab, as far as the flow has it. */
async function goThrough(flow: Flow, page: OpenPage): Promise<void> {
  await front(page);
  await flow.act(page);
  await finish(flow, page);
}

async function finish(flow: Flow, page: OpenPage): Promise<void> {
  await front(page);
  if (flow.isHosted) await approve(page);
  await says(page, flow.tag, flow.done);
}

/** How many decisions two tabs can make about one thing, and how often it is done then. */
const both = ({ isShared }: Flow): number => (isShared ? 1 : 2);

describe('two tabs at every step', { concurrency: 4 }, () => {
  after(closeBrowsers);

  for (const flow of flowsHere())
    for (const [kind, open] of Object.entries(KINDS)) {
      const { tag } = flow;
      const over = new RegExp(`${flow.done.source}|${flow.afterwards.source}`);
      const atStep = (act: (bank: Bank, first: OpenPage, other: () => Promise<OpenPage>) => Promise<void>) =>
        atBank(flow, async (bank) => {
          const first = await bank.open();
          await says(first, tag, flow.open);
          await act(bank, first, async () => {
            const other = await open(bank, first);
            await front(other);
            return other;
          });
        });

      it(`${kind} acts before the first does, and one more is opened when it is done, ${flow.name}`, () =>
        atStep(async (bank, first, openOther) => {
          const other = await openOther();
          await says(other, tag, flow.open);
          await goThrough(flow, other);
          await front(first);
          await says(first, tag, flow.isShared ? flow.afterwards : flow.open);
          const later = await open(bank, other);
          await says(later, tag, over);
          assert.doesNotMatch(await later.url(), /giro-consent/);
          await bank.expect({ effects: 1, writes: 1 });
        }));

      it(`${kind} acts while the first’s request is out, ${flow.name}`, () =>
        atStep(async (bank, first, open) => {
          const other = await open();
          await says(other, tag, flow.open);
          await front(first);
          // Without consent, the platform gets to the first one's last.
          await bank.slowly(() => flow.act(first), flow.isHosted ? {} : { when: 'before', ms: 2000 });
          await goThrough(flow, other);
          // A number nobody looks at any more is given up: the first tab is behind the other.
          if (flow.isRead) await says(first, tag, flow.open);
          else await finish(flow, first);
          await front(other);
          await says(other, tag, over);
          await bank.expect({ effects: flow.isRead ? 1 : both(flow), writes: 2 });
        }));

      if (flow.isHosted)
        it(`${kind} is opened while the first is on the hosted page, ${flow.name}`, () =>
          atStep(async (bank, first, open) => {
            await flow.act(first);
            await onHostedPage(first);
            const other = await open();
            // A duplicate has the first tab's consent, and waits for it; a second tab knows of none.
            const waits = kind === 'a duplicate';
            await says(other, tag, waits ? /Waiting for you to confirm/ : flow.open);
            if (!waits) await goThrough(flow, other);
            await finish(flow, first);
            await front(other);
            await says(other, tag, new RegExp(`${flow.isShared ? '' : 'Not confirmed yet|'}${over.source}`));
            await bank.expect({ effects: waits ? 1 : both(flow), writes: waits ? 1 : 2 });
          }));
    }
});
