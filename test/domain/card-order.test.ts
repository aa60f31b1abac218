import { expect } from 'chai';
import fc from 'fast-check';
import { ALIAS_MAX, orderFaults } from '../../src/domain/card-order.js';

const NOW = new Date(2030, 5, 15, 12);
const GOOD = { accountId: 'account-1', expiry: { month: 6, year: 2030 }, alias: 'Travel' };

describe('an order for a card', () => {
  it('is right with an account, a month that is not over, and a name or none', () => {
    expect(orderFaults(GOOD, NOW)).to.deep.equal({});
    expect(orderFaults({ ...GOOD, alias: '' }, NOW)).to.deep.equal({});
  });

  it('needs an account', () => {
    expect(orderFaults({ ...GOOD, accountId: '' }, NOW)).to.deep.equal({ account: true });
  });

  it('may be valid until this month or later, never until one that is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2025, max: 2035 }), (month, year) => {
        const isOver = new Date(year, month, 1) <= NOW;
        expect(orderFaults({ ...GOOD, expiry: { month, year } }, NOW).expiry === true).to.equal(isOver);
      }),
    );
  });

  it('needs a month there is', () => {
    for (const month of [0, 13, -1, NaN])
      expect(orderFaults({ ...GOOD, expiry: { month, year: 2031 } }, NOW)).to.deep.equal({ expiry: true });
  });

  it('counts a name as people do, not in code units', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(orderFaults({ ...GOOD, alias: family.repeat(ALIAS_MAX) }, NOW)).to.deep.equal({});
    expect(orderFaults({ ...GOOD, alias: `${family.repeat(ALIAS_MAX)}a` }, NOW)).to.deep.equal({ alias: true });
    expect(orderFaults({ ...GOOD, alias: 'a'.repeat(ALIAS_MAX + 1) }, NOW)).to.deep.equal({ alias: true });
  });

  it('says everything that is wrong at once', () => {
    const wrong = { accountId: '', expiry: { month: 1, year: 2020 }, alias: 'a'.repeat(100) };
    expect(orderFaults(wrong, NOW)).to.deep.equal({ account: true, expiry: true, alias: true });
  });
});
