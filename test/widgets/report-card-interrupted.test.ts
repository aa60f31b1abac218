import { expect } from 'chai';
import { READ_MS } from '../../src/domain/report-flow.js';
import type { Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { expectFailure, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { forgetReturns } from './consent.js';
import {
  atOnce,
  CARDS,
  disturb,
  enter,
  expectWrites,
  followCalls,
  interrupt,
  LOCK_TWIN,
  LOOK_TWIN,
  pressable,
  pressTwice,
  REFUSALS,
  seen,
  USELESS,
} from './interruptions.js';
import { allCards, allInside, heard, maybeInside, pause, setStage, textOf, until, type Stage } from './stage.js';

// Reporting and interruptions at random: one write for each decision, and no end that the platform does not say.

afterEach(forgetReturns);

const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

const WORDS = {
  lost: 'Yes, report as lost',
  stolen: 'Yes, report as stolen',
  blocked: 'Yes, block for good',
} as const;
type Reason = keyof typeof WORDS;
const REASONS = Object.keys(WORDS) as Reason[];

const EFFECTS = [...REFUSALS, ...USELESS, { kind: 'drop', when: 'after' }] as const satisfies readonly Fault['do'][];

const buttonIn = (element: Element, label: string): HTMLElement | undefined => pressable(element, label)[0];

/** Goes as far as the second question, as far as the element lets one. */
async function ask(element: Element, reason: Reason): Promise<void> {
  (buttonIn(element, 'No, keep the card') ?? buttonIn(element, 'Report this card'))?.click();
  await pause(0);
  maybeInside(element, `input[value=${reason}]`)?.click();
  buttonIn(element, 'Continue')?.click();
}

/** One person: is asked twice, is interrupted, decides, goes to the bank where it asks that, comes back or not. */
async function person(stage: Stage, alias: string, random: Random, asks: boolean, edits?: Edits): Promise<void> {
  const story: string[] = [alias, asks ? 'asks for consent' : 'asks for none'];
  const kit = followCalls(stage, story);
  const { id } = stage.card(alias);
  const reason = random.pick(REASONS);
  story.push(reason);
  const scene = await enter(stage, 'giro-report-card', {
    ...{ tag: 'report', wish: `report ${id}`, attributes: { 'card-id': id } },
    ...{ edits, random, story },
  });
  const facts = (): string => `${story.join(', ')}; it says: ${textOf(scene.element)}`;
  let isApproved = false as boolean;
  const approvedThen: boolean[] = [];
  const ended = heard(stage.provider, 'giro-card-terminated');
  stage.provider.addEventListener('giro-card-terminated', () => approvedThen.push(isApproved));
  const resolved = heard(stage.provider, 'giro-consent-resolved');
  await until(
    () => [scene.element, ...scene.others].every((element) => buttonIn(element, 'Continue')),
    () => `it can be begun (${facts()})`,
  );

  const call = random.pick(asks ? [PATCH, START, GET] : [PATCH, PATCH, GET]);
  // A bank that asks has not carried the report out, whatever becomes of its answer.
  const effect = !edits && random() < 0.5 ? random.pick(asks && call === PATCH ? REFUSALS : EFFECTS) : undefined;
  await disturb(stage, { call, effect, late: [PATCH, START, GET], story });
  if (asks) {
    const { origin } = new URL(stage.platform.url);
    await stage.control.faults.add(
      {
        call: PATCH,
        do: { kind: 'status', status: 412, body: { consent: { id: `consent ${id}`, status: 'pending' } } },
      },
      { call: START, do: { kind: 'status', status: 200, body: { method: { redirect_url: `${origin}/hosted` } } } },
    );
  }

  let decisions = 0;
  const press = async (): Promise<void> => {
    for (const element of [scene.element, ...scene.others]) await ask(element, reason);
    await pause(READ_MS + 30);
    if (random() < 0.3) await interrupt(scene, random);
    const pressed = [scene.element, ...scene.others].flatMap(
      (element) => buttonIn(element, WORDS[reason]) ?? buttonIn(element, 'Start again') ?? [],
    );
    if (pressTwice(pressed, story)) decisions += 1;
  };
  const goThere = async (): Promise<void> => {
    if (edits || !asks || stage.consents.length === 0 || random() < 0.5) return;
    story.push('approves');
    isApproved = true;
    await stage.control.setStatus(id, reason);
  };
  const check = (): void => {
    buttonIn(scene.element, 'Check again')?.click();
  };

  await press();
  if (random() < 0.8) await interrupt(scene, random);
  await kit.quiet(scene);
  await goThere();
  for (let left = random.whole(1, 2); left > 0; left--) {
    if (edits || random() < 0.7) check();
    if (random() < 0.8) await interrupt(scene, random);
  }
  if (random() < 0.4) {
    await kit.quiet(scene);
    await press();
    await kit.quiet(scene);
    await goThere();
  }

  // In the end the person looks: what is shown is what the platform says.
  await stage.control.faults.clear();
  await kit.quiet(scene);
  seen();
  await kit.quiet(scene);
  check();
  await kit.quiet(scene);
  await scene.element.reload();
  await kit.quiet(scene);
  const status = (await allCards(stage.platform)).find((card) => card.id === id)?.status;
  const isOver = status === reason;
  const words = textOf(scene.element);
  if (isOver) {
    expect(words, facts()).to.match(/stopped for good|finished already/);
    expect(words, facts()).not.to.match(/Waiting for you|Not confirmed|ran out|don’t know|not reported/);
  } else {
    expect(status, facts()).to.equal('active');
    expect(words, facts()).not.to.match(/stopped for good|finished already/);
    expect(allInside(scene.element, 'button:not([aria-disabled=true])').length, facts()).to.be.at.least(1);
    expect(ended, facts()).to.deep.equal([]);
  }
  if (asks) {
    expect(isOver, facts()).to.equal(isApproved);
    expect(approvedThen, facts()).not.to.include(false);
    if (!isApproved) expect(resolved.filter(({ detail }) => detail.given).length, facts()).to.equal(0);
  } else {
    expect([...stage.consents, ...resolved], facts()).to.deep.equal([]);
    expect(ended.length, facts()).to.be.at.most(1);
    if (!effect && decisions > 0) expect([isOver, ended.length], facts()).to.deep.equal([true, 1]);
  }
  for (const { detail } of ended) expect(detail, facts()).to.deep.equal({ cardId: id, reason });
  if (!asks && words.includes('stopped for good')) expect(ended.length, facts()).to.be.at.least(1);

  const isWrite = ({ call }: { readonly call: string }): boolean => call.startsWith('PATCH ');
  expect(kit.count(isWrite), facts()).to.equal(decisions);
  expect(
    kit.count(({ call }) => /^POST .*\/consents\//.test(call)),
    facts(),
  ).to.be.at.most(asks ? decisions : 0);
  const dropped = effect?.kind === 'drop' && call === PATCH ? 1 : 0;
  await expectWrites(stage, isWrite, { decisions, dropped, facts: facts() });
}

/** Several at once, in one page. */
async function round(count: number, random: Random, edits?: Edits): Promise<void> {
  const people: { readonly stage: Stage; readonly alias: string }[] = [];
  for (const alias of CARDS.slice(0, count))
    people.push({ alias, stage: await setStage({ cards: CARDS.length, statuses: { [alias]: 'active' } }) });
  await atOnce(people, async ({ stage, alias }) =>
    person(stage, alias, random, edits !== undefined || random() < 0.5, edits),
  );
  for (const { stage } of people) stage.provider.remove();
  forgetReturns();
}

describe('giro-report-card, interrupted at random', () => {
  it('one write for each decision, true words, no error', async () => {
    await seeded(async (random) => {
      for (let left = runs(200); left > 0; left -= CARDS.length) await round(Math.min(CARDS.length, left), random);
    });
  }).timeout(runs(200) * 6000);

  for (const twin of [LOCK_TWIN, LOOK_TWIN])
    it(`would notice a kit without ${twin.guard}`, async () => {
      await seeded(async (random) => expectFailure(async () => round(1, random, twin.edits)));
    }).timeout(60_000);
});
