import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.js';
import { nodeListener, startSandbox, type SandboxServer } from '../../src/sandbox/node.js';

interface WireCard {
  readonly id: string;
  readonly status: string;
}

let server: SandboxServer;

/** Calls Cards v3 over HTTP, signed in. */
async function cards(method: string, path: string, body?: unknown): Promise<Response> {
  const token = await server.sandbox.getToken({ api: 'cards', expired: false });
  return fetch(`${server.url}/cards/v3${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function cardWith(status: string): Promise<WireCard> {
  const { data } = (await (await cards('GET', '/cards?limit=100')).json()) as { data: WireCard[] };
  const found = data.find((card) => card.status === status);
  assert.ok(found, `no card is ${status}`);
  return found;
}

const statusOf = async (id: string): Promise<string> =>
  ((await (await cards('GET', `/cards/${encodeURIComponent(id)}`)).json()) as WireCard).status;

/** Starts a consent to unfreeze or activate a card; answers the card's id and the hosted page's address. */
async function startConsent(returnUrl: string, status = 'frozen') {
  const { id } = await cardWith(status);
  const asked = await cards('POST', `/cards/${encodeURIComponent(id)}/activate`);
  assert.equal(asked.status, 412);
  const { consent } = (await asked.json()) as { consent: { id: string } };
  const started = await cards('POST', `/consents/${consent.id}`, { return_url: returnUrl });
  const { method } = (await started.json()) as { method: { redirect_url: string } };
  return { id, page: method.redirect_url };
}

const decide = (page: string, decision: string, pins: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ decision, ...pins }), redirect: 'manual' });

describe('The sandbox as a server', () => {
  before(async () => {
    server = await startSandbox();
  });
  after(() => server.close());

  it('answers on this machine only, the platform and the hosted pages on two origins', async () => {
    assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+\/platform$/);
    assert.match(server.hostedUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.notEqual(new URL(server.url).origin, server.hostedUrl);
    assert.equal((await fetch(`${server.hostedUrl}/cards/v3/cards`)).status, 404);
    assert.equal((await fetch(`${server.hostedUrl}/control/log`)).status, 404);
  });

  it('freezes a card whose id has a plus and a slash', async () => {
    const path = `/cards/${encodeURIComponent('Tx+9a/Qm7K')}`;
    assert.equal((await cards('PATCH', path, { status: 'frozen' })).status, 200);
    assert.equal(await statusOf('Tx+9a/Qm7K'), 'frozen');
  });

  it('writes an amount of sixteen digits exactly', async () => {
    const token = await server.sandbox.getToken({ api: 'banking', expired: false });
    const response = await fetch(`${server.url}/banking/cards`, { headers: { 'x-access-token': token } });
    assert.match(await response.text(), /"available_balance":9999999999999999[,}]/);
    assert.notEqual(response.headers.get('x-access-token'), null);
  });

  it('writes a statement to its other origin, where whoever has the address reads it, from a page only if it may', async () => {
    server.sandbox.reset();
    const token = await server.sandbox.getToken({ api: 'banking', expired: false });
    const query = 'wallets[0]=S1Q8%2BPW84&corporationId=BkEq%2Bx4V%2FE';
    const asked = await fetch(`${server.url}/banking/v2/reports/statement/csv?${query}`, {
      headers: { 'x-access-token': token },
    });
    const { report_path: address } = (await asked.json()) as { report_path: string };
    assert.equal(new URL(address).origin, server.hostedUrl);
    const file = await fetch(address);
    assert.equal(file.headers.get('access-control-allow-origin'), '*');
    assert.match(await file.text(), /^wallet_id,/);
    server.sandbox.filesReadable = false;
    const forbidden = await fetch(address);
    assert.deepEqual([forbidden.status, forbidden.headers.get('access-control-allow-origin')], [200, null]);
    assert.equal((await fetch(address.replace('X-Amz-Expires=900', 'X-Amz-Expires=901'))).status, 403);
  });

  it('breaks the connection of a dropped call, before or after carrying it out', async () => {
    for (const when of ['before', 'after'] as const) {
      server.sandbox.reset();
      const { id } = await cardWith('active');
      server.sandbox.faults.add({ call: 'PATCH /v3/cards/:id', times: 1, do: { kind: 'drop', when } });
      await assert.rejects(cards('PATCH', `/cards/${id}`, { status: 'frozen' }), TypeError);
      assert.equal(await statusOf(id), when === 'after' ? 'frozen' : 'active');
      assert.equal(server.sandbox.log.count('PATCH /v3/cards/:id'), 1);
    }
  });

  it('breaks the connection in the middle of a cut body, having promised more', async () => {
    const { id } = await cardWith('active');
    server.sandbox.faults.add({ call: 'PATCH /v3/cards/:id', times: 1, do: { kind: 'cut' } });
    const response = await cards('PATCH', `/cards/${id}`, { status: 'frozen' });
    assert.equal(response.status, 200);
    assert.ok(Number(response.headers.get('content-length')) > 100);
    await assert.rejects(response.text(), TypeError);
    assert.equal(await statusOf(id), 'frozen');
  });

  it('is told what to do over HTTP', async () => {
    const control = (path: string, method: string, body?: unknown) =>
      fetch(`${server.url}/control${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    await control('/faults', 'POST', { call: 'GET /v3/cards', times: 1, do: { kind: 'status', status: 503 } });
    assert.equal((await cards('GET', '/cards')).status, 503);
    await control('/edition', 'POST', { edition: 'older' });
    assert.equal(server.sandbox.edition, 'older');
    await control('/reset', 'POST');
    assert.equal(server.sandbox.edition, 'current');
    assert.deepEqual(await (await control('/log', 'GET')).json(), []);
  });
});

describe('The hosted page', () => {
  before(async () => {
    server = await startSandbox();
  });
  after(() => server.close());

  it('says what is asked and for which card, without script and under a policy of its own', async () => {
    const { page } = await startConsent('http://127.0.0.1:5173/cards?x=1');
    assert.equal(new URL(page).origin, server.hostedUrl);
    const response = await fetch(page);
    assert.equal(response.status, 200);
    const html = await response.text();
    assert.match(html, /<h1>Unfreeze this card\?<\/h1>/);
    assert.match(html, /Streaming/);
    assert.match(html, /•••• \d{4}/);
    assert.doesNotMatch(html, /<script|style=|<style/);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self' http:\/\/127\.0\.0\.1:5173(;|$)/);
    const style = await fetch(new URL('../style.css', page));
    assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
  });

  it('goes back after approval, and the card is active', async () => {
    const back = 'http://127.0.0.1:5173/cards?x=1#list';
    const { id, page } = await startConsent(back);
    const response = await decide(page, 'approve');
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), back);
    assert.equal(await statusOf(id), 'active');
  });

  it('goes back after rejection, and nothing has changed', async () => {
    const { id, page } = await startConsent('https://bank.example/');
    assert.equal((await decide(page, 'reject')).headers.get('location'), 'https://bank.example/');
    assert.equal(await statusOf(id), 'frozen');
  });

  it('is plain, with a way back, once the request is used, expired or unknown', async () => {
    const { page } = await startConsent('https://bank.example/"><script>x</script>');
    await decide(page, 'reject');
    for (const response of [await fetch(page), await decide(page, 'approve')]) {
      assert.equal(response.status, 410);
      const html = await response.text();
      assert.match(html, /Already rejected/);
      assert.match(html, /<a class="back" href="https:\/\/bank\.example\//);
      assert.doesNotMatch(html, /<button|<script/);
    }
    const late = await startConsent('https://bank.example/');
    server.sandbox.clock.advance(601_000);
    assert.match(await (await fetch(late.page)).text(), /Too late/);
    const unknown = await fetch(`${server.hostedUrl}/hosted/consents/nothing`);
    assert.equal(unknown.status, 404);
    assert.match(await unknown.text(), /Nothing to approve here/);
  });

  it('lets a request expire', async () => {
    const { id, page } = await startConsent('https://bank.example/');
    const response = await decide(page, 'expire');
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Too late.*<a class="back" href="https:\/\/bank\.example\/"/s);
    assert.equal((await decide(page, 'approve')).status, 410);
    assert.equal(await statusOf(id), 'frozen');
  });

  it('asks for a PIN, twice, when a card is activated', async () => {
    const { page } = await startConsent('https://bank.example/', 'not_activated');
    const html = await (await fetch(page)).text();
    assert.match(html, /<h1>Activate this card\?<\/h1>/);
    const labels = [...html.matchAll(/<label\s*>(.*?)<input\s+([^>]*)\/><\/label/gs)].map(([, label, field]) => [
      label?.trim(),
      field?.replaceAll(/\s+/g, ' ').trim(),
    ]);
    assert.deepEqual(labels, [
      ['New PIN, four digits', 'name="pin" type="password" inputmode="numeric" autocomplete="off" required'],
      ['The same PIN again', 'name="pin_again" type="password" inputmode="numeric" autocomplete="off" required'],
    ]);
    assert.match(html, /<form class="choices" method="post" novalidate>/);
  });

  it('says what is wrong with a PIN, keeps the person there and writes none back', async () => {
    const { id, page } = await startConsent('https://bank.example/', 'not_activated');
    for (const [pin, again, said] of [
      ['73915', '73915', /A PIN has four digits/],
      ['7391', '1937', /The two PINs are not the same/],
    ] as const) {
      const response = await decide(page, 'approve', { pin, pin_again: again });
      assert.equal(response.status, 400);
      assert.equal(response.headers.get('location'), null);
      const html = await response.text();
      assert.match(html, said);
      assert.match(html, /<title>Error: Activate this card\?/);
      assert.match(html, /<p class="problem" id="problem" role="alert">/);
      assert.match(html, /name="pin"[^>]*aria-invalid="true" aria-describedby="problem"\s+autofocus/);
      assert.match(html, /name="pin_again"[^>]*aria-invalid="true" aria-describedby="problem"\s+\/>/);
      assert.doesNotMatch(html, /7391|1937|<script/);
      assert.equal(await statusOf(id), 'not_activated');
    }
  });

  it('goes back to exactly where the person came from once the PIN is set, and tells nobody the PIN', async () => {
    for (const edition of ['current', 'older'] as const) {
      server.sandbox.reset();
      server.sandbox.edition = edition;
      const back = 'https://bank.example/cards?x=1&y=%C3%A5+b#list';
      const { id } = await cardWith('not_activated');
      const page =
        edition === 'current'
          ? (await startConsent(back, 'not_activated')).page
          : (
              (await (await cards('PATCH', `/cards/${id}`, { return_url: back })).json()) as {
                redirect_url: string;
              }
            ).redirect_url;
      assert.equal(new URL(page).origin, server.hostedUrl);
      const response = await decide(page, 'approve', { pin: '7391', pin_again: '7391' });
      assert.equal(response.status, 303);
      assert.equal(response.headers.get('location'), back);
      assert.equal(await statusOf(id), 'active');
      const entry = server.sandbox.log.all().find(({ call }) => call === 'POST /hosted/consents/:id');
      assert.deepEqual(entry?.body, { decision: 'approve', pin: '[redacted]', pin_again: '[redacted]' });
    }
    server.sandbox.reset();
  });

  it('says that a card will be added to Apple Wallet', async () => {
    const { id } = await cardWith('active');
    const asked = (await (await cards('POST', `/cards/${id}/apple_pay/tokenize`)).json()) as {
      consent: { id: string };
    };
    const { method } = (await (await cards('POST', `/consents/${asked.consent.id}`)).json()) as {
      method: { redirect_url: string; token: string };
    };
    const html = await (await fetch(method.redirect_url)).text();
    assert.match(html, /Add this card to Apple Wallet\?/);
    assert.ok(!html.includes(method.token));
    assert.match(await (await decide(method.redirect_url, 'approve')).text(), /The card will be added to Apple Wallet/);
    const launched = await fetch(`${server.url}/control/launch`, {
      method: 'POST',
      body: JSON.stringify({ token: method.token }),
    });
    assert.deepEqual(await launched.json(), { status: 'error' });
  });

  it('does nothing with a decision that is none', async () => {
    const { id, page } = await startConsent('https://bank.example/');
    assert.equal((await decide(page, 'maybe')).status, 200);
    assert.equal(await statusOf(id), 'frozen');
  });
});

describe('The listener', () => {
  it('mounts many sandboxes under one server, each for itself, with hosted pages beside each', async () => {
    const [one, two] = [createSandbox({ cards: 1 }), createSandbox({ cards: 2 })];
    const mounts = [nodeListener(one, '/one/platform'), nodeListener(two, '/two/platform')];
    const host = createServer((request, response) =>
      mounts[request.url?.startsWith('/two/') ? 1 : 0]?.(request, response),
    );
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    const origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    const count = async (name: string, sandbox: typeof one) => {
      const token = await sandbox.getToken({ api: 'cards', expired: false });
      const response = await fetch(`${origin}/${name}/platform/cards/v3/cards`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return ((await response.json()) as { data: unknown[] }).data.length;
    };
    assert.deepEqual([await count('one', one), await count('two', two)], [1, 2]);
    assert.equal((await fetch(`${origin}/elsewhere/platform/cards/v3/cards`)).status, 404);
    host.close();
    host.closeAllConnections();
  });
});

describe('npx giro-sandbox', () => {
  const run = (...args: string[]) =>
    spawn(process.execPath, ['--import', './scripts/register-ts.js', 'src/sandbox/cli.ts', ...args]);

  it('prints where everything is, answers there, and ends when told', async () => {
    const child = run('--port', '0', '--hosted-port', '0', '--edition', 'older');
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const controls = /^Controls\s+(\S+)$/m.exec(chunk.toString())?.[1] ?? '';
    const state = (await (await fetch(controls)).json()) as { edition: string };
    assert.equal(state.edition, 'older');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0);
  });

  it('says what is wrong with its options', async () => {
    for (const args of [
      ['--port', 'x'],
      ['--edition', 'newest'],
      ['--nonsense', '1'],
    ]) {
      const child = run(...args);
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number | null];
      assert.equal(code, 1);
      assert.match(said, /Usage: giro-sandbox/);
    }
  });
});
