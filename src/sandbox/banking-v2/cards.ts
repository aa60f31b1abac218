import { PEOPLE, type Person } from '../people.js';
import type { Platform } from '../platform.js';
import { lastFour, type SeededBankingCard } from '../population.js';
import { spentWith } from '../payments.js';
import { digits, uuid } from '../seed.js';
import type { Json } from '../json.js';

/** A card of Banking v2 as it is now. */
export type BankingCard = SeededBankingCard;

/** A card that was issued; the rest of it is derived. */
export interface IssuedCard {
  id: string;
  personId: string;
  walletId: string;
  alias?: string;
  expMonth: string;
  expYear: string;
  firstName: string;
  lastName: string;
  company: string;
  createdAt: string;
}

/** What can be spent with a card that was issued. */
const ISSUED_BALANCE = 100_000n;

/** How Banking v2 calls what Cards v3 made of a card; generated cards are in both models. */
const WORDS: Readonly<Record<string, string>> = {
  active: 'ACTIVE',
  frozen: 'INACTIVE',
  not_activated: 'INACTIVE',
  block: 'CANCELED',
  stolen: 'STOLEN',
  lost: 'LOST',
};

/** A person's cards, newest issues first. */
export function bankingCardsOf(platform: Platform, person: Person): BankingCard[] {
  const { issued, statuses } = platform.store.read();
  return [...issued.flatMap(asCard).reverse(), ...platform.population().bankingCards]
    .filter(({ personId }) => personId === person.id)
    .map((card) => {
      const status = statuses[card.id] ?? card.status;
      const { amount, currency } = card.balance;
      return {
        ...card,
        status: WORDS[status] ?? status,
        balance: { amount: amount - spentWith(platform, card.id, currency), currency },
      };
    });
}

/** One of a person's cards. */
export const findBankingCard = (platform: Platform, id: string, person: Person): BankingCard | undefined =>
  bankingCardsOf(platform, person).find((card) => card.id === id);

/** An issued card is active at once: it is virtual, and Banking v2 has no call that would activate it. */
function asCard({ alias, company, createdAt, firstName, lastName, walletId, ...card }: IssuedCard): BankingCard[] {
  const account = PEOPLE.flatMap(({ accounts }) => accounts).find((candidate) => candidate.walletId === walletId);
  if (!account) return [];
  return [
    {
      ...card,
      account,
      alias,
      type: 'VIRTUAL',
      brand: 'MASTERCARD',
      status: 'ACTIVE',
      balance: { amount: ISSUED_BALANCE, currency: 'EUR' },
      embossed: [firstName.toUpperCase(), lastName.toUpperCase()],
      company,
      createdAt,
      history: 'none',
    },
  ];
}

/** First six digits of a number: those of the reference's test numbers. Source: `api/README.md`, "3-D Secure". */
const binOf = ({ brand }: BankingCard): string => (brand === 'VISA' ? '411111' : '222100');

/** Number and security code, derived anew every time and kept nowhere. Source: "Get card credentials by card id". */
export function credentialsOf(card: BankingCard): { readonly pan: string; readonly cvc2: string } {
  const start = binOf(card) + digits(`pan-middle:${card.id}`, 5);
  const end = lastFour(card.id);
  // The last of the middle digits makes the whole number pass the Luhn check, in which it counts as it is.
  const check = (10 - (luhnSum(`${start}0${end}`) % 10)) % 10;
  return { pan: `${start}${check}${end}`, cvc2: digits(`cvc:${card.id}`, 3) };
}

const luhnSum = (number: string): number =>
  Array.from(number)
    .reverse()
    .reduce((sum, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return sum + (value > 9 ? value - 9 : value);
    }, 0);

const base = (card: BankingCard) => ({
  status: card.status,
  available_balance: card.balance.amount,
  display_name: card.alias ?? null,
  funding_source_id: card.account.walletId,
  expiry: { year: card.expYear, month: card.expMonth },
  type: card.type,
  brand: card.brand,
  region: 'EUROPE',
  currency: card.balance.currency,
  cardholder: {
    external_id: PEOPLE.find(({ id }) => id === card.personId)?.externalId,
    id: uuid(`cardholder:${card.id}`),
  },
  created_at: card.createdAt,
  modified_at: card.createdAt,
  id: card.id,
});

/** An entry of the list, which has an address but no `pan`. Source: "List all cards". */
export const wireListCard = (card: BankingCard): Json => ({
  ...base(card),
  address: { country: 'SE', city: 'Exempelstad', street: 'Exempelgatan 1', region: null, post_code: '00000' },
  embossed_data: {
    embossed_first_name: card.embossed[0],
    embossed_last_name: card.embossed[1],
    embossed_company_name: card.company ?? '',
  },
});

/** One card. Source: "Get card by id". */
export const wireCard = (card: BankingCard): Json => ({
  ...base(card),
  embossed_data: { embossed_first_name: card.embossed[0], embossed_last_name: card.embossed[1] },
  pan: { bin: binOf(card), last_four: lastFour(card.id) },
});
