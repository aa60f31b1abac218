import { expect } from 'chai';
import { APPROVE_WITH_PIN, ask, cardWith, consentIn, start, statusOf, type Answer, type Call } from './support.js';

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
      const settled = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, APPROVE_WITH_PIN, JSON_ONLY);
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

  it('can be left to expire by the person', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards);
    const left = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'expire' }, JSON_ONLY);
    expect(left.body).to.include({ status: 'expired', title: 'Too late', returnUrl: BACK });
    const late = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' }, JSON_ONLY);
    expect(late.status).to.equal(410);
    expect(await statusOf(cards, cardId)).to.equal('frozen');
  });

  it('does not bring back a card that was reported lost meanwhile', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards);
    await cards('PATCH', `/cards/${cardId}`, { status: 'lost' });
    await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'approve' });
    expect(await statusOf(cards, cardId)).to.equal('lost');
  });

  it('to activate a card does not unfreeze it when it was activated and frozen meanwhile', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards, 'not_activated');
    sandbox.setStatus(cardId, 'frozen');
    await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, APPROVE_WITH_PIN);
    expect(await statusOf(cards, cardId)).to.equal('frozen');
  });

  it('says for each act what it is for', async () => {
    const { banking, cards } = start();
    const frozen = await cardWith(cards, 'frozen');
    const inactive = await cardWith(cards, 'not_activated');
    const active = await cardWith(cards, 'active');
    const [groceries] = (await banking('GET', '/cards')).body as { id: string }[];
    const scope = ({ body }: Answer) => (body as { consent: { scope: string[] } }).consent.scope;
    expect([
      scope(await cards('POST', `/cards/${inactive.id}/activate`)),
      scope(await cards('POST', `/cards/${frozen.id}/activate`)),
      scope(await cards('POST', `/cards/${active.id}/apple_pay/tokenize`)),
      scope(await banking('GET', `/cards/${groceries?.id ?? ''}/credentials`)),
    ]).to.deep.equal([['activate_card'], ['unfreeze_card'], ['tokenize_card'], ['read_card_credentials']]);
  });

  it('says until when, and is refused to anybody else', async () => {
    const { cards } = start();
    const { id } = await cardWith(cards, 'frozen');
    const asked = await cards('POST', `/cards/${id}/activate`);
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
    await ask(sandbox, 'POST', pathname, APPROVE_WITH_PIN);
    expect(await statusOf(cards, id)).to.equal('active');
    expect((await cards('PATCH', `/cards/${id}`, { return_url: BACK })).status).to.equal(409);
  });
});

describe('Choosing a PIN in the sandbox', () => {
  const PIN = '4806';
  const decide = (sandbox: ReturnType<typeof start>['sandbox'], id: string, pin: string, pin_again: string) =>
    ask(sandbox, 'POST', `/hosted/consents/${id}`, { decision: 'approve', pin, pin_again }, JSON_ONLY);

  it('is asked for when a card is activated, and only then', async () => {
    const { cards, sandbox } = start();
    for (const [status, asksPin] of [
      ['not_activated', true],
      ['frozen', false],
    ] as const) {
      const { consentId } = await startConsent(cards, status);
      const page = await ask(sandbox, 'GET', `/hosted/consents/${consentId}`, undefined, JSON_ONLY);
      expect(page.body).to.include({ asksPin });
    }
  });

  for (const [name, pin, again, said] of [
    ['is too short', '480', '480', 'A PIN has four digits.'],
    ['is too long', '48061', '48061', 'A PIN has four digits.'],
    ['has a letter', '48o6', '48o6', 'A PIN has four digits.'],
    ['has digits of another script', '٤٨٠٦', '٤٨٠٦', 'A PIN has four digits.'],
    ['has a space', ' 806', ' 806', 'A PIN has four digits.'],
    ['is missing', '', '', 'A PIN has four digits.'],
    ['differs from its repetition', PIN, '4860', 'The two PINs are not the same.'],
    ['is not repeated', PIN, '', 'The two PINs are not the same.'],
  ] as const)
    it(`keeps the person there and says so when it ${name}`, async () => {
      const { cards, sandbox } = start();
      const { cardId, consentId } = await startConsent(cards, 'not_activated');
      const { body, status } = await decide(sandbox, consentId, pin, again);
      expect(status).to.equal(400);
      expect(body).to.include({ status: 'pending', problem: `${said} Choose one and type it twice.` });
      expect(await statusOf(cards, cardId)).to.equal('not_activated');
      expect((await decide(sandbox, consentId, '0000', '0000')).body).to.deep.equal({ returnUrl: BACK });
      expect(await statusOf(cards, cardId)).to.equal('active');
    });

  it('is not needed to reject', async () => {
    const { cards, sandbox } = start();
    const { cardId, consentId } = await startConsent(cards, 'not_activated');
    const { body } = await ask(sandbox, 'POST', `/hosted/consents/${consentId}`, { decision: 'reject' }, JSON_ONLY);
    expect(body).to.deep.equal({ returnUrl: BACK });
    expect(await statusOf(cards, cardId)).to.equal('not_activated');
  });

  it('leaves no trace: not in the log, the state, an answer or an address, whatever is wrong with it', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const { cards, sandbox } = start({ storage });
    const { consentId } = await startConsent(cards, 'not_activated');
    const path = `/hosted/consents/${consentId}`;
    const canary = '739154';
    const form = new URLSearchParams({ decision: 'approve', pin: canary, pin_again: canary });
    const answers = [
      await decide(sandbox, consentId, canary, canary),
      await ask(sandbox, 'POST', path, undefined, { body: form }),
      await ask(sandbox, 'POST', path, undefined, { body: form.toString() }),
      await ask(sandbox, 'POST', path, undefined, { body: `{"pin":"${canary}"` }),
      await ask(sandbox, 'GET', `${path}?pin=${canary}&pin_again=${canary}`),
      await decide(sandbox, consentId, PIN, PIN),
    ];
    expect(sandbox.log.count('POST /hosted/consents/:id')).to.equal(5);
    const everything = JSON.stringify([
      sandbox.log.all(),
      [...items],
      answers.map(({ headers, text }) => [[...headers], text]),
    ]);
    expect(everything).not.to.include(canary);
    expect(everything.replaceAll(/[0-9a-f-]{36}|"at":\d+/g, '')).not.to.include(`"${PIN}"`);
  });
});
