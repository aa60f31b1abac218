import type { Money } from '../domain/money.js';
import type { Account, Person } from './people.js';
import { PEOPLE } from './people.js';
import { SEEDED_BANKING_CARDS } from './banking-v2/population.js';
import { SEEDED_CARDS, type CardRow } from './cards-v3/population.js';
import { digits, hash, uuid } from './seed.js';

/** A card of Cards v3 as seeded; what changed since is in the state. */
export interface SeededCard {
  readonly id: string;
  readonly personId: string;
  readonly account: Account;
  readonly alias?: string | undefined;
  readonly type: string;
  readonly brand: string;
  readonly expMonth: string;
  readonly expYear: string;
  readonly status: string;
}

/** A card of the older Banking v2 model. */
export interface SeededBankingCard extends SeededCard {
  readonly balance: Money;
  readonly embossed: readonly [first: string, last: string];
  readonly company?: string | undefined;
  readonly createdAt: string;
  readonly history: History;
}

/** How many transactions a card comes with: a year of them, a handful, or none. */
export type History = 'year' | 'few' | 'none';

/** All seeded cards of both models. */
export interface Population {
  readonly cards: readonly SeededCard[];
  readonly bankingCards: readonly SeededBankingCard[];
}

/** Last four digits of a card's number; always the same for the same card. */
export const lastFour = (cardId: string): string => digits(`pan:${cardId}`, 4);

/** A month so many months from an instant, as the wire spells it. */
export function monthFrom(instant: number, months: number): { readonly month: string; readonly year: string } {
  const start = new Date(instant);
  const date = new Date(start.getFullYear(), start.getMonth() + months, 1);
  return { month: String(date.getMonth() + 1).padStart(2, '0'), year: String(date.getFullYear()) };
}

/** The population as it was at its seeding; with `count`, the first person has exactly so many generated cards. */
export function populate(seededAt: number, count: number | null): Population {
  const own = count === null ? undefined : Array.from({ length: count }, (_, index) => generate(index, seededAt));
  const first = PEOPLE[0].id;
  const seeded = PEOPLE.flatMap((person, index) =>
    SEEDED_CARDS.filter((card) => card.owner[0] === index).map((card) => place(card, person, seededAt, 'card')),
  );
  const banking = PEOPLE.flatMap((person, index) =>
    SEEDED_BANKING_CARDS.filter((card) => card.owner[0] === index).map((card): SeededBankingCard => ({
      ...place(card, person, seededAt, 'banking-card'),
      balance: card.balance,
      embossed: card.embossed,
      company: card.company,
      createdAt: createdAt(seededAt, card.key),
      history: card.history ?? 'few',
    })),
  );
  if (!own) return { cards: seeded, bankingCards: banking };
  return {
    cards: [...own, ...seeded.filter(({ personId }) => personId !== first)],
    bankingCards: [...own.map(asBankingCard), ...banking.filter(({ personId }) => personId !== first)],
  };

  function asBankingCard(card: SeededCard, index: number): SeededBankingCard {
    const amount = BigInt(hash(`balance:${card.id}`) % 500_000);
    return {
      ...card,
      type: card.type.toUpperCase(),
      brand: card.brand.toUpperCase(),
      status: card.status === 'active' ? 'ACTIVE' : 'INACTIVE',
      balance: { amount, currency: card.account.currency },
      embossed: [PEOPLE[0].firstName.toUpperCase(), PEOPLE[0].lastName.toUpperCase()],
      createdAt: createdAt(seededAt, card.id),
      history: index === 0 ? 'year' : 'few',
    };
  }
}

function place(row: CardRow, person: Person, seededAt: number, kind: string): SeededCard {
  const account = person.accounts[row.owner[1]];
  if (!account) throw new RangeError(`No account for card ${row.key}`);
  const { month, year } = monthFrom(seededAt, row.months);
  return {
    id: row.id ?? uuid(`${kind}:${row.key}`),
    personId: person.id,
    account,
    alias: row.alias,
    type: row.type,
    brand: row.brand,
    expMonth: month,
    expYear: year,
    status: row.status,
  };
}

const DAY = 86_400_000;
const createdAt = (seededAt: number, key: string): string =>
  new Date(seededAt - (400 + (hash(key) % 600)) * DAY).toISOString();

const NAMES = [
  'Groceries',
  'Travel',
  'Fuel',
  'Software',
  'Lunches',
  'Books',
  'Gym',
  'Music',
  'Parking',
  'Gifts',
] as const;

/** One of many: mostly active, now and then frozen or not activated. */
function generate(index: number, seededAt: number): SeededCard {
  const [person] = PEOPLE;
  const account = person.accounts[index % person.accounts.length] ?? person.accounts[0];
  if (!account) throw new RangeError('The first person has no account');
  const { month, year } = monthFrom(seededAt, 3 + (index % 45));
  return {
    id: uuid(`generated:${index}`),
    personId: person.id,
    account,
    alias: `${NAMES[index % NAMES.length] ?? ''} ${index + 1}`,
    type: index % 3 === 2 ? 'physical' : 'virtual',
    brand: index % 2 === 0 ? 'visa' : 'mastercard',
    expMonth: month,
    expYear: year,
    status: index % 7 === 5 ? 'frozen' : index % 11 === 10 ? 'not_activated' : 'active',
  };
}
