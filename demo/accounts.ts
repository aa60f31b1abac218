/** The bank's page of accounts: nobody is signed in when it opens, and it keeps nothing of whoever signs in. */
import { applyLook, chosen, control, find, logEvents, read, setFaults } from './bench.js';
import { startPhone } from './phone.js';

const provider = find('provider');
const signIn = find('sign-in') as HTMLElement & { recoveryToken: string | undefined };
const controls = find('controls') as HTMLFormElement;
const LOOKS = ['theme', 'language', 'direction'] as const;

// The link of the mail: what it carries is a key, and stands in the address no longer than it must.
const address = new URL(location.href);
const recoveryToken = address.searchParams.get('recover');
if (recoveryToken !== null) {
  history.replaceState(null, '', address.pathname);
  signIn.recoveryToken = recoveryToken;
}

const draw = (template: string, into: string): void => {
  const { content } = find(template) as HTMLTemplateElement;
  find(into).replaceChildren(document.importNode(content, true));
};

function openBank(): void {
  document.documentElement.dataset['session'] = 'open';
  draw('bank-pages', 'bank');
  const chosenAccounts: string[] = [];
  find('accounts').addEventListener('giro-account-select', ({ detail: { accountId } }) => {
    if (chosenAccounts.at(-1) === accountId) return;
    chosenAccounts.push(accountId);
    showAccount(accountId, chosenAccounts.at(-2));
  });
}

function showAccount(id: string, before: string | undefined): void {
  if (before === undefined) draw('account-pages', 'account');
  const both = find('both') as HTMLInputElement;
  const askForStatement = (): void => {
    find('statement').setAttribute('account-id', both.checked && before !== undefined ? `${before} ${id}` : id);
  };
  both.onchange = askForStatement;
  both.closest('label')?.toggleAttribute('hidden', before === undefined);
  askForStatement();
  find('transactions').setAttribute('account-id', id);
  // On a narrow screen it stands below all the accounts.
  const place = find('account');
  if (place.getBoundingClientRect().top > innerHeight) place.scrollIntoView();
}

function closeBank(): void {
  find('bank').replaceChildren();
  delete document.documentElement.dataset['session'];
}

provider.addEventListener('giro-signed-in', openBank);
provider.addEventListener('giro-signed-out', closeBank);

logEvents([
  'giro-signed-in',
  'giro-signed-out',
  'giro-account-select',
  'giro-transaction-select',
  'giro-statement-ready',
  'giro-beneficiary-select',
  'giro-transfer-reviewed',
  'giro-transfer-created',
  'giro-transfer-refused',
  'giro-transfer-unknown',
  'giro-session-expired',
  'giro-error',
]);

const FILE = 'GET /files/reports/:folder/:corporation/:id/:name';
const FAULTS: Readonly<Record<string, readonly object[]>> = {
  'lose-sign-in': [{ call: 'POST /v2/person/signin', do: { kind: 'drop', when: 'after' } }],
  'lose-transfer': [{ call: 'POST /v2/transactions', do: { kind: 'drop', when: 'after' } }],
  'no-money': [
    {
      call: 'POST /v2/transactions',
      do: {
        kind: 'status',
        status: 400,
        body: { errors: [{ field: 'amount', message: 'Not enough funds', code: 20002 }] },
      },
    },
  ],
  'statement-over': [{ call: FILE, do: { kind: 'status', status: 403 } }],
  'statement-half': [{ call: FILE, do: { kind: 'truncated' } }],
  transactions: [{ call: 'GET /v2/transactions', do: { kind: 'status', status: 500 } }],
  server: [{ call: '*', do: { kind: 'status', status: 503 } }],
  bad: [{ call: '*', do: { kind: 'wrong-shape' } }],
};

async function apply(name: string): Promise<void> {
  if (applyLook(name)) return;
  if (name === 'two-factor') {
    await control(name, { twoFactor: chosen(name) });
    return;
  }
  await setFaults(FAULTS[chosen('fault')] ?? []);
  await control('files-readable', { filesReadable: chosen('fault') !== 'files-unreadable' });
}

/** The sandbox outlives the page: the control says how it stands. */
async function recall(): Promise<void> {
  const { twoFactor } = (await read('')) as { readonly twoFactor: string };
  (controls.elements.namedItem('two-factor') as HTMLSelectElement).value = twoFactor;
}

controls.addEventListener('change', (event) => void apply((event.target as HTMLSelectElement).name));
find('reset').addEventListener('click', () => {
  controls.reset();
  void control('reset').then(() => {
    location.reload();
  });
});
for (const name of LOOKS) void apply(name);
void recall();
startPhone();
