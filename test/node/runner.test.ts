import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the browser tests of one file, as `npm test` does. */
const runBrowserTests = (file: string) =>
  spawnSync(process.execPath, ['scripts/test.js', 'chromium'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIRO_TEST_FILES: file },
  });

describe('the browser test runner', () => {
  it('fails noisy, skipped and wrong tests, passes the others, and counts both', () => {
    const { status, stdout } = runBrowserTests('test/support/noisy.fixture.ts');
    assert.match(stdout, /^2 passed, 7 failed$/m);
    assert.equal(status, 1);
    for (const name of stdout.matchAll(/^ {2}✗ (.*)$/gm)) assert.match(name[1] ?? '', /› bad: /);
  });

  it('fails when there is nothing to run', () => {
    const { status, stdout } = runBrowserTests('test/support/no-such-file.ts');
    assert.match(stdout.trimEnd(), /^0 passed, [1-9]\d* failed$/m);
    assert.equal(status, 1);
  });
});
