import type { Account } from '../../domain/account.js';
import type { AccountCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import type { Session } from '../session.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { corporation, wallet, walletList, type WireCorporation } from './wallets.schema.js';
import { toAccount, toAccounts } from './wallets.map.js';

/** Wallets, and whose they are. */
export interface WalletCalls extends AccountCalls {
  /** Id of the corporation the person or the token belongs to. */
  corporationId(signal?: AbortSignal): Promise<string>;
}

/** Accounts over Banking v2: the wallets of the corporation the person belongs to. */
export function createWallets(http: Http, session: Session): WalletCalls {
  let known: { readonly epoch: object; readonly asked: Promise<WireCorporation> } | undefined;

  /** Asked once per session: every reader waits for the same answer, so that none can give it up for the others. */
  function current(): Promise<WireCorporation> {
    const { epoch } = session;
    if (known?.epoch === epoch) return known.asked;
    const asked = http.read({ name: 'accounts (corporation)', method: 'GET', path: '/corporations/current' }, (body) =>
      validate(corporation, body),
    );
    const mine = (known = { epoch, asked });
    asked.catch(() => {
      if (known === mine) known = undefined;
    });
    return asked;
  }

  async function read<T>(
    name: string,
    path: string,
    shape: (body: unknown, owner: WireCorporation) => T,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const { epoch } = session;
    const owner = await unlessGivenUp(name, current(), signal);
    // One person's corporation is never asked for with another's token.
    if (session.epoch !== epoch) throw new GiroError('cancelled', `${name}: the person changed.`);
    const whole = `/corporations/${segment(owner.id)}/wallets${path}`;
    return http.read({ name, method: 'GET', path: whole }, (body) => shape(body, owner), signal);
  }

  async function get(name: string, id: string, signal: AbortSignal | undefined): Promise<Account> {
    return read(name, `/${segment(id)}`, (body, owner) => toAccount(validate(wallet, body), owner), signal);
  }

  return {
    list: ({ signal } = {}) =>
      read('accounts.list', '', (body, owner) => toAccounts(validate(walletList, body), owner), signal),
    get: (id, { signal } = {}) => get('accounts.get', id, signal),
    payInDetails: async (id, { signal } = {}) => (await get('accounts.payInDetails', id, signal)).payIn,
    corporationId: async (signal) => (await unlessGivenUp('statements (corporation)', current(), signal)).id,
  };
}

/** As the promise, but rejects as soon as its caller gives up. */
function unlessGivenUp<T>(name: string, promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new GiroError('cancelled', `${name}: given up by the caller.`));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
