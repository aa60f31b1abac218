import { listIn } from '../banking-v2/booking-query.js';
import { walletsOf } from '../ledger/wallets.js';
import type { Platform } from '../platform.js';
import { CODES, type ErrorEntry } from '../respond.js';
import type { TokenType } from '../tokens.js';
import { clockOf, dayAfter, isDay, isTimeZone, startOfDay } from './days.js';

const KEPT = 100;

/** A statement that was asked for; the file itself is made when it is fetched. */
export interface PreparedStatement {
  id: string;
  corporationId: string;
  walletIds: string[];
  format: 'pdf' | 'csv';
  /** First day, `YYYY-MM-DD`; empty for everything up to the last. */
  from: string;
  /** Last day, which belongs to the statement. */
  to: string;
  /** IANA name of the zone whose days these are. */
  timeZone: string;
  /** The same in milliseconds: from `start`, up to but not including `end`. */
  start: number;
  end: number;
  /** When it was asked for: what was booked later is not in it. */
  at: number;
}

/** Who asks for a statement. */
export interface Applicant {
  readonly corporationId: string;
  readonly tokenType: TokenType;
}

/**
 * Reads what a statement is asked for with, and remembers it. Source: Banking v2, "Pdf statement report", "Csv statement
 * report". Assumed: without `from` it begins with the first booking, without `to` it ends today.
 */
export function prepareStatement(
  platform: Platform,
  format: PreparedStatement['format'],
  query: URLSearchParams,
  { corporationId, tokenType }: Applicant,
): { readonly statement: PreparedStatement } | { readonly errors: readonly ErrorEntry[] } {
  const at = platform.clock.now();
  const errors: ErrorEntry[] = [];
  const invalid = (field: string, message: string): void => {
    errors.push({ field, message, code: CODES.invalid });
  };
  const required = (field: string): void => {
    errors.push({ field, message: `${field} is required`, code: CODES.required });
  };

  if (tokenType === 'api') {
    const wanted = query.get('corporationId');
    if (wanted === null) required('corporationId');
    else if (wanted !== corporationId) invalid('corporationId', 'Unknown corporation');
  }
  const field = format === 'pdf' ? 'walletId' : 'wallets';
  const walletIds = listIn(query, field);
  const known = walletsOf(corporationId).map(({ id }) => id);
  if (walletIds.length === 0) required(field);
  else if (format === 'pdf' && walletIds.length > 1) invalid(field, 'Exactly one wallet should be specified');
  else if (!walletIds.every((id) => known.includes(id))) invalid(field, 'Unknown wallet');
  const timeZone = query.get('timezone') ?? 'UTC';
  if (!isTimeZone(timeZone)) invalid('timezone', 'timezone is a name of the tz database');
  const from = query.get('from') ?? '';
  if (from !== '' && !isDay(from)) invalid('from', 'from is a day, YYYY-MM-DD');
  const wantedTo = query.get('to');
  if (wantedTo !== null && !isDay(wantedTo)) invalid('to', 'to is a day, YYYY-MM-DD');
  if (errors.length > 0) return { errors };

  const to = wantedTo ?? clockOf(timeZone)(at).day;
  if (from > to) return { errors: [{ field: 'from', message: 'from is after to', code: CODES.invalid }] };
  const statement: PreparedStatement = {
    id: crypto.randomUUID(),
    corporationId,
    walletIds: [...new Set(walletIds)],
    format,
    from,
    to,
    timeZone,
    start: from === '' ? 0 : startOfDay(from, timeZone),
    end: startOfDay(dayAfter(to), timeZone),
    at,
  };
  platform.store.update((state) => {
    state.statements = [...state.statements, statement].slice(-KEPT);
  });
  return { statement };
}
