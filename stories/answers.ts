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

/** Answers as the reference shows them. Source: Banking v2, "Validation Errors", "API Versioning", "Get all composed fees". */
const refuses = (entry: object): Effect => ({ kind: 'status', status: 400, body: { errors: [entry] } });
export const INVALID = refuses({ field: 'from', message: 'Invalid value of from', code: 10001 });
export const REQUIRED = refuses({ field: 'from', message: 'from is required', code: '10002' });
export const OLD_VERSION = refuses({ field: '', message: 'This API version is no longer supported', code: 21001 });
export const OTHER_VERSION = refuses({ field: '', message: 'This API version is not supported', code: 21002 });
export const NO_TOKEN: Effect = {
  kind: 'status',
  status: 401,
  body: { errors: [{ field: 'jwt', message: 'No auth token' }] },
};
export const NOT_THERE: Effect = {
  kind: 'status',
  status: 404,
  body: { message: 'Not Found', error: { status: 404 } },
};

export const CHECK_DETAILS = 'Check the details';
export const FORBIDDEN = 'You do not have permission';
export const MISSING = 'We could not find this';
export const REFUSED = 'Contact the bank to find out why';
export const TOO_OFTEN = 'too often';
export const SIGNED_OUT = 'Your session has ended';
export const NO_SENSE = 'did not understand';
export const DOWN = 'technical problem';
export const UNREACHED = 'could not reach the bank';
export const NO_ANSWER = 'We did not get an answer';
