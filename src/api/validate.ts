import * as z from 'zod/mini';
import { bare } from './json.js';

/** An answer that is not what the reference says. Its message names the place, never the value. */
export class Misfit extends Error {
  override readonly name = 'Misfit';

  constructor(place: string) {
    super(`not what the reference says at ${place}`);
  }
}

const place = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );

/** Gives the value as the schema reads it, or throws a {@link Misfit} that names the first place where it does not fit. */
export function validate<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = z.safeParse(schema, value);
  if (result.success) return bare(result.data);
  throw new Misfit(place(result.error.issues[0]?.path ?? []) || 'its root');
}

/** As {@link validate}, but gives nothing where the value does not fit. */
export function validateIf<T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined {
  const result = z.safeParse(schema, value);
  return result.success ? bare(result.data) : undefined;
}
