import type { BookingEnd } from './booking.js';

/** How a transfer ends, as an exact status code and, where it says one, error code. */
export type Outcome = BookingEnd;

/** What the words that steer an outcome stand for. Source: Banking v2, "Authorization Codes". */
const CODES: Readonly<Record<string, number>> = {
  approve: 0,
  authorize: 1,
  decline: 10,
  refund: 21,
  hold: 22,
  reject: 30,
  stall: 40,
  process: 41,
  review: 42,
  fee: 43,
};

/** The error of an end that says none. Assumed: the reference pairs no code with them. */
const ERRORS: Readonly<Record<number, number>> = { 10: 5100, 30: -119 };

/**
 * Reads an outcome: `approve`, `authorize`, `decline`, `refund`, `hold`, `reject`, `stall`, `process`, `review` or
 * `fee`, or `code` and any status code, each with an error code after it: `decline 5120`, `reject -114`, `code 77 4242`.
 */
export function readOutcome(text: string): Outcome | undefined {
  const [, own, word = '', error] =
    /^(?:code (\d{1,3})|([a-z]+))(?: (-?\d{1,4}))?$/.exec(text.trim().toLowerCase()) ?? [];
  const code = own !== undefined ? Number(own) : Object.hasOwn(CODES, word) ? CODES[word] : undefined;
  if (code === undefined) return undefined;
  const said = error === undefined ? ERRORS[code] : Number(error);
  return said === undefined ? { code } : { code, error: said };
}

/** True for words that {@link readOutcome} knows. */
export const isOutcome = (value: unknown): value is string =>
  typeof value === 'string' && readOutcome(value) !== undefined;

/** The outcome that a transfer's own details steer: `sandbox decline 5120` anywhere in them. */
export function outcomeIn(details: string): Outcome | undefined {
  const [, wanted] = /\bsandbox ((?:code \d+|[a-z]+)(?: -?\d+)?)/i.exec(details) ?? [];
  return wanted === undefined ? undefined : (readOutcome(wanted) ?? readOutcome(wanted.replace(/ -?\d+$/, '')));
}

/** What became of a transfer some milliseconds after it was made, if it takes `duration` to end. */
export function endAfter({ code, error }: Outcome, elapsed: number, duration: number): BookingEnd {
  // The fee is waited for before anything is processed.
  const last: BookingEnd = code === 43 ? { code: 40 } : error === undefined ? { code } : { code, error };
  const begins = duration / 4;
  // Rejected before it was processed. Source: Banking v2, "Authorization Codes", 30.
  if (elapsed >= duration || (code === 30 && elapsed >= begins)) return last;
  return { code: elapsed >= begins && last.code !== 40 && code !== 30 ? 41 : 40 };
}
