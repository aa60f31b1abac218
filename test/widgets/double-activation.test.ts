import { expect } from 'chai';
import { twinElements, type TwinTags } from '../internal/twin.js';
import { seeded, type Random } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { click, press } from '../support/user.js';
import {
  frame,
  isBusy,
  isOn,
  listShown,
  pause,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

// Reliability: extra writes per intent are 0 in 10,000 runs, counted at a real server.

const OURS: TwinTags = { toggle: 'giro-freeze-toggle', list: 'giro-card-list' };
const WRITES = ['PATCH /v3/cards/:id', 'POST /v3/cards/:id/activate'];

/** One card twice on the page: in a toggle of its own and in the list. */
interface Pair {
  readonly toggle: HTMLElement;
  readonly inList: () => HTMLElement;
}

interface Bench {
  readonly stage: Stage;
  readonly pairs: readonly Pair[];
}

async function setBench(cards: number, tags: TwinTags, edition: 'current' | 'older'): Promise<Bench> {
  const stage = await setStage({ cards, edition });
  const list = document.createElement(tags.list);
  stage.provider.append(list);
  await listShown(list);
  const usable = stage.cards.filter(({ status }) => status === 'active' || status === 'frozen');
  const pairs = usable.map(({ id, alias = '' }) => {
    const toggle = document.createElement(tags.toggle);
    toggle.setAttribute('card-id', id);
    stage.provider.append(toggle);
    return { toggle, inList: () => switchOf(list, alias) };
  });
  await Promise.all(pairs.map(({ toggle }) => toggleShown(toggle)));
  return { stage, pairs };
}

const writes = async ({ stage }: Bench): Promise<number> =>
  (await stage.control.log.all()).filter(({ call }) => WRITES.includes(call)).length;

/** Fails unless there are more writes than were meant, now or a little later. */
async function expectMoreThan(meant: number, bench: Bench): Promise<void> {
  const end = performance.now() + 5000;
  while ((await writes(bench)) <= meant && performance.now() < end) await pause(50);
  expect(await writes(bench)).to.be.greaterThan(meant);
}

async function untilFree({ pairs }: Bench): Promise<void> {
  await frame(); // what was activated just now shows up as busy
  await until(
    () => pairs.every(({ toggle, inList }) => !isBusy(switchOf(toggle)) && !isBusy(inList())),
    () => `all switches can be used again (${pairs.map(({ toggle }) => textOf(toggle)).join(' | ')})`,
    30_000,
  );
}

/** Two activations of one card that a person means as one. */
type Double = (pair: Pair, random: Random) => Promise<void> | void;

const twiceAtOnce: Double = ({ toggle }) => {
  switchOf(toggle).click();
  switchOf(toggle).click();
};
const twiceInTheList: Double = ({ inList }) => {
  inList().click();
  inList().click();
};
const inBothPlaces: Double = ({ toggle, inList }, random) => {
  for (const place of random.shuffled([() => switchOf(toggle), inList])) place().click();
};
const inBothPlacesInTurn: Double = async ({ toggle, inList }, random) => {
  const [first, second] = random.shuffled([() => switchOf(toggle), inList]);
  first?.().click();
  await pause(random.whole(0, 400));
  second?.().click();
};
const slowly: Double = async ({ toggle }, random) => {
  switchOf(toggle).click();
  await pause(random.whole(0, 400));
  switchOf(toggle).click();
};
const inOneTask: Double = async ({ toggle }) => {
  switchOf(toggle).click();
  await Promise.resolve();
  switchOf(toggle).click();
};

const byMouse: Double = ({ toggle }) => click(switchOf(toggle), { count: 2 });
const byMouseAndKey: Double = async ({ toggle }, random) => {
  await click(switchOf(toggle));
  await press(random.pick(['Enter', 'Space']));
};
const byKeys: Double = async ({ inList }, random) => {
  inList().focus();
  await press(random.pick(['Enter', 'Space']));
  await press(random.pick(['Enter', 'Space']));
};

const SCRIPTED = [twiceAtOnce, twiceInTheList, inBothPlaces, inBothPlacesInTurn, slowly, inOneTask];
/** Real input goes to one element at a time, so these are few. */
const REAL = [byMouse, byMouseAndKey, byKeys];

/** Activates every card doubly, each in a random way at a random moment; answers how often a person meant it. */
async function round(bench: Bench, random: Random, most: number, doubles = SCRIPTED): Promise<number> {
  const [first, ...others] = random.shuffled(bench.pairs).slice(0, most);
  if (first) await (doubles === SCRIPTED ? random.pick(REAL) : random.pick(doubles))(first, random);
  await Promise.all(
    others.map(async (pair) => {
      await pause(random.whole(0, 100));
      await random.pick(doubles)(pair, random);
    }),
  );
  await untilFree(bench);
  return others.length + (first ? 1 : 0);
}

/** Lets the client find out which edition it speaks to, then forgets the requests so far. */
async function learnEdition(bench: Bench): Promise<void> {
  const frozen = bench.stage.cards.find(({ status }) => status === 'frozen');
  const pair = bench.pairs.find(({ toggle }) => toggle.getAttribute('card-id') === frozen?.id);
  if (pair) switchOf(pair.toggle).click();
  await untilFree(bench);
  await bench.stage.control.log.clear();
}

describe('a card that is activated twice', () => {
  it('is frozen or unfrozen once, every time', async function () {
    this.timeout(1_800_000);
    const meant = runs(10_000);
    await seeded(async (random) => {
      const bench = await setBench(60, OURS, 'older');
      await learnEdition(bench);
      let done = 0;
      while (done < meant) {
        done += await round(bench, random, meant - done);
        expect(await writes(bench)).to.equal(done);
      }
      expect(done).to.equal(meant);
    });
  });

  it('asks for consent once, every time', async function () {
    this.timeout(600_000);
    const meant = runs(1_000);
    await seeded(async (random) => {
      const bench = await setBench(60, OURS, 'current');
      // Once frozen, a card stays frozen here: every activation is answered 412.
      await freezeAll(bench);
      await bench.stage.control.log.clear();
      let done = 0;
      while (done < meant) {
        done += await round(bench, random, meant - done);
        expect(await writes(bench)).to.equal(done);
      }
      expect(bench.stage.consents).to.have.length(meant);
    });
  });

  it('would be written twice without the lock (broken twin)', async () => {
    const tags = await twinElements({
      '/src/internal/command.ts': [
        ['this.#running || ', ''],
        ['!live.lock(key)', 'false'],
      ],
    });
    await seeded(async (random) => {
      const bench = await setBench(20, tags, 'older');
      await learnEdition(bench);
      const meant = await round(bench, random, 20);
      await expectMoreThan(meant, bench);
    });
  });

  it('would be written by two elements if each had a lock of its own (broken twin)', async () => {
    const tags = await twinElements({ '/src/internal/command.ts': [['!live.lock(key)', 'false']] });
    await seeded(async (random) => {
      const bench = await setBench(10, tags, 'older');
      await learnEdition(bench);
      const meant = await round(bench, random, 10, [inBothPlaces]);
      await expectMoreThan(meant, bench);
    });
  });

  it('would be flipped back by the second half of a slow double click without the pause (broken twin)', async () => {
    const tags = await twinElements({ '/src/internal/command.ts': [['SETTLE_MS = 500', 'SETTLE_MS = 0']] });
    await seeded(async (random) => {
      const bench = await setBench(6, tags, 'older');
      await learnEdition(bench);
      const lateAgain: Double = async ({ toggle }) => {
        switchOf(toggle).click();
        await pause(400);
        switchOf(toggle).click();
      };
      const meant = await round(bench, random, 6, [lateAgain]);
      await expectMoreThan(meant, bench);
    });
  });
});

async function freezeAll(bench: Bench): Promise<void> {
  for (const { toggle } of bench.pairs) if (!isOn(switchOf(toggle))) switchOf(toggle).click();
  await untilFree(bench);
}
