import { walletsOf } from '../ledger/wallets.js';
import type { Platform } from '../platform.js';
import { signText } from '../tokens.js';
import { clockOf } from './days.js';
import type { PreparedStatement } from './prepare.js';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const CREDENTIAL = 'sandbox';

/** Why an address does not open its file. */
export type AddressFault = 'expired' | 'unsigned' | 'wrong-signature';

/**
 * The signed address of a statement's file, on the host of files. Source: Banking v2, "Pdf statement report": the
 * spelling of the query is that of the reference's example.
 */
export async function addressOf(platform: Platform, request: Request, statement: PreparedStatement): Promise<string> {
  const path = pathOf(statement);
  const query = new URLSearchParams({
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': CREDENTIAL,
    'X-Amz-Date': amzDate(platform.clock.now()),
    'X-Amz-Expires': String(platform.fileSeconds),
    'X-Amz-SignedHeaders': 'host',
  });
  query.set('X-Amz-Signature', await signText(`${path}?${query.toString()}`));
  // An object store takes a space as `%20` and never as a plus.
  return `${platform.filesAddress(request)}/files${path}?${query.toString().replaceAll('+', '%20')}`;
}

/** Checks signature and expiry of an address's path below the host of files. */
export async function checkAddress(
  platform: Platform,
  path: string,
  query: URLSearchParams,
): Promise<AddressFault | undefined> {
  const signature = query.get('X-Amz-Signature');
  const from = instantOf(query.get('X-Amz-Date') ?? '');
  if (signature === null || Number.isNaN(from)) return 'unsigned';
  const signed = new URLSearchParams(query);
  signed.delete('X-Amz-Signature');
  if (signature !== (await signText(`${path}?${signed.toString()}`))) return 'wrong-signature';
  return from + Number(query.get('X-Amz-Expires')) * 1000 <= platform.clock.now() ? 'expired' : undefined;
}

/** What a statement's file is called. */
export function fileName({ at, corporationId, format, timeZone, walletIds }: PreparedStatement): string {
  const { day } = clockOf(timeZone)(at);
  if (format === 'csv') return `Transaction_list_${day}.csv`;
  const wallet = walletsOf(corporationId).find(({ id }) => id === walletIds[0]);
  return `${wallet?.currency ?? ''} Account statement ${day}.pdf`;
}

/** Where a statement's file lies. */
const pathOf = (statement: PreparedStatement): string =>
  `/${['reports', 'Customer reports', statement.corporationId, statement.id, fileName(statement)].map(encodeURIComponent).join('/')}`;

/** An instant as signed addresses spell it, `20190731T143652Z`. */
const amzDate = (instant: number): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '');

const instantOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
