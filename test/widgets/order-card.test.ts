import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press, type, viewport } from '../support/user.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { says, settled, storedText } from './consent.js';
import {
  allCards,
  allInside,
  buttonOf,
  describedBy,
  frame,
  heard,
  inside,
  maybeInside,
  said,
  setStage,
  textOf,
  until,
  type Stage,
  type StageOptions,
} from './stage.js';
import { signedIn } from './transfers.js';

const ORDER = 'POST /v3/cards';
const ISSUE = 'POST /v2/cards/issue';
const LIST = 'GET /v3/cards';
const DONE = 'Your card is ordered';

const [ALMA] = PEOPLE;
const ACCOUNT = ALMA.accounts[0]?.id ?? '';

async function begin(options: StageOptions = {}, attributes: Readonly<Record<string, string | undefined>> = {}) {
  const stage = await setStage(options);
  const element = stage.add('giro-order-card', { 'individual-id': ALMA.id, 'account-id': ACCOUNT, ...attributes });
  await formShown(element);
  return { stage, element };
}

const formShown = (element: Element): Promise<void> =>
  until(
    () => maybeInside(element, 'form') && !maybeInside(element, '.stand-in'),
    () => `the form (it shows: ${textOf(element)})`,
  );

/** Once a look for a lost order has ended. */
const looked = (element: Element): Promise<void> =>
  until(() => !maybeInside(element, '[aria-busy=true]') && textOf(element) !== '', 'it has looked');

const idsOf = async ({ platform }: Stage): Promise<ReadonlySet<string>> =>
  new Set((await allCards(platform)).map(({ id }) => id));

function pick(element: Element, name: string, value: string): void {
  const select = inside(element, `#${name}`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('giro-order-card', () => {
  it('shows a form with a label for everything', async () => {
    const { element } = await begin();
    expect(textOf(element)).to.include('Order a card').and.include('Kind of card').and.include('Valid until');
    expect(maybeInside(element, '#account'), 'the host says the account').to.equal(null);
    await expectAccessible(element);
  });

  it('orders a card once, and says what comes next', async () => {
    const { stage, element } = await begin();
    const before = await idsOf(stage);
    await stage.control.log.clear();
    const ordered = heard(document, 'giro-card-ordered');
    inside(element, '#alias').focus();
    await type('Holiday');
    await click(buttonOf(element, 'Order card'), { count: 3 });
    await says(element, DONE);
    expect(said(element)).to.equal(DONE);
    expect(textOf(element)).to.include('Activate it to start using it.');
    const [fresh, ...more] = (await allCards(stage.platform)).filter(({ id }) => !before.has(id));
    expect(more).to.deep.equal([]);
    expect(fresh).to.include({ alias: 'Holiday', type: 'virtual', accountId: ACCOUNT });
    expect(ordered.map(({ detail }) => detail)).to.deep.equal([{ cardId: fresh?.id }]);
    await settled();
    expect(await stage.control.log.count(ORDER)).to.equal(1);
    await expectAccessible(element);
  });

  it('orders from a platform of the older edition, which takes the very same', async () => {
    const { stage, element } = await begin({ edition: 'older' });
    const before = await idsOf(stage);
    await click(buttonOf(element, 'Order card'));
    await says(element, DONE);
    expect((await allCards(stage.platform)).filter(({ id }) => !before.has(id))).to.have.length(1);
  });

  it('by the keyboard alone, a physical card with a month and a year', async () => {
    const { stage, element } = await begin();
    const before = await idsOf(stage);
    const year = new Date().getFullYear() + 4;
    inside(element, 'input[value=virtual]').focus();
    await press('ArrowDown');
    expect(focused()).to.equal(inside(element, 'input[value=physical]'));
    await press('Tab');
    expect(focused()).to.equal(inside(element, '#alias'));
    await type('日本 ✈');
    pick(element, 'month', '2');
    pick(element, 'year', String(year));
    inside(element, '#alias').focus();
    await press('Enter');
    await says(element, DONE);
    expect(textOf(element)).to.include('on its way by post');
    const fresh = (await allCards(stage.platform)).find(({ id }) => !before.has(id));
    expect(fresh).to.deep.include({ alias: '日本 ✈', type: 'physical', expiry: { month: 2, year } });
  });

  it('lets the person choose among the accounts of their cards', async () => {
    const { stage, element } = await begin({}, { 'account-id': undefined });
    const accounts = new Set(stage.cards.map(({ accountId }) => accountId));
    const options = allInside(element, '#account option').map((option) => (option as HTMLOptionElement).value);
    expect(new Set(options.slice(1))).to.deep.equal(accounts);
    await click(buttonOf(element, 'Order card'));
    await says(element, 'Choose the account.');
    const select = inside(element, '#account');
    expect(focused(), 'the keyboard goes to what is wrong').to.equal(select);
    expect(describedBy(select)).to.equal('Choose the account.');
    await expectAccessible(element);
    pick(element, 'account', ACCOUNT);
    await says(element, 'Order card');
    expect(textOf(element)).not.to.include('Choose the account.');
    await click(buttonOf(element, 'Order card'));
    await says(element, DONE);
    expect(await stage.control.log.count(ORDER)).to.equal(1);
  });

  it('says at the field that the month is over or the name too long, and sends nothing', async () => {
    const { stage, element } = await begin();
    const now = new Date();
    const alias = inside(element, '#alias') as HTMLInputElement;
    alias.value = 'a'.repeat(51);
    alias.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await click(buttonOf(element, 'Order card'));
    await says(element, 'Use at most 50 characters.');
    expect(describedBy(alias)).to.include('Use at most 50 characters.');
    expect(focused()).to.equal(alias);
    alias.value = '';
    alias.dispatchEvent(new InputEvent('input', { bubbles: true }));
    pick(element, 'year', String(now.getFullYear()));
    if (now.getMonth() > 0) {
      pick(element, 'month', '1');
      await element.updateComplete; // what stands below moves when an error goes
      await click(buttonOf(element, 'Order card'));
      await says(element, 'Choose a month in the future.');
      expect(focused()).to.equal(inside(element, '#month'));
      await expectAccessible(element);
    }
    expect(await stage.control.log.count(ORDER)).to.equal(0);
  });

  it('shows what the platform refuses at its field, and sends again when the person does', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({
      call: ORDER,
      times: 1,
      do: {
        kind: 'status',
        status: 400,
        body: { errors: [{ field: 'display_name', message: 'No', code: '10004' }] },
      },
    });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'The card was not ordered.');
    expect(describedBy(inside(element, '#alias'))).to.include('The bank did not accept this.');
    expect(said(element)).to.include('The card was not ordered.');
    await expectAccessible(element);
    await settled();
    await click(buttonOf(element, 'Order card'));
    await says(element, DONE);
    expect(await stage.control.log.count(ORDER)).to.equal(2);
  });

  it('keeps what was typed when it is refused', async () => {
    const { stage, element } = await begin();
    inside(element, '#alias').focus();
    await type('Holiday');
    await stage.control.faults.add({ call: ORDER, do: { kind: 'status', status: 403 } });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'You do not have permission for this.');
    expect((inside(element, '#alias') as HTMLInputElement).value).to.equal('Holiday');
    expect(allInside(element, 'button').map(textOf), 'the same again can’t succeed').to.deep.equal(['Copy reference']);
    await until(() => focused() === inside(element, '#title'), 'the keyboard is not lost');
  });

  it('is the type the host says', async () => {
    const { element } = await begin({}, { type: 'physical' });
    expect(maybeInside(element, 'input[type=radio]')).to.equal(null);
    await element.submit();
    expect(textOf(element)).to.include('on its way by post');
  });

  it('orders another one after reset()', async () => {
    const { stage, element } = await begin();
    await element.submit();
    await settled();
    await element.submit();
    expect(await stage.control.log.count(ORDER), 'success is terminal').to.equal(1);
    element.reset();
    await formShown(element);
    await element.submit();
    expect(await stage.control.log.count(ORDER)).to.equal(2);
  });

  it('says what the host forgot', async () => {
    expectConsole(/individual-id attribute is missing/);
    expectConsole(/type="metal" is not known/);
    expectConsole(/needs the `company` and `cardholder` properties/);
    const stage = await setStage();
    await says(stage.add('giro-order-card'), 'individual-id attribute is missing');
    await says(stage.add('giro-order-card', { 'individual-id': 'x', type: 'metal' }), 'is not known');
    const other = await setStage({ cardsApi: 'banking-v2' });
    await says(other.add('giro-order-card'), 'needs the `company` and `cardholder` properties');
  });
});

describe('giro-order-card before and while it is sent', () => {
  /** How far things jump without the person having done anything, as the browser itself measures it; Chromium only. */
  function watchShifts(): () => Promise<number> {
    let sum = 0;
    const add = (entries: PerformanceEntryList): void => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { readonly value: number }).value;
    };
    const observer = new PerformanceObserver((list) => {
      add(list.getEntries());
    });
    observer.observe({ type: 'layout-shift' });
    return async () => {
      await frame();
      await frame();
      add(observer.takeRecords());
      observer.disconnect();
      return sum;
    };
  }

  for (const [width, locale] of [
    [320, 'en-GB'],
    [800, 'sv'],
  ] as const)
    it(`stands in for the form with the same size, so that nothing moves (${width} px, ${locale})`, async () => {
      await viewport(width);
      const stage = await setStage();
      stage.provider.locale = locale;
      const below = document.createElement('p');
      below.textContent = 'Below';
      await stage.control.faults.add({ call: LIST, do: { kind: 'delay', ms: 300 } });
      const element = stage.add('giro-order-card', { 'individual-id': ALMA.id });
      stage.provider.append(below);
      await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
      await until(() => locale !== 'sv' || textOf(element).includes('Laddar'), 'the texts are here');
      await expectAccessible(element);
      await frame();
      const shifts = watchShifts();
      const { height } = element.getBoundingClientRect();
      expect(maybeInside(element, '.stand-in input:focus-within')).to.equal(null);
      await formShown(element);
      expect(element.getBoundingClientRect().height).to.be.closeTo(height, 0.5);
      if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) expect(await shifts()).to.equal(0);
      await viewport(800, 600);
    });

  it('reads nothing, and shows the form at once, when the host says the account', async () => {
    const stage = await setStage();
    const element = stage.add('giro-order-card', { 'individual-id': ALMA.id, 'account-id': ACCOUNT });
    await formShown(element);
    expect(await stage.control.log.count(LIST)).to.equal(0);
  });

  it('takes nothing else while it is sent, and keeps focus and what was typed', async () => {
    const { stage, element } = await begin({}, { 'account-id': undefined });
    pick(element, 'account', ACCOUNT);
    const before = await idsOf(stage);
    await stage.control.faults.add({ call: ORDER, do: { kind: 'delay', ms: 1500 } });
    const alias = inside(element, '#alias') as HTMLInputElement;
    alias.focus();
    await type('Holiday');
    await press('Enter');
    await says(element, 'Ordering…');
    const state = (): string =>
      allInside(element, 'input, select')
        .map((field) =>
          (field as HTMLInputElement).type === 'radio'
            ? (field as HTMLInputElement).checked
            : (field as HTMLInputElement).value,
        )
        .join();
    const asSent = state();
    expect(focused()).to.equal(alias);
    await expectAccessible(element);
    await type('XYZ');
    await press('Tab');
    expect(focused()).to.equal(inside(element, '#month'));
    await press('ArrowDown');
    inside(element, 'input[value=virtual]').focus();
    await press('ArrowDown');
    inside(element, 'input[value=physical]').click();
    pick(element, 'account', '');
    await element.updateComplete;
    expect(state()).to.equal(asSent);
    expect(textOf(element), 'it is still being sent').to.include('Ordering…');
    await says(element, DONE);
    const fresh = (await allCards(stage.platform)).find(({ id }) => !before.has(id));
    expect(fresh).to.include({ alias: 'Holiday', type: 'virtual', accountId: ACCOUNT });
  });
});

describe('giro-order-card over Banking v2', () => {
  it('orders with the host’s company and cardholder, and shows no physical card', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const element = document.createElement('giro-order-card');
    element.accountId = ALMA.accounts[0]?.walletId;
    element.company = {
      externalId: 'company-1',
      name: 'Example Company',
      email: 'company@example.com',
      address: { street: 'Example Street 1', country: 'AT', postCode: '00000', city: 'Exampletown' },
    };
    element.cardholder = {
      externalId: ALMA.externalId,
      firstName: 'Sample',
      lastName: 'Person',
      type: 'PRIMARY',
      phone: '+000000000001',
      email: 'person@example.com',
    };
    stage.provider.append(element);
    await formShown(element);
    expect(maybeInside(element, 'input[type=radio]')).to.equal(null);
    const ordered = heard(document, 'giro-card-ordered');
    await element.submit();
    await says(element, DONE);
    expect(await stage.control.log.count(ISSUE)).to.equal(1);
    const cards = await allCards(stage.platform, 'banking-v2');
    expect(cards.map(({ id }) => id)).to.include(ordered[0]?.detail.cardId);
    const everything = JSON.stringify([ordered.map(({ detail }) => detail), textOf(element), storedText()]);
    expect(everything).not.to.include('example.com').and.not.include('+00000');
  });
});

describe('giro-order-card when the answer is lost', () => {
  for (const fault of [
    { kind: 'cut' },
    { kind: 'bad-json' },
    { kind: 'wrong-shape' },
    { kind: 'status', status: 503, when: 'after' },
  ] as const)
    it(`(${fault.kind}) finds the card in the list`, async () => {
      const { stage, element } = await begin();
      const before = await idsOf(stage);
      const ordered = heard(document, 'giro-card-ordered');
      await stage.control.faults.add({ call: ORDER, do: fault });
      await click(buttonOf(element, 'Order card'));
      await says(element, DONE);
      const fresh = [...(await idsOf(stage))].filter((id) => !before.has(id));
      expect(fresh).to.have.length(1);
      expect(ordered.map(({ detail }) => detail.cardId)).to.deep.equal(fresh);
      expect(await stage.control.log.count(ORDER)).to.equal(1);
    });

  it('and the card is not there: says that nobody knows, sends nothing again, and finds it later', async () => {
    const { stage, element } = await begin();
    const ordered = heard(document, 'giro-card-ordered');
    await stage.control.faults.add({ call: ORDER, do: { kind: 'status', status: 503 } });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'We don’t know yet whether the card was ordered. Don’t order it again');
    expect(maybeInside(element, 'form'), 'there is no way to order').to.equal(null);
    expect(allInside(element, 'button').map(textOf)).to.deep.equal(['Check again']);
    await expectAccessible(element);
    await settled();
    await element.submit();
    await click(buttonOf(element, 'Check again'));
    await looked(element);
    await says(element, 'We don’t know yet');
    expect(await stage.control.log.count(ORDER)).to.equal(1);
    expect(ordered).to.deep.equal([]);

    // It arrives after all.
    await stage.control.faults.clear();
    await orderBehind(stage);
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
    expect(said(element)).to.equal(DONE);
    expect(ordered).to.have.length(1);
    expect(await stage.control.log.count(ORDER)).to.equal(2);
  });

  describe('beside another form for the same cards', () => {
    const EDIT = '!orderedOf(live).has(card.id) &&';

    async function lostBeside(tag = 'giro-order-card') {
      const stage = await setStage();
      const attributes = { 'individual-id': ALMA.id, 'account-id': ACCOUNT };
      const [lost, other] = [
        stage.add(tag as 'giro-order-card', attributes),
        stage.add(tag as 'giro-order-card', attributes),
      ];
      await Promise.all([lost, other].map(formShown));
      const ordered = heard(document, 'giro-card-ordered');
      await stage.control.faults.add({ call: ORDER, times: 1, do: { kind: 'status', status: 503 } });
      await click(buttonOf(lost, 'Order card'));
      await says(lost, 'We don’t know yet');
      await settled();
      await click(buttonOf(other, 'Order card'));
      await says(other, DONE);
      await settled();
      await click(buttonOf(lost, 'Check again'));
      await looked(lost);
      expect(textOf(lost)).to.include('We don’t know yet');
      expect(ordered).to.have.length(1);
    }

    it('does not take the card that the other ordered for its own', async () => lostBeside());

    it('the test would notice one that takes it', async () => {
      const edits = { '/src/widgets/order-card/order.ts': [[EDIT, '']] } as const;
      const { GiroOrderCard } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      await expectFailure(async () => lostBeside(defineTwin(GiroOrderCard)));
    });

    it('offers nothing to press while the other’s order is out, and keeps what is typed', async () => {
      const { stage, element } = await begin();
      const other = stage.add('giro-order-card', { 'individual-id': ALMA.id, 'account-id': ACCOUNT });
      await formShown(other);
      await stage.control.faults.add({ call: ORDER, times: 1, do: { kind: 'delay', ms: 600 } });
      await click(buttonOf(element, 'Order card'));
      await until(() => buttonOf(other, 'Order card').ariaDisabled === 'true', 'the other can’t be sent');
      inside(other, '#alias').focus();
      await type('Holiday');
      await press('Enter');
      expect(textOf(other)).not.to.include('Ordering');
      await says(element, DONE);
      await until(() => buttonOf(other, 'Order card').ariaDisabled === null, 'the other can be sent');
      expect((inside(other, '#alias') as HTMLInputElement).value).to.equal('Holiday');
      await click(buttonOf(other, 'Order card'));
      await says(other, DONE);
      expect(await stage.control.log.count(ORDER)).to.equal(2);
    });
  });

  it('lets the person order again only after it had time to appear', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: ORDER, times: 1, do: { kind: 'status', status: 503 } });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'We don’t know yet');
    const now = performance.now.bind(performance);
    performance.now = () => now() + 61_000;
    try {
      await settled();
      await element.updateComplete;
      await click(buttonOf(element, 'Check again'));
      await until(() => textOf(element).includes('The card has not appeared.'), 'it says so', 120_000);
      await expectAccessible(element);
      await click(buttonOf(element, 'Order again'));
      await formShown(element);
    } finally {
      performance.now = now;
    }
    await click(buttonOf(element, 'Order card'));
    await says(element, DONE);
    expect(await stage.control.log.count(ORDER)).to.equal(2);
  });

  /** The platform carries the order out late. */
  async function orderBehind({ platform }: Stage): Promise<void> {
    const token = await platform.getToken({ api: 'cards', expired: false });
    await fetch(`${platform.cardsUrl}/cards`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ individual_id: ALMA.id, account_id: ACCOUNT, type: 'virtual' }),
    });
  }

  it('says that the session ran out, where nothing but the order asks the platform, and shows the next person an empty form', async () => {
    const stage = await setStage({ twoFactor: 'off', cardsApi: 'banking-v2' });
    const client = await signedIn(stage, { cardsApi: 'banking-v2' });
    stage.provider.client = client;
    const element = stage.add('giro-order-card', { 'account-id': ALMA.accounts[0]?.walletId ?? '' });
    const address = { street: 'Example Street 1', country: 'AT', postCode: '00000', city: 'Exampletown' };
    element.company = { externalId: 'company-1', name: 'Example', email: 'company@example.com', address };
    element.cardholder = {
      ...{ externalId: ALMA.externalId, firstName: 'Sample', lastName: 'Person', type: 'PRIMARY' },
      ...{ phone: '+000000000001', email: 'person@example.com' },
    };
    await formShown(element);
    inside(element, '#alias').focus();
    await type('Holiday');
    await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 401 } });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'Your session has ended. Sign in again to continue.');
    expect(said(element)).to.include('Your session has ended.');
    expect(maybeInside(element, 'form')).to.equal(null);
    await stage.control.faults.clear();
    await client.session.signIn(ALMA);
    await formShown(element);
    expect((inside(element, '#alias') as HTMLInputElement).value).to.equal('');
    expect(await stage.control.log.count(ISSUE)).to.equal(0);
  });

  it('sends nothing when it can’t read the list first, from which a lost card would be told', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: LIST, do: { kind: 'status', status: 403 } });
    await click(buttonOf(element, 'Order card'));
    await says(element, 'The card was not ordered.');
    expect(await stage.control.log.count(ORDER)).to.equal(0);
  });
});
