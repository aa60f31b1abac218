/** What can be pressed: what fits a selector, in all of the element or in the first item that has words in it; a button by its name. */
export type Target = string | { readonly selector: string; readonly inItem: string } | { readonly button: string };

/** One of a list. */
export const ITEM = '[role=listitem]';

/** One element on a page, wherever the test runs. Shadow roots are open, and stand in nobody's way. */
export interface Driver {
  /** Runs a function in the page, on the element. It can use nothing but its argument. */
  look<T>(read: (element: Element) => T): Promise<T>;
  /** Presses something, once it is there and can be pressed. */
  press(target: Target): Promise<void>;
  /** Writes into a field, or chooses a value of a select, once it is there. */
  fill(selector: string, value: string): Promise<void>;
}

const PATIENCE_MS = 10_000;
const STEP_MS = 20;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until the answer is something, and says what did not come when it takes too long. */
export async function until<T>(
  ask: () => T | Promise<T>,
  what: () => string | Promise<string>,
): Promise<Exclude<T, false | null | undefined>> {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false)
      return answer as Exclude<T, false | null | undefined>;
    if (Date.now() > end) throw new Error(await what());
    await pause(STEP_MS);
  }
}
