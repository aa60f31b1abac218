import { expect } from 'chai';
import { newPlatform, type TestPlatform } from './platform.js';

const list = async ({ cardsUrl, getToken }: TestPlatform) => {
  const token = await getToken({ api: 'cards', expired: false });
  return fetch(`${cardsUrl}/cards`, { headers: { authorization: `Bearer ${token}` } });
};

describe('a platform for a test', () => {
  it('answers over real HTTP, and logs what it received', async () => {
    const platform = await newPlatform({ cards: 3 });
    const answer = await list(platform);
    expect(answer.status).to.equal(200);
    expect(((await answer.json()) as { data: unknown[] }).data).to.have.length(3);
    expect(await platform.control.log.count('GET /v3/cards')).to.equal(1);
    await platform.close();
  });

  it('is nobody else’s', async () => {
    const [one, other] = await Promise.all([newPlatform({ cards: 1 }), newPlatform({ cards: 1 })]);
    await one.control.faults.add({ call: 'GET /v3/cards', do: { kind: 'status', status: 503 } });
    await one.control.edition('older');
    expect((await list(one)).status).to.equal(503);
    expect((await list(other)).status).to.equal(200);
    expect((await other.control.state()).edition).to.equal('current');
    await Promise.all([one.close(), other.close()]);
  });

  it('breaks real connections', async () => {
    const platform = await newPlatform();
    await platform.control.faults.add({ call: 'GET /v3/cards', do: { kind: 'drop', when: 'after' } });
    const outcome = await list(platform).then(
      () => 'answered',
      (error: unknown) => (error as Error).name,
    );
    expect(outcome).to.equal('TypeError');
    await platform.close();
  });

  it('has a clock that a test moves', async () => {
    const platform = await newPlatform();
    await platform.control.clock.set('2031-01-31T10:00:00Z');
    await platform.control.clock.advance(60_000);
    expect((await platform.control.state()).now).to.equal('2031-01-31T10:01:00.000Z');
    await platform.control.reset();
    expect((await platform.control.state()).now).not.to.match(/^2031/);
    await platform.close();
  });
});
