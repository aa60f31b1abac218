import { PEOPLE } from '../../../src/sandbox/people.js';
import type { LoggedRequest } from '../../../src/sandbox/index.js';
import { ENGINE, type OpenPage } from './open-page.js';

/** One thing a cardholder does with a card, as a person does and sees it. */
export interface Flow {
  readonly name: string;
  readonly tag: string;
  /** The card it is about, as it is seeded; undefined where there is none yet. */
  readonly card?: string;
  /** Attributes of the element besides `card-id`, and of its provider. */
  readonly attributes?: string;
  readonly api?: 'banking-v2';
  /** The call that one decision sends, once. */
  readonly write: string;
  /** True where that call only reads, so that looking at the truth sends it as well. */
  readonly isRead?: true;
  /** True where the person confirms on the hosted page. */
  readonly isHosted: boolean;
  /** True for what is about the card, so that every tab must come to say it; else each tab speaks for itself. */
  readonly isShared: boolean;
  /** What the host is told, once, where it was done. */
  readonly event: string;
  /** What the element may say while nothing is done. */
  readonly open: RegExp;
  /** What it says where it was done, once that is known. */
  readonly done: RegExp;
  /** What a tab says that was opened, or opened again, afterwards. */
  readonly afterwards: RegExp;
  /** Decides, in an element that is ready. */
  act(page: OpenPage): Promise<void>;
  /** How often the platform did it, by what it says itself. */
  effects(log: readonly LoggedRequest[], cards: { readonly status: string | undefined; readonly more: number }): number;
}

/** What an element says about a consent that is not given. */
const UNDECIDED = 'Waiting for you to confirm|Not confirmed yet|One moment|Checking|We did not get an answer';

const approvals = (log: readonly LoggedRequest[]): number =>
  log.filter(({ call, status }) => call === 'POST /hosted/consents/:id' && status === 303).length;

/** Presses the button with a label, as soon as there is one. */
export const press = (page: OpenPage, tag: string, label: string): Promise<unknown> =>
  page.until(
    `a button “${label}” in ${tag}`,
    (tag: string, label: string) => {
      const buttons = [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('button') ?? [])];
      const found = buttons.find(
        (button) => (button.getAttribute('aria-label') ?? button.textContent).trim() === label,
      );
      found?.click();
      return found !== undefined;
    },
    tag,
    label,
  );

/** What an element shows, without what it only announces. */
export const textOf = (page: OpenPage, tag: string): Promise<string> =>
  page.evaluate(
    (tag: string) =>
      [...(document.querySelector(tag)?.shadowRoot?.children ?? [])]
        .filter((child) => !child.matches('[role=status]'))
        .map(({ textContent }) => textContent.replaceAll(/\s+/g, ' '))
        .join(' '),
    tag,
  );

/** Waits until an element says something. */
export async function says(page: OpenPage, tag: string, words: RegExp): Promise<void> {
  const said = (tag: string, words: string): boolean =>
    [...(document.querySelector(tag)?.shadowRoot?.children ?? [])].some(
      (child) => !child.matches('[role=status]') && new RegExp(words).test(child.textContent.replaceAll(/\s+/g, ' ')),
    );
  try {
    await page.until(`${tag} says ${String(words)}`, said, tag, words.source);
  } catch (error) {
    throw new Error(`It says “${await textOf(page, tag)}” at ${await page.url()}`, { cause: error });
  }
}

const pressing = (tag: string, label: string) => async (page: OpenPage) => {
  await press(page, tag, label);
};

/** Every flow of a card, with consent and without. */
export const FLOWS: readonly Flow[] = [
  {
    name: 'activating',
    tag: 'giro-activate-card',
    event: 'giro-card-activated',
    card: 'Everyday',
    write: 'POST /v3/cards/:id/activate',
    isHosted: true,
    isShared: true,
    open: new RegExp(`Activate your card.*(You confirm with the bank|${UNDECIDED})`),
    done: /Everyday is active and ready to use|This card is active already/,
    afterwards: /This card is active already/,
    act: pressing('giro-activate-card', 'Activate card'),
    effects: (_, { status }) => (status === 'active' ? 1 : 0),
  },
  {
    name: 'unfreezing',
    tag: 'giro-freeze-toggle',
    event: 'giro-card-freeze-change',
    card: 'Streaming',
    write: 'POST /v3/cards/:id/activate',
    isHosted: true,
    isShared: true,
    open: new RegExp(`Streaming Frozen.*(Switch off to use the card again|${UNDECIDED})`),
    done: /Streaming Active.*Stops payments/,
    afterwards: /Streaming Active.*Stops payments/,
    act: pressing('giro-freeze-toggle', 'Freeze Streaming'),
    effects: (_, { status }) => (status === 'active' ? 1 : 0),
  },
  {
    name: 'showing the number',
    tag: 'giro-card-details',
    event: 'giro-card-revealed',
    card: 'Groceries',
    api: 'banking-v2',
    write: 'GET /v2/cards/:id/credentials',
    isRead: true,
    isHosted: true,
    isShared: false,
    open: new RegExp(`(?=.*••• Hidden)(?=.*(Show number and code|${UNDECIDED}))`),
    done: /Hides in \d+ s/,
    afterwards: /••• Hidden Show number and code/,
    act: pressing('giro-card-details', 'Show number and code'),
    effects: (log) =>
      log.filter(({ call, status }) => call === 'GET /v2/cards/:id/credentials' && status === 200).length,
  },
  {
    name: 'adding to Apple Wallet',
    tag: 'giro-apple-pay-button',
    event: 'giro-apple-pay-result',
    card: 'Groceries',
    write: 'POST /v3/cards/:id/apple_pay/tokenize',
    isHosted: true,
    isShared: false,
    open: new RegExp(`Add to Apple Wallet|${UNDECIDED}`),
    done: /Open Apple Wallet to see/,
    afterwards: /Add to Apple Wallet/,
    act: pressing('giro-apple-pay-button', 'Add to Apple Wallet'),
    effects: approvals,
  },
  {
    name: 'reporting',
    tag: 'giro-report-card',
    event: 'giro-card-terminated',
    card: 'Groceries',
    write: 'PATCH /v3/cards/:id',
    isHosted: false,
    isShared: true,
    open: /Report this card|Stop Groceries for ever/,
    done: /is stopped for good: Lost|finished already: Lost/,
    afterwards: /finished already: Lost/,
    act: async (page) => {
      await page.until('the reasons', () => {
        const root = document.querySelector('giro-report-card')?.shadowRoot;
        root?.querySelector<HTMLInputElement>('input[value=lost]')?.click();
        return root?.querySelector('input:checked') !== null;
      });
      await press(page, 'giro-report-card', 'Continue');
      // The second answer counts only once there was time to read the question.
      await page.until('the second answer to count', () => {
        const root = document.querySelector('giro-report-card')?.shadowRoot;
        const yes = [...(root?.querySelectorAll('button') ?? [])].find(({ textContent }) => /Yes/.test(textContent));
        yes?.click();
        return !yes || /Reporting|We don’t know/.test(root?.textContent ?? '');
      });
    },
    effects: (_, { status }) => (status === 'lost' ? 1 : 0),
  },
  {
    name: 'ordering',
    tag: 'giro-order-card',
    event: 'giro-card-ordered',
    attributes: `individual-id="${PEOPLE[0].id}" account-id="${PEOPLE[0].accounts[0]?.id ?? ''}"`,
    write: 'POST /v3/cards',
    isHosted: false,
    isShared: false,
    open: /Order a card/,
    done: /Your card is ordered/,
    afterwards: /Order a card.*Kind of card/,
    act: pressing('giro-order-card', 'Order card'),
    effects: (_, { more }) => more,
  },
];

/** On the hosted page: approves, with a PIN where one is asked for. */
export async function approve(page: OpenPage): Promise<void> {
  await onHostedPage(page);
  await page.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) field.value = '4821';
    // Leaves in a task of its own: an answer must come back before the page is gone.
    setTimeout(() => document.querySelector<HTMLButtonElement>('button.approve')?.click());
  });
}

/** Waits for the hosted page and its question. */
export async function onHostedPage(page: OpenPage): Promise<void> {
  try {
    await page.until('the hosted page', () => document.querySelector('button.approve') !== null);
  } catch (error) {
    const text = await page.evaluate(() =>
      [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.textContent ?? '').join(' '),
    );
    throw new Error(`It says “${text.replaceAll(/\s+/g, ' ')}” at ${await page.url()}`, { cause: error });
  }
}

/** All flows in Chromium, a few in Firefox to see that it does the same, none in WebKit, whose driver follows one tab. */
export const flowsHere = (...inFirefox: readonly string[]): readonly Flow[] =>
  FLOWS.filter(({ name }) => ENGINE === 'chromium' || (ENGINE === 'firefox' && inFirefox.includes(name)));
