import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import { CHECK_DETAILS, INVALID, OLD_VERSION, OTHER_VERSION, REFUSED, REQUIRED } from './answers.js';
import { playground } from './playground.js';
import {
  failNow,
  mend,
  play,
  readFails,
  readFailure,
  stage,
  steps,
  until,
  type ReadFailureName,
  type Scenario,
  type Step,
} from './scenario.js';

const tag = 'giro-account-list';
const meta: Meta = { title: 'Accounts/Account list', component: tag };
export default meta;

type Story = StoryObj;

const CORPORATION = 'GET /v2/corporations/current';
const WALLETS = 'GET /v2/corporations/:id/wallets';
const WALLET = 'GET /v2/corporations/:id/wallets/:walletId';
const ACCOUNT = 'GET /v3/accounts/:id';
const DETAILS = 'GET /v3/accounts/:id/bank_details';

interface Attributes {
  readonly currency?: string;
  readonly selected?: string;
}

const list = (
  { currency = '', selected = '' }: Attributes,
  scenario: Scenario = {},
  ...all: readonly Step[]
): Story => ({
  loaders: [stage(scenario)],
  render: play(() => html`<giro-account-list currency=${currency} selected=${selected}></giro-account-list>`),
  play: steps(tag, ...all),
});

/** Accounts of Cards v3: those of the person's cards, and what a host names besides. */
const listV3 = (scenario: Scenario, more: string, ...all: readonly Step[]): Story => ({
  loaders: [stage({ paymentsApi: 'v3', ...scenario })],
  render: play(({ cards }) => {
    const ids = [...new Set(cards.flatMap(({ accountId }) => accountId ?? [])), more].join(' ');
    return html`<giro-account-list account-ids=${ids}></giro-account-list>`;
  }),
  play: steps(tag, ...all),
});

/** Platform answers of a story's own. */
const wallets = (...body: readonly object[]): Scenario => ({
  faults: [
    {
      call: WALLETS,
      do: {
        kind: 'status',
        status: 200,
        body: body.map((wallet, i) => ({ id: `wallet-${i}`, type: 'real', currency: 'EUR', amount: 0, ...wallet })),
      },
    },
  ],
});

/** Shows how to pay into an account. */
const opens =
  (name: string): Step =>
  async (_, { shadowRoot }) => {
    const find = (): HTMLElement | undefined =>
      [...shadowRoot.querySelectorAll<HTMLElement>('.disclosure')].find(
        (button) => button.ariaLabel === `How to pay in: ${name}`,
      );
    await until(() => find() !== undefined, `there is an account ${name}`);
    find()?.click();
  };

const presses =
  (selector: string): Step =>
  async (_, { shadowRoot }) => {
    await until(() => shadowRoot.querySelector(selector) !== null, `there is ${selector}`);
    shadowRoot.querySelector<HTMLElement>(selector)?.click();
  };

const shows =
  (selector: string): Step =>
  async (_, { shadowRoot }) => {
    await until(() => shadowRoot.querySelector(selector) !== null, `there is ${selector}`);
  };

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => list({}, scenario));

/** One call ends in an answer. */
const answers = (call: string, effect: Fault['do'], words: string): Story =>
  list({}, { faults: [{ call, do: effect }] }, words);
const status = (code: number): Fault['do'] => ({
  kind: 'status',
  status: code,
  headers: code === 429 ? { 'retry-after': '60' } : {},
});

/** Bank details end in an answer. */
const detailsAnswer = (effect: Fault['do'], words: string): Story =>
  listV3(
    { faults: [{ call: DETAILS, do: effect }] },
    '',
    opens('Everyday'),
    'The bank details could not be loaded',
    words,
  );

export const Playground = playground((given) => html`<giro-account-list ${given}></giro-account-list>`, {
  args: { currency: '', selected: '' },
});
export const List = list({}, {}, 'Total available in EUR');
export const Loading = list({}, { never: true }, 'Loading');
export const Empty = list({}, wallets(), 'No accounts yet');
export const OneAccount = list({}, wallets({ name: 'Everyday', amount: 120_050 }), '€1,200.50');
export const WithReservedMoney = list(
  {},
  wallets({ name: 'Everyday', amount: 120_050, pending: { id: 'p', type: 'pending', amount: 995, currency: 'EUR' } }),
  'Reserved €9.95',
);
export const WithoutBalance = list(
  {},
  wallets({ name: 'Everyday', amount: null }, { name: 'Two' }),
  'Balance not available',
);
export const WithoutName = list({}, wallets({ name: '' }), 'EUR account');
export const HostileName = list({}, wallets({ name: '\u202etnuocca efas\u200b' }), '\ufffd');
export const Overdrawn = list({}, wallets({ name: 'Everyday', amount: -7_500 }), '75.00');
export const SixteenDigits = list({}, {}, 'Reserve');
export const OneCurrency = list({ currency: 'EUR' }, {}, 'Total available in EUR');
export const NoneInThisCurrency = list({ currency: 'CHF' }, {}, 'No matching accounts');
export const Selected = list({}, {}, presses('button.account'), shows('[aria-pressed=true]'));
export const SelectedByHost = list({ selected: 'HkZ/4T6eD' }, {}, shows('[aria-pressed=true]'));
export const HowToPayIn = list({ currency: 'EUR' }, {}, opens('Everyday'), 'Payable to', shows('svg.qr-code'));
export const HowToPayInInTheUk = list({ currency: 'GBP' }, {}, opens('London office'), 'Sort code');
export const HowToPayInFromAbroad = list({ currency: 'SEK' }, {}, opens('Household'), 'IBAN');
export const NoWayToPayIn = list(
  {},
  {
    faults: [
      ...(wallets({ name: 'Everyday' }).faults ?? []),
      {
        call: WALLET,
        do: { kind: 'status', status: 200, body: { id: 'wallet-0', currency: 'EUR', amount: 0, requisites: [] } },
      },
    ],
  },
  opens('Everyday'),
  'There are no bank details for this account yet',
);
export const Copied = list({ currency: 'SEK' }, {}, opens('Household'), presses('.copy'), shows('.copy'));
export const OutOfDate = list(
  {},
  {},
  'Total available',
  failNow('*'),
  async (_, element) => {
    await (element as unknown as { reload(): Promise<void> }).reload();
  },
  'This may be out of date.',
);
export const UpToDateAgain = list({}, readFailure('BadAnswer'), 'could not be loaded', mend, [
  'Try again',
  'Available',
]);
export const OnlyHoldsCards = list({}, { sandbox: { person: 'Cleo' } }, 'You do not have permission');
export const ReadOffline = read('Offline');
export const ReadNetwork = read('Network');
export const ReadTimeout = read('Timeout');
export const ReadSignedOut = read('SignedOut');
export const ReadForbidden = read('Forbidden');
export const ReadNotFound = read('NotFound');
export const ReadRateLimited = read('RateLimited');
export const ReadServerError = read('ServerError');
export const ReadBadAnswer = read('BadAnswer');
export const CorporationForbidden = answers(CORPORATION, status(403), 'You do not have permission');
export const CorporationNotFound = answers(CORPORATION, status(404), 'We could not find this');
export const CorporationMakesNoSense = answers(CORPORATION, { kind: 'wrong-shape' }, 'did not understand');
export const CorporationInvalid = answers(CORPORATION, INVALID, CHECK_DETAILS);
export const CorporationRequired = answers(CORPORATION, REQUIRED, CHECK_DETAILS);
export const CorporationOldVersion = answers(CORPORATION, OLD_VERSION, REFUSED);
export const CorporationOtherVersion = answers(CORPORATION, OTHER_VERSION, REFUSED);
export const WalletsForbidden = answers(WALLETS, status(403), 'You do not have permission');
export const WalletsNotFound = answers(WALLETS, status(404), 'We could not find this');
export const WalletsAreNoJson = answers(WALLETS, { kind: 'bad-json' }, 'did not understand');
export const WalletsInvalid = answers(WALLETS, INVALID, CHECK_DETAILS);
export const WalletsRequired = answers(WALLETS, REQUIRED, CHECK_DETAILS);
export const WalletsOldVersion = answers(WALLETS, OLD_VERSION, REFUSED);
export const WalletsOtherVersion = answers(WALLETS, OTHER_VERSION, REFUSED);
/** The details of a wallet whose list says nothing of them. */
const walletAnswers = (effect: Fault['do'], words: string): Story =>
  list(
    {},
    { faults: [...(wallets({ name: 'Everyday' }).faults ?? []), { call: WALLET, do: effect }] },
    opens('Everyday'),
    'The bank details could not be loaded',
    words,
  );
export const DetailsSignedOut = walletAnswers(status(401), 'Your session has ended');
export const DetailsForbidden = walletAnswers(status(403), 'You do not have permission');
export const DetailsNotFound = walletAnswers(status(404), 'We could not find this');
export const DetailsRateLimited = walletAnswers(status(429), 'too often');
export const DetailsServerError = walletAnswers(status(500), 'technical problem');
export const DetailsMakeNoSense = walletAnswers({ kind: 'wrong-shape' }, 'did not understand');
export const DetailsInvalid = walletAnswers(INVALID, CHECK_DETAILS);
export const DetailsRequired = walletAnswers(REQUIRED, CHECK_DETAILS);
export const DetailsOldVersion = walletAnswers(OLD_VERSION, REFUSED);
export const DetailsOtherVersion = walletAnswers(OTHER_VERSION, REFUSED);
export const CardsV3 = listV3({}, '', 'Everyday');
export const CardsV3HowToPayIn = listV3({}, '', opens('Everyday'), 'Payable to', shows('svg.qr-code'));
export const CardsV3DetailsAreRead = listV3(
  { faults: [{ call: DETAILS, do: { kind: 'delay', ms: 25_000 } }] },
  '',
  opens('Everyday'),
  shows('.panel [aria-busy=true]'),
);
export const CardsV3OneIsMissing = listV3({}, 'nobody', 'Some accounts could not be loaded');
export const CardsV3AllAreMissing = listV3({ faults: [{ call: ACCOUNT, do: status(404) }] }, '', 'could not be loaded');
/** One account that is read by its id. */
const accountAnswers = (effect: Fault['do'], words: string): Story =>
  listV3({ faults: [{ call: ACCOUNT, do: effect }] }, '', 'Your accounts could not be loaded', words);
export const CardsV3AccountSignedOut = accountAnswers(status(401), 'Your session has ended');
export const CardsV3AccountForbidden = accountAnswers(status(403), 'You do not have permission');
export const CardsV3AccountRateLimited = accountAnswers(status(429), 'too often');
export const CardsV3AccountServerError = accountAnswers(status(500), 'technical problem');
export const CardsV3AccountMakesNoSense = accountAnswers({ kind: 'wrong-shape' }, 'did not understand');
export const CardsV3AccountInvalid = accountAnswers(INVALID, CHECK_DETAILS);
export const CardsV3AccountRequired = accountAnswers(REQUIRED, CHECK_DETAILS);
export const CardsV3AccountOldVersion = accountAnswers(OLD_VERSION, REFUSED);
export const CardsV3AccountOtherVersion = accountAnswers(OTHER_VERSION, REFUSED);
export const CardsV3DetailsSignedOut = detailsAnswer(status(401), 'Your session has ended');
export const CardsV3DetailsForbidden = detailsAnswer(status(403), 'You do not have permission');
export const CardsV3DetailsNotFound = detailsAnswer(status(404), 'We could not find this');
export const CardsV3DetailsRateLimited = detailsAnswer(status(429), 'too often');
export const CardsV3DetailsServerError = detailsAnswer(status(500), 'technical problem');
export const CardsV3DetailsMakeNoSense = detailsAnswer({ kind: 'wrong-shape' }, 'did not understand');
export const CardsV3DetailsInvalid = detailsAnswer(INVALID, CHECK_DETAILS);
export const CardsV3DetailsRequired = detailsAnswer(REQUIRED, CHECK_DETAILS);
export const CardsV3DetailsOldVersion = detailsAnswer(OLD_VERSION, REFUSED);
export const CardsV3DetailsOtherVersion = detailsAnswer(OTHER_VERSION, REFUSED);
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-account-list></giro-account-list>`,
};
export const CardsV3WithoutIds: Story = {
  parameters: { expectConsole: /account-ids/ },
  loaders: [stage({ paymentsApi: 'v3' })],
  render: play(() => html`<giro-account-list></giro-account-list>`),
};
export const UnknownCurrency: Story = {
  parameters: { expectConsole: /is no currency/ },
  ...list({ currency: 'EURO SEK' }, {}, 'Household'),
};
