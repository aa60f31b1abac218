import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { decide, forgetReturns, hide, says, settled, storedText, wholeDocument } from './consent.js';
import { numberIn, READ, secretsOf, SHOW } from './details.js';
import { interrupt, type Scene } from './interruptions.js';
import { expectNoNumber, recorder } from './recorder.js';
import { allInside, heard, maybeInside, pause, setStage, textOf, until, type Stage } from './stage.js';

// Acts and interruptions at random, with number and code as the canary.

afterEach(forgetReturns);

type Details = HTMLElementTagNameMap['giro-card-details'];

const START = 'POST /v3/consents/:id';
/** One card for each person that is there at the same time: what a consent is kept under is the card's. */
const ALIASES = ['Groceries', 'Company', 'Office & post', '東京出張', 'København'] as const;

const EFFECTS = [
  { kind: 'cut' },
  { kind: 'drop', when: 'after' },
  { kind: 'bad-json' },
  { kind: 'wrong-shape' },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 503 },
] as const satisfies readonly Fault['do'][];

/** Presses a button if it is there, and can be pressed. */
function pressIn(element: Element, label: string): boolean {
  const found = allInside(element, 'button:not([aria-disabled=true])').find((button) => textOf(button) === label);
  found?.click();
  return found !== undefined;
}

/** One person: asks, is interrupted, decides or not, comes back or not, is interrupted again. */
async function person(stage: Stage, alias: string, isProtected: boolean, random: Random) {
  const { id } = stage.card(alias);
  const make = (tag = 'giro-card-details'): Details => stage.add(tag as 'giro-card-details', { 'card-id': id });
  const resolved = heard(stage.provider, 'giro-consent-resolved');
  const revealed = heard(stage.provider, 'giro-card-revealed');
  const scene: Scene<Details> = {
    stage,
    tag: 'details',
    wish: `credentials ${id}`,
    element: make(),
    others: [],
    make,
    inFrame: ['giro-card-details', { 'card-id': id, 'cards-api': 'banking-v2' }],
    story: [alias],
    interrupted: (name) => {
      if (name === 'another element') return;
      // In the same task: a page that is being frozen or printed gets no other.
      expect(numberIn(scene.element), `shown after ${name}; ${scene.story.join(', ')}`).to.equal('');
    },
  };
  await says(scene.element, SHOW);
  let presses = 0;
  const press = (label: string): void => {
    scene.story.push(label);
    if (pressIn(scene.element, label) && label === SHOW) presses += 1;
  };
  const effect = random() < 0.5 ? random.pick(EFFECTS) : undefined;
  if (effect) {
    const call = isProtected && random() < 0.5 ? START : READ;
    scene.story.push(`${call} ${JSON.stringify(effect)}`);
    await stage.control.faults.add({ call, times: 1, do: effect });
  }
  await stage.control.faults.add({ call: READ, times: 3, do: { kind: 'delay', ms: [0, 120] } });

  press(SHOW);
  pressIn(scene.element, SHOW); // the other half of a double click
  if (random() < 0.8) await interrupt(scene, random);
  await settled();
  const [url] = stage.consents;
  const decision = random.pick(['approve', 'approve', 'reject', 'expire', 'nothing'] as const);
  if (url !== undefined && decision !== 'nothing') await decide(url, decision);
  scene.story.push(`decides: ${url === undefined ? 'not asked' : decision}`);
  for (let left = random.whole(1, 2); left > 0; left--) {
    if (random() < 0.7) press('Check again');
    if (random() < 0.8) await interrupt(scene, random);
  }
  await until(
    () => !maybeInside(scene.element, '[aria-busy=true]') && maybeInside(scene.element, '[part=title]'),
    () => `it ends (${scene.story.join(', ')}; it says: ${textOf(scene.element)})`,
    15_000,
  );
  await settled();

  const facts = scene.story.join(', ');
  const words = textOf(scene.element);
  const isApproved = url !== undefined && decision === 'approve';
  if (isApproved) expect(words, facts).not.to.include('Not confirmed yet');
  if (decision === 'reject' || decision === 'nothing')
    expect(resolved.filter(({ detail }) => detail.given).length, facts).to.equal(0);
  expect(resolved.length, facts).to.be.at.most(1);
  const answered = (await stage.control.log.all()).filter(({ call, status }) => call === READ && status === 200);
  const broken = effect ? 1 : 0; // a read that broke off is asked again by the transport
  if (!isProtected) expect(answered.length, facts).to.be.at.most(presses + broken);
  else if (!isApproved) expect(answered.length, facts).to.be.at.most(broken);
  else expect(answered.length, facts).to.be.at.most(1 + broken);
  expect(revealed.length, facts).to.be.at.most(answered.length);
  if (numberIn(scene.element) !== '') expect(answered.length, facts).to.be.at.least(1);

  // Nothing is stuck: what is left to do can be done. Later, because who prints hides the number of everybody on the page.
  return async () => {
    await stage.control.faults.clear();
    if (!isProtected && numberIn(scene.element) === '') {
      press(SHOW);
      await until(
        () => numberIn(scene.element) !== '',
        () => `the number (${facts}; it says: ${textOf(scene.element)})`,
      );
    } else
      expect(
        numberIn(scene.element) !== '' || allInside(scene.element, 'button:not([aria-disabled=true])').length > 0,
        `${facts}; it says: ${textOf(scene.element)}`,
      ).to.equal(true);
  };
}

/** Several at once, in one page; then the page is hidden, and a second later nothing of any card is anywhere. */
async function round(count: number, isProtected: boolean, random: Random): Promise<void> {
  const stages: Stage[] = [];
  const secrets: { readonly pan: string; readonly cvc2: string }[] = [];
  const aliases = ALIASES.slice(0, count);
  for (const alias of aliases) {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    secrets.push(await secretsOf(stage, alias));
    await stage.control.protectCredentials(isProtected);
    await stage.control.log.clear();
    stages.push(stage);
  }
  const record = recorder();
  const ends = await Promise.all(stages.map(async (stage, i) => person(stage, aliases[i] ?? '', isProtected, random)));
  await Promise.all(ends.map(async (end) => end()));
  hide(true);
  await pause(1000);
  const everything = [await record.stop(), storedText(), wholeDocument()].join('\n');
  for (const { pan, cvc2 } of secrets) {
    expectNoNumber(everything, pan);
    // Three digits are in many ids: looked for as a word of its own in what was told.
    expect(record.out.join('\n')).not.to.match(new RegExp(`(?<![\\w-])${cvc2}(?![\\w-])`));
  }
  for (const { provider } of stages) {
    expect(allInside(provider, '.secret')).to.deep.equal([]);
    provider.remove();
  }
  forgetReturns();
}

describe('giro-card-details, interrupted at random', () => {
  for (const isProtected of [false, true])
    it(`${isProtected ? 'with' : 'without'} a consent: never asks by itself, claims nothing wrong, leaves nothing behind`, async () => {
      await seeded(async (random) => {
        for (let left = runs(200); left > 0; left -= ALIASES.length)
          await round(Math.min(ALIASES.length, left), isProtected, random);
      });
    }).timeout(runs(200) * 6000);
});
