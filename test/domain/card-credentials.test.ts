import { expect } from 'chai';
import fc from 'fast-check';
import { detailsOffer, groupNumber } from '../../src/domain/card-credentials.js';
import type { Card } from '../../src/domain/card.js';

const NOW = new Date(2030, 5, 15, 12);

const card = (facts: Partial<Card> = {}): Card => ({
  id: 'a',
  api: 'banking-v2',
  brand: 'visa',
  brandName: 'VISA',
  type: 'virtual',
  typeName: 'VIRTUAL',
  status: 'active',
  statusName: 'ACTIVE',
  ...facts,
});

describe('a card’s number', () => {
  it('is shown of a Banking v2 card that is active', () => {
    expect(detailsOffer(card(), NOW)).to.deep.equal({ can: true });
  });

  it('is not shown of a card that is inactive, not ready or in a state nobody knows, and it is said which', () => {
    for (const [status, why] of [
      ['inactive', 'inactive'],
      ['pending', 'pending'],
      ['unknown', 'other'],
      ['frozen', 'other'],
      ['not-activated', 'other'],
    ] as const)
      expect(detailsOffer(card({ status }), NOW), status).to.deep.equal({ can: false, why });
  });

  it('is to be seen elsewhere for a card of Cards v3, whatever its status', () => {
    for (const status of ['active', 'lost', 'not-activated'] as const)
      expect(detailsOffer(card({ api: 'v3', status }), NOW)).to.deep.equal({ can: false, why: 'elsewhere' });
  });

  it('is not shown of a card that is over', () => {
    for (const status of ['blocked', 'stolen', 'lost', 'canceled'] as const)
      expect(detailsOffer(card({ status }), NOW)).to.deep.equal({ can: false, why: 'final' });
    expect(detailsOffer(card({ expiry: { month: 5, year: 2030 } }), NOW)).to.deep.equal({ can: false, why: 'final' });
  });

  it('stands in fours, with every digit in its place', () => {
    expect(groupNumber('4111111111111111')).to.equal('4111 1111 1111 1111');
    expect(groupNumber('123456789012345')).to.equal('1234 5678 9012 345');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12,19}$/), (number) => {
        const groups = groupNumber(number).split(' ');
        expect(groups.join('')).to.equal(number);
        expect(groups.slice(0, -1).every((group) => group.length === 4)).to.equal(true);
        expect(groups.at(-1)?.length).to.be.within(1, 4);
      }),
    );
  });
});
