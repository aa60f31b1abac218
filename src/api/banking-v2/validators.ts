import * as z from 'zod/mini';
import type { ReadOptions, ValidationCalls } from '../client.types.js';
import type { Http } from '../http.js';
import { validate } from '../validate.js';

/** Source: Banking v2, "Validators"; "SEPA validation of iban". */
const validity = z.object({ is_valid: z.boolean() });
const sepaReach = z.object({ is_sepa_enabled_iban: z.boolean() });

/** What the platform says of numbers. Source: Banking v2, "Validators", "Lookup". */
export function createValidators(http: Http): ValidationCalls {
  const read = async <T>(
    name: string,
    path: string,
    given: Readonly<Record<string, string>>,
    shape: (body: unknown) => T,
    { signal }: ReadOptions = {},
  ): Promise<T> =>
    http.read(
      { name: `validate.${name}`, method: 'GET', path: `${path}?${new URLSearchParams(given)}` },
      shape,
      signal,
    );
  const isValid = (body: unknown): boolean => validate(validity, body).is_valid;

  return {
    iban: (iban, options) => read('iban', '/validators/iban', { iban }, isValid, options),
    bic: (bic, options) => read('bic', '/validators/bic', { bic }, isValid, options),
    sortCode: (sortCode, options) =>
      read('sortCode', '/validators/sort-code', { sort_code: sortCode }, isValid, options),
    localAccount: (number, options) =>
      read('localAccount', '/validators/local-account-number', { local_account_number: number }, isValid, options),
    sepa: (accountId, iban, options) =>
      read(
        'sepa',
        '/lookup/ibans/is-sepa-enabled',
        { source_id: accountId, iban },
        (body) => validate(sepaReach, body).is_sepa_enabled_iban,
        options,
      ),
  };
}
