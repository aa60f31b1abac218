import { Hono } from 'hono/tiny';
import { createMiddleware } from 'hono/factory';
import { isExpired } from '../cards.js';
import { askConsent, useConsent } from '../consents.js';
import { simulatePayment } from '../payments.js';
import { personById, personByKey, type Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, CODES, notFound, readObject, refuse } from '../respond.js';
import { signToken, verifyToken } from '../tokens.js';
import { bankingCardsOf, credentialsOf, findBankingCard, wireCard, wireListCard } from './cards.js';
import { readIssue } from './issue.js';
import { readPageQuery, transactionPage } from './transaction-page.js';
import { transactionsOf } from './transactions.js';

const HEADER = 'x-access-token';
const NOT_JSON = { message: 'The body is not a JSON object' } as const;

interface SignedIn {
  Bindings: Bindings;
  Variables: { person: Person };
}

/** Banking v2: signing in with an API key, and the older card model. Source: `banking-api.txt`, "API sign in", "Cards". */
export function bankingV2(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();

  app.post('/api/signin', async (context) => {
    const apiKey = readObject(context)?.['apiKey'];
    if (typeof apiKey !== 'string')
      return refuse(400, { field: 'apiKey', message: 'apiKey is required', code: CODES.required });
    const person = personByKey(apiKey);
    if (!person) return refuse(401, { field: 'apiKey', message: 'Unknown API key' });
    return answer({ token: await issueToken(platform, person) });
  });

  const signedIn = new Hono<SignedIn>();
  signedIn.use('/cards/*', rotatingToken(platform));
  signedIn.use('/card/*', rotatingToken(platform));

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

  app.route('/', signedIn);
  return app;
}

/** Checks `x-access-token` and puts a fresh token into the same header of the answer. Source: "Authorization". */
const rotatingToken = (platform: Platform) =>
  createMiddleware<SignedIn>(async (context, next) => {
    const token = context.req.header(HEADER);
    if (token === undefined) return refuse(401, { field: 'jwt', message: 'No auth token' });
    const verdict = await verifyToken(token, 'banking', platform.clock.now());
    if (verdict.fault) return refuse(401, { field: 'jwt', message: verdict.fault });
    const person = personById(verdict.claims.sub);
    if (!person) return refuse(401, { field: 'jwt', message: 'No such person' });
    context.set('person', person);
    await next();
    context.res.headers.set(HEADER, await issueToken(platform, person));
    return undefined;
  });

function issueToken(platform: Platform, person: Person): Promise<string> {
  const iat = Math.floor(platform.clock.now() / 1000);
  return signToken({ sub: person.id, aud: 'banking', iat, exp: iat + platform.tokenSeconds });
}
