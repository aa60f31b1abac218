// Runs suites and adds them up: node scripts/test.js [--full] [--at-once 2] chromium node page …
// Ends with `N passed, N failed`, and fails when a test did, when a runner broke, or when a suite ran nothing.
import { spawn, spawnSync } from 'node:child_process';
import { TIME_ZONE } from './browsers.js';
import { countLine, readCounts } from './counts.js';
import { ensureBrowser } from './find-browser.js';

const MINUTE = 60_000;

const wtr = (...args) => [process.execPath, 'node_modules/@web/test-runner/dist/bin.js', ...args];
const nodeTest = (pattern, ...args) => [
  process.execPath,
  '--import=./scripts/register-ts.js',
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=./scripts/node-reporter.js',
  '--test-reporter-destination=stdout',
  ...args,
  pattern,
];

/** WebKitGTK has no headless mode of its own. Two runs look for a free display from different numbers on. */
const withDisplay = (command, from) =>
  process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? command : ['xvfb-run', '-a', '-n', String(from), ...command];

/** One engine's tests in two halves, to run at once: each has a browser, a server and an origin of its own. */
const halves = (name, command, port, more = {}) => ({
  [`${name}-widgets`]: {
    command: command(120 + port / 100),
    env: { GIRO_TEST_FILES: 'test/widgets/[e-z]*.test.ts', GIRO_TEST_PORT: String(port) },
    ...more,
  },
  [`${name}-rest`]: {
    command: command(160 + port / 100),
    env: {
      GIRO_TEST_FILES: 'test/!(widgets)/**/*.test.ts test/widgets/[a-d]*.test.ts',
      GIRO_TEST_PORT: String(port + 50),
    },
    ...more,
  },
});

// One page at a time: they share the machine with their browsers.
const pages = nodeTest('test/page/**/*.test.ts', '--test-concurrency=1');

const firefox = () => wtr('--config', 'wtr.firefox.config.js');
const webkit = (display = 99) => withDisplay(wtr('--config', 'wtr.webkit.config.js'), display);

const SUITES = {
  chromium: { command: wtr(), chromium: true },
  ...halves('chromium', () => wtr(), 8100, { chromium: true }),
  firefox: { command: firefox() },
  ...halves('firefox', firefox, 8300),
  webkit: { command: webkit() },
  ...halves('webkit', webkit, 8500),
  node: { command: nodeTest('test/node/**/*.test.ts'), chromium: true, built: true },
  page: { command: pages, chromium: true, built: true },
  'page-firefox': { command: pages, env: { GIRO_ENGINE: 'firefox' }, built: true },
  'page-webkit': { command: withDisplay(pages, 260), env: { GIRO_ENGINE: 'webkit' }, built: true },
  stories: { command: [process.execPath, 'scripts/stories-run.js'], chromium: true },
};

function build() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['run', '--silent', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/** Runs a command, shows what it says, and answers what it counted. */
function run(command, { env = {}, limit, isAlone }) {
  const { promise, resolve } = Promise.withResolvers();
  const child = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, TZ: TIME_ZONE },
  });
  let output = '';
  const timer = setTimeout(() => {
    output += `\n✗ still running after ${String(limit / MINUTE)} minutes: stopped\n`;
    if (isAlone) console.log(output.slice(-60));
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  }, limit);
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    if (isAlone) process.stdout.write(text);
  });
  child.on('error', (error) => {
    console.log(`✗ ${command[0]}: ${error.message}`);
    clearTimeout(timer);
    resolve({ passed: 0, failed: 1 });
  });
  child.on('close', (code) => {
    clearTimeout(timer);
    const counts = readCounts(output) ?? { passed: 0, failed: 0 };
    const broken = (code !== 0 && counts.failed === 0) || (counts.passed === 0 && counts.failed === 0);
    if (!isAlone) process.stdout.write(output);
    if (broken) console.log(`✗ the runner broke or ran nothing (exit code ${String(code)})`);
    resolve({ passed: counts.passed, failed: counts.failed + (broken ? 1 : 0) });
  });
  return promise;
}

const args = process.argv.slice(2);
const full = args.includes('--full');
const atOnce = args.includes('--at-once') ? Number(args[args.indexOf('--at-once') + 1]) : 1;
const names = args.filter((name) => !name.startsWith('--') && !/^\d+$/.test(name));
const unknown = names.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0 || names.length === 0 || !(atOnce >= 1)) {
  console.error(`Which suites? ${Object.keys(SUITES).join(' ')}`);
  process.exit(2);
}
if (full) process.env.GIRO_COUNTS = 'full';

const total = { passed: 0, failed: 0 };
const suites = names.map((name) => SUITES[name]);
// Before anything runs: no suite may find the build half done.
const lacksBrowser = suites.some(({ chromium }) => chromium) && !ensureBrowser();
const lacksBuild = suites.some(({ built }) => built) && !build();
if (lacksBuild) console.log('✗ the build failed');

const queue = [...names];

/** Runs suites until there are none left. */
async function work() {
  for (let name = queue.shift(); name; name = queue.shift()) {
    const suite = SUITES[name];
    if (atOnce === 1) console.log(`\n== ${name}`);
    if ((suite.chromium && lacksBrowser) || (suite.built && lacksBuild)) {
      total.failed += 1;
      continue;
    }
    const counts = await run(suite.command, {
      env: suite.env,
      limit: (full ? 180 : 30) * MINUTE,
      isAlone: atOnce === 1,
    });
    if (atOnce > 1) console.log(`== that was ${name}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
console.log(`\n${countLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
