import { expect } from 'chai';
import { allCards, ask, cardWith, start, statusOf, type WireCard } from './support.js';

describe('Cards v3 in the sandbox', () => {
  it('lists cards of every status, with and without a name, expiring this month and expired', async () => {
    const { cards, sandbox } = start();
    const all = await allCards(cards);
    expect(all.length).to.be.at.least(12);
    expect(new Set(all.map(({ status }) => status))).to.include.all.keys(
      ...['not_activated', 'active', 'frozen', 'block', 'blocked', 'stolen', 'lost', 'under_review'],
    );
    expect(new Set(all.map(({ type }) => type))).to.include.all.keys('virtual', 'physical');
    expect(new Set(all.map(({ brand }) => brand))).to.include.all.keys('visa', 'mastercard');
    expect(all.some((card) => !('display_name' in card))).to.equal(true);
    expect(all.map((card) => card.display_name?.length)).to.include(60);
    const now = new Date(sandbox.clock.now());
    const month = `${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, '0')}`;
    const expiries = all.map((card) => card.exp_year + card.exp_month);
    expect(expiries).to.include(month);
    expect(expiries.some((expiry) => expiry < month)).to.equal(true);
    expect(new Set(all.map(({ id }) => id)).size).to.equal(all.length);
  });

  it('gives exactly as many cards as asked for', async () => {
    for (const count of [0, 1, 230]) {
      const all = await allCards(start({ cards: count }).cards);
      expect(new Set(all.map(({ id }) => id)).size).to.equal(count);
    }
    expect(() => start({ cards: -1 })).to.throw(RangeError);
  });

  it('gives the same cards in pages of any size, and says where the end is', async () => {
    const { cards } = start({ cards: 23 });
    const whole = await allCards(cards);
    for (const limit of [1, 5, 23]) expect(await allCards(cards, limit)).to.deep.equal(whole);
    const { body } = await cards('GET', '/cards');
    expect((body as { data: unknown[] }).data).to.have.length(20);
    expect(body).to.have.property('has_more', true);
  });

  it('refuses a page size or a cursor that is none', async () => {
    const { cards } = start();
    for (const query of ['limit=0', 'limit=101', 'limit=ten', 'limit=', 'starting_after=nobody']) {
      const { body, status } = await cards('GET', `/cards?${query}`);
      expect(status, query).to.equal(400);
      expect((body as { errors: { field: string }[] }).errors[0]?.field).to.equal(query.split('=')[0]);
    }
  });

  it('lists the cards of one account', async () => {
    const { cards } = start();
    const all = await allCards(cards);
    const accountId = all[1]?.account_id ?? '';
    const { body } = await cards('GET', `/cards?account_id=${accountId}`);
    expect((body as { data: WireCard[] }).data).to.deep.equal(all.filter((card) => card.account_id === accountId));
  });

  it("shows nobody another person's card", async () => {
    const { cards } = start();
    const theirs = await cardWith(start({ person: 'sandbox-key-haruka' }).cards, 'active');
    expect((await cards('GET', `/cards/${theirs.id}`)).status).to.equal(404);
    expect((await cards('PATCH', `/cards/${theirs.id}`, { status: 'frozen' })).status).to.equal(404);
  });

  it('reads and freezes a card whose id has a plus and a slash', async () => {
    const { cards, sandbox } = start();
    const card = (await allCards(cards)).find(({ id }) => id.includes('+') && id.includes('/'));
    const path = `/cards/${encodeURIComponent(String(card?.id))}`;
    expect((await cards('GET', path)).body).to.deep.equal(card);
    expect((await cards('PATCH', path, { status: 'frozen' })).status).to.equal(200);
    expect((await cards('GET', path)).body).to.have.property('status', 'frozen');
    expect(
      (await cards('GET', `/cards?limit=1&starting_after=${encodeURIComponent(String(card?.id))}`)).status,
    ).to.equal(200);
    expect(sandbox.log.count('PATCH /v3/cards/:id')).to.equal(1);
  });

  it('freezes a card, and freezing it again changes nothing', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'active');
    for (let time = 0; time < 2; time++) {
      const { body, status } = await cards('PATCH', `/cards/${id}`, { status: 'frozen' });
      expect([status, (body as WireCard).status]).to.deep.equal([200, 'frozen']);
    }
    expect(await statusOf(cards, id)).to.equal('frozen');
  });

  it('terminates a card for good: nothing can be done with it afterwards', async () => {
    for (const final of ['block', 'stolen', 'lost']) {
      const { cards } = start();
      const { id } = await cardWith(cards, 'frozen');
      expect((await cards('PATCH', `/cards/${id}`, { status: final })).status).to.equal(200);
      const later = [
        await cards('PATCH', `/cards/${id}`, { status: 'frozen' }),
        await cards('PATCH', `/cards/${id}`, { status: 'lost' }),
        await cards('PATCH', `/cards/${id}`, { status: final }),
        await cards('POST', `/cards/${id}/activate`),
      ];
      for (const { body, status } of later) {
        expect(status).to.equal(409);
        expect(body).to.have.nested.property('errors[0].code', 'card_terminated');
      }
      expect(await statusOf(cards, id)).to.equal(final);
    }
  });

  it('refuses to freeze a card that is not activated, has expired or has a status nobody knows', async () => {
    const { cards } = start();
    const all = await allCards(cards);
    const byName = (name: string) => all.find((card) => card.display_name === name)?.id ?? '';
    for (const [name, code] of [
      ['Everyday', 'card_not_active'],
      ['Conference', 'card_expired'],
      ['Metal', 'card_not_active'],
    ] as const) {
      const { body, status } = await cards('PATCH', `/cards/${byName(name)}`, { status: 'frozen' });
      expect(status, name).to.equal(409);
      expect(body, name).to.have.nested.property('errors[0].code', code);
    }
  });

  it('names the field when a status is missing, unknown or not its to give', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'frozen');
    for (const body of [
      {},
      { status: 'thawed' },
      { status: 1 },
      { status: 'active' },
      { return_url: 'https://bank.example/' },
    ]) {
      const answer = await cards('PATCH', `/cards/${id}`, body);
      expect(answer.status, JSON.stringify(body)).to.equal(400);
      expect(answer.body).to.have.nested.property('errors[0].field', 'status');
    }

    expect(await statusOf(cards, id)).to.equal('frozen');
  });

  it('refuses a body that is no JSON object', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'active');
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    for (const body of ['', '{', '[]', 'null', '"frozen"']) {
      const response = await sandbox.fetch(`/cards/v3/cards/${id}`, {
        method: 'PATCH',
        body,
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status, body).to.equal(400);
    }
    expect(await statusOf(cards, id)).to.equal('active');
  });

  it('orders a card and lists it first', async () => {
    const { cards } = start();
    const { account_id, individual_id } = await cardWith(cards, 'active');
    const order = {
      account_id,
      individual_id,
      display_name: 'Förråd',
      exp_month: '12',
      exp_year: '2031',
      type: 'physical',
    };
    const { body, status } = await cards('POST', '/cards', order);
    expect(status).to.equal(200);
    expect(body).to.include({ ...order, status: 'not_activated' });
    expect((await allCards(cards))[0]).to.deep.equal(body);
  });

  it('says everything that is wrong with an order', async () => {
    const { cards } = start();
    const { body, status } = await cards('POST', '/cards', { exp_month: 13, type: 'paper', account_id: 'nobody' });
    expect(status).to.equal(400);
    const { errors } = body as { errors: { field: string; code: string }[] };
    expect(errors.map(({ code, field }) => `${field} ${code}`)).to.have.members([
      'individual_id 10002',
      'account_id 10001',
      'exp_month 10001',
      'type 10001',
    ]);
    const { account_id, individual_id } = await cardWith(cards, 'active');
    const strange = await cards('POST', '/cards', { account_id: 7, individual_id, display_name: 'x'.repeat(61) });
    expect(
      (strange.body as { errors: { field: string; code: string }[] }).errors.map(
        ({ code, field }) => `${field} ${code}`,
      ),
    ).to.have.members(['account_id 10001', 'display_name 10001']);
    const past = await cards('POST', '/cards', { account_id, individual_id, exp_month: '01', exp_year: '2020' });
    expect(past.body).to.have.nested.property('errors[0].field', 'exp_year');
  });

  it('answers a path or a method that it does not have with the 404 of the platform', async () => {
    const { sandbox } = start();
    for (const path of ['/cards/v3/nothing', '/banking/v2/nothing', '/nothing']) {
      const { body, status } = await ask(sandbox, 'GET', path);
      expect(status, path).to.equal(404);
      expect(body).to.deep.equal({ message: 'Not Found', error: { status: 404 } });
    }
  });

  it('gives every answer a request id of its own, and lets pages of other origins read it', async () => {
    const { cards, sandbox } = start();
    const answers = [
      await cards('GET', '/cards'),
      await cards('GET', '/cards/nobody'),
      await ask(sandbox, 'GET', '/cards/v3/cards'),
    ];
    const ids = answers.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).to.equal(3);
    expect(ids).not.to.include(null);
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).to.equal('*');
      expect(headers.get('access-control-expose-headers')).to.include('x-request-id').and.include('x-access-token');
    }
    const preflight = await sandbox.fetch('/cards/v3/cards/x', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.ok).to.equal(true);
    expect(preflight.headers.get('access-control-allow-methods')).to.include('PATCH');
  });

  it('answers under any origin and prefix', async () => {
    const { cards, sandbox } = start();
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    const { text } = await cards('GET', '/cards');
    for (const base of ['https://bank.example/a/b/cards/v3', '/platform/cards/v3', 'https://3d.intergiro.com/v3']) {
      const response = await sandbox.fetch(`${base}/cards`, { headers: { authorization: `Bearer ${token}` } });
      expect(await response.text(), base).to.equal(text);
    }
  });
});

describe('A payment simulated over Cards v3', () => {
  it('is approved for an active card until its money is spent', async () => {
    const { cards } = start();
    const { id: card_id } = (await allCards(cards)).find(({ display_name }) => display_name === 'Groceries') ?? {};
    const pay = async (amount: number) =>
      (await cards('POST', '/simulations/card_payment', { card_id, amount, currency: 'EUR' })).body;
    expect(await pay(500_001)).to.deep.equal({ authorised: false, code: '51' });
    expect(await pay(500_000)).to.deep.equal({ authorised: true, code: '00' });
    expect(await pay(1)).to.deep.equal({ authorised: false, code: '51' });
  });

  it('is declined by the authorisation code that fits', async () => {
    const { cards, sandbox } = start();
    const all = await allCards(cards);
    const pay = async (card_id: string | undefined, amount: unknown = 100, currency = 'EUR') =>
      ((await cards('POST', '/simulations/card_payment', { card_id, amount, currency })).body as { code: string }).code;
    const of = (status: string) => all.find((card) => card.status === status)?.id;
    const named = (name: string) => all.find((card) => card.display_name === name)?.id;
    expect(await pay('nobody')).to.equal('14');
    expect(await pay(of('stolen'))).to.equal('43');
    expect(await pay(of('lost'))).to.equal('41');
    expect(await pay(named('Conference'))).to.equal('54');
    for (const status of ['frozen', 'not_activated', 'block', 'blocked', 'under_review'])
      expect(await pay(of(status)), status).to.equal('62');
    for (const amount of [0, -1, 1.5, 1e17, '100', null]) expect(await pay(named('Groceries'), amount)).to.equal('13');
    expect(await pay(named('Groceries'), 100, 'XTS')).to.equal('12');
    expect(await pay(named('日本旅行と出張'), 100, 'SEK')).to.equal('00');
    sandbox.setStatus('Streaming', 'active');
    expect(await pay(named('Streaming'))).to.equal('00');
  });

  it('names what is missing', async () => {
    const { body, status } = await start().cards('POST', '/simulations/card_payment', { currency: 'euro' });
    expect(status).to.equal(400);
    const { errors } = body as { errors: { field: string; code: string }[] };
    expect(errors.map(({ code, field }) => `${field} ${code}`)).to.have.members([
      'card_id 10002',
      'amount 10002',
      'currency 10001',
    ]);
  });
});

describe('The older edition of Cards v3', () => {
  it('unfreezes without consent and answers nothing', async () => {
    const { cards } = start({ edition: 'older' });
    const { id } = await cardWith(cards, 'frozen');
    const { status, text } = await cards('PATCH', `/cards/${id}`, { status: 'active' });
    expect([status, text]).to.deep.equal([204, '']);
    expect(await statusOf(cards, id)).to.equal('active');
  });

  it('does not know the activate call, and does not activate by status', async () => {
    const { cards } = start({ edition: 'older' });
    const { id } = await cardWith(cards, 'not_activated');
    expect((await cards('POST', `/cards/${id}/activate`)).status).to.equal(404);
    expect((await cards('PATCH', `/cards/${id}`, { status: 'active' })).status).to.equal(409);
  });

  it('can be switched to and from while it runs', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'frozen');
    sandbox.edition = 'older';
    expect((await cards('POST', `/cards/${id}/activate`)).status).to.equal(404);
    sandbox.edition = 'current';
    expect((await cards('POST', `/cards/${id}/activate`)).status).to.equal(412);
  });
});
