// Runs suites and adds them up: node scripts/test.js [--full] [--at-once 2] chromium/3 node page …
// chromium/3: in three parts, to run at once; each has a browser, a server and an origin of its own. Pages count as two.
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

// One page at a time: they share the machine with their browsers.
const pages = nodeTest('test/page/**/*.test.ts', '--test-concurrency=1');

const firefox = () => wtr('--config', 'wtr.firefox.config.js');
const webkit = (index) => withDisplay(wtr('--config', 'wtr.webkit.config.js'), 100 + 20 * index);

// A suite with a port can be run in parts, each from a port of its own on.
const SUITES = {
  chromium: { command: () => wtr(), chromium: true, port: 8100 },
  firefox: { command: firefox, port: 8300 },
  webkit: { command: webkit, port: 8500 },
  node: { command: nodeTest('test/node/**/*.test.ts'), chromium: true, built: true },
  page: { command: pages, chromium: true, built: true, weight: 2 },
  'page-firefox': { command: pages, env: { GIRO_ENGINE: 'firefox' }, built: true, weight: 2 },
  'page-webkit': { command: withDisplay(pages, 300), env: { GIRO_ENGINE: 'webkit' }, built: true, weight: 2 },
  // Each installs and builds with tools of its own: GIRO_HOSTS names some.
  hosts: { command: nodeTest('test/hosts/**/*.test.ts'), chromium: true, built: true },
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

/** The suites of a name: one, or as many as it has parts; undefined where there is none. */
function partsOf(asked) {
  const [name, text] = asked.split('/');
  const suite = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
  if (!suite) return [undefined];
  if (text === undefined) return [{ ...suite, name, command: suite.port ? suite.command(0) : suite.command }];
  const count = Number(text);
  if (!suite.port || !(count >= 1 && count <= 9)) return [undefined];
  return Array.from({ length: count }, (_, index) => {
    const part = `${index + 1}/${count}`;
    const env = { GIRO_TEST_PART: part, GIRO_TEST_PORT: String(suite.port + 20 * index) };
    return { ...suite, name: `${name} ${part}`, command: suite.command(index), env };
  });
}

const args = process.argv.slice(2);
const full = args.includes('--full');
const atOnce = args.includes('--at-once') ? Number(args[args.indexOf('--at-once') + 1]) : 1;
const asked = args.filter((name) => !name.startsWith('--') && !/^\d+$/.test(name));
const suites = asked.flatMap(partsOf);
if (suites.includes(undefined) || suites.length === 0 || !(atOnce >= 1)) {
  console.error(`Which suites? ${Object.keys(SUITES).join(' ')}`);
  process.exit(2);
}
if (full) process.env.GIRO_COUNTS = 'full';

const total = { passed: 0, failed: 0 };
// Before anything runs: no suite may find the build half done.
const lacksBrowser = suites.some(({ chromium }) => chromium) && !ensureBrowser();
const lacksBuild = suites.some(({ built }) => built) && !build();
if (lacksBuild) console.log('✗ the build failed');

/** Runs one suite, and adds up what it counted. */
async function work(suite) {
  if (atOnce === 1) console.log(`\n== ${suite.name}`);
  if ((suite.chromium && lacksBrowser) || (suite.built && lacksBuild)) {
    total.failed += 1;
    return;
  }
  const counts = await run(suite.command, {
    env: suite.env,
    limit: (full ? 180 : 30) * MINUTE,
    isAlone: atOnce === 1,
  });
  if (atOnce > 1) console.log(`== that was ${suite.name}`);
  total.passed += counts.passed;
  total.failed += counts.failed;
}

// Each begins, in turn, as soon as there is room for it: most wait more than they work.
const running = new Map();
for (const suite of suites) {
  const weight = Math.min(suite.weight ?? 1, atOnce);
  const room = () => atOnce - [...running.values()].reduce((sum, one) => sum + one, 0);
  while (room() < weight) await Promise.race(running.keys());
  const working = work(suite).finally(() => running.delete(working));
  running.set(working, weight);
}
await Promise.all(running.keys());
console.log(`\n${countLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
