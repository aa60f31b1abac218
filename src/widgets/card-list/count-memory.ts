/** How many skeletons stand in when nobody knows. */
const GUESS = 4;
const MOST = 12;

const keyOf = (scope: string | undefined, accountId: string | undefined): string =>
  `giro-card-count ${scope ?? ''} ${accountId ?? ''}`;

/** How many cards there were last time in this tab, so that the skeleton is as high as the list will be. */
export function recalledCount(scope: string | undefined, accountId: string | undefined): number {
  try {
    const count = Number(sessionStorage.getItem(keyOf(scope, accountId)) ?? GUESS);
    return Number.isInteger(count) && count > 0 ? Math.min(count, MOST) : GUESS;
  } catch {
    return GUESS; // storage is off or forbidden in this frame
  }
}

/** Keeps a count, and nothing else, for {@link recalledCount}. */
export function rememberCount(scope: string | undefined, accountId: string | undefined, count: number): void {
  try {
    sessionStorage.setItem(keyOf(scope, accountId), String(count));
  } catch {
    // storage is off or full: the next skeleton is a guess
  }
}
