import { expect } from 'chai';
import { createSandbox, type Edition, type Fault } from '../../src/sandbox/index.js';
import { allCards, ask, bankingCard, cardsOf, cardWith, start, statusOf } from './support.js';

/** A place to keep state that two sandboxes can share. */
function sharedStorage(text: string | null = null) {
  const items = new Map<string, string>(text === null ? [] : [['giro-sandbox', text]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    items,
  };
}

describe('The log of the sandbox', () => {
  it('has every request in order, with what was answered and without any secret', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    await cards('PATCH', `/cards/${id}`, { status: 'frozen' });
    await ask(sandbox, 'GET', '/cards/v3/cards?limit=5');
    const entries = sandbox.log.all();
    expect(entries.map(({ call, from, status }) => `${from} ${call} ${String(status)}`)).to.deep.equal([
      'host POST /v3/auth/login 200',
      'client GET /v3/cards 200',
      'client PATCH /v3/cards/:id 200',
      'client GET /v3/cards 401',
    ]);
    expect(entries[2]).to.deep.include({
      method: 'PATCH',
      path: `/v3/cards/${id}`,
      body: { status: 'frozen' },
      number: 3,
    });
    expect(entries[3]?.query).to.deep.equal({ limit: '5' });
    expect(entries[1]?.tokenId)
      .to.equal(entries[2]?.tokenId)
      .and.match(/^[0-9a-f]{16}$/);
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    await ask(sandbox, 'POST', '/cards/v3/cards', undefined, { body: '{"pan":"4111111111111111"' });
    await ask(sandbox, 'POST', '/cards/v3/cards', { pan: '4111111111111111', cvc2: 123, name: 'kept' });
    expect(sandbox.log.all().at(-2)?.body).to.equal('[25 characters]');
    expect(sandbox.log.all().at(-1)?.body).to.deep.equal({ pan: '[redacted]', cvc2: '[redacted]', name: 'kept' });
    expect(JSON.stringify(sandbox.log.all())).not.to.include('sandbox-key').and.not.to.include(token);
    expect(sandbox.log.count('PATCH /v3/cards/:id')).to.equal(1);
    expect(sandbox.log.count('*')).to.equal(6);
    sandbox.log.clear();
    expect(sandbox.log.all()).to.deep.equal([]);
  });
});

describe('The clock of the sandbox', () => {
  it('runs with the real one until it is stopped, moved or let go again', () => {
    const { clock } = start().sandbox;
    expect(clock.now()).to.be.closeTo(Date.now(), 1000);
    clock.set('2030-01-31T12:00:00Z');
    expect(clock.now()).to.equal(Date.UTC(2030, 0, 31, 12));
    clock.advance(-60_000);
    expect(clock.now()).to.equal(Date.UTC(2030, 0, 31, 11, 59));
    clock.resume();
    expect(clock.now()).to.be.closeTo(Date.UTC(2030, 0, 31, 11, 59), 1000);
    for (const wrong of ['yesterday', Number.NaN, 1e20]) expect(() => clock.set(wrong)).to.throw(RangeError);
  });
});

describe('reset() of the sandbox', () => {
  it('brings back the seed, the time and the edition, and clears faults and log', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    const before = await allCards(cards);
    const { account_id, individual_id } = before[0] ?? {};
    await cards('PATCH', `/cards/${id}`, { status: 'lost' });
    await cards('POST', '/cards', { account_id, individual_id });
    sandbox.faults.add({ call: '*', do: { kind: 'status', status: 500 } });
    sandbox.clock.set('2040-01-01');
    sandbox.edition = 'older';
    sandbox.reset();
    expect(sandbox.log.all()).to.deep.equal([]);
    expect(sandbox.faults.list()).to.deep.equal([]);
    expect(sandbox.edition).to.equal('current');
    expect(sandbox.clock.now()).to.be.closeTo(Date.now(), 1000);
    expect(await allCards(cards)).to.deep.equal(before);
  });
});

describe('The status of a card in the sandbox', () => {
  it('can be chosen to start with, by id or by name, in both models, and comes back with a reset', async () => {
    const { id } = await cardWith(start().cards, 'active');
    const { banking, cards, sandbox } = start({
      statuses: { [id]: 'under_review', Company: 'PENDING', Metal: 'frozen' },
    });
    const byName = async (name: string) => (await allCards(cards)).find(({ display_name }) => display_name === name);
    expect(await statusOf(cards, id)).to.equal('under_review');
    expect((await byName('Metal'))?.status).to.equal('frozen');
    expect((await bankingCard(banking, 'Company')).status).to.equal('PENDING');
    await cards('PATCH', `/cards/${(await byName('Metal'))?.id ?? ''}`, { status: 'lost' });
    sandbox.reset();
    expect((await byName('Metal'))?.status).to.equal('frozen');
    expect(() => start({ statuses: { Nobody: 'frozen' } })).to.throw(RangeError);
  });

  it('can be changed behind the back of everybody, also of a card that was ordered', async () => {
    const { cards, sandbox } = start();
    const { account_id, individual_id } = await cardWith(cards, 'active');
    const { body } = await cards('POST', '/cards', { account_id, individual_id });
    const { id } = body as { id: string };
    sandbox.setStatus(id, 'active');
    expect(await statusOf(cards, id)).to.equal('active');
    expect(() => sandbox.setStatus('nobody', 'active')).to.throw(RangeError);
  });

  it('of a generated card is the same in both models, in the words of each', async () => {
    const { banking, cards } = start({ cards: 1 });
    const { id } = await cardWith(cards, 'active');
    const other = async () => ((await banking('GET', `/cards/${id}`)).body as { status: string }).status;
    expect(await other()).to.equal('ACTIVE');
    await cards('PATCH', `/cards/${id}`, { status: 'lost' });
    expect(await other()).to.equal('LOST');
  });
});

describe('What the sandbox remembers', () => {
  it('is one platform for two sandboxes with one storage', async () => {
    const storage = sharedStorage();
    const [one, two] = [createSandbox({ storage }), createSandbox({ storage })];
    const { id } = await cardWith(cardsOf(one), 'active');
    await cardsOf(one)('PATCH', `/cards/${id}`, { status: 'frozen' });
    expect(await statusOf(cardsOf(two), id)).to.equal('frozen');
    one.clock.set('2031-05-05');
    expect(two.clock.now()).to.equal(Date.UTC(2031, 4, 5));
    two.edition = 'older';
    expect(one.edition).to.equal('older');
  });

  it('survives being made anew, and holds no number, code or token', async () => {
    const storage = sharedStorage();
    const first = createSandbox({ storage });
    const card = await cardWith(cardsOf(first), 'active');
    await cardsOf(first)('PATCH', `/cards/${card.id}`, { status: 'frozen' });
    const again = cardsOf(createSandbox({ storage }));
    expect((await again('GET', `/cards/${card.id}`)).body).to.deep.equal({ ...card, status: 'frozen' });
    const text = storage.items.get('giro-sandbox') ?? '';
    expect(text).not.to.include(await first.getToken({ api: 'cards', expired: false }));
    expect(text).not.to.include('last4');
    expect(text.length).to.be.below(2000);
  });

  it('starts over from what cannot be read', async () => {
    const good = sharedStorage();
    await allCards(cardsOf(createSandbox({ storage: good })));
    const state = JSON.parse(good.items.get('giro-sandbox') ?? '') as Record<string, unknown>;
    const broken = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '7',
      ...Object.keys(state).flatMap((key) => [
        JSON.stringify({ ...state, [key]: 'x' }),
        JSON.stringify({ ...state, [key]: [null] }),
        JSON.stringify({ ...state, [key]: undefined }),
      ]),
    ];
    for (const text of broken) {
      const sandbox = createSandbox({ storage: sharedStorage(text) });
      expect(await allCards(cardsOf(sandbox)), text).to.have.length(16);
    }
  });

  it('goes on in memory when the storage is full', async () => {
    const storage = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const cards = cardsOf(createSandbox({ storage }));
    const { id } = await cardWith(cards, 'active');
    await cards('PATCH', `/cards/${id}`, { status: 'frozen' });
    expect(await statusOf(cards, id)).to.equal('frozen');
  });

  it("is in the page's localStorage unless said otherwise", async () => {
    localStorage.removeItem('giro-sandbox');
    const cards = cardsOf(createSandbox());
    const { id } = await cardWith(cards, 'active');
    await cards('PATCH', `/cards/${id}`, { status: 'frozen' });
    expect(localStorage.getItem('giro-sandbox')).to.include(id);
    localStorage.removeItem('giro-sandbox');
  });

  it('keeps the number of generated cards until another is asked for', async () => {
    const storage = sharedStorage();
    createSandbox({ storage, cards: 3 });
    expect(await allCards(cardsOf(createSandbox({ storage })))).to.have.length(3);
    expect(await allCards(cardsOf(createSandbox({ storage, cards: 5 })))).to.have.length(5);
  });
});

describe('The controls over HTTP', () => {
  const control = async (sandbox: ReturnType<typeof createSandbox>, method: string, path: string, body?: unknown) =>
    ask(sandbox, method, `/platform/control${path}`, body);

  it('do what the members of the same name do', async () => {
    const { cards, sandbox } = start();
    const fault: Fault = { call: 'GET /v3/cards', times: 2, do: { kind: 'status', status: 503 } };
    expect((await control(sandbox, 'POST', '/faults', fault)).status).to.equal(201);
    expect((await control(sandbox, 'GET', '/faults')).body).to.deep.equal([fault]);
    expect((await ask(sandbox, 'GET', '/cards/v3/cards')).status).to.equal(503);
    expect((await control(sandbox, 'GET', '/log')).body).to.have.length(1);
    await control(sandbox, 'DELETE', '/log');
    expect((await control(sandbox, 'GET', '/log')).body).to.deep.equal([]);
    await control(sandbox, 'DELETE', '/faults');
    expect(sandbox.faults.list()).to.deep.equal([]);
    await control(sandbox, 'POST', '/clock', { set: '2030-01-01T00:00:00Z' });
    await control(sandbox, 'POST', '/clock', { advance: 1000 });
    await control(sandbox, 'POST', '/edition', { edition: 'older' satisfies Edition });
    expect((await control(sandbox, 'GET', '')).body).to.deep.equal({
      now: '2030-01-01T00:00:01.000Z',
      edition: 'older',
      protectCredentials: true,
      twoFactor: 'flat',
      filesReadable: true,
      outcome: 'approve',
      unpaidInvoice: false,
      dedupe: true,
    });
    await control(sandbox, 'POST', '/outcome', { outcome: 'reject -114' });
    await control(sandbox, 'POST', '/unpaid-invoice', { unpaidInvoice: true });
    await control(sandbox, 'POST', '/dedupe', { dedupe: false });
    expect(sandbox).to.include({ outcome: 'reject -114', unpaidInvoice: true, dedupe: false });
    expect((await control(sandbox, 'POST', '/wallet', { wallet: 'Exchange', balance: '77' })).status).to.equal(204);
    expect((await control(sandbox, 'GET', '/transfers')).body).to.deep.equal([]);
    await control(sandbox, 'POST', '/files-readable', { filesReadable: false });
    expect(sandbox.filesReadable).to.equal(false);
    await control(sandbox, 'POST', '/protect-credentials', { protectCredentials: false });
    expect(sandbox.protectCredentials).to.equal(false);
    await control(sandbox, 'POST', '/status', { card: 'Groceries', status: 'frozen' });
    const frozen = (await allCards(cards)).find(({ display_name }) => display_name === 'Groceries');
    expect(frozen?.status).to.equal('frozen');
    expect((await control(sandbox, 'POST', '/launch', { token: 'none' })).body).to.deep.equal({ status: 'error' });
    await control(sandbox, 'POST', '/clock', { resume: true });
    await control(sandbox, 'POST', '/reset');
    expect(sandbox.edition).to.equal('current');
  });

  it('refuse what they cannot do', async () => {
    const { sandbox } = start();
    for (const [path, body] of [
      ['/faults', { call: 'GET /v3/card', do: { kind: 'cut' } }],
      ['/faults', 'x'],
      ['/clock', {}],
      ['/clock', { set: 'soon' }],
      ['/clock', { advance: 'much' }],
      ['/edition', { edition: 'newest' }],
      ['/protect-credentials', { protectCredentials: 'yes' }],
      ['/files-readable', {}],
      ['/status', { card: 'Groceries' }],
      ['/status', { card: 'nobody', status: 'frozen' }],
      ['/launch', {}],
      ['/outcome', { outcome: 'perhaps' }],
      ['/unpaid-invoice', { unpaidInvoice: 1 }],
      ['/dedupe', {}],
      ['/wallet', { balance: 1 }],
      ['/wallet', { wallet: 'nobody', balance: 1 }],
      ['/wallet', { wallet: 'Exchange', balance: 1.5 }],
      ['/wallet', { wallet: 'Exchange', balance: '10000000000000000' }],
      ['/wallet', { wallet: 'Exchange', adapter: 'Bank' }],
    ] as const)
      expect((await control(sandbox, 'POST', path, body)).status, JSON.stringify(body)).to.equal(400);
  });
});
