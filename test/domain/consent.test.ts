import { expect } from 'chai';
import fc from 'fast-check';
import {
  isWaiting,
  MOST_ROUNDS,
  nextConsentStep,
  type ConsentEvent,
  type ConsentStep,
} from '../../src/domain/consent.js';

const run = (events: readonly ConsentEvent[], step: ConsentStep = { step: 'none' }): ConsentStep =>
  events.reduce(nextConsentStep, step);

const challenged = { event: 'challenged', round: 1 } as const;
const looking = { event: 'looking' } as const;
const read = (facts: { isMet?: boolean; isOver?: boolean; isExpired?: boolean }): ConsentEvent => ({
  event: 'read',
  isMet: false,
  isOver: false,
  isExpired: false,
  ...facts,
});

describe('waiting for a person who must consent', () => {
  it('ends in “given” only when the thing was read and is as wanted', () => {
    const steps = fc.array(
      fc.oneof<fc.Arbitrary<ConsentEvent>[]>(
        fc.record({ event: fc.constant('challenged' as const), round: fc.integer({ min: 1, max: 5 }) }),
        fc.constantFrom<ConsentEvent>(
          { event: 'left' },
          { event: 'taken-over' },
          { event: 'tab-refused', url: 'https://bank.example/' },
          { event: 'looking' },
          { event: 'unreadable' },
          { event: 'failed' },
        ),
        fc.record({
          event: fc.constant('read' as const),
          isMet: fc.boolean(),
          isOver: fc.boolean(),
          isExpired: fc.boolean(),
        }),
      ),
    );
    fc.assert(
      fc.property(steps, (events) => {
        let step: ConsentStep = { step: 'none' };
        for (const happened of events) {
          const before: ConsentStep = step;
          step = nextConsentStep(step, happened);
          if (step.step === 'given' && before.step !== 'given')
            expect(happened).to.deep.include({ event: 'read', isMet: true });
          if (happened.event === 'challenged' && happened.round > MOST_ROUNDS)
            expect(step.step, 'a challenge too many').to.equal('given-up');
        }
      }),
    );
  });

  it('goes on waiting while the person may still be there, and says “not yet” once they came back', () => {
    const waiting = run([challenged, { event: 'taken-over' }]);
    expect(run([looking, read({})], waiting).step).to.equal('waiting');
    expect(run([looking, read({ isOver: true })], waiting).step).to.equal('not-yet');
    expect(run([looking, { event: 'unreadable' }], waiting).step, 'nothing is known').to.equal('waiting');
  });

  it('keeps the link of a tab that was refused, however often the truth is read', () => {
    const url = 'https://bank.example/';
    const refused = run([challenged, { event: 'tab-refused', url }]);
    expect(run([looking], refused)).to.deep.equal({ step: 'checking', link: url });
    expect(run([looking, read({})], refused)).to.deep.equal({ step: 'waiting', link: url });
    expect(run([looking, { event: 'unreadable' }], refused)).to.deep.equal({ step: 'waiting', link: url });
  });

  it('says that time ran out only when it was not given', () => {
    const waiting = run([challenged, { event: 'left' }, looking]);
    expect(nextConsentStep(waiting, read({ isExpired: true })).step).to.equal('expired');
    expect(nextConsentStep(waiting, read({ isMet: true, isExpired: true })).step).to.equal('given');
  });

  it(`asks ${MOST_ROUNDS} times in a row and then stops`, () => {
    expect(run([{ event: 'challenged', round: MOST_ROUNDS }]).step).to.equal('starting');
    expect(run([{ event: 'challenged', round: MOST_ROUNDS + 1 }]).step).to.equal('given-up');
    expect(run([{ event: 'challenged', round: MOST_ROUNDS + 1 }, { event: 'failed' }]).step).to.equal('none');
  });

  it('does not look when there is nothing to look for', () => {
    expect(run([looking]).step).to.equal('none');
    expect(run([looking], { step: 'given' }).step).to.equal('given');
  });

  it('waits while the person is elsewhere or the truth is being read', () => {
    const waits = (
      ['none', 'starting', 'not-yet', 'expired', 'given', 'given-up', 'leaving', 'waiting', 'checking'] as const
    ).filter((step) => isWaiting({ step }));
    expect(waits).to.deep.equal(['leaving', 'waiting', 'checking']);
  });
});
