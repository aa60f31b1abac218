import { Hono } from 'hono/tiny';
import type { SandboxClock } from './clock.js';
import type { LaunchResult } from './consents.js';
import type { Fault, SandboxFaults } from './faults.js';
import type { Json } from './json.js';
import { isOutcome } from './ledger/outcome.js';
import type { SandboxLog } from './log.js';
import type { Bindings } from './platform.js';
import { answer, readObject, refuse } from './respond.js';
import type { SandboxMail, SandboxPhone } from './messages.js';
import type { Edition } from './state.js';
import type { SandboxTransfers } from './transfers.js';
import { isTwoFactor, type TwoFactor } from './two-factor.js';
import type { WalletSetting } from './wallet-settings.js';

/** What can be done to the sandbox from outside. */
export interface Controls {
  reset(): void;
  setStatus(card: string, status: string): void;
  launch(token: string): Promise<LaunchResult>;
  readonly clock: SandboxClock;
  readonly faults: SandboxFaults;
  readonly log: SandboxLog;
  readonly phone: SandboxPhone;
  readonly mail: SandboxMail;
  edition: Edition;
  protectCredentials: boolean;
  twoFactor: TwoFactor;
  filesReadable: boolean;
  outcome: string;
  unpaidInvoice: boolean;
  dedupe: boolean;
  readonly transfers: SandboxTransfers;
  setWallet(wallet: string, change: WalletSetting): void;
}

/** Controls that are either on or off, and where each is. */
const FLAGS = {
  '/protect-credentials': 'protectCredentials',
  '/files-readable': 'filesReadable',
  '/unpaid-invoice': 'unpaidInvoice',
  '/dedupe': 'dedupe',
} as const;

/** The controls over HTTP: each does what the member of the same name does. */
export function controlRoutes(controls: Controls): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const done = (): Response => new Response(null, { status: 204 });
  const state = (): Response => {
    const { clock, dedupe, edition, filesReadable, outcome, protectCredentials, twoFactor, unpaidInvoice } = controls;
    const now = new Date(clock.now()).toISOString();
    return answer({
      ...{ now, edition, protectCredentials, twoFactor, filesReadable, outcome, unpaidInvoice, dedupe },
    });
  };

  for (const [path, field] of Object.entries(FLAGS))
    app.post(path, (context) => {
      const value = readObject(context)?.[field];
      if (typeof value !== 'boolean') return refuse(400, { field, message: 'true or false' });
      controls[field] = value;
      return state();
    });

  app.get('/', state);
  app.post('/reset', () => {
    controls.reset();
    return done();
  });
  app.post('/clock', (context) => {
    const { advance, resume, set } = readObject(context) ?? {};
    if (set === undefined && advance === undefined && resume === undefined)
      return refuse(400, { message: 'Say { set }, { advance } or { resume: true }' });
    try {
      if (typeof set === 'string' || typeof set === 'number') controls.clock.set(set);
      if (advance !== undefined) controls.clock.advance(Number(advance));
      if (resume === true) controls.clock.resume();
    } catch (error) {
      return refuse(400, { message: messageOf(error) });
    }
    return state();
  });
  app.post('/edition', (context) => {
    const edition = readObject(context)?.['edition'];
    if (edition !== 'current' && edition !== 'older')
      return refuse(400, { field: 'edition', message: 'current or older' });
    controls.edition = edition;
    return state();
  });
  app.post('/two-factor', (context) => {
    const twoFactor = readObject(context)?.['twoFactor'];
    if (!isTwoFactor(twoFactor)) return refuse(400, { field: 'twoFactor', message: 'flat, challenge or off' });
    controls.twoFactor = twoFactor;
    return state();
  });
  app.post('/outcome', (context) => {
    const outcome = readObject(context)?.['outcome'];
    if (!isOutcome(outcome)) return refuse(400, { field: 'outcome', message: 'For example approve or decline 5120' });
    controls.outcome = outcome;
    return state();
  });
  app.get('/transfers', () => answer(asJson(controls.transfers.all())));
  app.post('/wallet', (context) => {
    const { wallet, ...change } = readObject(context) ?? {};
    if (typeof wallet !== 'string') return refuse(400, { field: 'wallet', message: 'wallet is required' });
    try {
      controls.setWallet(wallet, change);
    } catch (error) {
      return refuse(400, { message: messageOf(error) });
    }
    return done();
  });
  app.get('/phone', () => answer(asJson(controls.phone.messages)));
  app.get('/mail', () => answer(asJson(controls.mail.messages)));
  app.post('/status', (context) => {
    const { card, status } = readObject(context) ?? {};
    if (typeof card !== 'string' || typeof status !== 'string') return refuse(400, { message: 'Say { card, status }' });
    try {
      controls.setStatus(card, status);
    } catch (error) {
      return refuse(400, { message: messageOf(error) });
    }
    return done();
  });
  app.post('/launch', async (context) => {
    const token = readObject(context)?.['token'];
    if (typeof token !== 'string') return refuse(400, { field: 'token', message: 'token is required' });
    return answer({ ...(await controls.launch(token)) });
  });
  app.get('/faults', () => answer(asJson(controls.faults.list())));
  app.post('/faults', (context) => {
    try {
      // `add` checks the shape itself: it is called from plain JavaScript too.
      controls.faults.add(readObject(context) as unknown as Fault);
    } catch (error) {
      return refuse(400, { message: messageOf(error) });
    }
    return answer(asJson(controls.faults.list()), 201);
  });
  app.delete('/faults', () => {
    controls.faults.clear();
    return done();
  });
  app.get('/log', () => answer(asJson(controls.log.all())));
  app.delete('/log', () => {
    controls.log.clear();
    return done();
  });
  return app;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
