import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press } from '../support/user.js';
import {
  allInside,
  buttonOf,
  describedBy,
  frame,
  heard,
  inside,
  isBusy,
  isOn,
  listShown,
  maybeInside,
  pause,
  said,
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
const PATCH = 'PATCH /v3/cards/:id';

async function listOf(options: StageOptions = {}, attributes: Readonly<Record<string, string>> = {}) {
  const stage = await setStage(options);
  const list = stage.add('giro-card-list', attributes);
  await listShown(list);
  return { stage, list };
}

const says = async (list: Element, text: string) =>
  until(
    () => textOf(list).includes(text),
    () => `“${text}” (it says: ${textOf(list)})`,
  );

const cardsIn = (list: Element): readonly HTMLElement[] => allInside(list, 'button.card');
const namesIn = (list: Element): readonly string[] => allInside(list, '.name').map(textOf);

/** The list item of a card. */
function itemOf(list: Element, name: string): HTMLElement {
  const found = allInside(list, '[role=listitem]').find((item) => textOf(item.querySelector('.name')!) === name);
  if (!found) throw new Error(`No card “${name}” in the list`);
  return found;
}

const partOf = (item: HTMLElement, selector: string): HTMLElement | null => item.querySelector(selector);

describe('giro-card-list shows the person’s cards', () => {
  it('each with its name, facts, status and art', async () => {
    const { stage, list } = await listOf();
    expect(cardsIn(list)).to.have.length(stage.cards.length);
    expect(inside(list, '[role=list]').ariaLabel).to.equal('Cards');
    const { lastFour, expiry } = stage.card('Groceries');
    const item = itemOf(list, 'Groceries');
    const date = `${String(expiry!.month).padStart(2, '0')}/${String(expiry!.year % 100)}`;
    expect(textOf(partOf(item, '.fact-line')!)).to.equal(
      `Visa Virtual •••• ${lastFour}ending ${lastFour} Expires ${date}`,
    );
    expect(textOf(partOf(item, '[part=badge]')!)).to.equal('Active');
    const art = partOf(item, '.art-frame')!;
    expect(art.ariaHidden).to.equal('true');
    expect(textOf(art)).to.equal(`Groceries •••• ${lastFour} ${date} VISA`);
  });

  it('every kind of status in words, and unknown words as the platform wrote them', async () => {
    const { list } = await listOf();
    const statuses = [
      'Groceries',
      'Streaming',
      'Everyday',
      'Conference',
      'Marketplace',
      'Old wallet',
      'Festival',
      'Metal',
    ];
    expect(statuses.map((name) => textOf(partOf(itemOf(list, name), '[part=badge]')!))).to.deep.equal([
      'Active',
      'Frozen',
      'Not activated',
      'Expired',
      'Blocked',
      'Lost',
      'Stolen',
      'under_review',
    ]);
    expect(textOf(partOf(itemOf(list, 'Metal'), '.fact-line')!)).to.match(/^northpay metal/);
    expect(textOf(partOf(itemOf(list, 'Metal'), '.art-brand')!)).to.equal('northpay');
    expect(partOf(itemOf(list, 'Travel'), '.art-brand.mastercard')).to.exist;
  });

  it('a card without a name by its brand and last digits, and long and foreign names whole', async () => {
    const { stage, list } = await listOf();
    const { lastFour } = stage.cards.find(({ alias }) => alias === undefined)!;
    for (const name of [
      `Visa ending ${lastFour}`,
      '日本旅行と出張',
      'مصاريف المنزل',
      'Shared household costs: rent, power, water, internet, pets..',
    ])
      expect(namesIn(list)).to.include(name);
  });

  it('an expired card as expired, even one the platform calls active, and one of this month not yet', async () => {
    const { list } = await listOf();
    expect(textOf(partOf(itemOf(list, 'Conference'), '[part=badge]')!)).to.equal('Expired');
    expect(textOf(partOf(itemOf(list, 'Commuter pass'), '[part=badge]')!)).to.equal('Active');
  });

  it('cards that are finished without anything to do', async () => {
    const { list } = await listOf();
    for (const name of ['Marketplace', 'Spare', 'Old wallet', 'Festival', 'Conference']) {
      const item = itemOf(list, name);
      expect(item.classList.contains('final')).to.equal(true);
      expect(partOf(item, '[part=actions]'), name).to.equal(null);
      expect(item.querySelectorAll('button')).to.have.length(1);
    }
    expect(partOf(itemOf(list, 'Everyday'), '[part=actions]')!.textContent).to.include('Activate this card first.');
    expect(isBusy(switchOf(list, 'Everyday'))).to.equal(true);
  });

  it('of one account', async () => {
    const stage = await setStage();
    const { accountId } = stage.card('Travel');
    const list = stage.add('giro-card-list', { 'account-id': accountId });
    await listShown(list);
    const names = stage.cards.filter((card) => card.accountId === accountId).map(({ alias }) => alias);
    expect(namesIn(list)).to.deep.equal(names);
    const [request] = await stage.control.log.all();
    expect(request?.query['account_id']).to.equal(accountId);
  });

  it('of Banking v2, with exact balances of 16 digits and holders, and no switch', async () => {
    const { list } = await listOf({ cardsApi: 'banking-v2' });
    const balanceOf = (name: string) => textOf(partOf(itemOf(list, name), '.balance')!);
    expect(balanceOf('Company')).to.equal('Available €99,999,999,999,999.99');
    expect(balanceOf('東京出張')).to.match(/^Available JP¥185,000$/);
    expect(balanceOf('Airport')).to.equal('Available -US$25.50');
    expect(balanceOf('Pilot')).to.match(/^Available BHD\s5\.000$/);
    expect(balanceOf('Groceries')).to.equal('Available €483.50');
    expect(textOf(partOf(itemOf(list, 'Company'), '.art-holder')!)).to.match(/^ALMA EXEMPELSSON/);
    expect(textOf(partOf(itemOf(list, 'Company'), '.art-number')!)).to.equal('•••• ••••');
    expect(allInside(list, '[role=switch]'), 'no dead controls').to.be.empty;
    expect(
      ['London', 'Closed', 'Handbag', 'Trade fair', 'Pilot'].map((name) =>
        textOf(partOf(itemOf(list, name), '[part=badge]')!),
      ),
    ).to.deep.equal(['Inactive', 'Cancelled', 'Lost', 'Expired', 'UNDER_REVIEW']);
  });

  it('again when asked: new ones come, and it stays on screen meanwhile', async () => {
    const { stage, list } = await listOf();
    await orderCard(stage, 'Fresh');
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'delay', ms: 100 } });
    const reloaded = list.reload();
    await frame();
    expect(cardsIn(list)).to.have.length(stage.cards.length);
    await reloaded;
    await list.updateComplete;
    expect(namesIn(list)[0]).to.equal('Fresh');
  });
});

describe('giro-card-list with no, one and many cards', () => {
  it('none: says what to expect', async () => {
    const stage = await setStage({ cards: 0 });
    const list = stage.add('giro-card-list');
    await says(list, 'No cards yet Cards you order will appear here.');
    expect(maybeInside(list, '[role=list]')).to.equal(null);
  });

  it('one', async () => {
    const { list } = await listOf({ cards: 1 });
    expect(cardsIn(list)).to.have.length(1);
    expect(maybeInside(list, '.more')).to.equal(null);
  });

  it('twelve', async () => {
    const { list } = await listOf({ cards: 12 });
    expect(cardsIn(list)).to.have.length(12);
    expect(maybeInside(list, '.more')).to.equal(null);
  });

  it('a thousand: page by page to the last, each card once', async function () {
    this.timeout(60_000);
    const { stage, list } = await listOf({ cards: 1000 });
    expect(cardsIn(list)).to.have.length(60);
    expect(await stage.control.log.count(LIST)).to.equal(1);
    await click(buttonOf(list, 'Show more cards'));
    await until(() => cardsIn(list).length === 120, 'the second page');
    expect(said(list)).to.equal('Showing 120 cards');
    while (maybeInside(list, '.more')) {
      const before = cardsIn(list).length;
      buttonOf(list, 'Show more cards').click();
      await until(() => cardsIn(list).length > before, 'the next page');
    }
    expect(namesIn(list)).to.deep.equal(stage.cards.map(({ alias }) => alias));
    expect(said(list)).to.equal('Showing 1,000 cards');
    const last = stage.cards.findLast(({ status }) => status === 'active')!;
    switchOf(list, last.alias).click();
    await until(() => isOn(switchOf(list, last.alias)), 'the last one is frozen');
  });

  it('a thousand of Banking v2, which has no pages', async function () {
    this.timeout(30_000);
    const { stage, list } = await listOf({ cards: 1000, cardsApi: 'banking-v2' });
    expect(cardsIn(list)).to.have.length(1000);
    expect(await stage.control.log.count('GET /v2/cards')).to.equal(1);
  });

  it('keeps what is shown when the next page fails, and reads it when asked again', async () => {
    const { stage, list } = await listOf({ cards: 100 });
    const errors = heard(list, 'giro-error');
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'bad-json' } });
    await click(buttonOf(list, 'Show more cards'));
    await says(list, 'We did not understand the bank’s answer.');
    expect(cardsIn(list)).to.have.length(60);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['bad-answer']);
    await click(buttonOf(list, 'Show more cards'));
    await until(() => cardsIn(list).length === 100, 'the second page');
    expect(textOf(list)).not.to.include('understand');
  });

  it('offers no further page that the person may not read, until all is read again', async () => {
    const { stage, list } = await listOf({ cards: 100 });
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'status', status: 403 } });
    await click(buttonOf(list, 'Show more cards'));
    await says(list, 'You do not have permission for this.');
    expect(cardsIn(list)).to.have.length(60);
    expect(allInside(list, 'button').map(textOf)).not.to.include('Show more cards');
    await expectAccessible(list);
    await list.reload();
    await says(list, 'Show more cards');
    expect(textOf(list)).not.to.include('permission');
  });

  it('takes no second press while the next page is read, and keeps focus', async () => {
    // However long two real presses take, the page is still on its way then.
    const { promise: pressed, resolve: answer } = Promise.withResolvers<undefined>();
    let reads = 0;
    const stage = await setStage({ cards: 200 });
    const { cardsUrl, bankingUrl, getToken } = stage.platform;
    stage.provider.client = createClient({
      cardsUrl,
      bankingUrl,
      getToken,
      fetch: async (input, init) => {
        reads += 1;
        if (reads === 2) await pressed;
        return fetch(input, init);
      },
    });
    const list = stage.add('giro-card-list');
    await listShown(list);
    const more = buttonOf(list, 'Show more cards');
    more.focus();
    await press('Enter');
    await press('Enter');
    expect(focused()).to.equal(more);
    expect(isBusy(more)).to.equal(true);
    answer(undefined);
    await until(() => cardsIn(list).length === 120, 'the second page');
    expect(focused()).to.equal(more);
    expect(await stage.control.log.count(LIST)).to.equal(2);
  });

  it('reads as many pages again as are shown', async () => {
    const { stage, list } = await listOf({ cards: 200 });
    await click(buttonOf(list, 'Show more cards'));
    await until(() => cardsIn(list).length === 120, 'the second page');
    await list.reload();
    await list.updateComplete;
    expect(cardsIn(list)).to.have.length(120);
    expect(await stage.control.log.count(LIST)).to.equal(4);
  });

  it('ends when a platform’s pages lead nowhere new', async () => {
    const stage = await setStage({ cards: 100 });
    const endless = { data: [{ id: 'only', display_name: 'Only' }], has_more: true };
    await stage.control.faults.add({ call: LIST, do: { kind: 'status', status: 200, body: endless } });
    const list = stage.add('giro-card-list');
    await listShown(list);
    await click(buttonOf(list, 'Show more cards'));
    await until(() => maybeInside(list, '.more') === null, 'there is no more');
    expect(namesIn(list)).to.deep.equal(['Only']);
    expect(await stage.control.log.count(LIST)).to.equal(2);
  });
});

describe('giro-card-list with a status filter', () => {
  it('shows only cards of these statuses, as they are shown', async () => {
    const { list } = await listOf({}, { status: 'frozen expired' });
    expect(namesIn(list).toSorted()).to.deep.equal(['Conference', 'Streaming', 'مصاريف المنزل'].toSorted());
    list.status = 'not-activated';
    await list.updateComplete;
    expect(namesIn(list)).to.deep.equal(['Everyday']);
    list.status = undefined;
    await list.updateComplete;
    expect(namesIn(list)).to.have.length(16);
  });

  it('reads on until one screen is full', async () => {
    // Of the generated cards every seventh is frozen: 8 or 9 on a page of 60.
    const { stage, list } = await listOf({ cards: 1000 }, { status: 'frozen' });
    await until(() => cardsIn(list).length >= 12, 'a screenful');
    await pause(100);
    expect(cardsIn(list).length).to.be.within(12, 20);
    expect(await stage.control.log.count(LIST)).to.equal(2);
    const before = cardsIn(list).length;
    await click(buttonOf(list, 'Show more cards'));
    await until(() => cardsIn(list).length > before, 'more of them');
    for (const item of allInside(list, '[part=badge]')) expect(textOf(item)).to.equal('Frozen');
  });

  it('reads to the end when too few match, and says when none does', async () => {
    const stage = await setStage({ cards: 150 });
    const list = stage.add('giro-card-list', { status: 'stolen' });
    await says(list, 'No matching cards None of your cards has this status.');
    expect(await stage.control.log.count(LIST)).to.equal(3);
  });

  it('lets a card that stops matching go', async () => {
    const { list } = await listOf({}, { status: 'active' });
    await click(switchOf(list, 'Groceries'));
    await until(() => !namesIn(list).includes('Groceries'), 'the frozen card leaves');
  });

  it('shares one read with a list that filters otherwise', async () => {
    const { stage } = await listOf({}, { status: 'active' });
    await listShown(stage.add('giro-card-list', { status: 'frozen' }));
    await listShown(stage.add('giro-card-list'));
    expect(await stage.control.log.count(LIST)).to.equal(1);
  });
});

describe('giro-card-list and the card a person chooses', () => {
  const selectedIn = (list: Element) =>
    cardsIn(list)
      .filter(({ ariaPressed }) => ariaPressed === 'true')
      .map((card) => textOf(card.querySelector('.name')!));

  it('by the pointer', async () => {
    const { stage, list } = await listOf();
    const chosen = heard(document, 'giro-card-select');
    await click(partOf(itemOf(list, 'Travel'), 'button.card')!);
    await list.updateComplete;
    expect(chosen.map(({ detail }) => detail)).to.deep.equal([{ cardId: stage.card('Travel').id }]);
    expect([chosen[0]?.bubbles, chosen[0]?.composed, chosen[0]?.cancelable]).to.deep.equal([true, true, true]);
    expect(selectedIn(list)).to.deep.equal(['Travel']);
    expect(list.selected, 'the host’s own').to.equal(undefined);
    expect(list.hasAttribute('selected')).to.equal(false);
  });

  for (const key of ['Enter', 'Space'])
    it(`by ${key}, going from card to card by Tab`, async () => {
      const { list } = await listOf({}, { actions: '' });
      cardsIn(list)[0]?.focus();
      await press('Tab');
      expect(focused()).to.equal(cardsIn(list)[1]);
      await press(key);
      await list.updateComplete;
      expect(selectedIn(list)).to.deep.equal(['Travel']);
    });

  it('keeps the selection when the host cancels the event', async () => {
    const { stage, list } = await listOf();
    list.selected = stage.card('Groceries').id;
    await list.updateComplete;
    list.addEventListener('giro-card-select', (event) => {
      event.preventDefault();
    });
    await click(partOf(itemOf(list, 'Travel'), 'button.card')!);
    await list.updateComplete;
    expect(selectedIn(list)).to.deep.equal(['Groceries']);
  });

  it('follows `selected` from the host, before and after the person chose', async () => {
    const { stage, list } = await listOf({}, {});
    list.setAttribute('selected', stage.card('Streaming').id);
    await list.updateComplete;
    expect(selectedIn(list)).to.deep.equal(['Streaming']);
    await click(partOf(itemOf(list, 'Travel'), 'button.card')!);
    await list.updateComplete;
    expect(selectedIn(list)).to.deep.equal(['Travel']);
    list.selected = stage.card('Groceries').id;
    await list.updateComplete;
    expect(selectedIn(list)).to.deep.equal(['Groceries']);
    list.removeAttribute('selected');
    await list.updateComplete;
    expect(selectedIn(list)).to.deep.equal([]);
  });

  it('selects no card of an id that is not there', async () => {
    const { list } = await listOf({}, { selected: 'nobody' });
    expect(selectedIn(list)).to.deep.equal([]);
  });

  it('takes ids with + and / as they are', async () => {
    const { stage, list } = await listOf();
    const chosen = heard(list, 'giro-card-select');
    await click(partOf(itemOf(list, 'Taxi & trains'), 'button.card')!);
    expect(chosen[0]?.detail.cardId).to.equal(stage.card('Taxi & trains').id);
    await click(switchOf(list, 'Taxi & trains'));
    await until(() => isOn(switchOf(list, 'Taxi & trains')), 'it is frozen');
    expect(describedBy(switchOf(list, 'Taxi & trains'))).to.equal('Freeze card');
  });
});

describe('giro-card-list and what each card offers', () => {
  it('freezes a card without selecting it', async () => {
    const { stage, list } = await listOf();
    const chosen = heard(list, 'giro-card-select');
    const changes = heard(document, 'giro-card-freeze-change');
    await click(switchOf(list, 'Groceries'));
    await until(() => isOn(switchOf(list, 'Groceries')), 'it is frozen');
    expect(said(list)).to.equal('Groceries is frozen.');
    expect(changes.map(({ detail }) => detail)).to.deep.equal([{ cardId: stage.card('Groceries').id, frozen: true }]);
    expect(chosen).to.be.empty;
    expect(textOf(partOf(itemOf(list, 'Groceries'), '[part=badge]')!)).to.equal('Frozen');
  });

  it('freezes several at once, each on its own', async () => {
    const { stage, list } = await listOf();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 100 } });
    const names = ['Groceries', 'Travel', 'Taxi & trains'];
    for (const name of names) switchOf(list, name).click();
    await list.updateComplete;
    expect(names.map((name) => isBusy(switchOf(list, name)))).to.deep.equal([true, true, true]);
    expect(isBusy(switchOf(list, 'Streaming'))).to.equal(false);
    await until(() => names.every((name) => isOn(switchOf(list, name))), 'all are frozen');
    expect(await stage.control.log.count(PATCH)).to.equal(3);
  });

  it('says under the card that failed why it did, and nowhere else', async () => {
    const { stage, list } = await listOf();
    await stage.control.faults.add({ call: PATCH, times: 1, do: { kind: 'status', status: 403 } });
    await click(switchOf(list, 'Groceries'));
    await says(list, 'The card was not frozen.');
    expect(describedBy(switchOf(list, 'Groceries'))).to.match(
      /^The card was not frozen\. You do not have permission for this\. Contact the bank if you think you should\. Reference: [\da-f-]{36}$/,
    );
    expect(describedBy(switchOf(list, 'Travel'))).to.equal('Freeze card');
  });

  it('asks for consent and looks again, in the list', async () => {
    const { stage, list } = await listOf();
    await click(switchOf(list, 'Streaming'));
    await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
    await click(buttonOf(list, 'Check again'));
    await says(list, 'Not confirmed yet. Nothing has changed.');
    expect(isOn(switchOf(list, 'Streaming'))).to.equal(true);
  });

  it('offers nothing when the host wants nothing', async () => {
    const { list } = await listOf({}, { actions: '' });
    expect(allInside(list, '[role=switch]')).to.be.empty;
    expect(allInside(list, '[part=actions]')).to.be.empty;
  });
});

describe('giro-card-list agrees', () => {
  it('with a toggle, within a frame, both ways', async () => {
    const { stage, list } = await listOf({ edition: 'older' });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
    await toggleShown(toggle);
    for (const [from, to] of [
      [toggle, list],
      [list, toggle],
    ] as const) {
      const other = () => isOn(switchOf(to, 'Groceries'));
      const before = other();
      const changed = new Promise<boolean>((resolve) => {
        from.addEventListener(
          'giro-card-freeze-change',
          () => {
            void frame().then(() => {
              resolve(other());
            });
          },
          { once: true },
        );
      });
      await until(() => !isBusy(switchOf(from, 'Groceries')), 'it can be pressed');
      await click(switchOf(from, 'Groceries'));
      expect(await changed).to.equal(!before);
    }
  });

  it('with a second list and its busy switches', async () => {
    const { stage, list } = await listOf();
    const other = stage.add('giro-card-list', { layout: 'grid' });
    await listShown(other);
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 100 } });
    switchOf(list, 'Groceries').click();
    await frame();
    expect(isBusy(switchOf(other, 'Groceries'))).to.equal(true);
    await until(() => isOn(switchOf(other, 'Groceries')), 'the other list shows it');
    expect(await stage.control.log.count(LIST)).to.equal(1);
  });
});

describe('giro-card-list while it waits and when reading fails', () => {
  for (const [cardsApi, layout, widths] of [
    ['v3', 'list', [320, 460, 700, 1000]],
    ['v3', 'grid', [320, 460, 700, 1000]],
    ['banking-v2', 'list', [700]],
    ['banking-v2', 'grid', [700]],
  ] as const)
    for (const width of widths)
      it(`shows skeletons as high as the cards will be: ${cardsApi}, ${layout}, ${width} px wide`, async () => {
        const stage = await setStage({ cards: 8, cardsApi });
        const box = place(document.createElement('div'));
        box.style.setProperty('inline-size', `${width}px`);
        box.append(stage.provider);
        sessionStorage.clear();
        await listShown(stage.add('giro-card-list', { layout }));
        stage.provider.replaceChildren();
        await pause(0); // a list that is only moved keeps its cards
        await stage.control.faults.add({ call: '*', do: { kind: 'delay', ms: 150 } });
        const list = stage.add('giro-card-list', { layout });
        await until(() => maybeInside(list, '[aria-busy=true]'), 'skeletons');
        await frame();
        const heights = () => allInside(list, '.item').map((item) => Math.round(item.getBoundingClientRect().height));
        const waiting = heights();
        expect(waiting).to.have.length(8);
        await listShown(list);
        heights().forEach((height, index) => expect(height, String(heights())).to.be.closeTo(waiting[index] ?? 0, 2));
      });

  it('tells a screen reader that it loads, and hides the skeletons from it', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: LIST, do: { kind: 'delay', ms: 150 } });
    const list = stage.add('giro-card-list');
    await until(() => maybeInside(list, '[aria-busy=true]'), 'skeletons');
    expect(textOf(inside(list, '[aria-busy=true] > .visually-hidden'))).to.equal('Loading');
    expect(inside(list, '.chunk').ariaHidden).to.equal('true');
  });

  it('says what happened, gives the reference, and tries again when asked', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'bad-json' } });
    const list = stage.add('giro-card-list');
    const errors = heard(stage.provider, 'giro-error');
    await says(list, 'Your cards could not be loaded We did not understand the bank’s answer.');
    await until(() => errors.length, 'the host is told');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['bad-answer']);
    expect(textOf(list)).to.include(`Reference: ${errors[0]?.detail.requestId}`);
    await click(buttonOf(list, 'Try again'));
    await listShown(list);
    expect(maybeInside(list, '[part=notice]')).to.equal(null);
  });

  it('says the reference when it is to be copied', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'status', status: 403 } });
    const list = stage.add('giro-card-list');
    await says(list, 'Copy reference');
    await click(buttonOf(list, 'Copy reference'));
    await until(() => /^(Reference copied|[\da-f-]{36})$/.test(said(list)), 'it says that it is copied, or what it is');
  });

  for (const [what, effect, sentence] of [
    ['an answer that is no JSON', { kind: 'bad-json' }, 'We did not understand the bank’s answer.'],
    ['an answer of a shape nobody knows', { kind: 'wrong-shape' }, 'We did not understand the bank’s answer.'],
    ['a broken connection', { kind: 'drop', when: 'before' }, 'We could not reach the bank.'],
    ['a platform that is down', { kind: 'status', status: 503 }, 'The bank has a technical problem.'],
    ['a page that is HTML', { kind: 'status', status: 200, body: '<h1>Hello</h1>' }, 'We did not understand'],
  ] as const)
    it(`says in plain words that it failed, for ${what}`, async () => {
      const stage = await setStage();
      await stage.control.faults.add({ call: LIST, do: effect });
      const list = stage.add('giro-card-list');
      await says(list, sentence);
      expect(textOf(list)).to.include('Your cards could not be loaded');
    });

  it('keeps old cards on screen when a later read fails, says so, and gets over it', async () => {
    const { stage, list } = await listOf();
    await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'bad-json' } });
    await list.reload();
    await list.updateComplete;
    expect(cardsIn(list)).to.have.length(16);
    expect(textOf(inside(list, '[part=notice]'))).to.include('This may be out of date.');
    await click(buttonOf(list, 'Try again'));
    await until(() => maybeInside(list, '[part=notice]') === null, 'the notice goes');
  });
});

describe('giro-card-list and input from the host', () => {
  it('warns once for a layout, an action and a status it does not know, and goes on', async () => {
    const layouts = expectConsole(/layout="tiles" is not known; use "list" or "grid"/);
    const actions = expectConsole(/“teleport” is not a known/);
    const statuses = expectConsole(/“melted” is not a known/);
    const { stage, list } = await listOf({}, { layout: 'tiles', actions: 'freeze teleport', status: 'active melted' });
    const other = stage.add('giro-card-list', { layout: 'tiles', actions: 'teleport', status: 'melted active' });
    await listShown(other);
    await list.reload();
    expect([layouts, actions, statuses].map(({ length }) => length)).to.deep.equal([1, 1, 1]);
    expect(namesIn(list)).to.include('Groceries');
    expect(maybeInside(list, '.base.list')).to.exist;
    expect(allInside(other, '[role=switch]')).to.be.empty;
  });

  it('lays cards out as a list or as a grid, and changes live', async () => {
    const { list } = await listOf({ cards: 4 });
    const columns = () => new Set(allInside(list, '.item').map((item) => Math.round(item.getBoundingClientRect().x)));
    expect(columns().size).to.equal(1);
    list.layout = 'grid';
    await list.updateComplete;
    expect(columns().size).to.be.greaterThan(1);
    list.layout = undefined;
    await list.updateComplete;
    expect(columns().size).to.equal(1);
  });

  it('never writes what the host gave', async () => {
    const { stage, list } = await listOf({}, { layout: 'grid', selected: 'x', status: 'active frozen' });
    const before = list.outerHTML;
    await click(partOf(itemOf(list, 'Travel'), 'button.card')!);
    await click(switchOf(list, 'Groceries'));
    await until(() => isOn(switchOf(list, 'Groceries')), 'it is frozen');
    expect(list.outerHTML).to.equal(before);
    expect(stage.provider.contains(list)).to.equal(true);
  });
});

describe('giro-card-list stays the same', () => {
  it('when it is moved in the document: its selection, its pages, and no new read', async () => {
    const { stage, list } = await listOf({ cards: 100 });
    await click(buttonOf(list, 'Show more cards'));
    await until(() => cardsIn(list).length === 100, 'the second page');
    cardsIn(list)[2]?.click();
    await list.updateComplete;
    const third = cardsIn(list)[2];
    const elsewhere = document.createElement('section');
    stage.provider.append(elsewhere);
    elsewhere.append(list);
    await list.updateComplete;
    expect(cardsIn(list)).to.have.length(100);
    expect(cardsIn(list)[2]).to.equal(third);
    expect(third?.ariaPressed).to.equal('true');
    expect(await stage.control.log.count(LIST)).to.equal(2);
  });
});

/** The person orders a card elsewhere. */
async function orderCard({ platform, cards }: Stage, name: string): Promise<void> {
  const token = await platform.getToken({ api: 'cards', expired: false });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const [mine] = (
    (await (await fetch(`${platform.cardsUrl}/cards`, { headers })).json()) as {
      data: { individual_id: string }[];
    }
  ).data;
  const body = { individual_id: mine?.individual_id, account_id: cards[0]?.accountId, display_name: name };
  const answer = await fetch(`${platform.cardsUrl}/cards`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.ok).to.equal(true);
  await platform.control.log.clear();
}
