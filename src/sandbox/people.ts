import { uuid } from './seed.js';

/**
 * What somebody may do for their corporation: a director everything, an accountant read, a cardholder neither. Assumed:
 * the reference has roles and permissions but no list of them.
 */
export type Role = 'director' | 'accountant' | 'cardholder';

/** Someone who holds accounts and cards, and the API key their host's server signs in with. */
export interface Person {
  /** The `individual_id` of Cards v3. */
  readonly id: string;
  /** The `external_id` of Banking v2. */
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly apiKey: string;
  readonly email: string;
  /** Until they choose another one. */
  readonly password: string;
  /** Where codes go: digits only, as Banking v2 writes it. From the ranges that regulators keep for films and books. */
  readonly phone: string;
  /** The corporation they act for, see `corporations.ts`. */
  readonly corporationId: string;
  readonly role: Role;
  /** A blocked person cannot sign in. */
  readonly blocked?: boolean | undefined;
  readonly accounts: readonly Account[];
}

/** An account of Cards v3, which is a wallet in Banking v2. */
export interface Account {
  readonly id: string;
  readonly walletId: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
}

const account = (name: string, currency: string, walletId: string): Account => ({
  id: uuid(`account:${walletId}`),
  walletId,
  name,
  currency,
});

/** Everybody the sandbox knows; the first holds most cards. All of them are made up. */
export const PEOPLE: readonly [Person, ...Person[]] = [
  {
    id: uuid('person:alma'),
    externalId: 'Alm+7Qk/2d',
    firstName: 'Alma',
    lastName: 'Exempelsson',
    apiKey: 'sandbox-key-alma',
    email: 'alma@example.com',
    password: 'alma-in-the-sandbox',
    phone: '46701740619',
    corporationId: 'BkEq+x4V/E',
    role: 'director',
    accounts: [
      account('Everyday', 'EUR', 'S1Q8+PW84'),
      account('Household', 'SEK', 'HkZ/4T6eD'),
      account('Travel', 'USD', 'NGQyZ3N5Z'),
      account('Japan', 'JPY', 'rJp+k/0Xa'),
    ],
  },
  {
    id: uuid('person:haruka'),
    externalId: 'Hrk/3+sT9x',
    firstName: '遥',
    lastName: '見本',
    apiKey: 'sandbox-key-haruka',
    email: 'haruka@example.com',
    password: 'haruka-in-the-sandbox',
    phone: '447700900142',
    corporationId: 'Mih7nT2kQ',
    role: 'director',
    accounts: [account('普通', 'JPY', 'Jp9+Lm2Qe'), account('Europe', 'EUR', 'Eu4/Tz8Rw')],
  },
  {
    id: uuid('person:layla'),
    externalId: 'Lyl8Vb5Nc',
    firstName: 'ليلى',
    lastName: 'مثال',
    apiKey: 'sandbox-key-layla',
    email: 'layla@example.com',
    password: 'layla-in-the-sandbox',
    phone: '447700900177',
    corporationId: 'Lyl/9cW+p',
    role: 'director',
    accounts: [account('الرئيسي', 'GBP', 'Gb2+Xc7Vf')],
  },
  {
    id: uuid('person:bo'),
    externalId: 'Bo7/prV+s2',
    firstName: 'Bo',
    lastName: 'Provsson',
    apiKey: 'sandbox-key-bo',
    email: 'bo@example.com',
    password: 'bo-in-the-sandbox',
    phone: '46701740624',
    corporationId: 'BkEq+x4V/E',
    role: 'accountant',
    accounts: [],
  },
  {
    id: uuid('person:cleo'),
    externalId: 'Cle4m0ns',
    firstName: 'Cleo',
    lastName: 'Mønster',
    apiKey: 'sandbox-key-cleo',
    email: 'cleo@example.com',
    password: 'cleo-in-the-sandbox',
    phone: '46701740631',
    corporationId: 'BkEq+x4V/E',
    role: 'cardholder',
    accounts: [],
  },
  {
    id: uuid('person:dag'),
    externalId: 'Dg+5spR/1',
    firstName: 'Dag',
    lastName: 'Spärrad',
    apiKey: 'sandbox-key-dag',
    email: 'dag@example.com',
    password: 'dag-in-the-sandbox',
    phone: '46701740647',
    corporationId: 'BkEq+x4V/E',
    role: 'accountant',
    blocked: true,
    accounts: [],
  },
];

/** The person an API key belongs to. */
export const personByKey = (apiKey: string): Person | undefined => PEOPLE.find((person) => person.apiKey === apiKey);

/** The person with an e-mail address, however it is capitalised. */
export const personByEmail = (email: string): Person | undefined =>
  PEOPLE.find((person) => person.email === email.trim().toLowerCase());

/** The person with an id. */
export const personById = (id: string): Person | undefined => PEOPLE.find((person) => person.id === id);
