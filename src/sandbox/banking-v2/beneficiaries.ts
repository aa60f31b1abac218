import type { Corporation } from '../corporations.js';
import type { Json } from '../json.js';
import { bicOf, ibanOf } from '../ledger/iban.js';
import { digits, hash, uuid } from '../seed.js';

interface Row {
  readonly name: string;
  readonly country: string;
  readonly status?: 'ACTIVE' | 'DELETED' | 'FORBIDDEN' | 'ON_HOLD';
  readonly friendlyName?: string;
  /** Days before the seeding; never used without. */
  readonly used?: number;
  readonly currency?: string;
  readonly number?: string;
  readonly code?: string;
  readonly type?: 'sepa' | 'cross-border' | 'uk-local';
  /** Spells the currency's key as the reference's table does; its example misspells it. */
  readonly spelt?: 'right';
  /** Nobody has said where they live. */
  readonly address?: 'none';
  /** As in the reference's list, which shows no more of an account than number and code. */
  readonly bare?: true;
}

/** Every status, and one that nobody documented; numbers with leading zeros, and a code and a number as wrong as the reference's own. */
const ROWS: readonly Row[] = [
  {
    name: 'Provhyresvärden Fastigheter',
    country: 'SE',
    used: 3,
    currency: 'EUR',
    type: 'sepa',
    friendlyName: 'Landlord',
  },
  { name: 'Mallbyrån', country: 'SE', used: 12, currency: 'EUR', type: 'sepa', spelt: 'right' },
  { name: 'Musterspedition KG', country: 'DE', used: 1, currency: 'EUR', type: 'sepa' },
  {
    name: 'Mary-Jane Placeholder',
    country: 'GB',
    used: 30,
    currency: 'GBP',
    type: 'uk-local',
    number: `0${digits('mj', 7)}`,
    code: '000000',
  },
  { name: 'Prøve Design ApS', country: 'DK', used: 45, currency: 'DKK', type: 'cross-border' },
  { name: 'شركة المثال للتوريد', country: 'GB', used: 80, currency: 'GBP', type: 'cross-border' },
  { name: '見本貿易株式会社', country: 'SE', used: 200, currency: 'EUR', type: 'sepa' },
  { name: 'Образец Перевод', country: 'DE', currency: 'EUR', type: 'sepa', friendlyName: 'Translations' },
  { name: 'Bröderna "Prov", Ekonomi', country: 'SE', bare: true, address: 'none' },
  { name: 'Esimerkki Oy', country: 'FI', used: 400, bare: true, code: 'EXMPFISSS' },
  { name: 'Old Number Specimens', country: 'SE', number: 'SE0000000000000000000001', bare: true },
  { name: 'Gone & Sons', country: 'GB', status: 'DELETED', used: 150, currency: 'GBP', type: 'cross-border' },
  { name: 'Raderad Leverantör', country: 'SE', status: 'DELETED', currency: 'EUR', type: 'sepa' },
  { name: 'Sanctioned Sample Corp', country: 'DE', status: 'FORBIDDEN', used: 250, currency: 'EUR', type: 'sepa' },
  { name: 'Waiting Room Ltd', country: 'GB', status: 'ON_HOLD', currency: 'GBP', type: 'cross-border' },
];

const DAY = 86_400_000;

/** A corporation's beneficiaries. Source: Banking v2, "Beneficiary": camelCase, unlike its table. */
export function wireBeneficiaries(corporation: Corporation, seededAt: number): Json {
  return ROWS.map((row): Json => {
    const key = `${corporation.id}/${row.name}`;
    const used = row.used === undefined ? undefined : new Date(seededAt - row.used * DAY).toISOString();
    return {
      id: uuid(`beneficiary:${key}`),
      name: row.name,
      friendlyName: row.friendlyName,
      phone: row.friendlyName === undefined ? undefined : '+447700900199',
      address:
        row.address === 'none'
          ? undefined
          : {
              country: row.country,
              city: 'Sampleton',
              region: '',
              street: `Sample Street ${String(1 + (hash(key) % 90))}`,
              postCode: '00000',
            },
      account: {
        number: row.number ?? ibanOf(row.country, `beneficiary:${key}`),
        bankCode: row.code ?? bicOf(row.country),
        ...(row.bare
          ? {}
          : { [row.spelt ? 'currency' : 'currnency']: row.currency, country: row.country, type: row.type }),
        lastUsedAt: used,
      },
      entityId: uuid(`entity:${corporation.id}`),
      createdAt: new Date(seededAt - (500 + (hash(key) % 200)) * DAY).toISOString(),
      updatedAt: used,
      status: row.status ?? 'ACTIVE',
    };
  });
}
