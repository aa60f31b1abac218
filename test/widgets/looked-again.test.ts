import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import { createClient } from '../../src/index.js';
import { expectFailure, twinElements } from '../internal/twin.js';
import { says } from './consent.js';
import { buttonOf, inside, pause, said, setStage, switchOf, toggleShown, until } from './stage.js';

// Reliability: after a lost answer that could not be looked up, the later look is heard, also where nothing has changed.

const GET = 'GET /v3/cards/:id';
const PATCH = 'PATCH /v3/cards/:id';
/** The card it is done to, and another. */
const [ALIAS, OTHER] = ['Groceries', 'Everyday'];

interface Lost {
  readonly tag: 'giro-freeze-toggle' | 'giro-activate-card' | 'giro-report-card';
  readonly call: string;
  readonly status: string;
  /** Goes up to what decides it. */
  readonly begin: (element: Element) => Promise<HTMLElement>;
  readonly nobodyKnows: string;
  readonly unchanged: string;
}

const FREEZING: Lost = {
  call: PATCH,
  status: 'active',
  tag: 'giro-freeze-toggle',
  begin: async (element) => {
    await toggleShown(element);
    return switchOf(element);
  },
  nobodyKnows: 'We don’t know yet whether this worked. Check again before you rely on it.',
  unchanged: 'We did not get an answer, so we checked: nothing has changed.',
};

const ACTS: Readonly<Record<string, Lost>> = {
  freezing: FREEZING,
  activating: {
    call: 'POST /v3/cards/:id/activate',
    status: 'not_activated',
    tag: 'giro-activate-card',
    begin: async (element) => {
      await says(element, 'Activate card');
      return buttonOf(element, 'Activate card');
    },
    nobodyKnows: 'We don’t know yet',
    unchanged: 'We did not get an answer, so we checked: the card is not active yet.',
  },
  reporting: {
    call: PATCH,
    status: 'active',
    tag: 'giro-report-card',
    begin: async (element) => {
      await says(element, 'What happened?');
      inside(element, 'input[value=lost]').click();
      buttonOf(element, 'Continue').click();
      await says(element, 'for ever?');
      await pause(READ_MS + 30);
      return buttonOf(element, 'Yes, report as lost');
    },
    nobodyKnows: 'We don’t know yet whether the card was reported.',
    unchanged: 'We did not get an answer, so we checked: the card is not reported yet. You can try again.',
  },
};

/** It is done, its answer is lost, and so is what is read then. */
async function lose({ tag, call, status, begin, nobodyKnows }: Lost) {
  const stage = await setStage({ statuses: { [ALIAS]: status } });
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({ cardsUrl, bankingUrl, getToken });
  stage.provider.client = client;
  const element = stage.add(tag, { 'card-id': stage.card(ALIAS).id });
  const decides = await begin(element);
  await stage.control.faults.add(
    { call, do: { kind: 'status', status: 503 } },
    { call: GET, do: { kind: 'status', status: 403 } },
  );
  decides.click();
  await says(element, nobodyKnows);
  await stage.control.faults.clear();
  return { stage, element, client };
}

/** It is asked for again, and something happens before the answer comes. */
async function askAnd(act: Lost, happens: (lost: Awaited<ReturnType<typeof lose>>) => void): Promise<void> {
  const lost = await lose(act);
  const { stage, element } = lost;
  await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'delay', ms: 200 } });
  const before = await stage.control.log.count(GET);
  buttonOf(element, 'Check again').click();
  while ((await stage.control.log.count(GET)) === before) await pause(10);
  happens(lost);
  await pause(600);
  expect(said(element)).not.to.include('We did not get an answer').and.not.to.include('This was stopped');
}

const signsOut = ({ client }: Awaited<ReturnType<typeof lose>>): void => {
  client.session.signOut();
};

describe('a lost answer that is looked up later', () => {
  for (const [name, act] of Object.entries(ACTS)) {
    it(`is heard where nothing has changed (${name})`, async () => {
      const { stage, element } = await lose(act);
      buttonOf(element, 'Check again').click();
      await says(element, act.unchanged);
      await until(
        () => said(element) === act.unchanged,
        () => `it is said aloud (said: ${said(element)})`,
      );
      expect(await stage.control.log.count(act.call)).to.equal(1);
    });

    it(`is not heard by who comes after the person that asked (${name})`, async () => {
      await askAnd(act, signsOut);
    });

    it(`is not heard once the host shows another card (${name})`, async () => {
      await askAnd(act, ({ stage, element }) => {
        element.setAttribute('card-id', stage.card(OTHER).id);
      });
    });
  }

  it('would be heard by them without looking who is there (broken twin)', async () => {
    const { toggle } = await twinElements({
      '/src/internal/protected-act.ts': [['=> live?.person !== person', '=> false']],
    });
    await expectFailure(() => askAnd({ ...FREEZING, tag: toggle as 'giro-freeze-toggle' }, signsOut));
  });
});
