import type { Act, ConsentChallenge } from '../../domain/challenge.js';
import type { Transaction } from '../../domain/transaction.js';
import type { TransferOrder } from '../../domain/transfer.js';
import type { GiroClientOptions, TransactionCalls, TransferCalls } from '../client.types.js';
import { GiroError, isGiroError } from '../errors.js';
import type { Answer } from '../faults.js';
import { unknownOutcome, type Http } from '../http.js';
import type { JsonValue } from '../json.js';
import { sendable } from '../sendable.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toPayment } from './payments.map.js';
import { payment } from './payments.schema.js';

/** The same call is still being worked on. Source: the IETF's draft of `Idempotency-Key`. */
const STILL_PROCESSING = 409;

/** Payments over Cards v3. Source: Cards v3 `POST /transactions/pay`, `POST /transactions/move`. */
export function createPaymentsV3(http: Http, { dedupe }: Pick<GiroClientOptions, 'dedupe'>): TransferCalls {
  /** The same order is the same call, to the byte. */
  async function send(name: string, order: TransferOrder): Promise<Act<Transaction, ConsentChallenge>> {
    const call = callOf(name, order);
    // A copy that the browser sent by itself may be told this of the call it copies.
    const fault = (answer: Answer): GiroError | undefined =>
      answer.status === STILL_PROCESSING ? unknownOutcome(name, answer) : undefined;
    const written = await http.write({ name, method: 'POST', ...call, fault }, (body) =>
      toPayment(validate(payment, body), 'outgoing'),
    );
    return written.end === 'done'
      ? { done: true, value: written.value }
      : { done: false, challenge: written.challenge };
  }

  return {
    start: (order) => send('transfers.start', order),

    confirm: () =>
      Promise.reject(new GiroError('usage', 'transfers.confirm: Cards v3 asks for a consent, not for a code.')),

    /** Sends the identical call again, which moves nothing twice only where the platform de-duplicates. */
    async find(order, _before, { signal } = {}) {
      if (dedupe !== true) return { step: 'unknowable' };
      if (signal?.aborted) throw new GiroError('cancelled', 'transfers.find: given up by the caller.');
      try {
        const act = await send('transfers.find', order);
        return act.done ? { step: 'found', transaction: act.value } : { step: 'not-carried-out' };
      } catch (error) {
        if (isGiroError(error) && error.status === STILL_PROCESSING) return { step: 'unknowable' };
        throw error;
      }
    },
  };
}

/** What is sent for an order. */
function callOf(
  name: string,
  { source, payee, money, reference, requestId }: TransferOrder,
): { readonly path: string; readonly body: JsonValue } {
  if (!requestId) throw new GiroError('usage', `${name}: an order needs a \`requestId\`.`);
  const body = {
    request_id: requestId,
    account_id: source.accountId,
    amount: sendable(name, money.amount),
    currency: money.currency,
    reference,
  };
  switch (payee.kind) {
    case 'account':
      return { path: '/transactions/move', body: { ...body, counterparty: { account_id: payee.accountId } } };
    case 'iban': {
      const account_details = { type: 'iban', iban: payee.iban, bic: payee.bic };
      return { path: '/transactions/pay', body: { ...body, counterparty: { name: payee.name, account_details } } };
    }
    case 'uk-local':
      throw new GiroError('usage', `${name}: Cards v3 pays no British account numbers; give an IBAN.`);
  }
}

/** One payment, to follow its status. [assumed] It is read as cards are. Source: Cards v3 `GET /transactions/{id}`. */
export const readPayment =
  (http: Http): TransactionCalls['get'] =>
  async (id, { signal } = {}) =>
    http.read(
      { name: 'transactions.get', method: 'GET', path: `/transactions/${segment(id)}` },
      (body) => toPayment(validate(payment, body)),
      signal,
    );
