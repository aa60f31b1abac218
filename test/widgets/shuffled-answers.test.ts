import { expect } from 'chai';
import { twinElements, expectFailure, type TwinTags } from '../internal/twin.js';
import { seeded, type Random } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import {
  allCards,
  allInside,
  frame,
  inside,
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

// Reliability: after fast toggling and shuffled answers the page shows the server's state in 10,000 of 10,000 runs.

const OURS: TwinTags = { toggle: 'giro-freeze-toggle', list: 'giro-card-list' };
const CARDS = 70; // more than one page of the list
const PAGE = 60;
const WITH_TOGGLES = 40;

interface Reloadable extends HTMLElement {
  reload(): Promise<void>;
}

interface Bench {
  readonly stage: Stage;
  readonly list: Reloadable;
  /** By card: the toggles that show it. */
  readonly toggles: ReadonlyMap<string, readonly Reloadable[]>;
  /** Requests that are on their way, either way. */
  readonly traffic: { open: number };
}

/**
 * A network on which answers overtake each other: most come at once, but every second read lets up to a hundred others pass.
 * It counts answers and not time, so that a slow machine shuffles as well as a quick one.
 */
function shuffle(random: Random, traffic: { open: number }): typeof fetch {
  const held: { readonly after: number; readonly release: () => void }[] = [];
  let released = 0;
  let sent = 0;
  const pump = (): void => {
    held.sort((one, other) => one.after - other.after);
    const next = held[0];
    if (!next || (next.after > released && sent > 0)) return;
    held.shift();
    released += 1;
    next.release();
    setTimeout(pump, 2); // what the page sends because of it goes first
  };
  return async (input, init) => {
    traffic.open += 1;
    sent += 1;
    try {
      const response = await fetch(input, init);
      const waits = init?.method === 'GET' && random() < 0.5;
      const patience = waits ? random.whole(20, 100) : random.whole(0, 3);
      await new Promise<void>((resolve) => {
        held.push({ after: released + patience, release: resolve });
        sent -= 1;
        setTimeout(pump);
      });
      return response;
    } finally {
      traffic.open -= 1;
    }
  };
}

async function setBench(tags: TwinTags, random: Random): Promise<Bench> {
  const stage = await setStage({ cards: CARDS, edition: 'older' });
  const traffic = { open: 0 };
  stage.provider.fetch = shuffle(random, traffic);
  const list = document.createElement(tags.list) as Reloadable;
  stage.provider.append(list);
  await listShown(list);
  await showAll(list);
  const toggles = new Map(
    stage.cards
      .filter(({ status }) => status === 'active' || status === 'frozen')
      .slice(0, WITH_TOGGLES)
      .map(({ id }, index) => {
        const own = Array.from({ length: index % 3 === 0 ? 2 : 1 }, () => {
          const toggle = document.createElement(tags.toggle) as Reloadable;
          toggle.setAttribute('card-id', id);
          stage.provider.append(toggle);
          return toggle;
        });
        return [id, own] as const;
      }),
  );
  await Promise.all([...toggles.values()].flat().map(toggleShown));
  return { stage, list, toggles, traffic };
}

async function showAll(list: Element): Promise<void> {
  const more = inside(list, '.more button');
  more.click();
  await until(() => allInside(list, 'button.card').length === CARDS, 'all cards are listed', 10_000);
}

const nameOf = ({ stage }: Bench, id: string): string => stage.cards.find((card) => card.id === id)?.alias ?? '';

async function untilQuiet({ list, toggles, traffic }: Bench): Promise<void> {
  const quiet = () =>
    traffic.open === 0 && [list, ...[...toggles.values()].flat()].every((element) => !anyBusy(element));
  // Between two requests of one act nothing is on its way for a moment.
  for (let frames = 0; frames < 3; frames = quiet() ? frames + 1 : 0) {
    await until(quiet, () => `the page is quiet (${traffic.open} requests open)`, 20_000);
    await frame();
  }
}

const anyBusy = (element: Element): boolean => allInside(element, '.switch.busy').length > 0;

/** One run for one card: some presses on any of its switches, and reloads between, all at random moments. */
async function run(bench: Bench, id: string, random: Random): Promise<void> {
  const toggles = bench.toggles.get(id) ?? [];
  const switches = [...toggles.map((toggle) => () => switchOf(toggle)), () => switchOf(bench.list, nameOf(bench, id))];
  // All within a blink, so that reads and the act meet.
  const moment = random.whole(0, 200);
  const presses = Array.from({ length: random.whole(1, 3) }, async () => {
    await pause(moment + random.whole(20, 60));
    random.pick(switches)().click();
  });
  const reloads = Array.from({ length: random.whole(0, 3) }, async () => {
    await pause(moment + random.whole(0, 80));
    await random.pick(toggles).reload();
  });
  await Promise.all([...presses, ...reloads]);
}

/** Runs every card once, with the list reloading in between; then the page must show what the server says. */
async function round(bench: Bench, random: Random, most: number): Promise<number> {
  const ids = random.shuffled([...bench.toggles.keys()]).slice(0, most);
  const listReloads = Array.from({ length: random.whole(0, 1) }, async () => {
    await pause(random.whole(0, 250));
    await bench.list.reload();
  });
  await Promise.all([...ids.map((id) => run(bench, id, random)), ...listReloads]);
  await untilQuiet(bench);
  await expectTruth(bench);
  return ids.length;
}

async function expectTruth(bench: Bench): Promise<void> {
  const { stage, list, toggles } = bench;
  const wrong: string[] = [];
  for (const { id, status, alias = '' } of await allCards(stage.platform)) {
    const shown = (toggles.get(id) ?? []).map((toggle) => switchOf(toggle));
    for (const control of toggles.has(id) ? [...shown, switchOf(list, alias)] : [])
      if (isOn(control) !== (status === 'frozen')) wrong.push(`${alias} is ${status}, shown: ${String(isOn(control))}`);
  }
  expect(wrong).to.deep.equal([]);
}

describe('shuffled answers', () => {
  it('end with every toggle and the list showing the server’s state', async function () {
    this.timeout(1_800_000);
    const wanted = runs(10_000);
    await seeded(async (random) => {
      const bench = await setBench(OURS, random);
      for (let done = 0; done < wanted;) done += await round(bench, random, wanted - done);
    });
  });

  it('would not without the stamps that say which answer is newer (broken twin)', async function () {
    this.timeout(120_000);
    const tags = await twinElements({ '/src/internal/live.ts': [['known.stamp > stamp', 'false']] });
    await expectFailure(() =>
      seeded(async (random) => {
        const bench = await setBench(tags, random);
        for (let rounds = 0; rounds < 15; rounds += 1) await round(bench, random, WITH_TOGGLES);
      }),
    );
  });
});

describe('a card that is frozen while', () => {
  it('the next page of the list is read stays frozen when that page comes', async () => {
    const stage = await setStage({ cards: CARDS });
    const list = stage.add('giro-card-list');
    await listShown(list);
    const card = stage.cards.find(({ status }) => status === 'active')!;
    await stage.control.faults.add({ call: 'GET /v3/cards', times: 1, do: { kind: 'delay', ms: 400 } });
    inside(list, '.more button').click();
    const control = switchOf(list, card.alias);
    control.click();
    await until(() => isOn(control), 'the card is frozen');
    expect(allInside(list, 'button.card'), 'the next page is still on its way').to.have.length(PAGE);
    await until(() => allInside(list, 'button.card').length === CARDS, 'the next page');
    expect(isOn(switchOf(list, card.alias))).to.equal(true);
  });

  it('the second page of a reload is read stays frozen when that page comes', async () => {
    const stage = await setStage({ cards: CARDS });
    const list = stage.add('giro-card-list');
    await listShown(list);
    await showAll(list);
    const card = stage.cards.find(({ status }) => status === 'active')!;
    await stage.control.log.clear();
    const reloaded = list.reload();
    // The first page is answered; the second one takes its time.
    await waitForList(stage, 1);
    await stage.control.faults.add({ call: 'GET /v3/cards', times: 1, do: { kind: 'delay', ms: 400 } });
    await waitForList(stage, 2);
    const control = switchOf(list, card.alias);
    control.click();
    await until(() => isOn(control), 'the card is frozen');
    await reloaded;
    await list.updateComplete;
    expect(textOf(list)).to.include(card.alias);
    expect(isOn(switchOf(list, card.alias))).to.equal(true);
    await until(() => !isBusy(control), 'the switch can be used again');
  });
});

async function waitForList(stage: Stage, requests: number): Promise<void> {
  for (const end = performance.now() + 5000; performance.now() < end;)
    if ((await stage.control.log.count('GET /v3/cards')) >= requests) return;
  throw new Error(`No ${requests} requests for the list`);
}
