import { isObject, parseJson, toJson, type Json } from './json.js';
import type { Bindings } from './platform.js';

/** A JSON answer. */
export const answer = (body: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(toJson(body), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

/** One entry of an error body. Source: Banking v2, "Validation Errors"; assumed for Cards v3. */
export type ErrorEntry = { readonly field?: string; readonly message: string; readonly code?: string | number };

/** An error answer that lists what is wrong. */
export const refuse = (status: number, ...errors: readonly ErrorEntry[]): Response => answer({ errors }, status);

/** The platform's 404. Source: Banking v2, "Get all composed fees", bad response. */
export const notFound = (): Response => answer({ message: 'Not Found', error: { status: 404 } }, 404);

/** The request's JSON object; `undefined` when its body is none. */
export function readObject(context: { readonly env: Bindings }): Record<string, unknown> | undefined {
  const value = parseJson(context.env.body);
  return isObject(value) ? value : undefined;
}

/** Codes of validation errors. Source: Banking v2, "List of common validation error codes". */
export const CODES = { invalid: '10001', required: '10002', codeExpired: '10003' } as const;
