import { expect } from 'chai';
import fc from 'fast-check';
import { transactionStatus } from '../../src/domain/transaction.js';

// Source: Banking v2, "Authorization Codes".
const TABLE = {
  0: 'approved',
  1: 'authorized',
  10: 'declined',
  21: 'refunded',
  22: 'hold',
  30: 'rejected',
  40: 'pending',
  41: 'processing',
  42: 'under-review',
  43: 'initialized',
} as const;

describe('a transaction’s status', () => {
  it('is what the platform’s table says', () => {
    for (const [code, status] of Object.entries(TABLE)) expect(transactionStatus(Number(code))).to.equal(status);
  });

  it('is unknown for every other code, and for none', () => {
    expect(transactionStatus(undefined)).to.equal('unknown');
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), (code) => {
        fc.pre(!Object.hasOwn(TABLE, String(code)));
        expect(transactionStatus(code)).to.equal('unknown');
      }),
    );
  });
});
