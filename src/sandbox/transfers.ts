import type { Payee, Transfer } from './ledger/transfer.js';
import { endOf } from './ledger/transfer.js';
import type { Platform } from './platform.js';

/** One movement of money as the books have it, whichever API it was made in. Amounts are digits in minor units. */
export interface MadeTransfer {
  /** As the API it was made in shows it. */
  readonly id: string;
  /** Which call made it. */
  readonly call: 'transfer' | 'convert' | 'move' | 'pay';
  /** Milliseconds by the sandbox clock. */
  readonly at: number;
  /** The wallet it leaves. */
  readonly source: string;
  /** What leaves it, without the fee. */
  readonly sourceAmount: string;
  readonly sourceCurrency: string;
  readonly fee: string;
  /** What arrives. */
  readonly amount: string;
  readonly currency: string;
  /** The wallet it goes to, when it is one of the corporation's own. */
  readonly target?: string | undefined;
  readonly payee?: Payee | undefined;
  readonly details: string;
  /** Cards v3 only. */
  readonly requestId?: string | undefined;
  /** Status code by now. Source: Banking v2, "Authorization Codes". */
  readonly code: number;
  readonly error?: number | undefined;
}

/** What was moved, for a test that counts it. Balances that a control set are left out. */
export interface SandboxTransfers {
  /** All since the seed, oldest first. */
  all(): readonly MadeTransfer[];
}

/** Reads them from the books. */
export const transfersOf = ({ clock, store }: Platform): SandboxTransfers => ({
  all: () => store.read().transfers.flatMap((transfer) => shown(transfer, clock.now())),
});

function shown(transfer: Transfer, now: number): MadeTransfer[] {
  const { amount, at, call, currency, details, fee, id, payee, requestId, sourceAmount, sourceCurrency } = transfer;
  if (call === 'setting') return [];
  const sides = { source: transfer.walletId, sourceAmount, sourceCurrency, amount, currency, fee };
  return [
    {
      ...{ id, call, at, ...sides, details },
      ...(transfer.targetId === undefined ? {} : { target: transfer.targetId }),
      ...(payee === undefined ? {} : { payee }),
      ...(requestId === undefined ? {} : { requestId }),
      ...endOf(transfer, now),
    },
  ];
}
