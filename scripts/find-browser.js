// Where is a Chromium-family browser? CHROME_PATH wins; then the usual places; then Playwright's and Puppeteer's caches.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (names) =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

const USUAL_PLACES = {
  linux: () => [
    ...onPath([
      'google-chrome-stable',
      'google-chrome',
      'chromium',
      'chromium-browser',
      'microsoft-edge-stable',
      'microsoft-edge',
      'brave-browser',
    ]),
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: () =>
    ['', homedir()].flatMap((home) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'].map(
        (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    ),
  win32: () =>
    [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        [
          'Google\\Chrome\\Application\\chrome.exe',
          'Chromium\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((path) => join(folder, path)),
      ),
};

function cached() {
  const playwright =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), 'Library/Caches/ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
    }[platform()] ??
    join(homedir(), '.cache/ms-playwright');
  const puppeteer = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer');
  return [
    `${playwright}/chromium-*/chrome-*/{chrome,chrome.exe,*.app/Contents/MacOS/*}`,
    `${playwright}/chromium_headless_shell-*/*/{headless_shell,chrome-headless-shell,chrome-headless-shell.exe}`,
    `${puppeteer}/chrome/*/*/{chrome,chrome.exe,*.app/Contents/MacOS/*}`,
  ]
    .flatMap((pattern) => globSync(pattern.replaceAll('\\', '/')))
    .toSorted()
    .toReversed();
}

/** Its path, or nothing. */
export function findBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return [...(USUAL_PLACES[platform()] ?? USUAL_PLACES.linux)(), ...cached()].find(isExecutable);
}

/** Chromium's own sandbox does not start for root (containers). */
export const browserArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function run(...command) {
  console.error(`$ ${command.join(' ')}`);
  const options = { stdio: ['ignore', 'inherit', 'inherit'], shell: platform() === 'win32' };
  return spawnSync(command[0], command.slice(1), options).status === 0;
}

/** The ways to install one, tried in turn: Debian's package, then Playwright's copy into the user's own cache. */
function* installs() {
  const apt = platform() === 'linux' && isExecutable('/usr/bin/apt-get');
  if (apt) {
    // Without a terminal nobody could type a password, and sudo would wait for it.
    const asRoot = process.getuid?.() === 0 ? [] : process.stdin.isTTY ? ['sudo'] : ['sudo', '-n'];
    yield () =>
      run(...asRoot, 'apt-get', 'update') &&
      run(...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
    yield () => run('npx', '--yes', 'playwright@1', 'install', '--with-deps', 'chromium');
  }
  yield () => run('npx', '--yes', 'playwright@1', 'install', 'chromium');
}

/** The browser found, or installed now; says what to do when there is still none. */
export function ensureBrowser() {
  for (const install of installs()) {
    if (findBrowser()) break;
    install();
  }
  const found = findBrowser();
  if (!found) console.error('No Chrome, Chromium or Edge found, nor could one be installed. Set CHROME_PATH.');
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = ensureBrowser();
  if (found) console.log(found);
  else process.exitCode = 1;
}
