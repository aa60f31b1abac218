import type { StatementLink, StatementOrder } from '../../domain/statement.js';
import type { ReadOptions, StatementCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import type { Setup } from '../setup.js';
import { fetchStatement } from '../statement-file.js';
import { Misfit, validate } from '../validate.js';
import { report } from './statements.schema.js';
import type { WalletCalls } from './wallets.js';

const usage = (message: string): Promise<never> => Promise.reject(new GiroError('usage', message));

/** Statements over Banking v2. Source: Banking v2, "Pdf statement report", "Csv statement report". */
export function createStatements(
  http: Http,
  { checkHosted, connect, session }: Pick<Setup, 'checkHosted' | 'connect' | 'session'>,
  { corporationId }: Pick<WalletCalls, 'corporationId'>,
): StatementCalls {
  /** Whoever has the address has the statement: it is in no message. */
  function toLink(body: unknown): StatementLink {
    const { report_path } = validate(report, body);
    const { fault } = checkHosted(report_path);
    if (fault !== undefined && fault !== 'origin') throw new Misfit('report_path');
    return { url: report_path, isAllowed: fault === undefined };
  }

  /** Api and staff tokens must say the corporation; for a person it is ignored. A host's token may be of either kind. */
  const ownerOf = async (order: StatementOrder, signal: AbortSignal | undefined): Promise<string | undefined> =>
    order.corporationId ?? (session.state.step === 'signed-in' ? undefined : await corporationId(signal));

  const read = async (
    format: 'pdf' | 'csv',
    wallets: readonly (readonly [name: string, id: string])[],
    order: StatementOrder,
    { signal }: ReadOptions = {},
  ): Promise<StatementLink> => {
    const query = new URLSearchParams([...wallets.map(([name, id]) => [name, id])]);
    query.set('from', order.from);
    query.set('to', order.to);
    query.set('timezone', order.timeZone);
    const owner = await ownerOf(order, signal);
    if (owner) query.set('corporationId', owner);
    const path = `/reports/statement/${format}?${query}`;
    return http.read({ name: `statements.${format}`, method: 'GET', path, slow: true }, toLink, signal);
  };

  return {
    pdf: (order, options) =>
      order.accountIds.length === 1 && order.accountIds[0]
        ? read('pdf', [['walletId', order.accountIds[0]]], order, options)
        : usage('statements.pdf: a PDF is of exactly one account; `statements.csv` takes several.'),
    csv: (order, options) =>
      order.accountIds.length > 0 && order.accountIds.every(Boolean)
        ? read(
            'csv',
            order.accountIds.map((id, index) => [`wallets[${index}]`, id]),
            order,
            options,
          )
        : usage('statements.csv: give the ids of one account or several.'),

    async download(link, format, { signal } = {}) {
      if (!link.isAllowed || checkHosted(link.url).fault !== undefined)
        return usage('statements.download: the file is on an origin that is not in `allowedOrigins`.');
      const { epoch } = session;
      const file = await fetchStatement((await connect('banking')).fetch, link, format, signal);
      if (session.epoch !== epoch) throw new GiroError('cancelled', 'statements.download: the person changed.');
      return file;
    },
  };
}
