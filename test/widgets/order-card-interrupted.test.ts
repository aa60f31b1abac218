import { expect } from 'chai';
import { PEOPLE } from '../../src/sandbox/people.js';
import type { Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { expectFailure, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { forgetReturns } from './consent.js';
import {
  atOnce,
  disturb,
  enter,
  expectWrites,
  followCalls,
  interrupt,
  LOCK_TWIN,
  pressable,
  pressTwice,
  REFUSALS,
  SECOND_PRESS_TWIN,
  USELESS,
} from './interruptions.js';
import { allCards, allInside, heard, maybeInside, setStage, textOf, until, type Stage } from './stage.js';

// Ordering and interruptions at random: one write and at most one card for each decision, and only what is there is claimed.

afterEach(forgetReturns);

const ORDER = 'POST /v3/cards';
const LIST = 'GET /v3/cards';
const DONE = 'Your card is ordered';
const AT_ONCE = 20;

const [ALMA] = PEOPLE;
const ACCOUNT = ALMA.accounts[0]?.id ?? '';

const LOST = [...USELESS, { kind: 'empty' }] as const satisfies readonly Fault['do'][];

/** A drop is not carried out: a browser sends again what broke, and here nothing tells the two orders apart. */
const FAILED = [...REFUSALS, { kind: 'status', status: 422 }] as const satisfies readonly Fault['do'][];

const buttonIn = (element: Element, label: string): HTMLElement | undefined => pressable(element, label)[0];

function fill(element: Element, alias: string): void {
  const field = maybeInside(element, '#alias') as HTMLInputElement | null;
  if (!field) return;
  field.value = alias;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** One person: fills in, orders, is interrupted, looks again or not, orders another. */
async function person(stage: Stage, random: Random, edits?: Edits): Promise<void> {
  const story: string[] = [];
  const kit = followCalls(stage, story);
  const scene = await enter(stage, 'giro-order-card', {
    ...{ tag: 'order', wish: 'order', edits, random, story },
    attributes: { 'individual-id': ALMA.id, ...(random() < 0.7 ? { 'account-id': ACCOUNT } : {}) },
  });
  const facts = (): string => `${story.join(', ')}; it says: ${textOf(scene.element)}`;
  const ordered = heard(stage.provider, 'giro-card-ordered');
  await until(
    () => [scene.element, ...scene.others].every((element) => buttonIn(element, 'Order card')),
    () => `it can be begun (${facts()})`,
  );
  const before = new Set((await allCards(stage.platform)).map(({ id }) => id));
  await stage.control.log.clear();

  const chance = random();
  const call = chance < 0.1 ? LIST : ORDER;
  const effect = edits ? undefined : chance < 0.3 ? random.pick(LOST) : chance < 0.6 ? random.pick(FAILED) : undefined;
  await disturb(stage, { call, effect, late: [ORDER, LIST], story });

  let decisions = 0;
  const press = (): void => {
    const pressed: HTMLElement[] = [];
    for (const element of [scene.element, ...scene.others]) {
      const button = buttonIn(element, 'Order card');
      if (!button) continue;
      const account = maybeInside(element, '#account') as HTMLSelectElement | null;
      if (account) {
        account.value = ACCOUNT;
        account.dispatchEvent(new Event('change', { bubbles: true }));
      }
      fill(element, `Order ${String(decisions + 1)}`);
      pressed.push(button);
    }
    if (pressTwice(pressed, story)) decisions += 1;
  };

  if (random() < 0.3) await interrupt(scene, random);
  press();
  for (let left = random.whole(1, 3); left > 0; left--) {
    if (random() < 0.8) await interrupt(scene, random);
    if (random() < 0.5) buttonIn(scene.element, 'Check again')?.click();
  }
  await kit.quiet(scene);
  if (random() < 0.4) {
    press();
    if (random() < 0.5) await interrupt(scene, random);
  }
  await kit.quiet(scene);
  await stage.control.faults.clear();
  buttonIn(scene.element, 'Check again')?.click();
  await kit.quiet(scene);

  const fresh = (await allCards(stage.platform)).filter(({ id }) => !before.has(id));
  const aliases = fresh.map(({ alias }) => alias);
  expect(new Set(aliases).size, facts()).to.equal(fresh.length);
  expect(fresh.length, facts()).to.be.at.most(decisions);
  const ids = ordered.map(({ detail }) => detail.cardId);
  expect(new Set(ids).size, facts()).to.equal(ids.length);
  expect(
    fresh.map(({ id }) => id),
    facts(),
  ).to.include.members(ids);
  const words = textOf(scene.element);
  if (words.includes(DONE)) expect(ids.length, facts()).to.be.at.least(1);
  else expect(allInside(scene.element, 'button:not([aria-disabled=true])').length, facts()).to.be.at.least(1);
  if (words.includes('was not ordered')) expect(fresh.length, facts()).to.be.below(decisions);
  if (!effect) expect([fresh.length, ids.length], facts()).to.deep.equal([decisions, decisions]);

  // Without the list nothing is sent: a lost card could not be told from it.
  const unsent = effect && call === LIST ? 1 : 0;
  const isOrder = ({ call }: { readonly call: string }): boolean => /^POST .*\/cards$/.test(call);
  const sent = kit.count(isOrder);
  expect(sent, facts()).to.be.within(decisions - unsent, decisions);
  const dropped = effect?.kind === 'drop' && call === ORDER ? 1 : 0;
  await expectWrites(stage, isOrder, { decisions: sent, dropped, facts: facts() });
}

/** Several at once, in one page. */
async function round(count: number, random: Random, edits?: Edits): Promise<void> {
  const stages: Stage[] = [];
  for (let left = count; left > 0; left--) stages.push(await setStage());
  await atOnce(stages, async (stage) => person(stage, random, edits));
  for (const { provider } of stages) provider.remove();
}

describe('giro-order-card, interrupted at random', () => {
  it('one write for each decision, one card at most, true words, no error', async () => {
    await seeded(async (random) => {
      for (let left = runs(200); left > 0; left -= AT_ONCE) await round(Math.min(AT_ONCE, left), random);
    });
  }).timeout(runs(200) * 6000);

  for (const twin of [LOCK_TWIN, SECOND_PRESS_TWIN])
    it(`would notice a kit without ${twin.guard}`, async () => {
      await seeded(async (random) => expectFailure(async () => round(1, random, twin.edits)));
    }).timeout(60_000);
});
