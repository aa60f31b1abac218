import { createClient, type GiroClientOptions } from '../../src/index.js';
import { allInside, place, setStage, textOf, until, type StageOptions } from './stage.js';

// What the tests of account and payee lists share.

export const CORPORATION = 'GET /v2/corporations/current';
export const WALLETS = 'GET /v2/corporations/:id/wallets';
export const BENEFICIARIES = 'GET /v2/beneficiaries';

/** The items of a list. */
export const items = (element: Element) => allInside(element, '.item');

/** The item that says a name. */
export function itemOf(element: Element, name: string): HTMLElement {
  const found = items(element).find((item) => textOf(item.querySelector('.name') ?? item) === name);
  if (!found) throw new Error(`There is no “${name}”: ${textOf(element)}`);
  return found;
}

/** Something in the item with a name. */
export function inItem(element: Element, name: string, selector: string): HTMLElement {
  const found = itemOf(element, name).querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`“${name}” has no ${selector}`);
  return found;
}

/** Waits for a list to show something. */
export const itemsShown = async (element: Element): Promise<void> =>
  until(
    () => items(element).length > 0 && element.shadowRoot?.querySelector('[aria-busy=true]') === null,
    () => `items (it shows: ${textOf(element)})`,
  );

/** A list of the sandbox's person. */
export async function begin<K extends 'giro-account-list' | 'giro-beneficiary-list'>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions & { readonly paymentsApi?: 'v3' } = {},
) {
  const { paymentsApi, ...rest } = options;
  const stage = await setStage(rest);
  stage.provider.paymentsApi = paymentsApi;
  const element = stage.add(tag, attributes);
  await itemsShown(element);
  return { stage, element };
}

/** A list whose platform answers what a test says: path to JSON text. */
export function answering<K extends 'giro-account-list' | 'giro-beneficiary-list'>(
  tag: K,
  answers: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>> = {},
  options: GiroClientOptions = {},
) {
  const provider = document.createElement('giro-provider');
  const client = createClient({
    bankingUrl: 'https://bank.example/v2',
    cardsUrl: 'https://cards.example/v3',
    getToken: () => 'token',
    fetch: (request) => {
      const { pathname } = new URL(request instanceof Request ? request.url : String(request));
      const body = answers[pathname.replace(/^\/v\d/, '')];
      return Promise.resolve(
        new Response(body ?? '{"message":"Not found"}', {
          status: body === undefined ? 404 : 200,
          headers: { 'content-type': 'application/json' },
        }),
      );
    },
    ...options,
  });
  provider.client = client;
  place(provider);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  provider.append(element);
  return { provider, client, element };
}

/** Answers for an account list with these wallets, as JSON text or objects. */
export const walletAnswers = (wallets: readonly (object | string)[]): Readonly<Record<string, string>> => ({
  '/corporations/current': '{"id":"corp","name":"Exempel Trading AB"}',
  '/corporations/corp/wallets': `[${wallets
    .map((wallet, i) =>
      typeof wallet === 'string'
        ? wallet
        : JSON.stringify({ id: `w${i}`, type: 'real', currency: 'EUR', amount: 0, ...wallet }),
    )
    .join(',')}]`,
});

const clipboardOfPage = Object.getOwnPropertyDescriptor(navigator, 'clipboard');

/** What a test's clipboard took; `works: false` for one that refuses. Give it back with {@link giveClipboardBack}. */
export function takeClipboard({ works = true } = {}): readonly string[] {
  const taken: string[] = [];
  const writeText = (text: string): Promise<void> => {
    if (!works) return Promise.reject(new DOMException('no', 'NotAllowedError'));
    taken.push(text);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return taken;
}

export function giveClipboardBack(): void {
  if (clipboardOfPage) Object.defineProperty(navigator, 'clipboard', clipboardOfPage);
  else delete (navigator as { clipboard?: Clipboard }).clipboard;
}

/** Things in an element's shadow root that stick out of it. */
export function overflowing(element: Element): readonly string[] {
  const outer = element.getBoundingClientRect();
  return allInside(element, '*')
    .filter((inner) => !inner.closest('.visually-hidden'))
    .filter((inner) => {
      const { left, right, width } = inner.getBoundingClientRect();
      return width > 0 && (left < outer.left - 1 || right > outer.right + 1);
    })
    .map((inner) => `${inner.localName}.${inner.className}`);
}
