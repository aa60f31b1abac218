import { GiroError } from '../errors.js';

/** Where a made id is kept, so that the platform knows this browser again. */
const KEY = 'giro-device-id';

let made: number | undefined;

/**
 * The device's id: the host's, else a random one of 32 bits that stays with the browser, or with the page where there is
 * no storage. Source: Banking v2, "Person sign in", `id_fingerprint`.
 */
export function deviceId(given: number | undefined): number {
  if (given !== undefined) {
    if (!Number.isSafeInteger(given)) throw new GiroError('usage', '`deviceId` must be a whole number.');
    return given;
  }
  made ??= stored() ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  try {
    globalThis.localStorage.setItem(KEY, String(made));
  } catch {
    // Storage is off, full or not there: it stays with the page.
  }
  return made;
}

function stored(): number | undefined {
  try {
    const kept = globalThis.localStorage.getItem(KEY);
    return kept !== null && /^\d{1,10}$/.test(kept) ? Number(kept) : undefined;
  } catch {
    return undefined;
  }
}
