import { expect } from 'chai';
import { expectConsole } from './console.js';

// Run by test/node/runner.test.ts alone: everything called "bad" must fail, and everything called "good" must pass.

describe('what the test runner lets pass', () => {
  it('good: the console says what the test expects', () => {
    const seen = expectConsole(/wrong card/);
    console.warn('wrong card', { id: 1 });
    expect(seen).to.have.length(1);
  });

  it('good: a rejection the test expects', () => {
    expectConsole(/nobody waits/);
    void Promise.reject(new Error('nobody waits'));
  });

  it('bad: a warning on the console', () => {
    console.warn('bad warning');
  });

  it('bad: an error on the console', () => {
    console.error(new Error('bad error'));
  });

  it('bad: an expected message that does not come', () => {
    expectConsole(/never said/);
  });

  it('bad: a rejection nobody waits for', () => {
    void Promise.reject(new Error('bad rejection'));
  });

  it('bad: an error thrown later', async () => {
    setTimeout(() => {
      throw new Error('bad timer');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('bad: an assertion that does not hold', () => {
    expect(1).to.equal(2);
  });

  it('bad: a test without a body, which the runner skips');
});
