import type { TerminationReason } from './card-acts.js';

/**
 * Reporting a card, step by step. It cannot be undone, so it is asked twice in different words,
 * and the second answer counts only after the question has been there to be read.
 */
export type ReportStep =
  | { readonly step: 'choose'; readonly reason: TerminationReason | undefined; readonly isMissing: boolean }
  | { readonly step: 'confirm'; readonly reason: TerminationReason; readonly since: number }
  | { readonly step: 'decided'; readonly reason: TerminationReason };

/** What a person can do. `at`: milliseconds of a monotonic clock. */
export type ReportInput =
  | { readonly input: 'choose'; readonly reason: TerminationReason }
  | { readonly input: 'next'; readonly at: number }
  | { readonly input: 'back' }
  | { readonly input: 'yes'; readonly at: number };

/** A second answer sooner than this is the rest of a double click, not an answer. */
export const READ_MS = 700;

/** Where it begins. */
export const REPORT_START: ReportStep = { step: 'choose', reason: undefined, isMissing: false };

/** The step after an input; inputs that do not fit change nothing. */
export function nextReportStep(now: ReportStep, given: ReportInput): ReportStep {
  switch (given.input) {
    case 'choose':
      return now.step === 'choose' ? { step: 'choose', reason: given.reason, isMissing: false } : now;
    case 'next':
      if (now.step !== 'choose') return now;
      return now.reason === undefined
        ? { ...now, isMissing: true }
        : { step: 'confirm', reason: now.reason, since: given.at };
    case 'back':
      return now.step === 'confirm' ? { step: 'choose', reason: now.reason, isMissing: false } : now;
    case 'yes':
      return now.step === 'confirm' && given.at - now.since >= READ_MS ? { step: 'decided', reason: now.reason } : now;
  }
}
