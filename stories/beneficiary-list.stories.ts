import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import { CHECK_DETAILS, INVALID, OLD_VERSION, OTHER_VERSION, REFUSED, REQUIRED } from './answers.js';
import { playground } from './playground.js';
import {
  failNow,
  fill,
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

const tag = 'giro-beneficiary-list';
const meta: Meta = { title: 'Accounts/Beneficiary list', component: tag };
export default meta;

type Story = StoryObj;

const BENEFICIARIES = 'GET /v2/beneficiaries';

const list = (scenario: Scenario = {}, ...all: readonly Step[]): Story => ({
  loaders: [stage(scenario)],
  render: play(() => html`<giro-beneficiary-list></giro-beneficiary-list>`),
  play: steps(tag, ...all),
});

/** Payees of a story's own. */
const payees = (...body: readonly object[]): Scenario => ({
  faults: [
    {
      call: BENEFICIARIES,
      do: {
        kind: 'status',
        status: 200,
        body: body.map((payee, i) => ({
          id: `payee-${i}`,
          name: `Payee ${i + 1}`,
          status: 'ACTIVE',
          account: { number: 'SE4550000000058398257466', bankCode: 'EXMPSESS', type: 'sepa' },
          ...payee,
        })),
      },
    },
  ],
});

const searches =
  (text: string): Step =>
  async (_, element) => {
    await until(() => element.shadowRoot.querySelector('button.payee') !== null, 'payees are read');
    await fill(element, 'search', text);
  };

const shows =
  (selector: string): Step =>
  async (_, { shadowRoot }) => {
    await until(() => shadowRoot.querySelector(selector) !== null, `there is ${selector}`);
  };

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => list(scenario));

export const Playground = playground((given) => html`<giro-beneficiary-list ${given}></giro-beneficiary-list>`, {
  args: { selected: '', 'time-zone': '' },
});
export const List = list({}, 'Landlord', shows('button.payee'));
export const Loading = list({ never: true }, 'Loading');
export const Empty = list(payees(), 'No saved payees yet');
export const Found = list({}, searches('prov'), 'Landlord');
export const FoundByAccountNumber = list({}, searches('SE00 0000'), 'Old Number Specimens');
export const NobodyFound = list({}, searches('nobody at all'), 'No matching payees');
export const Selected = list(
  {},
  'Landlord',
  (_, { shadowRoot }) => {
    shadowRoot.querySelector<HTMLElement>('button.payee')?.click();
  },
  shows('[aria-pressed=true]'),
);
export const Deleted = list(payees({ status: 'DELETED' }), 'This payee was deleted');
export const NotAllowed = list(payees({ status: 'FORBIDDEN' }), 'The bank does not allow payments');
export const UnknownStatus = list(payees({ status: 'ON_HOLD' }), 'ON_HOLD', 'We don’t know whether');
export const WithoutStatus = list(payees({ status: null }), 'Unknown status');
export const UkAccount = list(
  payees({ account: { number: '01234567', bankCode: '000102', type: 'uk-local', currency: 'GBP' } }),
  '00-01-02 01234567',
);
export const WithoutAccount = list(payees({ account: null }), 'Payee 1');
export const HostileNames = list(
  payees({ name: '\u202eknab ehT' }, { name: 'A\u200blma' }, { name: '<b>Bold</b>' }, { name: 'شركة المثال' }),
  '\ufffd',
);
export const Many = list(payees(...Array.from({ length: 250 }, () => ({}))), ['Show more payees', 'Payee 200']);
export const InAnotherTimeZone: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-beneficiary-list time-zone="Asia/Tokyo"></giro-beneficiary-list>`),
  play: steps(tag, 'Last used'),
};
export const OutOfDate = list(
  {},
  'Landlord',
  failNow('*'),
  async (_, element) => {
    await (element as unknown as { reload(): Promise<void> }).reload();
  },
  'This may be out of date.',
);
export const UpToDateAgain = list(readFailure('BadAnswer'), 'could not be loaded', mend, ['Try again', 'Landlord']);
export const OnlyHoldsCards = list({ sandbox: { person: 'Cleo' } }, 'You do not have permission');
export const CardsV3 = list({ paymentsApi: 'v3' }, 'Saved payees are not available here.');
export const ReadOffline = read('Offline');
export const ReadNetwork = read('Network');
export const ReadTimeout = read('Timeout');
export const ReadSignedOut = read('SignedOut');
export const ReadForbidden = read('Forbidden');
export const ReadNotFound = read('NotFound');
export const ReadRateLimited = read('RateLimited');
export const ReadServerError = read('ServerError');
export const ReadBadAnswer = read('BadAnswer');
const answers = (effect: Fault['do'], words: string): Story =>
  list({ faults: [{ call: BENEFICIARIES, do: effect }] }, words);
export const ReadInvalid = answers(INVALID, CHECK_DETAILS);
export const ReadRequired = answers(REQUIRED, CHECK_DETAILS);
export const ReadOldVersion = answers(OLD_VERSION, REFUSED);
export const ReadOtherVersion = answers(OTHER_VERSION, REFUSED);
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-beneficiary-list></giro-beneficiary-list>`,
};
export const WrongTimeZone: Story = {
  parameters: { expectConsole: /time-zone/ },
  loaders: [stage()],
  render: play(() => html`<giro-beneficiary-list time-zone="Mars/Olympus"></giro-beneficiary-list>`),
};
