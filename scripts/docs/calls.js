// What each method of the client sends, found out by calling it against the sandbox: once over Cards v3, once over its older
// edition, once over Banking v2.
import { createClient } from '../../src/api/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';

const RUNS = [
  { edition: 'current', options: { cardsApi: 'v3', paymentsApi: 'v3' } },
  { edition: 'older', options: { cardsApi: 'v3', paymentsApi: 'v3' } },
  { edition: 'current', options: { cardsApi: 'banking-v2', paymentsApi: 'banking-v2' } },
];

const [{ email, password }] = PEOPLE;
const RETURN = { returnUrl: 'https://host.example/' };
const REQUEST = { requestId: '6f2c7f0e-3b0a-4d5e-9a53-0f4a5f0f2c11', reference: 'Invoice 1' };
const PERIOD = { from: '2026-01-01', to: '2026-01-31', timeZone: 'UTC' };
const IBAN = 'SE4550000000058398257466';
const PAYEE = { kind: 'iban', name: 'Payee', iban: IBAN, bic: 'EXMPSESS' };
const EUR = (amount) => ({ amount, currency: 'EUR' });

/** How each method is called, by its name, each way there is; what it answers does not matter, only what it sends. */
const METHODS = {
  'cards.list': ({ client }) => client.cards.list(),
  'cards.get': ({ client, active }) => client.cards.get(active),
  'cards.freeze': ({ client, active }) => client.cards.freeze(active),
  'cards.unfreeze': ({ client, frozen }) => client.cards.unfreeze(frozen),
  'cards.activate': ({ client, fresh }) => client.cards.activate(fresh, RETURN),
  'cards.terminate': ({ client, frozen }) => client.cards.terminate(frozen, 'lost'),
  'cards.order': ({ client, source }) =>
    client.cards.order({
      type: 'virtual',
      expiry: { year: 2030, month: 1 },
      accountId: source.accountId,
      individualId: 'c6251400-92e9-485b-b0d1-1c8e1cebb267',
      company: COMPANY,
      cardholder: CARDHOLDER,
    }),
  'cards.tokenizeForApplePay': ({ client, active }) => client.cards.tokenizeForApplePay(active),
  'cards.credentials': ({ client, active }) => client.cards.credentials(active),
  'cards.transactions': ({ client, active }) => client.cards.transactions(active),
  'consents.start': ({ client, consent }) => client.consents.start(consent, RETURN),
  'accounts.list': ({ client }) => client.accounts.list(),
  'accounts.get': ({ client, source }) => client.accounts.get(source.accountId),
  'accounts.payInDetails': ({ client, source }) => client.accounts.payInDetails(source.accountId),
  'transactions.list': ({ client, source }) => client.transactions.list({ accountId: source.accountId }),
  'transactions.get': ({ client, booking }) => client.transactions.get(booking),
  'statements.pdf': ({ client, wallet }) => client.statements.pdf({ accountIds: [wallet.id], ...PERIOD }),
  'statements.csv': ({ client, wallet }) => client.statements.csv({ accountIds: [wallet.id], ...PERIOD }),
  'statements.download': ({ client, statement }) => client.statements.download(statement, 'pdf'),
  'beneficiaries.list': ({ client }) => client.beneficiaries.list(),
  'transfers.start': [
    ({ client, order }) => client.transfers.start(order),
    ({ client, own }) => client.transfers.start(own),
  ],
  'transfers.confirm': async ({ client, order, sandbox }) => {
    const act = await client.transfers.start(order);
    sandbox.log.clear();
    if (act.challenge.kind === 'code') await client.transfers.confirm(order, act.challenge.code, '000000');
  },
  'transfers.find': [
    ({ client, order }) => client.transfers.find(order, { ids: [] }),
    ({ client, own }) => client.transfers.find(own, { ids: [] }),
  ],
  'conversions.create': ({ client, conversion }) => client.conversions.create(conversion),
  'conversions.find': ({ client, conversion }) => client.conversions.find(conversion, { ids: [] }),
  'fees.quote': ({ client }) => client.fees.quote({ action: 'transfer-outgoing', money: EUR(1000n), rail: 'SEPA' }),
  'validate.iban': ({ client }) => client.validate.iban(IBAN),
  'validate.bic': ({ client }) => client.validate.bic(PAYEE.bic),
  'validate.sortCode': ({ client }) => client.validate.sortCode('601613'),
  'validate.localAccount': ({ client }) => client.validate.localAccount('31926819'),
  'validate.sepa': ({ client, wallet }) => client.validate.sepa(wallet.id, IBAN),
  'session.signIn': ({ client }) => client.session.signIn({ email, password }),
  'session.confirm': async ({ client, sandbox }) => {
    const act = await client.session.signIn({ email, password });
    sandbox.log.clear();
    await client.session.confirm({ email, password }, act.challenge, '000000');
  },
  'session.forgotPassword': ({ client }) => client.session.forgotPassword(email),
  'session.recoverPassword': ({ client }) => client.session.recoverPassword('a new password', 'token'),
  'session.extend': ({ client }) => client.session.extend(),
  'session.signOut': ({ client }) => client.session.signOut(),
  'session.onChange': ({ client }) => client.session.onChange(() => undefined),
};

const COMPANY = {
  externalId: '1',
  name: 'Company',
  email,
  address: { street: '1 Sample Street', country: 'SE', postCode: '11122', city: 'Sampleton' },
};
const CARDHOLDER = {
  externalId: '2',
  firstName: 'Ada',
  lastName: 'Byron',
  type: 'PRIMARY',
  birthDate: '1990-01-01',
  phone: '46700000000',
  email,
};

/** Somebody signed in with a client that has read nothing yet. */
async function signedIn(sandbox, options) {
  const { fetch, getToken } = sandbox;
  const client = createClient({ environment: 'sandbox', fetch, getToken, dedupe: true, ...options });
  const { twoFactor } = sandbox;
  sandbox.twoFactor = 'off';
  await client.session.signIn({ email, password });
  sandbox.twoFactor = twoFactor;
  return client;
}

/** What methods are called with over one API: ids of what the sandbox has there. */
async function given(sandbox, { options }) {
  const [client, banking] = [await signedIn(sandbox, options), await signedIn(sandbox, {})];
  const { items: cards } = await client.cards.list();
  const cardThat = (status) => (cards.find((card) => card.status === status) ?? cards[0]).id;
  const [wallet] = (await banking.accounts.list()).filter(({ currency }) => currency === 'EUR');
  const wallets = { api: 'banking-v2', accountId: wallet.id, currency: 'EUR', adapter: wallet.adapter };
  const isV3 = options.paymentsApi === 'v3';
  const source = isV3 ? { api: 'v3', accountId: cards[0].accountId, currency: 'EUR' } : wallets;
  const own = { kind: 'account', name: 'Own', accountId: isV3 ? cards.at(-1).accountId : 'Rsv+2Eur' };
  const order = { source, payee: PAYEE, money: EUR(1000n), ...REQUEST };
  const act = isV3 ? await client.cards.tokenizeForApplePay(cardThat('active')) : undefined;
  return {
    wallet,
    source,
    order,
    own: { ...order, payee: own, requestId: REQUEST.requestId.replace('6', '7') },
    conversion: { ...order, source: wallets, money: { amount: 200n, currency: 'USD' } },
    active: cardThat('active'),
    frozen: cardThat('frozen'),
    fresh: cardThat('not-activated'),
    consent: act?.challenge?.consentId ?? REQUEST.requestId,
    booking: (await banking.transactions.list({ limit: 1 })).items[0].id,
    statement: await banking.statements.pdf({ accountIds: [wallet.id], ...PERIOD }),
  };
}

/**
 * Every method's requests, as `GET /v3/cards/:id`: for each way it can go, what it sends in turn; no way where it sends nothing.
 * Throws for a method that is not in the table above.
 */
export async function requestsOf(names) {
  const missing = names.filter((name) => !Object.hasOwn(METHODS, name));
  if (missing.length > 0) throw new Error(`scripts/docs/calls.js does not say how to call ${missing.join()}`);
  const ways = new Map(names.map((name) => [name, new Map()]));
  for (const run of RUNS) {
    const { edition } = run;
    const sandbox = createSandbox({ storage: null, twoFactor: 'flat', protectCredentials: false, edition });
    const facts = await given(sandbox, run);
    for (const [name, call] of names.flatMap((name) => [METHODS[name]].flat().map((call) => [name, call]))) {
      const client = await signedIn(sandbox, run.options);
      sandbox.log.clear();
      // How it ends is for the tests of the client.
      await Promise.resolve(call({ ...facts, client, sandbox })).catch(() => undefined);
      const sent = sandbox.log.all().filter(({ from }) => from === 'client');
      const calls = [...new Set(sent.map(({ call }) => call))];
      if (calls.length > 0) ways.get(name).set(calls.join(), calls);
    }
  }
  return new Map([...ways].map(([name, found]) => [name, [...found.values()]]));
}
