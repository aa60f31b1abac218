import { createClient, type Card, type GiroClientOptions, type GiroProvider } from '../../src/index.js';
import '../../src/define.js';
import { newPlatform, type PlatformOptions, type TestPlatform } from '../support/platform.js';

/** A page's worth of kit on a platform of its own: a provider to put elements into, and what the platform holds. */
export interface Stage {
  readonly platform: TestPlatform;
  readonly control: TestPlatform['control'];
  readonly provider: GiroProvider;
  /** The person's cards as they were at the start. */
  readonly cards: readonly Card[];
  /** Addresses the elements wanted the person taken to. */
  readonly consents: string[];
  /** Puts an element into the provider; what is undefined is left out. */
  add<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Readonly<Record<string, string | undefined>>,
  ): HTMLElementTagNameMap[K];
  /** The card with an alias. */
  card(alias: string): Card;
}

/** How a stage is set up, besides the platform's own options. */
export interface StageOptions extends PlatformOptions {
  readonly cardsApi?: GiroClientOptions['cardsApi'];
}

const platforms: TestPlatform[] = [];
const placed: Element[] = [];

afterEach(async () => {
  for (const element of placed.splice(0)) element.remove();
  await Promise.all(platforms.splice(0).map((platform) => platform.close()));
});

/** Puts something into the page until the test is over. */
export function place<T extends Element>(element: T, parent: ParentNode = document.body): T {
  parent.append(element);
  placed.push(element);
  return element;
}

/** Asks for a platform until the test is over. */
export async function platformFor(options: PlatformOptions = {}): Promise<TestPlatform> {
  const platform = await newPlatform(options);
  platforms.push(platform);
  return platform;
}

/** A provider for a platform, not in the page yet. Nobody is taken anywhere: addresses end in `consents`. */
export function providerFor(platform: TestPlatform, consents: string[] = []): GiroProvider {
  const provider = document.createElement('giro-provider');
  provider.environment = 'sandbox';
  provider.cardsUrl = platform.cardsUrl;
  provider.bankingUrl = platform.bankingUrl;
  provider.getToken = platform.getToken;
  provider.openConsent = (url) => {
    consents.push(url);
  };
  return provider;
}

/** Sets a stage; the platform's log is empty then. */
export async function setStage({ cardsApi, ...options }: StageOptions = {}): Promise<Stage> {
  sessionStorage.clear(); // what an earlier test was in the middle of
  const platform = await platformFor(options);
  const cards = await allCards(platform, cardsApi);
  await platform.control.log.clear();
  const consents: string[] = [];
  const provider = providerFor(platform, consents);
  provider.cardsApi = cardsApi;
  place(provider);
  return {
    platform,
    control: platform.control,
    provider,
    cards,
    consents,
    add(tag, attributes = {}) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes))
        if (value !== undefined) element.setAttribute(name, value);
      provider.append(element);
      return element;
    },
    card(alias) {
      const found = cards.find((card) => card.alias === alias);
      if (!found) throw new Error(`There is no card called ${alias}`);
      return found;
    },
  };
}

/** What the platform says now, without the kit's elements. */
export async function allCards(
  { cardsUrl, bankingUrl, getToken }: TestPlatform,
  cardsApi: GiroClientOptions['cardsApi'] = 'v3',
): Promise<readonly Card[]> {
  const client = createClient({ cardsUrl, bankingUrl, getToken, cardsApi });
  const cards: Card[] = [];
  let after: string | undefined;
  do {
    const page = await client.cards.list({ after, limit: 100 });
    cards.push(...page.items);
    ({ after } = page);
  } while (after !== undefined);
  return cards;
}

/** Waits until something holds, and says what did not when it takes too long. */
export async function until(holds: () => unknown, what: string | (() => string), ms = 5000): Promise<void> {
  for (const end = performance.now() + ms; ;) {
    if (holds()) return;
    if (performance.now() > end) throw new Error(`It did not happen: ${typeof what === 'string' ? what : what()}`);
    await pause(5);
  }
}

/** Lets some time pass, where time itself is what is tested. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The next frame, as the person would see it. */
export const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });

/** The first thing in an element's shadow root that matches. */
export function inside(element: Element, selector: string): HTMLElement {
  const found = maybeInside(element, selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}: ${textOf(element)}`);
  return found;
}

export const maybeInside = (element: Element, selector: string): HTMLElement | null =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

export const allInside = (element: Element, selector: string): readonly HTMLElement[] => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

const folded = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** All words in an element, or in its shadow root where it has one, as one line. */
export const textOf = (element: Element): string => folded((element.shadowRoot ?? element).textContent);

/** What the status region tells a screen reader. */
export const said = (element: Element): string => textOf(inside(element, '[role=status]'));

/** The switch, of the card with that name where there are several. */
export const switchOf = (element: Element, name?: string): HTMLElement =>
  inside(element, name === undefined ? '[role=switch]' : `[role=switch][aria-label="Freeze ${name}"]`);

export const isOn = (control: Element): boolean => control.getAttribute('aria-checked') === 'true';
export const isBusy = (control: Element): boolean => control.getAttribute('aria-disabled') === 'true';

/** The words a control is described by. */
export function describedBy(control: Element): string {
  const root = control.getRootNode() as ShadowRoot;
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => textOf(root.getElementById(id) ?? document.createElement('p'))).join(' ');
}

/** A button by its label. */
export function buttonOf(element: Element, label: string): HTMLButtonElement {
  const found = allInside(element, 'button').find((button) => textOf(button) === label);
  if (!found) throw new Error(`<${element.localName}> has no button “${label}”: ${textOf(element)}`);
  return found as HTMLButtonElement;
}

/** Collects the events of a type that reach a target. */
export function heard<K extends keyof HTMLElementEventMap>(target: EventTarget, type: K): HTMLElementEventMap[K][] {
  const events: HTMLElementEventMap[K][] = [];
  target.addEventListener(type, (event) => events.push(event as HTMLElementEventMap[K]));
  return events;
}

/** Waits for a list to show cards. */
export const listShown = async (list: Element): Promise<void> =>
  until(
    () => allInside(list, 'button.card').length > 0,
    () => `cards in the list (it shows: ${textOf(list)})`,
  );

/** Waits for a toggle to show its card. */
export const toggleShown = async (toggle: Element): Promise<void> =>
  until(
    () => maybeInside(toggle, '[role=switch]'),
    () => `a switch (the toggle shows: ${textOf(toggle)})`,
  );

/** What a person does on the hosted page, without the page. */
export async function decideConsent(url: string, decision: 'approve' | 'reject'): Promise<void> {
  // The hosted page is of another origin and answers no script: only that the request arrives counts.
  const headers = { accept: 'application/json' };
  await fetch(url, { method: 'POST', mode: 'no-cors', headers, body: new URLSearchParams({ decision }) });
}
