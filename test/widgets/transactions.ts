import { createClient, type GiroTransactionList } from '../../src/index.js';
import { allInside, buttonOf, maybeInside, place, textOf, until } from './stage.js';

// What the tests of transaction lists share.

/** The transactions that are drawn. */
export const rows = (element: Element) => allInside(element, 'button.row');

/** What the details of the open one say; nothing where none is open. */
export const detailsOf = (element: Element): string => {
  const details = maybeInside(element, '.details');
  return details ? textOf(details) : '';
};

/** Presses the button for more from where the page stands: who scrolls there has more read before the button is reached. */
export const showMore = (element: Element): void => {
  buttonOf(element, 'Show more transactions').click();
};

/** A list of made-up entries. */
export async function listOf(
  entries: readonly Readonly<Record<string, unknown>>[],
  attributes: Readonly<Record<string, string>> = {},
): Promise<GiroTransactionList> {
  const provider = document.createElement('giro-provider');
  const list = entries.map((entry, i) => ({
    id: `t${i}`,
    created_at: '2031-06-18T23:30:00.000Z',
    type: 'transfer-outgoing',
    source_amount: 1050,
    source_currency: 'EUR',
    status: { code: 0 },
    ...entry,
  }));
  provider.client = createClient({
    bankingUrl: 'https://bank.example/v2',
    cardsApi: 'banking-v2',
    getToken: () => 'token',
    fetch: () =>
      Promise.resolve(new Response(JSON.stringify({ list }), { headers: { 'content-type': 'application/json' } })),
  });
  place(provider);
  const element = document.createElement('giro-transaction-list');
  element.setAttribute('card-id', 'card-1');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  provider.append(element);
  await until(() => rows(element).length === entries.length, 'the entries');
  return element;
}
