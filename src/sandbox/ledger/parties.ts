import { ibanOf, masked } from './iban.js';

/** Somebody on the other side of a transaction. All are made up. */
export interface Party {
  /** `undefined` for one of whom the platform knows only the account. */
  readonly name: string | undefined;
  /** Masked account number. */
  readonly identifier: string;
  /** Their currency; `undefined` for that of the wallet. */
  readonly currency: string | undefined;
  /** What kind of number the identifier is; an IBAN unless said. */
  readonly scheme?: 'uk-local' | undefined;
  /** What is paid at least and at most, in euro cents. */
  readonly range: readonly [from: number, to: number];
}

const party = (name: string | undefined, country: string, from: number, to: number, currency?: string): Party => ({
  name,
  identifier: masked(ibanOf(country, `party:${name ?? `${country}${from}`}`)),
  currency,
  range: [from, to],
});

/** Who pays a corporation. Some names are what a table, a sheet or a text direction may stumble over. */
export const PAYERS: readonly Party[] = [
  party('Kunden & Söner AB', 'SE', 12_000, 480_000),
  party('Beispiel Großhandel GmbH', 'DE', 4_500, 920_000),
  party('Esimerkki Oy', 'FI', 900, 75_000),
  party('Bröderna "Prov", Ekonomi', 'SE', 15_000, 150_000),
  party(undefined, 'DE', 1_000, 40_000),
  party('=SUMMA(A1) Redovisning', 'SE', 2_500, 9_900),
  party('Specimen Retail Ltd', 'GB', 8_000, 260_000, 'GBP'),
  party('見本貿易株式会社', 'SE', 20_000, 310_000),
  party('Eksempel Fisk AS', 'NO', 6_000, 130_000, 'NOK'),
  party('Sampleton Academy', 'GB', 3_000, 45_000),
];

/** Whom a corporation pays. */
export const PAYEES: readonly Party[] = [
  party('Provhyresvärden Fastigheter', 'SE', 95_000, 95_000),
  party('Exempel El & Fjärrvärme', 'SE', 8_500, 32_000),
  party('Musterspedition KG', 'DE', 4_000, 88_000),
  party('Mallbyrån', 'SE', 1_500, 24_000),
  party('Prøve Design ApS', 'DK', 12_000, 64_000, 'DKK'),
  party(undefined, 'SE', 700, 18_000),
  party('شركة المثال للتوريد', 'GB', 9_000, 72_000),
  party('Mary-Jane Placeholder', 'GB', 210_000, 340_000, 'GBP'),
  party('Образец Перевод', 'DE', 2_000, 16_000),
  party('Specimen Cloud Hosting, Inc.', 'GB', 1_900, 49_900, 'USD'),
  party(
    'Beispielhafte Versicherungs- und Rückversicherungsgesellschaft auf Gegenseitigkeit, Zweigniederlassung Musterstadt',
    'DE',
    8_990,
    8_990,
  ),
  party('Påhittade Löner', 'SE', 180_000, 520_000),
];

/** Who takes fees and payments of invoices. */
export const HOUSE: Party = party('Giro sandbox fees', 'SE', 150, 150);

/** Where a wallet's first money came from. */
export const FORMER_BANK: Party = party('Tidigare Banken', 'SE', 0, 0);
