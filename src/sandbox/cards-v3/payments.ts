import { Hono } from 'hono/tiny';
import { isCovered, move, type Order } from '../banking-v2/move.js';
import { askConsent, useConsent } from '../consents.js';
import { digestOf } from '../digest.js';
import { isObject, parseExact, type Json } from '../json.js';
import { endOf, type Transfer } from '../ledger/transfer.js';
import { walletOfAccount } from '../ledger/wallets.js';
import { PEOPLE, type Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { exchange, exchangeRate } from '../rates.js';
import { answer, CODES, notFound, refuse } from '../respond.js';
import { toDecimal } from '../../domain/money.js';
import { bearer, type SignedIn } from './auth.js';
import { readPayment, type PaymentWish } from './payment-body.js';

/** Moving money. Source: `api/README.md`, "Payments (Cards v3)". Assumed: that one can be read by id, and the refusals. */
export function paymentRoutes(platform: Platform): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use('/transactions/*', bearer(platform));
  app.post('/transactions/move', ({ env, var: { person } }) => pay(platform, person, 'move', env));
  app.post('/transactions/pay', ({ env, var: { person } }) => pay(platform, person, 'pay', env));
  app.get('/transactions/:id', ({ req, var: { person } }) => {
    const id = req.param('id');
    const made = platform.store.read().transfers.find((one) => one.id === id && one.personId === person.id);
    return made && isPayment(made) ? answer(wirePayment(made, platform.clock.now())) : notFound();
  });
  return app;
}

async function pay(
  platform: Platform,
  person: Person,
  call: 'move' | 'pay',
  { body: text }: Bindings,
): Promise<Response> {
  const body = parseExact(text);
  if (!isObject(body)) return refuse(400, { message: 'The body is not a JSON object' });
  const read = readPayment(call, body, person);
  if ('errors' in read) return refuse(400, ...read.errors);
  const { wish } = read;
  const digest = await digestOf({ ...body, call });
  // From here to the end nothing waits, so that of two equal requests the second finds what the first has made.
  const { dedupe, transfers } = platform.store.read();
  const known = transfers.find(({ personId, requestId }) => personId === person.id && requestId === wish.requestId);
  if (dedupe && known)
    return known.digest === digest
      ? answer(wirePayment(known, platform.clock.now()))
      : refuse(422, {
          field: 'request_id',
          message: 'request_id was used for another request',
          code: 'request_id_used',
        });
  const order = orderOf(call, wish, digest);
  if (order.amount === 0n || order.sourceAmount === 0n)
    return refuse(400, { field: 'amount', message: 'Too little to be exchanged', code: CODES.invalid });
  if (!isCovered(platform, order))
    return refuse(400, { field: 'amount', message: 'The account has not enough funds', code: 'insufficient_funds' });
  const subject = { id: digest, personId: person.id };
  // Where the platform does not tell a repetition from a new request, what was consented to holds for both.
  if (call === 'pay' && !useConsent(platform, subject, 'pay', { isKept: !dedupe }))
    return askConsent(platform, subject, 'pay', shownPayment(wish));
  return answer(wirePayment(move(platform, person, order), platform.clock.now()));
}

/** Assumed: it costs nothing, because the documents show no fee. */
function orderOf(
  call: 'move' | 'pay',
  { account, amount, currency, reference, requestId, to }: PaymentWish,
  digest: string,
): Order {
  const wallet = walletOfAccount(account);
  return {
    ...{ call, source: { ...wallet, isReady: true }, sourceAmount: exchange(amount, currency, wallet.currency) },
    ...{ fee: 0n, details: reference, requestId, digest },
    ...('payee' in to
      ? { payee: to.payee, amount, currency }
      : {
          targetId: walletOfAccount(to.account).id,
          amount: exchange(amount, currency, to.account.currency),
          currency: to.account.currency,
        }),
  };
}

/** What the hosted page shows of a payment. */
const shownPayment = ({ account, amount, currency, reference, to }: PaymentWish) => ({
  amount: `${toDecimal({ amount, currency })} ${currency}`,
  name: 'payee' in to ? to.payee.name : to.account.name,
  number: 'payee' in to ? to.payee.number : '',
  account: account.name,
  reference,
});

const isPayment = ({ call }: Transfer): boolean => call === 'move' || call === 'pay';

/** Assumed: the documents name the field and no word of it. */
const WORDS: Readonly<Record<number, string>> = {
  0: 'completed',
  1: 'processing',
  10: 'declined',
  21: 'refunded',
  22: 'processing',
  30: 'declined',
  40: 'pending',
  41: 'processing',
  42: 'processing',
};

/** A transaction as Cards v3 answers it. Source: `api/README.md`, "Payments (Cards v3)". */
function wirePayment(transfer: Transfer, now: number): Json {
  const { code } = endOf(transfer, now);
  const { at, call, currency, details, id, payee, sourceAmount, sourceCurrency, targetId, walletId } = transfer;
  const own = targetId === undefined ? undefined : accountOfWallet(targetId);
  const exchanged =
    currency === sourceCurrency
      ? {}
      : {
          exchange_rate: exchangeRate(sourceCurrency, currency),
          payment_amount: BigInt(transfer.amount),
          payment_currency: currency,
        };
  return {
    ...{ id, type: call, amount: BigInt(sourceAmount), currency: sourceCurrency },
    status: WORDS[code] ?? `code_${code}`,
    account_id: accountOfWallet(walletId)?.id,
    reference: details,
    counterparty: payee
      ? {
          name: payee.name,
          ...(payee.accountId === undefined
            ? { account_details: { type: 'iban', iban: payee.number } }
            : { account_id: payee.accountId }),
        }
      : { name: own?.name, account_id: own?.id },
    ...exchanged,
    created_at: new Date(at).toISOString(),
  };
}

const accountOfWallet = (walletId: string) =>
  PEOPLE.flatMap(({ accounts }) => accounts).find((account) => account.walletId === walletId);
