import { judgeNoise, noteNoise, type Noise } from './console.js';
import { surroundings } from './surroundings.js';

// Loaded into every browser test file, after Mocha and before the tests.

const describe = (value: unknown): string => {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === 'string' ? value : `${typeof value} ${JSON.stringify(value)}`;
};

// The runner has listeners of its own that log what nobody caught: the same error is told once.
const told = new WeakSet<object>();
const OF_THE_RUNNER = 'An error was thrown in a Promise outside a test.';

function note(kind: Noise['kind'], values: readonly unknown[]): void {
  const [first] = values;
  if (typeof first === 'string' && first.startsWith(OF_THE_RUNNER)) return;
  if (values.length === 1 && first instanceof Error) {
    if (told.has(first)) return;
    told.add(first);
  }
  noteNoise({ kind, text: values.map(describe).join(' ') });
}

for (const method of ['error', 'warn'] as const) {
  const original = console[method].bind(console);
  console[method] = (...values: unknown[]) => {
    note(`console.${method}`, values);
    original(...values);
  };
}
addEventListener('error', (event) => {
  note('error', [event.error ?? event.message]);
});
addEventListener('unhandledrejection', (event) => {
  note('unhandledrejection', [event.reason]);
});

localStorage.clear();
sessionStorage.clear();

// Kept, because a test may put a clock of its own in its place.
const realTimeout = setTimeout.bind(globalThis);

/**
 * A rejection is told as unhandled in a task after the one in which nobody handled it, and that task may be queued only
 * after a timer set now: so two timers, one after the other.
 */
const taskOver = () => new Promise<void>((resolve) => realTimeout(() => realTimeout(resolve)));

// A failing `afterEach` makes Mocha give up the rest of the file, so the verdict is made part of the test itself.
type Done = (error?: unknown) => void;
type Prototype<T> = { readonly prototype: T };
const { Suite, Test } = (
  globalThis as unknown as {
    Mocha: {
      Suite: Prototype<{ addTest(test: { title: string }): unknown }>;
      Test: Prototype<{ run(done: Done): void }>;
    };
  }
).Mocha;
const run = Test.prototype.run;
Test.prototype.run = function (done) {
  run.call(this, (error) => {
    void taskOver().then(() => {
      const noise = judgeNoise();
      if (error instanceof Error && noise) error.message += `\n${noise.message}`;
      done(error ?? noise);
    });
  });
};

after(async () => {
  await taskOver();
  const noise = judgeNoise();
  if (noise) throw noise;
});

/** The names of tests of tests: that one would notice a guard that is gone. */
const TWIN = /would notice |broken twins?\)|\(a twin /;

// One engine proves it for all: a test does not notice less elsewhere.
const add = Suite.prototype.addTest;
Suite.prototype.addTest = function (test) {
  return !surroundings.stress && TWIN.test(test.title) ? this : add.call(this, test);
};
