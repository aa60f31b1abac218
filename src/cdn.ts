import './define.js';
import { createClient } from './api/client.js';
import { configure } from './internal/context.js';
import { VERSION } from './version.js';

/** What the script tag adds to the page; `createSandbox` comes from `giro-sandbox.js`, in either script order. */
interface GiroGlobal {
  configure?: typeof configure;
  createClient?: typeof createClient;
  version?: string;
}

const page = globalThis as typeof globalThis & { Giro?: GiroGlobal };
page.Giro = { configure, createClient, version: VERSION, ...page.Giro };
