import { expect } from 'chai';
import type { Challenge } from '../../src/domain/challenge.js';
import type { GiroEvent } from '../../src/events.js';
import { openBlankTab, newConsentState, returnAddress } from '../../src/internal/consent-mark.js';
import { isOurs, keepConsent, recallConsent, type ConsentRecord } from '../../src/internal/consent-records.js';
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

  it('after three in a row without effect is to stop; one that is not over does not count', async () => {
    const { controller, sent } = stage();
    for (let i = 0; i < 5; i++) await controller.meet(CHALLENGE, newConsentState(), undefined);
    expect(sent, 'the person may press again while the first is open').to.have.length(5);
    await controller.check();
    for (let i = 0; i < 5; i++) {
      const { window, tab } = fakeTab();
      await controller.meet(CHALLENGE, newConsentState(), window);
      if (controller.step.step === 'given-up') expect(tab.closed).to.equal(true);
      else await controller.check();
    }
    expect(sent).to.have.length(7);
    expect(controller.step.step).to.equal('given-up');
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
    expect(isOurs(kept.state)).to.equal(true);
    expect(isOurs('made-up')).to.equal(false);
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
