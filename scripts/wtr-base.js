import './register-ts.js';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { LOCALE } from './browsers.js';
import { kitCommands } from './commands.js';
import { reporter } from './wtr-reporter.js';

const { startPlatformServer } = await import('../test/support/server.ts');
const { startFaultServer } = await import('../test/faults/support/fault-server.ts');

const tsconfig = fileURLToPath(new URL('../tsconfig.json', import.meta.url));
// Runs random tests as a failure said they ran.
const seed = process.env.GIRO_SEED === undefined ? undefined : Number(process.env.GIRO_SEED);
const fullCounts = process.env.GIRO_COUNTS === 'full';

/** The platform as real HTTP servers, for the time of the run; with a certificate also behind wires that fail. */
let platform;
let faults;
const platformServer = (certificate) => ({
  name: 'platform-server',
  async serverStart() {
    platform = await startPlatformServer();
    if (certificate) faults = await startFaultServer(platform, certificate);
  },
  async serverStop() {
    await faults?.close();
    await platform?.close();
  },
});

/** Puts the guards of test/support/setup.ts into every test file: they need Mocha, which loads the file itself. */
const setup = {
  name: 'test-setup',
  transform(context) {
    if (/^\/test\/.*\.(test|fixture)\.ts$/.test(context.path)) return `import '/test/support/setup.ts';${context.body}`;
  },
};

/** The sandbox's PDF library as its own one file: as modules it brings others that only a bundler can load. */
const pdfLibrary = {
  name: 'pdf-library',
  resolveImport: ({ source }) =>
    source === '@cantoo/pdf-lib' ? '/node_modules/@cantoo/pdf-lib/dist/pdf-lib.esm.min.js' : undefined,
};

/** What a test page knows about its surroundings, whatever the browser. */
const testPage = (framework, stress) => `<!doctype html>
<html lang="${LOCALE}">
  <head><meta charset="utf-8" /><title>Tests</title></head>
  <body>
    <script>
      globalThis.GIRO_TEST = ${JSON.stringify({ server: platform?.origin, faults: faults?.origins, fullCounts, stress, seed })};
    </script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;

/**
 * In one engine: whatever can be answered, at every call, and whatever can come between, at random, with its twins; and the
 * sandbox, a platform without a screen but for its dialog and controls, with the scenarios it is put into.
 */
const STRESS = [
  'test/sandbox/!(approval-dialog|controls).test.ts',
  'test/testing/*.test.ts',
  'test/widgets/*-{answers,failures,interrupted,outcomes,shuffled}*.test.ts',
  'test/widgets/{double-activation,latest-answer,person-switch,removal,shuffled-answers}.test.ts',
];

/** The files to run: of all, or of GIRO_TEST_FILES, every n-th from the k-th on where GIRO_TEST_PART is `k/n`. */
function testFiles(hasFaults, stress) {
  const { GIRO_TEST_FILES: named, GIRO_TEST_PART: part = '1/1' } = process.env;
  const [first, count] = part.split('/').map(Number);
  const left = ['test/node/**', 'test/page/**', 'test/hosts/**', ...(hasFaults ? [] : ['test/faults/**'])];
  if (!stress && !named) left.push(...STRESS);
  return globSync((named ?? 'test/**/*.test.ts').split(' '), { exclude: left })
    .toSorted()
    .filter((_, index) => index % count === first - 1);
}

/**
 * The configuration for one engine; `stress` says whether it is the one that random runs are many in. With a `certificate`
 * that the browser takes it runs the fault tests too: what they count is how Chromium sends.
 */
export const configFor = (browser, { stress, certificate, ...more } = {}) => ({
  files: testFiles(certificate !== undefined, stress),
  // Two runs at once must not look for a free one at the same moment.
  ...(process.env.GIRO_TEST_PORT && { port: Number(process.env.GIRO_TEST_PORT) }),
  // 127.0.0.1: spelt out, or as localhost, the runner would listen on every interface of the machine.
  hostname: '127.1',
  nodeResolve: { exportConditions: ['production', 'browser', 'default'] },
  plugins: [
    setup,
    pdfLibrary,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig }),
    kitCommands(),
    platformServer(certificate),
  ],
  // Long enough for the slowest engine on a busy machine; what hangs is still found.
  testFramework: { config: { timeout: fullCounts ? 900_000 : 30_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: fullCounts ? 3_600_000 : 240_000,
  testRunnerHtml: (framework) => testPage(framework, stress),
  reporters: [reporter()],
  staticLogging: true,
  // One page at a time: focus, local storage and broadcast channels belong to the test that runs.
  concurrency: 1,
  browsers: [browser],
  ...more,
});
