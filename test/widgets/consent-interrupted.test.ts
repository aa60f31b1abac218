import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { decide, forgetReturns, keptFor, PIN, says, settled } from './consent.js';
import { allInside, buttonOf, heard, pause, place, said, setStage, textOf, until, type StageOptions } from './stage.js';

// An element that goes to the bank's page, taken away or moved while it is on the way there.

const ACTIVATE = 'POST /v3/cards/:id/activate';
const START = 'POST /v3/consents/:id';

const opened: { closed: boolean; went: string[] }[] = [];
const ownOpen = globalThis.open;

beforeEach(() => {
  opened.length = 0;
  globalThis.open = () => {
    const went: string[] = [];
    const tab = {
      closed: false,
      went,
      opener: null,
      location: { replace: (url: string) => went.push(url) },
      close: () => {
        tab.closed = true;
      },
    };
    opened.push(tab);
    return tab as unknown as Window;
  };
});

afterEach(() => {
  globalThis.open = ownOpen;
  forgetReturns();
});

/** A card about to be activated, in a new tab, at a platform that takes its time. */
async function begin({ tag = 'giro-activate-card', ...options }: StageOptions & { readonly tag?: string } = {}) {
  const stage = await setStage(options);
  stage.provider.consentTarget = 'tab';
  stage.provider.openConsent = undefined;
  const { id } = stage.card('Everyday');
  const element = place(document.createElement(tag), stage.provider);
  element.setAttribute('card-id', id);
  await says(element, 'Activate card');
  return { stage, element, key: `activate ${id}` };
}

const slow = (call: string) => ({ call, do: { kind: 'delay', ms: 150 } }) as const;

async function removed(call: string, edits?: Edits): Promise<void> {
  const tag = edits && defineTwin((await brokenTwin<typeof Kit>('/src/index.ts', edits)).GiroActivateCard);
  const { stage, element, key } = await begin({ ...(tag && { tag }) });
  const asked = heard(stage.provider, 'giro-consent-required');
  await stage.control.faults.add(slow(call));
  buttonOf(element, 'Activate card').click();
  expect(opened).to.have.length(1);
  await pause(30);
  element.remove();
  await until(() => opened[0]?.closed, 'the blank tab is closed', 2000);
  await until(() => asked.length === 1, 'the host is told all the same');
  expect(opened[0]?.went).to.deep.equal([]);
  expect(keptFor(key), 'nobody is at the bank').to.equal(null);
  expect(await stage.control.log.count(ACTIVATE)).to.equal(1);
}

describe('an element that is removed on the way to the bank', () => {
  it('takes nobody there and leaves no blank tab, while the act is sent', async () => {
    await removed(ACTIVATE);
  });

  it('takes nobody there and leaves no blank tab, while the page is asked for', async () => {
    await removed(START);
  });

  it('the test would notice one that goes on', async () => {
    await expectFailure(() =>
      removed(START, {
        '/src/internal/consents.ts': [['if (goes && this.#isStopped) {', 'if (!goes && this.#isStopped) {']],
      }),
    );
  });

  it('and comes back later offers to begin again', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add(slow(START));
    buttonOf(element, 'Activate card').click();
    await pause(30);
    element.remove();
    await until(() => opened[0]?.closed, 'the blank tab is closed');
    stage.provider.append(element);
    await settled();
    await says(element, 'Activate card');
    buttonOf(element, 'Activate card').click();
    await says(element, 'Waiting for you to confirm with the bank.');
    expect(opened[1]?.went).to.have.length(1);
  });

  for (const call of [ACTIVATE, START])
    it(`and put elsewhere in the same task goes on (${call})`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add(slow(call));
      buttonOf(element, 'Activate card').click();
      await pause(30);
      const elsewhere = document.createElement('section');
      stage.provider.append(elsewhere);
      elsewhere.append(element);
      await says(element, 'Waiting for you to confirm with the bank.');
      const [tab] = opened;
      expect(tab?.went).to.have.length(1);
      await decide(tab?.went[0] ?? '', 'approve', PIN);
      if (tab) tab.closed = true;
      await says(element, 'Everyday is active and ready to use.');
    });
});

/** An element whose consent was asked for, and nothing came of it. */
async function comesToNothing(tag: string, alias: string, start: string) {
  const stage = await setStage();
  const { id } = stage.card(alias);
  const element = place(document.createElement(tag), stage.provider) as HTMLElement & { reload(): Promise<void> };
  element.setAttribute('card-id', id);
  const press = (): HTMLElement | undefined =>
    allInside(element, 'button').find((button) => textOf(button) === start || button.ariaLabel === start);
  await until(press, 'it can be started');
  press()?.click();
  await says(element, 'Waiting for you');
  buttonOf(element, 'Check again').click();
  await until(() => said(element) === 'Not confirmed yet. Nothing has changed.', 'it is told');
  return { stage, id, element };
}

/** Asks once more, and hears that it is told once more. */
async function assertToldAgain({ element }: { readonly element: Element }): Promise<void> {
  await settled();
  const spoken: string[] = [];
  const watch = new MutationObserver(() => spoken.push(said(element)));
  watch.observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true });
  buttonOf(element, 'Check again').click();
  await until(() => spoken.includes('') && said(element).startsWith('Not confirmed yet.'), 'it is told again', 2000);
  watch.disconnect();
}

describe('a consent that nothing came of', () => {
  for (const [tag, alias, start] of [
    ['giro-activate-card', 'Everyday', 'Activate card'],
    ['giro-freeze-toggle', 'Streaming', 'Freeze Streaming'],
  ] as const) {
    it(`is no longer told, nor read out, once the card is seen to be another (${tag})`, async () => {
      const { stage, id, element } = await comesToNothing(tag, alias, start);
      await stage.control.setStatus(id, 'active');
      await element.reload();
      await says(element, 'Active');
      await until(() => said(element) === '', 'it is not there to be read any more');
      expect(textOf(element)).not.to.include('Not confirmed');
    });

    it(`is not read out either while the platform is asked anew, and is slow (${tag})`, async () => {
      const { stage, id, element } = await comesToNothing(tag, alias, start);
      await stage.control.setStatus(id, 'active');
      const slowly = { kind: 'delay', ms: 1500 } as const;
      await stage.control.faults.add({ call: 'GET /v3/cards/:id', times: 1, do: slowly });
      await settled();
      buttonOf(element, 'Check again').click();
      while ((await stage.control.faults.list()).length > 0) await pause(5); // until the platform has the question
      await element.reload();
      await says(element, 'Active');
      expect(said(element)).to.equal('');
      await until(() => said(element).includes('is active'), 'the answer');
    });

    it(`is read out each time that is asked (${tag})`, async () => {
      await assertToldAgain(await comesToNothing(tag, alias, start));
    });
  }

  it('would be read out once, if nobody took it back before (broken twin)', async () => {
    const { GiroActivateCard } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/internal/consents.ts': [['if (isEnd(this.step)) announce("");', '']],
    });
    const on = await comesToNothing(defineTwin(GiroActivateCard), 'Everyday', 'Activate card');
    await expectFailure(() => assertToldAgain(on));
  });
});

describe('a new tab for the bank’s page', () => {
  it('is not opened when the host takes the person there in its own way', async () => {
    const { stage, element } = await begin();
    stage.provider.openConsent = (url) => stage.consents.push(url);
    await stage.provider.updateComplete;
    buttonOf(element, 'Activate card').click();
    await until(() => stage.consents.length === 1, 'the host takes the person there');
    expect(opened).to.deep.equal([]);
  });

  it('is not opened for a fourth attempt, which is not sent', async () => {
    const { stage, element } = await begin();
    for (const round of [1, 2, 3]) {
      buttonOf(element, round === 1 ? 'Activate card' : 'Start again').click();
      await says(element, 'Waiting for you');
      buttonOf(element, 'Check again').click();
      await says(element, 'Not confirmed yet.');
      await settled();
    }
    buttonOf(element, 'Start again').click();
    await says(element, 'This did not work after several attempts.');
    expect(opened).to.have.length(3);
    expect(await stage.control.log.count(ACTIVATE)).to.equal(3);
  });

  it('the test of four attempts would notice one that is sent', async () => {
    await expectFailure(async () => {
      const { GiroActivateCard } = await brokenTwin<typeof Kit>('/src/index.ts', {
        '/src/internal/protected-act.ts': [['if (isSpent(this.#wish.key)) {', 'if (!this.#wish.key) {']],
      });
      const { stage, element } = await begin({ tag: defineTwin(GiroActivateCard) });
      for (const round of [1, 2, 3, 4]) {
        buttonOf(element, round === 1 ? 'Activate card' : 'Start again').click();
        await says(element, 'Waiting for you');
        buttonOf(element, 'Check again').click();
        await says(element, 'Not confirmed yet.');
        await settled();
      }
      expect(await stage.control.log.count(ACTIVATE)).to.equal(3);
    });
  });

  it('is opened again once the card was seen to be another, or ten minutes are over', async () => {
    const { stage, element, key } = await begin();
    const record = { state: 's', wish: key, consentId: 'c', round: 3, isOver: true };
    sessionStorage.setItem(`giro-consent ${key}`, JSON.stringify({ ...record, at: Date.now() }));
    buttonOf(element, 'Activate card').click();
    await says(element, 'This did not work after several attempts.');
    sessionStorage.setItem(`giro-consent ${key}`, JSON.stringify({ ...record, at: Date.now() - 11 * 60_000 }));
    await settled();
    buttonOf(element, 'Check again').click();
    await says(element, 'Not confirmed yet.');
    buttonOf(element, 'Start again').click();
    await says(element, 'Waiting for you');
    expect(opened).to.have.length(1);

    const toggleKey = `unfreeze ${stage.card('Streaming').id}`;
    sessionStorage.setItem(`giro-consent ${toggleKey}`, JSON.stringify({ ...record, wish: toggleKey, at: Date.now() }));
    await stage.control.setStatus(stage.card('Streaming').id, 'active');
    stage.add('giro-freeze-toggle', { 'card-id': stage.card('Streaming').id });
    await until(() => keptFor(toggleKey) === null, 'what did not work no longer counts');
  });
});
