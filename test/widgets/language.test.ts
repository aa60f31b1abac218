import { expect } from 'chai';
import { viewport } from '../support/user.js';
import {
  allInside,
  describedBy,
  inside,
  listShown,
  maybeInside,
  place,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

const labelOf = (element: Element): string | null => maybeInside(element, '[role=switch]')?.ariaLabel ?? null;

const becomes = async (element: Element, label: string) =>
  until(
    () => labelOf(element) === label,
    () => `“${label}” (it is ${labelOf(element)})`,
  );

async function toggleOf(stage: Stage, alias = 'Groceries') {
  const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id });
  await toggleShown(toggle);
  return toggle;
}

afterEach(() => {
  document.documentElement.lang = 'en-GB';
  document.documentElement.dir = '';
});

describe('language', () => {
  it('switches live with the provider’s locale, and nothing is read again', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage);
    const list = stage.add('giro-card-list');
    await listShown(list);
    const before = await stage.control.log.count();
    stage.provider.locale = 'sv-SE';
    await becomes(toggle, 'Frys Groceries');
    expect(describedBy(switchOf(toggle))).to.equal('Stoppar köp och uttag tills du tinar upp kortet.');
    expect(textOf(inside(toggle, '[part=badge]'))).to.equal('Aktivt');
    expect(inside(list, '[role=list]').ariaLabel).to.equal('Kort');
    stage.provider.locale = 'en';
    await becomes(toggle, 'Freeze Groceries');
    expect(await stage.control.log.count()).to.equal(before);
  });

  it('follows the nearest lang, live, through shadow roots', async () => {
    const stage = await setStage();
    const outer = document.createElement('section');
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    root.append(inner);
    outer.append(host);
    stage.provider.append(outer);
    const toggle = document.createElement('giro-freeze-toggle');
    toggle.cardId = stage.card('Groceries').id;
    inner.append(toggle);
    await toggleShown(toggle);
    expect(labelOf(toggle)).to.equal('Freeze Groceries');
    outer.lang = 'sv';
    await becomes(toggle, 'Frys Groceries');
    inner.lang = 'en-US';
    await becomes(toggle, 'Freeze Groceries');
    inner.removeAttribute('lang');
    await becomes(toggle, 'Frys Groceries');
    outer.removeAttribute('lang');
    await becomes(toggle, 'Freeze Groceries');
    document.documentElement.lang = 'sv';
    await becomes(toggle, 'Frys Groceries');
    toggle.lang = 'en';
    await becomes(toggle, 'Freeze Groceries');
  });

  it('is the provider’s, whatever lang says', async () => {
    const stage = await setStage();
    document.documentElement.lang = 'sv';
    stage.provider.locale = 'en';
    expect(labelOf(await toggleOf(stage))).to.equal('Freeze Groceries');
  });

  it('is English for a language the kit does not have, with that language’s numbers', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    stage.provider.locale = 'de-DE';
    const list = stage.add('giro-card-list');
    await listShown(list);
    expect(textOf(inside(list, '.balance'))).to.match(/^Available 483,50\s€$/);
    stage.provider.locale = 'sv';
    await until(() => textOf(inside(list, '.balance')).startsWith('Tillgängligt'), 'Swedish');
    expect(textOf(inside(list, '.balance'))).to.match(/^Tillgängligt 483,50\s€$/);
  });

  it('survives a locale that is none', async () => {
    const stage = await setStage();
    stage.provider.locale = 'not a locale!';
    expect(labelOf(await toggleOf(stage))).to.match(/^(Freeze|Frys) Groceries$/);
  });

  it('is in place from the start when the page is in it', async () => {
    const stage = await setStage();
    document.documentElement.lang = 'sv';
    await becomes(await toggleOf(stage), 'Frys Groceries');
  });
});

describe('messages', () => {
  it('replace single texts, live, in any language, with their values', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage);
    stage.provider.messages = { 'freeze.label': 'Pause {card}', 'freeze.hint.active': 'A short break.' };
    await becomes(toggle, 'Pause Groceries');
    expect(describedBy(switchOf(toggle))).to.equal('A short break.');
    stage.provider.locale = 'sv';
    await until(() => textOf(inside(toggle, '[part=badge]')) === 'Aktivt', 'Swedish');
    expect(labelOf(toggle)).to.equal('Pause Groceries');
    stage.provider.messages = undefined;
    await becomes(toggle, 'Frys Groceries');
  });

  it('are text and never markup', async () => {
    const stage = await setStage();
    stage.provider.messages = { 'freeze.hint.active': '<img src=x onerror="throw 1">' };
    const toggle = await toggleOf(stage);
    expect(toggle.shadowRoot?.querySelector('img')).to.equal(null);
    expect(describedBy(switchOf(toggle))).to.equal('<img src=x onerror="throw 1">');
  });
});

describe('a narrow page', () => {
  const overflowing = (element: Element): readonly string[] => {
    const outer = element.getBoundingClientRect();
    return allInside(element, '*')
      .filter((inner) => !inner.closest('.visually-hidden, .art-frame')) // clipped on purpose
      .filter((inner) => !inner.matches('.fact, .fact-line')) // the first dot lies outside and is clipped
      .filter((inner) => {
        const { left, right, width } = inner.getBoundingClientRect();
        return width > 0 && (left < outer.left - 1 || right > outer.right + 1);
      })
      .map((inner) => `${inner.localName}.${inner.className}`);
  };

  for (const direction of ['ltr', 'rtl'])
    for (const width of [280, 320, 447])
      it(`${direction} at ${width} px: nothing sticks out of the elements`, async () => {
        await viewport(447);
        const stage = await setStage();
        document.documentElement.dir = direction;
        const box = place(document.createElement('div'));
        box.style.setProperty('inline-size', `${width}px`);
        box.append(stage.provider);
        const list = stage.add('giro-card-list');
        const toggle = await toggleOf(stage, 'Shared household costs: rent, power, water, internet, pets..');
        await listShown(list);
        expect(list.getBoundingClientRect().width).to.be.closeTo(width, 1);
        for (const layout of ['list', 'grid'] as const)
          for (const locale of ['en', 'sv']) {
            list.layout = layout;
            stage.provider.locale = locale;
            await becomes(
              toggle,
              `${locale === 'sv' ? 'Frys' : 'Freeze'} Shared household costs: rent, power, water, internet, pets..`,
            );
            await list.updateComplete;
            expect(overflowing(list), `${layout} ${locale}`).to.deep.equal([]);
            expect(overflowing(toggle)).to.deep.equal([]);
          }
        await viewport(1000);
      });

  it('keeps the order of digits in a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const stage = await setStage();
    const list = stage.add('giro-card-list');
    await listShown(list);
    expect(getComputedStyle(inside(list, '.digits')).direction).to.equal('ltr');
  });

  it('cuts no words off in a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const stage = await setStage();
    const list = stage.add('giro-card-list');
    await listShown(list);
    for (const words of allInside(list, '.fact > bdi')) {
      const outer = words.closest('.hint')!.getBoundingClientRect();
      const inner = words.getBoundingClientRect();
      expect(inner.left, textOf(words)).to.be.at.least(outer.left - 1);
      expect(inner.right, textOf(words)).to.be.at.most(outer.right + 1);
    }
  });
});
