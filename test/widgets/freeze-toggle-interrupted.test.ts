import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { seeded, type Random } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { decide, forgetReturns, hide, keptFor, reloadedTags, returnWith, settled, stateOf } from './consent.js';
import { openFrame, type Frame } from './frame.js';
import {
  allCards,
  allInside,
  heard,
  isBusy,
  isOn,
  maybeInside,
  pause,
  place,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

// One press, whatever happens around it: one write, no claim that the platform does not make, no error nobody caught.

const ACTIVATE = 'POST /v3/cards/:id/activate';
const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';
const START = 'POST /v3/consents/:id';

afterEach(forgetReturns);

type Direction = 'freeze' | 'unfreeze';
const CARD = { freeze: 'Groceries', unfreeze: 'Streaming' } as const;

const FAULTS = [
  undefined,
  undefined,
  undefined,
  ...[ACTIVATE, PATCH, START, GET].flatMap((call): Fault[] => [
    { call, times: 1, do: { kind: 'cut' } },
    { call, times: 1, do: { kind: 'status', status: 403 } },
    { call, times: 1, do: { kind: 'status', status: 500 } },
    { call, times: 1, do: { kind: 'bad-json' } },
    { call, do: { kind: 'delay', ms: [0, 80] } },
  ]),
] as const;

const INTERRUPTIONS = [
  'nothing',
  'nothing',
  'moved',
  'removed and put back',
  'made anew',
  'reloaded',
  'reloaded by the return',
  'a second element',
  'hidden and seen',
  'Back',
  'a return in another tab',
  'a copy of the page',
] as const;

/** What there is of the kit in a run, and how to disturb it. */
class Scene {
  readonly stage: Stage;
  readonly id: string;
  readonly key: string;
  /** What the person looks at. */
  shown: HTMLElement;
  readonly #frame: Frame;
  #tag = 'giro-freeze-toggle';

  constructor(stage: Stage, direction: Direction, frame: Frame) {
    this.stage = stage;
    this.id = stage.card(CARD[direction]).id;
    this.key = `unfreeze ${this.id}`;
    this.#frame = frame;
    this.shown = this.add();
  }

  add(): HTMLElement {
    const element = place(document.createElement(this.#tag), this.stage.provider);
    element.setAttribute('card-id', this.id);
    return element;
  }

  async #reload(): Promise<void> {
    this.stage.provider.replaceChildren();
    this.#tag = (await reloadedTags()).toggle;
    this.shown = this.add();
  }

  async disturb(how: (typeof INTERRUPTIONS)[number], random: Random): Promise<void> {
    const { provider } = this.stage;
    switch (how) {
      case 'nothing':
        return;
      case 'moved': {
        const elsewhere = document.createElement('section');
        provider.append(elsewhere);
        elsewhere.append(this.shown);
        return;
      }
      case 'removed and put back':
        this.shown.remove();
        await pause(random.whole(0, 60));
        provider.append(this.shown);
        return;
      case 'made anew':
        this.shown.remove();
        if (random() < 0.5) await pause(random.whole(0, 60));
        this.shown = this.add();
        return;
      case 'reloaded by the return':
        if (keptFor(this.key) !== null) returnWith({ 'giro-consent': stateOf(this.key), status: 'success' });
        await this.#reload();
        return;
      case 'reloaded':
        await this.#reload();
        return;
      case 'a second element':
        this.add();
        return;
      case 'hidden and seen':
        hide(true);
        if (random() < 0.5) await pause(random.whole(0, 30));
        hide(false);
        return;
      case 'Back':
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return;
      case 'a return in another tab': {
        if (keptFor(this.key) === null) return;
        const channel = new BroadcastChannel('giro-elements.consent');
        channel.postMessage(stateOf(this.key));
        channel.close();
        return;
      }
      case 'a copy of the page': {
        const { cardsUrl, tokenUrl } = this.stage.platform;
        await this.#frame.run(`
          import '/src/define.ts';
          const provider = document.createElement('giro-provider');
          Object.assign(provider, {
            environment: 'sandbox',
            cardsUrl: '${cardsUrl}',
            getToken: async (request) => {
              const answer = await fetch('${tokenUrl}', { method: 'POST', body: JSON.stringify(request) });
              return (await answer.json()).token;
            },
          });
          provider.innerHTML = '<giro-freeze-toggle card-id="${this.id}"></giro-freeze-toggle>';
          document.body.replaceChildren(provider);
        `);
        await until(
          () => this.#frame.find('giro-freeze-toggle').shadowRoot?.querySelector('[role=switch], button'),
          'the copy',
        );
        return;
      }
    }
  }

  check(): void {
    allInside(this.shown, 'button')
      .find((button) => textOf(button) === 'Check again')
      ?.click();
  }

  end(): void {
    this.stage.provider.remove();
    this.#frame.document.body.replaceChildren();
    forgetReturns();
  }
}

async function run(random: Random, direction: Direction, frame: Frame): Promise<void> {
  const edition = random.pick(['current', 'older'] as const);
  const stage = await setStage({ edition });
  const scene = new Scene(stage, direction, frame);
  const first = scene.shown;
  await toggleShown(first);
  const fault = random.pick(FAULTS);
  const decision = random.pick(['approve', 'approve', 'reject', 'expire', 'nothing'] as const);
  const steps = Array.from({ length: 4 }, () => random.pick(INTERRUPTIONS));
  const facts = (): string => JSON.stringify({ direction, edition, fault, decision, steps, says: textOf(scene.shown) });
  const changes = heard(stage.provider, 'giro-card-freeze-change');
  const resolved = heard(stage.provider, 'giro-consent-resolved');
  if (fault) await stage.control.faults.add(fault);

  switchOf(first).click();
  switchOf(first).click();
  if (random() < 0.7) await pause(random.whole(0, 60));
  await scene.disturb(steps[0] ?? 'nothing', random);
  if (random() < 0.7) await pause(random.whole(0, 200));
  await scene.disturb(steps[1] ?? 'nothing', random);
  await settled();
  const [url] = stage.consents;
  if (url !== undefined && decision !== 'nothing') await decide(url, decision);
  await scene.disturb(steps[2] ?? 'nothing', random);
  if (random() < 0.5) scene.check();
  await scene.disturb(steps[3] ?? 'nothing', random);
  await stage.control.faults.clear();

  // In the end the person looks: what is shown is what the platform says.
  const { shown } = scene;
  const reload = async (): Promise<void> => (shown as HTMLElement & { reload(): Promise<void> }).reload();
  await until(() => maybeInside(shown, '[role=switch], [part=notice]'), facts);
  await reload();
  scene.check();
  await until(() => maybeInside(shown, '[role=switch]') && !isBusy(switchOf(shown)), facts);
  await reload();
  await until(() => !/Checking|One moment/.test(textOf(shown)), facts);
  const truth = (await allCards(stage.platform)).find(({ id }) => id === scene.id)?.status;
  const isFrozen = truth === 'frozen';
  await until(() => isOn(switchOf(shown)) === isFrozen, facts);
  const isDone = isFrozen === (direction === 'freeze');
  const words = textOf(shown);
  expect(words.includes(isFrozen ? 'Frozen' : 'Active'), facts()).to.equal(true);
  if (isDone) expect(words, facts()).not.to.match(/Waiting for you|Not confirmed|ran out|was not frozen|still frozen/);
  else
    expect([...changes.map(({ detail }) => detail), ...resolved.filter(({ detail }) => detail.given)], facts()).to.be
      .empty;
  if (edition === 'current' && direction === 'unfreeze')
    expect(isDone, facts()).to.equal(url !== undefined && decision === 'approve');
  expect(stage.consents.length, facts()).to.be.at.most(1);

  const log = await stage.control.log.all();
  const writes = (pattern: string): number => log.filter(({ call }) => call === pattern).length;
  expect(writes(direction === 'freeze' ? PATCH : ACTIVATE), facts()).to.equal(1);
  expect(writes(PATCH) + writes(ACTIVATE), facts()).to.be.at.most(
    direction === 'unfreeze' && edition === 'older' ? 2 : 1,
  );
  expect(writes(START), facts()).to.be.at.most(1);
  expect(frame.said.join(), facts()).to.equal('');
  scene.end();
}

describe('giro-freeze-toggle, interrupted at random', () => {
  for (const direction of ['freeze', 'unfreeze'] as const)
    it(`one press to ${direction}: one write, true words, no error`, async () => {
      const frame = await openFrame('');
      await seeded(async (random) => {
        for (let left = runs(200); left > 0; left--) await run(random, direction, frame);
      });
    }).timeout(1_800_000);
});
