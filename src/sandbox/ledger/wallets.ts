import { PEOPLE, type Account } from '../people.js';
import { corporationById, type Corporation } from '../corporations.js';
import { digits, shortId } from '../seed.js';
import { bicOf, ibanOf } from './iban.js';

/** What happened in a wallet. */
export interface WalletHistory {
  /** How many transactions of its own, evenly over two years. */
  readonly count: number;
  /** Minor units that were left in it at its lowest. */
  readonly floor: bigint;
  /** `all`: every status and error code of the reference; `usual`: mostly approved. */
  readonly ends: 'all' | 'usual';
}

/** A number that money for a wallet can be sent to. Source: Banking v2, "Corporation Wallet Requisites". */
export interface Requisites {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly type: 'sepa' | 'cross-border' | 'uk-local';
}

/** A wallet of a corporation. Source: Banking v2, "Corporation Wallet". */
export interface Wallet {
  readonly id: string;
  readonly pendingId: string;
  readonly corporation: Corporation;
  readonly name: string;
  readonly currency: string;
  readonly adapter: Adapter;
  readonly purpose: 'CARD' | null;
  readonly requisites: readonly [Requisites, ...Requisites[]];
  readonly history: WalletHistory;
}

/** Who processes a wallet's payments. Source: Banking v2, "Corporation Wallet". */
export type Adapter = 'Arkea' | 'Onpex' | 'Saxo';

type Row = readonly [
  id: string,
  name: string,
  currency: string,
  history?: Partial<WalletHistory> | undefined,
  adapter?: Adapter,
];

/** Wallets that are no account of Cards v3, by corporation. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'BkEq+x4V/E': [
    ['W3b+Shop/1', 'Web shop', 'EUR', { count: 10_000, floor: 1_250_000n }],
    ['Lon/7Gb+9', 'London office', 'GBP', { count: 160 }],
    ['Kbh9Dk+3', 'København', 'DKK', { count: 90 }],
    ['Osl/4No8', 'Oslo', 'NOK', { count: 60 }],
    // What is in it today has sixteen digits and is odd: a JavaScript number would show another.
    ['Rsv+2Eur', 'Reserve', 'EUR', { count: 12, floor: 9_007_199_254_740_994n }],
    ['New/0Eur', 'Opened today', 'EUR', { count: 0 }],
    // Euros that can be exchanged: the bank of the others allows no conversions.
    ['Fx+3/Eur', 'Exchange', 'EUR', { count: 30, floor: 2_000_000n }, 'Onpex'],
  ],
};

/** What happened in the wallets that are accounts of Cards v3, where it is not the usual. */
const HISTORIES: Readonly<Record<string, Partial<WalletHistory>>> = {
  'S1Q8+PW84': { count: 720, floor: 250_000n, ends: 'all' },
  'HkZ/4T6eD': { count: 240 },
  NGQyZ3N5Z: { count: 120 },
};

const USUAL: WalletHistory = { count: 40, floor: 10_000n, ends: 'usual' };

/** Where the bank of a currency is; elsewhere in Sweden. */
const COUNTRIES: Readonly<Record<string, string>> = { GBP: 'GB', DKK: 'DK', NOK: 'NO' };

/** Every wallet there is. */
export const WALLETS: readonly Wallet[] = [
  ...PEOPLE.flatMap(({ accounts, corporationId }) =>
    accounts.map(({ currency, name, walletId }) =>
      make(corporationId, [walletId, name, currency, HISTORIES[walletId]], true),
    ),
  ),
  ...Object.entries(ROWS).flatMap(([corporationId, rows]) => rows.map((row) => make(corporationId, row, false))),
];

/** A corporation's wallets, in the order the platform lists them. */
export const walletsOf = (corporationId: string): Wallet[] =>
  WALLETS.filter(({ corporation }) => corporation.id === corporationId);

/** The wallet with an id, of whatever corporation. */
export function walletById(id: string): Wallet {
  const wallet = WALLETS.find((candidate) => candidate.id === id);
  if (!wallet) throw new RangeError(`No wallet ${id}`);
  return wallet;
}

/** The wallet that an account of Cards v3 is. */
export const walletOfAccount = ({ walletId }: Account): Wallet => walletById(walletId);

function make(corporationId: string, [id, name, currency, history, adapter]: Row, forCards: boolean): Wallet {
  return {
    id,
    pendingId: shortId(`pending:${id}`),
    corporation: corporationById(corporationId),
    name,
    currency,
    adapter: adapter ?? (currency === 'EUR' ? 'Arkea' : currency === 'GBP' ? 'Saxo' : 'Onpex'),
    purpose: forCards ? 'CARD' : null,
    requisites: requisitesOf(id, currency),
    history: { ...USUAL, ...history },
  };
}

function requisitesOf(walletId: string, currency: string): readonly [Requisites, ...Requisites[]] {
  const country = COUNTRIES[currency] ?? 'SE';
  const iban: Requisites = {
    id: shortId(`requisites:${walletId}`),
    number: ibanOf(country, walletId),
    code: bicOf(country),
    type: currency === 'EUR' ? 'sepa' : 'cross-border',
  };
  if (currency !== 'GBP') return [iban];
  const local: Requisites = {
    id: shortId(`local:${walletId}`),
    // With a leading zero, as one in ten has.
    number: `0${digits(`local:${walletId}`, 7)}`,
    code: '000000',
    type: 'uk-local',
  };
  return [local, iban];
}
