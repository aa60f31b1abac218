import { isObject } from './json.js';
import type { Transfer } from './ledger/transfer.js';
import { WALLETS, walletsOf, type Adapter, type Wallet } from './ledger/wallets.js';
import type { Platform } from './platform.js';
import { randomShortId } from './seed.js';

/** What a control changed of a wallet. */
export interface WalletChange {
  /** Who processes its payments. */
  adapter?: Adapter;
  /** Whether it is set up fully. */
  isReady?: boolean;
}

const ADAPTERS: ReadonlySet<unknown> = new Set(['Arkea', 'Onpex', 'Saxo']);

/** True for the name of a processor. */
export const isAdapter = (value: unknown): value is Adapter => ADAPTERS.has(value);

/** True for what is kept of a change. */
export const isWalletChange = (value: unknown): value is WalletChange =>
  isObject(value) &&
  (value['adapter'] === undefined || isAdapter(value['adapter'])) &&
  (value['isReady'] === undefined || typeof value['isReady'] === 'boolean');

/** A wallet as it is now. */
export interface CurrentWallet extends Wallet {
  readonly isReady: boolean;
}

/** A corporation's wallets as they are now. */
export function currentWallets(platform: Platform, corporationId: string): CurrentWallet[] {
  const { wallets } = platform.store.read();
  return walletsOf(corporationId).map((wallet) => ({ ...wallet, isReady: true, ...wallets[wallet.id] }));
}

/** What a control may change of a wallet. */
export interface WalletSetting {
  /** What can be spent, in minor units; as digits where a number is not exact. */
  readonly balance?: bigint | number | string | undefined;
  /** Who processes its payments: conversions are not allowed for `Arkea`. */
  readonly adapter?: Adapter | undefined;
  /** Whether it is set up fully. */
  readonly isReady?: boolean | undefined;
}

/** Changes a wallet, by id or name. What it takes to have a balance is booked like any other movement. */
export function setWallet(platform: Platform, wanted: string, { adapter, balance, isReady }: WalletSetting): void {
  const wallet = WALLETS.find(({ id, name }) => id === wanted || name === wanted);
  if (!wallet) throw new RangeError(`The sandbox has no wallet "${wanted}"`);
  if (adapter !== undefined && !isAdapter(adapter)) throw new RangeError(`No processor "${String(adapter)}"`);
  const wish = balance === undefined ? undefined : toAmount(balance);
  const missing = wish === undefined ? 0n : wish - platform.ledger(wallet.corporation.id).balance(wallet).available;
  const at = platform.clock.now();
  platform.store.update((state) => {
    state.wallets[wallet.id] = {
      ...state.wallets[wallet.id],
      ...(adapter === undefined ? {} : { adapter }),
      ...(isReady === undefined ? {} : { isReady }),
    };
    if (missing !== 0n) state.transfers = [...state.transfers, adjustment(wallet, missing, at)];
  });
}

function toAmount(balance: bigint | number | string): bigint {
  const digits = String(balance);
  if (!/^\d{1,16}$/.test(digits)) throw new RangeError(`Not minor units of at most 16 digits: ${digits}`);
  return BigInt(digits);
}

function adjustment({ corporation, currency, id }: Wallet, missing: bigint, at: number): Transfer {
  const amount = (missing < 0n ? -missing : missing).toString();
  return {
    id: randomShortId(),
    call: 'setting',
    corporationId: corporation.id,
    personId: '',
    at,
    duration: 0,
    outcome: { code: 0 },
    walletId: id,
    sourceAmount: amount,
    sourceCurrency: currency,
    ...(missing > 0n ? { targetId: id } : {}),
    amount,
    currency,
    fee: '0',
    details: '',
  };
}
