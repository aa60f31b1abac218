import { expect } from 'chai';
import { allCards, ask, cardWith, consentIn, start, type Call } from './support.js';

const JSON_ONLY = { headers: { accept: 'application/json' } };
const BACK = 'https://bank.example/cards';

interface Method {
  readonly token: string;
  readonly redirect_url: string;
  readonly expires_at: string;
}

/** Asks for a card to be added, and starts the consent. */
async function tokenize(cards: Call, body?: object) {
  const { id } = await cardWith(cards, 'active');
  const consent = consentIn(await cards('POST', `/cards/${id}/apple_pay/tokenize`));
  const begin = async () => ((await cards('POST', `/consents/${consent}`, body)).body as { method: Method }).method;
  return { consent, begin, method: await begin() };
}

describe('Adding a card to Apple Pay in the sandbox', () => {
  it('gives native code a token without a return address, and it works once', async () => {
    const { cards, sandbox } = start();
    const { consent, method } = await tokenize(cards);
    expect(method.token)
      .to.match(/^[A-Za-z0-9+/]{20,}=*$/)
      .and.not.include(consent);
    expect(Date.parse(method.expires_at)).to.be.above(sandbox.clock.now());
    expect(method.redirect_url).to.include(consent);
    expect(await sandbox.launch(method.token)).to.deep.equal({ status: 'approved' });
    expect(await sandbox.launch(method.token)).to.deep.equal({ status: 'error' });
    expect((await cards('POST', `/consents/${consent}`)).body).to.have.nested.property(
      'errors[0].code',
      'consent_used',
    );
  });

  it('takes only the newest token, before it expires, and only a real one', async () => {
    const { cards, sandbox } = start();
    const { begin, method } = await tokenize(cards);
    const newer = await begin();
    expect(newer.token).not.to.equal(method.token);
    expect(await sandbox.launch(method.token)).to.deep.equal({ status: 'error' });
    sandbox.clock.set(Date.parse(newer.expires_at) + 1000);
    expect(await sandbox.launch(newer.token)).to.deep.equal({ status: 'error' });
    expect(await sandbox.launch('')).to.deep.equal({ status: 'error' });
  });

  it('takes no token of another act', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'frozen');
    const consent = consentIn(await cards('POST', `/cards/${id}/activate`));
    const { method } = (await cards('POST', `/consents/${consent}`, { return_url: BACK })).body as { method: Method };
    expect(await sandbox.launch(method.token)).to.deep.equal({ status: 'error' });
  });

  it('goes on at the hosted page where there is no native code, and back from it', async () => {
    const { cards, sandbox } = start();
    const { consent, method } = await tokenize(cards, { return_url: BACK });
    const page = await ask(sandbox, 'GET', `/hosted/consents/${consent}`, undefined, JSON_ONLY);
    expect(page.body).to.include({ title: 'Add this card to Apple Wallet?' });
    const settled = await ask(sandbox, 'POST', `/hosted/consents/${consent}`, { decision: 'approve' }, JSON_ONLY);
    expect(settled.body).to.deep.equal({ returnUrl: BACK });
    expect(await sandbox.launch(method.token)).to.deep.equal({ status: 'error' });
  });

  it('says at the hosted page that the card will be added when there is nowhere to go back to', async () => {
    const { cards, sandbox } = start();
    const { consent } = await tokenize(cards);
    const { body, status } = await ask(
      sandbox,
      'POST',
      `/hosted/consents/${consent}`,
      { decision: 'approve' },
      JSON_ONLY,
    );
    expect(status).to.equal(200);
    expect(body).to.include({ status: 'used', text: 'The card will be added to Apple Wallet.' });
  });

  it('needs consent every time, and a return address that is one if any', async () => {
    const { cards, sandbox } = start();
    const { consent, method } = await tokenize(cards);
    await sandbox.launch(method.token);
    const again = await tokenize(cards);
    expect(again.consent).not.to.equal(consent);
    for (const return_url of ['javascript:alert(1)', '', 7, null])
      expect((await cards('POST', `/consents/${again.consent}`, { return_url })).status).to.equal(400);
  });

  it('is refused for a card that is not active, has expired or is not there', async () => {
    const { cards } = start();
    const all = await allCards(cards);
    for (const [name, code] of [
      ['Streaming', 'card_not_active'],
      ['Everyday', 'card_not_active'],
      ['Metal', 'card_not_active'],
      ['Conference', 'card_expired'],
      ['Old wallet', 'card_terminated'],
    ] as const) {
      const id = all.find(({ display_name }) => display_name === name)?.id ?? '';
      const { body, status } = await cards('POST', `/cards/${id}/apple_pay/tokenize`);
      expect(status, name).to.equal(409);
      expect(body, name).to.have.nested.property('errors[0].code', code);
    }
    expect((await cards('POST', '/cards/nobody/apple_pay/tokenize')).status).to.equal(404);
  });

  it('leaves no token in the log or in the state', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const { cards, sandbox } = start({ storage });
    const { method } = await tokenize(cards);
    await ask(sandbox, 'POST', '/control/launch', { token: method.token });
    expect(JSON.stringify([sandbox.log.all(), [...items]])).not.to.include(method.token);
  });
});
