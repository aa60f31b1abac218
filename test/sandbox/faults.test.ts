import { expect } from 'chai';
import type { Fault, FaultEffect } from '../../src/sandbox/index.js';
import { cardWith, rejection, start, statusOf } from './support.js';

const FREEZE = 'PATCH /v3/cards/:id';

/** Freezes a card under a fault, and tells what was heard and what became of the card. */
async function freezeUnder(effect: FaultEffect) {
  const { cards, sandbox } = start();
  const { id } = await cardWith(cards, 'active');
  sandbox.faults.add({ call: FREEZE, times: 1, do: effect });
  const heard = await cards('PATCH', `/cards/${id}`, { status: 'frozen' }).catch((error: unknown) => error as Error);
  const entry = sandbox.log.all().find(({ call }) => call === FREEZE);
  return { heard, entry, status: await statusOf(cards, id) };
}

describe('Faults of the sandbox', () => {
  it('drop a call before or after it was carried out', async () => {
    for (const [when, expected] of [
      ['before', 'active'],
      ['after', 'frozen'],
    ] as const) {
      const { entry, heard, status } = await freezeUnder({ kind: 'drop', when });
      expect(heard).to.be.instanceOf(TypeError);
      expect(status).to.equal(expected);
      expect(entry?.status).to.equal(undefined);
    }
  });

  it('cut the body of an answer in the middle', async () => {
    const { cards, sandbox } = start();
    sandbox.faults.add({ call: 'GET /v3/cards', times: 1, do: { kind: 'cut' } });
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    const response = await sandbox.fetch('/cards/v3/cards', { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).to.equal(200);
    const copy = response.clone();
    const { done, value } = (await copy.clone().body?.getReader().read()) ?? {};
    expect([done, value?.byteLength !== 0]).to.deep.equal([false, true]);
    expect(await rejection(response.text())).to.be.instanceOf(TypeError);
    expect(await rejection(copy.json())).to.be.instanceOf(TypeError);
    expect((await cards('GET', '/cards')).status).to.equal(200);
    expect((await freezeUnder({ kind: 'cut' })).status).to.equal('frozen');
  });

  it('answer any status, before or after the call was carried out', async () => {
    for (const [when, expected] of [
      [undefined, 'active'],
      ['before', 'active'],
      ['after', 'frozen'],
    ] as const) {
      const effect = when === undefined ? {} : { when };
      const { entry, heard, status } = await freezeUnder({ kind: 'status', status: 503, ...effect });
      expect(heard).to.include({ status: 503 });
      expect(entry?.status).to.equal(503);
      expect(status).to.equal(expected);
    }
  });

  it('answer a status with its own body and headers, or as the platform would', async () => {
    const { cards, banking, sandbox } = start();
    sandbox.faults.add({
      call: 'GET /v3/cards',
      times: 1,
      do: { kind: 'status', status: 429, headers: { 'retry-after': '2' }, body: { message: 'Slow down' } },
    });
    const limited = await cards('GET', '/cards');
    expect(limited.body).to.deep.equal({ message: 'Slow down' });
    expect(limited.headers.get('retry-after')).to.equal('2');
    expect(limited.headers.get('x-request-id')).to.be.a('string');
    sandbox.faults.add({
      call: 'GET /v3/cards',
      times: 1,
      do: { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' },
    });
    const html = await cards('GET', '/cards');
    expect(html.text).to.equal('<h1>Bad gateway</h1>');
    expect(html.headers.get('content-type')).to.include('text/html');
    sandbox.faults.add({ call: 'GET /v2/cards', times: 1, do: { kind: 'status', status: 401 } });
    expect((await banking('GET', '/cards')).body).to.deep.equal({
      errors: [{ field: 'jwt', message: 'No auth token' }],
    });
    sandbox.faults.add({ call: 'GET /v3/cards', times: 1, do: { kind: 'status', status: 204 } });
    expect((await cards('GET', '/cards')).text).to.equal('');
  });

  it('answer what is no JSON, and JSON of a wrong shape', async () => {
    const bad = await freezeUnder({ kind: 'bad-json' });
    expect(bad.heard).to.include({ status: 200, body: undefined });
    expect(bad.status).to.equal('frozen');
    const wrong = await freezeUnder({ kind: 'wrong-shape' });
    expect(wrong.heard).to.have.property('body').that.is.an('object').and.does.not.have.property('id');
    expect(wrong.status).to.equal('frozen');
  });

  it('delay an answer, having carried the call out on arrival', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    sandbox.faults.add({ call: FREEZE, times: 1, do: { kind: 'delay', ms: [150, 200] } });
    const started = performance.now();
    const freezing = cards('PATCH', `/cards/${id}`, { status: 'frozen' });
    let isAnswered = false;
    void freezing.then(() => (isAnswered = true));
    while ((await statusOf(cards, id)) !== 'frozen') expect(isAnswered).to.equal(false);
    await freezing;
    expect(performance.now() - started).to.be.at.least(140);
  });

  it('delay and end badly at once, and follow each other', async () => {
    const { cards, sandbox } = start();
    const add = (fault: Fault['do'], times = 1) => sandbox.faults.add({ call: 'GET /v3/cards', times, do: fault });
    add({ kind: 'delay', ms: 30 }, 3);
    add({ kind: 'status', status: 500 });
    add({ kind: 'status', status: 503 });
    const started = performance.now();
    const statuses = [];
    for (let time = 0; time < 3; time++) statuses.push((await cards('GET', '/cards')).status);
    expect(statuses).to.deep.equal([500, 503, 200]);
    expect(performance.now() - started).to.be.at.least(85);
    expect(sandbox.faults.list()).to.deep.equal([]);
  });

  it('hold for one call only, or for all that a page makes, as often as said', async () => {
    const { banking, cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    sandbox.faults.add({ call: FREEZE, do: { kind: 'status', status: 500 } });
    expect((await cards('GET', `/cards/${id}`)).status).to.equal(200);
    for (let time = 0; time < 3; time++)
      expect((await cards('PATCH', `/cards/${id}`, { status: 'frozen' })).status).to.equal(500);
    sandbox.faults.clear();
    sandbox.faults.add({ call: '*', times: 2, do: { kind: 'status', status: 418 } });
    // Signing in for Banking v2 is the host's own call: it is not among "all".
    expect((await banking('GET', '/cards')).status).to.equal(418);
    expect(sandbox.faults.list()).to.have.nested.property('[0].times', 1);
    expect((await cards('GET', '/cards')).status).to.equal(418);
    expect((await cards('GET', '/cards')).status).to.equal(200);
  });

  it('are refused when they would do nothing', () => {
    const { faults } = start().sandbox;
    const wrong: unknown[] = [
      undefined,
      {},
      { call: 'GET /v3/card', do: { kind: 'cut' } },
      { call: '*', do: { kind: 'explode' } },
      { call: '*', do: { kind: 'drop' } },
      { call: '*', do: { kind: 'delay' } },
      { call: '*', do: { kind: 'delay', ms: [1] } },
      { call: '*', do: { kind: 'status', status: 99 } },
      { call: '*', do: { kind: 'status', status: 500, when: 'never' } },
      { call: '*', times: 0, do: { kind: 'cut' } },
    ];
    for (const fault of wrong) expect(() => faults.add(fault as Fault), JSON.stringify(fault)).to.throw(TypeError);
    expect(faults.list()).to.deep.equal([]);
  });
});

describe('Giving up a call to the sandbox', () => {
  it('before it goes out, it never arrives', async () => {
    const { sandbox } = start();
    const reason = new Error('changed my mind');
    expect(await rejection(sandbox.fetch('/cards/v3/cards', { signal: AbortSignal.abort(reason) }))).to.equal(reason);
    expect(sandbox.log.all()).to.deep.equal([]);
  });

  it('while it is under way, the caller is free at once and the platform still carries it out', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    sandbox.faults.add({ call: FREEZE, times: 1, do: { kind: 'delay', ms: 5000 } });
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    const controller = new AbortController();
    const freezing = sandbox.fetch(`/cards/v3/cards/${id}`, {
      method: 'PATCH',
      body: JSON.stringify({ status: 'frozen' }),
      headers: { authorization: `Bearer ${token}` },
      signal: controller.signal,
    });
    while ((await statusOf(cards, id)) !== 'frozen');
    controller.abort();
    const error = await rejection(freezing);
    expect(error).to.be.instanceOf(DOMException).and.to.have.property('name', 'AbortError');
  });
});
