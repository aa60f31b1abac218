// How every browser is started here: same language, same time zone, no motion (axe calls colours in transition a fault).
import { existsSync, globSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { browserArgs, findBrowser } from './find-browser.js';

export const LOCALE = 'en-GB';
export const TIME_ZONE = 'Europe/Stockholm';

/** The environment for a browser, or for a process that starts one. */
export const browserEnv = () => ({
  ...process.env,
  TZ: TIME_ZONE,
  LANG: 'en_GB.UTF-8',
  LANGUAGE: 'en_GB:en',
  LC_ALL: 'C.UTF-8',
});

/** Where Firefox is: FIREFOX_PATH, then PATH, then the usual places. */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const names = platform() === 'win32' ? ['firefox.exe'] : ['firefox-esr', 'firefox'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [
    ...onPath,
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ].find((path) => existsSync(path));
}

/** Where WebKitGTK's MiniBrowser is, which WebKitWebDriver drives. */
export const findMiniBrowser = () =>
  globSync(['/usr/{lib,libexec}/webkit2gtk-4.1/MiniBrowser', '/usr/lib/*/webkit2gtk-4.1/MiniBrowser'])[0];

/**
 * Launch options of puppeteer for a Chromium-family browser. It takes certificates with a key of one of `trustedKeys`
 * (base64 of the SHA-256 of the public key) for good, and no other than usual.
 */
export function chromiumOptions({ trustedKeys = [] } = {}) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chrome, Chromium or Edge found. Run: npm run browser');
  return {
    executablePath,
    args: [
      ...browserArgs(),
      '--force-prefers-reduced-motion',
      `--lang=${LOCALE}`,
      `--accept-lang=${LOCALE}`,
      ...(trustedKeys.length > 0 ? [`--ignore-certificate-errors-spki-list=${trustedKeys.join(',')}`] : []),
    ],
    env: browserEnv(),
    // Puppeteer lets every popup through; people's browsers do not.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  };
}

/** A new page of Chromium; unlike the environment, this fixes the language and time zone on every operating system. */
export async function chromiumPage(context) {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setLocaleOverride', { locale: LOCALE });
  await page.emulateTimezone(TIME_ZONE);
  return page;
}

/** Launch options of puppeteer for Firefox. */
export function firefoxOptions() {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('No Firefox found. Install it, or set FIREFOX_PATH.');
  return {
    browser: 'firefox',
    executablePath,
    env: browserEnv(),
    extraPrefsFirefox: {
      'ui.prefersReducedMotion': 1,
      'intl.accept_languages': `${LOCALE}, en`,
      'intl.locale.requested': LOCALE,
      'intl.regional_prefs.use_os_locales': false,
    },
  };
}
