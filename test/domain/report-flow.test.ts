import { expect } from 'chai';
import fc from 'fast-check';
import {
  nextReportStep,
  READ_MS,
  REPORT_START,
  type ReportInput,
  type ReportStep,
} from '../../src/domain/report-flow.js';

const run = (inputs: readonly ReportInput[], step: ReportStep = REPORT_START): ReportStep =>
  inputs.reduce(nextReportStep, step);

const chosen = { input: 'choose', reason: 'stolen' } as const;

describe('reporting a card, step by step', () => {
  it('is decided by a reason, a first answer and, once the question could be read, a second one', () => {
    expect(run([chosen, { input: 'next', at: 0 }])).to.deep.equal({ step: 'confirm', reason: 'stolen', since: 0 });
    expect(run([chosen, { input: 'next', at: 0 }, { input: 'yes', at: READ_MS }])).to.deep.equal({
      step: 'decided',
      reason: 'stolen',
    });
  });

  it('does not take the rest of a double click for an answer', () => {
    const asked = run([chosen, { input: 'next', at: 1000 }]);
    expect(nextReportStep(asked, { input: 'yes', at: 1000 + READ_MS - 1 })).to.equal(asked);
    expect(READ_MS, 'longer than the longest usual double click').to.be.above(500);
  });

  it('asks for a reason before it asks anything else', () => {
    const missing = run([{ input: 'next', at: 0 }]);
    expect(missing).to.deep.equal({ step: 'choose', reason: undefined, isMissing: true });
    expect(nextReportStep(missing, chosen)).to.deep.equal({ step: 'choose', reason: 'stolen', isMissing: false });
  });

  it('keeps the reason when the person goes back, and asks anew', () => {
    const back = run([chosen, { input: 'next', at: 0 }, { input: 'back' }]);
    expect(back).to.deep.equal({ step: 'choose', reason: 'stolen', isMissing: false });
    const again = run([{ input: 'next', at: 5000 }], back);
    expect(nextReportStep(again, { input: 'yes', at: 5001 })).to.equal(again);
  });

  /** What a person, or a child with the phone, may do; times only go on. */
  const inputs = fc.array(
    fc.oneof(
      fc.record({ input: fc.constant('choose' as const), reason: fc.constantFrom('lost', 'stolen', 'blocked') }),
      fc.record({ input: fc.constant('next' as const), after: fc.integer({ min: 0, max: 2000 }) }),
      fc.constant({ input: 'back' as const }),
      fc.record({ input: fc.constant('yes' as const), after: fc.integer({ min: 0, max: 2000 }) }),
    ),
    { maxLength: 40 },
  );

  function neverByAccident(next: typeof nextReportStep): void {
    fc.assert(
      fc.property(inputs, (given) => {
        let at = 0;
        let step: ReportStep = REPORT_START;
        let asked = Infinity;
        for (const each of given) {
          if ('after' in each) at += each.after;
          const before = step;
          step = next(step, 'after' in each ? { input: each.input, at } : each);
          if (step.step === 'confirm' && before.step !== 'confirm') asked = at;
          if (step.step !== 'decided' || before.step === 'decided') continue;
          expect(before.step).to.equal('confirm');
          expect(each.input).to.equal('yes');
          expect(at - asked).to.be.at.least(READ_MS);
        }
      }),
      { numRuns: 2000 },
    );
  }

  it('is never decided by accident, whatever is pressed', () => {
    neverByAccident(nextReportStep);
  });

  it('the test would notice a flow that takes any second press', () => {
    const hasty: typeof nextReportStep = (now, given) =>
      given.input === 'yes' && now.step === 'confirm'
        ? { step: 'decided', reason: now.reason }
        : nextReportStep(now, given);
    expect(() => {
      neverByAccident(hasty);
    }).to.throw();
  });
});
