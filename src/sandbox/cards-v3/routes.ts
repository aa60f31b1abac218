import { Hono } from 'hono/tiny';
import { cardsOf, changeStatus, findCard, isExpired, isTerminated, type Card } from '../cards.js';
import {
  askConsent,
  consentStatus,
  consentToken,
  createConsent,
  findConsent,
  isReturnUrl,
  protectedChange,
  startConsent,
} from '../consents.js';
import { simulatePayment, spentWith } from '../payments.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, CODES, notFound, readObject, refuse } from '../respond.js';
import { accountRoutes } from './accounts.js';
import { authRoutes, bearer, type SignedIn } from './auth.js';
import { readOrder } from './order.js';
import { paymentRoutes } from './payments.js';
import { wireCard, withOffset } from './wire.js';

const DEFAULT_LIMIT = 20;
/** What can be spent with a card, in minor units: Cards v3 shows no balance, so every card has the same. */
const SPENDABLE = 500_000n;
const TERMINATING: ReadonlySet<unknown> = new Set(['block', 'stolen', 'lost']);

const RETURN_URL_NEEDED = {
  field: 'return_url',
  message: 'return_url is an http(s) address without user name and password',
  code: CODES.invalid,
} as const;
const NOT_JSON = { message: 'The body is not a JSON object' } as const;

/** Cards v3. Source: `cards-as-a-service.txt`; the older edition: `card-programmes.txt`. */
export function cardsV3(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  app.route('/auth', authRoutes(platform));
  const signedIn = new Hono<SignedIn>();
  signedIn.use('/cards/*', bearer(platform));
  signedIn.use('/consents/*', bearer(platform));
  signedIn.use('/simulations/*', bearer(platform));

  signedIn.get('/cards', (context) => {
    const { account_id: accountId, limit = String(DEFAULT_LIMIT), starting_after: after } = context.req.query();
    const count = Number(limit);
    if (!Number.isInteger(count) || count < 1 || count > 100)
      return refuse(400, { field: 'limit', message: 'limit is a whole number from 1 to 100', code: CODES.invalid });
    const cards = cardsOf(platform, context.var.person.id).filter(
      (card) => accountId === undefined || card.account.id === accountId,
    );
    const last = after === undefined ? -1 : cards.findIndex(({ id }) => id === after);
    if (after !== undefined && last < 0)
      return refuse(400, {
        field: 'starting_after',
        message: 'starting_after is no card of this list',
        code: CODES.invalid,
      });
    const page = cards.slice(last + 1, last + 1 + count);
    return answer({ data: page.map(wireCard), has_more: last + 1 + count < cards.length });
  });

  signedIn.post('/cards', (context) => {
    const body = readObject(context);
    if (!body) return refuse(400, NOT_JSON);
    const { person } = context.var;
    const order = readOrder(body, person, platform.clock.now());
    if ('errors' in order) return refuse(400, ...order.errors);
    platform.store.update((state) => {
      state.ordered.push(order.card);
    });
    const card = findCard(platform, order.card.id, person.id);
    return card ? answer(wireCard(card)) : notFound();
  });

  signedIn.get('/cards/:id', (context) => {
    const card = findCard(platform, context.req.param('id'), context.var.person.id);
    return card ? answer(wireCard(card)) : notFound();
  });

  signedIn.patch('/cards/:id', (context) => {
    const card = findCard(platform, context.req.param('id'), context.var.person.id);
    if (!card) return notFound();
    const body = readObject(context);
    if (!body) return refuse(400, NOT_JSON);
    const older = platform.store.read().edition === 'older';
    if (older && 'return_url' in body) return startOlderActivation(platform, context.req.raw, card, body['return_url']);
    return changeCard(platform, card, body['status'], older);
  });

  signedIn.post('/cards/:id/activate', (context) => {
    if (platform.store.read().edition === 'older') return notFound();
    const card = findCard(platform, context.req.param('id'), context.var.person.id);
    if (!card) return notFound();
    const refusal = refuseUnusable(platform, card);
    if (refusal) return refusal;
    const action = protectedChange(card);
    return action ? askConsent(platform, card, action) : refuseStatus(card, 'be activated', 'card_not_activatable');
  });

  signedIn.post('/cards/:id/apple_pay/tokenize', (context) => {
    const card = findCard(platform, context.req.param('id'), context.var.person.id);
    if (!card) return notFound();
    const refusal = refuseUnusable(platform, card);
    if (refusal) return refusal;
    return card.status === 'active'
      ? askConsent(platform, card, 'tokenize')
      : refuseStatus(card, 'be added to Apple Pay', 'card_not_active');
  });

  signedIn.post('/consents/:id', (context) => {
    const consent = findConsent(platform, context.req.param('id'), context.var.person.id);
    if (!consent) return notFound();
    const returnUrl = readObject(context)?.['return_url'];
    // An app hands the token to native code and nobody comes back: the reference's request for Apple Pay has no body.
    const stays = returnUrl === undefined && consent.action === 'tokenize';
    if (!stays && !isReturnUrl(returnUrl)) return refuse(400, RETURN_URL_NEEDED);
    const status = consentStatus(consent, platform.clock.now());
    if (status !== 'pending') return refuse(409, { message: `The consent is ${status}`, code: `consent_${status}` });
    const started = startConsent(platform, consent.id, stays ? undefined : returnUrl);
    if (!started) return notFound();
    return answer({
      method: {
        redirect_url: platform.hostedAddress(context.req.raw, started.id),
        token: consentToken(started),
        expires_at: withOffset(started.expiresAt),
      },
    });
  });

  signedIn.post('/simulations/card_payment', (context) => {
    const body = readObject(context);
    if (!body) return refuse(400, NOT_JSON);
    return simulatePayment(platform, body, {
      currencies: (currency) => /^[A-Z]{3}$/.test(currency),
      card: (id) => {
        const card = findCard(platform, id, context.var.person.id);
        if (!card) return undefined;
        const { currency } = card.account;
        return { ...card, balance: { amount: SPENDABLE - spentWith(platform, id, currency), currency } };
      },
    });
  });

  signedIn.route('/', accountRoutes(platform));
  signedIn.route('/', paymentRoutes(platform));
  app.route('/', signedIn);
  return app;
}

/** The older edition's activation. Source: card programmes, "Activate card". */
function startOlderActivation(platform: Platform, request: Request, card: Card, returnUrl: unknown): Response {
  const refusal = refuseUnusable(platform, card);
  if (refusal) return refusal;
  if (!isReturnUrl(returnUrl)) return refuse(400, RETURN_URL_NEEDED);
  if (protectedChange(card) !== 'activate') return refuseStatus(card, 'be activated', 'card_not_activatable');
  const consent = createConsent(platform, card, 'activate');
  startConsent(platform, consent.id, returnUrl);
  return answer({
    redirect_url: platform.hostedAddress(request, consent.id),
    expires_at: new Date(consent.expiresAt).toISOString(),
  });
}

/** Freeze, terminate and, in the older edition, unfreeze. Asking for the status a card has changes nothing and succeeds. */
function changeCard(platform: Platform, card: Card, status: unknown, older: boolean): Response {
  const allowed = older ? 'active, frozen, block, stolen or lost' : 'frozen, block, stolen or lost';
  if (status === undefined)
    return refuse(400, { field: 'status', message: 'status is required', code: CODES.required });
  const terminating = TERMINATING.has(status);
  if (typeof status !== 'string' || (!terminating && status !== 'frozen' && !(older && status === 'active')))
    return refuse(400, { field: 'status', message: `status is ${allowed}`, code: CODES.invalid });
  const refusal = terminating ? refuseTerminated(card) : refuseUnusable(platform, card);
  if (refusal) return refusal;
  if (!terminating && card.status !== 'active' && card.status !== 'frozen')
    return refuseStatus(card, `become ${status}`, 'card_not_active');
  platform.store.update((state) => changeStatus(state, card.id, status));
  // The reference shows no answer here; the editions answer in the two ways a client must expect.
  return older ? new Response(null, { status: 204 }) : answer(wireCard({ ...card, status }));
}

const refuseTerminated = (card: Card): Response | undefined =>
  isTerminated(card) ? refuse(409, { message: 'The card is terminated', code: 'card_terminated' }) : undefined;

const refuseUnusable = (platform: Platform, card: Card): Response | undefined =>
  refuseTerminated(card) ??
  (isExpired(card, platform.clock.now())
    ? refuse(409, { message: 'The card has expired', code: 'card_expired' })
    : undefined);

const refuseStatus = ({ status }: Card, act: string, code: string): Response =>
  refuse(409, { message: `A card that is ${status} cannot ${act}`, code });
