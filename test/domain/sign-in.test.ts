import { expect } from 'chai';
import fc from 'fast-check';
import {
  isCalling,
  nextSignInStep,
  secondsLeft,
  type SignInEvent,
  type SignInFault,
  type SignInStep,
} from '../../src/domain/sign-in.js';

const START = { step: 'credentials' } as SignInStep;
const CHALLENGE = { lifetime: 300, phone: '***19' };
const sent: SignInEvent = { event: 'sent', challenge: CHALLENGE, since: 1000 };
const run = (events: readonly SignInEvent[], from: SignInStep = START): SignInStep =>
  events.reduce(nextSignInStep, from);
const submitted: SignInEvent = { event: 'submitted' };
const done: SignInEvent = { event: 'done' };
const failed = (fault: SignInFault): SignInEvent => ({ event: 'failed', fault });

describe('signing in, step by step', () => {
  it('asks for the code, and ends signed in', () => {
    expect(run([submitted, sent])).to.deep.equal({ step: 'code', challenge: CHALLENGE, since: 1000 });
    expect(run([submitted, sent, submitted, done])).to.deep.equal({ step: 'signed-in' });
  });

  it('needs no code where two-factor is off', () => {
    expect(run([submitted, done])).to.deep.equal({ step: 'signed-in' });
  });

  it('goes back to e-mail and password when those are refused, also when a new code was asked for', () => {
    expect(run([submitted, failed('credentials')])).to.deep.equal({ step: 'credentials', fault: 'credentials' });
    expect(run([submitted, sent, { event: 'resend' }, failed('credentials')]).step).to.equal('credentials');
  });

  it('keeps the code screen when a code was wrong, and when a new one could not be sent', () => {
    expect(run([submitted, sent, submitted, failed('wrong-code')])).to.include({ step: 'code', fault: 'wrong-code' });
    expect(run([submitted, sent, { event: 'resend' }, failed('failed')])).to.include({ step: 'code', fault: 'failed' });
  });

  it('sends no code that is void: only a new one helps', () => {
    const isVoid = run([submitted, sent, submitted, failed('void-code')]);
    expect(run([submitted], isVoid)).to.equal(isVoid);
    const lapsed = run([submitted, sent, { event: 'lapsed' }]);
    expect(run([submitted], lapsed)).to.equal(lapsed);
    expect(run([{ event: 'resend' }, sent], lapsed)).to.deep.equal({ step: 'code', challenge: CHALLENGE, since: 1000 });
  });

  it('sets a new password by a link in a mail', () => {
    expect(run([{ event: 'forgot' }, submitted, done])).to.deep.equal({ step: 'mailed' });
    expect(run([submitted, done], { step: 'new-password' })).to.deep.equal({ step: 'saved' });
    expect(run([submitted, failed('link-void'), { event: 'forgot' }], { step: 'new-password' })).to.deep.equal({
      step: 'forgotten',
    });
  });

  it('never has two calls out, and is signed in only after a call that was', () => {
    const events = fc.oneof(
      fc.constantFrom<SignInEvent>(
        submitted,
        sent,
        done,
        { event: 'resend' },
        { event: 'lapsed' },
        { event: 'forgot' },
        { event: 'back' },
      ),
      fc.constantFrom<SignInFault>('credentials', 'wrong-code', 'void-code', 'failed').map(failed),
    );
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (all) => {
        let step: SignInStep = START;
        for (const event of all) {
          const before: SignInStep = step;
          step = nextSignInStep(before, event);
          if (isCalling(before) && isCalling(step)) expect(step).to.equal(before);
          if (step.step === 'signed-in' && before.step !== 'signed-in')
            expect(before.step).to.be.oneOf(['asking', 'confirming', 'resending']);
        }
      }),
    );
  });

  it('counts whole seconds down on the clock it began on, and never below zero', () => {
    const code = { challenge: CHALLENGE, since: 5000 };
    expect(secondsLeft(code, 5000)).to.equal(300);
    expect(secondsLeft(code, 5001)).to.equal(300);
    expect(secondsLeft(code, 304_001)).to.equal(1);
    expect(secondsLeft(code, 305_000)).to.equal(0);
    expect(secondsLeft(code, 9_000_000)).to.equal(0);
  });
});
