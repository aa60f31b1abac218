import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Card } from '../src/domain/card.js';
import { words as english } from '../src/i18n/transaction-words.en.js';
import type { TransactionWords } from '../src/i18n/transaction-words.js';
import { words as swedish } from '../src/i18n/transaction-words.sv.js';
import type { Fault } from '../src/sandbox/index.js';
import { ERROR_CODES, STATUS_CODES } from '../src/sandbox/ledger/codes.js';
import {
  CHECK_DETAILS,
  DOWN,
  FORBIDDEN,
  INVALID,
  MISSING,
  NO_SENSE,
  NO_TOKEN,
  NOT_THERE,
  OLD_VERSION,
  OTHER_VERSION,
  REFUSED,
  REQUIRED,
  SIGNED_OUT,
  status,
  TOO_MANY,
  TOO_OFTEN,
  WRONG_SHAPE,
} from './answers.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  failNow,
  fill,
  mend,
  named,
  play,
  readFails,
  readFailure,
  stage,
  steps,
  until,
  words,
  type ReadFailureName,
  type Scenario,
  type Step,
} from './scenario.js';

const tag = 'giro-transaction-list';
const meta: Meta = { title: 'Cards/Transaction list', component: tag };
export default meta;

type Story = StoryObj;

/** A card with a year of transactions. */
const GROCERIES = named('Groceries');
const TRANSACTIONS = 'GET /v2/cards/:id/transactions';

const list = (fits: (card: Card) => boolean, scenario: Scenario = {}, ...all: readonly Step[]): Story => ({
  loaders: [stage({ cardsApi: 'banking-v2', ...scenario })],
  render: play((on) => html`<giro-transaction-list card-id=${cardId(on, fits)}></giro-transaction-list>`),
  ...(all.length > 0 && { play: steps(tag, ...all) }),
});

const rows =
  (count: number): Step =>
  async (_, { shadowRoot }) => {
    await until(() => shadowRoot.querySelectorAll('button.row').length > count, `more than ${count} rows`);
  };

/** Opens one row after the other until the details say the words. */
const opens =
  (brings: string): Step =>
  async (_, element) => {
    const find = (): NodeListOf<HTMLElement> => element.shadowRoot.querySelectorAll('button.row');
    await until(() => find().length > 0, 'transactions are read');
    for (let row = 0; row < find().length; row += 1) {
      find()[row]?.click();
      await until(() => element.shadowRoot.querySelector('dl.details') !== null, 'it is open');
      if (words(element).includes(brings)) return;
    }
    throw new Error(`No transaction says ${brings}`);
  };

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => list(GROCERIES, scenario));

export const Playground = playground((given) => html`<giro-transaction-list ${given}></giro-transaction-list>`, {
  args: { 'card-id': '', status: '', currency: '', direction: '', from: '', to: '', 'time-zone': '', 'page-size': '' },
  given: (on) => ({ 'card-id': someCard(on, GROCERIES) }),
});
export const List = list(GROCERIES, {}, rows(49));
export const Loading = list(GROCERIES, { never: true });
export const Empty = list(named('København'), {}, 'No transactions yet');
export const AFew = list(named('Company'), {}, rows(0));
export const WithoutMinorUnits = list(named('東京出張'), {}, rows(0));
export const HugeAmount = list(named('Office & post'), {}, rows(0));
export const More = list(GROCERIES, {}, rows(49), async (_, { shadowRoot }) => {
  shadowRoot.querySelector<HTMLElement>('.more button')?.click();
  await until(() => shadowRoot.querySelectorAll('button.row').length > 50, 'more rows');
});
export const MoreIsRead = list(
  GROCERIES,
  {},
  rows(49),
  failNow(TRANSACTIONS, { kind: 'delay', ms: 25_000 }),
  async (_, { shadowRoot }) => {
    shadowRoot.querySelector<HTMLElement>('.more button')?.click();
    await until(() => shadowRoot.querySelector('.more button')?.ariaDisabled === 'true', 'it is busy');
  },
);
export const MoreFails = list(GROCERIES, {}, rows(49), failNow(TRANSACTIONS), [
  'Show more transactions',
  'You do not have permission',
]);
/** All of a year, page after page. */
export const AYear: Story = {
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(
    (on) => html`<giro-transaction-list card-id=${cardId(on, GROCERIES)} page-size="100"></giro-transaction-list>`,
  ),
  play: steps(tag, rows(99), async (_, { shadowRoot }) => {
    await until(() => {
      shadowRoot.querySelector<HTMLElement>('.more button')?.click();
      return shadowRoot.querySelectorAll('button.row').length > 300;
    }, 'all are read');
  }),
};
export const DetailsOpen = list(GROCERIES, {}, opens('Transaction ID'));
export const ForeignPayments = list(named('Company'), {}, 'originally');
export const DetailsOfAForeignPayment = list(named('Company'), {}, opens('Original amount'));
export const DetailsOfADeclinedPayment = list(GROCERIES, {}, opens('There was not enough money'));
export const DetailsClosedAgain = list(GROCERIES, {}, opens('Transaction ID'), async (_, { shadowRoot }) => {
  shadowRoot.querySelector<HTMLElement>('[aria-expanded=true]')?.click();
  await until(() => shadowRoot.querySelector('[aria-expanded=true]') === null, 'it is closed');
});
export const InAnotherTimeZone: Story = {
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(
    (on) =>
      html`<giro-transaction-list card-id=${cardId(on, GROCERIES)} time-zone="Asia/Tokyo"></giro-transaction-list>`,
  ),
  play: steps(tag, opens('Transaction ID')),
};
export const OutOfDate = list(
  GROCERIES,
  {},
  rows(49),
  failNow('*'),
  async (_, element) => {
    await (element as unknown as { reload(): Promise<void> }).reload();
  },
  'This may be out of date.',
);
export const UpToDateAgain = list(GROCERIES, readFailure('BadAnswer'), 'could not be loaded', mend, [
  'Try again',
  'Show more transactions',
]);
export const CardsV3 = list(GROCERIES, { cardsApi: 'v3' }, 'Transactions are not available for this card or account.');
export const ReadOffline = read('Offline');
export const ReadNetwork = read('Network');
export const ReadTimeout = read('Timeout');
export const ReadSignedOut = read('SignedOut');
export const ReadForbidden = read('Forbidden');
export const ReadNotFound = read('NotFound');
export const ReadRateLimited = read('RateLimited');
export const ReadServerError = read('ServerError');
export const ReadBadAnswer = read('BadAnswer');
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-transaction-list card-id="any"></giro-transaction-list>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-transaction-list></giro-transaction-list>`),
};
export const WrongPageSize: Story = {
  parameters: { expectConsole: /page-size/ },
  loaders: [stage()],
  render: play(() => html`<giro-transaction-list card-id="any" page-size="0"></giro-transaction-list>`),
};
export const WrongTimeZone: Story = {
  parameters: { expectConsole: /time-zone/ },
  loaders: [stage()],
  render: play(() => html`<giro-transaction-list card-id="any" time-zone="Mars/Olympus"></giro-transaction-list>`),
};

/** Transactions of an account instead, with whatever else the host says. */
const account = (attributes: Readonly<Record<string, string>>, ...all: readonly Step[]): Story =>
  accountOn({}, attributes, ...all);

const accountOn = (
  scenario: Scenario,
  attributes: Readonly<Record<string, string>>,
  ...all: readonly Step[]
): Story => ({
  loaders: [stage({ cardsApi: 'banking-v2', ...scenario })],
  render: play(
    () =>
      html`<giro-transaction-list
        account-id=${attributes['account-id'] ?? WEB_SHOP}
        time-zone="UTC"
        status=${attributes['status'] ?? ''}
        direction=${attributes['direction'] ?? ''}
        from=${attributes['from'] ?? ''}
        to=${attributes['to'] ?? ''}
      ></giro-transaction-list>`,
  ),
  ...(all.length > 0 && { play: steps(tag, ...all) }),
});

/** An account of the sandbox with ten thousand. */
const WEB_SHOP = 'W3b+Shop/1';

const unfold =
  (panel: 'filters' | 'export'): Step =>
  async (_, { shadowRoot }) => {
    const button = `[aria-controls=${panel}]`;
    await until(() => shadowRoot.querySelector(button) !== null, 'the filters are here');
    shadowRoot.querySelector<HTMLElement>(button)?.click();
  };

const enter =
  (id: string, value: string): Step =>
  async (_, element) => {
    await fill(element, id, value);
  };

const accountFails = (effect: Fault['do'], told: string): Story =>
  accountOn({ faults: [{ call: 'GET /v2/transactions', do: effect }] }, {}, told);

export const AccountSignedOut = accountFails(NO_TOKEN, SIGNED_OUT);
export const AccountForbidden = accountFails(status(403), FORBIDDEN);
export const AccountNotFound = accountFails(NOT_THERE, MISSING);
export const AccountRateLimited = accountFails(TOO_MANY, TOO_OFTEN);
export const AccountServerError = accountFails(status(500), DOWN);
export const AccountMakesNoSense = accountFails(WRONG_SHAPE, NO_SENSE);
export const AccountInvalid = accountFails(INVALID, CHECK_DETAILS);
export const AccountRequired = accountFails(REQUIRED, CHECK_DETAILS);
export const AccountOldVersion = accountFails(OLD_VERSION, REFUSED);
export const AccountOtherVersion = accountFails(OTHER_VERSION, REFUSED);
export const OfAnAccount = account({}, rows(20));
export const Filters = account({}, rows(20), unfold('filters'), 'Period');
export const FilteredByStatus = account({ status: 'declined rejected' }, rows(0), unfold('filters'), 'Filters (1)');
export const FilteredByDirection = account({ direction: 'incoming' }, rows(0));
export const FilteredByDays = account({}, rows(20), unfold('filters'), enter('period', 'custom'), 'First day');
export const DaysInTheWrongOrder = account(
  { from: '2031-06-18', to: '2031-06-01' },
  unfold('filters'),
  'The last day is before the first.',
);
export const NothingMatches = account({}, rows(20), enter('search', 'no such name'), 'No transaction matches');
export const LargestFirst = account({}, rows(20), unfold('filters'), enter('order', 'amount'), 'are in this order');
/** An answer with so many of one moment, always the same. */
const atOneMoment = (count: number, has_more: boolean): Fault['do'] => ({
  kind: 'status',
  status: 200,
  body: {
    list: Array.from({ length: count }, (_, index) => ({
      id: `t${String(index)}`,
      created_at: '2031-06-18T12:30:00.000Z',
      type: 'transfer-outgoing',
      source_amount: 250_000 + index,
      source_currency: 'EUR',
      source: { object: 'wallet', id: WEB_SHOP },
      target: { name: `Sample Employee ${String(index + 1)}` },
      status: { code: 0 },
    })),
    meta: { has_more },
  },
});

/** The platform has more of one moment than it gives at once. */
export const SomeMayBeMissing = accountOn(
  { faults: [{ call: 'GET /v2/transactions', do: atOneMoment(100, true) }] },
  {},
  rows(99),
  ['Show more transactions', 'Some transactions may be missing'],
);
export const Exporting = account({}, rows(20), unfold('export'), 'Saves the listed transactions');
export const UnknownStatus: Story = {
  // The platform can't filter by it, so all there are are read: few.
  ...accountOn(
    { faults: [{ call: 'GET /v2/transactions', do: atOneMoment(3, false) }] },
    { status: 'nonsense' },
    'Nothing matches',
  ),
  parameters: { expectConsole: /is not a known status/ },
};
export const WrongDate: Story = {
  ...account({ from: 'yesterday' }),
  parameters: { expectConsole: /is not a date/ },
};
export const WithColumnsOfTheHost: Story = {
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(
    (on) =>
      html`<giro-transaction-list
        card-id=${cardId(on, GROCERIES)}
        .columns=${[{ key: 'category', label: 'Category', render: () => 'Food' }]}
      ></giro-transaction-list>`,
  ),
  play: steps(tag, 'Category: Food'),
};
/** One transaction for each. */
const each = (statuses: readonly { readonly code: number; readonly error_code?: number }[]): Scenario => ({
  faults: [
    {
      call: TRANSACTIONS,
      do: {
        kind: 'status',
        status: 200,
        body: {
          list: statuses.map((status, index) => ({
            id: `t${String(index)}`,
            created_at: '2031-06-18T12:30:00.000Z',
            type: 'transfer-outgoing',
            source_amount: 1050 + index,
            source_currency: 'EUR',
            target: { name: 'Sample Café' },
            status,
          })),
        },
      },
    },
  ],
});
const CODES = Object.keys(ERROR_CODES).map(Number);
const ALL_REASONS = each(CODES.map((error_code) => ({ code: error_code < 0 ? 30 : 10, error_code })));

/** The words of every code of the reference stand in the list. */
const saysAll =
  ({ errors }: TransactionWords): Step =>
  async (_, element) => {
    for (const code of CODES) {
      const reason = errors[code] ?? `words for ${String(code)}`;
      await until(() => words(element).includes(reason), reason);
    }
  };

export const EveryStatus = list(
  GROCERIES,
  each([...STATUS_CODES.map((code) => ({ code })), { code: 77 }]),
  'Waiting for a fee',
  'Unknown status',
);
export const EveryReason = list(GROCERIES, ALL_REASONS, saysAll(english));
export const EveryReasonInSwedish: Story = {
  loaders: [stage({ cardsApi: 'banking-v2', ...ALL_REASONS })],
  render: play(
    (on) => html`<giro-transaction-list lang="sv" card-id=${cardId(on, GROCERIES)}></giro-transaction-list>`,
  ),
  play: steps(tag, saysAll(swedish)),
};
export const UnknownReason = list(GROCERIES, each([{ code: 10, error_code: 4242 }]), opens('4242'));
export const InSwedish: Story = {
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(
    (on) => html`<giro-transaction-list lang="sv" card-id=${cardId(on, GROCERIES)}></giro-transaction-list>`,
  ),
  play: steps(tag, 'Visa fler transaktioner'),
};
