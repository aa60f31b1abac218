import { expect } from 'chai';
import type { Challenge } from '../../src/domain/challenge.js';
import type { GiroEvent } from '../../src/events.js';
import { openBlankTab, openConsentTab, newConsentState, returnAddress } from '../../src/internal/consent-mark.js';
import {
  forgetConsent,
  isSpent,
  keepConsent,
  recallConsent,
  type ConsentRecord,
} from '../../src/internal/consent-records.js';
import type * as Consents from '../../src/internal/consents.js';
import { ConsentController, type Wish } from '../../src/internal/consents.js';
import { expectFailure, brokenTwin } from './twin.js';
import { forgetReturns, hide, keptFor, stateOf } from '../widgets/consent.js';
import { pause, until } from '../widgets/stage.js';

const HOSTED = 'https://3d.intergiro.com/consent/1';
const CHALLENGE: Challenge = { kind: 'consent', consentId: 'consent-1', scope: ['activate_card'] };

type Controller = typeof ConsentController;

/** A controller whose surroundings are made up: a platform of one answer, a host that listens. */
function stage({
  target = 'tab',
  wish = {},
  of = ConsentController,
  cancels = false,
  openConsent,
}: {
  target?: 'self' | 'tab';
  wish?: Partial<Wish>;
  of?: Controller;
  cancels?: boolean;
  openConsent?: (url: string) => void;
} = {}) {
  const events: GiroEvent<unknown>[] = [];
  const said: string[] = [];
  const sent: unknown[] = [];
  let met = false;
  let looks = 0;
  const client = {
    options: { consentTarget: target },
    consents: {
      start: (id: string, options: object) => {
        sent.push([id, options]);
        return Promise.resolve({ url: HOSTED, origin: new URL(HOSTED).origin });
      },
    },
  };
  const tools = {
    live: () => ({ client }),
    setup: () => ({ openConsent }),
    t: (key: string) => key,
    announce: (text: string) => said.push(text),
    emit: (event: GiroEvent<unknown>) => {
      events.push(event);
      return !(cancels && event.type === 'giro-consent-required');
    },
    report: (error: unknown) => said.push(`reported: ${String(error)}`),
  } as unknown as ConstructorParameters<Controller>[0];
  const key = `activate ${crypto.randomUUID()}`;
  const look = (): Promise<boolean> => {
    looks += 1;
    return Promise.resolve(met);
  };
  const controller = new of(tools, { key, look, ...wish }, () => undefined);
  controllers.push(controller);
  return {
    controller,
    tools,
    client,
    key,
    events,
    said,
    sent,
    looks: () => looks,
    types: () => events.map(({ type }) => type),
    comesTrue: () => {
      met = true;
    },
  };
}

const controllers: { stop(): void }[] = [];
afterEach(() => {
  for (const controller of controllers.splice(0)) controller.stop();
  forgetReturns();
});

/** A tab of ours on another origin, as far as this page can tell. */
function fakeTab() {
  const went: string[] = [];
  const tab = {
    opener: globalThis as unknown,
    closed: false,
    location: { replace: (url: string) => went.push(url) },
    close: () => {
      tab.closed = true;
    },
  };
  return { went, tab, window: tab as unknown as Window };
}

/** Runs with `open` being another. */
async function whileOpening<T>(open: typeof globalThis.open, run: () => T | Promise<T>): Promise<T> {
  const own = globalThis.open;
  globalThis.open = open;
  try {
    return await run();
  } finally {
    globalThis.open = own;
  }
}

describe('a consent in a new tab', () => {
  it('is opened blank in the click, and can’t reach back', async () => {
    const { tab, window } = fakeTab();
    const opened: unknown[][] = [];
    const result = await whileOpening(
      (...args) => {
        opened.push(args);
        return window;
      },
      () => openBlankTab(),
    );
    expect(opened).to.deep.equal([['about:blank']]);
    expect(result).to.equal(window);
    expect(tab.opener).to.equal(null);
  });

  it('really has no opener, in this browser', () => {
    const tab = openBlankTab();
    if (!tab) return; // blocked here, because nobody clicked: the other tests say what happens then
    expect(tab.opener).to.equal(null);
    tab.close();
  });

  it('goes to the hosted page, which this page then no longer touches', async () => {
    const { controller, types, sent, key } = stage();
    const { went, window, tab } = fakeTab();
    const state = newConsentState();
    await controller.meet(CHALLENGE, state, window);
    expect(went).to.deep.equal([HOSTED]);
    expect(controller.step).to.deep.equal({ step: 'waiting' });
    expect(types()).to.deep.equal(['giro-consent-required']);
    expect(sent).to.deep.equal([['consent-1', { returnUrl: returnAddress(undefined, state) }]]);
    expect(stateOf(key)).to.equal(state);
    expect(tab.closed).to.equal(false);
  });

  it('is not opened at all when the host takes the person there in its own way, nor for this tab', async () => {
    const opened: unknown[] = [];
    const open = () => {
      opened.push('a tab');
      return fakeTab().window;
    };
    await whileOpening(open, () => openConsentTab(stage({ openConsent: () => undefined }).tools));
    await whileOpening(open, () => openConsentTab(stage({ target: 'self' }).tools));
    expect(opened).to.deep.equal([]);
    expect(await whileOpening(open, () => openConsentTab(stage().tools))).to.not.equal(undefined);
  });

  it('that the browser refused becomes a link, and nothing else happens by itself', async () => {
    const { controller, types } = stage();
    const before = location.href;
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    expect(controller.step).to.deep.equal({ step: 'waiting', link: HOSTED });
    expect(types()).to.deep.equal(['giro-consent-required']);
    expect(location.href).to.equal(before);
  });

  it('that was closed meanwhile becomes a link too', async () => {
    const { controller } = stage();
    const { window, tab, went } = fakeTab();
    tab.closed = true;
    await controller.meet(CHALLENGE, newConsentState(), window);
    expect(controller.step).to.deep.equal({ step: 'waiting', link: HOSTED });
    expect(went).to.deep.equal([]);
  });

  it('that the person closes is looked into, once', async () => {
    const { controller, types, looks } = stage();
    const { window, tab } = fakeTab();
    await controller.meet(CHALLENGE, newConsentState(), window);
    tab.closed = true;
    await until(() => controller.step.step === 'not-yet', 'it looks');
    await pause(700);
    expect(looks()).to.equal(1);
    expect(types()).to.deep.equal(['giro-consent-required', 'giro-consent-resolved']);
  });

  it('is closed when it was given, or when the hosted page can’t be had', async () => {
    const { controller, comesTrue } = stage();
    const one = fakeTab();
    await controller.meet(CHALLENGE, newConsentState(), one.window);
    comesTrue();
    await controller.check();
    expect(one.tab.closed).to.equal(true);
    expect(controller.step.step).to.equal('given');
  });

  it('is not used when the host takes the person there itself', async () => {
    const taken: string[] = [];
    const { controller } = stage({ openConsent: (url) => taken.push(url) });
    const { tab, window, went } = fakeTab();
    await controller.meet(CHALLENGE, newConsentState(), window);
    expect([taken, went, tab.closed]).to.deep.equal([[HOSTED], [], true]);
    const cancelled = stage({ cancels: true });
    const other = fakeTab();
    await cancelled.controller.meet(CHALLENGE, newConsentState(), other.window);
    expect([other.went, other.tab.closed]).to.deep.equal([[], true]);
    expect(cancelled.controller.step.step).to.equal('waiting');
  });
});

describe('a consent given in another tab', () => {
  it('is noticed when that tab comes back with our state', async () => {
    const { controller, key, types, comesTrue } = stage();
    await controller.meet(CHALLENGE, newConsentState(), fakeTab().window);
    comesTrue();
    const channel = new BroadcastChannel('giro-elements.consent');
    channel.postMessage('somebody else’s');
    await pause(50);
    expect(controller.step.step).to.equal('waiting');
    channel.postMessage(stateOf(key));
    await until(() => controller.step.step === 'given', 'it is noticed');
    channel.postMessage(stateOfOrNone(key));
    await pause(50);
    channel.close();
    expect(types()).to.deep.equal(['giro-consent-required', 'giro-consent-resolved']);
  });

  const stateOfOrNone = (key: string): string => (keptFor(key) === null ? 'none' : stateOf(key));

  it('is noticed when this page is seen again, or restored by Back, and only then', async () => {
    const { controller, looks, comesTrue } = stage();
    await controller.meet(CHALLENGE, newConsentState(), fakeTab().window);
    hide(true);
    await pause(20);
    expect(looks()).to.equal(0);
    hide(false);
    await until(() => looks() === 1, 'it looks');
    await until(() => controller.step.step === 'waiting', 'still waiting');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await pause(20);
    expect(looks()).to.equal(1);
    comesTrue();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => controller.step.step === 'given', 'it looks');
  });

  it('is noticed after the person went Back and consented elsewhere, and told', async () => {
    const { controller, types, looks, comesTrue } = stage();
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => looks() === 1 && controller.step.step === 'waiting', 'nothing was given so far');
    comesTrue();
    hide(true);
    hide(false);
    await until(() => controller.step.step === 'given', 'it is noticed');
    expect(types()).to.deep.equal(['giro-consent-required', 'giro-consent-resolved']);
  });

  it('is no longer noticed by one that was stopped', async () => {
    const { controller, looks } = stage();
    await controller.meet(CHALLENGE, newConsentState(), fakeTab().window);
    controller.stop();
    hide(true);
    hide(false);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await pause(50);
    expect(looks()).to.equal(0);
    await controller.resume();
    hide(true);
    hide(false);
    await until(() => looks() === 1, 'it follows again');
  });
});

describe('a consent whose element leaves while the hosted page is asked for', () => {
  /** Answers when the test says so. */
  function slow(options: Parameters<typeof stage>[0] = {}) {
    const set = stage(options);
    let answer: () => void = () => undefined;
    set.client.consents.start = () =>
      new Promise((resolve) => {
        answer = () => {
          resolve({ url: HOSTED, origin: new URL(HOSTED).origin });
        };
      });
    return {
      ...set,
      answer: () => {
        answer();
      },
    };
  }

  async function goesNowhere(of: Controller): Promise<void> {
    const { controller, types, looks, key, answer } = slow({ of });
    const { went, tab, window } = fakeTab();
    const meeting = controller.meet(CHALLENGE, newConsentState(), window);
    controller.stop();
    answer();
    await meeting;
    expect([went, tab.closed, keptFor(key)]).to.deep.equal([[], true, null]);
    expect(types(), 'the host is told all the same').to.deep.equal(['giro-consent-required']);
    hide(true);
    hide(false);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await pause(20);
    expect(looks()).to.equal(0);
    expect(controller.step.step).to.equal('none');
  }

  it('takes nobody anywhere, leaves no tab and no listener, and the host is told', async () => {
    await goesNowhere(ConsentController);
  });

  it('the test would notice one that goes all the same', async () => {
    const twin = await brokenTwin<typeof Consents>('/src/internal/consents.ts', {
      '/src/internal/consents.ts': [['if (goes && this.#isStopped) {', 'if (!goes && this.#isStopped) {']],
    });
    await expectFailure(() => goesNowhere(twin.ConsentController));
  });

  it('in this tab neither: the page stays', async () => {
    const { controller, answer } = slow({ target: 'self' });
    const before = location.href;
    const meeting = controller.meet(CHALLENGE, newConsentState());
    controller.stop();
    answer();
    await meeting;
    await pause(50);
    expect(location.href).to.equal(before);
  });

  it('by the host’s own listener goes nowhere either, and is kept when the host goes there itself', async () => {
    for (const cancels of [false, true]) {
      const opened: string[] = [];
      const { controller, key, answer } = slow({ cancels, openConsent: (url) => opened.push(url) });
      const meeting = controller.meet(CHALLENGE, newConsentState());
      controller.stop();
      answer();
      await meeting;
      expect(opened).to.deep.equal([]);
      expect(keptFor(key) !== null).to.equal(cancels);
    }
  });

  it('and comes back in the same task goes on', async () => {
    const { controller, answer } = slow();
    const { went, window } = fakeTab();
    const meeting = controller.meet(CHALLENGE, newConsentState(), window);
    controller.stop();
    const resuming = controller.resume();
    answer();
    await Promise.all([meeting, resuming]);
    expect(went).to.deep.equal([HOSTED]);
    expect(controller.step.step).to.equal('waiting');
  });
});

describe('a consent that is looked into at a bad moment', () => {
  /** A look that ends when the test says so. */
  function gate() {
    const ends: ((met: boolean) => void)[] = [];
    const look = (): Promise<boolean> =>
      new Promise((resolve) => {
        ends.push(resolve);
      });
    return { ends, look };
  }

  it('is looked into again when the person comes back during the look', async () => {
    const { ends, look } = gate();
    const { controller } = stage({ wish: { look } });
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    hide(true);
    hide(false);
    await until(() => ends.length === 1, 'it looks');
    const back = controller.check();
    ends[0]?.(false);
    await back;
    await until(() => ends.length === 2, 'it looks again');
    ends[1]?.(false);
    await until(() => controller.step.step === 'not-yet', 'it is told');
  });

  it('is not called over because of what was asked about an earlier one', async () => {
    const { ends, look } = gate();
    const { controller, key } = stage({ wish: { look } });
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    const checking = controller.check();
    const state = newConsentState();
    await controller.meet(CHALLENGE, state, undefined);
    ends[0]?.(false);
    await checking;
    expect(controller.step.step).to.equal('waiting');
    expect(recallConsent(key)).to.deep.include({ state, isOver: false });
  });

  it('keeps nothing of a hosted page that can’t be had, and what counted before still counts', async () => {
    const { controller, client, key } = stage();
    const fails = () => Promise.reject(new Error('no page'));
    const { start } = client.consents;
    client.consents.start = fails;
    await expectFailure(() => controller.meet(CHALLENGE, newConsentState(), undefined));
    expect(keptFor(key)).to.equal(null);
    client.consents.start = start;
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    await controller.check();
    const kept = keptFor(key);
    client.consents.start = fails;
    await expectFailure(() => controller.meet(CHALLENGE, newConsentState(), undefined));
    expect(keptFor(key)).to.equal(kept);
  });
});

describe('the end of a consent', () => {
  async function toldOnce(of: Controller): Promise<void> {
    const { controller, types, key, comesTrue } = stage({ of });
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    const kept = keptFor(key) ?? '';
    await controller.check();
    comesTrue();
    sessionStorage.setItem(`giro-consent ${key}`, kept); // as a duplicated tab, or a page restored twice, has it
    await controller.check();
    expect(types().filter((type) => type === 'giro-consent-resolved')).to.have.length(1);
  }

  it('is told once for each consent', async () => {
    await toldOnce(ConsentController);
  });

  it('the test would notice one that is told every time', async () => {
    const twin = await brokenTwin<typeof Consents>('/src/internal/consents.ts', {
      '/src/internal/consents.ts': [['if (told.has(state)) return;', '']],
    });
    await expectFailure(() => toldOnce(twin.ConsentController));
  });

  it('is not claimed where nobody can know: coming back is all there is', async () => {
    const { controller, types, looks, comesTrue } = stage({ wish: { isOnlyAReturn: true } });
    comesTrue();
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    hide(true);
    hide(false);
    await pause(20);
    expect(looks(), 'seen again is not back').to.equal(0);
    await controller.check();
    expect(types()).to.deep.equal(['giro-consent-required']);
  });

  it('counts in a row; one that is not over does not count', async () => {
    const { controller, key } = stage();
    for (let i = 0; i < 5; i++) await controller.meet(CHALLENGE, newConsentState(), undefined);
    expect(recallConsent(key)?.round, 'the person may press again while the first is open').to.equal(1);
    await controller.check();
    for (const round of [2, 3]) {
      expect(isSpent(key)).to.equal(false);
      await controller.meet(CHALLENGE, newConsentState(), undefined);
      expect(recallConsent(key)?.round).to.equal(round);
      await controller.check();
    }
    expect(isSpent(key)).to.equal(true);
  });

  it('that was given up is told, and looked into when asked', async () => {
    const { controller, said, comesTrue } = stage();
    controller.giveUp();
    expect(controller.step.step).to.equal('given-up');
    expect(said).to.deep.equal(['consent.givenUp']);
    comesTrue();
    await controller.check();
    expect(controller.step.step).to.equal('given');
  });

  it('in the host’s own listener changes nothing for the person', async () => {
    const { controller, key } = stage();
    await controller.meet(CHALLENGE, newConsentState(), undefined);
    await Promise.all([controller.check(), controller.check(), controller.check()]);
    expect(controller.step.step).to.equal('not-yet');
    expect(recallConsent(key)?.isOver).to.equal(true);
  });
});

describe('what is kept of a consent', () => {
  const record = (more: Partial<ConsentRecord> = {}): ConsentRecord => ({
    state: newConsentState(),
    wish: 'activate card-1',
    consentId: 'consent-1',
    round: 1,
    isOver: false,
    at: Date.now(),
    ...more,
  });

  it('is ids, counts and times, in this tab only', () => {
    const kept = record();
    keepConsent(kept);
    expect(recallConsent(kept.wish)).to.deep.equal(kept);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('giro-consent'))).to.deep.equal([]);
    expect(document.cookie).not.to.include('giro');
  });

  it('is forgotten after ten minutes, so that the person may try again', () => {
    keepConsent(record({ at: Date.now() - 10 * 60_000 - 1 }));
    expect(recallConsent('activate card-1')).to.equal(undefined);
    keepConsent(record({ at: Date.now() - 9 * 60_000 }));
    expect(recallConsent('activate card-1')?.round).to.equal(1);
  });

  it('goes on in memory where storage is full', () => {
    const own = Storage.prototype.setItem;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(() => {
        keepConsent(record());
      }).not.to.throw();
      expect(recallConsent('activate card-1')?.round).to.equal(1);
      forgetConsent('activate card-1');
      expect(recallConsent('activate card-1')).to.equal(undefined);
    } finally {
      Storage.prototype.setItem = own;
    }
  });

  it('is a state nobody guesses, new for each consent', () => {
    const states = new Set(Array.from({ length: 1000 }, newConsentState));
    expect(states.size).to.equal(1000);
    for (const state of states) expect(state).to.match(/^\d{1,10}(-\d{1,10}){3}$/);
  });

  it('stands in the page’s own address, beside what stood there', () => {
    const url = new URL(returnAddress('/back?mine=1#here', 's'));
    expect(url.origin).to.equal(location.origin);
    expect(url.pathname + url.search + url.hash).to.equal('/back?mine=1&giro-consent=s#here');
    expect(new URL(returnAddress('/back?giro-consent=old', 'new')).searchParams.getAll('giro-consent')).to.deep.equal([
      'new',
    ]);
  });
});
