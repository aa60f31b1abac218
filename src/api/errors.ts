/** Every way a call can fail; closed, so a `switch` over it is exhaustive. */
export type GiroErrorKind =
  /** The host set something up wrongly; the message says what to change. */
  | 'usage'
  /** The browser says it has no network; nothing was sent. */
  | 'offline'
  /** No answer came, or not all of it (reads only: for a write that is `unknown-outcome`). */
  | 'network'
  /** No answer in time (reads only). */
  | 'timeout'
  /** No token, or the platform refused it after a new one: the person must sign in. */
  | 'unauthorized'
  /** The person may not do this. */
  | 'forbidden'
  /** There is no such thing, or not for this person. */
  | 'not-found'
  /** The platform refused some fields; see `fields`. */
  | 'validation'
  /** The platform refused the act; see `code`. */
  | 'refused'
  /** Too many calls. */
  | 'rate-limited'
  /** The platform failed (reads only). */
  | 'server'
  /** The platform answered something that is not what its reference says. */
  | 'bad-answer'
  /** A write went out and nothing says whether it was carried out: look, never send again. */
  | 'unknown-outcome'
  /** The caller gave up by its `signal`. */
  | 'cancelled';

/** One field the platform refused. Source: Banking v2, "Validation Errors". */
export interface FieldFault {
  /** Its name on the wire, dots between levels. */
  readonly field: string;
  /** The platform's own sentence (English); for developers, not for the person. */
  readonly message: string;
  readonly code?: string | undefined;
}

/** Facts about a failure, besides its kind. */
export interface GiroErrorFacts {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly fields?: readonly FieldFault[] | undefined;
  readonly cause?: unknown;
}

/** The one error the kit throws. Its message is for developers and holds no body, token or number. */
export class GiroError extends Error {
  override readonly name = 'GiroError';
  /** What went wrong. */
  readonly kind: GiroErrorKind;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** The platform's code or phrase, for example `20002` or `card expired`. */
  readonly code: string | undefined;
  /** The platform's `x-request-id`, to quote to support. */
  readonly requestId: string | undefined;
  /** The refused fields; empty unless `kind` is `validation`. */
  readonly fields: readonly FieldFault[];

  constructor(kind: GiroErrorKind, message: string, facts: GiroErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = kind;
    this.status = facts.status;
    this.code = facts.code;
    this.requestId = facts.requestId;
    this.fields = facts.fields ?? [];
  }
}

/** True for this copy's errors and another copy's. */
export const isGiroError = (error: unknown): error is GiroError =>
  error instanceof GiroError || (error instanceof Error && error.name === 'GiroError' && 'kind' in error);

/** Any thrown thing as a `GiroError`; a programming fault becomes `bad-answer` and keeps its cause. */
export const toGiroError = (error: unknown): GiroError =>
  isGiroError(error)
    ? error
    : new GiroError('bad-answer', 'The kit could not make sense of an answer.', { cause: error });
