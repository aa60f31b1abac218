import { expect } from 'chai';
import { clockOf, dayAfter, isDay, isTimeZone, startOfDay } from '../../src/sandbox/statements/days.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { newPlatform } from '../support/platform.js';
import { ALMA, asPerson, EVERYDAY, WEB_SHOP } from './people.js';
import { pdfLines, pdfPages } from './pdf-text.js';
import { ask, rejection, start, type Call } from './support.js';

const HOUR = 3_600_000;

/** Asks for a statement and gives back its address. */
async function prepare(call: Call, format: 'pdf' | 'csv', query: Record<string, string>): Promise<string> {
  const { body, status, text } = await call(
    'GET',
    `/reports/statement/${format}?${new URLSearchParams(query).toString()}`,
  );
  expect(status, text).to.equal(200);
  return (body as { report_path: string }).report_path;
}

/** Rows of a CSV as RFC 4180 reads them, by the names in its first. */
function readCsv(text: string): Record<string, string>[] {
  expect(text).to.match(/\r\n$/);
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  const [names = [], ...others] = rows.slice(0, -1);
  return others.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}

const minor = (decimal: string): bigint => BigInt(decimal.replaceAll(/[ .]/g, ''));

async function csv(sandbox: Sandbox, call: Call, query: Record<string, string>): Promise<Record<string, string>[]> {
  const response = await sandbox.fetch(await prepare(call, 'csv', query));
  expect(response.headers.get('content-type')).to.include('text/csv');
  return readCsv(await response.text());
}

interface Listed {
  readonly id: string;
  readonly created_at: string;
  readonly source_amount: number;
  readonly target_amount: number;
  readonly source: { readonly id: string; readonly real?: { readonly id: string } };
  readonly target: { readonly id: string };
}

/** Every approved transaction of a wallet, as the list gives them. */
async function approved(call: Call, walletId: string): Promise<Listed[]> {
  const found = new Map<string, Listed>();
  for (let to = ''; ;) {
    const query = new URLSearchParams({ 'account_ids[]': walletId, status: '0', 'meta[limit]': '100' });
    if (to) query.set('range[to]', to);
    const { list, meta } = (await call('GET', `/transactions?${query.toString()}`)).body as {
      list: Listed[];
      meta: { has_more: boolean };
    };
    for (const one of list) found.set(one.id, one);
    to = list.at(-1)?.created_at ?? '';
    if (!meta.has_more) return [...found.values()];
  }
}

describe('A statement in the sandbox', () => {
  it('lies on another host, under an address that is signed and expires', async () => {
    const { sandbox } = start({ fileSeconds: 60 });
    const address = await prepare(await asPerson(sandbox), 'csv', { 'wallets[0]': EVERYDAY });
    const { origin, pathname, searchParams } = new URL(address);
    expect(origin).to.equal('https://files.giro.invalid');
    expect(pathname).to.match(/^\/files\/reports\/Customer%20reports\/.*\/Transaction_list_\d{4}-\d\d-\d\d\.csv$/);
    expect(searchParams.get('X-Amz-Expires')).to.equal('60');
    const tampered = new URL(address);
    tampered.searchParams.set('X-Amz-Expires', '6000');
    const bare = origin + pathname;
    for (const [url, status, code] of [
      [address, 200, 'wallet_id'],
      [tampered.href, 403, 'SignatureDoesNotMatch'],
      [address.replace('Customer', 'customer'), 403, 'SignatureDoesNotMatch'],
      [bare, 403, 'AccessDenied'],
      [`${origin}/files/nothing`, 404, 'NoSuchKey'],
    ] as const) {
      const response = await sandbox.fetch(url);
      expect(response.status, url).to.equal(status);
      expect(await response.text()).to.include(code);
    }
    sandbox.clock.advance(60_000);
    const late = await sandbox.fetch(address);
    expect([late.status, late.headers.get('content-type')]).to.deep.equal([403, 'application/xml']);
    expect(await late.text()).to.include('Request has expired');
  });

  it('adds up from its opening over every movement to its closing balance, which is what the wallet has', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const wallets = (await call('GET', '/corporations/BkEq%2Bx4V%2FE/wallets')).body as {
      id: string;
      amount: number;
      pending?: { amount: number };
    }[];
    const some = wallets.filter(({ amount }) => amount < Number.MAX_SAFE_INTEGER);
    const rows = await csv(sandbox, call, Object.fromEntries(some.map(({ id }, index) => [`wallets[${index}]`, id])));
    for (const { amount, id, pending } of some) {
      const own = rows.filter((row) => row['wallet_id'] === id);
      expect(own[0]).to.include({ type: 'opening-balance' });
      expect(own.at(-1)).to.include({ type: 'closing-balance' });
      let balance = minor(own[0]?.['balance'] ?? '');
      for (const row of own.slice(1, -1)) {
        balance += minor(row['amount'] ?? '');
        expect(minor(row['balance'] ?? ''), row['transaction_id']).to.equal(balance);
      }
      expect(minor(own.at(-1)?.['balance'] ?? '')).to.equal(balance);
      expect(balance, id).to.equal(BigInt(amount) + BigInt(pending?.amount ?? 0));
    }
  });

  it('goes on where that of the day before ended, and has the transactions of the list', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const all = await approved(call, EVERYDAY);
    const day = all[40]?.created_at.slice(0, 10) ?? '';
    const until = await csv(sandbox, call, { 'wallets[]': EVERYDAY, to: day });
    const since = await csv(sandbox, call, { 'wallets[]': EVERYDAY, from: dayAfter(day) });
    expect(since[0]?.['balance']).to.equal(until.at(-1)?.['balance']);
    const stated = [...until, ...since].filter((row) => row['transaction_id'] !== '');
    expect(stated.map((row) => row['transaction_id']).toSorted()).to.deep.equal(all.map(({ id }) => id).toSorted());
    const byId = new Map(all.map((one) => [one.id, one]));
    for (const row of stated) {
      const { source, source_amount, target_amount } = byId.get(row['transaction_id'] ?? '') ?? ({} as Listed);
      const expected = source.id === EVERYDAY ? -source_amount : target_amount;
      expect(minor(row['amount'] ?? '')).to.equal(BigInt(expected));
    }
  });

  it('quotes what a table would stumble over, and leaves formulas as they were given', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const response = await sandbox.fetch(await prepare(call, 'csv', { wallets: EVERYDAY }));
    expect(await response.text())
      .to.include('"Bröderna ""Prov"", Ekonomi"')
      .and.include(',=SUMMA(A1) Redovisning,');
  });

  it('as a PDF has real text, a table over many pages, and the same balances as its CSV', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const query = { from: '2020-01-01', timezone: 'Europe/Stockholm' };
    const response = await sandbox.fetch(await prepare(call, 'pdf', { walletId: EVERYDAY, ...query }));
    expect(response.headers.get('content-type')).to.equal('application/pdf');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-length')).to.equal(String(bytes.length));
    const pages = await pdfPages(bytes);
    expect(pages.length).to.be.at.least(10);
    const lines = pages.map(pdfLines);
    expect(lines[0]?.[0]).to.deep.equal(['Account statement']);
    expect(lines.flat(2).join('\n'))
      .to.include('Exempel Trading AB')
      .and.include('(Europe/Stockholm)')
      .and.include('Everyday');
    for (const [index, page] of lines.entries()) {
      expect(page).to.deep.include(['Date', 'Counterparty', 'Transaction', 'Amount', 'Balance']);
      expect(page.at(-1)).to.deep.equal([`Page ${index + 1} of ${lines.length}`]);
    }
    const rows = await csv(sandbox, call, { wallets: EVERYDAY, ...query });
    const money = lines.flat().filter((line) => /\d\.\d\d$/.test(line.at(-1) ?? ''));
    expect(money.map((line) => minor(line.at(-1) ?? ''))).to.deep.equal(rows.map((row) => minor(row['balance'] ?? '')));
    expect(money[0]).to.include('Opening balance');
    expect(money.at(-1)).to.include('Closing balance');
    const [movement] = money.slice(1);
    expect(movement)
      .to.include(rows[1]?.['transaction_id'])
      .and.include(`${rows[1]?.['date']} ${rows[1]?.['time']?.slice(0, 5)}`);
  });

  it('shows of a name in another script the account, and of a long one the beginning', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const response = await sandbox.fetch(await prepare(call, 'pdf', { walletId: EVERYDAY }));
    const texts = (await pdfPages(new Uint8Array(await response.arrayBuffer()))).flat().map(({ text }) => text);
    expect(texts.some((text) => /^[A-Z]{2}\d\d\*+\d{4}$/.test(text))).to.equal(true);
    expect(texts.some((text) => text.startsWith('Beispielhafte Versicherungs') && text.endsWith('…'))).to.equal(true);
    expect(texts).not.to.include('?');
  });

  it('carries sixteen digits exactly', async () => {
    const { sandbox } = start();
    const rows = await csv(sandbox, await asPerson(sandbox), { wallets: 'Rsv+2Eur' });
    expect(minor(rows.at(-1)?.['balance'] ?? '') > 9_007_199_254_740_993n).to.equal(true);
  });

  it('of ten thousand movements is all there', async () => {
    const { sandbox } = start();
    const rows = await csv(sandbox, await asPerson(sandbox), { wallets: WEB_SHOP });
    expect(rows.length).to.be.at.least(9_500);
  });

  it('needs one wallet for a PDF, days and a zone that there are, and of a server its corporation', async () => {
    const { banking, sandbox } = start();
    const call = await asPerson(sandbox);
    const wallet = `walletId=${encodeURIComponent(EVERYDAY)}`;
    for (const [query, field, code] of [
      ['', 'walletId', '10002'],
      [`${wallet}&walletId=NGQyZ3N5Z`, 'walletId', '10001'],
      ['walletId=Jp9%2BLm2Qe', 'walletId', '10001'],
      [`${wallet}&from=2026-02-30`, 'from', '10001'],
      [`${wallet}&to=1.1.2026`, 'to', '10001'],
      [`${wallet}&from=2026-02-02&to=2026-02-01`, 'from', '10001'],
      [`${wallet}&timezone=Europe/Atlantis`, 'timezone', '10001'],
    ] as const) {
      const { body, status } = await call('GET', `/reports/statement/pdf?${query}`);
      expect(status, query).to.equal(400);
      expect(body).to.deep.nested.include({ 'errors[0].field': field, 'errors[0].code': code });
    }
    expect((await call('GET', '/reports/statement/csv')).body).to.have.nested.property('errors[0].field', 'wallets');
    const refused = await banking('GET', `/reports/statement/pdf?${wallet}`);
    expect(refused.body).to.have.nested.property('errors[0].field', 'corporationId');
    expect((await banking('GET', `/reports/statement/pdf?${wallet}&corporationId=BkEq%2Bx4V%2FE`)).status).to.equal(
      200,
    );
  });

  it('can lie on a host that forbids pages to read it', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const address = await prepare(call, 'csv', { wallets: EVERYDAY });
    expect((await sandbox.fetch(address)).headers.get('access-control-allow-origin')).to.equal('*');
    sandbox.filesReadable = false;
    expect(await rejection(sandbox.fetch(address))).to.be.instanceOf(TypeError);
    expect((await call('GET', '/persons/me')).status).to.equal(200);
  });

  it('over HTTP is kept by the browser from a page of another origin, if the host says so', async () => {
    const platform = await newPlatform({ twoFactor: 'off' });
    const ask = async (path: string, init?: RequestInit) =>
      (await (await fetch(`${platform.bankingUrl}${path}`, init)).json()) as { token: string; report_path: string };
    const who = { ...ALMA, fp_client_data: { identifiers: { id_fingerprint: 1 } } };
    const { token } = await ask('/person/signin', { method: 'POST', body: JSON.stringify(who) });
    const query = `wallets[0]=${encodeURIComponent(EVERYDAY)}`;
    const headers = { 'x-access-token': token };
    const { report_path: address } = await ask(`/reports/statement/csv?${query}`, { headers });
    expect(await (await fetch(address)).text()).to.match(/^wallet_id,/);
    await platform.control.filesReadable(false);
    expect(await rejection(fetch(address))).to.be.instanceOf(TypeError);
    await platform.close();
  });

  it('can be prepared slowly, come empty, as another type, cut off or half', async () => {
    const { sandbox } = start();
    const call = await asPerson(sandbox);
    const file = 'GET /files/reports/:folder/:corporation/:id/:name';
    sandbox.faults.add({ call: 'GET /v2/reports/statement/csv', times: 1, do: { kind: 'delay', ms: 30 } });
    const started = performance.now();
    const address = await prepare(call, 'csv', { wallets: EVERYDAY });
    expect(performance.now() - started).to.be.at.least(29);
    const whole = await (await sandbox.fetch(address)).text();

    sandbox.faults.add({ call: file, times: 1, do: { kind: 'empty' } });
    const empty = await sandbox.fetch(address);
    expect([empty.status, empty.headers.get('content-length'), await empty.text()]).to.deep.equal([200, '0', '']);
    sandbox.faults.add({ call: file, times: 1, do: { kind: 'wrong-type' } });
    expect((await sandbox.fetch(address)).headers.get('content-type')).to.equal('text/html');
    sandbox.faults.add({ call: file, times: 1, do: { kind: 'wrong-type', type: 'image/png' } });
    expect((await sandbox.fetch(address)).headers.get('content-type')).to.equal('image/png');
    sandbox.faults.add({ call: file, times: 1, do: { kind: 'truncated' } });
    const half = await (await sandbox.fetch(address)).arrayBuffer();
    const length = new TextEncoder().encode(whole).length;
    expect(half.byteLength).to.equal(Math.floor(length / 2));
    sandbox.faults.add({ call: file, times: 1, do: { kind: 'cut' } });
    expect(await rejection((await sandbox.fetch(address)).text())).to.be.instanceOf(TypeError);
    sandbox.faults.add({ call: file, times: 1, do: { kind: 'status', status: 503 } });
    expect((await sandbox.fetch(address)).status).to.equal(503);
    expect(await (await sandbox.fetch(address)).text()).to.equal(whole);
    expect(() => sandbox.faults.add({ call: file, do: { kind: 'wrong-type', type: '' } })).to.throw(TypeError);
  });

  it('leaves no signature in the log', async () => {
    const { sandbox } = start();
    const address = await prepare(await asPerson(sandbox), 'csv', { wallets: EVERYDAY });
    await sandbox.fetch(address);
    const signature = new URL(address).searchParams.get('X-Amz-Signature') ?? '';
    expect(signature).to.match(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(sandbox.log.all())).not.to.include(signature);
    expect(sandbox.log.count('GET /files/reports/:folder/:corporation/:id/:name')).to.equal(1);
  });

  it('is found again after a reload, and forgotten with a reset', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const { sandbox } = start({ storage });
    const address = await prepare(await asPerson(sandbox), 'csv', { wallets: EVERYDAY });
    const text = await (await sandbox.fetch(address)).text();
    const reloaded = start({ storage }).sandbox;
    expect(await (await reloaded.fetch(address)).text()).to.equal(text);
    reloaded.reset();
    expect((await ask(reloaded, 'GET', address)).status).to.equal(404);
  });
});

describe('The days of a statement', () => {
  it('begin when clocks in the zone say so, also on the days they change', () => {
    for (const [day, zone, expected] of [
      ['2026-01-01', 'UTC', '2026-01-01T00:00:00Z'],
      ['2026-03-29', 'Europe/Stockholm', '2026-03-28T23:00:00Z'],
      ['2026-03-30', 'Europe/Stockholm', '2026-03-29T22:00:00Z'],
      ['2026-10-25', 'Europe/Stockholm', '2026-10-24T22:00:00Z'],
      ['2026-10-26', 'Europe/Stockholm', '2026-10-25T23:00:00Z'],
      ['2026-01-01', 'Asia/Kathmandu', '2025-12-31T18:15:00Z'],
      ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00Z'],
      ['2026-01-01', 'Pacific/Niue', '2026-01-01T11:00:00Z'],
      // Clocks go from midnight to one o'clock there, and there was no 30 December 2011 here.
      ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
      ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ] as const)
      expect(startOfDay(day, zone), `${day} ${zone}`).to.equal(Date.parse(expected));
  });

  it('put every moment of the two changes into exactly one day, in thirty zones', () => {
    const zones = [
      ...[
        'UTC',
        'Europe/Stockholm',
        'Europe/London',
        'Europe/Lisbon',
        'Europe/Athens',
        'Europe/Moscow',
        'Europe/Chisinau',
      ],
      ...[
        'Africa/Cairo',
        'Africa/Casablanca',
        'Africa/Lagos',
        'Africa/Nairobi',
        'Asia/Beirut',
        'Asia/Dubai',
        'Asia/Kolkata',
      ],
      ...['Asia/Kathmandu', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Gaza', 'Australia/Sydney', 'Australia/Lord_Howe'],
      ...[
        'Australia/Adelaide',
        'Pacific/Auckland',
        'Pacific/Chatham',
        'Pacific/Apia',
        'America/New_York',
        'America/Havana',
      ],
      ...['America/St_Johns', 'America/Santiago', 'America/Sao_Paulo', 'Atlantic/Azores'],
    ];
    expect(zones).to.have.length(30);
    for (const zone of zones) {
      const clock = clockOf(zone);
      for (const around of ['2026-03-29', '2026-10-25', '2026-04-05', '2026-09-06', '2026-03-08', '2026-11-01']) {
        const start = startOfDay(around, zone);
        const end = startOfDay(dayAfter(around), zone);
        expect((end - start) / HOUR, `${around} ${zone}`).to.be.within(22.5, 25.5);
        for (let at = start; at < end; at += HOUR / 4) expect(clock(at).day, zone).to.equal(around);
        expect(clock(start - 1).day < around && clock(end).day > around, `${around} ${zone}`).to.equal(true);
      }
    }
  });

  it('are days of the calendar, and zones have names', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).to.equal(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '20260101', '2026-01-01T00:00:00Z'].some(isDay)).to.equal(
      false,
    );
    expect(['UTC', 'Europe/Minsk', 'America/Argentina/Ushuaia'].every(isTimeZone)).to.equal(true);
    expect(['', 'Europe/Atlantis', '+02:00', 'nowhere'].some(isTimeZone)).to.equal(false);
  });
});
