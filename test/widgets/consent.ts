import type * as Kit from '../../src/index.js';
import { SETTLE_MS } from '../../src/internal/command.js';
import { brokenTwin, defineTwin, type Edits } from '../internal/twin.js';
import { pause, textOf, until } from './stage.js';

// What a person does about a consent, and what a page knows of it, for the elements that need one.

/** What the hosted page asks for when a card is activated. */
export const PIN = { pin: '4821', pin_again: '4821' } as const;

/** What a person does on the hosted page, without the page. */
export async function decide(
  url: string,
  decision: 'approve' | 'reject' | 'expire',
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Another origin that answers no script: only that the request arrives counts.
  const headers = { accept: 'application/json' };
  await fetch(url, { method: 'POST', mode: 'no-cors', headers, body: new URLSearchParams({ decision, ...fields }) });
}

/** Waits for an element to say something. */
export const says = async (element: Element, text: string): Promise<void> =>
  until(
    () => textOf(element).includes(text),
    () => `“${text}” (it says: ${textOf(element)})`,
  );

/** Waits until a press counts again: for a moment after an act it is the rest of a double click. */
export const settled = (): Promise<void> => pause(SETTLE_MS + 30);

/** Makes the page hidden, or seen again, as far as scripts can tell. */
export function hide(hidden: boolean): void {
  if (hidden) Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  else delete (document as { hidden?: boolean }).hidden;
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Everything in session and local storage, as text. */
export const storedText = (): string =>
  JSON.stringify([sessionStorage, localStorage].map((store) => Object.entries(store)));

/** What this tab keeps about a consent, as text; `null` when nothing. */
export const keptFor = (wish: string): string | null => sessionStorage.getItem(`giro-consent ${wish}`);

/** The state in that record. */
export function stateOf(wish: string): string {
  const { state } = JSON.parse(keptFor(wish) ?? '{}') as { state?: string };
  if (state === undefined) throw new Error(`Nothing is kept for ${wish}`);
  return state;
}

const here = location.href;

/** Puts something into the address bar, as a return from a hosted page does. */
export function returnWith(parameters: Readonly<Record<string, string>>): void {
  const url = new URL(here);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

/** Forgets what a test left in this tab. */
export function forgetReturns(): void {
  hide(false);
  sessionStorage.clear();
  history.replaceState(null, '', here);
}

/** What makes a copy of the kit one that has just been loaded, as after a reload: it has not looked at the address yet. */
const JUST_LOADED: Edits = { '/src/internal/consent-records.ts': [['let isTaken = false', 'let isTaken = !true']] };

/** Tags of a kit that has just been loaded, as after a reload; `edits` takes a guard out besides. */
export async function reloadedTags(
  edits: Edits = {},
): Promise<Readonly<Record<'activate' | 'details' | 'applePay' | 'report' | 'order' | 'toggle', string>>> {
  const { GiroActivateCard, GiroCardDetails, GiroApplePayButton, GiroReportCard, GiroOrderCard, GiroFreezeToggle } =
    await brokenTwin<typeof Kit>('/src/index.ts', { ...JUST_LOADED, ...edits });
  return {
    activate: defineTwin(GiroActivateCard),
    details: defineTwin(GiroCardDetails),
    applePay: defineTwin(GiroApplePayButton),
    report: defineTwin(GiroReportCard),
    order: defineTwin(GiroOrderCard),
    toggle: defineTwin(GiroFreezeToggle),
  };
}

/** The whole document as text: every open shadow root, attribute, and what stands in fields. */
export function wholeDocument(root: Node = document.documentElement): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Element) {
      for (const { name, value } of node.attributes) parts.push(`${name}=${value}`);
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    } else if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE)
      parts.push(node.nodeValue ?? '');
    for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return parts.join('\n');
}
