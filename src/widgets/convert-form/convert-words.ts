import type { GiroError } from '../../api/errors.js';
import type { ConversionFaults } from '../../domain/conversion-rules.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import type { TransferStep } from '../../domain/transfer-flow.js';
import { formatAgo } from '../../i18n/format-time.js';
import { formatMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { saidWhy, type RefusalWords } from '../refusal.js';
import { sumFaultWords } from '../sum-words.js';
import type { ConvertField } from './convert-entry.js';
import type { FeeQuote } from './fee-quote.js';

/** What words take. */
export interface Words {
  readonly t: ElementTools['t'];
  readonly locale: string;
}

export type ConvertStep<S extends TransferStep<ConversionOrder>['step'] = TransferStep<ConversionOrder>['step']> =
  Extract<TransferStep<ConversionOrder>, { step: S }>;

/** Codes that mean something else for a conversion than for a transfer. */
export const REFUSALS: RefusalWords = {
  '20001': 'convert.error.20001',
  '20003': 'convert.error.20003',
  '20004': 'convert.error.20004',
  '20009': 'convert.error.20009',
  '20011': 'convert.error.20011',
};

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

/** What a screen reader is told when the details come again; undefined when there is no news. */
export function saidOfDetails(
  { news }: ConvertStep<'details'>,
  error: GiroError | undefined,
  t: ElementTools['t'],
): string | undefined {
  if (news === undefined) return undefined;
  return news === 'changed' || news === 'returned'
    ? t(`convert.news.${news}`)
    : `${t(news === 'refused' ? 'convert.news.refused' : 'convert.news.unsent')} ${saidWhy(error, t, REFUSALS)}`.trim();
}
