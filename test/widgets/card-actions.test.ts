import { expect } from 'chai';
import { expectAccessible } from '../support/axe.js';
import { click, focused, press, viewport } from '../support/user.js';
import { decide, forgetReturns, PIN } from './consent.js';
import { allInside, heard, inside, listShown, maybeInside, setStage, textOf, until, type Stage } from './stage.js';

const ALL = 'freeze activate report details apple-pay transactions';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';

afterEach(async () => {
  forgetReturns();
  delete (navigator as { userAgent?: string }).userAgent;
  await viewport(800, 600);
});

async function begin(cardsApi: 'v3' | 'banking-v2' = 'v3', actions = ALL) {
  const stage = await setStage({ cardsApi, protectCredentials: false });
  const list = stage.add('giro-card-list', { actions });
  await listShown(list);
  return { stage, list };
}

const offers = (list: Element, alias: string): string[] =>
  allInside(list, 'button[aria-haspopup=dialog]')
    .map((button) => button.ariaLabel ?? '')
    .filter((label) => label.endsWith(`: ${alias}`))
    .map((label) => label.slice(0, label.indexOf(':')));

const offer = (list: Element, name: string): HTMLElement =>
  inside(list, `button[aria-haspopup=dialog][aria-label="${name}"]`);

async function openedBy(list: Element, name: string, tag: string): Promise<Element> {
  await until(
    () => maybeInside(list, 'dialog[open]'),
    () => `${name} opens a dialog`,
  );
  const element = maybeInside(list, `dialog ${tag}`);
  if (!element) throw new Error(`${name} opens no <${tag}>`);
  await until(
    () => element.shadowRoot?.querySelector('[part~=base]') && !element.shadowRoot.querySelector('[part~=skeleton]'),
    () => `<${tag}> shows the card (it shows: ${textOf(element)})`,
  );
  return element;
}

describe('what a card offers in giro-card-list', () => {
  it('is what it can do, and nothing else', async () => {
    const { list } = await begin();
    expect(offers(list, 'Everyday')).to.deep.equal(['Activate', 'Report']);
    expect(offers(list, 'Groceries')).to.deep.equal(['Report']);
    expect(offers(list, 'Old wallet')).to.deep.equal([]);
    expect(offers(list, 'Conference')).to.deep.equal([]);
    const { list: other } = await begin('banking-v2');
    expect(offers(other, 'Company')).to.deep.equal(['Details', 'Transactions']);
    expect(offers(other, 'Handbag')).to.deep.equal(['Transactions']);
  });

  it('is Apple Wallet on an Apple device only', async () => {
    Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => IPHONE });
    const { list } = await begin();
    expect(offers(list, 'Groceries')).to.deep.equal(['Apple Wallet', 'Report']);
    expect(offers(list, 'Streaming')).to.deep.equal(['Report']);
  });

  it('is nothing the host did not ask for', async () => {
    const { list } = await begin('v3', 'report');
    expect(offers(list, 'Everyday')).to.deep.equal(['Report']);
    expect(maybeInside(list, '[role=switch]')).to.equal(null);
  });
});

describe('an action in giro-card-list', () => {
  const OPENS = [
    ['v3', 'Activate: Everyday', 'giro-activate-card', 'Activate your card'],
    ['v3', 'Report: Groceries', 'giro-report-card', 'Report this card'],
    ['v3', 'Apple Wallet: Groceries', 'giro-apple-pay-button', 'Add to Apple Wallet'],
    ['banking-v2', 'Details: Company', 'giro-card-details', 'Show number and code'],
    ['banking-v2', 'Transactions: Company', 'giro-transaction-list', ''],
  ] as const;
  for (const [api, name, tag, words] of OPENS)
    for (const width of [360, 1000])
      it(`“${name}” opens <${tag}> in a dialog, ${width} px wide, and gives the keyboard back`, async () => {
        await viewport(width, 700);
        if (tag === 'giro-apple-pay-button')
          Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => IPHONE });
        const { list } = await begin(api);
        const button = offer(list, name);
        button.focus();
        await press('Enter');
        const element = await openedBy(list, name, tag);
        expect(textOf(element)).to.include(words);
        const dialog = inside(list, 'dialog');
        expect(
          dialog.contains(focused()) || element.shadowRoot?.contains(focused() ?? null),
          'the keyboard is inside',
        ).to.equal(true);
        const { left, right } = dialog.getBoundingClientRect();
        expect(left, 'inside the window').to.be.at.least(0);
        expect(right).to.be.at.most(innerWidth);
        await expectAccessible(list);
        await press('Escape');
        await until(() => !maybeInside(list, 'dialog'), 'it is closed');
        await until(
          () => focused() === button,
          () => `the keyboard is back (it is on ${focused()?.outerHTML ?? 'nothing'})`,
        );
      });

  it('is closed by its button, too, and another can be opened', async () => {
    const { list } = await begin();
    await click(offer(list, 'Report: Groceries'));
    await openedBy(list, 'Report', 'giro-report-card');
    await click(inside(list, 'dialog form button'));
    await until(() => !maybeInside(list, 'dialog'), 'it is closed');
    await until(() => focused() === offer(list, 'Report: Groceries'), 'the keyboard is back');
    await click(offer(list, 'Activate: Everyday'));
    await openedBy(list, 'Activate', 'giro-activate-card');
    expect(allInside(list, 'dialog')).to.have.length(1);
  });

  it('that ends tells the host through the list, and the list shows the card as it now is', async () => {
    const { stage, list } = await begin();
    const activated = heard(stage.provider, 'giro-card-activated');
    await click(offer(list, 'Activate: Everyday'));
    const element = await openedBy(list, 'Activate', 'giro-activate-card');
    await press('Tab');
    element.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    await decide(stage.consents[0] ?? '', 'approve', PIN);
    await until(() => element.shadowRoot?.querySelector('button'), 'a button');
    element.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await until(() => activated.length === 1, 'it is active');
    expect(textOf(inside(list, 'dialog giro-activate-card'))).to.include('Everyday is active and ready to use.');
    await press('Escape');
    await until(() => !maybeInside(list, 'dialog'), 'it is closed');
    expect(offers(list, 'Everyday')).to.deep.equal(['Report']);
    const everyday = stage.cards.findIndex(({ alias }) => alias === 'Everyday');
    await until(
      () => focused() === allInside(list, 'button.card')[everyday],
      () => `the keyboard goes on at the card, as the button is gone (it is on ${focused()?.outerHTML ?? 'nothing'})`,
    );
    expect(await writes(stage)).to.equal(1);
  });

  it('keeps the keyboard inside, all around, until it is closed', async () => {
    const { list } = await begin();
    offer(list, 'Report: Groceries').focus();
    await press('Enter');
    const element = await openedBy(list, 'Report', 'giro-report-card');
    const dialog = inside(list, 'dialog');
    const seen = new Set<Element | null>([focused()]);
    for (let presses = 0; presses < 8; presses += 1) {
      await press('Tab');
      const on = focused();
      seen.add(on);
      const isInside = dialog.contains(on) || element.shadowRoot?.contains(on) === true;
      const isTheBrowsers = on === document.body || on === null; // its own bar comes between the last and the first
      expect(isInside || isTheBrowsers, on?.outerHTML.slice(0, 80)).to.equal(true);
    }
    expect([...seen]).to.include.members([
      inside(list, 'dialog form button'),
      element.shadowRoot?.querySelector('input'),
      element.shadowRoot?.querySelector('.button.primary'),
    ]);
  });

  it('hides number and code when its dialog is closed', async () => {
    const { stage, list } = await begin('banking-v2');
    const hidden = heard(stage.provider, 'giro-card-concealed');
    await click(offer(list, 'Details: Company'));
    const element = await openedBy(list, 'Details', 'giro-card-details');
    element.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await until(() => element.shadowRoot?.querySelector('.secret'), 'the number');
    await press('Escape');
    await until(() => hidden.length === 1, 'it is hidden');
    expect(element.shadowRoot?.querySelector('.secret')).to.equal(null);
  });

  const writes = async ({ control }: Stage): Promise<number> =>
    (await control.log.all()).filter(({ call }) => call === 'POST /v3/cards/:id/activate').length;
});
