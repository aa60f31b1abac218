// Every runner here ends with one line, `N passed, N failed`, so that whoever started it can add them up.
export const countLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** The last such line of an output, or nothing. */
export function readCounts(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}
