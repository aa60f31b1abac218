import type { StateStore } from './state.js';

/** True for milliseconds that a `Date` can hold. */
export const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(new Date(value).getTime());

/** The platform's clock. Tokens, consents and hosted pages expire by it. */
export interface SandboxClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Stops it at an instant (ISO 8601 text or milliseconds); throws `RangeError` for a text that is no date. */
  set(instant: string | number): void;
  /** Moves it by milliseconds, whether it runs or stands. */
  advance(ms: number): void;
  /** Lets it run on from where it stands. */
  resume(): void;
}

/** A clock whose setting is part of the platform's state, so every tab has the same time. */
export function createClock(store: StateStore): SandboxClock {
  const now = (): number => {
    const { offset, stoppedAt } = store.read().clock;
    return stoppedAt ?? Date.now() + offset;
  };
  return {
    now,
    set: (instant) => {
      const at = typeof instant === 'number' ? instant : Date.parse(instant);
      if (!isInstant(at)) throw new RangeError(`Not an instant: ${instant}`);
      store.update((state) => {
        state.clock = { offset: 0, stoppedAt: at };
      });
    },
    advance: (ms) => {
      if (!isInstant(now() + ms)) throw new RangeError(`Not a number of milliseconds: ${ms}`);
      store.update(({ clock }) => {
        if (clock.stoppedAt === null) clock.offset += ms;
        else clock.stoppedAt += ms;
      });
    },
    resume: () => {
      store.update((state) => {
        const { stoppedAt } = state.clock;
        if (stoppedAt !== null) state.clock = { offset: stoppedAt - Date.now(), stoppedAt: null };
      });
    },
  };
}
