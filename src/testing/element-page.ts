import { domDriver } from './dom-driver.js';
import { pause, until, type Driver } from './driver.js';
import { playwrightDriver, type PlaywrightLocator } from './playwright-driver.js';
import { readShown, type Shown } from './shown.js';

/** An element of this page, a locator of Playwright's for one, or one that is driven in any other way. */
export type Subject = Element | PlaywrightLocator | Driver;

/** What any element can be asked and told. Whatever is waited for has ten seconds. */
export interface ElementPage {
  /** What a person sees now. */
  shown(): Promise<Shown>;
  /** Waits until nothing loads and nothing is on its way. */
  settled(): Promise<Shown>;
  /** Waits until a person sees words. */
  sees(words: string | RegExp): Promise<Shown>;
  /** Waits until screen readers were told words. */
  hears(words: string | RegExp): Promise<Shown>;
  /** Presses the button of a name, once its screen takes a press. */
  pressButton(name: string): Promise<void>;
}

/** What page objects are made of, besides. */
export interface Hands extends ElementPage {
  readonly driver: Driver;
  /** Waits until what is shown is as it should be; `what` says what that is. */
  until(holds: (shown: Shown) => boolean, what: string): Promise<Shown>;
  /** Presses the main button and waits until what it began is over. */
  goOn(): Promise<Shown>;
  /** Presses the button of what can't be undone, and waits until what it began is over. */
  confirm(): Promise<Shown>;
  /** Writes into the fields of these names, one after the other, those that have a value. */
  fill(values: Readonly<Record<string, string | undefined>>): Promise<void>;
  /** Chooses a radio button by its value. */
  choose(value: string): Promise<void>;
}

/**
 * Longer than a new question takes no answer: 500 ms, and 700 ms where the answer is final, so that the second half of a slow
 * double click decides nothing. A person takes longer than that to read it.
 */
const READING_MS = 720;

const driverOf = (subject: Subject): Driver => {
  if ('look' in subject) return subject;
  return 'localName' in subject ? domDriver(subject) : playwrightDriver(subject);
};

/** The page object of any element. */
export const elementPage = (subject: Subject): ElementPage => {
  const { shown, settled, sees, hears, pressButton } = handsOn(subject);
  return { shown, settled, sees, hears, pressButton };
};

export function handsOn(subject: Subject): Hands {
  const driver = driverOf(subject);
  const shown = (): Promise<Shown> => driver.look(readShown);
  const waitFor: Hands['until'] = (holds, what) =>
    until(
      async () => {
        const now = await shown();
        return holds(now) && now;
      },
      async () => `It does not come: ${what}. It shows: ${(await shown()).words}`,
    );
  const settled = (): Promise<Shown> =>
    waitFor(({ isBusy, isLoading, words }) => !isLoading && !isBusy && words !== '', 'what it has to say');
  const read = async (): Promise<void> => {
    for (let { title } = await settled(); ;) {
      await pause(READING_MS);
      const next = await settled();
      if (next.title === title) return;
      ({ title } = next);
    }
  };
  const act = async (selector: string): Promise<Shown> => {
    await read();
    await driver.press(selector);
    return await settled();
  };
  const fits = (text: string, words: string | RegExp): boolean =>
    typeof words === 'string' ? text.includes(words) : words.test(text);
  return {
    driver,
    shown,
    settled,
    until: waitFor,
    sees: (wanted) => waitFor(({ words }) => fits(words, wanted), `“${String(wanted)}”`),
    hears: (wanted) => waitFor(({ announced }) => fits(announced, wanted), `“${String(wanted)}”, announced`),
    pressButton: async (name) => {
      await read();
      await driver.press({ button: name });
    },
    goOn: () => act('button[part~=button-primary], button.giro-primary'),
    confirm: () => act('button.danger'),
    fill: async (values) => {
      await settled(); // what stands in for a form looks like one
      for (const [name, value] of Object.entries(values))
        if (value !== undefined)
          await driver.fill(
            ['input', 'select'].map((tag) => `${tag}:is([name="${name}"], [id="${name}"])`).join(),
            value,
          );
    },
    choose: async (value) => {
      await settled();
      await driver.press(`input[type=radio][value="${value}"]`);
    },
  };
}
