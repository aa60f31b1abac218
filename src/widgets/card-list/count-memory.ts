import * as memory from '../count-memory.js';

const whatOf = (accountId: string | undefined): string => `cards ${accountId ?? ''}`;

/** How many cards there were last time in this tab; where there were none, as many as when nobody knows. */
export const recalledCount = (scope: string | undefined, accountId: string | undefined): number =>
  memory.recalledCount(whatOf(accountId), scope) || memory.GUESS;

/** Keeps a count, and nothing else, for {@link recalledCount}. */
export const rememberCount = (scope: string | undefined, accountId: string | undefined, count: number): void => {
  memory.rememberCount(whatOf(accountId), scope, count);
};
