import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press } from '../support/user.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import {
  decide,
  forgetReturns,
  hide,
  keptFor,
  reloadedTags,
  returnWith,
  says,
  settled,
  stateOf,
  wholeDocument,
} from './consent.js';
import { begin, ENDINGS, numberIn, READ, reveal } from './details.js';
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
} from './stage.js';

const GET = 'GET /v2/cards/:id';

afterEach(forgetReturns);

describe('giro-card-details', () => {
  it('shows expiry and masked number, and nothing more', async () => {
    const { stage, element, pan, cvc2 } = await begin();
    expect(textOf(element)).to.include('Groceries').and.include('••••').and.include('Expires');
    expect(textOf(element)).to.include(`ending ${pan.slice(-4)}`);
    expect(wholeDocument()).not.to.include(pan.slice(0, 12));
    expect(allInside(element, '.digits').map(({ textContent }) => textContent)).not.to.include(cvc2);
    expect(await stage.control.log.count(READ)).to.equal(0);
    await expectAccessible(element);
  });

  it('shows number and code on request, for a moment, and tells that without telling them', async () => {
    const { stage, element, pan, cvc2, grouped } = await begin();
    const shown = heard(document, 'giro-card-revealed');
    const hidden = heard(document, 'giro-card-concealed');
    await reveal(element);
    expect(allInside(element, '.secret').map(textOf)).to.deep.equal([grouped, cvc2]);
    expect(said(element)).to.equal('Card details are shown for 30 seconds.');
    expect(textOf(element)).to.match(/Hides in (30|29) s/);
    expect(shown.map(({ detail }) => detail)).to.deep.equal([{ cardId: stage.card('Groceries').id }]);
    await expectAccessible(element);
    await click(buttonOf(element, 'Hide'));
    expect(numberIn(element)).to.equal('');
    expect(said(element)).to.equal('Card details are hidden.');
    expect(hidden.map(({ detail }) => detail)).to.deep.equal([{ cardId: stage.card('Groceries').id }]);
    expect(wholeDocument()).not.to.include(pan).and.not.include(grouped);
    expect(await stage.control.log.count(READ)).to.equal(1);
  });

  it('is used by the keyboard alone', async () => {
    const { element } = await begin();
    buttonOf(element, 'Show number and code').focus();
    await press('Enter');
    await until(() => numberIn(element) !== '', 'the number');
    buttonOf(element, 'Copy card number').focus();
    await press('Tab');
    expect(focused()).to.equal(buttonOf(element, 'Copy security code'));
    await press('Tab');
    expect(focused()).to.equal(buttonOf(element, 'Hide'));
    await press('Space');
    await until(() => numberIn(element) === '', 'it is hidden');
  });

  it('copies by a button only, and says so', async () => {
    const { element, pan, cvc2 } = await begin();
    const copied: string[] = [];
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => (copied.push(text), Promise.resolve()) },
    });
    try {
      await reveal(element);
      expect(copied).to.deep.equal([]);
      await click(buttonOf(element, 'Copy card number'));
      await until(() => said(element) === 'Copied', 'it says so');
      await click(buttonOf(element, 'Copy security code'));
      expect(copied).to.deep.equal([pan, cvc2]);
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
      });
      await click(buttonOf(element, 'Copy card number'));
      await until(() => said(element).includes('Copying is not possible here.'), 'it says that it can’t');
      expect(said(element)).not.to.include(pan);
    } finally {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else delete (navigator as { clipboard?: Clipboard }).clipboard;
    }
  });

  it('says where to see the number of a card that is not Banking v2’s', async () => {
    const stage = await setStage();
    const element = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    await says(element, 'The number of this card is not available here.');
    expect(maybeInside(element, 'button')).to.equal(null);
    await expectAccessible(element);
  });

  it('shows no number of a card that is over', async () => {
    for (const alias of ['Closed', 'Handbag', 'Airport', 'Trade fair']) {
      const { element } = await begin({}, {}, alias);
      expect(textOf(element)).to.include('This card can’t be used again');
      expect(maybeInside(element, 'button')).to.equal(null);
    }
  });

  for (const [alias, words] of [
    ['London', 'This card is inactive, so its number is not shown.'],
    ['Pilot', 'The number can’t be shown while the card is in this state.'],
    [undefined, 'This card is not ready yet, so its number is not shown.'],
  ] as const)
    it(`offers no number where the platform would refuse it, and says why: ${words}`, async () => {
      const stage = await setStage({ cardsApi: 'banking-v2', protectCredentials: false });
      const card = stage.cards.find((candidate) => candidate.alias === alias);
      const element = stage.add('giro-card-details', { 'card-id': card?.id });
      await says(element, words);
      expect(maybeInside(element, 'button')).to.equal(null);
      await expectAccessible(element);
    });

  it('hides it, and offers it no more, once the card is read as inactive', async () => {
    const { stage, element, grouped } = await begin();
    const hidden = heard(document, 'giro-card-concealed');
    await reveal(element);
    await stage.control.setStatus('Groceries', 'INACTIVE');
    await element.reload();
    await says(element, 'This card is inactive');
    expect(maybeInside(element, 'button')).to.equal(null);
    expect(wholeDocument(element)).not.to.include(grouped);
    expect(hidden).to.have.length(1);
  });

  it('gives way to a host’s own page, and then reads nothing', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const element = document.createElement('giro-card-details');
    element.cardId = stage.card('Groceries').id;
    element.innerHTML = '<a href="https://bank.example/card">See it there</a>';
    stage.provider.append(element);
    await until(() => maybeInside(element, 'slot'), 'a slot');
    await pause(50);
    expect(element.querySelector('a')?.assignedSlot).to.equal(maybeInside(element, 'slot'));
    expect(maybeInside(element, 'button')).to.equal(null);
    expect(await stage.control.log.count()).to.equal(0);
    await expectAccessible(element);
  });

  it('says what is wrong with reveal-seconds', async () => {
    expectConsole(/reveal-seconds must be a number from 1 to 300/);
    const stage = await setStage({ cardsApi: 'banking-v2' });
    for (const seconds of ['0', '-1', '301', 'soon', 'NaN']) {
      const attributes = { 'card-id': stage.card('Groceries').id, 'reveal-seconds': seconds };
      await says(stage.add('giro-card-details', attributes), 'reveal-seconds must be a number from 1 to 300');
    }
  });

  for (const [status, words] of [
    [403, 'You do not have permission for this.'],
    [409, 'The bank did not accept this.'],
    [429, 'That was too often.'],
  ] as const)
    it(`says why when the platform answers ${status}, and can be asked again`, async () => {
      const { stage, element } = await begin();
      const errors = heard(document, 'giro-error');
      await stage.control.faults.add({ call: READ, do: { kind: 'status', status } });
      await click(buttonOf(element, 'Show number and code'));
      await says(element, 'The details could not be shown.');
      expect(textOf(element)).to.include(words);
      expect(said(element)).to.include(words);
      expect(errors).to.have.length(1);
      await expectAccessible(element);
      await settled();
      await stage.control.faults.clear();
      await reveal(element);
    });

  for (const fault of [{ kind: 'bad-json' }, { kind: 'wrong-shape' }, { kind: 'cut' }] as const)
    it(`shows nothing of an answer that is ${fault.kind}`, async () => {
      const { stage, element, pan } = await begin();
      const errors = heard(document, 'giro-error');
      await stage.control.faults.add({ call: READ, do: fault });
      await click(buttonOf(element, 'Show number and code'));
      await says(element, 'The details could not be shown.');
      expect(JSON.stringify(errors.map(({ detail }) => detail))).not.to.include(pan.slice(0, 8));
      expect(wholeDocument()).not.to.include(pan.slice(0, 12));
    });
});

describe('giro-card-details lets go of number and code', () => {
  for (const [name, end] of Object.entries(ENDINGS))
    it(`at once when ${name}, and tells it once`, async () => {
      const { stage, element, pan, grouped } = await begin();
      const hidden = heard(stage.provider, 'giro-card-concealed');
      await reveal(element);
      end(element, stage);
      // In the same task: a page that is being frozen or printed gets no other.
      expect(wholeDocument(element)).not.to.include(grouped);
      expect(wholeDocument()).not.to.include(grouped).and.not.include(pan);
      expect(hidden).to.have.length(1);
      hide(false);
      await pause(50);
      expect(wholeDocument(element)).not.to.include(grouped);
    });

  it('when the host shows another card', async () => {
    const { stage, element, grouped } = await begin();
    const hidden = heard(document, 'giro-card-concealed');
    await reveal(element);
    element.cardId = stage.card('Company').id;
    await until(() => !wholeDocument(element).includes(grouped), 'it is gone', 1000);
    await says(element, 'Company');
    expect(hidden.map(({ detail }) => detail.cardId)).to.deep.equal([stage.card('Groceries').id]);
  });

  it('after the seconds the host said', async () => {
    const { element, grouped } = await begin({}, { 'reveal-seconds': '1' });
    await reveal(element);
    expect(said(element)).to.equal('Card details are shown for 1 seconds.');
    const start = performance.now();
    await until(() => !wholeDocument(element).includes(grouped), 'it is gone', 2000);
    expect(performance.now() - start).to.be.within(600, 1600);
    expect(said(element)).to.equal('Card details are hidden.');
    expect(buttonOf(element, 'Show number and code')).to.be.instanceOf(HTMLButtonElement);
  });

  it('and gets them not at all while the page is hidden', async () => {
    const { stage, element, grouped } = await begin();
    const shown = heard(document, 'giro-card-revealed');
    await stage.control.faults.add({ call: READ, do: { kind: 'delay', ms: 100 } });
    await click(buttonOf(element, 'Show number and code'));
    hide(true);
    await until(() => !maybeInside(element, '[aria-busy=true]'), 'the answer');
    expect(wholeDocument(element)).not.to.include(grouped);
    hide(false);
    await pause(50);
    expect(wholeDocument(element)).not.to.include(grouped);
    expect(shown).to.deep.equal([]);
  });

  it('and never shows an answer that comes after the card was changed or removed', async () => {
    for (const leave of [
      (element: HTMLElementTagNameMap['giro-card-details'], stage: Stage) => {
        element.cardId = stage.card('Company').id;
      },
      (element: Element) => {
        element.remove();
      },
    ]) {
      const { stage, element, grouped } = await begin();
      const shown = heard(document, 'giro-card-revealed');
      await stage.control.faults.add({ call: READ, do: { kind: 'delay', ms: 100 } });
      await click(buttonOf(element, 'Show number and code'));
      leave(element, stage);
      await pause(400);
      expect(wholeDocument()).not.to.include(grouped);
      expect(wholeDocument(element)).not.to.include(grouped);
      expect(shown).to.deep.equal([]);
    }
  });

  const GUARDS = [
    [
      'the tab is hidden',
      '/src/widgets/card-details/secret.ts',
      'document.addEventListener("visibilitychange", this.#hidden)',
    ],
    ['the page is left', '/src/widgets/card-details/secret.ts', 'addEventListener("pagehide", this.#left)'],
    ['the page is printed', '/src/widgets/card-details/secret.ts', 'addEventListener("beforeprint", this.#left)'],
    ['the page is left', '/src/widgets/card-details/card-details.ts', 'if (!this.#isDrawing) this.performUpdate()'],
  ] as const;
  for (const [name, file, guard] of GUARDS)
    it(`the test of “${name}” would notice an element without “${guard}”`, async () => {
      const { GiroCardDetails } = await brokenTwin<typeof Kit>('/src/index.ts', {
        [file]: [[guard, 'void 0']],
      });
      const { stage, grouped } = await begin();
      const element = place(document.createElement(defineTwin(GiroCardDetails)), stage.provider);
      element.setAttribute('card-id', stage.card('Groceries').id);
      await says(element, 'Show number and code');
      await reveal(element);
      await expectFailure(async () => {
        ENDINGS[name]?.(element, stage);
        expect(wholeDocument(element)).not.to.include(grouped);
        await Promise.resolve();
      });
      hide(false);
    });
});

describe('giro-card-details where the platform wants consent', () => {
  const away = async () => {
    const { stage, element, grouped } = await begin({ protectCredentials: true });
    await click(buttonOf(element, 'Show number and code'));
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    const key = `credentials ${stage.card('Groceries').id}`;
    return { stage, element, grouped, key, url: stage.consents[0] ?? '' };
  };

  it('shows them once the person consented, by the identical call', async () => {
    const { stage, element, grouped, url, key } = await away();
    const resolved = heard(document, 'giro-consent-resolved');
    await says(element, 'Waiting for you to confirm with the bank.');
    await expectAccessible(element);
    await decide(url, 'approve');
    await click(buttonOf(element, 'Check again'));
    await says(element, grouped);
    expect(await stage.control.log.count(READ)).to.equal(2);
    expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
    expect(keptFor(key)).to.equal(null);
    await click(buttonOf(element, 'Hide'));
    expect(buttonOf(element, 'Show number and code')).to.be.instanceOf(HTMLButtonElement);
  });

  it('says “not yet” when the person rejected: a second 412 is no', async () => {
    const { element, url } = await away();
    await decide(url, 'reject');
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Not confirmed yet.');
    expect(buttonOf(element, 'Start again')).to.be.instanceOf(HTMLButtonElement);
    await expectAccessible(element);
  });

  it('shows them after a reload with the person back, and not again after a second return', async () => {
    const { stage, element, grouped, url, key } = await away();
    const state = stateOf(key);
    element.remove();
    await decide(url, 'approve');
    returnWith({ 'giro-consent': state });
    const { details } = await reloadedTags();
    const again = place(document.createElement(details), stage.provider);
    again.setAttribute('card-id', stage.card('Groceries').id);
    await says(again, grouped);
    expect(location.search).not.to.include('giro-consent');
    again.remove();
    returnWith({ 'giro-consent': state });
    const twice = place(document.createElement((await reloadedTags()).details), stage.provider);
    twice.setAttribute('card-id', stage.card('Groceries').id);
    await says(twice, 'Show number and code');
    await pause(100);
    expect(wholeDocument()).not.to.include(grouped);
    expect(await stage.control.log.count(READ)).to.equal(2);
  });

  it('waits until the page is seen: the one answer of a consent is not spent on a hidden page', async () => {
    const { stage, element, grouped, url, key } = await away();
    await decide(url, 'approve');
    hide(true);
    // Another tab, into which the person came back.
    const channel = new BroadcastChannel('giro-elements.consent');
    channel.postMessage(stateOf(key));
    await pause(150);
    channel.close();
    expect(await stage.control.log.count(READ)).to.equal(1);
    expect(textOf(element)).to.include('Waiting');
    hide(false);
    await says(element, grouped);
    expect(await stage.control.log.count(READ)).to.equal(2);
  });

  it('keeps nothing but ids', async () => {
    const { key } = await away();
    expect(Object.keys(JSON.parse(keptFor(key) ?? '{}') as object).sort()).to.deep.equal([
      'at',
      'consentId',
      'expiresAt',
      'isOver',
      'round',
      'state',
      'wish',
    ]);
  });
});

describe('giro-card-details reads the card', () => {
  it('again when it could not', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'bad-json' } });
    const element = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    await says(element, 'We did not understand the bank’s answer');
    await click(buttonOf(element, 'Try again'));
    await says(element, 'Show number and code');
    expect(inside(element, '[part=title]').textContent).to.include('Groceries');
  });
});
