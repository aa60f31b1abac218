/** A card as a row of the seed. `months` is its expiry, counted from the month of seeding. */
export interface CardRow {
  /** What its id and numbers come from. */
  readonly key: string;
  /** Index of its holder, and of the account among the holder's. */
  readonly owner: readonly [person: number, account: number];
  readonly alias: string | undefined;
  readonly type: string;
  readonly brand: string;
  readonly months: number;
  readonly status: string;
  /** Given where the id is not to be a UUID. */
  readonly id?: string | undefined;
}

const card = (
  key: string,
  owner: CardRow['owner'],
  alias: string | undefined,
  type: string,
  brand: string,
  months: number,
  status: string,
  id?: string,
): CardRow => ({ key, owner, alias, type, brand, months, status, id });

/** Every status, type and brand of Cards v3, and what a platform may add one day. */
export const SEEDED_CARDS: readonly CardRow[] = [
  card('groceries', [0, 0], 'Groceries', 'virtual', 'visa', 26, 'active'),
  card('travel', [0, 2], 'Travel', 'physical', 'mastercard', 38, 'active'),
  card('streaming', [0, 0], 'Streaming', 'virtual', 'mastercard', 14, 'frozen'),
  card('everyday', [0, 0], 'Everyday', 'physical', 'visa', 47, 'not_activated'),
  // An id as Banking v2 has them, with characters that a path must encode.
  card('taxi', [0, 1], 'Taxi & trains', 'virtual', 'visa', 19, 'active', 'Tx+9a/Qm7K'),
  card('plain', [0, 1], undefined, 'physical', 'visa', 31, 'active'),
  card('japan', [0, 3], '日本旅行と出張', 'virtual', 'mastercard', 22, 'active'),
  card('home', [0, 1], 'مصاريف المنزل', 'physical', 'mastercard', 17, 'frozen'),
  card(
    'shared',
    [0, 0],
    'Shared household costs: rent, power, water, internet, pets..',
    'virtual',
    'visa',
    9,
    'active',
  ),
  card('commuter', [0, 1], 'Commuter pass', 'physical', 'visa', 0, 'active'),
  card('conference', [0, 0], 'Conference', 'virtual', 'mastercard', -5, 'active'),
  card('marketplace', [0, 0], 'Marketplace', 'virtual', 'visa', 12, 'block'),
  card('spare', [0, 1], 'Spare', 'physical', 'mastercard', 29, 'blocked'),
  card('wallet', [0, 0], 'Old wallet', 'physical', 'visa', 7, 'lost'),
  card('festival', [0, 0], 'Festival', 'physical', 'mastercard', 11, 'stolen'),
  card('metal', [0, 2], 'Metal', 'metal', 'northpay', 52, 'under_review'),

  card('h-food', [1, 0], '食費', 'virtual', 'visa', 21, 'active'),
  card('h-europe', [1, 1], 'Europe', 'physical', 'mastercard', 33, 'frozen'),
  card('h-new', [1, 0], '新しいカード', 'physical', 'visa', 48, 'not_activated'),
  card('h-old', [1, 1], 'Erasmus', 'virtual', 'mastercard', 4, 'lost'),

  card('l-daily', [2, 0], 'اليومية', 'virtual', 'visa', 16, 'active'),
  card('l-savings', [2, 0], 'Savings', 'physical', 'mastercard', 28, 'frozen'),
];
