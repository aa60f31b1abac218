import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import { createClient } from '../../src/index.js';
import { expectFailure, twinElements } from '../internal/twin.js';
import { says } from './consent.js';
import { buttonOf, inside, pause, said, setStage, switchOf, toggleShown, until } from './stage.js';

// Reliability: after a lost answer that could not be looked up, the later look is heard, also where nothing has changed.

const GET = 'GET /v3/cards/:id';

interface Lost {
  readonly tag: 'giro-freeze-toggle' | 'giro-activate-card' | 'giro-report-card';
  readonly call: string;
  readonly alias: string;
  readonly status: string;
  /** Goes up to what decides it. */
  readonly begin: (element: Element) => Promise<HTMLElement>;
  readonly nobodyKnows: string;
  readonly unchanged: string;
}

const FREEZING: Lost = {
  call: 'PATCH /v3/cards/:id',
  alias: 'Groceries',
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
    alias: 'Groceries',
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
    call: 'PATCH /v3/cards/:id',
    alias: 'Groceries',
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
async function lose({ tag, call, alias, status, begin, nobodyKnows }: Lost) {
  const stage = await setStage({ statuses: { [alias]: status } });
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({ cardsUrl, bankingUrl, getToken });
  stage.provider.client = client;
  const element = stage.add(tag, { 'card-id': stage.card(alias).id });
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

/** It is asked for again, and the person signs out before the answer comes. */
async function askAndLeave(act: Lost): Promise<void> {
  const { stage, element, client } = await lose(act);
  await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 200 } });
  const before = await stage.control.log.count(GET);
  buttonOf(element, 'Check again').click();
  await eventually(async () => (await stage.control.log.count(GET)) > before, 'it is looked up');
  client.session.signOut();
  await pause(600);
  expect(said(element)).to.equal('');
}

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
      await askAndLeave(act);
    });
  }

  it('would be heard by them without looking who is there (broken twin)', async () => {
    const { toggle } = await twinElements({
      '/src/internal/protected-act.ts': [['=> live?.person !== person', '=> false']],
    });
    await expectFailure(() => askAndLeave({ ...FREEZING, tag: toggle as 'giro-freeze-toggle' }));
  });
});

async function eventually(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 5000; !(await holds());) {
    if (performance.now() > end) throw new Error(`It did not happen: ${what}`);
    await pause(10);
  }
}
