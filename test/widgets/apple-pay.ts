import { inside, maybeInside, textOf, until, type Stage } from './stage.js';

// What the tests of the Apple Pay button share.

export const TOKENIZE = 'POST /v3/cards/:id/apple_pay/tokenize';
export const START = 'POST /v3/consents/:id';
export const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';

export type Button = HTMLElementTagNameMap['giro-apple-pay-button'];

type WebKitWindow = {
  webkit?: { messageHandlers: Record<string, { postMessage(message: unknown): Promise<unknown> }> };
};

/** Makes this browser one of another device, as far as scripts can tell. */
export function device(userAgent: string): void {
  Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => userAgent });
}

/** Puts a native message handler into the page. */
export function bridgeTo(name: string, postMessage: (message: unknown) => Promise<unknown>): void {
  const others = (globalThis as WebKitWindow).webkit?.messageHandlers;
  (globalThis as WebKitWindow).webkit = { messageHandlers: { ...others, [name]: { postMessage } } };
}

/** Makes this browser what it was. */
export function forgetDevice(): void {
  delete (navigator as { userAgent?: string }).userAgent;
  delete (globalThis as WebKitWindow).webkit;
}

/** Puts a button into the page. */
export function add(
  stage: Stage,
  facts: Partial<Pick<Button, 'launch' | 'bridge' | 'inWallet'>> = {},
  { alias = 'Groceries', tag = 'giro-apple-pay-button' }: { readonly alias?: string; readonly tag?: string } = {},
): Button {
  const element = document.createElement(tag as 'giro-apple-pay-button');
  element.cardId = stage.card(alias).id;
  Object.assign(element, facts);
  stage.provider.append(element);
  return element;
}

export const shown = (element: Element): Promise<void> =>
  until(
    () => maybeInside(element, 'button.add'),
    () => `the button (it shows: ${textOf(element)})`,
  );

export const addButton = (element: Element): HTMLElement => inside(element, 'button.add');

/** A native side that takes tokens as the vendor's SDK does. */
export function nativeSide(stage: Stage) {
  const tokens: string[] = [];
  return {
    tokens,
    launch: async (token: string) => {
      tokens.push(token);
      return await stage.control.launch(token);
    },
  };
}
