import { assert } from 'chai';
import type * as Api from '../../src/api/index.js';
import type { CardOrder } from '../../src/domain/card-order.js';
import type { TerminationReason } from '../../src/domain/card-acts.js';
import { createClient, type GiroClientOptions } from '../../src/api/index.js';
import { createSandbox, type Edition } from '../../src/sandbox/index.js';
import { assertNotices, clientOf, cut, examples, json, rejection, wire, wireCard } from './support.js';

const HERE = location.href;
const CONSENT = '01cd329f-e668-4ea9-903c-26d3f469cfb4';
const asksConsent = () => json({ consent: { id: CONSENT, status: 'pending' } }, 412);

/** A client of a sandbox of its own. */
function sandboxed(cardsApi: 'v3' | 'banking-v2' = 'v3', edition: Edition = 'current') {
  const sandbox = createSandbox({ storage: null, edition });
  const { fetch, getToken } = sandbox;
  const client = createClient({ environment: 'sandbox', cardsApi, fetch, getToken });
  const card = async (alias: string) => {
    const found = (await client.cards.list()).items.find((item) => item.alias === alias);
    if (!found) throw new Error(`no card ${alias}`);
    return found;
  };
  return { sandbox, client, card };
}

/** The reference's own example. */
async function example(
  api: 'cards-v3' | 'banking-v2',
  endpoint: string,
  kind: 'request' | 'response',
  status?: number,
) {
  const found = (await examples(api)).find(
    (each) => each.endpoint === endpoint && each.kind === kind && (status === undefined || each.status === status),
  );
  if (!found) throw new Error(`The fixtures have no ${kind} of ${endpoint}`);
  return found.body;
}

describe('Activating a card', () => {
  it('is one call without a body, answered by a consent', async () => {
    const body = await example('cards-v3', 'POST /v3/cards/:id/activate', 'response', 412);
    const platform = wire(() => json(body, 412));
    assert.deepEqual(await clientOf(platform).cards.activate('a+b/c='), {
      done: false,
      challenge: { kind: 'consent', consentId: CONSENT, scope: [], expiresAt: undefined },
    });
    assert.deepEqual(
      platform.sent.map(({ url, method, body }) => [method, url, body]),
      [['POST', 'https://platform.example/v3/cards/a%2Bb%2Fc%3D/activate', undefined]],
    );
  });

  it('in the older edition says at once where to come back to, and answers where to go', async () => {
    const body = await example('cards-v3', 'PATCH /v3/cards/:id', 'response');
    const platform = wire(({ method }) => (method === 'POST' ? json({}, 404) : json(body)));
    const { cards } = clientOf(platform);
    const act = await cards.activate('card-1', { returnUrl: `${HERE}#back` });
    if (act.done || act.challenge.kind !== 'redirect') throw new Error('no redirect');
    assert.equal(act.challenge.url, new URL('https://integrate.intergiro.com/activate_card?...').href);
    assert.equal(act.challenge.expiresAt, '2021-02-08T14:09:15.000Z');
    assert.equal(platform.sent[1]?.body, JSON.stringify({ return_url: `${HERE}#back` }));
    await cards.activate('card-1');
    assert.deepEqual(
      platform.sent.map(({ method }) => method),
      ['POST', 'PATCH', 'PATCH'],
      'the edition is remembered',
    );
    assert.equal(platform.sent[2]?.body, JSON.stringify({ return_url: HERE }), 'by default, to this page');
  });

  for (const status of [404, 405])
    it(`finds the older edition by ${status}, and asks anew next time when the older edition refuses too`, async () => {
      const platform = wire(() => json({ message: 'No' }, status));
      const { cards } = clientOf(platform);
      for (let i = 0; i < 2; i++) assert.include(['not-found', 'refused'], (await rejection(cards.activate('x'))).kind);
      assert.deepEqual(
        platform.sent.map(({ method }) => method),
        ['POST', 'PATCH', 'POST', 'PATCH'],
      );
    });

  it('is not tried in the other edition after any other failure', async () => {
    for (const answer of [() => json({}, 403), () => json({}, 409), () => json({}, 500), () => cut(404)]) {
      const platform = wire(answer);
      await rejection(clientOf(platform).cards.activate('x'));
      assert.equal(platform.count(), 1);
    }
  });

  it('works in both editions of the sandbox, and sends one write that counts', async () => {
    for (const edition of ['current', 'older'] as const) {
      const { sandbox, client, card } = sandboxed('v3', edition);
      const act = await client.cards.activate((await card('Everyday')).id, { returnUrl: HERE });
      if (act.done) throw new Error('done without a PIN');
      assert.equal(act.challenge.kind, edition === 'current' ? 'consent' : 'redirect');
      assert.equal(sandbox.log.count('PATCH /v3/cards/:id'), edition === 'current' ? 0 : 1);
      assert.equal(sandbox.log.count('POST /v3/cards/:id/activate'), 1);
    }
  });
});

describe('An address a person is sent to', () => {
  const PLATFORM = '3d.intergiro.com';

  /** Schemes, hosts, ports, user names, encodings, white space: none of them is an allowed origin. */
  const HOSTILE: readonly string[] = [
    ...[
      'javascript',
      'JavaScript',
      'vbscript',
      'data',
      'blob',
      'file',
      'ftp',
      'ws',
      'wss',
      'intent',
      'tel',
      'about',
      'view-source',
      'chrome',
      'intergiro',
      'filesystem',
      'mailto',
      'sms',
    ].flatMap((scheme) => [`${scheme}:alert(1)`, `${scheme}://${PLATFORM}/%0aalert(1)`]),
    ...['http', 'HTTP'].flatMap((scheme) => [
      `${scheme}://${PLATFORM}/`,
      `${scheme}://${PLATFORM}:443/`,
      `${scheme}://platform.example/`,
    ]),
    ...['\t', '\n', '\r', ' ', '\0', '\u00a0', '\u200b', '\ufeff'].flatMap((space) => [
      `${space}javascript:alert(1)`,
      `java${space}script:alert(1)`,
      `javascript${space}:alert(1)`,
    ]),
    ...[
      'evil.example',
      '127.0.0.1:1',
      'localhost:1',
      '[::1]:1',
      '2130706433',
      '0x7f.1',
      'evil.example.',
      'xn--3d-intergiro.com',
      '3d.intergır0.com',
      '3d.intergiro.com.',
      '3d.intergiro.com.evil.example',
      'evil-3d.intergiro.com',
      'intergiro.com',
      'a.3d.intergiro.com',
      '3d。intergiro。com.evil.example',
      '3d.intergiro.com%2eevil.example',
      'evil.example%00.3d.intergiro.com',
      '3d.intergiro.com:444',
      '3d.intergiro.com:80',
      '3d.staging.intergiro.tech.evil.example',
      'integrate.intergiro.com:8443',
      'platform.example:8443',
      'platform.example.evil.example',
    ].flatMap((host) => [`https://${host}/activate`, `https://${host}?${PLATFORM}`]),
    ...[
      `${PLATFORM}@evil.example`,
      `user@${PLATFORM}`,
      `user:pass@${PLATFORM}`,
      `:@evil.example`,
      `${PLATFORM}%40evil.example`,
      `${PLATFORM}:443@evil.example`,
    ].map((authority) => `https://${authority}/`),
    ...[
      '\\\\evil.example',
      '/\\evil.example',
      '//evil.example',
      '///evil.example',
      '/relative',
      '?query',
      '#fragment',
      '',
      '.',
      '..',
      'https',
      'https:',
      'https:/',
      'https://',
      'https:///',
      'https://#',
      'https://?',
      'https://[',
      'https://[::1',
      'https://a b/',
      'https://%/',
      'https://:443/',
    ],
    ...[
      'https:\\\\evil.example',
      'https:/evil.example',
      'https:evil.example',
      'https:////evil.example',
      'HTTPS://EVIL.EXAMPLE',
    ],
  ];

  const started = (address: string, more: GiroClientOptions = {}) =>
    clientOf(
      wire(() => json({ method: { redirect_url: address } })),
      more,
    ).consents.start('x', { returnUrl: HERE });
  const older = (address: string, more: GiroClientOptions = {}) =>
    clientOf(
      wire(({ method }) => (method === 'POST' ? json({}, 404) : json({ redirect_url: address }))),
      more,
    ).cards.activate('x', { returnUrl: HERE });

  async function assertRefused(go: (address: string) => Promise<unknown>, name: string): Promise<void> {
    for (const address of HOSTILE) {
      const error = await rejection(go(address));
      assert.include(['usage', 'bad-answer'], error.kind, address);
      assert.include(error.message, `${name}:`, address);
      if (error.kind === 'usage') assert.match(error.message, /`allowedOrigins` \(`allowed-origins`\)/);
      else assert.match(error.message, /nobody can be sent to the address/);
      assert.notInclude(error.message, 'alert', 'the address itself is nobody’s business');
    }
  }

  it('is never one of more than a hundred hostile ones', async () => {
    assert.isAtLeast(new Set(HOSTILE).size, 100);
    await assertRefused(started, 'consents.start');
    await assertRefused(older, 'cards.activate');
  });

  it('is no other one either when the host allows more origins', async () => {
    const more = { allowedOrigins: ['https://pages.example'] };
    await assertRefused((address) => started(address, more), 'consents.start');
    assert.equal((await started('https://pages.example/x', more)).url, 'https://pages.example/x');
    const act = await older('https://pages.example/x', more);
    assert.isTrue(!act.done && act.challenge.kind === 'redirect' && act.challenge.url === 'https://pages.example/x');
  });

  it('the test would notice a client that sends people anywhere', async () => {
    await assertNotices(() => assertRefused((address) => Promise.resolve(address), 'consents.start'));
  });

  it('that is hostile makes the older edition’s act one that was carried out, not one to repeat', async () => {
    const platform = wire(({ method }) =>
      method === 'POST' ? json({}, 404) : json({ redirect_url: 'https://evil.example/' }),
    );
    const { cards } = clientOf(platform);
    await rejection(cards.activate('x', { returnUrl: HERE }));
    assert.equal(platform.count('PATCH'), 1);
  });
});

describe('Reporting a card', () => {
  const WORDS: Readonly<Record<TerminationReason, string>> = { lost: 'lost', stolen: 'stolen', blocked: 'block' };

  it('uses the platform’s own words', async () => {
    for (const [reason, status] of Object.entries(WORDS) as [TerminationReason, string][]) {
      const platform = wire(() => json(wireCard({ status })));
      const act = await clientOf(platform).cards.terminate('card-1', reason, { reread: false });
      assert.deepEqual(act, { done: true, value: undefined });
      const [{ method, url, body }] = platform.sent as [(typeof platform.sent)[0]];
      assert.deepEqual(
        [method, url, body],
        ['PATCH', 'https://platform.example/v3/cards/card-1', JSON.stringify({ status })],
      );
    }
  });

  it('ends the card in the sandbox, in both editions', async () => {
    for (const edition of ['current', 'older'] as const)
      for (const reason of Object.keys(WORDS) as TerminationReason[]) {
        const { client, card } = sandboxed('v3', edition);
        const act = await client.cards.terminate((await card('Groceries')).id, reason);
        assert.isTrue(act.done && act.value?.status === reason);
        const again = await rejection(client.cards.terminate((await card('Groceries')).id, 'lost'));
        assert.equal(again.kind, 'refused');
      }
  });

  it('is sent once, and unknown when its answer is lost', async () => {
    for (const answer of [() => json({}, 503), () => cut(), () => json({}, 408), () => json('<html>', 200)]) {
      const platform = wire(answer);
      assert.equal((await rejection(clientOf(platform).cards.terminate('x', 'lost'))).kind, 'unknown-outcome');
      assert.equal(platform.count('PATCH'), 1);
    }
  });
});

const COMPANY = {
  externalId: 'aRd0YVYuSwOhj',
  name: 'Example Company',
  email: 'company@example.com',
  phone: '+000000000002',
  address: { street: 'Example Street 1', country: 'AT', postCode: '00000', city: 'Exampletown' },
} as const;
const CARDHOLDER = {
  externalId: 'cCI6IkpX',
  firstName: 'Sample',
  lastName: 'Person',
  phone: '+000000000001',
  email: 'person@example.com',
  type: 'AUTHORISED',
} as const;

describe('Ordering a card', () => {
  const ORDER: CardOrder = {
    type: 'virtual',
    alias: 'Expenses',
    expiry: { month: 12, year: 2024 },
    accountId: '3c4c7a7b-2266-47a5-b774-d6d1a299e85c',
    individualId: 'bd4af0ff-0a72-4e09-b247-c6d8c2391496',
  };

  it('sends what the reference shows for Cards v3, and answers the card', async () => {
    const body = await example('cards-v3', 'POST /v3/cards', 'response');
    const platform = wire(() => json(body));
    const { id, card } = await clientOf(platform).cards.order(ORDER);
    assert.deepEqual(JSON.parse(platform.sent[0]?.body ?? ''), await example('cards-v3', 'POST /v3/cards', 'request'));
    assert.equal(id, '3cb11f6a-0da4-486c-9745-6f6c6c05d26d');
    assert.equal(card?.status, 'not-activated');
  });

  it('sends what the reference shows for Banking v2, and answers the id', async () => {
    const platform = wire(async () => json(await example('banking-v2', 'POST /v2/cards/issue', 'response')));
    const ordered = await clientOf(platform, { cardsApi: 'banking-v2' }).cards.order({
      type: 'virtual',
      alias: 'Piggy bank',
      expiry: { month: 8, year: 2020 },
      accountId: 'yZ3N5ZCIsInR',
      company: COMPANY,
      cardholder: CARDHOLDER,
    });
    assert.deepEqual(ordered, { id: '5230c1a9-aa49-46e3-ab4f-6fc40224da01' });
    // The template is optional, and nobody has asked for one.
    const shown = new Map(Object.entries((await example('banking-v2', 'POST /v2/cards/issue', 'request')) as object));
    shown.delete('template_id');
    assert.deepEqual(JSON.parse(platform.sent[0]?.body ?? ''), Object.fromEntries(shown));
  });

  it('leaves out what was not said', async () => {
    const platform = wire(() => json(wireCard()));
    await clientOf(platform).cards.order({ ...ORDER, alias: undefined });
    assert.notProperty(JSON.parse(platform.sent[0]?.body ?? ''), 'display_name');
    const other = wire(() => json({ id: 'x' }));
    await clientOf(other, { cardsApi: 'banking-v2' }).cards.order({
      ...ORDER,
      alias: undefined,
      company: { ...COMPANY, phone: undefined },
      cardholder: CARDHOLDER,
    });
    const body = JSON.parse(other.sent[0]?.body ?? '') as { card: object; company: object };
    assert.notProperty(body.card, 'display_name');
    assert.notProperty(body.company, 'phone');
  });

  it('says what the host forgot before anything is sent', async () => {
    const platform = wire(() => json(wireCard()));
    const v2 = { cardsApi: 'banking-v2' } as const;
    const facts = { company: COMPANY, cardholder: CARDHOLDER };
    for (const [order, more, missing] of [
      [{ ...ORDER, individualId: undefined }, {}, /individualId/],
      [{ ...ORDER, ...facts, company: undefined }, v2, /company/],
      [{ ...ORDER, ...facts, cardholder: undefined }, v2, /cardholder/],
      [{ ...ORDER, ...facts, type: 'physical' }, v2, /virtual cards only/],
    ] as const) {
      const error = await rejection(clientOf(platform, more).cards.order(order));
      assert.equal(error.kind, 'usage');
      assert.match(error.message, missing);
    }
    assert.equal(platform.count(), 0);
  });

  it('is sent once, and unknown when its answer is lost or no card', async () => {
    for (const answer of [
      () => json({}, 503),
      () => cut(),
      () => json({}),
      () => json({ id: '' }),
      () => json('', 200),
    ]) {
      const platform = wire(answer);
      assert.equal((await rejection(clientOf(platform).cards.order(ORDER))).kind, 'unknown-outcome');
      assert.equal(platform.count(), 1);
    }
  });

  it('names the fields the platform refuses', async () => {
    const platform = wire(() => json({ errors: [{ field: 'exp_year', message: 'No', code: '10004' }] }, 400));
    const { kind, fields } = await rejection(clientOf(platform).cards.order(ORDER));
    assert.equal(kind, 'validation');
    assert.deepEqual(
      fields.map(({ field }) => field),
      ['exp_year'],
    );
  });

  it('that is answered by a consent is no answer the reference knows', async () => {
    for (const more of [{}, { cardsApi: 'banking-v2' }] as const) {
      const platform = wire(asksConsent);
      const order = { ...ORDER, company: COMPANY, cardholder: CARDHOLDER };
      assert.equal((await rejection(clientOf(platform, more).cards.order(order))).kind, 'bad-answer');
    }
  });
});

describe('A card’s number and code', () => {
  it('are read as the reference shows, and are in no error', async () => {
    const body = await example('banking-v2', 'GET /v2/cards/:id/credentials', 'response');
    const client = clientOf(
      wire(() => json(body)),
      { cardsApi: 'banking-v2' },
    );
    assert.deepEqual(await client.cards.credentials('x'), {
      done: true,
      value: { number: '5309250589620002', code: '488' },
    });
    for (const wrong of ['{"pan":"5309250589620002"}', '{"pan":5309250589620002,"cvc2":"488"}', '"5309250589620002']) {
      const error = await rejection(
        clientOf(
          wire(() => json(wrong)),
          { cardsApi: 'banking-v2' },
        ).cards.credentials('x'),
      );
      assert.equal(error.kind, 'bad-answer');
      assert.notInclude(JSON.stringify([error, error.message, String(error.cause), error.stack]), '530925');
    }
  });

  it('may need consent, and are given to the identical call afterwards, once', async () => {
    const { sandbox, client, card } = sandboxed('banking-v2');
    const { id } = await card('Groceries');
    const act = await client.cards.credentials(id);
    if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
    assert.deepEqual(act.challenge.scope, ['read_card_credentials']);
    const { url } = await client.consents.start(act.challenge.consentId, { returnUrl: HERE });
    const hosted = new URL(url).searchParams.get('giro-sandbox-consent') ?? '';
    await sandbox.fetch(`https://sandbox.giro.invalid/hosted/consents/${hosted}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: JSON.stringify({ decision: 'approve' }),
    });
    const given = await client.cards.credentials(id);
    assert.isTrue(given.done && /^\d{16}$/.test(given.value.number) && /^\d{3}$/.test(given.value.code));
    assert.isFalse((await client.cards.credentials(id)).done);
  });

  it('are not asked for again after a failure', async () => {
    const platform = wire(() => json({}, 403));
    await rejection(clientOf(platform, { cardsApi: 'banking-v2' }).cards.credentials('x'));
    assert.equal(platform.count(), 1);
  });

  it('are not offered by Cards v3, nor are transactions', async () => {
    const platform = wire(() => json({}));
    const { cards } = clientOf(platform);
    for (const call of [cards.credentials('x'), cards.transactions('x')]) {
      const { kind, message } = await rejection(call);
      assert.equal(kind, 'usage');
      assert.match(message, /banking-v2/);
    }
    assert.equal(platform.count(), 0);
  });
});

describe('Adding a card to Apple Wallet', () => {
  it('is a consent that brings a token, as the reference shows', async () => {
    const answers = [
      json(await example('cards-v3', 'POST /v3/cards/:id/apple_pay/tokenize', 'response', 412), 412),
      json(await example('cards-v3', 'POST /v3/consents/:id', 'response')),
    ];
    const platform = wire(({ index }) => answers[index] ?? json({}, 500));
    const client = clientOf(platform);
    const act = await client.cards.tokenizeForApplePay('card-1');
    if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
    const { token, origin } = await client.consents.start(act.challenge.consentId, { returnUrl: HERE });
    assert.equal(token, 'YW55IGNhcm5hbCBwbGVhc3Vy');
    assert.equal(origin, 'https://3d.staging.intergiro.tech');
    assert.deepEqual(
      platform.sent.map(({ method, url }) => `${method} ${url}`),
      [
        'POST https://platform.example/v3/cards/card-1/apple_pay/tokenize',
        `POST https://platform.example/v3/consents/${CONSENT}`,
      ],
    );
  });

  it('gives a token that the native side takes once', async () => {
    const { sandbox, client, card } = sandboxed();
    const act = await client.cards.tokenizeForApplePay((await card('Groceries')).id);
    if (act.done || act.challenge.kind !== 'consent') throw new Error('no consent');
    const { token = '' } = await client.consents.start(act.challenge.consentId, { returnUrl: HERE });
    assert.deepEqual(await sandbox.launch(token), { status: 'approved' });
    assert.deepEqual(await sandbox.launch(token), { status: 'error' });
  });

  it('has no token in the error of an answer that can’t be used', async () => {
    const error = await rejection(
      clientOf(
        wire(() => json({ method: { redirect_url: 'https://evil.example/', token: 'canary-token' } })),
      ).consents.start('x', { returnUrl: HERE }),
    );
    assert.notInclude(JSON.stringify([error, error.message, error.stack]), 'canary-token');
  });
});

describe('What one card model does not offer', () => {
  it('is said by Banking v2 before anything is sent', async () => {
    const platform = wire(() => json({}));
    const { cards } = clientOf(platform, { cardsApi: 'banking-v2' });
    for (const call of [
      cards.freeze('x'),
      cards.unfreeze('x'),
      cards.activate('x'),
      cards.terminate('x', 'lost'),
      cards.tokenizeForApplePay('x'),
    ]) {
      const { kind, message } = await rejection(call);
      assert.equal(kind, 'usage');
      assert.match(message, /not offered by Banking v2/);
    }
    assert.equal(platform.count(), 0);
  });

  it('is said for a card model that does not exist', async () => {
    const { cards } = clientOf(
      wire(() => json({})),
      { cardsApi: 'v9' as never },
    );
    assert.match((await rejection(cards.list())).message, /`v3` or `banking-v2`/);
  });
});

describe('A part of the kit that comes when it is first used', () => {
  /** A client whose rare part comes from elsewhere. */
  async function clientWithParts(specifier: string) {
    const { brokenTwin } = await import('../internal/twin.js');
    const api = await brokenTwin<typeof Api>('/src/api/index.ts', {
      '/src/api/client.ts': [['./cards-v3/acts.ts', specifier]],
    });
    const platform = wire(asksConsent);
    return {
      platform,
      client: api.createClient({
        cardsUrl: 'https://platform.example/v3',
        getToken: () => 'token',
        fetch: platform.fetch,
      }),
    };
  }

  it('and can’t be had is a network failure: nothing was sent, and the next try loads it again', async () => {
    const { client, platform } = await clientWithParts('/no-such-part.js');
    for (let i = 0; i < 2; i++) {
      const error = (await client.cards.activate('x').catch((thrown: unknown) => thrown)) as { kind: string };
      assert.equal(error.kind, 'network');
    }
    assert.equal(platform.count(), 0);
  });
});
