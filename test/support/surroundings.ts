import type { FaultOrigins } from '../faults/support/wires.js';

/** What scripts/wtr-base.js tells a test page. */
interface Surroundings {
  /** Origin of the platform server. */
  readonly server?: string;
  /** Origins of the counting server, in the engine that the fault tests run in. */
  readonly faults?: FaultOrigins;
  /** Run every random test as often as the reliability figures ask. */
  readonly fullCounts: boolean;
  /** This engine gets the CI share of them, and the tests of tests; the others a few, and none. */
  readonly stress?: boolean;
  /** What random tests begin with, to run a failure again; another each time where it is absent. */
  readonly seed?: number | undefined;
}

const { GIRO_TEST, process } = globalThis as unknown as {
  readonly GIRO_TEST?: Surroundings;
  readonly process?: { readonly env: Readonly<Record<string, string | undefined>> };
};

/** Where this test runs; in Node there is no server yet, and the environment says the counts. */
export const surroundings: Surroundings = GIRO_TEST ?? {
  fullCounts: process?.env['GIRO_COUNTS'] === 'full',
  stress: true,
  seed: process?.env['GIRO_SEED'] === undefined ? undefined : Number(process.env['GIRO_SEED']),
};

/**
 * How often to run something random: as often as the figure says (`npm run test:faults`), a tenth of it in CI in
 * Chromium and Node, a hundredth in the other engines; never less than `least`.
 */
export function runs(figure: number, { least = 3 }: { readonly least?: number } = {}): number {
  const { fullCounts, stress } = surroundings;
  const share = fullCounts ? 1 : stress ? 10 : 100;
  return Math.max(Math.min(least, figure), Math.ceil(figure / share));
}
