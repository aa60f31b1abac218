/** How many skeletons stand in when nobody knows. */
export const GUESS = 4;
const MOST = 12;

const keyOf = (what: string, scope: string | undefined): string => `giro-count ${what} ${scope ?? ''}`;

/** How many of something there were last time in this tab, so that the skeleton is as high as the list will be. */
export function recalledCount(what: string, scope: string | undefined, guess = GUESS): number {
  try {
    const text = sessionStorage.getItem(keyOf(what, scope));
    return text !== null && /^\d+$/.test(text) ? Math.min(Number(text), MOST) : guess;
  } catch {
    return guess; // storage is off or forbidden in this frame
  }
}

/** Keeps a count, and nothing else, for {@link recalledCount}. */
export function rememberCount(what: string, scope: string | undefined, count: number): void {
  try {
    sessionStorage.setItem(keyOf(what, scope), String(count));
  } catch {
    // storage is off or full: the next skeleton is a guess
  }
}
