// What Web Test Runner found, in plain lines. The last one is `N passed, N failed`, which scripts/test.js adds up.
import { relative } from 'node:path';
import { countLine } from './counts.js';

const flatten = (suite, path = []) => [
  ...suite.tests.map((test) => ({ ...test, title: [...path, test.name].join(' › ') })),
  ...suite.suites.flatMap((inner) => flatten(inner, [...path, inner.name])),
];

/** What went wrong in one test file; a skipped test counts as a failed one, and so does a file without tests. */
function failuresOf(session, tests) {
  const failures = tests
    .filter((test) => !test.passed)
    .map(({ title, skipped, error }) => ({ title, text: skipped ? 'is skipped' : textOf(error) }));
  for (const error of session.errors) failures.push({ title: 'outside its tests', text: textOf(error) });
  if (session.request404s.length > 0 && failures.length > 0)
    failures[0].text += `\nnot found: ${session.request404s.join(', ')}`;
  if (failures.length === 0 && tests.length === 0) failures.push({ title: 'the file', text: 'has no tests' });
  if (failures.length === 0 && !session.passed) failures.push({ title: 'the file', text: 'did not finish' });
  return failures;
}

function textOf(error) {
  if (!error) return 'failed without saying why';
  const values = 'expected' in error ? `\n  expected: ${error.expected}\n  actual:   ${error.actual}` : '';
  const message = `${error.name && error.name !== 'Error' ? `${error.name}: ` : ''}${error.message ?? ''}`;
  const stack = error.stack?.replace(error.message ?? '', '').replace(/^\w*Error:?\s*\n/, '') ?? '';
  return `${message}${values}\n${stack}`.trimEnd();
}

export function reporter() {
  let started = 0;
  let before = 0;
  return {
    onTestRunStarted() {
      started = performance.now();
      before = started;
    },
    reportTestFileResults({ sessionsForTestFile, testFile }) {
      const seconds = ((performance.now() - before) / 1000).toFixed(1); // one file at a time
      before = performance.now();
      for (const session of sessionsForTestFile) {
        const tests = session.testResults ? flatten(session.testResults) : [];
        const failures = failuresOf(session, tests);
        const name = `${relative('.', testFile)} (${session.browser.name})`;
        const passed = tests.filter((test) => test.passed).length;
        console.log(`${failures.length > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${seconds} s`);
        for (const { title, text } of failures) console.log(`  ✗ ${title}\n${text.replaceAll(/^/gm, '      ')}`);
        for (const log of failures.length > 0 ? session.logs : []) console.log('      log:', ...log);
      }
    },
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      const slow = [];
      for (const session of sessions) {
        const tests = session.testResults ? flatten(session.testResults) : [];
        passed += tests.filter((test) => test.passed).length;
        failed += failuresOf(session, tests).length;
        slow.push(...tests.filter((test) => test.duration > 2000));
      }
      for (const { title, duration } of slow) console.log(`slow: ${(duration / 1000).toFixed(1)} s, ${title}`);
      console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
      console.log(countLine({ passed, failed }));
      if (failed > 0 || passed === 0) process.exitCode = 1;
    },
  };
}
