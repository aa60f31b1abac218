import { expect } from 'chai';
import {
  DELAYS,
  GARBLED,
  LOST,
  NO_ANSWER,
  READS,
  REFUSALS,
  REFUSED,
  together,
  UNHEARD,
  WRONG_SHAPE,
  type Case,
} from './answers.js';
import { decide, forgetReturns, keptFor, PIN, says, settled } from './consent.js';
import { buttonOf, heard, inside, maybeInside, said, setStage, textOf, until, type Stage } from './stage.js';

// Every documented answer, and every fault of the sandbox, at every step of activating a card, in both editions.

const ACTIVATE = 'POST /v3/cards/:id/activate';
const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

const FAILED = 'The card was not activated.';
const LOOKED = 'We did not get an answer, so we checked: the card is not active yet.';
const NOT_YET = 'Not confirmed yet. Nothing has changed.';
const WAITING = 'Waiting for you to confirm with the bank.';

afterEach(() => {
  forgetReturns();
  delete (navigator as { onLine?: boolean }).onLine;
});

async function begin(stage: Stage, alias: string) {
  const { id } = stage.card(alias);
  const element = stage.add('giro-activate-card', { 'card-id': id });
  await says(element, 'Activate card');
  const { provider } = stage;
  return {
    stage,
    element,
    key: `activate ${id}`,
    done: `${alias} is active and ready to use.`,
    errors: heard(provider, 'giro-error'),
    asked: heard(provider, 'giro-consent-required'),
    activated: heard(provider, 'giro-card-activated'),
    resolved: heard(provider, 'giro-consent-resolved'),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** The person gets to the bank's page and says yes there. */
async function consents({ stage, element }: Begun): Promise<void> {
  if (maybeInside(element, '.button.primary')) inside(element, '.button.primary').click();
  await says(element, WAITING);
  await decide(stage.consents.at(-1) ?? '', 'approve', PIN);
}

/** Nothing stands in the way any more: the person gets there and back. */
async function finish(begun: Begun): Promise<void> {
  const { stage, element, activated, done } = begun;
  await stage.control.faults.clear();
  await settled();
  await consents(begun);
  buttonOf(element, 'Check again').click();
  await says(element, done);
  expect(activated).to.have.length(1);
}

const failed = ([what, effect, words]: Case): Case => [what, effect, `${FAILED} ${words}`];

const ASKED: readonly Case[] = [
  // What is missing is asked for in the way of the older edition, which this platform does not take.
  ...REFUSALS.map(([what, effect, words]) => failed([what, effect, what === '404' ? REFUSED : words])),
  ...[...UNHEARD, ...LOST].map(([what, effect]): Case => [what, effect, LOOKED]),
  // A 412 that can't be read is still a no.
  ...GARBLED.map(([what, effect]): Case =>
    effect.kind === 'cut' ? [what, effect, LOOKED] : failed([what, effect, REFUSED]),
  ),
  [...WRONG_SHAPE, NOT_YET],
];
const ASKED_OLDER: readonly Case[] = [
  ...REFUSALS.map(failed),
  ...[...UNHEARD, ...LOST, ...GARBLED, WRONG_SHAPE].map(([what, effect]): Case => [what, effect, LOOKED]),
];
const STARTED: readonly Case[] = [
  ...REFUSALS.map(failed),
  ...[...UNHEARD, ...LOST, ...GARBLED, WRONG_SHAPE].map(([what, effect]) => failed([what, effect, NO_ANSWER])),
];

describe('giro-activate-card, whatever is answered', () => {
  for (const [edition, call, cases] of [
    ['current', ACTIVATE, ASKED],
    ['older', PATCH, ASKED_OLDER],
    ['current', START, STARTED],
  ] as const) {
    it(`to ${call}, ${edition} edition, sends nobody anywhere, says what is true, and can be done again (${cases.length} answers)`, async () => {
      await together(cases, { edition, status: 'not_activated' }, begin, async (begun, [, effect, words]) => {
        const { stage, element, errors, asked, activated, resolved, key } = begun;
        await stage.control.faults.add({ call, do: effect });
        buttonOf(element, 'Activate card').click();
        // Firefox hands half a body over as a whole one: then the 412 is a refusal, which is as true.
        const orCut = effect.kind === 'cut' ? FAILED : words;
        await until(
          () => [words, orCut].some((text) => textOf(element).includes(text)),
          () => `“${words}” (it says: ${textOf(element)})`,
        );
        expect(errors).to.have.length(words === NOT_YET ? 0 : 1);
        expect([...asked, ...activated, ...resolved]).to.deep.equal([]);
        expect(stage.consents).to.deep.equal([]);
        expect(keptFor(key)).to.equal(null);
        expect(textOf(inside(element, '[part=badge]'))).to.equal('Not activated');
        await finish(begun);
      });
    }).timeout(60_000);

    it(`to ${call}, ${edition} edition, late: asks for a moment, and takes nothing meanwhile`, async () => {
      await together(DELAYS, { edition, status: 'not_activated' }, begin, async (begun, [, effect]) => {
        const { stage, element } = begun;
        await stage.control.faults.add({ call, do: effect });
        buttonOf(element, 'Activate card').click();
        await says(element, 'One moment…');
        for (const button of element.shadowRoot?.querySelectorAll('button') ?? []) button.click();
        await says(element, WAITING);
        expect(await stage.control.log.count(call)).to.equal(1);
        await finish(begun);
      });
    });
  }

  it(`to looking after the return, says why it can’t tell, claims nothing, and tells once it can (${READS.length} answers)`, async () => {
    await together(READS, { edition: 'current', status: 'not_activated' }, begin, async (begun, [, effect, words]) => {
      const { stage, element, activated, resolved, errors } = begun;
      await consents(begun);
      await stage.control.faults.add({ call: GET, do: effect });
      buttonOf(element, 'Check again').click();
      await until(
        () => said(element).includes(words),
        () => `“${words}” (it says: ${said(element)})`,
        15_000,
      );
      expect(textOf(element)).to.include(WAITING);
      expect(errors).to.have.length(1);
      expect([...activated, ...resolved]).to.deep.equal([]);
      await finish(begun);
      expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
    });
  }).timeout(60_000);

  it('to looking after the return, late: says that it is looking', async () => {
    await together(DELAYS, { edition: 'current', status: 'not_activated' }, begin, async (begun, [, effect]) => {
      await consents(begun);
      await begun.stage.control.faults.add({ call: GET, do: effect });
      buttonOf(begun.element, 'Check again').click();
      await says(begun.element, 'Checking…');
      await says(begun.element, begun.done);
    });
  });

  it('says that it is offline, sends nothing, and goes on once there is a network', async () => {
    const begun = await begin(await setStage(), 'Everyday');
    const { stage, element } = begun;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    buttonOf(element, 'Activate card').click();
    await says(element, `${FAILED} You are offline. Nothing was sent.`);
    expect(await stage.control.log.count(ACTIVATE)).to.equal(0);
    delete (navigator as { onLine?: boolean }).onLine;
    await finish(begun);
  });
});
