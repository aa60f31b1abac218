/** When this tab last had a code sent, in milliseconds of the wall clock; nothing else is kept. */
const KEY = 'giro-code-sent';
/** An SMS may take this long; asking again sooner only makes the one on its way void. */
const COOLDOWN_S = 30;

/** What counts where session storage is off or forbidden in this frame: a reload forgets. */
let inMemory = 0;

/** Remembers that a code was just sent; survives a reload of this tab. */
export function noteCodeSent(): void {
  try {
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    inMemory = Date.now();
  }
}

/** Forgets it: the person is in. */
export function forgetCodeSent(): void {
  inMemory = 0;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // was never kept
  }
}

/** Whole seconds until a new code may be asked for; a wall clock that was put back never makes it longer. */
export function cooldownLeft(): number {
  let at: number;
  try {
    at = Number(sessionStorage.getItem(KEY) ?? inMemory);
  } catch {
    at = inMemory;
  }
  const left = Math.ceil(COOLDOWN_S - (Date.now() - at) / 1000);
  return left > 0 && left <= COOLDOWN_S ? left : 0;
}
