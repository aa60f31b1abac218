import type { Person } from '../people.js';
import type { Platform } from '../platform.js';
import { exchange } from '../rates.js';
import { refuse } from '../respond.js';
import { currentWallets } from '../wallet-settings.js';
import { exchangeFee } from './fees.js';
import { fieldsOf, isTooLittle } from './money-body.js';
import { isCovered, madeAnswer, move, type Order } from './move.js';
import { moneyError, refuseFirst } from './refusals.js';

/**
 * A person's conversion, for which no code is asked: so much of another currency, into the corporation's wallet in it.
 * Source: Banking v2, "Create a convert". Assumed: of several such wallets the first that Arkea does not process.
 */
export function createConversion(
  platform: Platform,
  person: Person,
  body: Readonly<Record<string, unknown>>,
): Response {
  const fields = fieldsOf(body);
  const amount = fields.amount('amount');
  const currency = fields.currency('currency');
  const sourceId = fields.text('source.id');
  if (fields.errors.length > 0) return refuse(400, ...fields.errors);
  const wallets = currentWallets(platform, person.corporationId);
  const source = wallets.find(({ id }) => id === sourceId);
  if (!source) return refuse(400, moneyError(20003, 'source.id'));
  const targets = wallets.filter((wallet) => wallet.currency === currency);
  const target = targets.find(({ adapter }) => adapter !== 'Arkea') ?? targets[0];
  const refusal = refuseFirst(
    source.currency === currency && moneyError(20010, 'currency'),
    !target && moneyError(20003, 'currency'),
    source.adapter === 'Arkea' && moneyError(20009, 'source.id'),
    target?.adapter === 'Arkea' && moneyError(20009, 'currency'),
    !source.isReady && moneyError(20004, 'source.id'),
    target && !target.isReady && moneyError(20004, 'currency'),
    isTooLittle(amount, currency) && moneyError(20005, 'amount'),
  );
  if (refusal || !target) return refusal ?? refuse(400, moneyError(20003, 'currency'));
  const sourceAmount = exchange(amount, currency, source.currency);
  const order: Order = {
    call: 'convert',
    source,
    targetId: target.id,
    sourceAmount,
    fee: exchangeFee(sourceAmount),
    amount,
    currency,
    details: '',
  };
  const uncovered = refuseFirst(!isCovered(platform, order) && moneyError(20002, 'amount'));
  return uncovered ?? madeAnswer(platform, move(platform, person, order), order, person);
}
