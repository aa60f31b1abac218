import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { expectFailure, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { add, bridgeTo, device, forgetDevice, IPHONE, shown, START, TOKENIZE, type Button } from './apple-pay.js';
import { decide, forgetReturns, hide, reloadedTags, settled } from './consent.js';
import { interrupt, REFUSALS, type Scene } from './interruptions.js';
import { recorder } from './recorder.js';
import { allInside, heard, maybeInside, pause, said, setStage, textOf, type Stage } from './stage.js';

// Acts and interruptions at random, with the token as the canary.

afterEach(() => {
  forgetReturns();
  forgetDevice();
});

type Route = 'bridge' | 'launch' | 'browser';

/** One card for each person that is there at the same time: what a consent is kept under is the card's. */
const ALIASES = ['Groceries', 'Travel', 'Taxi & trains', '日本旅行と出張'] as const;

const EFFECTS = [
  ...REFUSALS,
  { kind: 'cut' },
  { kind: 'bad-json' },
  { kind: 'wrong-shape' },
] as const satisfies readonly Fault['do'][];

const IN_WALLET = 'The card is in Apple Wallet.';
const NOT_ADDED = 'The card was not added to Apple Wallet.';
const UNKNOWN = 'Open Apple Wallet to see';

/** A token that came to the native side. */
interface Handed {
  readonly token: string;
  readonly at: number;
  readonly expiresAt: number;
}

/** A native side that does as the vendor's SDK, fails or throws, and keeps what it was given. */
function nativeSide(stage: Stage, random: Random) {
  const handed: Handed[] = [];
  const answers: string[] = [];
  const take = async (token: string, expiresAt: number): Promise<{ status: string }> => {
    handed.push({ token, expiresAt, at: Date.now() });
    const way = random.pick(['approve', 'approve', 'error', 'throw'] as const);
    await pause(random.whole(0, 80));
    answers.push(way);
    if (way === 'throw') throw new Error(`Not for anybody: ${token}`);
    return way === 'error' ? { status: 'error' } : await stage.control.launch(token);
  };
  return { handed, answers, take };
}

const buttonIn = (element: Element): HTMLElement | null => maybeInside(element, 'button.add:not([aria-disabled=true])');

/** What the kit itself sends: a browser sends again by itself what a dropped connection broke, and only the server sees that. */
function counting({ provider }: Stage, story: string[]) {
  const sent: string[] = [];
  provider.fetch = async (input, init) => {
    const { method, url } = new Request(input, init);
    sent.push(url);
    const response = await fetch(input, init);
    story.push(`[${method} ${new URL(url).pathname.split('/').slice(-2).join('/')}: ${String(response.status)}]`);
    return response;
  };
  const count = (path: RegExp) => () => sent.filter((url) => path.test(url)).length;
  return { tokenize: count(/\/apple_pay\/tokenize$/), start: count(/\/consents\/[^/]+$/) };
}

async function person(
  stage: Stage,
  alias: string,
  route: Route,
  random: Random,
  edits?: Edits,
): Promise<readonly Handed[]> {
  const story: string[] = [route, alias];
  const kit = counting(stage, story);
  const { id } = stage.card(alias);
  const native = nativeSide(stage, random);
  const bridge = `wallet ${alias}`;
  if (route === 'bridge')
    bridgeTo(bridge, async (message) => {
      const { token, expiresAt } = message as { token: string; expiresAt: string };
      return await native.take(token, Date.parse(expiresAt));
    });
  const launch = async (token: string) => await native.take(token, Infinity);
  const facts = { bridge: { bridge }, launch: { launch }, browser: {} }[route];
  const results = heard(stage.provider, 'giro-apple-pay-result');
  const own = edits && (await reloadedTags(edits)).applePay;
  const make = (tag = own): Button => add(stage, facts, { alias, ...(tag === undefined ? {} : { tag }) });
  const scene: Scene<Button> = {
    stage,
    tag: 'applePay',
    edits,
    wish: `apple-pay ${id}`,
    element: make(),
    others: [],
    make,
    inFrame: ['giro-apple-pay-button', { 'card-id': id, bridge }],
    story,
  };
  const facts_ = (): string => `${scene.story.join(', ')}; it says: ${textOf(scene.element)}`;
  await shown(scene.element);

  const effect = !edits && random() < 0.5 ? random.pick(EFFECTS) : undefined;
  let lost = 0;
  if (effect) {
    const call = random.pick([TOKENIZE, START]);
    lost = effect.kind === 'drop' && call === TOKENIZE ? 1 : 0;
    scene.story.push(`${call} ${JSON.stringify(effect)}`);
    await stage.control.faults.add({ call, times: 1, do: effect });
  } else if (route === 'bridge' && (edits || random() < 0.3)) {
    scene.story.push('a token that expires on its way');
    const { origin } = new URL(stage.platform.url);
    const expires_at = new Date(Date.now() + 150).toISOString();
    const method = { redirect_url: `${origin}/x`, token: `expired ${alias}`, expires_at };
    await stage.control.faults.add(
      { call: START, times: 1, do: { kind: 'delay', ms: 300, when: 'after' } },
      { call: START, times: 1, do: { kind: 'status', status: 200, body: { method } } },
    );
  }
  for (const call of [TOKENIZE, START])
    await stage.control.faults.add({ call, times: 2, do: { kind: 'delay', ms: [0, 80] } });

  let decisions = 0;
  const press = (): void => {
    const button = buttonIn(scene.element);
    scene.story.push(button ? 'presses' : 'nothing to press');
    if (!button) return;
    decisions += 1;
    button.click();
    button.click(); // the other half of a double click
    for (const other of scene.others) buttonIn(other)?.click();
  };
  if (random() < 0.3) await interrupt(scene, random);
  press();
  if (random() < 0.8) await interrupt(scene, random);
  await over(scene);
  const [url] = stage.consents;
  if (url !== undefined && random() < 0.6) await decide(url, random.pick(['approve', 'reject', 'expire'] as const));
  for (let left = random.whole(1, 2); left > 0; left--) {
    if (random() < 0.5)
      allInside(scene.element, 'button:not([aria-disabled=true])')
        .find((button) => textOf(button) === 'Check again')
        ?.click();
    if (random() < 0.7) await interrupt(scene, random);
  }
  await over(scene);
  if (random() < 0.4) {
    press();
    await over(scene);
  }

  const words = textOf(scene.element);
  expect(kit.tokenize(), facts_()).to.equal(decisions);
  expect(kit.start(), facts_()).to.be.at.most(decisions);
  expect(await answered(stage, TOKENIZE), facts_()).to.be.within(decisions - lost, decisions);
  const { handed, answers } = native;
  expect(new Set(handed.map(({ token }) => token)).size, facts_()).to.equal(handed.length);
  expect(handed.length, facts_()).to.be.at.most(decisions);
  for (const { at, expiresAt } of handed) expect(at, `handed over in time: ${facts_()}`).to.be.at.most(expiresAt);
  if (route === 'browser') {
    expect(handed.length + answers.length, facts_()).to.equal(0);
    for (const { detail } of results) expect(detail.status, facts_()).to.equal('unknown');
    expect(results.length, facts_()).to.be.at.most(decisions);
    expect(words, facts_()).not.to.include(IN_WALLET).and.not.include(NOT_ADDED);
    if (words.includes(UNKNOWN)) expect(results.length, facts_()).to.be.at.least(1);
  } else {
    expect(stage.consents, facts_()).to.deep.equal([]);
    expect(
      results.map(({ detail }) => detail.status),
      facts_(),
    ).to.deep.equal(answers.map((way) => (way === 'approve' ? 'approved' : 'error')));
    expect(words, facts_()).not.to.include(UNKNOWN);
    if (words.includes(IN_WALLET)) expect(answers, facts_()).to.include('approve');
    if (words.includes(NOT_ADDED))
      expect(
        answers.some((way) => way !== 'approve'),
        facts_(),
      ).to.equal(true);
  }
  expect(
    allInside(scene.element, 'button').length > 0 || words.includes(IN_WALLET),
    `no dead end: ${facts_()}`,
  ).to.equal(true);
  expect(said(scene.element)).not.to.include('expired ');
  return handed;
}

/** Calls that got an answer. A browser itself sends again what broke before an answer began, and such a call never has one. */
const answered = async ({ control }: Stage, call: string): Promise<number> =>
  (await control.log.all()).filter((entry) => entry.call === call && entry.status !== undefined).length;

/** Nothing is left to wait for, but perhaps to press: the card is in the wallet, or there is a way on. */
const isEnded = (element: Element): boolean =>
  maybeInside(element, '.base') !== null &&
  maybeInside(element, '[aria-disabled=true]') === null &&
  (allInside(element, 'button').length > 0 || textOf(element).includes(IN_WALLET));

/** Waits until what is under way has ended, in any element of the person, and presses count again. */
async function over({ stage, element, story }: Scene<Button>): Promise<void> {
  const isDropped = story.some((what) => what.includes('drop'));
  const isOpen = async (): Promise<boolean> =>
    !isDropped && (await stage.control.log.all()).some(({ status }) => status === undefined);
  for (const end = performance.now() + 15_000; ;) {
    await element.updateComplete; // what was just pressed shows itself busy only then
    if (isEnded(element) && !(await isOpen()) && isEnded(element)) break;
    await pause(20);
    if (performance.now() > end) throw new Error(`It does not end: ${story.join(', ')}; it says: ${textOf(element)}`);
  }
  if (isDropped) await pause(400); // nothing tells when the browser has given up
  await settled();
}

/** Several at once, in one page; then the page is hidden, and a second later no token is anywhere. */
async function round(count: number, route: Route, random: Random, edits?: Edits): Promise<void> {
  const stages: Stage[] = [];
  for (let left = count; left > 0; left--) stages.push(await setStage());
  if (route === 'browser') device(IPHONE);
  const record = recorder();
  const handed = await Promise.all(
    stages.map(async (stage, i) => await person(stage, ALIASES[i] ?? '', route, random, edits)),
  );
  hide(true);
  await pause(1000);
  const everything = await record.stop();
  for (const { token } of handed.flat()) expect(everything).not.to.include(token);
  expect(everything)
    .not.to.include('Not for anybody')
    .and.not.match(/expired (Groceries|Travel|Taxi)/);
  expect(everything).not.to.include('/hosted/consents/');
  for (const { provider } of stages) provider.remove();
  forgetReturns();
  forgetDevice();
}

describe('giro-apple-pay-button, interrupted at random', () => {
  for (const [route, name] of [
    ['bridge', 'with a native bridge'],
    ['launch', 'with a host’s function'],
    ['browser', 'in a plain browser'],
  ] as const)
    it(`${name}: one write for each decision, one token, in time, true words, and no token left anywhere`, async () => {
      await seeded(async (random) => {
        for (let left = runs(200); left > 0; left -= ALIASES.length)
          await round(Math.min(ALIASES.length, left), route, random);
      });
    }).timeout(runs(200) * 6000);

  it('would notice a kit that hands over a token that has expired', async () => {
    const edits = {
      '/src/widgets/apple-pay-button/provisioning.ts': [
        ['Date.parse(expiresAt) <= Date.now()', 'expiresAt === undefined'],
      ],
    } as const satisfies Edits;
    await seeded(async (random) => {
      await expectFailure(async () => round(1, 'bridge', random, edits));
    });
  }).timeout(60_000);
});
