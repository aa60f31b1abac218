import { expect } from 'chai';
import fc from 'fast-check';
import { activateOffer, reportOffer } from '../../src/domain/card-acts.js';
import { isFinal, shownStatus, type Card, type CardStatus } from '../../src/domain/card.js';

const NOW = new Date(2030, 5, 15, 12);

const card = (facts: Partial<Card> = {}): Card => ({
  id: 'a',
  api: 'v3',
  brand: 'visa',
  brandName: 'visa',
  type: 'virtual',
  typeName: 'virtual',
  status: 'active',
  statusName: 'active',
  ...facts,
});

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

describe('activating a card', () => {
  it('is offered for every card that is not activated, virtual ones too', () => {
    for (const type of ['virtual', 'physical', 'unknown'] as const)
      expect(activateOffer(card({ type, status: 'not-activated' }), NOW)).to.deep.equal({ can: true });
  });

  const REASONS: readonly (readonly [CardStatus, string])[] = [
    ['active', 'active'],
    ['frozen', 'frozen'],
    ['inactive', 'other'],
    ['pending', 'other'],
    ['unknown', 'other'],
    ['blocked', 'final'],
    ['stolen', 'final'],
    ['lost', 'final'],
    ['canceled', 'final'],
  ];
  for (const [status, why] of REASONS)
    it(`is not offered for one that is ${status}: ${why}`, () => {
      expect(activateOffer(card({ status }), NOW)).to.deep.equal({ can: false, why });
    });

  it('is not offered by Banking v2, nor once the card has expired', () => {
    const status = 'not-activated';
    expect(activateOffer(card({ api: 'banking-v2', status }), NOW)).to.deep.equal({ can: false, why: 'not-offered' });
    expect(activateOffer(card({ status, expiry: { month: 5, year: 2030 } }), NOW)).to.deep.equal({
      can: false,
      why: 'final',
    });
  });
});

describe('reporting a card', () => {
  it('is offered for every card of Cards v3 that is not over, and for no other', () => {
    const api = fc.constantFrom('v3' as const, 'banking-v2' as const);
    const expiry = fc.option(fc.record({ month: fc.integer({ min: 1, max: 12 }), year: fc.constantFrom(2029, 2031) }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(api, fc.constantFrom(...STATUSES), expiry, (api, status, expiry) => {
        const offer = reportOffer(card({ api, status, expiry }), NOW);
        const isOver = isFinal(shownStatus({ status, expiry }, NOW));
        expect(offer.can).to.equal(api === 'v3' && !isOver);
        if (!offer.can) expect(offer.why).to.equal(isOver ? 'final' : 'not-offered');
      }),
    );
  });
});
