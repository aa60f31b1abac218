import { expect } from 'chai';
import { endsAt, warnsAt, type SessionState } from '../../src/domain/session.js';

const lasting = (lifetime: number | undefined): SessionState => ({ step: 'signed-in', since: 1000, lifetime });

/** How long before the end of a session of so many seconds the person is warned, in seconds. */
const warning = (seconds: number): number => {
  const state = lasting(seconds * 1000);
  return ((endsAt(state) ?? NaN) - (warnsAt(state) ?? NaN)) / 1000;
};

describe('the warning before a session ends', () => {
  it('comes a minute before', () => {
    for (const seconds of [120, 300, 1800, 86_400]) expect(warning(seconds), String(seconds)).to.equal(60);
  });

  it('comes half of a short session before, and never less than 20 seconds', () => {
    expect(warning(90)).to.equal(45);
    for (const seconds of [40, 30, 20, 5, 1]) expect(warning(seconds), String(seconds)).to.equal(20);
  });

  it('comes never where nobody knows when the session ends', () => {
    for (const state of [lasting(undefined), { step: 'host' }, { step: 'signed-out', why: 'asked' }] as const)
      expect([endsAt(state), warnsAt(state)]).to.deep.equal([undefined, undefined]);
  });
});
