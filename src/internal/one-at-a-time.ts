/** What runs in this page, where the browser has no locks: in frames without storage, and on pages without TLS. */
const running = new Map<string, Promise<unknown>>();

/** Does something while nothing of the same name is done, in any tab of this origin where the browser can tell (Web Locks). */
export async function oneAtATime<T>(name: string, act: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  if (locks) {
    let acted: Promise<T> | undefined;
    try {
      return await locks.request(name, () => (acted = act()));
    } catch (error) {
      if (acted) return await acted; // its own failure
      if (!(error instanceof DOMException)) throw error; // refused here: in turn within this page, as below
    }
  }
  const before = running.get(name) ?? Promise.resolve();
  const own = before.then(act, act);
  const ended = own.catch(() => undefined);
  running.set(name, ended);
  try {
    return await own;
  } finally {
    if (running.get(name) === ended) running.delete(name);
  }
}
