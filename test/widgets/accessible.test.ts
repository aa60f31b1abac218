import { expect } from 'chai';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { focused, press } from '../support/user.js';
import {
  allInside,
  buttonOf,
  isBusy,
  isOn,
  listShown,
  maybeInside,
  place,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
  type StageOptions,
} from './stage.js';

const LIST = 'GET /v3/cards';
const GET = 'GET /v3/cards/:id';
const PATCH = 'PATCH /v3/cards/:id';

/** One state of an element: how a stage is set, and how the element gets there. */
interface Shown {
  readonly name: string;
  readonly options?: StageOptions;
  readonly console?: RegExp;
  show(stage: Stage): Promise<Element>;
}

const says = async (element: Element, text: string): Promise<Element> => {
  await until(
    () => textOf(element).includes(text),
    () => `“${text}” (it says: ${textOf(element)})`,
  );
  return element;
};

async function toggle(stage: Stage, alias: string): Promise<HTMLElement> {
  const element = stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id });
  await toggleShown(element);
  return element;
}

async function list(stage: Stage, attributes: Readonly<Record<string, string>> = {}): Promise<HTMLElement> {
  const element = stage.add('giro-card-list', attributes);
  await listShown(element);
  return element;
}

const TOGGLES: readonly Shown[] = [
  ...['Groceries', 'Streaming', 'Everyday', 'Marketplace', 'Conference', 'Metal', 'مصاريف المنزل'].map((alias) => ({
    name: `a card like “${alias}”`,
    show: (stage: Stage) => toggle(stage, alias),
  })),
  {
    name: 'loading',
    async show(stage) {
      await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 5000 } });
      const element = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
      await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
      return element;
    },
  },
  {
    name: 'busy',
    async show(stage) {
      await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 5000 } });
      const element = await toggle(stage, 'Groceries');
      switchOf(element).click();
      await until(() => isBusy(switchOf(element)), 'it is busy');
      return element;
    },
  },
  {
    name: 'refused',
    async show(stage) {
      await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
      const element = await toggle(stage, 'Groceries');
      switchOf(element).click();
      return says(element, 'The card was not frozen.');
    },
  },
  {
    name: 'nobody knows',
    async show(stage) {
      const element = await toggle(stage, 'Groceries');
      await stage.control.faults.add(
        { call: PATCH, do: { kind: 'cut' } },
        { call: GET, do: { kind: 'status', status: 403 } },
      );
      switchOf(element).click();
      return says(element, 'We don’t know yet');
    },
  },
  {
    name: 'waiting for the person',
    async show(stage) {
      const element = await toggle(stage, 'Streaming');
      switchOf(element).click();
      await until(() => stage.consents.length > 0, 'consent is asked for');
      return element;
    },
  },
  {
    name: 'unreadable',
    async show(stage) {
      return says(stage.add('giro-freeze-toggle', { 'card-id': 'nobody' }), 'The card could not be loaded');
    },
  },
  {
    name: 'without a card',
    console: /card-id attribute is missing/,
    async show(stage) {
      return says(stage.add('giro-freeze-toggle'), 'missing');
    },
  },
  {
    name: 'Banking v2',
    options: { cardsApi: 'banking-v2' },
    show: (stage) =>
      says(stage.add('giro-freeze-toggle', { 'card-id': stage.card('Company').id }), 'Freezing is not available'),
  },
];

const LISTS: readonly Shown[] = [
  { name: 'cards of every kind, as a list', show: (stage) => list(stage) },
  { name: 'cards of every kind, as a grid', show: (stage) => list(stage, { layout: 'grid' }) },
  {
    name: 'cards of every kind, in Swedish, one selected',
    async show(stage) {
      stage.provider.locale = 'sv';
      const element = await list(stage, { selected: stage.card('Travel').id });
      return says(element, 'Fryst');
    },
  },
  {
    name: 'Banking v2 cards, as a grid',
    options: { cardsApi: 'banking-v2' },
    show: (stage) => list(stage, { layout: 'grid' }),
  },
  { name: 'more pages', options: { cards: 70 }, show: (stage) => list(stage) },
  {
    name: 'loading',
    async show(stage) {
      await stage.control.faults.add({ call: LIST, do: { kind: 'delay', ms: 5000 } });
      const element = stage.add('giro-card-list');
      await until(() => maybeInside(element, '[aria-busy=true]'), 'skeletons');
      return element;
    },
  },
  { name: 'no cards', options: { cards: 0 }, show: async (stage) => says(stage.add('giro-card-list'), 'No cards yet') },
  {
    name: 'no matching cards',
    show: async (stage) => says(stage.add('giro-card-list', { status: 'canceled' }), 'No matching cards'),
  },
  {
    name: 'unreadable',
    async show(stage) {
      await stage.control.faults.add({ call: LIST, do: { kind: 'status', status: 403 } });
      return says(stage.add('giro-card-list'), 'Your cards could not be loaded');
    },
  },
  {
    name: 'out of date',
    async show(stage) {
      const element = stage.add('giro-card-list');
      await listShown(element);
      await stage.control.faults.add({ call: LIST, do: { kind: 'status', status: 403 } });
      await element.reload();
      return says(element, 'This may be out of date.');
    },
  },
  {
    name: 'a card that was not frozen, and one that waits for consent',
    async show(stage) {
      await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
      const element = await list(stage);
      switchOf(element, 'Groceries').click();
      switchOf(element, 'Streaming').click();
      await says(element, 'Check again');
      return says(element, 'The card was not frozen.');
    },
  },
  {
    name: 'not set up',
    console: /There is no setup/,
    show: async () => says(place(document.createElement('giro-card-list')), 'There is no setup'),
  },
];

const root = document.documentElement;

describe('axe finds nothing', () => {
  afterEach(() => {
    root.removeAttribute('style');
  });

  for (const [tag, states] of [
    ['giro-freeze-toggle', TOGGLES],
    ['giro-card-list', LISTS],
  ] as const)
    for (const { name, options, show, console: noise } of states)
      it(`in ${tag}, ${name}, light and dark`, async () => {
        if (noise) expectConsole(noise);
        const element = await show(await setStage(options));
        for (const scheme of ['light', 'dark']) {
          root.style.setProperty('color-scheme', scheme);
          root.style.setProperty('background', scheme === 'dark' ? '#0d0f14' : '#ffffff');
          await expectAccessible(element);
        }
      });
});

describe('the keyboard', () => {
  const hasRing = (element: Element | null): boolean => {
    if (!element?.matches(':focus-visible')) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };

  /** Tabs from a button before the stage to a button after it; answers what had focus in between. */
  async function tabThrough(stage: Stage): Promise<readonly Element[]> {
    const [before, after] = ['Before', 'After'].map((text) => {
      const button = document.createElement('button');
      button.textContent = text;
      return button;
    });
    stage.provider.before(place(before!));
    stage.provider.after(place(after!));
    before!.focus();
    const stops: Element[] = [];
    for (let presses = 0; presses < 200; presses += 1) {
      await press('Tab');
      const stop = focused();
      if (!stop || stop === after) return stops;
      expect(hasRing(stop), `a visible ring on ${stop.outerHTML.slice(0, 120)}`).to.equal(true);
      stops.push(stop);
    }
    throw new Error('Tab never got out');
  }

  it('reaches everything in a toggle, with a visible ring', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 0 } });
    const waiting = await toggle(stage, 'Streaming');
    switchOf(waiting).click();
    await until(() => stage.consents.length > 0, 'consent is asked for');
    await says(waiting, 'Check again');
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'bad-json' } });
    const unreadable = stage.add('giro-freeze-toggle', { 'card-id': 'nobody' });
    await says(unreadable, 'Try again');
    const disabled = await toggle(stage, 'Everyday');
    const stops = await tabThrough(stage);
    expect(stops).to.include.members([
      switchOf(waiting),
      buttonOf(waiting, 'Check again'),
      buttonOf(unreadable, 'Try again'),
      buttonOf(unreadable, 'Copy reference'),
      switchOf(disabled),
    ]);
  });

  it('reaches everything in a list, with a visible ring, in the order it is seen', async function () {
    this.timeout(30_000);
    const stage = await setStage();
    const element = await list(stage);
    const stops = await tabThrough(stage);
    expect(stops).to.deep.equal([...element.shadowRoot!.querySelectorAll('button')]);
    expect(stops.length).to.be.greaterThan(20);
  });

  it('reaches “Show more cards” and “Try again”', async function () {
    this.timeout(60_000);
    const stage = await setStage({ cards: 61 });
    const element = await list(stage, { actions: '' });
    const stops = await tabThrough(stage);
    expect(stops.at(-1)).to.equal(buttonOf(element, 'Show more cards'));
    await press('Shift', 'Tab');
    await press('Enter');
    await until(() => allInside(element, 'button.card').length === 61, 'the last card');
  });

  it('does everything a pointer does: choose, freeze, try again, check again', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'bad-json' } });
    const element = stage.add('giro-card-list');
    await says(element, 'Try again');
    buttonOf(element, 'Try again').focus();
    await press('Enter');
    await listShown(element);
    allInside(element, 'button.card')[0]?.focus();
    await press('Space');
    await until(() => allInside(element, 'button.card')[0]?.ariaPressed === 'true', 'it is chosen');
    await press('Tab');
    expect(focused()).to.equal(switchOf(element, 'Groceries'));
    await press('Space');
    await until(() => isOn(switchOf(element, 'Groceries')), 'it is frozen');
    expect(focused()).to.equal(switchOf(element, 'Groceries'));
  });
});
