import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press } from '../support/user.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import {
  decide,
  forgetReturns,
  hide,
  keptFor,
  PIN,
  reloadedTags,
  returnWith,
  says,
  settled,
  stateOf,
  storedText,
} from './consent.js';
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
  type Stage,
  type StageOptions,
} from './stage.js';

const ACTIVATE = 'POST /v3/cards/:id/activate';
const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

afterEach(forgetReturns);

const shown = async (element: Element): Promise<void> =>
  until(
    () => maybeInside(element, '[part=title]') && !maybeInside(element, '[part=skeleton]'),
    () => `the card (it shows: ${textOf(element)})`,
  );

/** An element that shows its card. */
async function activateOn(stage: Stage, alias = 'Everyday') {
  const element = stage.add('giro-activate-card', { 'card-id': stage.card(alias).id });
  await shown(element);
  return element;
}

const begin = async (options?: StageOptions) => {
  const stage = await setStage(options);
  return { stage, element: await activateOn(stage), key: `activate ${stage.card('Everyday').id}` };
};

/** Presses the button and waits until the person is to be taken to the hosted page. */
async function sentAway(stage: Stage, element: Element, label = 'Activate card', count = 1): Promise<string> {
  await click(buttonOf(element, label));
  await until(
    () => stage.consents.length >= count,
    () => `the person is taken to the hosted page (it says: ${textOf(element)})`,
  );
  return stage.consents.at(-1) ?? '';
}

const DONE = 'Everyday is active and ready to use.';

describe('giro-activate-card shows what the platform says', () => {
  it('first as a skeleton as high as the card will be, in words for those who can’t see it', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 200 } });
    const element = stage.add('giro-activate-card', { 'card-id': stage.card('Everyday').id });
    await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
    expect(textOf(element)).to.include('Loading');
    await expectAccessible(element);
    await shown(element);
    expect(textOf(element)).to.include('Activate your card').and.include('Everyday');
    await expectAccessible(element);
  });

  const STATES = [
    ['Groceries', 'This card is active already.'],
    ['Streaming', 'This card is frozen. Unfreeze it to use it.'],
    ['Marketplace', 'This card can’t be used again.'],
    ['Conference', 'This card can’t be used again.'],
    ['Metal', 'This card can’t be activated in its state.'],
  ] as const;
  for (const [alias, words] of STATES)
    it(`no button but the reason for “${alias}”: ${words}`, async () => {
      const element = await activateOn(await setStage(), alias);
      expect(textOf(element)).to.include(words);
      expect(maybeInside(element, 'button')).to.equal(null);
      await expectAccessible(element);
    });

  it('that Banking v2 does not offer it', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const element = await activateOn(stage, 'London');
    expect(textOf(element)).to.include('Activating is not available for this card.');
    expect(maybeInside(element, 'button')).to.equal(null);
  });

  it('that the host forgot the card', async () => {
    expectConsole(/card-id attribute is missing/);
    const stage = await setStage();
    const errors = heard(document, 'giro-error');
    const element = stage.add('giro-activate-card');
    await says(element, 'card-id attribute is missing');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
    await expectAccessible(element);
  });

  it('that the card can’t be read, and reads it again when asked', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'bad-json' } });
    const element = stage.add('giro-activate-card', { 'card-id': stage.card('Everyday').id });
    await says(element, 'We did not understand the bank’s answer.');
    await expectAccessible(element);
    await click(buttonOf(element, 'Try again'));
    await says(element, 'Activate your card');
  });
});

describe('giro-activate-card activates a card', () => {
  for (const edition of ['current', 'older'] as const)
    it(`by the person’s consent and PIN, once, and says what the platform says (${edition} edition)`, async () => {
      const { stage, element, key } = await begin({ edition });
      const { id } = stage.card('Everyday');
      const asked = heard(document, 'giro-consent-required');
      const activated = heard(document, 'giro-card-activated');
      const resolved = heard(document, 'giro-consent-resolved');
      const url = await sentAway(stage, element);
      await says(element, 'Waiting for you to confirm with the bank.');
      expect(asked).to.have.length(1);
      expect(asked[0]?.cancelable).to.equal(true);
      const { consentId, origin, scope } = asked[0]!.detail;
      expect(origin).to.equal(new URL(stage.platform.url).origin);
      expect(scope).to.deep.equal(edition === 'current' ? ['activate_card'] : []);
      expect(Object.keys(asked[0]!.detail).sort()).to.deep.equal(['consentId', 'expiresAt', 'origin', 'scope']);
      expect(JSON.stringify(asked[0]!.detail)).not.to.include('/hosted/');
      await expectAccessible(element);

      await decide(url, 'approve', PIN);
      await click(buttonOf(element, 'Check again'));
      await says(element, DONE);
      expect(said(element)).to.equal(DONE);
      expect(textOf(inside(element, '[part=badge]'))).to.equal('Active');
      expect(activated.map(({ detail }) => detail)).to.deep.equal([{ cardId: id }]);
      expect(resolved.map(({ detail }) => detail)).to.deep.equal([{ consentId, given: true }]);
      expect(keptFor(key)).to.equal(null);
      expect(await stage.control.log.count(edition === 'current' ? ACTIVATE : PATCH)).to.equal(1);
      expect(maybeInside(element, 'button'), 'success is terminal').to.equal(null);
      await expectAccessible(element);
    });

  it('by the keyboard alone', async () => {
    const { stage, element } = await begin();
    const before = place(document.createElement('button'), stage.provider);
    before.textContent = 'Before';
    stage.provider.prepend(before);
    before.focus();
    await press('Tab');
    expect(focused()).to.equal(buttonOf(element, 'Activate card'));
    await press('Enter');
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    await decide(stage.consents[0] ?? '', 'approve', PIN);
    await until(() => maybeInside(element, 'button'), 'a button');
    before.focus();
    await press('Tab');
    expect(focused()).to.equal(buttonOf(element, 'Check again'));
    await press('Space');
    await says(element, DONE);
  });

  it('once, however often it is pressed, and in however many elements', async () => {
    const { stage, element } = await begin();
    const other = await activateOn(stage);
    await stage.control.faults.add({ call: ACTIVATE, do: { kind: 'delay', ms: 100 } });
    await click(buttonOf(element, 'Activate card'), { count: 3 });
    await click(buttonOf(other, 'Activate card'));
    await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
    await settled();
    expect(await stage.control.log.count(ACTIVATE)).to.equal(1);
    expect(await stage.control.log.count(START)).to.equal(1);
    expect(stage.consents).to.have.length(1);
  });

  it('for the host, which takes the person there itself when it cancels the event', async () => {
    const { stage, element } = await begin();
    document.addEventListener('giro-consent-required', (event) => event.preventDefault(), { once: true });
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'Waiting for you to confirm with the bank.');
    expect(stage.consents).to.deep.equal([]);
    expect(said(element)).to.equal('Waiting for you to confirm with the bank.');
  });

  it('and keeps ids only while the person is away', async () => {
    const { stage, element, key } = await begin();
    const url = await sentAway(stage, element);
    const kept = JSON.parse(keptFor(key) ?? '{}') as Record<string, unknown>;
    expect(Object.keys(kept).sort()).to.deep.equal([
      'at',
      'consentId',
      'expiresAt',
      'isOver',
      'round',
      'state',
      'wish',
    ]);
    expect(kept['wish']).to.equal(key);
    expect(url.endsWith(String(kept['consentId']))).to.equal(true);
    const everything = storedText();
    expect(everything).not.to.match(/hosted|http|token/i);
  });
});

describe('giro-activate-card says it when nothing came of it', () => {
  it('because the person rejected, and starts anew when asked', async () => {
    const { stage, element } = await begin();
    const resolved = heard(document, 'giro-consent-resolved');
    await decide(await sentAway(stage, element), 'reject');
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet. Nothing has changed.');
    expect(said(element)).to.equal('Not confirmed yet. Nothing has changed.');
    await expectAccessible(element);
    await settled();
    await decide(await sentAway(stage, element, 'Start again', 2), 'approve', PIN);
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
    expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([false, true]);
    expect(await stage.control.log.count(ACTIVATE)).to.equal(2);
  });

  it('because the two PINs differ', async () => {
    const { stage, element } = await begin();
    await decide(await sentAway(stage, element), 'approve', { pin: '4821', pin_again: '1284' });
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet. Nothing has changed.');
    expect(textOf(inside(element, '[part=badge]'))).to.equal('Not activated');
  });

  it('because time ran out, and a new consent can be had', async () => {
    const { stage, element } = await begin();
    const { origin } = new URL(stage.platform.url);
    await stage.control.faults.add({
      call: START,
      times: 1,
      do: {
        kind: 'status',
        status: 200,
        body: { method: { redirect_url: `${origin}/gone`, expires_at: '2021-07-27T12:00:33+02:00' } },
      },
    });
    await sentAway(stage, element);
    await click(buttonOf(element, 'Check again'));
    await says(element, 'The time to confirm ran out. Nothing has changed.');
    await expectAccessible(element);
    await settled();
    await decide(await sentAway(stage, element, 'Start again', 2), 'approve', PIN);
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
  });

  it('for consents without an expiry, and with ones that are none', async () => {
    const { stage, element } = await begin();
    const { origin } = new URL(stage.platform.url);
    for (const [place, expires_at] of [
      undefined,
      null,
      '',
      'soon',
      '2999-13-45',
      '2999-07-27T12:00:33+02:00',
    ].entries()) {
      await stage.control.faults.clear();
      sessionStorage.clear();
      await stage.control.faults.add({
        call: START,
        do: { kind: 'status', status: 200, body: { method: { redirect_url: `${origin}/x`, expires_at } } },
      });
      await sentAway(stage, element, place === 0 ? 'Activate card' : 'Start again', place + 1);
      await click(buttonOf(element, 'Check again'));
      await says(element, 'Not confirmed yet.');
      await settled();
    }
  });

  it('and stops after three consents that led nowhere, also after a reload', async () => {
    const { stage, element } = await begin();
    for (const round of [1, 2, 3]) {
      await decide(await sentAway(stage, element, round === 1 ? 'Activate card' : 'Start again', round), 'reject');
      await click(buttonOf(element, 'Check again'));
      await says(element, 'Not confirmed yet.');
      await settled();
    }
    await click(buttonOf(element, 'Start again'));
    await says(element, 'This did not work after several attempts. Contact the bank.');
    expect(stage.consents).to.have.length(3);
    expect(await stage.control.log.count(START)).to.equal(3);
    expect(await stage.control.log.count(ACTIVATE), 'the fourth is not sent').to.equal(3);
    expect(said(element)).to.equal('This did not work after several attempts. Contact the bank.');
    expect(allInside(element, 'button').map(textOf)).to.deep.equal(['Check again']);
    await expectAccessible(element);

    const { activate } = await reloadedTags();
    await settled();
    const again = place(document.createElement(activate), stage.provider);
    again.setAttribute('card-id', stage.card('Everyday').id);
    await says(again, 'Activate card');
    await click(buttonOf(again, 'Activate card'));
    await says(again, 'This did not work after several attempts. Contact the bank.');
    expect(stage.consents).to.have.length(3);
    expect(await stage.control.log.count(ACTIVATE)).to.equal(3);
    await click(buttonOf(again, 'Check again'));
    await settled();
    expect(textOf(again), 'still').to.include('This did not work after several attempts.');
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    await click(buttonOf(again, 'Check again'));
    await says(again, DONE);
  });

  it('the test of three consents would notice a kit that never stops', async () => {
    const { GiroActivateCard } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/domain/consent.ts': [['MOST_ROUNDS = 3', 'MOST_ROUNDS = 99']],
    });
    const stage = await setStage();
    const element = place(document.createElement(defineTwin(GiroActivateCard)), stage.provider);
    element.setAttribute('card-id', stage.card('Everyday').id);
    await says(element, 'Activate card');
    for (const round of [1, 2, 3, 4]) {
      await sentAway(stage, element, round === 1 ? 'Activate card' : 'Start again', round);
      await click(buttonOf(element, 'Check again'));
      await says(element, 'Not confirmed yet.');
      await settled();
    }
    expect(stage.consents).to.have.length(4);
  });
});

describe('giro-activate-card tells a failure', () => {
  for (const [status, words] of [
    [403, 'You do not have permission for this.'],
    [404, 'We could not find this.'],
    [409, 'The bank did not accept this.'],
    [429, 'That was too often.'],
  ] as const)
    it(`${status} at activating: nothing is active, a reference, and it can be tried again`, async () => {
      const { stage, element } = await begin();
      const errors = heard(document, 'giro-error');
      await stage.control.faults.add({ call: ACTIVATE, do: { kind: 'status', status } });
      if (status === 404) await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status } });
      await click(buttonOf(element, 'Activate card'));
      await says(element, 'The card was not activated.');
      expect(textOf(element)).to.include(words);
      expect(errors).to.have.length(1);
      expect(textOf(element)).to.include(`Reference: ${errors[0]?.detail.requestId}`);
      await expectAccessible(element);
      await settled();
      await stage.control.faults.clear();
      await sentAway(stage, element);
    });

  it('at starting the consent: nobody is sent anywhere', async () => {
    const { stage, element, key } = await begin();
    await stage.control.faults.add({ call: START, times: 1, do: { kind: 'status', status: 409 } });
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'The card was not activated.');
    expect(stage.consents).to.deep.equal([]);
    expect(keptFor(key)).to.equal(null);
    await settled();
    await sentAway(stage, element);
  });

  it('shows what became of a card that was activated elsewhere, when the platform refuses', async () => {
    const { stage, element } = await begin();
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'active already');
    expect(textOf(inside(element, '[part=badge]'))).to.equal('Active');
  });

  for (const fault of [
    { kind: 'cut' },
    { kind: 'drop', when: 'before' },
    { kind: 'drop', when: 'after' },
    { kind: 'bad-json' },
    { kind: 'status', status: 503 },
  ] as const)
    it(`looks when the answer is lost (${fault.kind}${'when' in fault ? ` ${fault.when}` : ''}), and says that nothing changed`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: ACTIVATE, do: fault });
      await click(buttonOf(element, 'Activate card'));
      // Firefox hands half a body over as a whole one: then the 412 is a refusal, which is as true.
      const words =
        fault.kind === 'cut'
          ? /so we checked: the card is not active yet|The card was not activated/
          : /We did not get an answer, so we checked: the card is not active yet/;
      await until(
        () => words.test(textOf(element)),
        () => `${String(words)} (it says: ${textOf(element)})`,
      );
      await expectAccessible(element);
      await settled();
      await stage.control.faults.clear();
      await sentAway(stage, element);
    });

  it('never claims a card active that the platform took for activation and still calls not activated', async () => {
    const { stage, element } = await begin();
    const activated = heard(document, 'giro-card-activated');
    await stage.control.faults.add({ call: ACTIVATE, do: { kind: 'status', status: 200, body: {} } });
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'Not confirmed yet. Nothing has changed.');
    expect(activated).to.deep.equal([]);
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
    expect(activated).to.have.length(1);
  });

  it('nor one that it can’t read afterwards', async () => {
    const { stage, element } = await begin();
    const activated = heard(document, 'giro-card-activated');
    await stage.control.faults.add(
      { call: ACTIVATE, do: { kind: 'status', status: 200, body: {} } },
      { call: GET, do: { kind: 'status', status: 403 } },
    );
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'We don’t know yet whether the card is active. Check again before you use it.');
    expect(activated).to.deep.equal([]);
    expect(said(element)).to.equal('We don’t know yet whether the card is active. Check again before you use it.');
  });

  it('says that it got no answer when it can’t look either, and looks again when asked', async () => {
    const { stage, element } = await begin();
    const activated = heard(document, 'giro-card-activated');
    await stage.control.faults.add(
      { call: ACTIVATE, do: { kind: 'drop', when: 'after' } },
      { call: GET, do: { kind: 'status', status: 403 } },
    );
    await click(buttonOf(element, 'Activate card'));
    await says(element, 'We don’t know yet whether the card is active. Check again before you use it.');
    expect(textOf(element)).not.to.include('we checked');
    await expectAccessible(element);
    await stage.control.faults.clear();
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
    expect(activated).to.have.length(1);
  });

  it('keeps waiting when the truth can’t be read', async () => {
    const { stage, element } = await begin();
    const url = await sentAway(stage, element);
    await decide(url, 'approve', PIN);
    const errors = heard(document, 'giro-error');
    await stage.control.faults.add({ call: GET, do: { kind: 'status', status: 403 } });
    await click(buttonOf(element, 'Check again'));
    await until(() => errors.length === 1, 'the host is told');
    await says(element, 'Waiting for you to confirm');
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Check again'));
    await says(element, DONE);
  });
});

describe('giro-activate-card notices that the person consented elsewhere', () => {
  it('when the page is seen again', async () => {
    const { stage, element } = await begin();
    await decide(await sentAway(stage, element), 'approve', PIN);
    hide(true);
    await until(() => true, 'hidden');
    expect(textOf(element)).to.include('Waiting');
    hide(false);
    await says(element, DONE);
  });

  it('and goes on waiting when it is seen again too early', async () => {
    const { stage, element } = await begin();
    const resolved = heard(document, 'giro-consent-resolved');
    await sentAway(stage, element);
    await stage.control.log.clear();
    hide(true);
    hide(false);
    await until(() => textOf(element).includes('Waiting'), 'it waits');
    expect(resolved).to.deep.equal([]);
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    hide(true);
    hide(false);
    await says(element, DONE);
    expect(resolved).to.have.length(1);
  });

  async function seenAgainMeanwhile(tag = 'giro-activate-card'): Promise<void> {
    const stage = await setStage();
    const element = stage.add(tag as 'giro-activate-card', { 'card-id': stage.card('Everyday').id });
    await shown(element);
    await sentAway(stage, element);
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'delay', ms: 300 } });
    hide(true);
    hide(false);
    while ((await stage.control.faults.list()).length > 0) await pause(5); // its answer will be of before the consent
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    hide(true);
    hide(false);
    await says(element, DONE);
  }
  it('when it is seen again while the answer to the last time is on its way', () => seenAgainMeanwhile());

  it('would not, if it asked no second time (broken twin)', async () => {
    const { GiroActivateCard } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/internal/consents.ts': [['if (missed) await this.#look(missed);', '']],
    });
    await expectFailure(() => seenAgainMeanwhile(defineTwin(GiroActivateCard)));
  });

  it('also after the element was moved in the page', async () => {
    const { stage, element } = await begin();
    await sentAway(stage, element);
    const elsewhere = document.createElement('section');
    stage.provider.append(elsewhere);
    elsewhere.append(element);
    await says(element, 'Waiting');
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    hide(true);
    hide(false);
    await says(element, DONE);
  });

  it('no longer once it is removed', async () => {
    const { stage, element } = await begin();
    await sentAway(stage, element);
    element.remove();
    await stage.control.log.clear();
    hide(true);
    hide(false);
    await settled();
    expect(await stage.control.log.count()).to.equal(0);
  });
});

describe('giro-activate-card after a reload', () => {
  /** A page in which a person was sent away, and what it would come back with. */
  async function away() {
    const { stage, element, key } = await begin();
    const url = await sentAway(stage, element);
    const state = stateOf(key);
    element.remove();
    return { stage, url, state, key };
  }

  async function reloaded(stage: Stage, edits = {}) {
    const { activate } = await reloadedTags(edits);
    const element = place(document.createElement(activate), stage.provider);
    element.setAttribute('card-id', stage.card('Everyday').id);
    await shown(element);
    return element;
  }

  it('with the person back, reads the truth, tells it once and cleans the address bar', async () => {
    const { stage, url, state, key } = await away();
    await decide(url, 'approve', PIN);
    const resolved = heard(document, 'giro-consent-resolved');
    const activated = heard(document, 'giro-card-activated');
    returnWith({ 'giro-consent': state, mine: 'stays' });
    const element = await reloaded(stage);
    await says(element, DONE);
    expect(location.search).not.to.include('giro-consent');
    expect(location.search).to.include('mine=stays');
    expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
    expect(activated).to.have.length(1);
    expect(keptFor(key)).to.equal(null);

    returnWith({ 'giro-consent': state });
    const twice = await reloaded(stage);
    await says(twice, 'This card is active already.');
    await until(() => !location.search.includes('giro-consent'), 'the address bar is clean');
    expect(resolved, 'a second return tells nothing').to.have.length(1);
    expect(activated).to.have.length(1);
    expect(await stage.control.log.count(ACTIVATE)).to.equal(1);
  });

  it('with the person back who rejected, says that nothing changed', async () => {
    const { stage, url, state } = await away();
    await decide(url, 'reject');
    const resolved = heard(document, 'giro-consent-resolved');
    returnWith({ 'giro-consent': state });
    const element = await reloaded(stage);
    await says(element, 'Not confirmed yet. Nothing has changed.');
    expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([false]);
    returnWith({ 'giro-consent': state });
    await says(await reloaded(stage), 'Activate card');
    expect(resolved).to.have.length(1);
  });

  it('in the middle, goes on waiting and notices what happened meanwhile', async () => {
    const { stage, url } = await away();
    const element = await reloaded(stage);
    await says(element, 'Waiting for you to confirm with the bank.');
    await decide(url, 'approve', PIN);
    hide(true);
    hide(false);
    await says(element, DONE);
  });

  it('after the person had been told, and another element of the same card, tells nothing twice', async () => {
    const { stage, url, state } = await away();
    await decide(url, 'approve', PIN);
    const resolved = heard(document, 'giro-consent-resolved');
    const activated = heard(document, 'giro-card-activated');
    returnWith({ 'giro-consent': state });
    const { activate } = await reloadedTags();
    const two = [1, 2].map(() => {
      const element = place(document.createElement(activate), stage.provider);
      element.setAttribute('card-id', stage.card('Everyday').id);
      return element;
    });
    for (const element of two) await until(() => textOf(element).includes('active'), 'it is active');
    await until(() => resolved.length > 0, 'it is told');
    await settled();
    expect(resolved).to.have.length(1);
    expect(activated).to.have.length(1);
  });

  for (const [what, event, edits] of [
    [
      'of the consent',
      'giro-consent-resolved',
      { '/src/internal/consents.ts': [['if (told.has(state)) return;', '']] },
    ],
    ['of the card', 'giro-card-activated', { '/src/internal/protected-act.ts': [['|| !told.has(state)', '|| true']] }],
  ] as const)
    it(`the test of telling once would notice a kit that tells ${what} every time`, async () => {
      await expectFailure(async () => {
        const { stage, url, state } = await away();
        await decide(url, 'approve', PIN);
        const told = heard(document, event);
        returnWith({ 'giro-consent': state });
        const { activate } = await reloadedTags(edits);
        const two = [1, 2].map(() => {
          const element = place(document.createElement(activate), stage.provider);
          element.setAttribute('card-id', stage.card('Everyday').id);
          return element;
        });
        for (const element of two) await until(() => textOf(element).includes('active'), 'it is active');
        await settled();
        expect(told).to.have.length(1);
      });
    });

  for (const forged of [
    { status: 'success' },
    { 'giro-consent': 'made-up', status: 'success' },
    { 'giro-consent': '' },
    { 'giro-consent': '1-2-3-4', consent: 'approved', result: 'ok' },
    { 'giro-consent': '<img src=x onerror=alert(1)>' },
  ])
    it(`ignores a forged return: ${JSON.stringify(forged)}`, async () => {
      const { stage } = await away();
      const resolved = heard(document, 'giro-consent-resolved');
      const activated = heard(document, 'giro-card-activated');
      returnWith(forged);
      const element = await reloaded(stage);
      await says(element, 'Waiting for you to confirm');
      expect(textOf(inside(element, '[part=badge]'))).to.equal('Not activated');
      await settled();
      expect([...resolved, ...activated]).to.deep.equal([]);
      expect(location.search).not.to.include('giro-consent');
      expect(textOf(element)).not.to.include('active and ready');
    });

  it('ignores a record that is not ours, broken or too old', async () => {
    const stage = await setStage();
    const wish = `activate ${stage.card('Everyday').id}`;
    const good = { state: 's', wish, consentId: 'c', round: 1, isOver: false, at: Date.now() };
    for (const kept of [
      'not json',
      'null',
      '5',
      '{}',
      JSON.stringify({ ...good, at: Date.now() - 11 * 60_000 }),
      JSON.stringify({ ...good, at: Date.now() + 11 * 60_000 }),
      JSON.stringify({ ...good, round: 'many' }),
    ]) {
      sessionStorage.setItem(`giro-consent ${wish}`, kept);
      const element = await reloaded(stage);
      await until(() => keptFor(wish) === null, 'it is taken away');
      expect(buttonOf(element, 'Activate card')).to.be.instanceOf(HTMLButtonElement);
      element.remove();
    }
  });

  it('works where session storage is forbidden, but for the reload', async () => {
    const { stage, element } = await begin();
    const own = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage') ?? {};
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new Error('no storage here');
      },
    });
    try {
      buttonOf(element, 'Activate card').click();
      await says(element, 'Waiting for you to confirm');
      await decide(stage.consents[0] ?? '', 'approve', PIN);
      buttonOf(element, 'Check again').click();
      await says(element, DONE);
    } finally {
      Object.defineProperty(globalThis, 'sessionStorage', own);
    }
  });
});

describe('giro-activate-card when the card is activated elsewhere meanwhile', () => {
  it('does not say that it was not activated', async () => {
    const { stage, element } = await begin();
    const errors = heard(document, 'giro-error');
    await stage.control.faults.add({ call: ACTIVATE, do: { kind: 'delay', ms: 300, when: 'before' } });
    await stage.control.setStatus(stage.card('Everyday').id, 'active');
    await click(buttonOf(element, 'Activate card'));
    await element.reload();
    await says(element, 'This card is active already.');
    await until(() => errors.length === 1, 'it is refused');
    await settled();
    expect(said(element)).to.equal('');
  });
});

describe('giro-activate-card and hostile addresses', () => {
  const HOSTILE = [
    ...[
      'javascript:globalThis.hacked=1',
      'JavaScript:hacked=1',
      ' javascript:hacked=1',
      'java\nscript:hacked=1',
      'data:text/html,x',
      'blob:https://3d.intergiro.com/x',
      'file:///etc/passwd',
      'about:blank',
      'ftp://3d.intergiro.com/',
      'javascript://3d.intergiro.com/%0ahacked=1',
      'intergiro://x',
      'vbscript:x',
      '',
    ],
    ...Array.from({ length: 30 }, (_, i) => `https://evil.example/${i}`),
    ...Array.from({ length: 20 }, (_, i) => `https://3d.intergiro.com.evil.example/${i}`),
    ...Array.from({ length: 20 }, (_, i) => `https://3d.intergiro.com:8443/${i}`),
    ...Array.from({ length: 20 }, (_, i) => `https://user${i}@3d.intergiro.com/`),
    ...Array.from({ length: 10 }, (_, i) => `//evil.example/${i}`),
  ];

  const CARD = (id: string) => ({
    id,
    display_name: `Card ${id}`,
    type: 'virtual',
    brand: 'visa',
    status: 'not_activated',
  });

  const answer = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

  for (const edition of ['current', 'older'] as const)
    it(`go nowhere: ${HOSTILE.length} of them, in the ${edition} edition`, async () => {
      expectConsole(/nobody is sent unless it is in `allowedOrigins`/);
      const writes: string[] = [];
      const client = createClient({
        cardsUrl: 'https://platform.example/v3',
        getToken: () => 'token',
        fetch: (input, init) => {
          const { pathname } = new URL(input instanceof Request ? input.url : input);
          const [, , kind = '', id = ''] = pathname.split('/');
          const redirect_url = HOSTILE[Number(id)];
          if (init?.method !== 'GET') writes.push(id);
          if (init?.method === 'GET') return Promise.resolve(answer(CARD(id)));
          if (kind === 'consents') return Promise.resolve(answer({ method: { redirect_url, token: 'canary' } }));
          if (init?.method === 'PATCH') return Promise.resolve(answer({ redirect_url }));
          return Promise.resolve(edition === 'older' ? answer({}, 404) : answer({ consent: { id } }, 412));
        },
      });
      const provider = place(document.createElement('giro-provider'));
      provider.client = client;
      // Half of them with a host's own function, half with the kit's own way, which would leave this page.
      const openedFor: string[] = [];
      const own = document.createElement('giro-provider');
      own.client = client;
      own.openConsent = (url) => void openedFor.push(url);
      provider.append(own);
      const asked = heard(document, 'giro-consent-required');
      const before = location.href;
      const elements = HOSTILE.map((_, i) => {
        const element = document.createElement('giro-activate-card');
        element.cardId = String(i);
        (i % 2 ? own : provider).append(element);
        return element;
      });
      for (const element of elements) await shown(element);
      for (const element of elements) buttonOf(element, 'Activate card').click();
      for (const element of elements) await says(element, 'The card was not activated.');
      expect(openedFor).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
      expect(location.href).to.equal(before);
      expect('hacked' in globalThis).to.equal(false);
      expect(sessionStorage).to.have.length(0);
      expect(HOSTILE.length).to.be.at.least(100);
      expect(writes.length).to.equal(HOSTILE.length * 2);
      for (const element of elements) expect(element.shadowRoot?.querySelector('a')).to.equal(null);
      const told = textOf(elements[13]!);
      expect(told, 'a developer is told what to do').to.include('allowed-origins');
    });
});
