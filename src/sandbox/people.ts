import { uuid } from './seed.js';

/** Someone who holds accounts and cards, and the API key their host's server signs in with. */
export interface Person {
  /** The `individual_id` of Cards v3. */
  readonly id: string;
  /** The `external_id` of Banking v2. */
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly apiKey: string;
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
    accounts: [account('普通', 'JPY', 'Jp9+Lm2Qe'), account('Europe', 'EUR', 'Eu4/Tz8Rw')],
  },
  {
    id: uuid('person:layla'),
    externalId: 'Lyl8Vb5Nc',
    firstName: 'ليلى',
    lastName: 'مثال',
    apiKey: 'sandbox-key-layla',
    accounts: [account('الرئيسي', 'GBP', 'Gb2+Xc7Vf')],
  },
];

/** The person an API key belongs to. */
export const personByKey = (apiKey: string): Person | undefined => PEOPLE.find((person) => person.apiKey === apiKey);

/** The person with an id. */
export const personById = (id: string): Person | undefined => PEOPLE.find((person) => person.id === id);
