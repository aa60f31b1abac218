import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { CardCompany, Cardholder } from '../src/domain/card-order.js';
import { PEOPLE } from '../src/sandbox/people.js';
import {
  choose,
  failNow,
  fill,
  mend,
  play,
  readFails,
  readFailure,
  stage,
  steps,
  take,
  until,
  type ReadFailureName,
  type Scenario,
  type Stage,
  type Step,
} from './scenario.js';

const tag = 'giro-order-card';
const meta: Meta = { title: 'Cards/Order card', component: tag };
export default meta;

type Story = StoryObj;

const [PERSON] = PEOPLE;
const ORDER = 'POST /v3/cards';
const LIST = 'GET /v3/cards';

const COMPANY: CardCompany = {
  externalId: 'company-1',
  name: 'Exempel Trading AB',
  email: 'office@company.example',
  address: { street: 'Exempelgatan 1', country: 'SE', postCode: '00000', city: 'Exempelstad' },
};
const CARDHOLDER: Cardholder = {
  externalId: PERSON.externalId,
  firstName: PERSON.firstName,
  lastName: PERSON.lastName,
  type: 'PRIMARY',
  phone: '+46000000000',
  email: 'holder@company.example',
};

const form = (scenario: Scenario = {}): Story => ({
  loaders: [stage(scenario)],
  render: play(() => html`<giro-order-card individual-id=${PERSON.id}></giro-order-card>`),
});

const accountOf = ({ cards }: Stage): string => cards.find(({ accountId }) => accountId !== undefined)?.accountId ?? '';

/** The account is known, so that nothing need be chosen. */
const known = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  loaders: [stage(scenario)],
  render: play(
    (on) => html`<giro-order-card individual-id=${PERSON.id} account-id=${accountOf(on)}></giro-order-card>`,
  ),
  play: steps(tag, ...all),
});

const bankingV2 = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  loaders: [stage({ cardsApi: 'banking-v2', ...scenario })],
  render: play(
    (on) => html`
      <giro-order-card account-id=${accountOf(on)} .company=${COMPANY} .cardholder=${CARDHOLDER}></giro-order-card>
    `,
  ),
  play: steps(tag, 'Order card', ...all),
});

const sends = (brings: string): Step => ['Order card', brings];
const types =
  (id: string, value: string): Step =>
  async (_, element) => {
    await fill(element, id, value);
  };

const refused = (status: number, words: string, body?: unknown): Story =>
  known({ faults: [{ call: ORDER, do: { kind: 'status', status, body } }] }, sends(words));

/** The order has reached the platform. */
const received: Step = async ({ sandbox }) => {
  await until(() => sandbox.log.count(ORDER) > 0, 'the order is received');
};

const read = (name: ReadFailureName): Story => readFails(tag, name, form);

export const Form: Story = { ...form(), play: steps(tag, 'Account it spends from') };
export const Loading = form({ never: true });
export const AccountKnown = known({}, 'Order a card');
export const VirtualOnly: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-order-card type="virtual" individual-id=${PERSON.id}></giro-order-card>`),
  play: steps(tag, 'Account it spends from'),
};
export const PhysicalOnly: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-order-card type="physical" individual-id=${PERSON.id}></giro-order-card>`),
  play: steps(tag, 'Account it spends from'),
};
export const BankingV2 = bankingV2({});
export const NoAccounts: Story = {
  ...form({ sandbox: { cards: 0 } }),
  play: steps(tag, 'There is no account to order a card for'),
};
export const AccountMissing: Story = { ...form(), play: steps(tag, sends('Choose the account.')) };
export const NameTooLong = known(
  {},
  types('alias', 'A name that is far too long for the face of any card there is'),
  sends('Use at most 50 characters.'),
);
/** In January no month of the list is over: then the list gets one. */
export const MonthOver = known(
  {},
  'Order card',
  (_, { shadowRoot }) => {
    const year = shadowRoot.querySelector<HTMLSelectElement>('#year');
    year?.prepend(new Option('2020', '2020'));
  },
  types('year', '2020'),
  sends('Choose a month in the future.'),
);
export const EveryFieldWrong: Story = {
  ...form(),
  play: steps(tag, types('alias', 'x'.repeat(51)), sends('Choose the account.')),
};
/** The platform never answers. */
export const Busy = known({ faults: [{ call: ORDER, do: { kind: 'delay', ms: 25_000 } }] }, sends('Ordering…'));
export const RefusedAtFields: Story = {
  ...form({
    faults: [
      {
        call: ORDER,
        do: {
          kind: 'status',
          status: 400,
          body: {
            errors: ['display_name', 'exp_year', 'account_id'].map((field) => ({
              field,
              message: `Invalid value of ${field}`,
              code: '10001',
            })),
          },
        },
      },
    ],
  }),
  play: steps(
    tag,
    'Order card',
    async ({ cards }, element) => {
      await fill(element, 'account', cards.find(({ accountId }) => accountId !== undefined)?.accountId ?? '');
    },
    sends('The card was not ordered'),
  ),
};
export const RefusedForbidden = refused(403, 'You do not have permission');
export const RefusedByRule = refused(409, 'The bank did not accept this');
export const RefusedAsTooOften = refused(429, 'too often');
export const RefusedSignedOut = refused(401, 'Your session has ended');
export const Offline = known({ actsFail: 'offline' }, sends('You are offline'));
export const OrderedVirtual = known({}, types('alias', 'Training'), sends('Activate it to start using it.'));
export const OrderedPhysical = known(
  {},
  async (_, element) => {
    await choose(element, 'Physical – sent by post');
  },
  sends('on its way by post'),
);
export const OrderedInBankingV2 = bankingV2({}, sends('Your card is ordered'));
export const RefusedInBankingV2 = bankingV2(
  {
    faults: [
      {
        call: 'POST /v2/cards/issue',
        do: {
          kind: 'status',
          status: 400,
          body: { errors: [{ field: 'card.expiry.year', message: 'Invalid value', code: '10001' }] },
        },
      },
    ],
  },
  sends('The card was not ordered'),
);
export const LostAnswerButDone = known(
  { faults: [{ call: ORDER, do: { kind: 'drop', when: 'after' } }] },
  types('alias', 'Training'),
  sends('Your card is ordered'),
);
export const LostAnswerUnknown = known(
  { faults: [{ call: ORDER, do: { kind: 'drop', when: 'before' } }] },
  sends('We don’t know yet whether the card was ordered'),
);
/** It was carried out, and the first look failed. */
export const LostAnswerFoundLater = known(
  {
    faults: [
      { call: ORDER, do: { kind: 'delay', ms: 300 } },
      { call: ORDER, do: { kind: 'drop', when: 'after' } },
    ],
  },
  types('alias', 'Training'),
  sends('Ordering…'),
  received,
  failNow(LIST),
  'We don’t know yet whether the card was ordered',
  mend,
  ['Check again', 'Your card is ordered'],
);
/** A minute has gone by, as the browser's own clock tells it. */
export const LostAnswerNeverAppeared = known(
  { faults: [{ call: ORDER, do: { kind: 'drop', when: 'before' } }] },
  sends('We don’t know yet whether the card was ordered'),
  async (on, element) => {
    const { now } = performance;
    performance.now = () => now.call(performance) + 61_000;
    try {
      await take(on, element, ['Check again', 'The card has not appeared']);
    } finally {
      performance.now = now;
    }
  },
);
export const ReadOffline = read('Offline');
export const ReadNetwork = read('Network');
export const ReadTimeout = read('Timeout');
export const ReadSignedOut = read('SignedOut');
export const ReadForbidden = read('Forbidden');
export const ReadNotFound = read('NotFound');
export const ReadRateLimited = read('RateLimited');
export const ReadServerError = read('ServerError');
export const ReadBadAnswer = read('BadAnswer');
/** Nothing need be read to order from a known account. */
export const ReadFailsButAccountKnown = known(readFailure('Forbidden'), 'Order card');
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-order-card individual-id="any"></giro-order-card>`,
};
export const WithoutIndividual: Story = {
  parameters: { expectConsole: /individual-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-order-card></giro-order-card>`),
};
export const UnknownType: Story = {
  parameters: { expectConsole: /"metal" is not known/ },
  loaders: [stage()],
  render: play(() => html`<giro-order-card type="metal" individual-id=${PERSON.id}></giro-order-card>`),
};
export const BankingV2WithoutCompany: Story = {
  parameters: { expectConsole: /`company` and `cardholder`/ },
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(() => html`<giro-order-card></giro-order-card>`),
};
