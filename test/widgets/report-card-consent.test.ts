import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import { expectAccessible } from '../support/axe.js';
import { click } from '../support/user.js';
import { expectFailure } from '../internal/twin.js';
import { forgetReturns, hide, keptFor, reloadedTags, returnWith, says, settled, stateOf } from './consent.js';
import {
  allInside,
  buttonOf,
  heard,
  inside,
  pause,
  place,
  said,
  setStage,
  textOf,
  until,
  type Stage,
} from './stage.js';

// Reporting asks for no consent by its reference; a platform that asks is followed, also across a reload.

const PATCH = 'PATCH /v3/cards/:id';
const START = 'POST /v3/consents/:id';

afterEach(forgetReturns);

/** A platform that answers reports with a consent, and the hosted page of it. */
async function asking(stage: Stage, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { origin } = new URL(stage.platform.url);
  await stage.control.faults.add(
    { call: PATCH, do: { kind: 'status', status: 412, body: { consent: { id: 'a-consent', status: 'pending' } } } },
    {
      call: START,
      do: { kind: 'status', status: 200, body: { method: { redirect_url: `${origin}/hosted`, ...more } } },
    },
  );
}

/** A card that was reported lost, and the person sent to the bank. */
async function sentAway(more: Readonly<Record<string, unknown>> = {}) {
  const stage = await setStage();
  const { id } = stage.card('Groceries');
  await asking(stage, more);
  const element = stage.add('giro-report-card', { 'card-id': id });
  await says(element, 'What happened?');
  await click(inside(element, 'input[value=lost]'));
  await click(buttonOf(element, 'Continue'));
  await says(element, 'for ever?');
  await pause(READ_MS + 30);
  await click(buttonOf(element, 'Yes, report as lost'));
  await says(element, 'Waiting for you to confirm with the bank.');
  return { stage, element, id, key: `report ${id}` };
}

const labels = (element: Element): readonly string[] => allInside(element, 'button').map(textOf);

describe('giro-report-card with a bank that asks for consent', () => {
  it('waits, and ends when the platform says so, with the reason it says', async () => {
    const { stage, element, id, key } = await sentAway();
    const ended = heard(document, 'giro-card-terminated');
    expect(labels(element)).to.deep.equal(['Check again']);
    expect(keptFor(key)).not.to.match(/lost|stolen|blocked|http/);
    await expectAccessible(element);
    await stage.control.setStatus(id, 'stolen');
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Groceries is stopped for good: Stolen.');
    expect(ended.map(({ detail }) => detail)).to.deep.equal([{ cardId: id, reason: 'stolen' }]);
  });

  it('asks for a new consent by “Start again”, for the same reason, or lets the card be', async () => {
    const { stage, element } = await sentAway();
    await settled();
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet. Nothing has changed.');
    expect(labels(element)).to.deep.equal(['Start again', 'Check again', 'No, keep the card']);
    await expectAccessible(element);
    await click(buttonOf(element, 'Start again'));
    await says(element, 'Waiting for you to confirm with the bank.');
    const bodies = (await stage.control.log.all()).filter(({ call }) => call === PATCH).map(({ body }) => body);
    expect(bodies).to.deep.equal([{ status: 'lost' }, { status: 'lost' }]);
    expect(stage.consents).to.have.length(2);
    await settled();
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet.');
    await click(buttonOf(element, 'No, keep the card'));
    await says(element, 'What happened?');
    expect(inside(element, 'input[value=lost]').matches(':checked')).to.equal(true);
    expect(said(element), 'how the last one ended is over').to.equal('');
  });

  it('does not take a press that comes too soon for anything', async () => {
    const { stage, element } = await sentAway();
    buttonOf(element, 'Check again').click();
    await says(element, 'Not confirmed yet.');
    buttonOf(element, 'Start again').click(); // the act before has only just ended
    await settled();
    const isSent = (await stage.control.log.count(PATCH)) === 2; // on a slow machine it was late enough
    expect(textOf(element)).to.include(isSent ? 'Waiting for you' : 'Not confirmed yet.');
  });

  it('says why when starting again fails, and not that it was not confirmed', async () => {
    const { stage, element } = await sentAway();
    await settled();
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet.');
    await stage.control.faults.clear();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
    await click(buttonOf(element, 'Start again'));
    await says(element, 'The card was not reported. You do not have permission');
    expect(textOf(element)).not.to.include('Not confirmed yet');
    expect(labels(element)).to.include('Yes, report as lost');
  });

  it('says that time ran out', async () => {
    const { element } = await sentAway({ expires_at: '2021-07-27T12:00:33+02:00' });
    await click(buttonOf(element, 'Check again'));
    await says(element, 'The time to confirm ran out. Nothing has changed.');
    expect(labels(element)).to.deep.equal(['Start again', 'Check again', 'No, keep the card']);
  });

  it('sends no fourth report after three consents that led nowhere', async () => {
    const { stage, element } = await sentAway();
    for (const round of [1, 2, 3]) {
      await settled();
      await click(buttonOf(element, 'Check again'));
      await says(element, 'Not confirmed yet.');
      await click(buttonOf(element, 'Start again'));
      if (round < 3) await says(element, 'Waiting for you');
    }
    await says(element, 'This did not work after several attempts. Contact the bank.');
    expect(await stage.control.log.count(PATCH)).to.equal(3);
    expect(labels(element)).to.deep.equal(['Check again']);
  });
});

describe('giro-report-card after a reload', () => {
  async function reloaded(stage: Stage, id: string, edits = {}) {
    const { report } = await reloadedTags(edits);
    const element = place(document.createElement(report), stage.provider);
    element.setAttribute('card-id', id);
    return element;
  }

  for (const [status, words] of [
    ['lost', 'Lost'],
    ['stolen', 'Stolen'],
    ['blocked', 'Blocked'],
  ] as const)
    it(`with the person back, tells once that the card is stopped, for the reason its status means (${status})`, async () => {
      const { stage, element, id, key } = await sentAway();
      const ended = heard(document, 'giro-card-terminated');
      const resolved = heard(document, 'giro-consent-resolved');
      const state = stateOf(key);
      element.remove();
      await stage.control.setStatus(id, status);
      returnWith({ 'giro-consent': state });
      const again = await reloaded(stage, id);
      await says(again, `Groceries is stopped for good: ${words}.`);
      expect(said(again)).to.equal(`Groceries is stopped for good: ${words}.`);
      expect(ended.map(({ detail }) => detail)).to.deep.equal([{ cardId: id, reason: status }]);
      expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
      expect(keptFor(key)).to.equal(null);
      expect(location.search).not.to.include('giro-consent');
      expect(await stage.control.log.count(PATCH)).to.equal(1);
    });

  it('goes on waiting where the person has not come back, and notices when it is done', async () => {
    const { stage, element, id } = await sentAway();
    element.remove();
    const again = await reloaded(stage, id);
    await says(again, 'Waiting for you to confirm with the bank.');
    expect(labels(again)).to.deep.equal(['Check again']);
    await expectAccessible(again);
    await stage.control.setStatus(id, 'lost');
    hide(true);
    hide(false);
    await says(again, 'Groceries is stopped for good: Lost.');
  });

  async function notApproved(edits = {}): Promise<void> {
    const { stage, element, id, key } = await sentAway();
    const ended = heard(document, 'giro-card-terminated');
    const state = stateOf(key);
    element.remove();
    returnWith({ 'giro-consent': state });
    const again = await reloaded(stage, id, edits);
    await says(again, 'Not confirmed yet. Nothing has changed.');
    expect(ended).to.deep.equal([]);
    expect(labels(again), 'nobody remembers the reason').to.deep.equal(['Check again', 'Report this card']);
    await expectAccessible(again);
    await click(buttonOf(again, 'Report this card'));
    await says(again, 'What happened?');
    expect(await stage.control.log.count(PATCH), 'nothing is sent by itself').to.equal(1);
  }

  it('with the person back who did not approve, says so, and asks for the reason anew', async () => {
    await notApproved();
  });

  it('the test would notice an element that does not pick up', async () => {
    await expectFailure(() =>
      notApproved({
        '/src/widgets/report-card/report-card.ts': [['void this.#act.act.resume();', '']],
      }),
    );
  });

  it('of a card that ended in another way, says that and tells no reason nobody gave', async () => {
    const { stage, element, id, key } = await sentAway();
    const ended = heard(document, 'giro-card-terminated');
    const state = stateOf(key);
    element.remove();
    await stage.control.faults.add({
      call: 'GET /v3/cards/:id',
      do: { kind: 'status', status: 200, body: { id, display_name: 'Groceries', status: 'canceled' } },
    });
    returnWith({ 'giro-consent': state });
    const again = await reloaded(stage, id);
    await until(() => keptFor(key) === null, 'it was looked into');
    expect(ended).to.deep.equal([]);
    expect(textOf(again)).to.include('Cancelled');
  });
});
