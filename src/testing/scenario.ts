import type { GetToken } from '../api/client.types.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/create.js';
import type { Fault, FaultEffect } from '../sandbox/faults.js';
import type { SandboxTokenRequest } from '../sandbox/host.js';
import { PEOPLE, type Person } from '../sandbox/people.js';

/**
 * What a test can be put into, by name.
 *
 * - `happy`: everything works at once, and asks for nothing: no code, no consent where there is a way without one.
 * - `consent`: what may need the person's consent needs it, and they give it.
 * - `consent-refused`: as `consent`, and they say no.
 * - `consent-expired`: as `consent`, and they get to it too late.
 * - `code`: signing in and sending money ask for the code of an SMS, and the person types the right one.
 * - `wrong-code`: as `code`, and the person types a wrong one.
 * - `expired-code`: as `code`, and the person types the right one when its time is over.
 * - `frozen`: every card that could be used is frozen.
 * - `no-cards`: the person has no card yet.
 * - `declined`: transfers are taken, and declined a moment later.
 * - `refused`: the platform refuses every act with 403; reading works.
 * - `lost-answer`: every act is carried out, and no answer to it arrives.
 * - `lost-request`: no act arrives, and nobody is told.
 * - `slow`: every answer takes its time (`slowMs`).
 * - `offline`: nothing arrives anywhere: every connection breaks.
 * - `signed-out`: there is no token to be had, and the platform takes none.
 * - `forbidden`, `not-found`, `rate-limited`, `server-error`, `bad-answer`: the platform answers everything so.
 */
export type ScenarioName = keyof typeof SCENARIOS;

/** How a scenario is made. */
export interface ScenarioOptions extends SandboxOptions {
  /** The sandbox to put into it, for example of a server that `startSandbox()` started; default a new one in memory. */
  readonly sandbox?: Sandbox | undefined;
  /** How long each answer takes in `slow`, in milliseconds; default 3000. */
  readonly slowMs?: number | undefined;
}

/** A platform in a state, and what its person does there. */
export interface Scenario {
  readonly name: ScenarioName;
  readonly sandbox: Sandbox;
  /** For `createClient()` or `configure()`, in the page the sandbox is in: the person is signed in, in both APIs. */
  readonly options: {
    readonly environment: 'sandbox';
    readonly fetch: typeof fetch;
    readonly getToken: GetToken;
  };
  /** Signs in with these. */
  readonly person: { readonly email: string; readonly password: string };
  /** The code the person types after the newest SMS. Throws where none arrived. */
  code(): string;
  /**
   * What the person does on the hosted page of an address, as `giro-consent-required` tells it; resolves to where they go
   * back to. Rejects where there is nothing to decide.
   */
  visit(url: string): Promise<string | undefined>;
  /** Back to how it began. */
  reset(): Promise<void>;
}

type Faults = (slowMs: number) => readonly Fault[];

/** What differs between scenarios. */
interface Setting {
  readonly needs?: 'consent' | 'code';
  readonly person?: 'refuses' | 'mistypes' | 'is late';
  readonly isFrozen?: boolean;
  readonly isSignedOut?: boolean;
  readonly outcome?: string;
  readonly faults?: Faults;
}

/** Every call that changes something, signing in aside. */
const ACTS = [
  'POST /v3/cards',
  'PATCH /v3/cards/:id',
  'POST /v3/cards/:id/activate',
  'POST /v3/cards/:id/apple_pay/tokenize',
  'POST /v3/transactions/move',
  'POST /v3/transactions/pay',
  'POST /v2/cards/issue',
  'POST /v2/transactions',
];

const failing =
  (calls: readonly string[], effect: FaultEffect): Faults =>
  () =>
    calls.map((call) => ({ call, do: effect }));
const acts = (effect: FaultEffect) => failing(ACTS, effect);
const everything = (effect: FaultEffect) => failing(['*'], effect);
const answers = (status: number, headers = {}) => everything({ kind: 'status', status, headers });

const SCENARIOS = {
  happy: {},
  consent: { needs: 'consent' },
  'consent-refused': { needs: 'consent', person: 'refuses' },
  'consent-expired': { needs: 'consent', person: 'is late' },
  code: { needs: 'code' },
  'wrong-code': { needs: 'code', person: 'mistypes' },
  'expired-code': { needs: 'code', person: 'is late' },
  frozen: { isFrozen: true },
  'no-cards': {
    faults: () => [
      { call: 'GET /v3/cards', do: { kind: 'status', status: 200, body: { data: [], has_more: false } } },
      { call: 'GET /v2/cards', do: { kind: 'status', status: 200, body: [] } },
    ],
  },
  declined: { outcome: 'decline 5120' },
  refused: { faults: acts({ kind: 'status', status: 403 }) },
  'lost-answer': { faults: acts({ kind: 'drop', when: 'after' }) },
  'lost-request': { faults: acts({ kind: 'drop', when: 'before' }) },
  slow: { faults: (ms) => [{ call: '*', do: { kind: 'delay', ms } }] },
  offline: { faults: everything({ kind: 'drop', when: 'before' }) },
  'signed-out': { isSignedOut: true, faults: answers(401) },
  forbidden: { faults: answers(403) },
  'not-found': { faults: answers(404) },
  'rate-limited': { faults: answers(429, { 'retry-after': '60' }) },
  'server-error': { faults: answers(500) },
  'bad-answer': { faults: everything({ kind: 'wrong-shape' }) },
} satisfies Readonly<Record<string, Setting>>;

/** The names of all scenarios. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** A person who is late comes after codes (300 s) and consents (600 s) are over. */
const LATE_MS = 601_000;
const PIN = '4821';

/** Makes a scenario: a sandbox of its own, or one that is given, put back to its seed and then into the scenario. */
export async function scenario(name: ScenarioName, options: ScenarioOptions = {}): Promise<Scenario> {
  const { sandbox: given, slowMs = 3000, ...made } = options;
  const setting: Setting | undefined = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
  if (!setting) throw new RangeError(`No scenario "${name}". There are: ${SCENARIO_NAMES.join(', ')}`);
  const sandbox = given ?? createSandbox({ storage: null, settleSeconds: 0, ...made });
  const isThem = ({ apiKey, firstName, id }: Person): boolean => [apiKey, firstName, id].includes(made.person ?? '');
  const { email, password } = PEOPLE.find(isThem) ?? PEOPLE[0];
  let token: string | undefined;

  const reset = async (): Promise<void> => {
    sandbox.reset();
    sandbox.edition = setting.needs === 'consent' ? 'current' : 'older';
    sandbox.protectCredentials = setting.needs === 'consent';
    sandbox.twoFactor = setting.needs === 'code' ? 'challenge' : 'off';
    sandbox.outcome = setting.outcome ?? 'approve';
    if (setting.isFrozen) await freezeAll(sandbox);
    token = await signIn(sandbox, { email, password });
    for (const fault of setting.faults?.(slowMs) ?? []) sandbox.faults.add(fault);
    sandbox.log.clear();
  };
  const getToken = async ({ api, expired }: SandboxTokenRequest): Promise<string> => {
    if (setting.isSignedOut) throw new Error('Nobody is signed in.');
    if (api !== 'banking') return await sandbox.getToken({ api, expired });
    if (token === undefined || expired) token = await signIn(sandbox, { email, password });
    return token;
  };
  await reset();
  return {
    name,
    sandbox,
    options: { environment: 'sandbox', fetch: sandbox.fetch, getToken },
    person: { email, password },
    code: () => {
      const code = sandbox.phone.messages.at(-1)?.code;
      if (code === undefined) throw new Error('No code arrived.');
      if (setting.person === 'is late') sandbox.clock.advance(LATE_MS);
      return setting.person === 'mistypes' ? `${(Number(code[0]) + 1) % 10}${code.slice(1)}` : code;
    },
    visit: async (url) => {
      if (setting.person === 'is late') sandbox.clock.advance(LATE_MS);
      const { searchParams, pathname } = new URL(url);
      const id = searchParams.get('giro-sandbox-consent') ?? decodeURIComponent(pathname.split('/').at(-1) ?? '');
      const decision = setting.person === 'refuses' ? 'reject' : 'approve';
      const answer = await post(sandbox, `/hosted/consents/${encodeURIComponent(id)}`, {
        ...{ decision, pin: PIN, pin_again: PIN },
      });
      const { returnUrl, status } = answer as { returnUrl?: string; status?: string };
      if (status !== undefined && status !== 'expired') throw new Error(`There is nothing to decide: it is ${status}.`);
      return returnUrl;
    },
    reset,
  };
}

const ORIGIN = 'https://sandbox.invalid';

async function post(sandbox: Sandbox, path: string, body: object): Promise<object> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const response = await sandbox.fetch(ORIGIN + path, { method: 'POST', body: JSON.stringify(body), headers });
  return (await response.json()) as object;
}

/** The token of a person who signed in on the host's server, whatever the platform asks of others. */
async function signIn(sandbox: Sandbox, person: Scenario['person']): Promise<string> {
  const { twoFactor } = sandbox;
  sandbox.twoFactor = 'off';
  try {
    const device = { fp_client_data: { identifiers: { id_fingerprint: 1 } } };
    const { token } = (await post(sandbox, '/banking/v2/person/signin', { ...person, ...device })) as {
      token?: string;
    };
    if (token === undefined) throw new Error('The platform refused the sign-in.');
    return token;
  } finally {
    sandbox.twoFactor = twoFactor;
  }
}

/** Freezes the cards of both models that can be paid with. */
async function freezeAll(sandbox: Sandbox): Promise<void> {
  const read = async (path: string, headers: Readonly<Record<string, string>>): Promise<unknown> =>
    (await sandbox.fetch(ORIGIN + path, { headers })).json();
  const token = async (api: SandboxTokenRequest['api']): Promise<string> =>
    await sandbox.getToken({ api, expired: false });
  const { data } = (await read('/cards/v3/cards?limit=100', {
    authorization: `Bearer ${await token('cards')}`,
  })) as { readonly data: readonly Listed[] };
  const banking = (await read('/banking/v2/cards', { 'x-access-token': await token('banking') })) as readonly Listed[];
  for (const { id, status } of [...data, ...banking])
    if (status.toLowerCase() === 'active') sandbox.setStatus(id, 'frozen');
}

/** A card in a list of either model. */
interface Listed {
  readonly id: string;
  readonly status: string;
}
