import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { extractTextItems, getDocumentProxy } from 'unpdf';
import { dayOf } from '../../../src/domain/calendar.js';
import type { GiroClient } from '../../../src/api/index.js';
import type { StatementPeriod } from '../../../src/domain/statement.js';

/** What a statement's file says of one account; amounts in minor units. */
export interface ReadStatement {
  readonly opening: bigint;
  readonly movements: ReadonlyMap<string, bigint>;
  readonly closing: bigint;
}

/** The bytes of a file that a browser saves, as soon as it is whole. */
export async function savedFile(folder: string, name: string): Promise<Buffer> {
  const end = Date.now() + 10_000;
  for (;;) {
    const names = await readdir(folder);
    // Browsers write beside the name, or hold it with an empty file, until they are done.
    const isDone = names.includes(name) && !names.some((other) => /\.(part|crdownload)$/.test(other));
    const bytes = isDone ? await readFile(join(folder, name)) : Buffer.alloc(0);
    if (bytes.length > 0) return bytes;
    assert.ok(Date.now() < end, `${name} is not in ${JSON.stringify(names)}`);
    await wait(20);
  }
}

const minor = (decimal: string): bigint => BigInt(decimal.replaceAll(/[ \u00a0.]/g, ''));

/** Reads a PDF as its text stands on the pages: a line for each movement, between two balances. */
export async function readPdf(bytes: Buffer): Promise<ReadStatement> {
  const { items: pages } = await extractTextItems(await getDocumentProxy(new Uint8Array(bytes)));
  const lines = pages.flatMap((texts) =>
    [
      ...Map.groupBy(
        texts.filter(({ str }) => str.trim() !== ''),
        ({ y }) => Math.round(y),
      ),
    ]
      .sort(([one], [other]) => other - one)
      .map(([, line]) => line.toSorted((one, other) => one.x - other.x).map(({ str }) => str)),
  );
  const balance = (name: string): bigint => minor(lines.find((line) => line.includes(name))?.at(-1) ?? '');
  const booked = lines.filter(([first = '']) => /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(first));
  return {
    opening: balance('Opening balance'),
    movements: new Map(booked.map((line) => [line.at(-3) ?? '', minor(line.at(-2) ?? '')])),
    closing: balance('Closing balance'),
  };
}

/** Reads a CSV, by account. Source: RFC 4180. */
export function readCsv(text: string): ReadonlyMap<string, ReadStatement> {
  const rows = text.split('\r\n').slice(0, -1).map(cellsOf);
  const [names = [], ...others] = rows;
  const entries = others.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
  const accounts = Map.groupBy(entries, ({ wallet_id: id = '' }) => id);
  return new Map(
    [...accounts].map(([id, all]) => {
      const balance = (type: string): bigint => minor(all.find((entry) => entry['type'] === type)?.['balance'] ?? '');
      const booked = all.filter(({ transaction_id: id }) => id !== '');
      return [
        id,
        {
          opening: balance('opening-balance'),
          movements: new Map(booked.map((entry) => [entry['transaction_id'] ?? '', minor(entry['amount'] ?? '')])),
          closing: balance('closing-balance'),
        },
      ];
    }),
  );
}

const cellsOf = (row: string): string[] =>
  [...`${row},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

/** What the list of transactions says was booked on an account in a period: signed amounts by id. */
export async function bookedIn(
  client: GiroClient,
  accountId: string,
  { from, to }: StatementPeriod,
  timeZone: string,
): Promise<ReadonlyMap<string, bigint>> {
  const booked = new Map<string, bigint>();
  const day = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString();
  const range = { from: day(from, -2), to: day(to, 3) };
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await client.transactions.list({ accountId, ...range, after, limit: 100 });
    for (const { id, createdAt, status, direction, amount } of page.items) {
      const date = dayOf(createdAt, timeZone) ?? '';
      if (status === 'approved' && date >= from && date <= to)
        booked.set(id, direction === 'incoming' ? amount.amount : -amount.amount);
    }
    after = page.after;
    isLast = after === undefined;
  }
  return booked;
}

/** Opening balance and movements make the closing balance, and the movements are those of the list. */
export function reconcile(statement: ReadStatement, booked: ReadonlyMap<string, bigint>): void {
  const { opening, movements, closing } = statement;
  assert.ok(movements.size > 0, 'a statement with movements');
  assert.equal(
    [...movements.values()].reduce((sum, amount) => sum + amount, opening),
    closing,
  );
  const sorted = (map: ReadonlyMap<string, bigint>) => [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
  assert.deepEqual(sorted(movements), sorted(booked));
}
