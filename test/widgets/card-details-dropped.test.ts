import type * as Kit from '../../src/index.js';
import { expect } from 'chai';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { click } from '../support/user.js';
import { decide, forgetReturns, hide, keptFor, says, settled, wholeDocument } from './consent.js';
import { begin, ENDINGS, expectReads, numberIn, READ, reveal, seenAgain, SHOW } from './details.js';
import { buttonOf, heard, maybeInside, pause, textOf, until, type Stage } from './stage.js';

// Number and code that come when nobody may see them any more: dropped, and not asked for again by themselves.

afterEach(forgetReturns);

const LATE = 250;

/** Waits until the platform has the question, and still thinks. */
const isAsked = async ({ control }: Stage, count: number): Promise<void> => {
  for (const end = performance.now() + 5000; (await control.log.count(READ)) < count;)
    if (performance.now() > end) throw new Error('The platform was not asked');
};

/** True while the platform has a question that it did not answer. */
const isOpen = async ({ control }: Stage): Promise<boolean> =>
  (await control.log.all()).some(({ call, status }) => call === READ && status === undefined);

/** Waits until the platform has answered, whether or not anybody still listens, and it would be shown. */
async function isAnswered(stage: Stage): Promise<void> {
  for (const end = performance.now() + 5000; await isOpen(stage);)
    if (performance.now() > end) throw new Error('The platform did not answer');
  await settled();
}

/** Everything a page could notice of number and code afterwards. */
function witness(stage: Stage) {
  const shown = heard(document, 'giro-card-revealed');
  const errors = heard(document, 'giro-error');
  const strayed = heard(stage.provider, 'giro-error');
  return () => [...shown, ...errors, ...strayed].map(({ type, detail }) => `${type} ${JSON.stringify(detail)}`);
}

/** Asked for, ended while the platform thinks, seen again, and given the time in which it would come. */
async function interrupted(name: string, tag?: string) {
  const { stage, element, grouped, pan } = await begin({}, {}, 'Groceries', tag);
  const told = witness(stage);
  await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: LATE } });
  await click(buttonOf(element, SHOW));
  await isAsked(stage, 1);
  ENDINGS[name]?.(element, stage);
  seenAgain(element, stage);
  await isAnswered(stage);
  expect(numberIn(element)).to.equal('');
  expect(wholeDocument()).not.to.include(grouped).and.not.include(pan);
  expect(told()).to.deep.equal([]);
  await expectReads(stage, 1);
  return { stage, element };
}

describe('giro-card-details, interrupted while number and code are on their way', () => {
  for (const name of Object.keys(ENDINGS))
    it(`drops them when ${name}, asks no second time, and can be asked again`, async () => {
      const { stage, element } = await interrupted(name);
      expect(textOf(element)).not.to.include('could not be shown');
      await settled();
      await reveal(element);
      await expectReads(stage, 2);
    });

  it('says that they are hidden, as the person sees it', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: 20 * LATE } });
    await click(buttonOf(element, SHOW));
    await isAsked(stage, 1);
    hide(true);
    await until(() => !maybeInside(element, '[aria-busy=true]'), 'it is not busy');
    expect(await isOpen(stage), 'the platform still thinks').to.equal(true);
    expect(textOf(element)).to.include('Card details are hidden.').and.include(SHOW);
  });

  it('gives the request up when it is removed', async () => {
    const own = globalThis.fetch;
    const signals: AbortSignal[] = [];
    globalThis.fetch = (input, init) => {
      const { url, signal } = new Request(input, init);
      if (url.includes('/credentials')) signals.push(signal);
      return own(input, init);
    };
    try {
      const { stage, element } = await begin();
      signals.length = 0;
      await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: LATE } });
      await click(buttonOf(element, SHOW));
      await isAsked(stage, 1);
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false]);
      element.remove();
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
    } finally {
      globalThis.fetch = own;
    }
  });

  it('asks for nothing while the page is hidden already', async () => {
    const { stage, element } = await begin();
    hide(true);
    buttonOf(element, SHOW).click();
    await pause(100);
    await expectReads(stage, 0);
    hide(false);
    await settled();
    await expectReads(stage, 0);
    await reveal(element);
  });

  it('and a host that shows another card meanwhile gets neither card’s', async () => {
    const { stage, element, grouped } = await begin();
    const told = witness(stage);
    await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: LATE } });
    await click(buttonOf(element, SHOW));
    await isAsked(stage, 1);
    element.cardId = stage.card('Company').id;
    await says(element, 'Company');
    element.cardId = stage.card('Groceries').id;
    await says(element, 'Groceries');
    await isAnswered(stage);
    expect(wholeDocument()).not.to.include(grouped);
    expect(told()).to.deep.equal([]);
    await expectReads(stage, 1);
  });
});

describe('giro-card-details, interrupted while the call is repeated after a consent', () => {
  const away = async () => {
    const begun = await begin({ protectCredentials: true });
    await click(buttonOf(begun.element, SHOW));
    await until(() => begun.stage.consents.length === 1, 'the person is taken to the hosted page');
    const key = `credentials ${begun.stage.card('Groceries').id}`;
    return { ...begun, key, url: begun.stage.consents[0] ?? '' };
  };

  for (const name of Object.keys(ENDINGS))
    it(`drops them when ${name}, asks no third time, and says truly that the consent was given`, async () => {
      const { stage, element, grouped, pan, url, key } = await away();
      const told = witness(stage);
      const resolved = heard(stage.provider, 'giro-consent-resolved');
      await decide(url, 'approve');
      await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: LATE } });
      await click(buttonOf(element, 'Check again'));
      await isAsked(stage, 2);
      ENDINGS[name]?.(element, stage);
      seenAgain(element, stage);
      await until(() => resolved.length === 1, 'the consent is told');
      await pause(150);
      expect(numberIn(element)).to.equal('');
      expect(wholeDocument()).not.to.include(grouped).and.not.include(pan);
      expect(told()).to.deep.equal([]);
      expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
      expect(textOf(element)).to.include(SHOW).and.not.include('Not confirmed');
      expect(keptFor(key)).to.equal(null);
      await expectReads(stage, 2);
    });

  it('of two elements that wait for one consent, one asks and shows, and none says that it was not given', async () => {
    const { stage, element, url } = await away();
    const other = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    await says(other, 'Waiting for you');
    await stage.control.log.clear();
    await decide(url, 'approve');
    await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: 100 } });
    buttonOf(element, 'Check again').click();
    buttonOf(other, 'Check again').click();
    await until(() => numberIn(element) !== '', 'the number');
    await settled();
    expect(numberIn(other)).to.equal('');
    expect(textOf(other)).to.include(SHOW).and.not.include('Not confirmed');
    await expectReads(stage, 1);
  });

  it('of two elements that wait for one consent, the one that comes later asks for nothing, and does not say that it was not given', async () => {
    const { stage, element, url } = await away();
    const other = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    await says(other, 'Waiting for you');
    await stage.control.log.clear();
    await decide(url, 'approve');
    buttonOf(element, 'Check again').click();
    await until(() => numberIn(element) !== '', 'the number');
    buttonOf(other, 'Check again').click();
    await says(other, SHOW);
    expect(textOf(other)).not.to.include('Not confirmed');
    await expectReads(stage, 1);
  });
});

describe('giro-card-details where hosted pages open in a tab of their own', () => {
  /** A tab that hides this page while it is in front, as a real one does. */
  function tabs() {
    const own = globalThis.open;
    const opened: { closed: boolean; opener: unknown; close(): void; location: { replace(url: string): void } }[] = [];
    const urls: string[] = [];
    globalThis.open = () => {
      const tab = {
        closed: false,
        opener: null,
        location: { replace: (url: string) => void urls.push(url) },
        close: () => {
          tab.closed = true;
          setTimeout(() => {
            hide(false);
          }, 20);
        },
      };
      opened.push(tab);
      setTimeout(() => {
        hide(true);
      });
      return tab as unknown as Window;
    };
    return { opened, urls, restore: () => (globalThis.open = own) };
  }

  const inTab = async ({ provider, platform }: Stage, element: Element): Promise<void> => {
    provider.consentTarget = 'tab';
    provider.openConsent = undefined;
    provider.allowedOrigins = new URL(platform.url).origin;
    await provider.updateComplete;
    await says(element, SHOW); // read anew, through a client with other options
  };

  it('shows number and code once its own blank tab is gone, after one read', async () => {
    const { opened, restore } = tabs();
    try {
      const { stage, element } = await begin();
      await inTab(stage, element);
      await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: 100 } });
      await click(buttonOf(element, SHOW));
      await until(() => numberIn(element) !== '', 'the number');
      expect(opened.map(({ closed }) => closed)).to.deep.equal([true]);
      expect(document.hidden).to.equal(false);
      await expectReads(stage, 1);
      hide(true);
      expect(numberIn(element)).to.equal('');
    } finally {
      restore();
    }
  });

  it('drops them when the page stays hidden', async () => {
    const { opened, restore } = tabs();
    try {
      const { stage, element } = await begin();
      const told = witness(stage);
      await inTab(stage, element);
      await click(buttonOf(element, SHOW));
      await until(() => opened[0]?.closed, 'the tab is closed');
      await pause(60);
      hide(true);
      await pause(1200);
      expect(numberIn(element)).to.equal('');
      hide(false);
      await pause(100);
      expect(numberIn(element)).to.equal('');
      expect(told().filter((event) => !event.startsWith('giro-card-revealed'))).to.deep.equal([]);
      await expectReads(stage, 1);
    } finally {
      restore();
    }
  });

  it('goes to the hosted page in that tab when consent is needed', async () => {
    const { urls, restore } = tabs();
    try {
      const { stage, element } = await begin({ protectCredentials: true });
      await inTab(stage, element);
      await click(buttonOf(element, SHOW));
      await until(
        () => urls.length === 1,
        () => `the tab goes there (it says: ${textOf(element)})`,
      );
      expect(urls[0]).to.include('/hosted/consents/');
    } finally {
      restore();
    }
  });
});

describe('the tests of interrupted reads would notice an element', () => {
  const SECRET = '/src/widgets/card-details/secret.ts';
  const ASKING = '/src/widgets/card-details/asking.ts';
  const ELEMENT = '/src/widgets/card-details/card-details.ts';
  const TWINS: readonly (readonly [name: string, what: string, edits: Edits])[] = [
    [
      'the tab is hidden',
      'does not look whether the tab is hidden',
      { [SECRET]: [['document.addEventListener("visibilitychange", this.#hidden)', 'void 0']] },
    ],
    [
      'the page is left',
      'does not look whether the page is left',
      { [SECRET]: [['addEventListener("pagehide", this.#left)', 'void 0']] },
    ],
    [
      'the page is printed',
      'does not look whether it is printed',
      { [SECRET]: [['addEventListener("beforeprint", this.#left)', 'void 0']] },
    ],
    [
      'the element is moved',
      'waits on when it is moved',
      {
        [ELEMENT]: [['super.disconnectedCallback();\n    this.#secret.release();', 'super.disconnectedCallback();']],
      },
    ],
    [
      'the element is moved',
      'shows what comes later',
      {
        [SECRET]: [
          ['if (this.#wanted?.signal !== wanted) return false;', ''],
          ['if (wanted.aborted) return false;', ''],
        ],
        [ASKING]: [['{ signal: wanted }', '']],
      },
    ],
    ['the tab is hidden', 'calls it a failure', { [ASKING]: [['if (wanted.aborted) {', 'if (false) {']] }],
  ];
  for (const [name, what, edits] of TWINS)
    it(`that ${what}: ${name}`, async () => {
      const { GiroCardDetails } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      const tag = defineTwin(GiroCardDetails);
      await expectFailure(() => interrupted(name, tag));
    });
});
