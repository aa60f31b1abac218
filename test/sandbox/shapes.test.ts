import { expect } from 'chai';
import { examplesOf, expectShape, type Example } from './shape.js';
import { ask, bankingCard, cardWith, consentIn, issueOrder, start, type Answer } from './support.js';

/** Makes the sandbox answer what an example shows. */
type Maker = (example: Example) => Promise<Answer>;

const CARDS_V3: Readonly<Record<string, Maker>> = {
  'Sessions POST /v3/auth/login': () =>
    ask(start().sandbox, 'POST', '/cards/v3/auth/login', { api_key: 'sandbox-key-alma' }),
  'Sessions POST /v3/auth/refresh': async () => {
    const { sandbox } = start();
    const login = await ask(sandbox, 'POST', '/cards/v3/auth/login', { api_key: 'sandbox-key-alma' });
    sandbox.clock.advance(301_000);
    const { refresh_token } = login.body as { refresh_token: string };
    return ask(sandbox, 'POST', '/cards/v3/auth/refresh', { refresh_token });
  },
  'Order card POST /v3/cards': async () => {
    const { cards } = start();
    const { account_id, individual_id } = await cardWith(cards, 'active');
    return cards('POST', '/cards', { account_id, individual_id, display_name: 'Expenses', type: 'virtual' });
  },
  'GET /v3/cards': () => start({ cards: 3 }).cards('GET', '/cards'),
  'GET /v3/cards/:id': async () => {
    const { cards } = start();
    return cards('GET', `/cards/${(await cardWith(cards, 'active')).id}`);
  },
  'POST /v3/cards/:id/activate': async () => {
    const { cards } = start();
    return cards('POST', `/cards/${(await cardWith(cards, 'frozen')).id}/activate`);
  },
  'POST /v3/consents/:id': async () => {
    const { cards } = start();
    const consent = consentIn(await cards('POST', `/cards/${(await cardWith(cards, 'frozen')).id}/activate`));
    return cards('POST', `/consents/${consent}`, { return_url: 'https://bank.example/back' });
  },
  'POST /v3/cards/:id/apple_pay/tokenize': async () => {
    const { cards } = start();
    return cards('POST', `/cards/${(await cardWith(cards, 'active')).id}/apple_pay/tokenize`);
  },
  'PATCH /v3/cards/:id': async () => {
    const { cards } = start({ edition: 'older' });
    const card = await cardWith(cards, 'not_activated');
    return cards('PATCH', `/cards/${card.id}`, { return_url: 'https://bank.example/back' });
  },
};

const BANKING_V2: Readonly<Record<string, Maker>> = {
  'POST /v2/api/signin': () => ask(start().sandbox, 'POST', '/banking/v2/api/signin', { apiKey: 'sandbox-key-alma' }),
  'GET /v2/cards': () => start({ person: '遥' }).banking('GET', '/cards'),
  'GET /v2/cards/:id': async () => {
    const { banking } = start();
    const [card] = (await banking('GET', '/cards')).body as { id: string }[];
    return banking('GET', `/cards/${String(card?.id)}`);
  },
  'GET /v2/cards/:id/credentials': async () => {
    const { banking } = start({ protectCredentials: false });
    return banking('GET', `/cards/${(await bankingCard(banking, 'Groceries')).id}/credentials`);
  },
  'GET /v2/cards/:id/transactions': async () => {
    const { banking } = start();
    return banking('GET', `/cards/${(await bankingCard(banking, 'Groceries')).id}/transactions?meta[limit]=100`);
  },
  'Transaction status object a transaction': () => transactionWith(({ status }) => status.error_code !== null),
  'Transaction source/target a transaction': () => transactionWith(({ source }) => source.real !== undefined),
  'POST /v2/cards/issue': async () => {
    const { banking } = start();
    return banking('POST', '/cards/issue', await issueOrder(banking));
  },
  'POST /v2/card/simulation': () =>
    start().banking('POST', '/card/simulation', { cardId: 'nobody', amount: 5000, currency: 'EUR' }),
  'Validation Errors any': () => ask(start().sandbox, 'POST', '/banking/v2/api/signin', {}),
  'Get all composed fees any': ({ status }) =>
    status === 401 ? ask(start().sandbox, 'GET', '/banking/v2/cards') : start().banking('GET', '/cards/nobody'),
};

interface WireTransaction {
  readonly status: { readonly error_code: number | null };
  readonly source: { readonly real?: unknown };
}

/** Answers one transaction, as if it were the whole body. */
async function transactionWith(fits: (transaction: WireTransaction) => boolean): Promise<Answer> {
  const { banking } = start();
  const answer = await banking('GET', `/cards/${(await bankingCard(banking, 'Groceries')).id}/transactions`);
  return { ...answer, body: (answer.body as { list: WireTransaction[] }).list.find(fits) };
}

for (const [api, makers] of [
  ['cards-v3', CARDS_V3],
  ['banking-v2', BANKING_V2],
] as const) {
  describe(`What the sandbox answers has the shape of the reference's examples (${api})`, () => {
    it('for every response the reference shows', async () => {
      const responses = (await examplesOf(api)).filter(({ kind }) => kind === 'response');
      expect(responses).not.to.be.empty;
      for (const example of responses) {
        const name = `${example.section} ${example.endpoint}`;
        const make = makers[name] ?? makers[example.endpoint];
        if (!make) throw new Error(`Nothing makes the sandbox answer "${name}"`);
        const answer = await make(example);
        expect(answer.status, name).to.equal(example.status);
        expectShape(answer.body, example.body, name);
      }
    });
  });
}

describe('The check of shapes', () => {
  const example = { id: 'x', list: [{ amount: 1, note: null }] };

  it('accepts more keys than the example has, and anything where it has null', () => {
    expectShape({ id: 'y', list: [{ amount: 2, note: 3, more: true }], more: {} }, example);
  });

  it('notices a missing key, another type, a missing entry and null', () => {
    for (const wrong of [
      { id: 'y' },
      { id: 1, list: [{ amount: 2, note: '' }] },
      { id: 'y', list: [] },
      {
        id: 'y',
        list: [
          { amount: 2, note: '' },
          { amount: '2', note: '' },
        ],
      },
      null,
    ])
      expect(() => expectShape(wrong, example)).to.throw();
  });
});
