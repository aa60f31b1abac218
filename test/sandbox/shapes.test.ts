import { expect } from 'chai';
import type { TwoFactor } from '../../src/sandbox/index.js';
import { ALMA, asPerson, EVERYDAY, lastCode, ofCorporation, signIn } from './people.js';
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

/** Signs Alma in as far as a test wants to. */
const signInWith = async (codes: readonly (string | undefined)[], twoFactor: TwoFactor = 'flat'): Promise<Answer> => {
  const { sandbox } = start({ twoFactor });
  let answer = await signIn(sandbox, ALMA);
  for (const code of codes) {
    const two_fa_code = code ?? lastCode(sandbox);
    const { challenge } = answer.body as { challenge?: { two_fa: { challenge_id: string } } };
    const challenge_id = challenge?.two_fa.challenge_id;
    const more =
      challenge_id === undefined ? { two_fa_code } : { challenge: { two_fa: { challenge_id, two_fa_code } } };
    answer = await signIn(sandbox, ALMA, more);
  }
  return answer;
};
const asAlma = async (path: string): Promise<Answer> => (await asPerson(start().sandbox))('GET', path);

/** The entries of a list that have everything an example shows. */
const withAll = (answer: Answer, ...keys: readonly string[]): Answer => ({
  ...answer,
  body: (answer.body as object[]).filter((entry) => keys.every((key) => key in entry)),
});

const ACCOUNTS: Readonly<Record<string, Maker>> = {
  'Person sign in POST /v2/person/signin': () => signInWith([]),
  'Person sign in, with the code POST /v2/person/signin': () => signInWith([undefined]),
  'Person sign in, wrong code POST /v2/person/signin': () => signInWith(['x']),
  'Person sign in, third try POST /v2/person/signin': () => signInWith(['x', 'x', 'x']),
  'Person sign in, fourth try POST /v2/person/signin': () => signInWith(['x', 'x', 'x', 'x']),
  'CHANGELOG v3.0.0 any': () => signInWith([], 'challenge'),
  'CHANGELOG v3.0.0, wrong code any': () => signInWith(['x'], 'challenge'),
  'POST /v2/person/forgot-password': () =>
    ask(start().sandbox, 'POST', '/banking/v2/person/forgot-password', { email: ALMA.email }),
  'POST /v2/person/recover-password': async () => {
    const { sandbox } = start();
    await ask(sandbox, 'POST', '/banking/v2/person/forgot-password', { email: ALMA.email });
    const token = sandbox.mail.messages[0]?.token;
    return ask(sandbox, 'POST', '/banking/v2/person/recover-password', { token, password: 'a new and long one' });
  },
  'GET /v2/persons/me': () => asAlma('/persons/me'),
  'GET /v2/transactions': () => asAlma('/transactions?meta[limit]=100'),
  'GET /v2/transactions/:id': async () => {
    const call = await asPerson(start().sandbox);
    const { list } = (await call('GET', '/transactions')).body as { list: { id: string }[] };
    return call('GET', `/transactions/${encodeURIComponent(list[0]?.id ?? '')}`);
  },
  'GET /v2/reports/statement/pdf': () => asAlma(`/reports/statement/pdf?walletId=${encodeURIComponent(EVERYDAY)}`),
  'GET /v2/reports/statement/csv': () => asAlma(`/reports/statement/csv?wallets[0]=${encodeURIComponent(EVERYDAY)}`),
  'GET /v2/corporations/current': () => asAlma('/corporations/current'),
  'GET /v2/corporations/:id/wallets': async () => withAll(await asAlma(ofCorporation('/wallets')), 'pending'),
  'GET /v2/corporations/:id/wallets/:walletId': () => asAlma(ofCorporation(`/wallets/${encodeURIComponent(EVERYDAY)}`)),
  'GET /v2/corporations/:id/invoices': () => asAlma(ofCorporation('/invoices')),
  'GET /v2/corporations/:id/limits': () => asAlma(ofCorporation('/limits')),
  'GET /v2/beneficiaries': async () => withAll(await asAlma('/beneficiaries'), 'phone'),
  'a beneficiary': async () => {
    const answer = withAll(await asAlma('/beneficiaries'), 'friendlyName', 'updatedAt');
    return { ...answer, body: (answer.body as unknown[])[0] };
  },
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
  ['banking-v2-accounts', ACCOUNTS],
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
