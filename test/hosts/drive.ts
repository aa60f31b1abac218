import assert from 'node:assert/strict';
import type { OpenPage } from '../page/support/open-page.js';

// What a person does in every host: the pages differ, what stands on them does not.

/** The sandbox as the page has it. */
interface SandboxPage {
  readonly Giro: { createSandbox(): { readonly phone: { readonly messages: readonly { readonly code?: string }[] } } };
}

/** Waits until the host says something it heard from the kit. */
export const hears = (page: OpenPage, words: string): Promise<unknown> =>
  page.until(
    `the host hears “${words}”`,
    (words) => document.getElementById('told')?.textContent.startsWith(words),
    words,
  );

/** Waits until an element says something, its shadow root included. */
export const says = (page: OpenPage, tag: string, words: string): Promise<unknown> =>
  page.until(
    `${tag} says “${words}”`,
    (tag, words) => {
      const element = document.querySelector(tag);
      return [element, element?.shadowRoot].some((root) => root?.textContent.includes(words));
    },
    tag,
    words,
  );

const isThere = (page: OpenPage, tag: string): Promise<boolean> =>
  page.evaluate((tag) => document.querySelector(tag) !== null, tag);

/** Waits for a button of an element that can be pressed and has stood there long enough to be meant, and presses it. */
async function press(page: OpenPage, tag: string, label: string): Promise<void> {
  const ready = await page.until(
    `“${label}” in ${tag}`,
    async (tag, label) => {
      const root = document.querySelector(tag);
      const find = (): HTMLButtonElement | undefined =>
        [root, root?.shadowRoot]
          .flatMap((part) => [...(part?.querySelectorAll('button') ?? [])])
          .find((button) => button.textContent.trim().startsWith(label) && button.ariaDisabled !== 'true');
      const found = find();
      if (!found) return false;
      // Longer than a screen ignores presses after it came.
      await new Promise((resolve) => setTimeout(resolve, 520));
      if (find() !== found) return false;
      found.click();
      return true;
    },
    tag,
    label,
  );
  assert.ok(ready);
}

/** Chooses a card and freezes it: an event comes in, a property goes back, and its own text is used. */
export async function freezes(page: OpenPage, card: string): Promise<void> {
  await says(page, 'giro-card-list', card);
  await page.evaluate((card) => {
    const names = document.querySelector('giro-card-list')?.shadowRoot?.querySelectorAll('.name') ?? [];
    [...names]
      .find(({ textContent }) => textContent === card)
      ?.closest('button')
      ?.click();
  }, card);
  await page.until(
    'the switch, named in the words of the host',
    (name) =>
      document.querySelector('giro-freeze-toggle')?.shadowRoot?.querySelector('[role=switch]')?.ariaLabel === name,
    `Pause ${card}`,
  );
  await page.click('giro-freeze-toggle', '[role=switch]');
  await hears(page, 'frozen');
}

/** The colour of a card's words, once it is another than before; runs in the page. */
const otherColour = (before: string): string => {
  const button = document.querySelector('giro-card-list')?.shadowRoot?.querySelector('button');
  const colour = button ? getComputedStyle(button).color : before;
  return colour === before ? '' : colour;
};

/** Another language, another theme, and back. */
export async function changes(page: OpenPage): Promise<void> {
  await page.click('#language');
  await says(page, 'giro-card-list', 'Fryst');
  await page.click('#language');
  await says(page, 'giro-card-list', 'Frozen');
  const light = await page.until('a colour', otherColour, '');
  await page.click('#theme');
  await page.until('another colour', otherColour, light);
  await page.click('#theme');
}

async function fill(page: OpenPage, name: string, text: string): Promise<void> {
  await page.until(
    `the field ${name}`,
    (name) => document.querySelector(`giro-sign-in input[name=${name}]`) !== null,
    name,
  );
  await page.click(`giro-sign-in input[name=${name}]`);
  await page.type(text);
}

/** Signs in with the code from the phone. */
export async function signsIn(page: OpenPage): Promise<void> {
  await page.click('#money');
  await fill(page, 'email', 'alma@example.com');
  await fill(page, 'password', 'alma-in-the-sandbox');
  await page.press('Enter');
  await page.until(
    'the field of the code',
    () => document.querySelector('giro-sign-in input[autocomplete=one-time-code]') !== null,
  );
  await page.click('giro-sign-in input[autocomplete=one-time-code]');
  await page.type(await newestCode(page));
  await page.press('Enter');
  await page.until('the accounts', () =>
    Boolean(document.querySelector('giro-account-list')?.shadowRoot?.querySelector('button.account')),
  );
}

const newestCode = (page: OpenPage): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as SandboxPage).Giro.createSandbox().phone.messages.at(-1)?.code ?? '');

/** Sends what the host put into the form, as it is shown, and saves a statement through the host's function. */
export async function sendsAndSaves(page: OpenPage): Promise<void> {
  await page.click('giro-account-list', 'button.account');
  await press(page, 'giro-transfer-form', 'Review');
  await says(page, 'giro-transfer-form', 'DuBuque LLC');
  await press(page, 'giro-transfer-form', 'Send');
  await page.until('the field of the code', () =>
    Boolean(
      document.querySelector('giro-transfer-form')?.shadowRoot?.querySelector('input[autocomplete=one-time-code]'),
    ),
  );
  await page.click('giro-transfer-form', 'input[autocomplete=one-time-code]');
  await page.type(await newestCode(page));
  await page.press('Enter');
  await hears(page, 'sent ');
  await press(page, 'giro-statement-download', 'Download');
  await hears(page, 'saved ');
}

/** Takes the elements of money out of the page and puts them back. */
export async function comesAndGoes(page: OpenPage): Promise<void> {
  await page.click('#money');
  await page.until('nothing of accounts', () => document.querySelector('giro-account-list') === null);
  await page.click('#money');
  await page.until('the accounts', () =>
    Boolean(document.querySelector('giro-account-list')?.shadowRoot?.querySelector('button.account')),
  );
  assert.equal(await isThere(page, 'giro-sign-in'), false, 'who signed in still is');
}
