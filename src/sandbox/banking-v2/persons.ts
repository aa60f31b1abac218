import { corporationById } from '../corporations.js';
import type { Json } from '../json.js';
import type { Person, Role } from '../people.js';
import type { Platform } from '../platform.js';
import { shortId } from '../seed.js';

/** Assumed: the reference shows one of these words, `persons_management.read`. */
const PERMISSIONS: Readonly<Record<Role, readonly string[]>> = {
  director: ['persons_management.read', 'transactions.read', 'transactions.create', 'reports.read', 'cards.read'],
  accountant: ['transactions.read', 'reports.read'],
  cardholder: ['cards.read'],
};

/** Who created everything that no person of the sandbox did. */
export const STAFF = { id: 'S1t4/G6+8', type: 'staff', full_name: 'Sandbox Staff' } as const;

/**
 * The signed-in person. Source: Banking v2, "Retrieve current logged in person". Assumed: what is in `account`,
 * `identity` and `login`, which the reference writes as `{...}`.
 */
export function wireMe(platform: Platform, person: Person): Json {
  const corporation = corporationById(person.corporationId);
  const created = '2021-03-23T18:52:20.000Z';
  return {
    permissions: Object.fromEntries(PERMISSIONS[person.role].map((word) => [word, true])),
    first_name: person.firstName,
    last_name: person.lastName,
    date_of_birth: '1990-01-01',
    phone: person.phone,
    country: corporation.country,
    street: corporation.address,
    city: corporation.city,
    region: '',
    post_code: corporation.postCode,
    gender: 'unknown',
    email: person.email,
    is_person_limits_disabled: true,
    longitude: null,
    latitude: null,
    social_security_number: '000000',
    score_adjustment: null,
    email_domain_creation_date: null,
    nationality: corporation.country,
    person_login_id: shortId(`login:${person.id}`),
    created_at: created,
    profile_level: 'gold',
    is_invitation_accepted: true,
    other_phone: person.phone,
    deleted_at: null,
    is_2_fa_enabled: platform.store.read().twoFactor !== 'off',
    is_politically_exposed: false,
    political_institution: null,
    position_in_political_institution: null,
    ownership: null,
    position: null,
    is_ubo: false,
    is_director: person.role === 'director',
    is_tax_resident: false,
    primary_currency: corporation.currency,
    is_blocked: false,
    id: person.externalId,
    updated_at: created,
    account: { id: corporation.accountId, corporation_id: corporation.id },
    identity: { id: corporation.identityId, type: 'corporate' },
    login: { id: shortId(`login:${person.id}`), email: person.email },
    type: 'employee',
    created_by: STAFF,
    updated_by: STAFF,
    roles: [{ id: shortId(`role:${person.role}`), name: person.role }],
    screening_info: { is_person_under_review: false },
  };
}
