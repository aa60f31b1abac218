/** What a code is asked for. */
export type CodeUse = 'sign-in' | 'transfer';

/** When this tab last had a code sent, in milliseconds of the wall clock; nothing else is kept. */
const keyOf = (use: CodeUse): string => `giro-code-sent ${use}`;
/** An SMS may take this long; asking again sooner only makes the one on its way void. */
const COOLDOWN_S = 30;

/** What counts where session storage is off or forbidden in this frame: a reload forgets. */
const inMemory = new Map<CodeUse, number>();

/** Remembers that a code was just sent; survives a reload of this tab. */
export function noteCodeSent(use: CodeUse): void {
  try {
    sessionStorage.setItem(keyOf(use), String(Date.now()));
  } catch {
    inMemory.set(use, Date.now());
  }
}

/** Forgets it: the code has done its work. */
export function forgetCodeSent(use: CodeUse): void {
  inMemory.delete(use);
  try {
    sessionStorage.removeItem(keyOf(use));
  } catch {
    // was never kept
  }
}

/** Whole seconds until a new code may be asked for; a wall clock that was put back never makes it longer. */
export function cooldownLeft(use: CodeUse): number {
  const kept = inMemory.get(use) ?? 0;
  let at: number;
  try {
    at = Number(sessionStorage.getItem(keyOf(use)) ?? kept);
  } catch {
    at = kept;
  }
  const left = Math.ceil(COOLDOWN_S - (Date.now() - at) / 1000);
  return left > 0 && left <= COOLDOWN_S ? left : 0;
}
