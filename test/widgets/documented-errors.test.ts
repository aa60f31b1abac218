import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { CORPORATION, BENEFICIARIES, WALLETS } from './accounts.js';
import { allInside, heard, place, textOf, until } from './stage.js';

// Every way the reference says a call can be refused, in its own shapes, at every call of the elements that read money and
// of signing in, and what the person is told.

interface Refusal {
  readonly status: number;
  readonly body: object;
  /** The kind and the code the host hears. */
  readonly kind: string;
  readonly code: string | undefined;
  readonly words: string;
}

const ASK_WHY = 'Contact the bank to find out why';
const refused = (entry: object, kind: string, code: string | undefined, words: string): Refusal => ({
  status: 400,
  body: { errors: [entry] },
  kind,
  code,
  words,
});

/** Source: Banking v2, "API Versioning", "Validation Errors" with its codes, "Get all composed fees" for 401 and 404. */
const DOCUMENTED = {
  'a value that is not valid (10001)': refused(
    { field: 'from', message: 'Invalid value of from', code: 10001 },
    'validation',
    '10001',
    'Check the details',
  ),
  'a field that is required (10002)': refused(
    { field: 'from', message: 'from is required', code: '10002' },
    'validation',
    '10002',
    'Check the details',
  ),
  'a version without a number': refused(
    { field: '', message: 'API version is no longer supported. Please update your application' },
    'refused',
    undefined,
    ASK_WHY,
  ),
  'a version that is no longer supported (21001)': refused(
    { field: '', message: 'This API version is no longer supported', code: 21001 },
    'refused',
    '21001',
    ASK_WHY,
  ),
  'a version that is not supported (21002)': refused(
    { field: '', message: 'This API version is not supported', code: 21002 },
    'refused',
    '21002',
    ASK_WHY,
  ),
  'no token (401)': {
    status: 401,
    body: { errors: [{ field: 'jwt', message: 'No auth token' }] },
    kind: 'unauthorized',
    code: undefined,
    words: 'Your session has ended',
  },
  'nothing there (404)': {
    status: 404,
    body: { message: 'Not Found', error: { status: 404 } },
    kind: 'not-found',
    code: undefined,
    words: 'We could not find this',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

type Name = keyof typeof DOCUMENTED;
const NAMES = Object.keys(DOCUMENTED) as Name[];

const [ALMA] = PEOPLE;
const SIGN_IN = 'POST /v2/person/signin';
const WALLET = ALMA.accounts[0]?.walletId ?? '';
const ACCOUNT = ALMA.accounts[0]?.id ?? '';

interface Page {
  readonly sandbox: Sandbox;
  readonly provider: HTMLElementTagNameMap['giro-provider'];
}

const newSandbox = (): Sandbox => createSandbox({ storage: null, twoFactor: 'off', personTokenSeconds: 20 });

/** A page of its own on the platform, at which a call is refused. */
function open(sandbox: Sandbox, call: string, { status, body }: Refusal, paymentsApi: 'v3' | undefined): Page {
  sandbox.faults.clear();
  sandbox.faults.add({ call, do: { kind: 'status', status, body } });
  const { fetch, getToken } = sandbox;
  const provider = document.createElement('giro-provider');
  provider.client = createClient({ environment: 'sandbox', fetch, getToken, paymentsApi });
  return { sandbox, provider: place(provider) };
}

/** Puts an element into the page, and does what it takes until it makes the call. */
type Use = (page: Page) => Promise<HTMLElement> | HTMLElement;

type Call = readonly [call: string, use: Use, paymentsApi?: 'v3'];

const element =
  (tag: string, attributes: Readonly<Record<string, string>> = {}): Use =>
  ({ provider }) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    provider.append(made);
    return made;
  };

const opensDetails =
  (use: Use): Use =>
  async (page) => {
    const list = await use(page);
    await until(() => allInside(list, 'button.disclosure').length > 0, 'the accounts');
    allInside(list, 'button.disclosure')[0]?.click();
    return list;
  };

const downloads =
  (accounts: string): Use =>
  async (page) => {
    const made = document.createElement('giro-statement-download');
    made.accountId = accounts;
    page.provider.append(made);
    await made.updateComplete;
    void made.submit();
    return made;
  };

/** Reads of an element, and what the person does there first. */
const READS: Readonly<Record<string, Call>> = {
  'giro-account-list, of the corporation': [CORPORATION, element('giro-account-list')],
  'giro-account-list, of the accounts': [WALLETS, element('giro-account-list')],
  'giro-account-list, of the bank details of an account': [
    'GET /v2/corporations/:id/wallets/:walletId',
    (page) => {
      const wallet = { id: WALLET, type: 'real', name: 'Everyday', currency: 'EUR', amount: 0 };
      page.sandbox.faults.add({ call: WALLETS, do: { kind: 'status', status: 200, body: [wallet] } });
      return opensDetails(element('giro-account-list'))(page);
    },
  ],
  'giro-account-list, of an account of Cards v3': [
    'GET /v3/accounts/:id',
    element('giro-account-list', { 'account-ids': ACCOUNT }),
    'v3',
  ],
  'giro-account-list, of the bank details of an account of Cards v3': [
    'GET /v3/accounts/:id/bank_details',
    opensDetails(element('giro-account-list', { 'account-ids': ACCOUNT })),
    'v3',
  ],
  'giro-transaction-list, of an account': [
    'GET /v2/transactions',
    element('giro-transaction-list', { 'account-id': WALLET }),
  ],
  'giro-beneficiary-list': [BENEFICIARIES, element('giro-beneficiary-list')],
  'giro-transfer-form, of the corporation': [CORPORATION, element('giro-transfer-form')],
  'giro-transfer-form, of the accounts': [WALLETS, element('giro-transfer-form')],
  'giro-convert-form, of the corporation': [CORPORATION, element('giro-convert-form')],
  'giro-convert-form, of the accounts': [WALLETS, element('giro-convert-form')],
  'giro-statement-download, of a PDF': ['GET /v2/reports/statement/pdf', downloads(WALLET)],
  'giro-statement-download, of a CSV': ['GET /v2/reports/statement/csv', downloads(`${WALLET} another`)],
  'giro-statement-download, of the corporation': [CORPORATION, downloads(WALLET)],
};

/** Signs in with a first step, and what follows. */
const signsIn =
  (then?: (form: HTMLFormElement, page: Page) => Promise<void>, facts: { readonly recoveryToken?: string } = {}): Use =>
  async (page) => {
    sessionStorage.clear(); // an earlier code
    const made = Object.assign(document.createElement('giro-sign-in'), facts);
    page.provider.append(made);
    await until(() => made.querySelector('form input'), 'the form');
    const form = made.querySelector('form') as HTMLFormElement;
    if (facts.recoveryToken === undefined) fill(form, { email: ALMA.email, password: ALMA.password });
    if (then) await then(form, page);
    else await made.submit();
    return form;
  };

function fill(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name) as HTMLInputElement;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** The first step is taken before anything is refused. */
const typesCode = async (form: HTMLFormElement, { sandbox }: Page): Promise<void> => {
  const faults = sandbox.faults.list();
  sandbox.faults.clear();
  sandbox.twoFactor = 'flat';
  form.requestSubmit();
  await until(() => form.elements.namedItem('code'), 'the code is asked for');
  for (const fault of faults) sandbox.faults.add(fault);
  fill(form, { code: sandbox.phone.messages.at(-1)?.code ?? '' });
  form.requestSubmit();
};

const asksForLink = async (form: HTMLFormElement): Promise<void> => {
  [...form.querySelectorAll('button')].find((button) => textOf(button) === 'Forgot your password?')?.click();
  await until(() => !form.elements.namedItem('password'), 'only the e-mail is asked for');
  form.requestSubmit();
};

const setsPassword = async (form: HTMLFormElement): Promise<void> => {
  fill(form, { password: 'a long enough one' });
  form.requestSubmit();
  return Promise.resolve();
};

/** Stays signed in where the provider warns, and gives the provider. */
const stays: Use = async ({ provider }) => {
  await provider.client?.session.signIn({ email: ALMA.email, password: ALMA.password });
  const stay = (): HTMLElement | undefined =>
    allInside(provider, 'dialog[open] button').find((button) => textOf(button) === 'Stay signed in');
  await until(() => stay(), 'the warning');
  stay()?.click();
  return provider;
};

describe('A refusal that is documented', () => {
  /** What the person is told, and what the host hears of it: kind and code, or nothing. */
  type Told = (name: Name) => readonly [words: string, ...heard: (string | undefined)[]];
  const asItIs: Told = (name) => {
    const { words, kind, code } = DOCUMENTED[name];
    return [words, kind, code];
  };
  const isOfVersion = (name: Name): boolean => name.startsWith('a version');

  /** Each in turn. */
  async function assertTold([call, use, paymentsApi]: Call, told: Told = asItIs): Promise<void> {
    const sandbox = newSandbox();
    for (const name of NAMES) {
      const page = open(sandbox, call, DOCUMENTED[name], paymentsApi);
      const errors = heard(page.provider, 'giro-error');
      const shown = await use(page);
      const [words, ...event] = told(name);
      await until(
        () => textOf(shown).includes(words),
        () => `“${words}” for ${name} (it shows: ${textOf(shown)})`,
      );
      const events = errors.map(({ detail: { kind, code } }) => [kind, code]);
      expect(events, name).to.deep.equal(event.length > 0 ? [event] : []);
      page.provider.remove();
    }
  }

  for (const [who, call] of Object.entries(READS)) it(`is told as what it is (${who})`, () => assertTold(call));

  it('is told in one and the same words while somebody signs in with e-mail and password', () =>
    assertTold([SIGN_IN, signsIn()], () => ['do not match an account', 'refused', undefined]));

  it('is not taken for a wrong code', () =>
    assertTold([SIGN_IN, signsIn(typesCode)], () => [ASK_WHY, 'refused', undefined]));

  it('of a link to set a new password tells nobody who has an account', () =>
    assertTold(['POST /v2/person/forgot-password', signsIn(asksForLink)], (name) =>
      name === 'nothing there (404)' ? ['a link is on its way'] : [ASK_WHY, 'refused', undefined],
    ));

  it('of a new password is of its link, unless it is of the version', () =>
    assertTold(['POST /v2/person/recover-password', signsIn(setsPassword, { recoveryToken: 'a-token' })], (name) =>
      isOfVersion(name) ? [ASK_WHY, 'refused', undefined] : ['This link no longer works', 'refused', 'void-link'],
    ));

  it('to stay signed in is told in the warning, and 401 ends the session', () =>
    assertTold(['GET /v2/persons/me', stays], (name) => [name === 'no token (401)' ? '' : DOCUMENTED[name].words]));
});
