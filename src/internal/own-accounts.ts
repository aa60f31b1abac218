import { toGiroError, type GiroError } from '../api/errors.js';
import { accountsTopic, type AccountsRead } from './accounts.js';
import type { Live, Topic } from './live.js';

/** As many as the platform gives in one page. Source: Cards v3 lists, `limit`. */
const PAGE_SIZE = 100;

/**
 * The person's accounts of Cards v3, which lists none: those the host names, and those of their cards. What can't be read is
 * left out, and `fault` says why.
 */
export function ownAccountsTopic(named: readonly string[]): Topic<AccountsRead> {
  return {
    ...accountsTopic(named),
    key: `own accounts ${named.join(' ')}`,
    async load(context) {
      const cards = await ofCards(context.live, context.signal);
      const ids = new Set([...named, ...cards.ids]);
      if (ids.size === 0 && cards.fault) throw cards.fault;
      const read = await accountsTopic([...ids]).load({ ...context, previous: undefined });
      return { ...read, fault: read.fault ?? cards.fault };
    },
  };
}

/** Ids of the accounts that cards draw on; over Banking v2 cards name wallets. */
async function ofCards(
  { client }: Live,
  signal: AbortSignal,
): Promise<{ readonly ids: readonly string[]; readonly fault?: GiroError }> {
  const ids: string[] = [];
  if (client.options.cardsApi === 'banking-v2') return { ids };
  try {
    const cursors = new Set<string | undefined>();
    for (let after: string | undefined; !cursors.has(after);) {
      cursors.add(after);
      const page = await client.cards.list({ after, limit: PAGE_SIZE, signal });
      ids.push(...page.items.flatMap(({ accountId }) => accountId ?? []));
      if (page.after === undefined) break;
      ({ after } = page);
    }
    return { ids };
  } catch (thrown) {
    return { ids, fault: toGiroError(thrown) };
  }
}
