import { expect } from 'chai';
import { ask, bankingCard, cardWith, consentIn, start, type Answer } from './support.js';

interface Credentials {
  readonly pan: string;
  readonly cvc2: string;
}

type Started = ReturnType<typeof start>;

/** Reads a card's credentials over and over. */
async function reader({ banking }: Started, name = 'Groceries') {
  const { id } = await bankingCard(banking, name);
  return (): Promise<Answer> => banking('GET', `/cards/${encodeURIComponent(id)}/credentials`);
}

/** Starts the consent of a 412 and decides it. */
async function decide({ cards, sandbox }: Started, asked: Answer, decision: string): Promise<void> {
  const id = consentIn(asked);
  await cards('POST', `/consents/${id}`, { return_url: 'https://bank.example/' });
  await ask(sandbox, 'POST', `/hosted/consents/${id}`, { decision });
}

const passesLuhn = (number: string): boolean =>
  Array.from(number, Number)
    .reverse()
    .map((digit, place) => (place % 2 === 1 ? digit * 2 : digit))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
    10 ===
  0;

describe('The credentials of a card in the sandbox', () => {
  it('are given once for each consent, to the identical call', async () => {
    const started = start();
    const read = await reader(started);
    await decide(started, await read(), 'approve');
    const { body, status } = await read();
    expect(status).to.equal(200);
    expect(body).to.have.all.keys('pan', 'cvc2');
    expect((await read()).status).to.equal(412);
  });

  it('are not given for another card, to another person, or for a consent of another act', async () => {
    const started = start();
    const read = await reader(started);
    const other = await reader(started, 'Company');
    await decide(started, await read(), 'approve');
    expect((await other()).status).to.equal(412);
    const { id } = await cardWith(started.cards, 'active');
    await decide(started, await started.cards('POST', `/cards/${id}/apple_pay/tokenize`), 'approve');
    expect((await other()).status).to.equal(412);
    expect((await read()).status).to.equal(200);
  });

  it('need a new consent when the last one is pending, rejected, expired or approved too long ago', async () => {
    const started = start();
    const read = await reader(started);
    const first = await read();
    const second = await read();
    expect(consentIn(second)).not.to.equal(consentIn(first));
    await decide(started, first, 'reject');
    const third = await read();
    await decide(started, third, 'expire');
    const fourth = await read();
    await decide(started, fourth, 'approve');
    started.sandbox.clock.advance(600_000);
    const fifth = await read();
    expect(new Set([first, second, third, fourth, fifth].map(consentIn)).size).to.equal(5);
  });

  it('are given once for each of two consents', async () => {
    const started = start();
    const read = await reader(started);
    const asked = [await read(), await read()];
    for (const answer of asked) await decide(started, answer, 'approve');
    expect([(await read()).status, (await read()).status, (await read()).status]).to.deep.equal([200, 200, 412]);
  });

  it('need none where the platform asks for none', async () => {
    const started = start({ protectCredentials: false });
    const read = await reader(started);
    expect((await read()).status).to.equal(200);
    expect((await read()).status).to.equal(200);
    started.sandbox.protectCredentials = true;
    expect((await read()).status).to.equal(412);
    started.sandbox.reset();
    expect((await read()).status).to.equal(200);
  });

  it('are test numbers that pass the Luhn check and end as the card says, the same every time', async () => {
    const started = start({ protectCredentials: false });
    const { banking } = started;
    for (const name of ['Groceries', 'Company', '東京出張', 'København', 'Office & post']) {
      const { id } = await bankingCard(banking, name);
      const { pan } = (await banking('GET', `/cards/${encodeURIComponent(id)}`)).body as {
        pan: { bin: string; last_four: string };
      };
      const read = await reader(started, name);
      const credentials = (await read()).body as Credentials;
      expect(credentials.pan)
        .to.match(/^\d{16}$/)
        .and.satisfy(passesLuhn);
      expect(credentials.pan.startsWith(pan.bin) && credentials.pan.endsWith(pan.last_four)).to.equal(true);
      expect(['411111', '222100']).to.include(pan.bin);
      expect(credentials.cvc2).to.match(/^\d{3}$/);
      expect((await read()).body).to.deep.equal(credentials);
      started.sandbox.reset();
      expect((await read()).body).to.deep.equal(credentials);
    }
  });

  it('are refused for a card that is not active or has expired, and unknown for a card of Cards v3', async () => {
    const { banking, cards } = start();
    for (const name of ['London', 'Closed', 'Handbag', 'Airport', 'Pilot', 'Trade fair']) {
      const { body, status } = await banking('GET', `/cards/${(await bankingCard(banking, name)).id}/credentials`);
      expect(status, name).to.equal(409);
      expect(body).to.have.nested.property('errors[0].message');
    }
    const { id } = await cardWith(cards, 'active');
    expect((await banking('GET', `/cards/${id}/credentials`)).status).to.equal(404);
  });

  it('are not in the log, nor in what the sandbox remembers', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const started = start({ storage });
    const read = await reader(started);
    await decide(started, await read(), 'approve');
    const { pan } = (await read()).body as Credentials;
    expect(pan).to.have.length(16);
    const kept = JSON.stringify([started.sandbox.log.all(), [...items]]);
    expect(kept).not.to.include(pan).and.not.include('cvc2');
  });
});
