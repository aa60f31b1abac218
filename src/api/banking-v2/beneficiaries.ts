import type { Beneficiary, BeneficiaryStatus } from '../../domain/beneficiary.js';
import { readCurrency } from '../card-words.js';
import type { BeneficiaryCalls } from '../client.types.js';
import type { Http } from '../http.js';
import { validate } from '../validate.js';
import { compact, toInstant } from '../words.js';
import { beneficiaryList, type WireBeneficiary } from './beneficiaries.schema.js';

/** Saved payees over Banking v2. Source: "Get all beneficiaries associated with user". */
export const createBeneficiaries = (http: Http): BeneficiaryCalls => ({
  list: ({ signal } = {}) =>
    http.read(
      { name: 'beneficiaries.list', method: 'GET', path: '/beneficiaries' },
      (body) => validate(beneficiaryList, body).map(toBeneficiary),
      signal,
    ),
});

const STATUSES = new Map<string, BeneficiaryStatus>([
  ['ACTIVE', 'active'],
  ['DELETED', 'deleted'],
  ['FORBIDDEN', 'forbidden'],
]);
const KINDS = new Map<string, Beneficiary['kind']>([
  ['sepa', 'sepa'],
  ['cross-border', 'cross-border'],
  ['uk-local', 'uk-local'],
]);

/** Its type is optional: eight digits with a code of six are a UK account. Source: "Validators". */
const kindOf = (type: string | null | undefined, number = '', code = ''): Beneficiary['kind'] =>
  KINDS.get(type?.toLowerCase().replaceAll('_', '-') ?? '') ??
  (/^\d{8}$/.test(number) && /^\d{6}$/.test(code.replaceAll('-', '')) ? 'uk-local' : 'unknown');

const country = (code: string | null | undefined): string | undefined => code?.trim().toUpperCase() || undefined;

/** A payee as the kit's. The table writes names with underscores, the examples in camel case: both are read. */
function toBeneficiary(wire: WireBeneficiary): Beneficiary {
  const { account, address } = wire;
  const [number, code] = [compact(account?.number), compact(account?.bankCode ?? account?.bank_code)];
  return {
    id: wire.id,
    name: wire.name,
    friendlyName: wire.friendlyName || wire.friendly_name || undefined,
    number: number ?? '',
    code,
    kind: kindOf(account?.type, number, code),
    currency: readCurrency(account?.currency ?? account?.currnency),
    country: country(account?.country),
    status: STATUSES.get(wire.status?.toUpperCase() ?? '') ?? 'unknown',
    statusName: wire.status ?? '',
    lastUsedAt: toInstant(account?.lastUsedAt ?? account?.last_used_at),
    address: address
      ? {
          street: address.street || undefined,
          city: address.city || undefined,
          region: address.region || undefined,
          postCode: address.postCode || address.post_code || undefined,
          country: country(address.country),
        }
      : undefined,
  };
}
