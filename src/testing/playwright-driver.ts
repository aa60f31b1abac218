import { ITEM, type Driver } from './driver.js';

/** The part of Playwright's `Locator` that is used: Playwright itself is no dependency. */
export interface PlaywrightLocator {
  evaluate<T>(read: (element: Element) => T): Promise<T>;
  locator(selector: string, options?: { readonly hasText?: string }): PlaywrightLocator;
  getByRole(role: 'button', options: { readonly name: string; readonly exact: true }): PlaywrightLocator;
  first(): PlaywrightLocator;
  click(): Promise<void>;
  fill(value: string): Promise<void>;
  selectOption(value: string): Promise<unknown>;
}

/** Drives what a locator of Playwright's finds. Its locators see through open shadow roots by themselves. */
export function playwrightDriver(element: PlaywrightLocator): Driver {
  return {
    look: (read) => element.evaluate(read),
    press: async (target) => {
      if (typeof target === 'string') await element.locator(target).first().click();
      else if ('button' in target)
        await element.getByRole('button', { name: target.button, exact: true }).first().click();
      else await element.locator(ITEM, { hasText: target.inItem }).first().locator(target.selector).first().click();
    },
    fill: async (selector, value) => {
      const field = element.locator(selector).first();
      if (await field.evaluate(({ localName }) => localName === 'select')) await field.selectOption(value);
      else await field.fill(value);
    },
  };
}
