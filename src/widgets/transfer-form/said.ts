import type { GiroError } from '../../api/errors.js';
import type { TransferOrder } from '../../domain/transfer.js';
import type { TransferStep } from '../../domain/transfer-flow.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { saidWhy } from '../refusal.js';

/** What a screen reader is told when the details come again; undefined when there is no news. */
export function saidOfDetails(
  { news }: Extract<TransferStep<TransferOrder>, { step: 'details' }>,
  error: GiroError | undefined,
  t: ElementTools['t'],
): string | undefined {
  if (news === undefined) return undefined;
  const why = news === 'refused' || news === 'unchecked' ? saidWhy(error, t) : '';
  return `${t(`transfer.news.${news}`)} ${why}`.trim();
}
