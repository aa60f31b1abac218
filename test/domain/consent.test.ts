import { expect } from 'chai';
import fc from 'fast-check';
import { nextConsentStep, type ConsentEvent } from '../../src/domain/consent-flow.js';
import { isWaiting, type ConsentStep } from '../../src/domain/consent.js';

const run = (events: readonly ConsentEvent[], step: ConsentStep = { step: 'none' }): ConsentStep =>
  events.reduce(nextConsentStep, step);

const challenged = { event: 'challenged' } as const;
const looking = { event: 'looking' } as const;
const read = (facts: { isMet?: boolean; isOver?: boolean; isExpired?: boolean; isSpent?: boolean }): ConsentEvent => ({
  event: 'read',
  isMet: false,
  isOver: false,
  isExpired: false,
  isSpent: false,
  ...facts,
});

describe('waiting for a person who must consent', () => {
  it('ends in “given” only when the thing was read and is as wanted', () => {
    const steps = fc.array(
      fc.oneof<fc.Arbitrary<ConsentEvent>[]>(
        fc.constantFrom<ConsentEvent>(
          { event: 'challenged' },
          { event: 'spent' },
          { event: 'left' },
          { event: 'taken-over' },
          { event: 'tab-refused', url: 'https://bank.example/' },
          { event: 'looking' },
          { event: 'unreadable' },
          { event: 'dropped' },
        ),
        fc.record({
          event: fc.constant('read' as const),
          isMet: fc.boolean(),
          isOver: fc.boolean(),
          isExpired: fc.boolean(),
          isSpent: fc.boolean(),
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
          if (happened.event === 'spent') expect(step.step, 'one too many').to.equal('given-up');
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
    expect(run([looking], refused)).to.deep.equal({ step: 'checking', link: url, from: refused });
    expect(run([looking, read({})], refused)).to.deep.equal({ step: 'waiting', link: url });
    expect(run([looking, { event: 'unreadable' }], refused)).to.deep.equal({ step: 'waiting', link: url });
  });

  it('says that time ran out only when it was not given', () => {
    const waiting = run([challenged, { event: 'left' }, looking]);
    expect(nextConsentStep(waiting, read({ isExpired: true })).step).to.equal('expired');
    expect(nextConsentStep(waiting, read({ isMet: true, isExpired: true })).step).to.equal('given');
  });

  it('that was given up is looked into as often as the person likes, and stays so until it may be asked for again', () => {
    const spent = run([{ event: 'spent' }]);
    expect(spent.step).to.equal('given-up');
    expect(run([looking, read({ isOver: true, isSpent: true })], spent)).to.deep.equal(spent);
    expect(run([looking, read({ isOver: true, isExpired: true, isSpent: true })], spent)).to.deep.equal(spent);
    expect(run([looking, read({ isOver: true })], spent).step, 'forgotten by now').to.equal('not-yet');
    expect(run([looking, read({ isMet: true, isOver: true, isSpent: true })], spent).step).to.equal('given');
    expect(run([challenged, { event: 'taken-over' }, looking, read({ isOver: true, isSpent: true })]).step).to.equal(
      'not-yet',
    );
  });

  it('is where it was when the truth can’t be read, except that nobody is on the way any more', () => {
    const over = run([challenged, { event: 'taken-over' }, looking, read({ isOver: true })]);
    expect(run([looking, { event: 'unreadable' }], over)).to.deep.equal(over);
    expect(run([looking, looking, { event: 'unreadable' }], over), 'asked twice').to.deep.equal(over);
    expect(run([challenged, { event: 'left' }, looking, { event: 'unreadable' }]).step).to.equal('waiting');
  });

  it('does not look when there is nothing to look for', () => {
    expect(run([looking]).step).to.equal('none');
    expect(run([looking], { step: 'given' }).step).to.equal('given');
  });

  it('waits while the person is elsewhere or the truth is being read', () => {
    const steps = ['none', 'starting', 'not-yet', 'expired', 'given', 'given-up', 'leaving', 'waiting'] as const;
    expect(steps.filter((step) => isWaiting({ step }))).to.deep.equal(['leaving', 'waiting']);
    expect(isWaiting({ step: 'checking', from: { step: 'waiting' } })).to.equal(true);
  });
});
