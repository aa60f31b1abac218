import { expect } from 'chai';
import { isLikelyConversion, isLikelyDuplicate } from '../../src/domain/likely-duplicate.js';
import type { Transaction } from '../../src/domain/transaction.js';
import type { Payee } from '../../src/domain/transfer.js';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const money = { amount: 1000n, currency: 'EUR' };
const payee: Payee = { kind: 'iban', name: 'Alma Prov', iban: 'DE89370400440532013000', bic: 'COBADEFF' };

const paid = (more: Partial<Transaction> = {}): Transaction => ({
  id: 't1',
  createdAt: '2026-11-28T09:00:00Z',
  direction: 'outgoing',
  typeName: 'transfer-outgoing',
  amount: money,
  counterparty: 'Alma Prov',
  counterpartyAccount: 'DE89**************3000',
  status: 'approved',
  ...more,
});

const isOne = (more: Partial<Transaction>, to: Payee = payee): boolean =>
  isLikelyDuplicate({ payee: to, money }, [paid({ id: 't0', amount: { ...money, amount: 7n } }), paid(more)], NOW);

describe('a transfer that was likely made already', () => {
  it('is of the same amount to the same payee within a day', () => {
    expect(isOne({})).to.equal(true);
    expect(isOne({ status: 'pending' })).to.equal(true);
    expect(isOne({ direction: 'unknown' })).to.equal(true);
  });

  it('is one in the payee’s currency, too', () => {
    expect(isOne({ amount: { amount: 11_250n, currency: 'SEK' }, original: money })).to.equal(true);
  });

  it('is none after a day, or to come in', () => {
    expect(isOne({ createdAt: '2026-11-27T12:00:01Z' })).to.equal(true);
    expect(isOne({ createdAt: '2026-11-27T12:00:00Z' })).to.equal(false);
    expect(isOne({ createdAt: 'some day' })).to.equal(false);
    expect(isOne({ direction: 'incoming' })).to.equal(false);
  });

  it('is none where the payee did not get the money', () => {
    for (const status of ['declined', 'rejected', 'refunded'] as const)
      expect(isOne({ status }), status).to.equal(false);
  });

  it('is none of another amount or currency', () => {
    expect(isOne({ amount: { amount: 1001n, currency: 'EUR' } })).to.equal(false);
    expect(isOne({ amount: { amount: 1000n, currency: 'SEK' } })).to.equal(false);
  });

  it('is told by the number where one is shown, whatever the name', () => {
    expect(isOne({ counterparty: 'A. Prov' })).to.equal(true);
    expect(isOne({ counterpartyAccount: 'DE89**************3001' })).to.equal(false);
    expect(isOne({ counterpartyAccount: 'DE89 3704 0044 0532 0130 00' })).to.equal(true);
    expect(isOne({ counterpartyAccount: '**********************' })).to.equal(false);
  });

  it('is told by the name where no number is shown', () => {
    const more = { counterpartyAccount: undefined };
    expect(isOne({ ...more, counterparty: 'ALMA  PROV ' })).to.equal(true);
    expect(isOne({ ...more, counterparty: 'Bo Prov' })).to.equal(false);
    expect(isOne({ ...more, counterparty: 'DE89**************3000' })).to.equal(true);
    expect(isOne({ ...more, counterparty: undefined })).to.equal(false);
  });

  it('is told by the wallet where it is the person’s own', () => {
    const own: Payee = { kind: 'account', name: 'Savings', accountId: 'w2' };
    expect(isOne({ accountIds: ['w1', 'w2'] }, own)).to.equal(true);
    expect(isOne({ accountIds: ['w1', 'w3'] }, own)).to.equal(false);
    expect(isOne({}, own)).to.equal(false);
  });

  it('is told by sort code and number of a UK account', () => {
    const uk: Payee = { kind: 'uk-local', name: 'Alma Prov', number: '01234567', sortCode: '123456' };
    expect(isOne({ counterpartyAccount: '****4567' }, uk)).to.equal(true);
    expect(isOne({ counterpartyAccount: '1234****4567' }, uk)).to.equal(true);
    expect(isOne({ counterpartyAccount: '****4568' }, uk)).to.equal(false);
  });
});

describe('a conversion that was likely made already', () => {
  const order = {
    source: { api: 'banking-v2', accountId: 'own', pendingId: 'held', currency: 'SEK' },
    money: { amount: 1000n, currency: 'EUR' },
  } as const;
  const isMade = (more: Partial<Transaction> = {}): boolean =>
    isLikelyConversion(
      order,
      [
        paid({ id: 't0' }),
        paid({ amount: { amount: 11_250n, currency: 'SEK' }, original: money, accountIds: ['own', 'other'], ...more }),
      ],
      NOW,
    );

  it('is of the same amount from the same account into another of the person’s within a day', () => {
    expect(isMade()).to.equal(true);
    expect(isMade({ accountIds: ['held', 'other'] })).to.equal(true);
    expect(isMade({ status: 'pending' })).to.equal(true);
  });

  it('is none of another amount or currency, from another account, to somebody else, or that did not happen', () => {
    expect(isMade({ original: { amount: 1001n, currency: 'EUR' } })).to.equal(false);
    expect(isMade({ original: { amount: 1000n, currency: 'USD' } })).to.equal(false);
    expect(isMade({ accountIds: ['third', 'other'] })).to.equal(false);
    expect(isMade({ accountIds: ['own', 'held'] })).to.equal(false);
    expect(isMade({ accountIds: undefined })).to.equal(false);
    expect(isMade({ status: 'declined' })).to.equal(false);
    expect(isMade({ createdAt: '2026-11-27T12:00:00Z' })).to.equal(false);
    expect(isMade({ direction: 'incoming' })).to.equal(false);
  });
});
