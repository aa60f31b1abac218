import { expect } from 'chai';
import { click } from '../support/user.js';
import { hide } from './consent.js';
import { allInside, buttonOf, maybeInside, setStage, textOf, until, type Stage, type StageOptions } from './stage.js';

// What the tests of card details share.

export const READ = 'GET /v2/cards/:id/credentials';
export const SHOW = 'Show number and code';

/** Number and code of the card, asked for without the kit. */
export async function secretsOf({ platform, control, card }: Stage, alias = 'Groceries') {
  await control.protectCredentials(false);
  const token = await platform.getToken({ api: 'banking', expired: false });
  const url = `${platform.bankingUrl.replace(/\/v2$/, '')}/cards/${encodeURIComponent(card(alias).id)}/credentials`;
  const { pan, cvc2 } = (await (await fetch(url, { headers: { 'x-access-token': token } })).json()) as {
    pan: string;
    cvc2: string;
  };
  return { pan, cvc2, grouped: pan.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/** A card's details on a stage, shown but for number and code. `tag`: of a twin. */
export async function begin(
  options: StageOptions = {},
  attributes: Readonly<Record<string, string>> = {},
  alias = 'Groceries',
  tag = 'giro-card-details',
) {
  const stage = await setStage({ cardsApi: 'banking-v2', protectCredentials: false, ...options });
  const secrets = await secretsOf(stage);
  await stage.control.protectCredentials(options.protectCredentials ?? false);
  await stage.control.log.clear();
  const element = stage.add(tag as 'giro-card-details', { 'card-id': stage.card(alias).id, ...attributes });
  await until(
    () => maybeInside(element, '[part=title]') && !maybeInside(element, '[part=skeleton]'),
    () => `the card (it shows: ${textOf(element)})`,
  );
  return { stage, element, ...secrets };
}

/** The number as the element shows it, without spaces; empty when it shows none. */
export const numberIn = (element: Element): string =>
  allInside(element, '.secret .digits')[0]?.textContent.replaceAll(' ', '') ?? '';

/** Presses the button and waits for the number. */
export async function reveal(element: Element): Promise<void> {
  await click(buttonOf(element, SHOW));
  await until(
    () => numberIn(element) !== '',
    () => `the number (it says: ${textOf(element)})`,
  );
}

/** What makes number and code go away. */
export const ENDINGS: Readonly<Record<string, (element: Element, stage: Stage) => void>> = {
  'the tab is hidden': () => {
    hide(true);
  },
  'the page is left': () => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  },
  'the page is printed': () => {
    dispatchEvent(new Event('beforeprint'));
  },
  'the element is removed': (element) => {
    element.remove();
  },
  'the element is moved': (element, { provider }) => {
    provider.append(document.createElement('section'));
    provider.lastElementChild?.append(element);
  },
};

/** Undoes what an ending did: the person looks again. */
export function seenAgain(element: Element, { provider }: Stage): void {
  hide(false);
  if (!element.isConnected) provider.append(element);
}

/** Fails unless the platform was asked for number and code so often. */
export async function expectReads({ control }: Stage, count: number): Promise<void> {
  expect(await control.log.count(READ), 'reads of number and code').to.equal(count);
}
