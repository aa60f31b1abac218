import type { Transaction } from '../../src/domain/transaction.js';

/** A transfer as the platform has it, before it is final. */
export const TRANSFER: Transaction = {
  id: 't-1',
  createdAt: '2026-03-01T10:00:00Z',
  direction: 'outgoing',
  typeName: 'transfer-outgoing',
  amount: { amount: 1250n, currency: 'EUR' },
  status: 'pending',
};
