import { expect } from 'chai';
import type { Edition, Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { expectFailure, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { decide, forgetReturns, PIN } from './consent.js';
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
import { allCards, allInside, heard, setStage, textOf, until, type Stage } from './stage.js';

// Activating and interruptions at random: one write for each decision, and no claim that the platform does not make.

afterEach(forgetReturns);

const ACTIVATE = 'POST /v3/cards/:id/activate';
const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

const EFFECTS = [...REFUSALS, ...USELESS, { kind: 'drop', when: 'after' }] as const satisfies readonly Fault['do'][];

interface Person {
  readonly stage: Stage;
  readonly alias: string;
  readonly edition: Edition;
}

/** One person: begins, is interrupted, decides or not, comes back or not, is interrupted again. */
async function person({ stage, alias, edition }: Person, random: Random, edits?: Edits): Promise<void> {
  const story: string[] = [alias, edition];
  const kit = followCalls(stage, story);
  const { id } = stage.card(alias);
  const scene = await enter(stage, 'giro-activate-card', {
    ...{ tag: 'activate', wish: `activate ${id}`, attributes: { 'card-id': id } },
    ...{ edits, random, story },
  });
  let isApproved = false as boolean;
  const claims: boolean[] = [];
  stage.provider.addEventListener('giro-card-activated', () => claims.push(isApproved));
  const resolved = heard(stage.provider, 'giro-consent-resolved');
  await until(
    () => [scene.element, ...scene.others].every((element) => pressable(element, 'Activate card').length > 0),
    () => `it can be begun (it says: ${textOf(scene.element)})`,
  );
  const facts = (): string => `${story.join(', ')}; it says: ${textOf(scene.element)}`;

  const effect = !edits && random() < 0.5 ? random.pick(EFFECTS) : undefined;
  // The older edition answers the first call with a 404, and is then asked in its own way.
  const call = random.pick(edition === 'older' ? [PATCH, GET] : [ACTIVATE, START, GET]);
  await disturb(stage, { call, effect, late: [ACTIVATE, PATCH, START, GET], story });

  let decisions = 0;
  const press = (): void => {
    const pressed = [scene.element, ...scene.others].flatMap((element) =>
      pressable(element, 'Activate card', 'Start again').slice(0, 1),
    );
    if (pressTwice(pressed, story)) decisions += 1;
  };
  let decided: string | undefined;
  const goThere = async (): Promise<void> => {
    const url = edits ? undefined : stage.consents.at(-1);
    const decision = random.pick(['approve', 'approve', 'reject', 'expire', 'nothing'] as const);
    if (url === undefined || url === decided || decision === 'nothing') return;
    story.push(decision);
    decided = url;
    isApproved ||= decision === 'approve';
    await decide(url, decision, PIN);
  };
  const check = (): void => {
    pressable(scene.element, 'Check again')[0]?.click();
  };

  if (random() < 0.3) await interrupt(scene, random);
  press();
  if (random() < 0.8) await interrupt(scene, random);
  await kit.quiet(scene);
  await goThere();
  for (let left = random.whole(1, 2); left > 0; left--) {
    if (edits || random() < 0.7) check();
    if (random() < 0.8) await interrupt(scene, random);
  }
  if (random() < 0.4) {
    await kit.quiet(scene);
    press();
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
  const isActive = (await allCards(stage.platform)).find((card) => card.id === id)?.status === 'active';
  const words = textOf(scene.element);
  expect(isActive, facts()).to.equal(isApproved);
  if (isActive) {
    expect(words, facts()).to.match(/is active/);
    expect(words, facts()).not.to.match(/Waiting for you|Not confirmed|ran out|not activated|is not active/);
  } else {
    expect(words, facts()).not.to.include('is active');
    expect(allInside(scene.element, 'button:not([aria-disabled=true])').length, facts()).to.be.at.least(1);
  }
  expect(claims, facts()).not.to.include(false);
  if (!isApproved) expect(resolved.filter(({ detail }) => detail.given).length, facts()).to.equal(0);
  const told = resolved.map(({ detail }) => detail.consentId);
  if (new Set(told).size < told.length) expect(told, facts()).to.include('');

  const isWrite = ({ call, status }: { readonly call: string; readonly status?: number | undefined }): boolean =>
    /^PATCH |\/activate$/.test(call) && status !== 404;
  expect(kit.count(isWrite), facts()).to.equal(decisions);
  expect(
    kit.count(({ call }) => /^POST .*\/consents\//.test(call)),
    facts(),
  ).to.be.at.most(decisions);
  const dropped = effect?.kind === 'drop' && (call === ACTIVATE || call === PATCH) ? 1 : 0;
  await expectWrites(stage, isWrite, { decisions, dropped, facts: facts() });
}

/** Several at once, in one page. */
async function round(count: number, random: Random, edits?: Edits): Promise<void> {
  const people: Person[] = [];
  for (const alias of CARDS.slice(0, count)) {
    const edition = random.pick(['current', 'older'] as const);
    const statuses = { [alias]: 'not_activated' } as const;
    people.push({ alias, edition, stage: await setStage({ edition, cards: CARDS.length, statuses }) });
  }
  await atOnce(people, async (one) => person(one, random, edits));
  for (const { stage } of people) stage.provider.remove();
  forgetReturns();
}

describe('giro-activate-card, interrupted at random', () => {
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
