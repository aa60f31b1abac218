import { toGiroError, type GiroError } from '../api/errors.js';
import type { Account, PayInDetails } from '../domain/account.js';
import type { Live, Topic } from './live.js';

/** The key an account is settled under. */
export const accountKey = (id: string): string => `account ${id}`;

/** Accounts as far as they could be read. */
export interface AccountsRead {
  readonly items: readonly Account[];
  /** Why some of the asked-for accounts are not among them. */
  readonly fault?: GiroError | undefined;
}

/** Takes an account as an answer says it. */
const settle = (live: Live, account: Account, stamp: number): Account =>
  live.settle(accountKey(account.id), account, stamp);

/** Reads one account and tells every element on the page. */
export async function readAccount(live: Live, id: string, signal?: AbortSignal): Promise<Account> {
  const stamp = live.stamp();
  return settle(live, await live.client.accounts.get(id, { signal }), stamp);
}

async function readList(live: Live, signal: AbortSignal): Promise<AccountsRead> {
  const stamp = live.stamp();
  const accounts = await live.client.accounts.list({ signal });
  return { items: accounts.map((account) => settle(live, account, stamp)) };
}

/** One that can't be read leaves the others as they are; when none can, the reading has failed. */
async function readEach(live: Live, ids: readonly string[], signal: AbortSignal): Promise<AccountsRead> {
  const answers = await Promise.allSettled(ids.map((id) => readAccount(live, id, signal)));
  const items = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const faults = answers.flatMap((answer) => (answer.status === 'rejected' ? [toGiroError(answer.reason)] : []));
  const [fault] = faults;
  if (fault && items.length === 0) throw fault;
  // Of several, the one that ends the session counts.
  return { items, fault: faults.find(({ kind }) => kind === 'unauthorized') ?? fault };
}

/** The person's wallets, or, as Cards v3 has no list, the accounts with these ids. */
export const accountsTopic = (ids: readonly string[] | undefined): Topic<AccountsRead> => ({
  key: ids ? `accounts ${ids.join(' ')}` : 'accounts',
  load: async ({ live, signal }) => await (ids ? readEach(live, ids, signal) : readList(live, signal)),
  absorb(value, key, fresh) {
    const index = value.items.findIndex(({ id }) => accountKey(id) === key);
    return index < 0 || value.items[index] === fresh
      ? value
      : { ...value, items: value.items.with(index, fresh as Account) };
  },
  find: (value, key) => value.items.find(({ id }) => accountKey(id) === key),
  refresh: async (live, key) => await readAccount(live, key.slice(accountKey('').length)),
});

/** How to pay into one account, where the account itself does not say it. */
export const payInTopic = (id: string): Topic<readonly PayInDetails[]> => ({
  key: `pay-in ${id}`,
  load: async ({ live, signal }) => await live.client.accounts.payInDetails(id, { signal }),
});

/** Money moved: balances and bookings of an account, and of others that are on the page, are others now, here and in other tabs. */
export async function refreshMoved(live: Live, accountId: string, others: readonly string[] = []): Promise<void> {
  const shown = others.filter((id) => live.find(accountKey(id)) !== undefined);
  const touched = [...new Set([accountId, ...shown])];
  for (const id of touched) live.tell(accountKey(id));
  await Promise.allSettled(
    touched.flatMap((id) => [readAccount(live, id), live.reread(`transactions {"of":{"accountId":"${id}"`)]),
  );
}
