// Keyboard, pointer and window of the test pages, meaning the same in Chromium, Firefox and WebKitGTK (Web Test
// Runner's own commands do not). The other half is test/support/user.ts.

/** Keys that have a code of their own in WebDriver; everything else is sent as the character it is. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** Chromium and Firefox, by puppeteer. */
export const byPuppeteer = (page) => ({
  async press(keys) {
    const names = keys.map((key) => (key === 'Space' ? ' ' : key));
    const held = names.slice(0, -1);
    for (const key of held) await page.keyboard.down(key);
    await page.keyboard.press(names.at(-1));
    for (const key of held.toReversed()) await page.keyboard.up(key);
  },
  type: (text) => page.keyboard.type(text),
  async click({ x, y, count }) {
    await page.mouse.click(x, y, { count });
  },
  hover: ({ x, y }) => page.mouse.move(x, y),
  viewport: (size) => page.setViewport(size),
});

/** WebKit, by WebDriver. */
export function byWebDriver(session) {
  const down = (value) => ({ type: 'keyDown', value });
  const up = (value) => ({ type: 'keyUp', value });
  const act = (actions) => session.command('POST', '/actions', { actions });
  const keyboard = (actions) => act([{ type: 'key', id: 'keyboard', actions }]);
  const mouse = (actions) => act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  const move = ({ x, y }) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  return {
    press(keys) {
      const values = keys.map((key) => KEYS[key] ?? key);
      return keyboard([...values.map(down), ...values.toReversed().map(up)]);
    },
    type: (text) => keyboard([...text].flatMap((character) => [down(character), up(character)])),
    click: ({ count = 1, ...place }) =>
      mouse([
        move(place),
        ...Array.from({ length: count }, () => [
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ]).flat(),
      ]),
    hover: (place) => mouse([move(place)]),
    async viewport({ width, height }) {
      // The window's frame is unknown, and MiniBrowser is never narrower than 447 px.
      for (let attempt = 0, last; attempt < 3; attempt += 1) {
        const [innerWidth, innerHeight] = await session.run('return [innerWidth, innerHeight]');
        if ((innerWidth === width && innerHeight === height) || innerWidth === last) return;
        last = innerWidth;
        const outer = await session.command('GET', '/window/rect');
        await session.command('POST', '/window/rect', {
          x: 0,
          y: 0,
          width: outer.width + width - innerWidth,
          height: outer.height + height - innerHeight,
        });
      }
    },
  };
}

export const kitCommands = () => ({
  name: 'kit-commands',
  async executeCommand({ command, payload, session }) {
    if (!command.startsWith('kit-')) return undefined;
    const { browser } = session;
    const user =
      browser.type === 'webkit' ? byWebDriver(await browser.webkit) : byPuppeteer(browser.getPage(session.id));
    await user[command.slice('kit-'.length)](payload);
    return true;
  },
});
