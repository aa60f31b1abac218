import type { ConversionFaults } from '../../domain/conversion-rules.js';
import type { Transaction } from '../../domain/transaction.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { isFinal, type TransferStep } from '../../domain/transfer-flow.js';
import { formatAgo, formatInstant, formatMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Sending } from '../../internal/sending.js';
import { saidWhy, type RefusalWords } from '../refusal.js';
import { sumFaultWords } from '../sum-words.js';
import type { ConvertField } from './convert-entry.js';
import type { FeeQuote } from './fee-quote.js';

/** What words take. */
export interface Words {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** Why the platform stopped it, in words, where it says so. */
  readonly reasonOf: (transaction: Transaction) => string | undefined;
}

export type ConvertStep<S extends TransferStep<ConversionOrder>['step'] = TransferStep<ConversionOrder>['step']> =
  Extract<TransferStep<ConversionOrder>, { step: S }>;

/** Codes that mean something else for a conversion than for a transfer. */
export const REFUSALS: RefusalWords = {
  '20001': 'convert.error.20001',
  '20003': 'convert.error.20003',
  '20004': 'convert.error.20004',
  '20009': 'convert.error.20009',
};

/** The very amount that is sent, as it is shown everywhere. */
export const shownAmount = ({ money }: ConversionOrder, locale: string): string => formatMoney(money, locale);

/** What is wrong with a field, in words that say what to do. */
export function faultWords(
  faults: ConversionFaults,
  field: ConvertField,
  currency: string,
  { t, locale }: Words,
): string | undefined {
  const { amount, source, currency: target } = faults;
  switch (field) {
    case 'amount':
      return amount && sumFaultWords(amount, currency, locale, t);
    case 'source':
      return source && t(source.fault === 'missing' ? 'transfer.fault.missing' : 'convert.fault.no-conversion');
    case 'currency':
      return target && t(target.fault === 'missing' ? 'transfer.fault.missing' : `convert.fault.${target.fault}`);
  }
}

/** Ages are told in steps of so many seconds: nobody reads a clock that runs. */
const AGE_STEP_S = 5;

/** The fee with its age, or why there is none. */
export function feeWords({ value, age = 0, isAsking }: FeeQuote, { t, locale }: Words): string {
  if (isAsking) return t('transfer.fee.asking');
  if (!value) return t('transfer.fee.unknown');
  const time = formatAgo(Math.floor(age / (AGE_STEP_S * 1000)) * AGE_STEP_S, locale);
  return `${formatMoney(value, locale)} · ${t('convert.fee.age', { time })}`;
}

/** The same was converted a moment ago. */
export const twinWords = ({ createdAt }: Transaction, order: ConversionOrder, { t, locale }: Words): string =>
  t('convert.duplicate', {
    amount: shownAmount(order, locale),
    time: formatInstant(createdAt, locale, undefined, 'minute'),
  });

/** The heading of a conversion the platform has: what it became, as far as is known. */
export function doneTitle({ order, transaction }: ConvertStep<'done'>, { t, locale }: Words): string {
  const end = !isFinal(transaction) ? '.pending' : transaction.status === 'approved' ? '' : '.failed';
  return t(`convert.done.title${end}`, { amount: shownAmount(order, locale) });
}

/** How a conversion the platform has stands, in words. */
export function statusWords({ order, transaction }: ConvertStep<'done'>, { t, reasonOf }: Words): string {
  if (transaction.status === 'approved') return t('convert.done.approved', { currency: order.money.currency });
  const status = isFinal(transaction) ? 'failed' : transaction.status === 'hold' ? 'hold' : 'pending';
  return [t(`convert.done.${status}`), reasonOf(transaction)].filter(Boolean).join(' ');
}

/** What a screen reader is told when a step comes; undefined when its heading says enough. */
export function saidOf(
  step: TransferStep<ConversionOrder>,
  { error, twins }: Pick<Sending<ConversionOrder>, 'error' | 'twins'>,
  words: Words,
): string | undefined {
  const { t } = words;
  const why = saidWhy(error, t, REFUSALS);
  switch (step.step) {
    case 'details':
      if (step.news === undefined) return undefined;
      return step.news === 'changed' || step.news === 'returned'
        ? t(`convert.news.${step.news}`)
        : `${t(step.news === 'refused' ? 'convert.news.refused' : 'convert.news.unsent')} ${why}`.trim();
    case 'review':
      if (step.news === undefined) return undefined;
      return step.news === 'duplicate'
        ? twins.open.map((twin) => twinWords(twin, step.order, words)).join(' ')
        : `${t('convert.news.unsent')} ${why}`.trim();
    case 'starting':
      return t('convert.sending');
    case 'unknown':
      return t('convert.unknown.title');
    case 'never':
      return t('transfer.never.title');
    case 'done':
      return `${doneTitle(step, words)}. ${statusWords(step, words)}`;
    default:
      return undefined;
  }
}
