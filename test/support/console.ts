/** A message on the console, or an error nobody caught, during a test. */
export interface Noise {
  readonly kind: 'console.error' | 'console.warn' | 'error' | 'unhandledrejection';
  readonly text: string;
}

interface Expectation {
  readonly pattern: RegExp;
  readonly seen: Noise[];
}

const expectations: Expectation[] = [];
const unexpected: Noise[] = [];

/**
 * Says that this test makes the console say something that matches (or leaves an error uncaught that does).
 * Anything else on the console fails the test, and so does a message that is expected and does not come.
 * Returns what has matched so far; it grows.
 */
export function expectConsole(pattern: RegExp): readonly Noise[] {
  const expectation = { pattern, seen: [] };
  expectations.push(expectation);
  return expectation.seen;
}

/** Notes one message; test/support/setup.ts calls it. */
export function noteNoise(noise: Noise): void {
  const expectation = expectations.find(({ pattern }) => pattern.test(noise.text));
  (expectation?.seen ?? unexpected).push(noise);
}

/** What is wrong with the messages since the last call, if anything; forgets them and what was expected. */
export function judgeNoise(): Error | undefined {
  const faults = [
    ...unexpected.splice(0).map(({ kind, text }) => `unexpected ${kind}: ${text}`),
    ...expectations
      .splice(0)
      .filter(({ seen }) => seen.length === 0)
      .map(({ pattern }) => `expected on the console, and did not come: ${String(pattern)}`),
  ];
  return faults.length === 0 ? undefined : new Error(faults.join('\n'));
}
