import { expect } from 'chai';
import { ask, cardWith, consentIn, start, statusOf, type Call } from './support.js';

const BACK = 'https://bank.example/cards?from=consent';
const JSON_ONLY = { headers: { accept: 'application/json' } };

/** Asks to unfreeze or activate a card and starts the consent. */
async function startConsent(cards: Call, status = 'frozen') {
  const { id: cardId } = await cardWith(cards, status);
  const consentId = consentIn(await cards('POST', `/cards/${cardId}/activate`));
  const { body } = await cards('POST', `/consents/${consentId}`, { return_url: BACK });
  return { cardId, consentId, method: (body as { method: { redirect_url: string; expires_at: string } }).method };
}

describe('A consent in the sandbox', () => {
  for (const status of ['frozen', 'not_activated'])
    it(`makes a card active that was ${status}, once it is approved and not before`, async () => {
      const { cards, sandbox } = start();
      const { cardId, consentId } = await startConsent(cards, status);
      const page = await ask(sandbox, 'GET', `/hosted/consents/${consentId}`, undefined, JSON_ONLY);
      expect(page.body).to.include({ status: 'pending', returnUrl: BACK });
      expect(await statusOf(cards, cardId)).to.equal(status);
      const settled = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' }, JSON_ONLY);
      expect(settled.body).to.deep.equal({ returnUrl: BACK });
      expect(await statusOf(cards, cardId)).to.equal('active');
    });

  it('changes nothing when it is rejected', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards);
    await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'reject' });
    expect(await statusOf(cards, cardId)).to.equal('frozen');
  });

  it('is used once: later decisions and starts change nothing', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards);
    await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'reject' });
    const again = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' }, JSON_ONLY);
    expect(again.status).to.equal(410);
    expect(again.body).to.include({ status: 'rejected' });
    expect((await cards('POST', `/consents/${consentId}`, { return_url: BACK })).status).to.equal(409);
    expect(await statusOf(cards, cardId)).to.equal('frozen');
  });

  it('expires', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId, method } = await startConsent(cards);
    sandbox.clock.set(Date.parse(method.expires_at) + 1000);
    const late = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' }, JSON_ONLY);
    expect(late.body).to.include({ status: 'expired' });
    expect(await statusOf(cards, cardId)).to.equal('frozen');
    expect((await cards('POST', `/consents/${consentId}`, { return_url: BACK })).body).to.have.nested.property(
      'errors[0].code',
      'consent_expired',
    );
  });

  it('does not bring back a card that was reported lost meanwhile', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards);
    await cards('PATCH', `/cards/${cardId}`, { status: 'lost' });
    await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' });
    expect(await statusOf(cards, cardId)).to.equal('lost');
  });

  it('says what it is for and until when, and is refused to anybody else', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'frozen');
    const asked = await cards('POST', `/cards/${id}/activate`);
    expect(asked.body).to.have.nested.property('consent.scope[0]', 'unfreeze_card');
    expect(asked.body).to.have.nested.property('consent.expires_at').that.matches(/Z$/);
    const other = start({ person: '遥' });
    expect((await other.cards('POST', `/consents/${consentIn(asked)}`, { return_url: BACK })).status).to.equal(404);
  });

  it('leads only to an http(s) address without a name in it', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'frozen');
    const consentId = consentIn(await cards('POST', `/cards/${id}/activate`));
    for (const return_url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://bank@evil.example/',
      '/cards',
      '',
      7,
      undefined,
    ]) {
      const { body, status } = await cards('POST', `/consents/${consentId}`, { return_url });
      expect(status, String(return_url)).to.equal(400);
      expect(body).to.have.nested.property('errors[0].field', 'return_url');
    }
  });

  it('cannot be given before it was started', async () => {
    const { cards, sandbox } = start();
    const { id } = await cardWith(cards, 'frozen');
    const consentId = consentIn(await cards('POST', `/cards/${id}/activate`));
    const early = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' }, JSON_ONLY);
    expect(early.status).to.equal(404);
    expect(await statusOf(cards, id)).to.equal('frozen');
  });

  it('is not asked for a card that is active', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'active');
    const { body, status } = await cards('POST', `/cards/${id}/activate`);
    expect(status).to.equal(409);
    expect(body).to.have.nested.property('errors[0].code', 'card_not_activatable');
  });

  it('is given where the options say, or on the page itself', async () => {
    const elsewhere = await startConsent(start({ hostedUrl: 'https://hosted.example/' }).cards);
    expect(elsewhere.method.redirect_url).to.equal(`https://hosted.example/hosted/consents/${elsewhere.consentId}`);
    const here = await startConsent(start().cards);
    const page = new URL(here.method.redirect_url);
    expect(page.origin + page.pathname).to.equal(location.origin + location.pathname);
    expect(page.searchParams.get('giro-sandbox-consent')).to.equal(here.consentId);
  });

  it('activates in the older edition too', async () => {
    const { cards, sandbox } = start({ edition: 'older', hostedUrl: 'https://hosted.example' });
    const { id } = await cardWith(cards, 'not_activated');
    const { body, status } = await cards('PATCH', `/cards/${id}`, { return_url: BACK });
    expect(status).to.equal(200);
    const { pathname } = new URL((body as { redirect_url: string }).redirect_url);
    await ask(sandbox, 'POST', pathname, { decision: 'approve' });
    expect(await statusOf(cards, id)).to.equal('active');
    expect((await cards('PATCH', `/cards/${id}`, { return_url: BACK })).status).to.equal(409);
  });
});
