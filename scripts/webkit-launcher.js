// A launcher of @web/test-runner for WebKitGTK.
import { WebKitSession } from './webdriver.js';

class WebKitLauncher {
  name = 'WebKit';
  type = 'webkit';
  concurrency = 1;
  #urls = new Map();
  #starting;

  async initialize() {}

  /** The session, for scripts/commands.js. */
  get webkit() {
    return this.#starting;
  }

  async startSession(id, url) {
    const session = await (this.#starting ??= WebKitSession.start());
    this.name = `WebKitGTK ${session.version}`;
    this.#urls.set(id, url);
    // Not awaited: the answer comes when the page has loaded, which is when its tests are over.
    void session.command('POST', '/url', { url }).catch(() => undefined);
  }

  async stopSession(id) {
    this.#urls.delete(id);
    const session = await this.#starting;
    await session.command('POST', '/url', { url: 'about:blank' });
    return {};
  }

  isActive(id) {
    return this.#urls.has(id);
  }

  getBrowserUrl(id) {
    return this.#urls.get(id);
  }

  async stop() {
    const session = await this.#starting?.catch(() => undefined);
    await session?.stop();
  }
}

export const webkitLauncher = () => new WebKitLauncher();
