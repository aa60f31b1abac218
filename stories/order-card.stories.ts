import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { playground } from './playground.js';
import {
  choose,
  failNow,
  mend,
  play,
  readFails,
  readFailure,
  stage,
  steps,
  take,
  type ReadFailureName,
} from './scenario.js';
import {
  CARDHOLDER,
  COMPANY,
  form,
  formIsThere,
  INDIVIDUAL,
  known,
  received,
  sends,
  tag,
  types,
  V3,
} from './order-scenario.js';

const meta: Meta = { title: 'Cards/Order card', component: tag };
export default meta;

type Story = StoryObj;

const read = (name: ReadFailureName): Story => readFails(tag, name, form);

export const Playground = playground((given) => html`<giro-order-card ${given}></giro-order-card>`, {
  args: { type: '', 'account-id': '' },
  argTypes: { type: { control: 'inline-radio', options: ['', 'virtual', 'physical'] } },
  given: () => ({ 'individual-id': INDIVIDUAL, company: COMPANY, cardholder: CARDHOLDER }),
});
export const Form: Story = { ...form(), play: steps(tag, formIsThere) };
export const Loading = form({ never: true });
export const LoadingInBankingV2 = form({ never: true, cardsApi: 'banking-v2' });
export const AccountKnown = known({});
export const VirtualOnly: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-order-card type="virtual" individual-id=${INDIVIDUAL}></giro-order-card>`),
  play: steps(tag, formIsThere),
};
export const PhysicalOnly: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-order-card type="physical" individual-id=${INDIVIDUAL}></giro-order-card>`),
  play: steps(tag, formIsThere),
};
export const BankingV2: Story = { ...form({ cardsApi: 'banking-v2' }), play: steps(tag, formIsThere) };
export const BankingV2AccountKnown = known({ cardsApi: 'banking-v2' });
export const NoAccounts: Story = {
  ...form({ sandbox: { cards: 0 } }),
  play: steps(tag, 'There is no account to order a card for'),
};
export const AccountMissing: Story = { ...form(), play: steps(tag, formIsThere, sends('Choose the account.')) };
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
  play: steps(tag, formIsThere, types('alias', 'x'.repeat(51)), sends('Choose the account.')),
};
/** The platform never answers. */
export const Busy = known({ faults: [{ call: V3.order, do: { kind: 'delay', ms: 25_000 } }] }, sends('Ordering…'));
export const Offline = known({ actsFail: 'offline' }, sends('You are offline'));
export const OrderedVirtual = known({}, types('alias', 'Training'), sends('Activate it to start using it.'));
export const OrderedPhysical = known(
  {},
  async (_, element) => {
    await choose(element, 'Physical – sent by post');
  },
  sends('on its way by post'),
);
export const OrderedInBankingV2 = known({ cardsApi: 'banking-v2' }, sends('It is ready to use.'));
export const LostAnswerButDone = known(
  { name: 'lost-answer' },
  types('alias', 'Training'),
  sends('Your card is ordered'),
);
export const LostAnswerUnknown = known(
  { name: 'lost-request' },
  sends('We don’t know yet whether the card was ordered'),
);
/** It was carried out, and the first look failed. */
export const LostAnswerFoundLater = known(
  {
    faults: [
      { call: V3.order, do: { kind: 'delay', ms: 300 } },
      { call: V3.order, do: { kind: 'drop', when: 'after' } },
    ],
  },
  types('alias', 'Training'),
  sends('Ordering…'),
  received(V3),
  failNow(V3.list),
  'We don’t know yet whether the card was ordered',
  mend,
  ['Check again', 'Your card is ordered'],
);
/** A minute has gone by, as the browser's own clock tells it. */
export const LostAnswerNeverAppeared = known(
  { name: 'lost-request' },
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
  render: play(() => html`<giro-order-card type="metal" individual-id=${INDIVIDUAL}></giro-order-card>`),
};
export const BankingV2WithoutCompany: Story = {
  parameters: { expectConsole: /`company` and `cardholder`/ },
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(() => html`<giro-order-card></giro-order-card>`),
};
