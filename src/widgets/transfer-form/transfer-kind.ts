import { isLikelyDuplicate } from '../../domain/likely-duplicate.js';
import type { TransferOrder } from '../../domain/transfer.js';
import {
  GiroTransferCreatedEvent,
  GiroTransferRefusedEvent,
  GiroTransferReviewedEvent,
  GiroTransferUnknownEvent,
} from '../../events.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { SendingKind } from '../../internal/sending-kind.js';

/** True for what an earlier page kept of a transfer. */
function isOrder(order: unknown): order is TransferOrder {
  const { source, payee, money, reference, requestId } = (order ?? {}) as Partial<TransferOrder>;
  return (
    typeof source?.accountId === 'string' &&
    typeof payee?.name === 'string' &&
    typeof money?.amount === 'bigint' &&
    typeof money.currency === 'string' &&
    typeof reference === 'string' &&
    typeof requestId === 'string'
  );
}

/** How transfers are sent, looked for and told. */
export const transferKind = ({ emit }: ElementTools): SendingKind<TransferOrder> => ({
  name: 'transfer',
  isOrder,
  // To own accounts there is none. Source: Cards v3 `POST /transactions/move`.
  mayNeedConsent: ({ source, payee }) => source.api === 'v3' && payee.kind !== 'account',
  start: async ({ transfers }, order) => await transfers.start(order),
  confirm: async ({ transfers }, order, challenge, code) => await transfers.confirm(order, challenge, code),
  find: async ({ transfers }, order, before) => await transfers.find(order, before),
  isDuplicate: (order, transaction) => isLikelyDuplicate(order, [transaction], Date.now()),
  mayGo: ({ requestId, source: { accountId } }) => emit(new GiroTransferReviewedEvent({ requestId, accountId })),
  created: ({ requestId }, { id, status }) => {
    emit(new GiroTransferCreatedEvent({ requestId, transactionId: id, status }));
  },
  refused: ({ requestId }, error) => {
    emit(new GiroTransferRefusedEvent({ requestId, code: error?.code }));
  },
  unknown: ({ requestId }) => {
    emit(new GiroTransferUnknownEvent({ requestId }));
  },
});
