/** How long one tab waits for another to get its token, and holds the others up. */
const TURN = 5_000;

/**
 * Asks while no other tab of this origin asks, where the browser can tell (Web Locks); after 5 s without waiting any
 * longer, and without making anybody wait: one tab that hangs must not sign the others out.
 */
export async function inTurn<T>(name: string, ask: () => Promise<T>): Promise<T> {
  let answer: Promise<T> | undefined;
  const once = (): Promise<T> => (answer ??= ask());
  const signal = AbortSignal.timeout(TURN);
  const over = new Promise((resolve) => {
    signal.addEventListener('abort', resolve);
  });
  // Where no turn came, or there are none (a sandboxed frame), it asks all the same.
  await (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks
    ?.request(name, { signal }, () => Promise.race([once(), over]))
    .catch(once);
  return once();
}
