import type { CodeChallenge } from '../../domain/session.js';
import type { Transaction } from '../../domain/transaction.js';
import type { TransferOrder } from '../../domain/transfer.js';
import { findTransfer } from '../../domain/transfer-match.js';
import type { TransferCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Answer } from '../faults.js';
import type { Http } from '../http.js';
import { stringifyJson } from '../json.js';
import { validate, validateIf } from '../validate.js';
import { findBooking } from './bookings.js';
import { transaction } from './schema.js';
import { toTransaction } from './transactions.js';
import { transferBody } from './transfer-body.js';
import { countRefusal, isOfCode, isOpen, readChallenge, VOID, withProof, type CodeAttempt } from './two-factor.js';
import { post } from './write.js';

/** The newest first step of one order. */
interface Attempt extends CodeAttempt {
  /** When it was sent, counted: a late answer is not a newer one. */
  readonly turn: number;
  /** What was sent: the code is for nothing else. */
  readonly body: string;
}

/** Transfers over Banking v2. Source: Banking v2, "Create a transfer"; CHANGELOG 3.0.0. */
export function createTransfersV2(http: Http): TransferCalls {
  const attempts = new Map<string, Attempt>();
  let turns = 0;

  /** Whose first step is not known here, because the page was loaded again, begins with the challenge it was told. */
  function attemptOf({ requestId }: TransferOrder, challenge: CodeChallenge, body: string): Attempt {
    const mine = attempts.get(requestId) ?? { turn: 0, body, challenge, failures: 0 };
    attempts.set(requestId, mine);
    return mine;
  }

  return {
    async start(order) {
      const name = 'transfers.start';
      const body = transferBody(name, order);
      const turn = ++turns;
      const answer = await post(http, { name, path: '/transactions', body }, (given) => readFirst(given, order));
      if ('done' in answer) return { done: true, value: answer.done };
      if ((attempts.get(order.requestId)?.turn ?? 0) < turn)
        attempts.set(order.requestId, { turn, body: stringifyJson(body), challenge: answer.code, failures: 0 });
      return { done: false, challenge: { kind: 'code', code: answer.code } };
    },

    async confirm(order, challenge, code) {
      const name = 'transfers.confirm';
      const body = transferBody(name, order);
      const mine = attemptOf(order, challenge, stringifyJson(body));
      if (mine.body !== stringifyJson(body))
        throw new GiroError('usage', `${name}: the code was sent for another order; start this one.`);
      if (!isOpen(mine, challenge)) throw refusal(name, {}, VOID);
      const fault = (answer: Answer): GiroError | undefined =>
        isOfCode(answer) ? refusal(name, answer, countRefusal(mine, answer)) : undefined;
      return await post(http, { name, path: '/transactions', body: withProof(body, challenge, code), fault }, (given) =>
        toTransaction(validate(transaction, given), order.source.accountId),
      );
    },

    async find(order, before, { signal } = {}) {
      return await findBooking(http, { name: 'transfers.find', order, before, signal, find: findTransfer });
    },
  };
}

/** The first answer: the transaction where no code is needed, else a challenge. A session token says nothing about money. */
function readFirst(
  body: unknown,
  { source }: TransferOrder,
): { readonly done: Transaction } | { readonly code: CodeChallenge } {
  const done = validateIf(transaction, body);
  return done ? { done: toTransaction(done, source.accountId) } : { code: readChallenge(body) };
}

const refusal = (name: string, { status, requestId }: Partial<Answer>, code: string): GiroError =>
  new GiroError('refused', `${name}: the platform refused the code.`, { status, requestId, code });
