import { surroundings } from '../support/surroundings.js';

/** Numbers that look random and are the same again for the same seed. */
export interface Random {
  /** From 0, less than 1. */
  (): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(things: readonly T[]): T;
  shuffled<T>(things: readonly T[]): T[];
}

/** Mulberry32, a small generator in the public domain. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return Object.assign(next, {
    whole,
    pick: <T>(things: readonly T[]): T => things[whole(0, things.length - 1)] as T,
    shuffled: <T>(things: readonly T[]): T[] =>
      things
        .map((thing) => [next(), thing] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, thing]) => thing),
  });
}

/** Runs something random; a failure says the seed, and `GIRO_SEED` with that seed in the environment runs the same again. */
export async function seeded<T>(
  run: (random: Random) => Promise<T>,
  seed = surroundings.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
): Promise<T> {
  try {
    return await run(randomFrom(seed));
  } catch (error) {
    if (error instanceof Error) {
      const note = `\n(seed ${String(seed)})`;
      error.message += note;
      // An assertion of Node's has written its stack, which is what is reported, before.
      if (!error.stack?.includes(note)) error.stack = `${error.stack ?? ''}${note}`;
    }
    throw error;
  }
}
