import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startDemo } from './support/demo.js';
import { closeBrowsers, ENGINE, openPage, type OpenPage } from './support/open-page.js';

// `plain.html`: no server but for files, the platform inside the page. Each flow as a person goes through it, with each
// decision the approval offers, and reloads in between.

/** Presses what has that name, wherever on the page it is; false where nothing has. Runs in the page. */
function pressIn(name: string): boolean {
  const inside = (root: ParentNode): readonly Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? inside(element.shadowRoot) : []),
    ]);
  const found = inside(document).find((element): element is HTMLElement => {
    if (!(element instanceof HTMLElement) || !element.matches('button, input[type=radio]')) return false;
    const label = element.closest('label')?.textContent.trim();
    const names = [element.getAttribute('aria-label'), element.textContent.trim(), label];
    return element.getAttribute('aria-disabled') !== 'true' && names.includes(name);
  });
  // In a task of its own: the page may be left by it.
  if (found) setTimeout(() => found.click());
  return found !== undefined;
}

/** Presses what has that name as soon as it can be pressed. */
const press = (page: OpenPage, name: string): Promise<unknown> => page.until(`“${name}”`, pressIn, name);

/** Everything the page shows, in its order, without what is only announced. */
const textOf = (page: OpenPage): Promise<string> =>
  page.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (node instanceof Element && node.matches('[role=status], script, style')) return '';
      const shadow = node instanceof Element ? [...(node.shadowRoot?.childNodes ?? [])] : [];
      return [...shadow, ...node.childNodes].map(read).join(' ');
    };
    return read(document.body).replaceAll(/\s+/g, ' ');
  });

async function says(page: OpenPage, words: RegExp): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    // A page that is just being left answers nothing.
    const text = await textOf(page).catch((error: unknown) => (Date.now() > end ? Promise.reject(error as Error) : ''));
    if (words.test(text)) return;
    assert.ok(Date.now() < end, `“${text}” does not say ${String(words)}`);
    await wait(20);
  }
}

/** WebKit hears only pages that carry the probe, and the demo's are served as they are. */
const expectQuiet = async (page: OpenPage): Promise<void> => {
  if (page.engine !== 'webkit') assert.deepEqual(await page.told(), []);
};

const isAsked = (page: OpenPage): Promise<unknown> =>
  page.until('the approval', () =>
    Boolean(document.querySelector('giro-sandbox-approval')?.shadowRoot?.querySelector('.approve')),
  );

/** Decides in the approval that stands in for the hosted page. */
async function decide(page: OpenPage, decision: 'Approve' | 'Reject' | 'Let it expire'): Promise<void> {
  await isAsked(page);
  await page.evaluate(() => {
    const root = document.querySelector('giro-sandbox-approval')?.shadowRoot;
    for (const field of root?.querySelectorAll('input') ?? []) field.value = '4821';
  });
  await press(page, decision);
  if (decision === 'Let it expire') {
    await says(page, /Too late/);
    await press(page, 'Go back');
  }
  await page.until(
    'the way back',
    () => !document.querySelector('giro-sandbox-approval') && !location.search.includes('giro-sandbox-consent'),
  );
}

/** A flow with a consent, as it is gone through in the list and what it opens. */
interface Consented {
  readonly name: string;
  /** What opens it, if anything does. */
  readonly opener?: string;
  /** What starts it. */
  readonly start: string;
  /** What the page says, opened again, once the person is back. */
  readonly given: RegExp;
  readonly notGiven: RegExp;
  /** What a later visit says, opened again. */
  readonly later: RegExp;
}

const NOT_GIVEN = /Not confirmed yet|The time to confirm ran out/;

const CONSENTED: readonly Consented[] = [
  {
    name: 'activating',
    opener: 'Activate: Everyday',
    start: 'Activate card',
    given: /Everyday Visa Physical [^A]*Expires \S+ Active/,
    notGiven: NOT_GIVEN,
    later: /Everyday Visa Physical [^A]*Expires \S+ Active/,
  },
  {
    name: 'unfreezing',
    start: 'Freeze Streaming',
    given: /Streaming Mastercard Virtual [^A]*Expires \S+ Active/,
    notGiven: NOT_GIVEN,
    later: /Streaming Mastercard Virtual [^A]*Expires \S+ Active/,
  },
  {
    name: 'showing the number',
    opener: 'Details: Groceries',
    start: 'Show number and code',
    given: /Card number [\d ]{19} .*Hides in \d+ s/,
    notGiven: NOT_GIVEN,
    later: /Hidden Show number and code/,
  },
  {
    name: 'adding to Apple Wallet',
    opener: 'Apple Wallet: Groceries',
    start: 'Add to Apple Wallet',
    // In a browser nobody can know how it went there.
    given: /Open Apple Wallet to see/,
    notGiven: /Open Apple Wallet to see/,
    later: /Add to Apple Wallet/,
  },
];

// In the other engines card-flows.test.ts and demo.test.ts go through a consent.
const HERE = ENGINE === 'chromium' ? CONSENTED : [];

describe('plain.html', { concurrency: 3 }, () => {
  let demo: ChildProcess;
  let url = '';

  before(async () => {
    const { process, printed } = await startDemo();
    demo = process;
    url = /http:\/\/127\.0\.0\.1:\d+\/plain\.html/.exec(printed)?.[0] ?? '';
  });
  after(async () => {
    await closeBrowsers();
    demo.kill();
    await once(demo, 'exit');
  });

  const onPage = async (act: (page: OpenPage) => Promise<void>): Promise<void> => {
    // As on an iPhone, where adding to Apple Wallet is offered.
    const page = await openPage({ url: 'about:blank' });
    if (ENGINE === 'chromium')
      await page.puppeteer?.setUserAgent({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)' });
    await page.goto(url);
    try {
      await act(page);
    } finally {
      await page.close();
    }
  };

  /** What is done in a dialog is opened again to see how it went; a card that is active offers no activating. */
  const reopen = async (page: OpenPage, opener: string | undefined): Promise<void> => {
    await says(page, /Groceries/);
    if (opener !== undefined) await press(page, opener);
  };

  for (const { name, opener, start, given, notGiven, later } of HERE)
    for (const decision of ['Approve', 'Reject', 'Let it expire'] as const)
      it(`goes through ${name}: “${decision}”`, () =>
        onPage(async (page) => {
          await reopen(page, opener);
          await press(page, start);
          await isAsked(page);
          await page.reload();
          await decide(page, decision);
          const isGiven = decision === 'Approve';
          const isGone = isGiven && name === 'activating';
          await reopen(page, isGone ? undefined : opener);
          await says(page, isGiven ? given : notGiven);
          assert.doesNotMatch(await page.url(), /giro-/);
          await page.reload();
          await reopen(page, isGone ? undefined : opener);
          if (isGiven) await says(page, later);
          await expectQuiet(page);
        }));

  it('goes through reporting, after a no to the last question', () =>
    onPage(async (page) => {
      const ask = async (): Promise<void> => {
        await press(page, 'Report: Travel');
        await press(page, 'I lost it');
        await press(page, 'Continue');
        await says(page, /Stop Travel for ever/);
      };
      await ask();
      await press(page, 'No, keep the card');
      await says(page, /Report this card/);
      await page.reload();
      await says(page, /Travel Mastercard Physical [^A]*Expires \S+ Active/);
      await ask();
      // The second answer counts only once there was time to read the question.
      while (!/stopped for good/.test(await textOf(page))) {
        await page.evaluate(pressIn, 'Yes, report as lost');
        await wait(50);
      }
      await page.reload();
      await says(page, /Travel Mastercard Physical [^A]*Expires \S+ Lost/);
      await expectQuiet(page);
    }));

  it('goes through ordering a card, which is there after a reload', () =>
    onPage(async (page) => {
      await says(page, /Order a card/);
      await page.until('an account', () => {
        const root = document.querySelector('giro-order-card')?.shadowRoot;
        const account = root?.querySelector<HTMLSelectElement>('#account');
        const alias = root?.querySelector<HTMLInputElement>('#alias');
        const choice = account?.options[1]?.value;
        if (!account || !alias || choice === undefined) return false;
        alias.value = 'Holiday';
        account.value = choice;
        for (const field of [alias, account])
          for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
        return true;
      });
      await press(page, 'Order card');
      await says(page, /Your card is ordered/);
      await page.reload();
      await press(page, 'Activate: Holiday');
      await says(page, /Activate your card .*Holiday/);
      await expectQuiet(page);
    }));
});
