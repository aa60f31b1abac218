import { GiroError } from '../../api/errors.js';
import { isLikelyConversion } from '../../domain/likely-duplicate.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { GiroConversionCreatedEvent, GiroConversionUnknownEvent } from '../../events.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { SendingKind } from '../../internal/sending-kind.js';

/** True for what an earlier page kept of a conversion. */
function isOrder(order: unknown): order is ConversionOrder {
  const { source, money, requestId } = (order ?? {}) as Partial<ConversionOrder>;
  return (
    typeof source?.accountId === 'string' &&
    typeof money?.amount === 'bigint' &&
    typeof money.currency === 'string' &&
    typeof requestId === 'string'
  );
}

/** How conversions are sent, looked for and told. Source: Banking v2, "2FA is disabled for convert transfers". */
export const convertKind = ({ emit, report }: ElementTools): SendingKind<ConversionOrder> => ({
  name: 'conversion',
  isOrder,
  mayNeedConsent: () => false,
  start: async ({ conversions }, order) => ({ done: true, value: await conversions.create(order) }),
  confirm: async () => await Promise.reject(new GiroError('usage', 'A conversion takes no code.')),
  find: async ({ conversions }, order, before) => await conversions.find(order, before),
  isDuplicate: (order, transaction) => isLikelyConversion(order, [transaction], Date.now()),
  mayGo: () => true,
  created: ({ requestId }, { id, status }) => {
    emit(new GiroConversionCreatedEvent({ requestId, transactionId: id, status }));
  },
  refused: (_, error) => {
    // `giro-error`, which tells of every failure, says it: this one is no answer's.
    if (!error) report(new GiroError('refused', 'The conversion did not arrive: no money moved.'));
  },
  unknown: ({ requestId }) => {
    emit(new GiroConversionUnknownEvent({ requestId }));
  },
});
