import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import { PEOPLE } from '../src/sandbox/people.js';
import { playground } from './playground.js';
import { elementOf, play, stage, staged, until, words, type Scenario, type Stage } from './scenario.js';

const tag = 'giro-transfer-form';
const meta: Meta = { title: 'Money/Transfer form', component: tag };
export default meta;

type Story = StoryObj;
type Form = ReturnType<typeof elementOf>;
type Act = (form: Form, on: Stage) => Promise<void> | void;

const POST = 'POST /v2/transactions';
const WALLETS = 'GET /v2/corporations/:id/wallets';
const [ALMA] = PEOPLE;
/** An account that no other story sends from. */
const RESERVE = 'Rsv+2Eur';
/** The reference's own example of a payee. */
const PAYEE = { name: 'DuBuque LLC', iban: 'SE3397700000010000000025', bic: 'FTCSSESS', reference: 'Invoice 42' };

/** Transfers take a person's own token only. */
const signedIn =
  ({ sandbox: options, faults = [], ...scenario }: Scenario = {}) =>
  async (): Promise<{ readonly stage: Stage }> => {
    const made = await stage({ ...scenario, sandbox: { ...options, twoFactor: 'off' } })();
    const { client, sandbox } = made.stage;
    await client.session.signIn({ email: ALMA.email, password: ALMA.password });
    sandbox.twoFactor = options?.twoFactor ?? 'challenge';
    for (const fault of faults) sandbox.faults.add(fault);
    return made;
  };

const find = (form: Form, selector: string): HTMLElement | null => form.shadowRoot.querySelector(selector);

const sees =
  (text: string): Act =>
  async (form) => {
    await until(() => words(form).replaceAll(/\s+/g, ' ').includes(text), text);
  };

const types =
  (values: Readonly<Record<string, string>>): Act =>
  async (form) => {
    for (const [field, value] of Object.entries(values)) {
      await until(() => find(form, `#${field}`) !== null, `a field ${field}`);
      const input = find(form, `#${field}`) as HTMLInputElement | HTMLSelectElement;
      input.value = value;
      input.dispatchEvent(new Event(input instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
    }
  };

const picks =
  (value: string): Act =>
  async (form) => {
    await until(() => find(form, `input[value=${value}]`) !== null, value);
    find(form, `input[value=${value}]`)?.click();
  };

/** Pays from an account that the platform wants addresses for. */
const paysFromAnother: Act = async (form, { client }) => {
  const account = (await client.accounts.list()).find(({ adapter }) => adapter !== 'Arkea');
  await types({ source: account?.id ?? '' })(form, { client } as Stage);
};

/** Goes to a field and away again. */
const leaves =
  (field: string): Act =>
  (form) => {
    find(form, `#${field}`)?.focus();
    find(form, `#${field}`)?.blur();
  };

/** Presses a button until the words are there: a press that comes too soon after a new screen does not count. */
const pressesUntil =
  (button: (form: Form) => HTMLElement | null | undefined, text: string): Act =>
  async (form) => {
    await until(() => {
      if (words(form).replaceAll(/\s+/g, ' ').includes(text)) return true;
      button(form)?.click();
      return false;
    }, text);
  };

/** Presses what goes on, until the words are there. */
const goesOn = (text: string): Act =>
  pressesUntil((form) => find(form, 'button.primary:not([aria-disabled=true])'), text);

const buttonOf = (form: Form, label: string): HTMLElement | undefined =>
  [...form.shadowRoot.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label);

/** Presses what is there now, once. */
const presses =
  (label: string): Act =>
  (form) => {
    buttonOf(form, label)?.click();
  };

/** Pastes into a field. */
const pastes =
  (field: string, text: string): Act =>
  (form) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
    find(form, `#${field}`)?.dispatchEvent(paste);
  };

/** A platform with one saved payee. */
const savedAs = (account: Readonly<Record<string, string>>, name = 'Ann Example'): Scenario => ({
  faults: [
    {
      call: 'GET /v2/beneficiaries',
      do: { kind: 'status', status: 200, body: [{ id: 'saved-1', name, status: 'ACTIVE', account }] },
    },
  ],
});
const picksSaved: readonly Act[] = [
  picks('saved'),
  types({ name: 'saved-1' }),
  types({ amount: '12.50', reference: 'Rent' }),
];

const filled: readonly Act[] = [picks('new'), types({ ...PAYEE, amount: '12.50' })];
const reviewed: readonly Act[] = [...filled, goesOn('Check and send')];
const asked: readonly Act[] = [...reviewed, goesOn('Enter the code')];
const typesCode: Act = async (form, { sandbox }) => {
  await types({ code: sandbox.phone.messages.at(-1)?.code ?? '' })(form, { sandbox } as Stage);
};
const typesWrongCode: Act = async (form, { sandbox }) => {
  const code = sandbox.phone.messages.at(-1)?.code ?? '';
  await types({ code: `${String((Number(code[0]) + 1) % 10)}${code.slice(1)}` })(form, { sandbox } as Stage);
};

const payingFrom = (account: string | undefined, scenario: Scenario, ...acts: readonly Act[]): Story => ({
  loaders: [signedIn(scenario)],
  render: play(() => html`<giro-transfer-form account-id=${account ?? nothing}></giro-transfer-form>`),
  play: async ({ canvasElement, loaded }) => {
    const form = elementOf(canvasElement, tag);
    for (const act of acts) await act(form, staged(loaded));
  },
});

const story = (scenario: Scenario, ...acts: readonly Act[]): Story => payingFrom(undefined, scenario, ...acts);

/** The platform answers the call that would move money with a code of its own. */
const refusedBy = (code: number, field = ''): Fault => ({
  call: POST,
  do: { kind: 'status', status: 400, body: { errors: [{ field, message: 'no', code }] } },
});
/** The platform's validator of a number says no. */
const doesNotAccept = (validator: string): Fault => ({
  call: `GET /v2/validators/${validator}`,
  do: { kind: 'status', status: 200, body: { is_valid: false } },
});
const refused = (code: number, text: string): Story =>
  story({ sandbox: { twoFactor: 'off' }, faults: [refusedBy(code)] }, ...reviewed, goesOn(text));

/** What became of it, as the platform says in the end. */
const ended = (outcome: string, text: string): Story =>
  story({ sandbox: { twoFactor: 'off', settleSeconds: 0, outcome } }, ...reviewed, goesOn(text));

export const Playground = playground((given) => html`<giro-transfer-form ${given}></giro-transfer-form>`, {
  args: { amount: '', currency: '', 'payee-name': '', iban: '', bic: '', reference: '' },
});
export const Details = story({}, sees('Saved payee'));
export const Loading: Story = {
  loaders: [stage({ never: true })],
  render: play(() => html`<giro-transfer-form></giro-transfer-form>`),
};
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-transfer-form></giro-transfer-form>`,
};
export const NoAccounts = story(
  { faults: [{ call: WALLETS, do: { kind: 'status', status: 200, body: [] } }] },
  sees('There is no account to send money from.'),
);
export const AccountsNotRead = story({ fails: 'network' }, sees('could not reach the bank'));
export const SavedPayeesNotRead = story(
  { faults: [{ call: 'GET /v2/beneficiaries', do: { kind: 'status', status: 503 } }] },
  sees('Your saved payees can’t be shown right now'),
);
export const Offline = story({ fails: 'offline' }, sees('You are offline'));
export const SignedOut = story(
  { faults: [{ call: WALLETS, do: { kind: 'status', status: 401 } }] },
  sees('Your session has ended'),
);
export const FilledIn = story({}, ...filled, sees('Total'));
export const FilledInByTheHost: Story = {
  loaders: [signedIn()],
  render: play(
    () =>
      html`<giro-transfer-form
        amount="125000"
        currency="EUR"
        payee-name="DuBuque LLC"
        iban="SE33 9770 0000 0100 0000 0025"
        bic="FTCSSESS"
        reference="Invoice 42"
      ></giro-transfer-form>`,
  ),
  play: async ({ canvasElement }) => {
    await sees('Total')(elementOf(canvasElement, tag), {} as Stage);
  },
};
export const UnknownAccount: Story = {
  ...payingFrom('nobody', {}, sees('This account was not found.')),
  parameters: { expectConsole: /is none of the person/ },
};
export const SavedPayee = story({}, picks('saved'), sees('Payee'));
/** What the bank's records miss is asked for. */
export const SavedPayeeWithoutASortCode = story(
  savedAs({ number: '31926819', bankCode: '60161', type: 'uk-local' }),
  ...picksSaved,
  sees('Sort code'),
  goesOn('A sort code has 6 digits.'),
);
/** What no field shows stands above the button. */
export const SavedPayeeWithSeveralFaults = story(
  savedAs({ number: 'SE0000000000000000000001', bankCode: PAYEE.bic, type: 'sepa' }, 'A'.repeat(36)),
  ...picksSaved,
  goesOn('Name of the payee: Use at most 35 characters.'),
);
export const OwnAccount = story({}, picks('own'), sees('To account'));
/** Over Cards v3 the accounts are those of the person's cards; there is no code and no consent. */
export const OwnAccountOverCardsV3 = payingFrom(
  ALMA.accounts[0]?.id,
  { paymentsApi: 'v3' },
  picks('own'),
  sees('Household'),
  types({ accountId: ALMA.accounts[1]?.id ?? '', amount: '12.50', reference: 'Rent' }),
  goesOn('Check and send'),
  goesOn('Sent: '),
);
/** The bank exchanges on the way, and the review says so. */
export const OwnAccountInAnotherCurrency = payingFrom(
  ALMA.accounts[0]?.id,
  { paymentsApi: 'v3' },
  picks('own'),
  types({ accountId: ALMA.accounts[1]?.id ?? '', amount: '12.50', reference: 'Rent' }),
  sees('The bank exchanges EUR to SEK at its own rate.'),
  goesOn('Check and send'),
  sees('The bank exchanges EUR to SEK at its own rate.'),
);
/** What the bank charges for the exchange stands beside what it charges for the payment. */
export const ExchangeFee = story(
  {},
  ...filled,
  types({ currency: 'SEK', amount: '500' }),
  sees('Exchange fee SEK'),
  sees('Total SEK'),
);
/** Over Cards v3 an account sends its own currency: another is not made it silently. */
export const CurrencyTheAccountDoesNotSend: Story = {
  loaders: [signedIn({ paymentsApi: 'v3' })],
  render: play(
    () => html`<giro-transfer-form account-id=${ALMA.accounts[0]?.id ?? nothing} currency="USD"></giro-transfer-form>`,
  ),
  play: async ({ canvasElement }) => {
    await sees('From this account only EUR can be sent.')(elementOf(canvasElement, tag), {} as Stage);
  },
};
export const UkAccount = story({}, picks('new'), types({ currency: 'GBP' }), picks('uk-local'), sees('Sort code'));
export const AddressNeeded = story(
  {},
  paysFromAnother,
  picks('new'),
  types({ currency: 'USD', name: 'Acme Inc', iban: PAYEE.iban, bic: PAYEE.bic }),
  sees('Address of the payee'),
);
export const NothingTyped = story({}, picks('new'), goesOn('This is needed.'));
export const AmountCouldBeTwo = story({}, ...filled, types({ amount: '1.000' }), goesOn('This could be'));
export const IbanWithATypingError = story(
  {},
  ...filled,
  types({ iban: 'SE3397700000010000000026' }),
  goesOn('typing error'),
);
/** Said once the field is left. */
export const IbanLeftWithATypingError = story(
  {},
  picks('new'),
  types({ iban: 'SE3397700000010000000026' }),
  leaves('iban'),
  sees('typing error'),
);
export const IbanTheBankDoesNotAccept = story(
  { faults: [doesNotAccept('iban')] },
  ...filled,
  leaves('iban'),
  sees('does not accept this IBAN'),
);
export const BicTheBankDoesNotKnow = story(
  { faults: [doesNotAccept('bic')] },
  ...filled,
  leaves('bic'),
  sees('does not know this BIC'),
);
export const UkAccountTheBankDoesNotKnow = story(
  { faults: [doesNotAccept('local-account-number'), doesNotAccept('sort-code')] },
  picks('new'),
  types({ currency: 'GBP' }),
  picks('uk-local'),
  types({ number: '31926819', sortCode: '60-16-13' }),
  leaves('number'),
  sees('does not accept this account number'),
  leaves('sortCode'),
  sees('does not know this sort code'),
);
export const MoreThanThereIs = story({}, ...filled, types({ amount: '99999999' }), goesOn('You have'));
export const TooLittle = story({}, ...filled, types({ amount: '0.50' }), goesOn('The smallest amount is'));
export const NameThatMayDeceive = story({}, ...filled, types({ name: 'DuВuque LLC' }), goesOn('mixes letters'));
export const NameWithHiddenCharacters = story(
  {},
  ...filled,
  types({ name: 'DuBuque\u200B LLC' }),
  goesOn('characters nobody can see'),
);
/** What a program puts into the clipboard in place of what was copied. */
export const AccountNumberPastedOver = story(
  {},
  ...filled,
  pastes('iban', 'DE89 3704 0044 0532 0130 00'),
  goesOn('changed by pasting after you had typed it'),
);
export const BicOfAnotherCountry = story({}, ...filled, types({ bic: 'COBADEFF' }), goesOn('of another country'));
export const Review = story({}, ...reviewed);
/** From an account of its own: until its answer comes nothing else is sent from it, by any form of this origin. */
export const NoAnswerYet = payingFrom(
  RESERVE,
  { faults: [{ call: POST, do: { kind: 'delay', ms: 25_000 } }] },
  ...reviewed,
  goesOn('Sending…'),
);
export const Code = story({}, ...asked);
/** Over Cards v3 the person approves on the bank's page. */
const toTheBank = (...acts: readonly Act[]): Story =>
  payingFrom(ALMA.accounts[0]?.id, { paymentsApi: 'v3' }, ...reviewed, goesOn('Waiting for you to confirm'), ...acts);
export const WaitsForConsent = toTheBank();
export const ConsentNotGiven = toTheBank(pressesUntil((form) => buttonOf(form, 'Check again'), 'It was not approved'));
/** What was typed waits for the person. */
export const SessionRanOut = story(
  {},
  ...reviewed,
  (_, { client }) => {
    client.session.signOut('expired');
  },
  sees('Your session has ended'),
);
export const CodeInTheFlatShape = story({ sandbox: { twoFactor: 'flat' } }, ...asked);
export const WrongCode = story({}, ...asked, typesWrongCode, goesOn('This code is not right'));
export const CodeThatRanOut = story(
  {},
  ...asked,
  (_, { sandbox }) => {
    sandbox.faults.add(refusedBy(10003, 'code'));
  },
  typesCode,
  goesOn('This code no longer works'),
);
/** Half a minute later, the one that was asked for again was not sent. */
export const NoNewCode = story(
  {},
  ...asked,
  (_, { sandbox }) => {
    sandbox.faults.add({ call: POST, do: { kind: 'status', status: 429 } });
    sessionStorage.removeItem('giro-code-sent transfer');
  },
  pressesUntil((form) => buttonOf(form, 'Send a new code'), 'No new code was sent'),
);
export const Sent = story({}, ...asked, typesCode, goesOn('Sent: '));
/** The file goes to the host. */
export const ReceiptAsPdf: Story = {
  loaders: [signedIn({ sandbox: { twoFactor: 'off' } })],
  render: play(() => html`<giro-transfer-form .saveFile=${() => undefined}></giro-transfer-form>`),
  play: async ({ canvasElement, loaded }) => {
    const form = elementOf(canvasElement, tag);
    for (const act of [...reviewed, goesOn('Sent: '), presses('Save as PDF'), sees('Your receipt is ready.')])
      await act(form, staged(loaded));
  },
};
/** The host does not take it: the person still has the receipt on the screen. */
export const ReceiptNotSaved: Story = {
  loaders: [signedIn({ sandbox: { twoFactor: 'off' } })],
  render: play(
    () => html`<giro-transfer-form .saveFile=${() => Promise.reject(new Error('no room'))}></giro-transfer-form>`,
  ),
  play: async ({ canvasElement, loaded }) => {
    const form = elementOf(canvasElement, tag);
    for (const act of [...reviewed, goesOn('Sent: '), presses('Save as PDF'), sees('can’t be saved here')])
      await act(form, staged(loaded));
  },
  parameters: { expectConsole: /did not take it/ },
};
export const SentAndApproved = story(
  { sandbox: { twoFactor: 'off', settleSeconds: 0 } },
  ...reviewed,
  goesOn('The money is on its way to the payee.'),
);
export const Declined = story(
  { sandbox: { twoFactor: 'off', settleSeconds: 0, outcome: 'decline 5120' } },
  ...reviewed,
  goesOn('There was not enough money in the account.'),
);
export const Refunded = ended('refund', 'did not carry this transfer out');
export const Rejected = ended('reject', 'did not carry this transfer out');
export const UnderReview = ended('review', 'is working on it');
export const Authorized = ended('authorize', 'is working on it');
export const BeingProcessed = ended('process', 'is working on it');
export const OnHold = story(
  { sandbox: { twoFactor: 'off', settleSeconds: 0, outcome: 'hold' } },
  ...reviewed,
  goesOn('holds this transfer'),
);
/** The answer is lost, and nothing arrived: nobody knows. */
export const Unknown = story(
  { sandbox: { twoFactor: 'off' }, faults: [{ call: POST, do: { kind: 'status', status: 502 } }] },
  ...reviewed,
  goesOn('Don’t send it again'),
);
/** Where the platform is not known to de-duplicate there is no way to look: whom to ask, with which reference. */
export const UnknownForGood = payingFrom(
  ALMA.accounts[0]?.id,
  { paymentsApi: 'v3', faults: [{ call: 'POST /v3/transactions/pay', do: { kind: 'status', status: 502 } }] },
  ...reviewed,
  goesOn('Contact the bank with this reference'),
);
export const LostAnswerButSent = story(
  { sandbox: { twoFactor: 'off' }, faults: [{ call: POST, do: { kind: 'status', status: 502, when: 'after' } }] },
  ...reviewed,
  goesOn('Sent: '),
);
export const NothingWasSent = story(
  { sandbox: { twoFactor: 'off' }, faults: [{ call: POST, do: { kind: 'status', status: 429 } }] },
  ...reviewed,
  goesOn('Nothing was sent.'),
);
export const SentAlready = story(
  { sandbox: { twoFactor: 'off' } },
  ...reviewed,
  goesOn('Sent: '),
  goesOn('Saved payee'),
  ...filled,
  goesOn('already. Go on only'),
);
export const Refused20001 = refused(20001, 'does not know this kind of transfer');
export const Refused20002 = refused(20002, 'not enough money');
export const Refused20003 = refused(20003, 'does not know this account any more');
export const Refused20004 = refused(20004, 'not fully set up yet');
export const Refused20005 = refused(20005, 'smaller than the bank allows');
export const Refused20006 = refused(20006, 'unpaid invoice');
export const Refused20009 = refused(20009, 'can’t be converted');
export const Refused20010 = refused(20010, 'already has this currency');
export const Refused20011 = refused(20011, 'takes euros (EUR) only');
export const Refused20012 = refused(20012, 'would go to the account it comes from');
/** The platform names the field. */
export const Refused10001 = story(
  { sandbox: { twoFactor: 'off' }, faults: [refusedBy(10001, 'beneficiary.account.number')] },
  ...reviewed,
  goesOn('does not accept this IBAN'),
);
export const Refused10002 = story(
  { sandbox: { twoFactor: 'off' }, faults: [refusedBy(10002, 'beneficiary.address.street')] },
  ...reviewed,
  goesOn('No money moved'),
  sees('Street and number'),
);
export const Refused21001 = refused(21001, 'No money moved');
export const Refused21002 = refused(21002, 'No money moved');
export const Forbidden = story(
  { sandbox: { twoFactor: 'off' }, faults: [{ call: POST, do: { kind: 'status', status: 403 } }] },
  ...reviewed,
  goesOn('You do not have permission'),
);
