// Drives WebKitGTK's MiniBrowser over WebDriver, with nothing but fetch.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { browserEnv, findMiniBrowser } from './browsers.js';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** GTK reads "no animations" (which pages see as reduced motion) from a settings file only. */
function gtkSettings() {
  const home = mkdtempSync(join(tmpdir(), 'giro-gtk-'));
  mkdirSync(join(home, 'gtk-3.0'));
  writeFileSync(join(home, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return home;
}

/** One running WebKit with one window. */
export class WebKitSession {
  #base;
  #id;
  #process;
  #home;

  /** Starts the driver and the browser; needs a display (xvfb-run). */
  static async start() {
    const session = new WebKitSession();
    try {
      await session.#start();
    } catch (error) {
      await session.stop();
      throw error;
    }
    return session;
  }

  async #start() {
    const binary = findMiniBrowser();
    if (!binary) throw new Error('No WebKitGTK MiniBrowser found. Debian: webkit2gtk-driver.');
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) throw new Error('WebKitGTK needs a display: xvfb-run -a');
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#home = gtkSettings();
    this.#process = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...browserEnv(),
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        // Its last compiler is for pages that stay: in tests it costs more than it saves.
        JSC_useFTLJIT: '0',
        XDG_CONFIG_HOME: this.#home,
        NO_AT_BRIDGE: '1',
      },
    });
    process.once('exit', this.#kill);
    await this.#untilReady();
    const { sessionId, capabilities } = await this.#call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary, args: ['--automation'] },
        },
      },
    });
    this.#id = sessionId;
    this.version = capabilities.browserVersion;
  }

  async #untilReady() {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.#call('GET', '/status');
        return;
      } catch (error) {
        if (attempt > 100) throw error;
        await wait(100);
      }
    }
  }

  async #call(method, path, body) {
    const response = await fetch(`${this.#base}${path}`, {
      signal: AbortSignal.timeout(60_000),
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value.error} ${value.message}`);
    return value;
  }

  #kill = () => {
    this.#process?.kill();
    if (this.#home) rmSync(this.#home, { recursive: true, force: true });
  };

  /** One command of this session, for example `('POST', '/url', { url })`. */
  command(method, path, body) {
    return this.#call(method, `/session/${this.#id}${path}`, body);
  }

  /** Runs a function body in the page; `return` gives its answer. */
  run(script, ...args) {
    return this.command('POST', '/execute/sync', { script, args });
  }

  /** Closes the browser and the driver. */
  async stop() {
    if (this.#id) await this.command('DELETE', '').catch(() => undefined);
    this.#kill();
    process.off('exit', this.#kill);
  }
}
