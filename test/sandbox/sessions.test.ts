import { expect } from 'chai';
import type { Sandbox } from '../../src/sandbox/index.js';
import { ask, bankingOf, rejection, start } from './support.js';

interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
}

const login = async (sandbox: Sandbox): Promise<Pair> =>
  (await ask(sandbox, 'POST', '/cards/v3/auth/login', { api_key: 'sandbox-key-alma' })).body as Pair;
const refresh = (sandbox: Sandbox, refresh_token: string) =>
  ask(sandbox, 'POST', '/cards/v3/auth/refresh', { refresh_token });
const listWith = (sandbox: Sandbox, token?: string) =>
  ask(
    sandbox,
    'GET',
    '/cards/v3/cards',
    undefined,
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
const bankingWith = (sandbox: Sandbox, token?: string) =>
  ask(
    sandbox,
    'GET',
    '/banking/v2/cards',
    undefined,
    token === undefined ? {} : { headers: { 'x-access-token': token } },
  );

/** The same token with another claim and the old signature. */
function forge(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object;
  return [header, btoa(JSON.stringify({ ...claims, exp: 9_999_999_999 })).replaceAll('=', ''), signature].join('.');
}

describe('Tokens of Cards v3 in the sandbox', () => {
  it('open the API until they expire by the sandbox clock', async () => {
    const { sandbox } = start({ tokenSeconds: 60 });
    const { access_token } = await login(sandbox);
    expect((await listWith(sandbox, access_token)).status).to.equal(200);
    sandbox.clock.advance(58_000);
    expect((await listWith(sandbox, access_token)).status).to.equal(200);
    sandbox.clock.advance(2000);
    const { body, status } = await listWith(sandbox, access_token);
    expect(status).to.equal(401);
    expect(body).to.have.nested.property('errors[0].message').that.includes('expired');
  });

  it('are refused when missing, forged, malformed or of another API', async () => {
    const { sandbox } = start();
    const { access_token, refresh_token } = await login(sandbox);
    const banking = await sandbox.getToken({ api: 'banking', expired: false });
    for (const token of [undefined, '', 'x', 'a.b.c', forge(access_token), `${access_token}x`, refresh_token, banking])
      expect((await listWith(sandbox, token)).status, token).to.equal(401);
  });

  it('are refused to an unknown API key, and the missing one is named', async () => {
    const { sandbox } = start();
    expect((await ask(sandbox, 'POST', '/cards/v3/auth/login', { api_key: 'nobody' })).status).to.equal(401);
    const { body, status } = await ask(sandbox, 'POST', '/cards/v3/auth/login', {});
    expect([status, (body as { errors: { field: string }[] }).errors[0]?.field]).to.deep.equal([400, 'api_key']);
  });

  it('are refreshed after expiry, not before', async () => {
    const { sandbox } = start();
    const first = await login(sandbox);
    const early = await refresh(sandbox, first.refresh_token);
    expect(early.status).to.equal(400);
    expect(early.body).to.have.nested.property('errors[0].code', 'premature_refresh');
    sandbox.clock.advance(301_000);
    const { body, status } = await refresh(sandbox, first.refresh_token);
    expect(status).to.equal(200);
    expect((await listWith(sandbox, (body as Pair).access_token)).status).to.equal(200);
  });

  it('are refreshed with the newest refresh token only', async () => {
    const { sandbox } = start();
    const first = await login(sandbox);
    sandbox.clock.advance(301_000);
    const second = (await refresh(sandbox, first.refresh_token)).body as Pair;
    sandbox.clock.advance(301_000);
    expect((await refresh(sandbox, first.refresh_token)).status).to.equal(401);
    expect((await refresh(sandbox, second.refresh_token)).status).to.equal(200);
    expect((await refresh(sandbox, second.access_token)).status).to.equal(401);
  });
});

describe('Tokens of Banking v2 in the sandbox', () => {
  it('come back fresh in the header of every answer, also of a refusal', async () => {
    const { sandbox } = start();
    sandbox.clock.set(sandbox.clock.now());
    const token = await sandbox.getToken({ api: 'banking', expired: false });
    const listed = await bankingWith(sandbox, token);
    const missing = await bankingOf(sandbox)('GET', '/cards/nobody');
    const rotated = [listed, missing].map(({ headers }) => headers.get('x-access-token') ?? '');
    expect(new Set([token, ...rotated]).size).to.equal(3);
    sandbox.clock.advance(299_000);
    const { headers } = await bankingWith(sandbox, rotated[0]);
    sandbox.clock.advance(299_000);
    expect((await bankingWith(sandbox, rotated[0])).status).to.equal(401);
    expect((await bankingWith(sandbox, headers.get('x-access-token') ?? '')).status).to.equal(200);
  });

  it('are refused in the words of that API', async () => {
    const { sandbox } = start();
    const token = await sandbox.getToken({ api: 'banking', expired: false });
    const messages = await Promise.all(
      [undefined, 'x', forge(token)].map(async (wrong) => {
        const { body, headers, status } = await bankingWith(sandbox, wrong);
        expect(status).to.equal(401);
        expect(headers.get('x-access-token')).to.equal(null);
        return (body as { errors: [{ field: string; message: string }] }).errors[0];
      }),
    );
    expect(messages).to.deep.equal([
      { field: 'jwt', message: 'No auth token' },
      { field: 'jwt', message: 'jwt malformed' },
      { field: 'jwt', message: 'invalid signature' },
    ]);
  });
});

describe('getToken of the sandbox', () => {
  it('signs in once, gives the same token while it is good, and refreshes after expiry', async () => {
    const { sandbox } = start();
    const first = await sandbox.getToken({ api: 'cards', expired: false });
    expect(await sandbox.getToken({ api: 'cards', expired: false })).to.equal(first);
    sandbox.clock.advance(301_000);
    const second = await sandbox.getToken({ api: 'cards', expired: true });
    expect((await listWith(sandbox, second)).status).to.equal(200);
    expect(sandbox.log.count('POST /v3/auth/login')).to.equal(1);
    expect(sandbox.log.count('POST /v3/auth/refresh')).to.equal(1);
    expect(new Set(sandbox.log.all().map(({ from }) => from))).to.include.all.keys('host', 'client');
  });

  it('gives a new token when a good one was refused, without a premature refresh', async () => {
    const { sandbox } = start();
    const first = await sandbox.getToken({ api: 'cards', expired: false });
    expect(await sandbox.getToken({ api: 'cards', expired: true })).not.to.equal(first);
    expect(sandbox.log.count('POST /v3/auth/refresh')).to.equal(0);
  });

  it('gives a working banking token, and after a reset another', async () => {
    const { banking, sandbox } = start();
    expect((await banking('GET', '/cards')).status).to.equal(200);
    sandbox.reset();
    expect((await banking('GET', '/cards')).status).to.equal(200);
    expect(sandbox.log.count('POST /v2/api/signin')).to.equal(1);
  });

  it('signs in whom the options name', async () => {
    const { cards } = start({ person: 'ليلى' });
    expect((await cards('GET', '/cards')).text).to.include('اليومية');
    expect(() => start({ person: 'Nobody' })).to.throw(RangeError);
  });

  it('rejects for an API the sandbox does not have, and when the sign-in is refused', async () => {
    const { sandbox } = start();
    expect(await rejection(sandbox.getToken({ api: 'acquiring', expired: false }))).to.be.an('error');
    sandbox.faults.add({ call: 'POST /v3/auth/login', do: { kind: 'status', status: 403 } });
    expect(await rejection(sandbox.getToken({ api: 'cards', expired: false }))).to.be.an('error');
  });
});
