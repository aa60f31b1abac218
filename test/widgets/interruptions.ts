import type { Random } from '../internal/random.js';
import { hide, keptFor, reloadedTags, returnWith, stateOf } from './consent.js';
import { openFrame } from './frame.js';
import { maybeInside, pause, textOf, until, type Stage } from './stage.js';

// What can come between a person and an element that is in the middle of something.

/** An element that is interrupted. */
export interface Scene<E extends HTMLElement> {
  readonly stage: Stage;
  readonly tag: 'details' | 'applePay';
  /** What a consent of it is kept under. */
  readonly wish: string;
  /** The one the person uses; another one after a reload. */
  element: E;
  /** Other elements for the same card. */
  readonly others: E[];
  /** Makes one and puts it into the page. */
  readonly make: (tag?: string) => E;
  /** Looks at a module of the kit in a frame, with an element for the same card in it. */
  readonly inFrame: readonly [tag: string, attributes: Readonly<Record<string, string>>];
  /** What happened, for a failure to say. */
  readonly story: string[];
  /** Runs right after an interruption, in the same task. */
  readonly interrupted?: (name: string) => void;
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
    scene.element = scene.make();
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
    scene.element = scene.make((await reloadedTags())[scene.tag]);
  },
  'another element': (scene) => {
    scene.others.push(scene.make());
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

/** Interrupts once, in a random way, after a random moment. */
export async function interrupt(scene: Scene<HTMLElement>, random: Random): Promise<void> {
  await pause(random.whole(0, 120));
  const name = random.pick(random() < 0.3 ? NAMES : QUICK);
  scene.story.push(name);
  await INTERRUPTIONS[name](scene, random);
}
