import { compact, takesEurosOnly } from '../account-numbers.js';
import { digestOf } from '../digest.js';
import type { Person } from '../people.js';
import type { Bindings, Platform } from '../platform.js';
import { exchange } from '../rates.js';
import { CODES, readObject, refuse } from '../respond.js';
import { refuseCode, sendCode } from '../two-factor.js';
import { currentWallets, type CurrentWallet } from '../wallet-settings.js';
import { exchangeFee, transferFee } from './fees.js';
import { isTooLittle } from './money-body.js';
import { isCovered, madeAnswer, move, type Order } from './move.js';
import { moneyError, refuseFirst } from './refusals.js';
import { codeIn } from './sign-in.js';
import { readTransfer, type TransferWish } from './transfer-body.js';

/** A person's transfer: to somebody elsewhere with a code by SMS, to an own wallet without. Source: "Create a transfer". */
export async function createTransfer(
  platform: Platform,
  person: Person,
  body: Readonly<Record<string, unknown>>,
  context: { readonly env: Bindings },
): Promise<Response> {
  const wallets = currentWallets(platform, person.corporationId);
  const read = readTransfer(body, (id) => wallets.find((wallet) => wallet.id === id)?.adapter === 'Arkea');
  if ('errors' in read) return refuse(400, ...read.errors);
  const order = orderOf(read.wish, wallets);
  if (order instanceof Response) return order;
  const refuseUncovered = () => refuseFirst(!isCovered(platform, order) && moneyError(20002, 'amount'));
  const { twoFactor } = platform.store.read();
  if (order.targetId === undefined && twoFactor !== 'off') {
    // A code is good for the same body only: a confirmation that differs is another act, for which none was sent.
    const act = `transfer:${await digestOf(withoutCode(body))}`;
    // From here to the end nothing waits, so that nothing comes between the last look at the balance and the booking.
    const uncovered = refuseUncovered();
    if (uncovered) return uncovered;
    const given = codeIn(readObject(context) ?? {}, twoFactor);
    if (!given) return sendCode(platform, person, act);
    const refusal = refuseCode(platform, person, act, given);
    if (refusal) return refusal;
  }
  return refuseUncovered() ?? madeAnswer(platform, move(platform, person, order), order, person);
}

/** What a wish comes to, or why it cannot be. */
function orderOf(wish: TransferWish, wallets: readonly CurrentWallet[]): Order | Response {
  const { amount, currency, details, sourceId, to } = wish;
  const source = wallets.find(({ id }) => id === sourceId);
  if (!source) return refuse(400, moneyError(20003, 'source.id'));
  const differs = sourceDiffers(wish, source);
  if (differs) return differs;
  const target = 'walletId' in to ? wallets.find(({ id }) => id === to.walletId) : undefined;
  const isEurosOnly =
    currency !== 'EUR' && ('payee' in to ? takesEurosOnly(to.payee.number) : target?.currency === 'EUR');
  const numberField = 'payee' in to ? to.numberField : 'target.id';
  const refusal = refuseFirst(
    'walletId' in to && !target && moneyError(20003, 'target.id'),
    (target === source || ('payee' in to && isOwnNumber(source, to.payee.number))) && moneyError(20012, numberField),
    !source.isReady && moneyError(20004, 'source.id'),
    target && !target.isReady && moneyError(20004, 'target.id'),
    isTooLittle(amount, currency) && moneyError(20005, 'amount'),
    isEurosOnly && moneyError(20011, 'currency'),
    target &&
      target.currency !== currency && {
        field: 'currency',
        message: `The account is in ${target.currency}`,
        code: CODES.invalid,
      },
  );
  if (refusal) return refusal;
  const sourceAmount = exchange(amount, currency, source.currency);
  const isExchanged = currency !== source.currency;
  const rail = 'payee' in to ? exchange(transferFee(currency, to.rail), currency, source.currency) : 0n;
  const shared = { call: 'transfer', source, sourceAmount, amount, currency, details } as const;
  const fee = rail + (isExchanged ? exchangeFee(sourceAmount) : 0n);
  return 'payee' in to ? { ...shared, payee: to.payee, fee } : { ...shared, targetId: to.walletId, fee };
}

/** What a body says of its source must be so. Assumed. */
function sourceDiffers({ adapter, identityId, sourceCurrency }: TransferWish, source: CurrentWallet) {
  const wrong = [
    ['source.currency', sourceCurrency, source.currency],
    ['source.payment_processor_adapter', adapter, source.adapter],
    ['identity_id', identityId, source.corporation.identityId],
  ].filter(([, said, real]) => said !== '' && said !== real);
  if (wrong.length === 0) return undefined;
  return refuse(
    400,
    ...wrong.map(([field = '']) => ({ field, message: `Invalid value of ${field}`, code: CODES.invalid })),
  );
}

const isOwnNumber = ({ requisites }: CurrentWallet, number: string): boolean =>
  requisites.some((one) => compact(one.number) === number);

/** What a confirmation carries more than the first call. */
const CODE_KEYS: ReadonlySet<string> = new Set(['challenge', 'two_fa_code']);

const withoutCode = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !CODE_KEYS.has(key)));
