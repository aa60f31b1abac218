import { writeAmount } from '../domain/amount-entry.js';
import type { SumFault } from '../domain/transfer-limits.js';
import { formatMoney } from '../i18n/format.js';
import type { ElementTools } from '../internal/giro-element.js';

type T = ElementTools['t'];

/** What is wrong with an amount, in words. */
export function sumFaultWords(fault: SumFault, currency: string, locale: string, t: T): string {
  const money = (amount: bigint): string => formatMoney({ amount, currency }, locale);
  switch (fault.fault) {
    case 'missing':
      return t('transfer.fault.missing');
    case 'ambiguous': {
      const [first, second] = fault.readings;
      return t('transfer.fault.ambiguous', { first: money(first), second: money(second) });
    }
    case 'below-minimum':
      return t('transfer.fault.below-minimum', { amount: money(fault.minimum) });
    case 'not-enough':
      return t('transfer.fault.not-enough', { available: money(fault.available), total: money(fault.total) });
    case 'amount':
      switch (fault.why) {
        case 'not-a-number':
          return t('transfer.fault.not-a-number', { example: writeAmount(123450n, currency, locale) });
        case 'too-long':
          return t('transfer.fault.amount-too-long');
        case 'zero':
          return t('transfer.fault.negative');
        default:
          return t(`transfer.fault.${fault.why}`);
      }
  }
}
