import { expect } from 'chai';
import { createClient, type GiroClient } from '../../src/index.js';
import { READ_MS } from '../../src/domain/report-flow.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectFailure, twinElements } from '../internal/twin.js';
import { says } from './consent.js';
import {
  allInside,
  buttonOf,
  frame,
  heard,
  inside,
  maybeInside,
  pause,
  said,
  setStage,
  switchOf,
  textOf,
  until,
  type Stage,
} from './stage.js';

// What a person began is answered when they are gone: the next one at the page is shown nothing of it.

const [ALMA] = PEOPLE;
const CREDENTIALS = { email: ALMA.email, password: ALMA.password };

interface Act {
  readonly tag: keyof HTMLElementTagNameMap;
  readonly attributes: (stage: Stage) => Readonly<Record<string, string>>;
  readonly properties?: object;
  /** It makes no other call after that. */
  readonly callsOnce?: boolean;
  /** In the shadow root once it can be begun. */
  readonly ready: string;
  readonly begin: (element: Element) => Promise<void> | void;
}

const card = (alias: string) => (stage: Stage) => ({ 'card-id': stage.card(alias).id });
const press = (element: Element, label: string): void => {
  buttonOf(element, label).click();
};

const FREEZING: Act = {
  tag: 'giro-freeze-toggle',
  attributes: card('Groceries'),
  ready: '[role=switch]',
  begin: (element) => {
    switchOf(element).click();
  },
};

const ACTS: Readonly<Record<string, Act>> = {
  'freezing in a toggle': FREEZING,
  'freezing in a list': {
    tag: 'giro-card-list',
    attributes: () => ({ actions: 'freeze' }),
    ready: '[role=switch]',
    begin: (element) => {
      switchOf(element, 'Groceries').click();
    },
  },
  activating: {
    tag: 'giro-activate-card',
    attributes: card('Everyday'),
    ready: 'button:not([aria-disabled=true])',
    begin: (element) => {
      inside(element, 'button').click();
    },
  },
  reporting: {
    tag: 'giro-report-card',
    attributes: card('Groceries'),
    ready: 'input[value=lost]',
    begin: async (element) => {
      inside(element, 'input[value=lost]').click();
      press(element, 'Continue');
      await says(element, 'for ever?');
      await pause(READ_MS + 30);
      press(element, 'Yes, report as lost');
    },
  },
  ordering: {
    tag: 'giro-order-card',
    attributes: () => ({ 'individual-id': ALMA.id, 'account-id': ALMA.accounts[0]?.id ?? '' }),
    callsOnce: true,
    ready: '#alias',
    begin: async (element) => {
      const alias = inside(element, '#alias') as HTMLInputElement;
      alias.value = 'Secret holiday';
      alias.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      press(element, 'Order card');
    },
  },
  'adding to Apple Wallet': {
    tag: 'giro-apple-pay-button',
    attributes: card('Groceries'),
    properties: { launch: () => Promise.resolve({ status: 'approved' }) },
    ready: 'button.add',
    begin: (element) => {
      inside(element, 'button.add').click();
    },
  },
};

/** What a host is told of acts. */
const EVENTS = [
  'giro-card-freeze-change',
  'giro-card-activated',
  'giro-card-terminated',
  'giro-card-ordered',
  'giro-apple-pay-result',
  'giro-consent-required',
] as const;

/** All that is drawn, and what fields hold. */
const drawn = (element: Element): string =>
  [textOf(element), ...allInside(element, 'input').map((input) => (input as HTMLInputElement).value)].join('\n');

/** The first call of the act, or the one it makes then: to look, or to ask where the person goes for their consent. */
type Held = 'its call' | 'the call after it';

/** A page on which an act is out, whose answer comes when `answer` is called. */
async function begun({ tag, attributes, properties, ready, begin }: Act, held: Held) {
  const stage = await setStage({ twoFactor: 'off' });
  const gate = Promise.withResolvers<undefined>();
  const place = held === 'its call' ? 1 : 2;
  let calls = 0;
  let isOut = false;
  let open = 0;
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({
    environment: 'sandbox',
    cardsUrl,
    bankingUrl,
    getToken,
    fetch: async (...request) => {
      const { method, url } = new Request(...request);
      open += 1;
      try {
        const response = await fetch(...request);
        if ((method !== 'GET' && !url.endsWith('/signin')) || calls > 0) calls += 1;
        if (calls !== place || isOut) return response;
        isOut = true;
        await gate.promise;
        return response;
      } finally {
        open -= 1;
      }
    },
  });
  stage.provider.client = client;
  await client.session.signIn(CREDENTIALS);
  const add = (): HTMLElement => Object.assign(stage.add(tag, attributes(stage)), properties);
  const element = add();
  await until(
    () => maybeInside(element, ready),
    () => `<${tag}> can begin (it shows: ${textOf(element)})`,
  );
  await begin(element);
  await until(() => isOut, `${held} is out`);
  return {
    client,
    element,
    add,
    answer: async (): Promise<void> => {
      gate.resolve(undefined);
      for (let quiet = 0; quiet < 20; quiet += open === 0 ? 1 : 0) await pause(0);
    },
  };
}

/** Who is at the page then. */
const LEAVINGS = {
  'whoever finds the page': (client: GiroClient): void => {
    client.session.signOut();
  },
  'the next person': async (client: GiroClient): Promise<unknown> => client.session.signIn(CREDENTIALS),
} as const;

async function answerWhenGone(act: Act, held: Held, who: keyof typeof LEAVINGS): Promise<void> {
  const { client, element, add, answer } = await begun(act, held);
  const events = EVENTS.map((type) => heard<keyof HTMLElementEventMap>(document, type));
  await LEAVINGS[who](client);
  await answer();
  await frame();
  expect(said(element)).to.equal('');
  expect(events.flat()).to.deep.equal([]);
  const fresh = add();
  await until(
    () =>
      fresh.shadowRoot?.childElementCount && !maybeInside(fresh, '[aria-busy=true]') && drawn(element) === drawn(fresh),
    () => `${drawn(element)}\ninstead of:\n${drawn(fresh)}`,
  );
}

const HELD: readonly Held[] = ['its call', 'the call after it'];
const WHO = Object.keys(LEAVINGS) as (keyof typeof LEAVINGS)[];

describe('an act that is answered when the person is gone', () => {
  for (const [name, act] of Object.entries(ACTS))
    for (const held of HELD)
      for (const who of WHO)
        if (held === 'its call' || act.callsOnce !== true)
          it(`(${name}, ${held}) says nothing to ${who}`, async () => {
            await answerWhenGone(act, held, who);
          });

  const twins = [
    ['its end is told to whoever is there', 'its call', '/src/internal/command.ts', 'live.person === person', 'true'],
    ['it looks on', 'the call after it', '/src/internal/protected-act.ts', '=> live.person !== person', '=> false'],
  ] as const;
  for (const [what, held, path, from, to] of twins)
    it(`would say something if ${what} (broken twin)`, async () => {
      const { toggle } = await twinElements({ [path]: [[from, to]] });
      await expectFailure(async () => {
        await answerWhenGone({ ...FREEZING, tag: toggle as 'giro-freeze-toggle' }, held, 'whoever finds the page');
      });
    });
});
