import type { Transaction } from '../domain/transaction.js';
import type { Before } from '../domain/transfer.js';

/** How far an order had come when this was kept. */
export type SentPhase =
  /** A call is out that may carry it out, or its answer was lost. */
  | 'sent'
  /** A code was sent and no call with it: nothing moved. */
  | 'code'
  /** The person is on the platform's page. */
  | 'consent'
  /** Carried out: kept so that a page that is loaded again says so, instead of offering the same again. */
  | 'done';

/** What is kept of an order while it is under way, in this tab's session storage: no code, no token. */
export interface SentRecord<O> {
  readonly phase: SentPhase;
  readonly order: O;
  /** Who sent it, where a person had signed in: nobody else is shown it. */
  readonly owner?: string | undefined;
  /** Tells a new booking from those there were. */
  readonly before: Before;
  /** Seconds the code is good for, where one was sent. */
  readonly lifetime?: number | undefined;
  /** Milliseconds of the wall clock when the last call went out. */
  readonly at: number;
  /** What it became, once it is carried out. */
  readonly transaction?: Transaction | undefined;
}

const PHASES: readonly SentPhase[] = ['sent', 'code', 'consent', 'done'];

/** Older than this nobody is in the middle of it any more. */
const FORGET_AFTER_MS = 24 * 3_600_000;

const keyOf = (slot: string): string => `giro-sending ${slot}`;

/** What counts where session storage is off or forbidden in this frame: a reload forgets. */
const inMemory = new Map<string, string>();

/** JSON knows no exact integers: they are kept as what no text a person typed can look like. */
const write = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? { exact: String(value) } : value);
const read = (_: string, value: unknown): unknown => {
  const { exact } = (value ?? {}) as { exact?: unknown };
  return typeof exact === 'string' && /^-?\d{1,17}$/.test(exact) ? BigInt(exact) : value;
};

/** Keeps how far an order has come; must be done before the call it tells of goes out. */
export function keepSent(slot: string, record: SentRecord<unknown>): void {
  const text = JSON.stringify(record, write);
  inMemory.delete(keyOf(slot));
  try {
    sessionStorage.setItem(keyOf(slot), text);
  } catch {
    inMemory.set(keyOf(slot), text); // full or forbidden: a reload forgets
  }
}

/**
 * What an earlier page of this tab left; undefined when there is nothing that can be made sense of. What somebody else left is
 * taken away; while nobody is signed in (no `owner`) it waits for who left it.
 */
export function recallSent<O>(
  slot: string,
  isOrder: (order: unknown) => order is O,
  owner: string | undefined,
): SentRecord<O> | undefined {
  let text: string | null = null;
  try {
    text = sessionStorage.getItem(keyOf(slot));
  } catch {
    // forbidden in this frame
  }
  try {
    const record = JSON.parse(text ?? inMemory.get(keyOf(slot)) ?? 'null', read) as Partial<SentRecord<unknown>> | null;
    if (
      record &&
      PHASES.includes(record.phase as SentPhase) &&
      (record.phase !== 'done' || typeof record.transaction?.id === 'string') &&
      typeof record.at === 'number' &&
      Math.abs(Date.now() - record.at) < FORGET_AFTER_MS &&
      Array.isArray(record.before?.ids) &&
      isOrder(record.order)
    ) {
      if (record.owner === owner) return record as SentRecord<O>;
      if (owner === undefined) return undefined;
    }
  } catch {
    // no record of ours: taken away below
  }
  forgetSent(slot);
  return undefined;
}

/** Takes it away: how it ended is known, or it is somebody else's. */
export function forgetSent(slot: string): void {
  inMemory.delete(keyOf(slot));
  try {
    sessionStorage.removeItem(keyOf(slot));
  } catch {
    // was never kept
  }
}
