import { assert } from 'chai';
import { createClient, type GiroClientOptions, type StartedConsent } from '../../src/api/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { assertNotices, clientOf, examples, json, rejection, wire } from './support.js';

const HERE = location.href;

const started = (redirectUrl: unknown, more: GiroClientOptions = {}): Promise<StartedConsent> =>
  clientOf(
    wire(() => json({ method: { redirect_url: redirectUrl, expires_at: '2031-07-27T12:00:33+02:00' } })),
    more,
  ).consents.start('consent-1', { returnUrl: HERE });

describe('Starting a consent', () => {
  it('tells the platform where the person comes back to, and gives where they go', async () => {
    const sandbox = createSandbox({ storage: null });
    const client = createClient({ environment: 'sandbox', fetch: sandbox.fetch, getToken: sandbox.getToken });
    const card = (await client.cards.list()).items.find(({ status }) => status === 'frozen');
    const act = await client.cards.unfreeze(card?.id ?? '');
    if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
    const consent = await client.consents.start(act.challenge.consentId, { returnUrl: HERE });
    assert.equal(consent.origin, location.origin, 'in a page, the sandbox’s hosted pages are the page itself');
    assert.equal(new URL(consent.url).searchParams.get('giro-sandbox-consent'), act.challenge.consentId);
    assert.isFalse(Number.isNaN(Date.parse(consent.expiresAt ?? '')));
    const sent = sandbox.log.all().find(({ call }) => call === 'POST /v3/consents/:id');
    assert.deepEqual(sent?.body, { return_url: HERE });
  });

  it('reads what the reference shows', async () => {
    const example = (await examples('cards-v3')).find(
      ({ endpoint, kind }) => endpoint === 'POST /v3/consents/:id' && kind === 'response',
    );
    const consent = await clientOf(wire(() => json(example?.body))).consents.start('x', { returnUrl: HERE });
    assert.equal(consent.origin, 'https://3d.staging.intergiro.tech');
    assert.equal(consent.expiresAt, '2021-07-27T12:00:33+02:00');
    assert.equal(consent.token, 'YW55IGNhcm5hbCBwbGVhc3Vy', 'for the native Apple Pay side, and nobody else');
  });

  it('may send a person to the platform’s own pages, the configured addresses and what the host allows', async () => {
    for (const [address, more] of [
      ['https://3d.intergiro.com/consent/1'],
      ['https://3d.staging.intergiro.tech/consent/1'],
      ['https://integrate.intergiro.com/activate_card?x=1#y'],
      ['https://platform.example/consent'],
      ['https://pages.example:8443/c', { allowedOrigins: ['https://pages.example:8443'] }],
      ['https://pages.example/c', { allowedOrigins: ['https://pages.example/'] }],
      ['http://127.0.0.1:4100/c', { allowedOrigins: ['http://127.0.0.1:4100'] }],
    ] as const)
      assert.equal((await started(address, more)).url, new URL(address).href);
  });

  /** Addresses nobody may be sent to; the origin, where naming it helps the host. */
  const REFUSED: readonly (readonly [address: string, origin?: string])[] = [
    ['https://evil.example/x?secret=canary', 'https://evil.example'],
    ['https://3d.intergiro.com.evil.example/canary', 'https://3d.intergiro.com.evil.example'],
    ['https://3d.intergiro.com:444/canary', 'https://3d.intergiro.com:444'],
    ['https://3d.intergıro.com/canary', new URL('https://3d.intergıro.com').origin],
    ['http://localhost:9/canary', 'http://localhost:9'],
    ['https:\\\\evil.example\\canary', 'https://evil.example'],
    ['//evil.example/canary'],
    ['/canary'],
    [''],
    ['canary'],
    ['http://3d.intergiro.com/canary'],
    ['javascript:alert("canary")'],
    ['JaVaScRiPt:alert("canary")'],
    ['java\nscript:alert("canary")'],
    [' javascript:alert("canary")'],
    ['javascript://3d.intergiro.com/%0aalert("canary")'],
    ['data:text/html,canary'],
    ['blob:https://3d.intergiro.com/canary'],
    ['file:///canary'],
    ['intergiro://canary'],
    ['https://3d.intergiro.com@evil.example/canary'],
    ['https://user:canary@3d.intergiro.com/'],
    ['https://'],
    ['https://[::1/canary'],
  ];

  async function assertNobodySentAway(start: (address: string) => Promise<StartedConsent>): Promise<void> {
    for (const [address, origin] of REFUSED) {
      const error = await rejection(start(address));
      assert.equal(error.kind, origin ? 'usage' : 'bad-answer', address);
      if (origin) {
        assert.include(error.message, `${origin},`);
        assert.include(error.message, 'allowed-origins');
      }
      if (!origin?.includes('canary')) assert.notInclude(error.message, 'canary');
    }
  }

  it('never sends a person anywhere else, and tells the host which origin it would need', async () => {
    await assertNobodySentAway((address) => started(address));
  });

  it('the test would notice a client that takes any address that parses', async () => {
    await assertNotices(() =>
      assertNobodySentAway((address) =>
        Promise.resolve({ url: new URL(address).href, origin: new URL(address).origin }),
      ),
    );
  });

  it('leaves it unknown what became of it when the answer is not what the reference says', async () => {
    for (const body of ['', '{}', '{"method":{}}', '{"method":{"redirect_url":5}}', '[]'])
      assert.equal(
        (await rejection(clientOf(wire(() => json(body))).consents.start('x', { returnUrl: HERE }))).kind,
        'unknown-outcome',
      );
  });

  it('sends people back only to the page’s own origin, or to one the host allows', async () => {
    const platform = wire(() => json({ method: { redirect_url: 'https://3d.intergiro.com/' } }));
    const client = clientOf(platform, { allowedOrigins: ['https://shop.example'] });
    for (const [returnUrl, sent] of [
      [HERE, HERE],
      ['/back?x=1', `${location.origin}/back?x=1`],
      ['https://shop.example/back', 'https://shop.example/back'],
    ] as const) {
      await client.consents.start('x', { returnUrl });
      assert.equal(platform.sent.at(-1)?.body, JSON.stringify({ return_url: sent }));
    }
    const before = platform.count();
    for (const returnUrl of [
      'https://evil.example/',
      '//evil.example',
      'javascript:alert(1)',
      'data:,x',
      'https://a:b@shop.example/',
      'http://shop.example/',
      'https://',
    ])
      assert.equal((await rejection(client.consents.start('x', { returnUrl }))).kind, 'usage', returnUrl);
    assert.equal(platform.count(), before);
  });

  it('is a write like any other: one request, and unknown when its answer is lost', async () => {
    const platform = wire(() => json({}, 503));
    assert.equal(
      (await rejection(clientOf(platform).consents.start('x', { returnUrl: HERE }))).kind,
      'unknown-outcome',
    );
    assert.equal(platform.count(), 1);
  });
});
