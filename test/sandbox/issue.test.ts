import { expect } from 'chai';
import { bankingCard, issueOrder, start, type BankingCard } from './support.js';

describe('Ordering a card over Banking v2', () => {
  it('answers only an id, and the card is active, in the list and first in it', async () => {
    const { banking } = start();
    const { body, status } = await banking('POST', '/cards/issue', await issueOrder(banking));
    expect(status).to.equal(200);
    expect(body).to.have.all.keys('id');
    const [first] = (await banking('GET', '/cards')).body as BankingCard[];
    expect(first).to.deep.include({ ...(body as { id: string }), status: 'ACTIVE', type: 'VIRTUAL', currency: 'EUR' });
    expect(first?.display_name).to.equal('Piggy bank');
    const { id } = body as { id: string };
    expect((await banking('GET', `/cards/${id}`)).body).to.deep.nested.include({
      id,
      expiry: { year: '2035', month: '08' },
      'embossed_data.embossed_last_name': 'EXEMPELSSON',
    });
    expect((await banking('GET', `/cards/${id}/transactions`)).body).to.have.nested.property('list.length', 0);
  });

  it('may leave out what is optional', async () => {
    const { banking } = start();
    const order = await issueOrder(banking);
    const card = { ...order.card, display_name: undefined, expiry: { year: '2035', month: '8' } };
    const { body } = await banking('POST', '/cards/issue', { ...order, card, template_id: undefined });
    const cards = (await banking('GET', '/cards')).body as BankingCard[];
    expect(cards.find(({ id }) => id === (body as { id: string }).id)?.display_name).to.equal(null);
  });

  it('names every required field that is missing', async () => {
    const { body, status } = await start().banking('POST', '/cards/issue', {});
    expect(status).to.equal(400);
    const { errors } = body as { errors: { field: string; code: string }[] };
    expect(errors.every(({ code }) => code === '10002')).to.equal(true);
    expect(errors.map(({ field }) => field)).to.have.members([
      'card.expiry.month',
      'card.expiry.year',
      'card.funding_source_id',
      'card.type',
      'card.brand',
      'card.region',
      'card.currency',
      'company.external_id',
      'company.name',
      'company.email',
      'company.address.street',
      'company.address.country',
      'company.address.post_code',
      'company.address.city',
      'cardholder.external_id',
      'cardholder.first_name',
      'cardholder.last_name',
      'cardholder.type',
      'cardholder.phone',
      'cardholder.email',
    ]);
  });

  for (const [field, value] of [
    ['card.expiry.month', '13'],
    ['card.expiry.month', 8],
    ['card.expiry.year', '2018'],
    ['card.expiry.year', '2019'],
    ['card.funding_source_id', 'somebody else’s'],
    ['card.type', 'PHYSICAL'],
    ['card.brand', 'VISA'],
    ['card.region', 'ASIA'],
    ['card.currency', 'SEK'],
    ['card.display_name', 7],
    ['company.name', 'x'.repeat(256)],
    ['company.email', 'nobody'],
    ['cardholder.external_id', 'nobody'],
    ['cardholder.last_name', 'x'.repeat(256)],
    ['cardholder.type', 'SECONDARY'],
    ['cardholder.email', 'two words@example.com'],
    ['cardholder.address', 'a street'],
    ['template_id', 'ANOTHER'],
  ] as const)
    it(`refuses ${JSON.stringify(value).slice(0, 20)} as ${field}`, async () => {
      const { banking } = start();
      const order = await issueOrder(banking);
      const path = field.split('.');
      const last = path.pop() ?? '';
      const part = path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], order);
      (part as Record<string, unknown>)[last] = value;
      const { body, status } = await banking('POST', '/cards/issue', order);
      expect(status).to.equal(400);
      const { errors } = body as { errors: { field: string; code: string }[] };
      expect(errors.map((error) => `${error.field} ${error.code}`)).to.deep.equal([`${field} 10001`]);
    });

  it('is not done by who is not signed in, and a body that is no object orders nothing', async () => {
    const { banking } = start();
    expect((await banking('POST', '/cards/issue', [])).status).to.equal(400);
    const stranger = await banking('POST', '/cards/issue', await issueOrder(banking), { headers: {} });
    expect(stranger.status).to.equal(401);
    const all = ((await banking('GET', '/cards')).body as BankingCard[]).length;
    expect(all).to.equal(((await start().banking('GET', '/cards')).body as BankingCard[]).length);
    expect((await bankingCard(banking, 'Groceries')).status).to.equal('ACTIVE');
  });
});
