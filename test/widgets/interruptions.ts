import { expect } from 'chai';
import { SETTLE_MS } from '../../src/internal/command.js';
import type { Fault } from '../../src/sandbox/index.js';
import type { Random } from '../internal/random.js';
import type { Edits } from '../internal/twin.js';
import { hide, keptFor, reloadedTags, returnWith, stateOf } from './consent.js';
import { ALIASES } from './answers.js';
import { openFrame } from './frame.js';
import { allInside, maybeInside, pause, textOf, until, type Stage } from './stage.js';

// What can come between a person and an element that is in the middle of something.

/** An element that is interrupted. */
export interface Scene<E extends HTMLElement> {
  readonly stage: Stage;
  readonly tag: Exclude<keyof Awaited<ReturnType<typeof reloadedTags>>, 'toggle'>;
  /** Of a broken twin: what a reload loads again. */
  readonly edits?: Edits | undefined;
  /** What a consent of it is kept under. */
  readonly wish: string;
  /** The one the person uses; another one after a reload. */
  element: E;
  /** Other elements for the same card. */
  readonly others: E[];
  /** The tag the page has since it was loaded again: what an element of before it knew, none of after it does. */
  reloaded?: string;
  /** Makes one and puts it into the page. */
  readonly make: (tag?: string) => E;
  /** Looks at a module of the kit in a frame, with an element for the same card in it. */
  readonly inFrame: readonly [tag: string, attributes: Readonly<Record<string, string>>];
  /** What happened, for a failure to say. */
  readonly story: string[];
  /** Runs right after an interruption, in the same task. */
  readonly interrupted?: (name: string) => void;
}

/** A person before an element, at times with a second one for the same thing; of a twin always. */
export async function enter<T extends keyof HTMLElementTagNameMap>(
  stage: Stage,
  tagName: T,
  {
    attributes,
    edits,
    random,
    tag,
    ...more
  }: Pick<Scene<HTMLElement>, 'edits' | 'story' | 'tag' | 'wish'> & {
    readonly attributes: Readonly<Record<string, string>>;
    readonly random: Random;
  },
): Promise<Scene<HTMLElementTagNameMap[T]>> {
  const own = edits && (await reloadedTags(edits))[tag];
  const make = (name = own ?? tagName) => stage.add(name as T, attributes);
  const element = make();
  const others = edits || random() < 0.4 ? [make()] : [];
  return { ...more, stage, tag, edits, element, others, make, inFrame: [tagName, attributes] };
}

/** The buttons with one of these labels that can be pressed. */
export const pressable = (element: Element, ...labels: readonly string[]): readonly HTMLElement[] =>
  allInside(element, 'button:not([aria-disabled=true], [inert] *)').filter((button) => labels.includes(textOf(button)));

/** Presses each of them, and the other half of a double click; true when there was one, which makes it a decision. */
export function pressTwice(buttons: readonly HTMLElement[], story: string[]): boolean {
  story.push(buttons.length > 0 ? 'presses' : 'nothing to press');
  for (const button of buttons) {
    button.click();
    button.click();
  }
  return buttons.length > 0;
}

type Effect = Fault['do'];

/** Not carried out. */
export const REFUSALS = [
  { kind: 'drop', when: 'before' },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 503 },
] as const satisfies readonly Effect[];

/** Carried out, with an answer that is of no use. */
export const USELESS = [
  { kind: 'cut' },
  { kind: 'bad-json' },
  { kind: 'wrong-shape' },
  { kind: 'status', status: 503, when: 'after' },
] as const satisfies readonly Effect[];

/** Makes a call fail once, and the first answers of all of them late. */
export async function disturb(
  { control: { faults } }: Stage,
  { call, effect, late, story }: { call: string; effect: Effect | undefined; late: readonly string[]; story: string[] },
): Promise<void> {
  if (effect) {
    story.push(`${call} ${JSON.stringify(effect)}`);
    await faults.add({ call, times: 1, do: effect });
  }
  for (const call of late) await faults.add({ call, times: 3, do: { kind: 'delay', ms: [0, 80] } });
}

const isBusy = (element: Element): boolean => maybeInside(element, '[aria-busy=true], [aria-disabled=true]') !== null;

/** The interruptions; each ends with the person looking at the page again. */
const INTERRUPTIONS = {
  removal: async (scene, random) => {
    scene.element.remove();
    scene.interrupted?.('removal');
    await pause(random.whole(0, 40));
    scene.stage.provider.append(scene.element);
  },
  moving: (scene) => {
    const section = document.createElement('section');
    scene.stage.provider.append(section);
    section.append(scene.element);
    scene.interrupted?.('moving');
  },
  hiding: async (scene, random) => {
    hide(true);
    scene.interrupted?.('hiding');
    await pause(random.whole(0, 40));
    hide(false);
  },
  printing: (scene) => {
    dispatchEvent(new Event('beforeprint'));
    scene.interrupted?.('printing');
  },
  freezing: async (scene, random) => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    scene.interrupted?.('freezing');
    await pause(random.whole(0, 40));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
  're-creation': (scene) => {
    scene.element.remove();
    scene.interrupted?.('re-creation');
    scene.element = scene.make(scene.reloaded);
  },
  // What a reload ends is over; so it comes when nothing is under way, as far as this page can tell.
  reload: async (scene, random) => {
    await until(
      () => !isBusy(scene.element),
      () => `it is not busy (it says: ${textOf(scene.element)})`,
      15_000,
    );
    scene.element.remove();
    for (const other of scene.others.splice(0)) other.remove();
    scene.interrupted?.('reload');
    if (keptFor(scene.wish) !== null && random() < 0.7) returnWith({ 'giro-consent': stateOf(scene.wish) });
    scene.reloaded = (await reloadedTags(scene.edits))[scene.tag];
    scene.element = scene.make(scene.reloaded);
  },
  'another element': (scene) => {
    scene.others.push(scene.make(scene.reloaded));
  },
  'another frame': async ({ stage: { platform }, inFrame: [tag, attributes] }) => {
    const { cardsUrl, bankingUrl, getToken } = platform;
    const page = await openFrame(`<giro-provider></giro-provider>`);
    await page.run(`import '/src/define.ts';`);
    const provider = page.find('giro-provider');
    const api = 'cards-api' in attributes ? attributes['cards-api'] : undefined;
    Object.assign(provider, { cardsUrl, bankingUrl, getToken, cardsApi: api, openConsent: () => undefined });
    const element = page.document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    provider.append(element);
    await pause(60);
    page.window.frameElement?.remove();
  },
} satisfies Readonly<Record<string, (scene: Scene<HTMLElement>, random: Random) => void | Promise<void>>>;

type Name = keyof typeof INTERRUPTIONS;

const NAMES = Object.keys(INTERRUPTIONS) as Name[];
/** Loading the kit into a frame takes long: not in every run. */
const QUICK = NAMES.filter((name) => name !== 'another frame');

/** Interrupts once, in a random way, after a random moment; never a twin, whose missing guard shows without. */
export async function interrupt(scene: Scene<HTMLElement>, random: Random): Promise<void> {
  if (scene.edits) return;
  await pause(random.whole(0, 120));
  const name = random.pick(random() < 0.3 ? NAMES : QUICK);
  scene.story.push(name);
  await INTERRUPTIONS[name](scene, random);
}

/** One card for each person that is there at the same time: what a consent is kept under is the card's. */
export const CARDS: readonly string[] = [
  ...[...ALIASES, 'Parking 9', 'Gifts 10'],
  ...[...ALIASES, 'Parking 9', 'Gifts 10'].map((alias, i) => alias.replace(/\d+$/, String(i + 11))),
];

interface Call {
  /** Method and path. */
  readonly call: string;
  status?: number;
}

/** What the kit itself sends: a browser sends again what a dropped connection broke, and only the server sees that. */
export function followCalls({ provider, platform }: Stage, story: string[]) {
  const calls: Call[] = [];
  let open = 0;
  let last = 0;
  const during = async <T>(promise: Promise<T>): Promise<T> => {
    open += 1;
    try {
      return await promise;
    } finally {
      open -= 1;
      last = performance.now();
    }
  };
  const { getToken } = platform;
  provider.getToken = async (request) => during(getToken(request));
  provider.fetch = async (input, init) => {
    const { method, url } = new Request(input, init);
    const entry: Call = { call: `${method} ${new URL(url).pathname}` };
    calls.push(entry);
    const response = await during(fetch(input, init));
    entry.status = response.status;
    if (method !== 'GET') story.push(`[${method} …${entry.call.slice(-20)}: ${String(response.status)}]`);
    return response;
  };
  return {
    count: (wanted: (call: Call) => boolean): number => calls.filter(wanted).length,
    /** Waits until nothing is under way in any element, shown or removed, and a press counts again. */
    quiet: async (scene: Scene<HTMLElement>): Promise<void> => {
      await pause(30); // what was just pressed may not have begun yet
      await until(
        () => {
          if (isBusy(scene.element)) last = performance.now(); // an act can end long after its last answer
          return open === 0 && performance.now() - last > SETTLE_MS + 300 && maybeInside(scene.element, '[part=title]');
        },
        () => `it ends (${story.join(', ')}; it says: ${textOf(scene.element)})`,
        scene.edits ? 5_000 : 15_000,
      );
    },
  };
}

/** Fails unless the platform was reached by as many of these writes as there were decisions; `dropped` had no answer. */
export async function expectWrites(
  { control }: Stage,
  isWrite: (entry: { readonly call: string; readonly status?: number | undefined }) => boolean,
  { decisions, dropped, facts }: { readonly decisions: number; readonly dropped: number; readonly facts: string },
): Promise<void> {
  const writes = (await control.log.all()).filter(isWrite);
  expect(writes.filter(({ status }) => status !== undefined).length, facts).to.be.within(
    decisions - dropped,
    decisions,
  );
  expect(writes.length, facts).to.be.within(decisions, decisions + dropped);
}

/** Several people at once, each with a stage and a card of their own; says only when all are done what went wrong. */
export async function atOnce<T>(people: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(people.map(async (one) => run(one)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** A guard taken out; the people who miss it have a second element, no fault, and never go to the bank. */
export interface Twin {
  readonly guard: string;
  readonly edits: Edits;
}

/** Two elements decide once. */
export const LOCK_TWIN: Twin = {
  guard: 'the lock between two elements',
  edits: { '/src/internal/command.ts': [['!live.lock(key)', 'live.lock(key) === undefined']] },
};

/** Two presses decide once. */
export const SECOND_PRESS_TWIN: Twin = {
  guard: 'the lock against a second press',
  edits: {
    '/src/internal/command.ts': [
      ['this.#running || ', ''],
      ['!live.lock(key)', 'live.lock(key) === undefined'],
    ],
  },
};

/** That somebody came back proves nothing. */
export const LOOK_TWIN: Twin = {
  guard: 'the look at what the platform says',
  edits: {
    '/src/internal/consents.ts': [
      ['isMet = await this.#wish.look(this.#state);', 'isMet = (await this.#wish.look()) || true;'],
    ],
  },
};

/** The person comes back to the page and looks at it. */
export function seen(): void {
  hide(true);
  hide(false);
}
