import type { Money } from '../../domain/money.js';
import type { CardRow } from '../cards-v3/population.js';
import type { History } from '../population.js';

/** A card of Banking v2 as a row of the seed. */
export interface BankingCardRow extends CardRow {
  readonly balance: Money;
  readonly embossed: readonly [first: string, last: string];
  readonly company?: string | undefined;
  /** `few` unless said. */
  readonly history?: History | undefined;
}

const ALMA = ['ALMA', 'EXEMPELSSON'] as const;

const card = (
  key: string,
  owner: CardRow['owner'],
  alias: string | undefined,
  typeAndBrand: string,
  months: number,
  status: string,
  balance: readonly [amount: bigint, currency: string],
  more: Partial<Pick<BankingCardRow, 'id' | 'embossed' | 'company' | 'history'>> = {},
): BankingCardRow => {
  const [type = '', brand = ''] = typeAndBrand.split(' ');
  const [amount, currency] = balance;
  return { key, owner, alias, type, brand, months, status, balance: { amount, currency }, embossed: ALMA, ...more };
};

const VV = 'VIRTUAL VISA';
const VM = 'VIRTUAL MASTERCARD';
const PV = 'PHYSICAL VISA';
const PM = 'PHYSICAL MASTERCARD';

const HARUKA = { embossed: ['HARUKA', 'MIHON'] } as const;
const LONG_NAME = { embossed: ['HARUKA CHRISTIANE WILHELMINA', 'MIHON VON BEISPIELHAUSEN'] } as const;
const LAYLA = { embossed: ['LAYLA', 'MITHAL'] } as const;

/** Every status, type and brand of Banking v2, an amount of 16 digits, ids that a path must encode, and words nobody documented. */
export const SEEDED_BANKING_CARDS: readonly BankingCardRow[] = [
  card('groceries', [0, 0], 'Groceries', VM, 26, 'ACTIVE', [48_350n, 'EUR'], { history: 'year' }),
  card('company', [0, 0], 'Company', PV, 40, 'ACTIVE', [9_999_999_999_999_999n, 'EUR'], {
    company: 'EXEMPEL TRADING AB',
  }),
  card('office', [0, 1], 'Office & post', VV, 18, 'ACTIVE', [1_249_900n, 'SEK'], { id: 'SJ+F4/DLyB' }),
  card('london', [0, 2], 'London', PM, 23, 'INACTIVE', [0n, 'GBP']),
  card('tokyo', [0, 3], '東京出張', VV, 30, 'ACTIVE', [185_000n, 'JPY'], { embossed: ['ALMA', '見本'] }),
  card('parcel', [0, 0], undefined, VM, 45, 'PENDING', [0n, 'EUR'], { history: 'none' }),
  card('copenhagen', [0, 1], 'København', PM, 0, 'ACTIVE', [75_025n, 'DKK'], { history: 'none' }),
  card('fair', [0, 0], 'Trade fair', VM, -8, 'ACTIVE', [1_200n, 'EUR']),
  card('gone', [0, 0], 'Closed', VV, 6, 'CANCELED', [0n, 'EUR']),
  card('lost', [0, 1], 'Handbag', PV, 13, 'LOST', [0n, 'NOK']),
  card('stolen', [0, 2], 'Airport', PM, 27, 'STOLEN', [-2_550n, 'USD']),
  card('pilot', [0, 2], 'Pilot', 'WEARABLE NORTHPAY', 50, 'UNDER_REVIEW', [5_000n, 'BHD']),

  card('h-food', [1, 0], '食費', VV, 21, 'ACTIVE', [32_000n, 'JPY'], HARUKA),
  card('h-europe', [1, 1], 'Europe', PM, 35, 'ACTIVE', [6_000n, 'EUR'], { ...LONG_NAME, id: 'h+R/7vTq2w' }),

  card('l-daily', [2, 0], 'اليومية', VV, 16, 'INACTIVE', [0n, 'GBP'], LAYLA),
];
