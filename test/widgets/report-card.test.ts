import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { runs } from '../support/surroundings.js';
import { click, focused, press } from '../support/user.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { forgetReturns, says, settled } from './consent.js';
import {
  allInside,
  buttonOf,
  heard,
  inside,
  maybeInside,
  pause,
  place,
  said,
  setStage,
  textOf,
  until,
  type StageOptions,
} from './stage.js';

const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';

afterEach(forgetReturns);

const WORDS = {
  lost: ['I lost it', 'Yes, report as lost', 'Lost'],
  stolen: ['It was stolen', 'Yes, report as stolen', 'Stolen'],
  blocked: ['Block it for good', 'Yes, block for good', 'Blocked'],
} as const;
type Reason = keyof typeof WORDS;

async function begin(options: StageOptions = {}, alias = 'Groceries') {
  const stage = await setStage(options);
  const element = stage.add('giro-report-card', { 'card-id': stage.card(alias).id });
  await until(
    () => maybeInside(element, '[part=title]') && !maybeInside(element, '[part=skeleton]'),
    () => `the card (it shows: ${textOf(element)})`,
  );
  return { stage, element };
}

const choose = async (element: Element, reason: Reason): Promise<void> =>
  click(inside(element, `input[value=${reason}]`));

/** Goes as far as the second question. */
async function asked(element: Element, reason: Reason = 'lost'): Promise<void> {
  await choose(element, reason);
  await click(buttonOf(element, 'Continue'));
  await says(element, 'for ever?');
}

/** Time to read the question, without which an answer does not count. */
const readIt = (): Promise<void> => pause(READ_MS + 30);

async function report(element: Element, reason: Reason = 'lost'): Promise<void> {
  await asked(element, reason);
  await readIt();
  await click(buttonOf(element, WORDS[reason][1]));
}

describe('giro-report-card', () => {
  it('shows a skeleton, then says that it is final and what one can do instead', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 100 } });
    const element = stage.add('giro-report-card', { 'card-id': stage.card('Groceries').id });
    await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
    await expectAccessible(element);
    await says(element, 'Report this card');
    expect(textOf(element)).to.include('This is final').and.include('freeze it instead');
    await expectAccessible(element);
  });

  for (const reason of Object.keys(WORDS) as Reason[])
    it(`stops a card for good (${reason}): asked twice, sent once, in the end what the platform says`, async () => {
      const { stage, element } = await begin();
      const { id, accountId } = stage.card('Groceries');
      const ended = heard(document, 'giro-card-terminated');
      await asked(element, reason);
      expect(textOf(element)).to.include('Stop Groceries for ever?');
      expect(textOf(element), 'in other words than before').not.to.include('freeze it instead');
      await expectAccessible(element);
      await readIt();
      await click(buttonOf(element, WORDS[reason][1]), { count: 3 });
      await says(element, `Groceries is stopped for good: ${WORDS[reason][2]}.`);
      expect(said(element)).to.equal(`Groceries is stopped for good: ${WORDS[reason][2]}.`);
      expect(textOf(inside(element, '[part=badge]'))).to.equal(WORDS[reason][2]);
      expect(ended.map(({ detail }) => detail)).to.deep.equal([{ cardId: id, reason }]);
      await settled();
      expect(await stage.control.log.count(PATCH)).to.equal(1);
      await expectAccessible(element);

      const orders = heard(document, 'giro-card-order-requested');
      await click(buttonOf(element, 'Order a new card'));
      expect(orders.map(({ detail }) => detail)).to.deep.equal([{ cardId: id, accountId }]);
    });

  it('is used by the keyboard alone, and the keyboard stands before the answers of each question, on none of them', async () => {
    const { stage, element } = await begin();
    inside(element, 'input[value=lost]').focus();
    await press('ArrowDown');
    expect(focused()).to.equal(inside(element, 'input[value=stolen]'));
    await press('Tab');
    expect(focused()).to.equal(buttonOf(element, 'Continue'));
    await press('Enter');
    await until(() => focused() === inside(element, '#title'), 'the question has the keyboard');
    expect(textOf(inside(element, '#title'))).to.equal('Stop Groceries for ever?');
    await press('Enter');
    await press('Tab');
    expect(focused(), 'the harmless answer comes first').to.equal(buttonOf(element, 'No, keep the card'));
    await press('Tab');
    await readIt();
    await press('Enter');
    await says(element, 'Groceries is stopped for good: Stolen.');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });

  it('asks for a reason, at the choice', async () => {
    const { stage, element } = await begin();
    await click(buttonOf(element, 'Continue'));
    await says(element, 'Choose what happened.');
    const group = inside(element, 'fieldset');
    expect(textOf(inside(element, `#${group.getAttribute('aria-describedby') ?? 'none'}`))).to.equal(
      'Choose what happened.',
    );
    await expectAccessible(element);
    await choose(element, 'lost');
    expect(textOf(element)).not.to.include('Choose what happened.');
    expect(await stage.control.log.count(PATCH)).to.equal(0);
  });

  it('keeps the card when the person says no, and asks anew', async () => {
    const { stage, element } = await begin();
    await asked(element, 'stolen');
    await click(buttonOf(element, 'No, keep the card'));
    await says(element, 'Report this card');
    expect(inside(element, 'input[value=stolen]').matches(':checked')).to.equal(true);
    expect(await stage.control.log.count(PATCH)).to.equal(0);
  });

  it('does not take a double or triple click on “Continue” for an answer', async () => {
    const { stage, element } = await begin();
    await doubleClicked(element);
    await settled();
    expect(await stage.control.log.count(PATCH)).to.equal(0);
  });

  /** A hasty person: whatever stands where “yes” will be is pressed at once. */
  async function doubleClicked(element: Element): Promise<void> {
    await choose(element, 'blocked');
    buttonOf(element, 'Continue').click();
    await until(() => textOf(element).includes('for ever?'), 'the question');
    await click(buttonOf(element, 'Yes, block for good'), { count: 2 });
  }

  it('the test of the double click would notice an element that takes it', async () => {
    const { GiroReportCard } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/domain/report-flow.ts': [['given.at - now.since >= READ_MS', 'given.at >= now.since']],
    });
    const stage = await setStage();
    const element = place(document.createElement(defineTwin(GiroReportCard)), stage.provider);
    element.setAttribute('card-id', stage.card('Groceries').id);
    await says(element, 'Report this card');
    await expectFailure(async () => {
      await doubleClicked(element);
      await settled();
      expect(await stage.control.log.count(PATCH)).to.equal(0);
    });
  });

  it('is never decided by presses without a moment to read', async () => {
    await seeded(async (random) => {
      const { stage, element } = await begin();
      const terminated = heard(document, 'giro-card-terminated');
      for (let run = runs(200); run > 0; run--) {
        // Any control, as fast as a script can, in bursts that never leave a question standing.
        for (let i = random.whole(1, 12); i > 0; i--) {
          random.pick(allInside(element, 'button, input')).click();
          await Promise.resolve();
        }
        const no = allInside(element, 'button').find((button) => textOf(button) === 'No, keep the card');
        no?.click();
        await (element as unknown as { updateComplete: Promise<unknown> }).updateComplete;
      }
      expect(terminated).to.deep.equal([]);
      expect(await stage.control.log.count(PATCH)).to.equal(0);
    });
  });
});

describe('giro-report-card says why it can’t', () => {
  it('for a card that is over: that, and how to get a new one', async () => {
    for (const [alias, words] of [
      ['Old wallet', 'Lost'],
      ['Festival', 'Stolen'],
      ['Marketplace', 'Blocked'],
      ['Conference', 'Expired'],
    ] as const) {
      const { element } = await begin({}, alias);
      expect(textOf(element)).to.include(`This card is finished already: ${words}.`);
      expect(buttonOf(element, 'Order a new card')).to.be.instanceOf(HTMLButtonElement);
      await expectAccessible(element);
    }
  });

  it('for a card of Banking v2: call the bank', async () => {
    const { element } = await begin({ cardsApi: 'banking-v2' }, 'Company');
    expect(textOf(element)).to.include('This card can’t be reported here. Call the bank.');
    expect(maybeInside(element, 'button')).to.equal(null);
    await expectAccessible(element);
  });

  it('when the host forgot the card', async () => {
    expectConsole(/card-id attribute is missing/);
    const stage = await setStage();
    await says(stage.add('giro-report-card'), 'card-id attribute is missing');
  });

  it('when the card can’t be read, and reads it when asked', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'bad-json' } });
    const element = stage.add('giro-report-card', { 'card-id': stage.card('Groceries').id });
    await says(element, 'We did not understand the bank’s answer.');
    await click(buttonOf(element, 'Try again'));
    await says(element, 'Report this card');
  });
});

describe('giro-report-card tells how it ended', () => {
  for (const [status, words] of [
    [400, 'The bank did not accept this.'],
    [403, 'You do not have permission for this.'],
    [404, 'We could not find this.'],
    [429, 'That was too often.'],
  ] as const)
    it(`refused with ${status}: the card was not reported, and it can be tried again`, async () => {
      const { stage, element } = await begin();
      const errors = heard(document, 'giro-error');
      await stage.control.faults.add({ call: PATCH, times: 1, do: { kind: 'status', status } });
      await report(element);
      await says(element, 'The card was not reported.');
      expect(textOf(element)).to.include(words);
      expect(said(element)).to.include(`The card was not reported. ${words}`);
      expect(errors).to.have.length(1);
      await expectAccessible(element);
      await settled();
      await click(buttonOf(element, 'Yes, report as lost'));
      await says(element, 'is stopped for good');
      expect(await stage.control.log.count(PATCH)).to.equal(2);
    });

  it('refused because somebody else ended it: shows that', async () => {
    const { stage, element } = await begin();
    await asked(element);
    await stage.control.setStatus(stage.card('Groceries').id, 'stolen');
    await readIt();
    await click(buttonOf(element, 'Yes, report as lost'));
    await says(element, 'This card is finished already: Stolen.');
    await until(() => said(element) === '', 'that it was not reported is not there to be read out any more');
  });

  it('refused after it was seen that somebody else ended it: is not heard of at all', async () => {
    const { stage, element } = await begin();
    const errors = heard(document, 'giro-error');
    await asked(element);
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 300, when: 'before' } });
    await stage.control.setStatus(stage.card('Groceries').id, 'stolen');
    await readIt();
    await click(buttonOf(element, 'Yes, report as lost'));
    await element.reload();
    await says(element, 'This card is finished already: Stolen.');
    await until(() => errors.length === 1, 'it is refused');
    await settled();
    expect(said(element)).to.equal('');
  });

  for (const fault of [
    { kind: 'cut' },
    { kind: 'drop', when: 'after' },
    { kind: 'bad-json' },
    { kind: 'status', status: 503, when: 'after' },
  ] as const)
    it(`lost on the way back (${fault.kind}): looks, and it was done`, async () => {
      const { stage, element } = await begin();
      const ended = heard(document, 'giro-card-terminated');
      await stage.control.faults.add({ call: PATCH, do: fault });
      await report(element, 'blocked');
      await says(element, 'Groceries is stopped for good: Blocked.');
      expect(ended).to.have.length(1);
    });

  it('lost on the way there: looks, says that it is not reported, and can be tried again', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 503 } });
    await report(element);
    await says(element, 'we checked: the card is not reported yet. You can try again.');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
    await expectAccessible(element);
    await stage.control.faults.clear();
    await settled();
    await click(buttonOf(element, 'Yes, report as lost'));
    await says(element, 'is stopped for good');
  });

  it('lost, and the card can’t be read: says that nobody knows, and looks when asked', async () => {
    const { stage, element } = await begin();
    const ended = heard(document, 'giro-card-terminated');
    await asked(element);
    await stage.control.faults.add(
      { call: PATCH, do: { kind: 'cut' } },
      { call: GET, do: { kind: 'status', status: 403 } },
    );
    await readIt();
    await click(buttonOf(element, 'Yes, report as lost'));
    await says(element, 'We don’t know yet whether the card was reported.');
    expect(said(element)).to.include('We don’t know yet');
    expect(ended).to.deep.equal([]);
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Check again'));
    await says(element, 'is stopped for good: Lost.');
    expect(ended).to.have.length(1);
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });

  it('taken by a platform that still calls the card active: claims nothing, and is no dead end', async () => {
    const { stage, element } = await begin();
    const ended = heard(document, 'giro-card-terminated');
    await stage.control.faults.add({ call: PATCH, times: 1, do: { kind: 'status', status: 204 } });
    await report(element);
    await says(element, 'We don’t know yet whether the card was reported.');
    expect(ended).to.deep.equal([]);
    await settled();
    await click(buttonOf(element, 'Yes, report as lost'));
    await says(element, 'is stopped for good: Lost.');
    expect(ended).to.have.length(1);
  });

  it('taken, and the card can’t be read: it is what the platform took it to be', async () => {
    const { stage, element } = await begin();
    const ended = heard(document, 'giro-card-terminated');
    await asked(element, 'stolen');
    await stage.control.faults.add({ call: GET, do: { kind: 'status', status: 403 } });
    await readIt();
    await click(buttonOf(element, 'Yes, report as stolen'));
    await says(element, 'Groceries is stopped for good: Stolen.');
    expect(ended).to.have.length(1);
  });

  it('to its own card only, when the host shows another one meanwhile', async () => {
    const { stage, element } = await begin();
    const ended = heard(document, 'giro-card-terminated');
    await asked(element);
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 150 } });
    await readIt();
    await click(buttonOf(element, 'Yes, report as lost'));
    element.cardId = stage.card('Festival').id;
    await says(element, 'This card is finished already: Stolen.');
    await until(() => ended.length === 1, 'the act that was under way is told');
    expect(ended[0]?.detail.cardId).to.equal(stage.card('Groceries').id);
    expect(textOf(element)).to.include('This card is finished already: Stolen.');
  });

  it('when it was removed: the write is not given up, and the provider is told', async () => {
    const { stage, element } = await begin();
    const ended = heard(stage.provider, 'giro-card-terminated');
    await asked(element);
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 100 } });
    await readIt();
    await click(buttonOf(element, 'Yes, report as lost'));
    element.remove();
    await until(() => ended.length === 1, 'the provider is told');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });
});
