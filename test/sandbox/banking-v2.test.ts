import { expect } from 'chai';
import { ask, start, type BankingCard } from './support.js';

describe('Banking v2 cards in the sandbox', () => {
  it('are a bare list over every status, type, brand and several currencies, without numbers', async () => {
    const { body } = await start().banking('GET', '/cards');
    const cards = body as BankingCard[];
    expect(new Set(cards.map(({ status }) => status))).to.include.all.keys(
      ...['ACTIVE', 'INACTIVE', 'CANCELED', 'LOST', 'STOLEN', 'PENDING', 'UNDER_REVIEW'],
    );
    expect(new Set(cards.map(({ type }) => type))).to.include.all.keys('VIRTUAL', 'PHYSICAL');
    expect(new Set(cards.map(({ brand }) => brand))).to.include.all.keys('VISA', 'MASTERCARD');
    expect(new Set(cards.map(({ currency }) => currency)).size).to.be.at.least(5);
    expect(cards.map(({ display_name }) => display_name)).to.include(null);
    for (const card of cards) expect(card).not.to.have.property('pan');
  });

  it('carry amounts of sixteen digits exactly', async () => {
    const { banking } = start();
    const { body, text } = await banking('GET', '/cards');
    expect(text).to.include('"available_balance":9999999999999999,');
    const { id } = (body as BankingCard[]).find(({ display_name }) => display_name === 'Company') ?? { id: '' };
    expect((await banking('GET', `/cards/${id}`)).text).to.include('"available_balance":9999999999999999,');
  });

  it('are read one by one, with the number, also when the id has a plus and a slash', async () => {
    const { banking } = start();
    const cards = (await banking('GET', '/cards')).body as BankingCard[];
    const odd = cards.find(({ id }) => id.includes('+') && id.includes('/'));
    const { body } = await banking('GET', `/cards/${encodeURIComponent(String(odd?.id))}`);
    expect(body).to.include({ id: odd?.id, display_name: odd?.display_name });
    expect(body)
      .to.have.nested.property('pan.last_four')
      .that.matches(/^\d{4}$/);
  });

  it('are at the paths without a version as well, and nobody sees those of others', async () => {
    const { banking, sandbox } = start();
    const { text } = await banking('GET', '/cards');
    const token = await sandbox.getToken({ api: 'banking', expired: false });
    const bare = await ask(sandbox, 'GET', '/banking/cards', undefined, { headers: { 'x-access-token': token } });
    expect(bare.text).to.equal(text);
    const [theirs] = (await start({ person: '遥' }).banking('GET', '/cards')).body as BankingCard[];
    const { body, status } = await banking('GET', `/cards/${String(theirs?.id)}`);
    expect(status).to.equal(404);
    expect(body).to.deep.equal({ message: 'Not Found', error: { status: 404 } });
  });

  it('are as many as asked for', async () => {
    expect((await start({ cards: 0 }).banking('GET', '/cards')).body).to.deep.equal([]);
    expect((await start({ cards: 1000 }).banking('GET', '/cards')).body).to.have.length(1000);
  });
});
