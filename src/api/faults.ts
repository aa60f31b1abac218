import * as z from 'zod/mini';
import { GiroError, type FieldFault, type GiroErrorKind } from './errors.js';
import { parseJson } from './json.js';
import { digits, word } from './shapes.js';
import { validateIf } from './validate.js';

/** A whole answer, read to its end. */
export interface Answer {
  readonly status: number;
  /** `content-type`, where there was one. */
  readonly type: string | undefined;
  readonly text: string;
  readonly requestId: string | undefined;
}

/** Banking v2, "Validation Errors"; Cards v3 [assumed: the same]. */
const listed = z.object({ errors: z.array(z.object({ field: word, message: word, code: digits })) });
/** Acquiring v1: `error` is a phrase to switch on. */
const phrased = z.object({ error: z.string() });

/** Longest text of the platform's that goes into an error. */
const LONGEST = 300;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What an error body says, over the three platforms' shapes; nothing for a body of any other shape. */
export function readFaults(text: string): {
  readonly code?: string | undefined;
  readonly fields: readonly FieldFault[];
} {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    return { fields: [] };
  }
  const phrase = validateIf(phrased, body);
  if (phrase) return { code: short(phrase.error), fields: [] };
  const faults = (validateIf(listed, body)?.errors ?? []).map((fault) => ({
    field: short(fault.field ?? ''),
    message: short(fault.message ?? ''),
    code: fault.code === null || fault.code === undefined ? undefined : short(String(fault.code)),
  }));
  return {
    code: faults.find((fault) => fault.code !== undefined)?.code,
    fields: faults.filter((fault) => fault.field !== ''),
  };
}

/** The kind of a refusal or failure that the platform itself answered. */
export function faultKind(status: number, hasFields: boolean): GiroErrorKind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 408:
      return 'timeout';
    case 421:
      return 'server';
    case 429:
      return 'rate-limited';
  }
  if (status >= 500 && status <= 599) return 'server';
  if (status >= 400 && status <= 499) return hasFields && (status === 400 || status === 422) ? 'validation' : 'refused';
  return 'bad-answer';
}

/** The error for an answer that is not a success. */
export function faultOf(name: string, { status, text, requestId }: Answer): GiroError {
  const { code, fields } = readFaults(text);
  const kind = faultKind(status, fields.length > 0);
  return new GiroError(kind, `${name}: the platform answered ${status}.`, {
    status,
    code,
    requestId,
    fields: kind === 'validation' ? fields : [],
  });
}
