import { expect } from 'chai';
import fc from 'fast-check';
import { freezeOffer, isExpired, isFinal, shownStatus, type Card, type CardStatus } from '../../src/domain/card.js';

const NOW = new Date(2030, 5, 15, 12);

const STATUSES: readonly CardStatus[] = [
  'not-activated',
  'active',
  'frozen',
  'inactive',
  'pending',
  'blocked',
  'stolen',
  'lost',
  'canceled',
  'unknown',
];

const card = (facts: Partial<Card> = {}): Card => ({
  id: 'a+b/c=',
  api: 'v3',
  brand: 'visa',
  brandName: 'visa',
  type: 'virtual',
  typeName: 'virtual',
  status: 'active',
  statusName: 'active',
  ...facts,
});

describe('a card’s expiry', () => {
  it('lets the card work until the last moment of its month', () => {
    const expiry = { month: 6, year: 2030 };
    expect(isExpired({ expiry }, new Date(2030, 5, 1))).to.equal(false);
    expect(isExpired({ expiry }, new Date(2030, 5, 30, 23, 59, 59, 999))).to.equal(false);
    expect(isExpired({ expiry }, new Date(2030, 6, 1))).to.equal(true);
  });

  it('goes by the year before the month', () => {
    expect(isExpired({ expiry: { month: 1, year: 2031 } }, new Date(2030, 11, 31))).to.equal(false);
    expect(isExpired({ expiry: { month: 12, year: 2029 } }, new Date(2030, 0, 1))).to.equal(true);
    expect(isExpired({ expiry: { month: 12, year: 2030 } }, new Date(2030, 11, 31, 23, 59))).to.equal(false);
    expect(isExpired({ expiry: { month: 12, year: 2030 } }, new Date(2031, 0, 1))).to.equal(true);
  });

  it('is never reached by a card that does not say when', () => {
    expect(isExpired({}, NOW)).to.equal(false);
    expect(isExpired({ expiry: undefined }, NOW)).to.equal(false);
  });

  it('comes once and stays, whatever the month', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const year = fc.integer({ min: 2000, max: 2099 });
    fc.assert(
      fc.property(month, year, (month, year) => {
        const last = new Date(year, month, 0, 23, 59, 59, 999);
        const expiry = { month, year };
        expect(isExpired({ expiry }, last)).to.equal(false);
        expect(isExpired({ expiry }, new Date(last.getTime() + 1))).to.equal(true);
        expect(isExpired({ expiry }, new Date(year + 7, 0, 1))).to.equal(true);
      }),
    );
  });

  it('wins over what the platform says', () => {
    const expiry = { month: 5, year: 2030 };
    for (const status of STATUSES) expect(shownStatus({ status, expiry }, NOW), status).to.equal('expired');
    for (const status of STATUSES)
      expect(shownStatus({ status, expiry: { month: 6, year: 2030 } }, NOW), status).to.equal(status);
  });
});

describe('what freezing offers', () => {
  it('is to freeze an active card and to unfreeze a frozen one', () => {
    expect(freezeOffer(card({ status: 'active' }), NOW)).to.deep.equal({ can: 'freeze' });
    expect(freezeOffer(card({ status: 'frozen' }), NOW)).to.deep.equal({ can: 'unfreeze' });
  });

  it('is nothing, with the reason, for every other card', () => {
    const why = (status: CardStatus) => freezeOffer(card({ status }), NOW);
    expect(why('not-activated')).to.deep.equal({ can: 'nothing', why: 'activate-first' });
    expect(why('inactive')).to.deep.equal({ can: 'nothing', why: 'inactive' });
    expect(why('pending')).to.deep.equal({ can: 'nothing', why: 'pending' });
    expect(why('unknown')).to.deep.equal({ can: 'nothing', why: 'unknown' });
    for (const status of ['blocked', 'stolen', 'lost', 'canceled'] as const)
      expect(why(status), status).to.deep.equal({ can: 'nothing', why: 'final' });
  });

  it('is nothing for an expired card, even an active one', () => {
    const expired = card({ status: 'active', expiry: { month: 5, year: 2030 } });
    expect(freezeOffer(expired, NOW)).to.deep.equal({ can: 'nothing', why: 'final' });
  });

  it('is nothing over Banking v2, which has no such call', () => {
    for (const status of STATUSES) {
      const offer = freezeOffer(card({ api: 'banking-v2', status }), NOW);
      expect(offer, status).to.deep.equal({ can: 'nothing', why: isFinal(status) ? 'final' : 'not-offered' });
    }
  });

  it('never offers an act on a card that is finished', () => {
    for (const status of [...STATUSES, 'expired'] as const) {
      const final = ['blocked', 'stolen', 'lost', 'canceled', 'expired'].includes(status);
      expect(isFinal(status), status).to.equal(final);
    }
  });
});
