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
import { decide, forgetReturns, keptFor, says, settled } from './consent.js';
import {
  buttonOf,
  heard,
  inside,
  isBusy,
  isOn,
  said,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

// Every documented answer, and every fault of the sandbox, at every step of freezing and unfreezing, in both editions.

const ACTIVATE = 'POST /v3/cards/:id/activate';
const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

const WAITING = 'Waiting for you to confirm with the bank.';
const LOOKED = 'We did not get an answer, so we checked: nothing has changed.';
const NOT_FROZEN = 'The card was not frozen.';
const STILL_FROZEN = 'The card is still frozen.';
const FROZEN = 'Payments and withdrawals are stopped.';
const ACTIVE = 'Stops payments and withdrawals until you unfreeze it.';

afterEach(() => {
  forgetReturns();
  delete (navigator as { onLine?: boolean }).onLine;
});

/** One way to press the switch: what it sends, and what it comes to without a fault. */
interface Way {
  readonly name: string;
  readonly edition: 'current' | 'older';
  readonly status: 'active' | 'frozen';
  readonly call: string;
  /** Every fault, and what is said. */
  readonly cases: readonly Case[];
}

const carriedOut = (words: string): readonly Case[] =>
  [...LOST, ...GARBLED, WRONG_SHAPE].map(([what, effect]) => [what, effect, words]);
const refused = (failed: string): readonly Case[] =>
  REFUSALS.map(([what, effect, words]) => [what, effect, `${failed} ${words}`]);
const unheard: readonly Case[] = UNHEARD.map(([what, effect]) => [what, effect, LOOKED]);

const FREEZES = [...refused(NOT_FROZEN), ...unheard, ...carriedOut(FROZEN)];
const WAYS: readonly Way[] = [
  { name: 'freezing', edition: 'current', status: 'active', call: PATCH, cases: FREEZES },
  { name: 'freezing, older edition', edition: 'older', status: 'active', call: PATCH, cases: FREEZES },
  {
    name: 'unfreezing',
    edition: 'current',
    status: 'frozen',
    call: ACTIVATE,
    cases: [
      // What is missing is asked for in the way of the older edition, which this platform does not take.
      ...refused(STILL_FROZEN).map(([what, effect, words]): Case => [
        what,
        effect,
        what === '404' ? `${STILL_FROZEN} ${REFUSED}` : words,
      ]),
      ...unheard,
      ...LOST.map(([what, effect]): Case => [what, effect, LOOKED]),
      ...GARBLED.map(([what, effect]): Case => [
        what,
        effect,
        effect.kind === 'cut' ? LOOKED : `${STILL_FROZEN} ${REFUSED}`,
      ]),
      [...WRONG_SHAPE, FROZEN],
    ],
  },
  {
    name: 'unfreezing, older edition',
    edition: 'older',
    status: 'frozen',
    call: PATCH,
    cases: [...refused(STILL_FROZEN), ...unheard, ...carriedOut(ACTIVE)],
  },
  {
    name: 'starting the consent to unfreezing',
    edition: 'current',
    status: 'frozen',
    call: START,
    cases: [
      ...refused(STILL_FROZEN),
      ...[...UNHEARD, ...LOST, ...GARBLED, WRONG_SHAPE].map(([what, effect]): Case => [
        what,
        effect,
        `${STILL_FROZEN} ${NO_ANSWER}`,
      ]),
    ],
  },
];

async function begin(stage: Stage, alias: string) {
  const { id } = stage.card(alias);
  const element = stage.add('giro-freeze-toggle', { 'card-id': id });
  await toggleShown(element);
  const { provider } = stage;
  return {
    stage,
    element,
    key: `unfreeze ${id}`,
    was: isOn(switchOf(element)),
    errors: heard(provider, 'giro-error'),
    changes: heard(provider, 'giro-card-freeze-change'),
    resolved: heard(provider, 'giro-consent-resolved'),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;

/** Nothing stands in the way any more: the switch is pressed, and the card is what was wanted. */
async function finish({ stage, element, was }: Begun): Promise<void> {
  await stage.control.faults.clear();
  await settled();
  const sent = stage.consents.length;
  if (!textOf(element).includes(WAITING)) switchOf(element).click();
  await until(
    () => isOn(switchOf(element)) !== was || stage.consents.length > sent || textOf(element).includes(WAITING),
    () => `the switch does something (it says: ${textOf(element)})`,
  );
  if (isOn(switchOf(element)) !== was) return;
  await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
  await decide(stage.consents.at(-1) ?? '', 'approve');
  await until(() => textOf(element).includes('Check again'), 'a button');
  buttonOf(element, 'Check again').click();
  await until(
    () => isOn(switchOf(element)) !== was,
    () => `the card is another (it says: ${textOf(element)})`,
  );
}

const THAWING = { edition: 'current', status: 'frozen' } as const;

describe('giro-freeze-toggle, whatever is answered', () => {
  for (const { name, edition, status, call, cases } of WAYS) {
    it(`to ${name} (${call}), says what is true, and can be used again where it was not done (${cases.length} answers)`, async () => {
      await together(cases, { edition, status }, begin, async (begun, [, effect, words]) => {
        const { stage, element, was, errors, changes, resolved, key } = begun;
        await stage.control.faults.add({ call, do: effect });
        switchOf(element).click();
        await until(() => isBusy(switchOf(element)), 'it is busy');
        // Firefox hands half a body over as a whole one: then what was not understood is a refusal, which is as true.
        const orCut = effect.kind === 'cut' ? STILL_FROZEN : words;
        await until(
          () => !isBusy(switchOf(element)) && [words, orCut].some((text) => textOf(element).includes(text)),
          () => `“${words}” (it says: ${textOf(element)})`,
        );
        const isDone = isOn(switchOf(element)) !== was;
        expect(isDone).to.equal(words === (was ? ACTIVE : FROZEN));
        expect(textOf(inside(element, '[part=badge]'))).to.equal(isOn(switchOf(element)) ? 'Frozen' : 'Active');
        // Taken, and the card as it was: that is told as it is.
        const isTaken = !isDone && words === FROZEN;
        expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal(isDone ? [!was] : isTaken ? [was] : []);
        expect(errors.length).to.be.at.most(1);
        if (!isDone && !isTaken) expect(errors).to.have.length(1);
        expect(resolved).to.deep.equal([]);
        expect(stage.consents).to.deep.equal([]);
        expect(keptFor(key)).to.equal(null);
        if (!isDone) await finish(begun);
      });
    }).timeout(60_000);

    it(`to ${name} (${call}), late: says that it is busy, and takes nothing meanwhile`, async () => {
      await together(DELAYS, { edition, status }, begin, async (begun, [, effect]) => {
        const { stage, element, was } = begun;
        await stage.control.faults.add({ call, do: effect });
        switchOf(element).click();
        await says(element, call === START ? 'One moment…' : was ? 'Unfreezing…' : 'Freezing…');
        expect(isBusy(switchOf(element))).to.equal(true);
        switchOf(element).click();
        await until(() => isOn(switchOf(element)) !== was || textOf(element).includes(WAITING), 'it ends');
        expect(await stage.control.log.count(call)).to.equal(1);
        if (isOn(switchOf(element)) === was) await finish(begun);
      });
    });
  }

  it(`to looking after the return, says why it can’t tell, claims nothing, and tells once it can (${READS.length} answers)`, async () => {
    await together(READS, THAWING, begin, async (begun, [, effect, words]) => {
      const { stage, element, changes, resolved, errors } = begun;
      switchOf(element).click();
      await says(element, WAITING);
      await decide(stage.consents[0] ?? '', 'approve');
      await stage.control.faults.add({ call: GET, do: effect });
      buttonOf(element, 'Check again').click();
      await until(
        () => said(element).includes(words),
        () => `“${words}” (it says: ${said(element)})`,
        15_000,
      );
      expect(textOf(element)).to.include(WAITING);
      expect(isOn(switchOf(element))).to.equal(true);
      expect(errors).to.have.length(1);
      expect([...changes, ...resolved]).to.deep.equal([]);
      await stage.control.faults.clear();
      buttonOf(element, 'Check again').click();
      await says(element, ACTIVE);
      expect(resolved.map(({ detail }) => detail.given)).to.deep.equal([true]);
      expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal([false]);
    });
  }).timeout(60_000);

  it(`to looking after a lost answer, says that nobody knows, and finds out when asked (${READS.length} answers)`, async () => {
    await together(READS, { edition: 'current', status: 'active' }, begin, async (begun, [, effect]) => {
      const { stage, element, changes, errors } = begun;
      await stage.control.faults.add(
        { call: PATCH, do: { kind: 'status', status: 503, when: 'after' } },
        { call: GET, do: effect },
      );
      switchOf(element).click();
      await until(
        () => textOf(element).includes('We don’t know yet whether this worked. Check again before you rely on it.'),
        () => `nobody knows (it says: ${textOf(element)})`,
        15_000,
      );
      expect(changes).to.deep.equal([]);
      expect(errors.map(({ detail }) => detail.kind)).to.include('unknown-outcome');
      await stage.control.faults.clear();
      buttonOf(element, 'Check again').click();
      await says(element, FROZEN);
      expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal([true]);
      expect(await stage.control.log.count(PATCH)).to.equal(1);
    });
  }).timeout(60_000);

  for (const [name, alias, call, failed] of [
    ['freezing', 'Groceries', PATCH, NOT_FROZEN],
    ['unfreezing', 'Streaming', ACTIVATE, STILL_FROZEN],
  ] as const)
    it(`says that it is offline (${name}), sends nothing, and goes on once there is a network`, async () => {
      const begun = await begin(await setStage(), alias);
      const { stage, element } = begun;
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      switchOf(element).click();
      await says(element, `${failed} You are offline. Nothing was sent.`);
      expect(await stage.control.log.count(call)).to.equal(0);
      delete (navigator as { onLine?: boolean }).onLine;
      await finish(begun);
    });
});
