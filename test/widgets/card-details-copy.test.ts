import { expect } from 'chai';
import { expectAccessible } from '../support/axe.js';
import { click, viewport } from '../support/user.js';
import { forgetReturns, settled } from './consent.js';
import { begin, reveal } from './details.js';
import { allInside, buttonOf, frame, inside, maybeInside, said, textOf, until } from './stage.js';

// Copying, as the person sees and hears how it went.

const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');

afterEach(() => {
  forgetReturns();
  if (own) Object.defineProperty(navigator, 'clipboard', own);
  else delete (navigator as { clipboard?: Clipboard }).clipboard;
});

function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

const works = (): Promise<void> => Promise.resolve();
const fails = (): Promise<void> => Promise.reject(new DOMException('no', 'NotAllowedError'));

/** The words a button shows, without those that only give it its name. */
const shownOn = (button: Element): string =>
  [...button.querySelectorAll('.swap > :not(.visually-hidden)')].map((part) => textOf(part)).join('');

/** Everything said, one entry for each time the status region says something else. */
function announced(element: Element): string[] {
  const words: string[] = [];
  const region = inside(element, '[role=status]');
  new MutationObserver(() => {
    const now = textOf(region);
    if (now !== '') words.push(now);
  }).observe(region, { characterData: true, childList: true, subtree: true });
  return words;
}

/** The buttons that are there while number and code are shown: number, code, hide. */
const buttons = (element: Element) => allInside(element, '.panel-actions button');

const boxes = (element: Element): string =>
  JSON.stringify(buttons(element).map((button) => button.getBoundingClientRect()));

describe('giro-card-details, copying', () => {
  for (const width of [800, 320])
    it(`says at the button that it is copied, at ${width} px too, and nothing jumps; a moment later the button is as before`, async () => {
      clipboard(works);
      await viewport(width);
      try {
        const { element } = await begin();
        await reveal(element);
        await frame();
        const before = boxes(element);
        const [number, code] = buttons(element);
        // When the button changes, not when this test gets to look: a look by axe takes its time.
        const changes: number[] = [];
        new MutationObserver(() => changes.push(performance.now())).observe(number!, {
          characterData: true,
          childList: true,
          subtree: true,
        });
        await click(number!);
        await until(() => shownOn(number!) === 'Copied', 'the button says so');
        expect(boxes(element)).to.equal(before);
        expect(shownOn(code!)).to.equal('Copy security code');
        await expectAccessible(element);
        await until(() => shownOn(number!) === 'Copy card number', 'the button is as before', 4000);
        expect(changes.at(-1)! - changes[0]!).to.be.within(1000, 3000);
        expect(boxes(element)).to.equal(before);
      } finally {
        await viewport(800);
      }
    });

  it('keeps the button’s name, and says once that it is copied, each time anew', async () => {
    clipboard(works);
    const { element } = await begin();
    await reveal(element);
    const [number] = buttons(element);
    const words = announced(element);
    for (const times of [1, 2]) {
      await click(number!);
      await until(() => shownOn(number!) === 'Copied', 'the button says so');
      expect(textOf(number!)).to.include('Copy card number');
      expect(number!.querySelector('[aria-hidden=true]')?.textContent).to.equal('Copied');
      await until(() => shownOn(number!) === 'Copy card number', 'the button is as before', 4000);
      expect(words).to.deep.equal(Array.from({ length: times }, () => 'Copied'));
    }
    expect(said(element)).to.equal('');
  });

  it('says it at the button that was pressed last', async () => {
    clipboard(works);
    const { element } = await begin();
    await reveal(element);
    const [number, code] = buttons(element);
    await click(number!);
    await until(() => shownOn(number!) === 'Copied', 'the button says so');
    await click(code!);
    await until(() => shownOn(code!) === 'Copied', 'the other button says so');
    expect(shownOn(number!)).to.equal('Copy card number');
  });

  it('that is not possible is said for all to see, and what to do instead, without a button moving', async () => {
    clipboard(fails);
    const { element, pan } = await begin();
    await reveal(element);
    await frame();
    const before = boxes(element);
    const [number] = buttons(element);
    await click(number!);
    await until(() => shownOn(number!) === 'Not copied', 'the button says so');
    expect(textOf(inside(element, '.refused'))).to.equal('Copying is not possible here. Select the text instead.');
    expect(said(element)).to.equal('Copying is not possible here. Select the text instead.');
    expect(said(element)).not.to.include(pan);
    expect(boxes(element)).to.equal(before);
    await expectAccessible(element);
    clipboard(works);
    await click(number!);
    await until(() => shownOn(number!) === 'Copied', 'the button says so');
    expect(maybeInside(element, '.refused')).to.equal(null);
  });

  it('where there is no clipboard at all says the same', async () => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const { element } = await begin();
    await reveal(element);
    await click(buttonOf(element, 'Copy security code'));
    await until(() => maybeInside(element, '.refused'), 'it says so');
  });

  it('says nothing after number and code are hidden', async () => {
    let end = (): void => undefined;
    clipboard(() => new Promise((resolve) => (end = resolve)));
    const { element } = await begin();
    await reveal(element);
    await click(buttons(element)[0]!);
    await click(buttonOf(element, 'Hide'));
    end();
    await frame();
    await frame();
    expect(said(element)).to.equal('Card details are hidden.');
    await settled();
    await reveal(element);
    expect(buttons(element).map(shownOn)).not.to.include('Copied');
  });
});
