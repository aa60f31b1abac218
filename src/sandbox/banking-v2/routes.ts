import { Hono } from 'hono/tiny';
import { isExpired } from '../cards.js';
import { askConsent, useConsent } from '../consents.js';
import { simulatePayment } from '../payments.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, notFound, readObject, refuse } from '../respond.js';
import { reportRoutes } from '../statements/routes.js';
import { accountRoutes } from './accounts.js';
import { rotatingToken, type SignedIn } from './auth.js';
import { bankingCardsOf, credentialsOf, findBankingCard, wireCard, wireListCard } from './cards.js';
import { checkRoutes } from './check-routes.js';
import { readIssue } from './issue.js';
import { wireMe } from './persons.js';
import { signInRoutes } from './sign-in.js';
import { readPageQuery, transactionPage } from './transaction-page.js';
import { transactionsOf } from './transactions.js';

/** What only opens to a token. */
const ROOMS = [
  ...['cards', 'card', 'persons', 'corporations', 'transactions', 'beneficiaries', 'reports'],
  ...['validators', 'lookup', 'fee-options'],
];

const NOT_JSON = { message: 'The body is not a JSON object' } as const;

/** Banking v2: signing in with an API key, and the older card model. Source: `banking-api.txt`, "API sign in", "Cards". */
export function bankingV2(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();

  app.route('/', signInRoutes(platform));

  const signedIn = new Hono<SignedIn>();
  for (const room of ROOMS) signedIn.use(`/${room}/*`, rotatingToken(platform));

  signedIn.get('/persons/me', (context) => answer(wireMe(platform, context.var.person)));

  signedIn.get('/cards', (context) => answer(bankingCardsOf(platform, context.var.person).map(wireListCard)));

  signedIn.post('/cards/issue', (context) => {
    const body = readObject(context);
    if (!body) return refuse(400, NOT_JSON);
    const issue = readIssue(body, context.var.person, platform.clock.now());
    if ('errors' in issue) return refuse(400, ...issue.errors);
    platform.store.update((state) => {
      state.issued.push(issue.card);
    });
    return answer({ id: issue.card.id });
  });

  signedIn.get('/cards/:id', (context) => {
    const card = findBankingCard(platform, context.req.param('id'), context.var.person);
    return card ? answer(wireCard(card)) : notFound();
  });

  signedIn.get('/cards/:id/credentials', (context) => {
    const card = findBankingCard(platform, context.req.param('id'), context.var.person);
    if (!card) return notFound();
    if (card.status !== 'ACTIVE' || isExpired(card, platform.clock.now()))
      return refuse(409, { message: 'Credentials are shown of active cards only' });
    if (platform.store.read().protectCredentials && !useConsent(platform, card, 'credentials'))
      return askConsent(platform, card, 'credentials');
    return answer(credentialsOf(card));
  });

  signedIn.get('/cards/:id/transactions', (context) => {
    const card = findBankingCard(platform, context.req.param('id'), context.var.person);
    if (!card) return notFound();
    const query = readPageQuery(context.req.query());
    if ('errors' in query) return refuse(400, ...query.errors);
    return answer(transactionPage(transactionsOf(platform, card), query, card, context.var.person));
  });

  signedIn.post('/card/simulation', (context) => {
    const body = readObject(context);
    if (!body) return refuse(400, NOT_JSON);
    return simulatePayment(platform, body, {
      currencies: (currency) => currency === 'EUR',
      card: (id) => findBankingCard(platform, id, context.var.person),
    });
  });

  signedIn.route('/', accountRoutes(platform));
  signedIn.route('/', checkRoutes());
  signedIn.route('/', reportRoutes(platform));
  app.route('/', signedIn);
  return app;
}
