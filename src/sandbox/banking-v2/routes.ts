import { Hono } from 'hono/tiny';
import { createMiddleware } from 'hono/factory';
import type { Json } from '../json.js';
import { PEOPLE, personById, personByKey, type Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { lastFour, type SeededBankingCard } from '../population.js';
import { answer, CODES, notFound, readObject, refuse } from '../respond.js';
import { uuid } from '../seed.js';
import { signToken, verifyToken } from '../tokens.js';

const HEADER = 'x-access-token';

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
  signedIn.get('/cards', (context) => answer(bankingCardsOf(platform, context.var.person).map(wireListCard)));
  signedIn.get('/cards/:id', (context) => {
    const card = bankingCardsOf(platform, context.var.person).find(({ id }) => id === context.req.param('id'));
    return card ? answer(wireCard(card)) : notFound();
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

const bankingCardsOf = (platform: Platform, person: Person): SeededBankingCard[] =>
  platform.population().bankingCards.filter((card) => card.personId === person.id);

const base = (card: SeededBankingCard) => ({
  status: card.status,
  available_balance: card.balance.amount,
  display_name: card.alias ?? null,
  funding_source_id: card.account.walletId,
  expiry: { year: card.expYear, month: card.expMonth },
  type: card.type,
  brand: card.brand,
  region: 'EUROPE',
  currency: card.balance.currency,
  cardholder: {
    external_id: PEOPLE.find(({ id }) => id === card.personId)?.externalId,
    id: uuid(`cardholder:${card.id}`),
  },
  created_at: card.createdAt,
  modified_at: card.createdAt,
  id: card.id,
});

/** An entry of the list, which has an address but no `pan`. Source: "List all cards". */
const wireListCard = (card: SeededBankingCard): Json => ({
  ...base(card),
  address: { country: 'SE', city: 'Exempelstad', street: 'Exempelgatan 1', region: null, post_code: '00000' },
  embossed_data: {
    embossed_first_name: card.embossed[0],
    embossed_last_name: card.embossed[1],
    embossed_company_name: card.company ?? '',
  },
});

/** One card. Source: "Get card by id". */
const wireCard = (card: SeededBankingCard): Json => ({
  ...base(card),
  embossed_data: { embossed_first_name: card.embossed[0], embossed_last_name: card.embossed[1] },
  pan: { bin: card.brand === 'VISA' ? '400000' : '520000', last_four: lastFour(card.id) },
});
