import type { Fault } from '../src/sandbox/index.js';

// What a platform can answer, or a network do, and what the person is told of it.

type Effect = Fault['do'];

export const status = (code: number): Effect => ({ kind: 'status', status: code });
/** Carried out all the same. */
export const after = (code: number): Effect => ({ kind: 'status', status: code, when: 'after' });
export const drop = (when: 'before' | 'after'): Effect => ({ kind: 'drop', when });
export const TOO_MANY: Effect = { kind: 'status', status: 429, headers: { 'retry-after': '60' } };
export const LATE: Effect = { kind: 'delay', ms: 25_000 };
export const CUT: Effect = { kind: 'cut' };
export const EMPTY: Effect = { kind: 'empty' };
export const TRUNCATED: Effect = { kind: 'truncated' };
export const WRONG_TYPE: Effect = { kind: 'wrong-type' };
export const BAD_JSON: Effect = { kind: 'bad-json' };
export const WRONG_SHAPE: Effect = { kind: 'wrong-shape' };

export const FORBIDDEN = 'You do not have permission';
export const MISSING = 'We could not find this';
export const REFUSED = 'Contact the bank to find out why';
export const TOO_OFTEN = 'too often';
export const SIGNED_OUT = 'Your session has ended';
export const NO_SENSE = 'did not understand';
export const DOWN = 'technical problem';
export const UNREACHED = 'could not reach the bank';
export const NO_ANSWER = 'We did not get an answer';
