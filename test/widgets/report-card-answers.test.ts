import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import {
  DELAYS,
  GARBLED,
  LOST,
  NO_ANSWER,
  READS,
  REFUSALS,
  status,
  together,
  UNHEARD,
  WRONG_SHAPE,
  type Case,
} from './answers.js';
import { forgetReturns, keptFor, says, settled } from './consent.js';
import { allInside, buttonOf, heard, inside, pause, setStage, textOf, until, type Stage } from './stage.js';

// Every documented answer, and every fault of the sandbox, at every step of reporting a card, in both editions.

const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

const FAILED = 'The card was not reported.';
const LOOKED = 'We did not get an answer, so we checked: the card is not reported yet.';
const DONE = 'is stopped for good: Lost.';
const YES = 'Yes, report as lost';

afterEach(() => {
  forgetReturns();
  delete (navigator as { onLine?: boolean }).onLine;
});

/** A card that is about to be reported lost: the last question stands, and there was time to read it. */
async function begin(stage: Stage, alias: string) {
  const { id } = stage.card(alias);
  const element = stage.add('giro-report-card', { 'card-id': id });
  await says(element, 'What happened?');
  inside(element, 'input[value=lost]').click();
  buttonOf(element, 'Continue').click();
  await says(element, 'for ever?');
  await pause(READ_MS + 30);
  const { provider } = stage;
  return {
    stage,
    element,
    id,
    errors: heard(provider, 'giro-error'),
    ended: heard(provider, 'giro-card-terminated'),
    resolved: heard(provider, 'giro-consent-resolved'),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Nothing stands in the way any more: it is decided again. */
async function finish({ stage, element, ended, id }: Begun): Promise<void> {
  await stage.control.faults.clear();
  await settled();
  await pause(READ_MS);
  buttonOf(element, YES).click();
  await says(element, DONE);
  expect(ended.map(({ detail }) => detail)).to.deep.equal([{ cardId: id, reason: 'lost' }]);
}

const CASES: readonly Case[] = [
  ...REFUSALS.map(([what, effect, words]): Case => [what, effect, `${FAILED} ${words}`]),
  ...UNHEARD.map(([what, effect]): Case => [what, effect, LOOKED]),
  ...[...LOST, ...GARBLED, WRONG_SHAPE].map(([what, effect]): Case => [what, effect, DONE]),
];

describe('giro-report-card, whatever is answered', () => {
  for (const edition of ['current', 'older'] as const) {
    it(`to reporting, ${edition} edition, says what is true, and can be done again where it was not done (${CASES.length} answers)`, async () => {
      await together(CASES, { edition, status: 'active' }, begin, async (begun, [, effect, words]) => {
        const { stage, element, errors, ended } = begun;
        await stage.control.faults.add({ call: PATCH, do: effect });
        buttonOf(element, YES).click();
        await says(element, words);
        if (words === DONE) {
          expect(ended).to.have.length(1);
          expect(allInside(element, 'button').map(textOf)).to.deep.equal(['Order a new card']);
          return;
        }
        expect(errors).to.have.length(1);
        expect(ended).to.deep.equal([]);
        expect(textOf(element)).not.to.include('is stopped for good');
        await finish(begun);
      });
    }).timeout(60_000);

    it(`to reporting, ${edition} edition, late: says that it is being reported, and takes nothing meanwhile`, async () => {
      await together(DELAYS, { edition, status: 'active' }, begin, async ({ stage, element }, [, effect]) => {
        await stage.control.faults.add({ call: PATCH, do: effect });
        buttonOf(element, YES).click();
        await says(element, 'Reporting…');
        for (const button of allInside(element, 'button')) button.click();
        await says(element, DONE);
        expect(await stage.control.log.count(PATCH)).to.equal(1);
      });
    });
  }

  it(`to looking after a lost answer, says that nobody knows, and finds out when asked (${READS.length} answers)`, async () => {
    await together(READS, { edition: 'current', status: 'active' }, begin, async (begun, [, effect]) => {
      const { stage, element, ended, errors } = begun;
      await stage.control.faults.add(
        { call: PATCH, do: { kind: 'status', status: 503, when: 'after' } },
        { call: GET, do: effect },
      );
      buttonOf(element, YES).click();
      await until(
        () => textOf(element).includes('We don’t know yet whether the card was reported.'),
        () => `nobody knows (it says: ${textOf(element)})`,
        15_000,
      );
      expect(allInside(element, 'button').map(textOf)).to.deep.equal(['Check again']);
      expect(ended).to.deep.equal([]);
      expect(errors.map(({ detail }) => detail.kind)).to.include('unknown-outcome');
      await stage.control.faults.clear();
      buttonOf(element, 'Check again').click();
      await says(element, DONE);
      expect(ended).to.have.length(1);
      expect(await stage.control.log.count(PATCH)).to.equal(1);
    });
  }).timeout(60_000);

  const STARTS: readonly Case[] = [
    ...REFUSALS.map(([what, effect, words]): Case => [what, effect, `${FAILED} ${words}`]),
    // The sandbox knows no such consent: what it carries out is a 404, which only a lost answer hides.
    ...[...UNHEARD, ...LOST, WRONG_SHAPE].map(([what, effect]): Case => [what, effect, `${FAILED} ${NO_ANSWER}`]),
  ];

  it(`to starting a consent that a platform asks for, sends nobody anywhere, and can be done again (${STARTS.length} answers)`, async () => {
    await together(STARTS, { edition: 'current', status: 'active' }, begin, async (begun, [, effect, words]) => {
      const { stage, element, id, errors, ended, resolved } = begun;
      const body = { consent: { id: 'a-consent', status: 'pending' } };
      await stage.control.faults.add({ call: PATCH, times: 1, do: status(412, body) }, { call: START, do: effect });
      buttonOf(element, YES).click();
      await says(element, words);
      expect(errors).to.have.length(1);
      expect([...ended, ...resolved]).to.deep.equal([]);
      expect(stage.consents).to.deep.equal([]);
      expect(keptFor(`report ${id}`)).to.equal(null);
      await finish(begun);
    });
  }).timeout(60_000);

  it('says that it is offline, sends nothing, and goes on once there is a network', async () => {
    const begun = await begin(await setStage(), 'Groceries');
    const { stage, element } = begun;
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    buttonOf(element, YES).click();
    await says(element, `${FAILED} You are offline. Nothing was sent.`);
    expect(await stage.control.log.count(PATCH)).to.equal(0);
    delete (navigator as { onLine?: boolean }).onLine;
    await finish(begun);
  });
});
