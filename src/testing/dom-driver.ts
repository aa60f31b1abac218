import { ITEM, until, type Driver, type Target } from './driver.js';
import { readShown } from './shown.js';

/** Drives an element of this very page. */
export function domDriver(element: Element): Driver {
  const find = (target: Target): Promise<HTMLElement> =>
    until(
      () => meant(everythingIn(element), target).find(isFree),
      () => `Nothing can be pressed that is ${JSON.stringify(target)}. It shows: ${readShown(element).words}`,
    );
  return {
    look: (read) => Promise.resolve(read(element)),
    press: async (target) => {
      const control = await find(target);
      control.focus();
      control.click();
    },
    fill: async (selector, value) => {
      const field = (await find(selector)) as HTMLInputElement | HTMLSelectElement;
      field.focus();
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    },
  };
}

/** Through all shadow roots. */
const everythingIn = (element: Element): readonly HTMLElement[] =>
  [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []),
    ...element.querySelectorAll<HTMLElement>('*'),
  ].flatMap((child) => [child, ...(child.shadowRoot ? everythingIn(child) : [])]);

function meant(all: readonly HTMLElement[], target: Target): readonly HTMLElement[] {
  if (typeof target === 'string') return all.filter((candidate) => candidate.matches(target));
  if ('button' in target)
    return all.filter((one) => one.localName === 'button' && fold(one.ariaLabel ?? one.textContent) === target.button);
  const item = all.find((candidate) => candidate.matches(ITEM) && fold(candidate.textContent).includes(target.inItem));
  return item ? [...item.querySelectorAll<HTMLElement>(target.selector)] : [];
}

const isFree = (candidate: HTMLElement): boolean =>
  candidate.ariaDisabled !== 'true' && !candidate.matches(':disabled') && candidate.checkVisibility();

const fold = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
