import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import { PEOPLE } from '../src/sandbox/people.js';
import { playground } from './playground.js';
import {
  failNow,
  fill,
  mend,
  play,
  stage,
  steps,
  until,
  words,
  type Scenario,
  type Stage,
  type Step,
} from './scenario.js';

const tag = 'giro-convert-form';
const meta: Meta = { title: 'Money/Convert form', component: tag };
export default meta;

type Story = StoryObj;

const CONVERT = 'POST /v2/transactions';
const WALLETS = 'GET /v2/corporations/:id/wallets';
const FEE = 'GET /v2/fee-options/amount';
const [ALMA] = PEOPLE;
const EXCHANGE = 'Fx+3/Eur';
const LONDON = 'Lon/7Gb+9';
/** An account of a bank that allows no conversions. */
const EVERYDAY = 'S1Q8+PW84';

/** Conversions take a person's own token only. */
const signedIn =
  ({ sandbox: options, faults = [], ...scenario }: Scenario = {}) =>
  async (): Promise<{ readonly stage: Stage }> => {
    const made = await stage({ ...scenario, sandbox: { ...options, twoFactor: 'off' } })();
    const { client, sandbox } = made.stage;
    await client.session.signIn({ email: ALMA.email, password: ALMA.password });
    for (const fault of faults) sandbox.faults.add(fault);
    return made;
  };

const form = (accountId?: string, toCurrency?: string): TemplateResult =>
  html`<giro-convert-form account-id=${accountId ?? nothing} to-currency=${toCurrency ?? nothing}></giro-convert-form>`;

const story = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  loaders: [signedIn(scenario)],
  render: play(() => form(EXCHANGE, 'USD')),
  play: steps(tag, ...all),
});

const types =
  (amount: string): Step =>
  async (_, element) => {
    await fill(element, 'amount', amount);
  };

const filled: readonly Step[] = [types('200'), 'Quoted'];
const reviewed: readonly Step[] = [...filled, ['Review', 'Check and convert']];
/** Presses what goes on, until the words are there: its label names the amount as people of the page's locale write it. */
const converts =
  (brings: string): Step =>
  async (_, element) => {
    await until(() => {
      if (words(element).includes(brings)) return true;
      const button = element.shadowRoot.querySelector<HTMLElement>('button.primary:not([aria-disabled=true])');
      if (words(element).includes('Check and convert')) button?.click();
      return false;
    }, brings);
  };

/** The platform answers the call that would move money with a code of its own. */
const refusedBy = (code: number, field: string): Fault => ({
  call: CONVERT,
  do: { kind: 'status', status: 400, body: { errors: [{ field, message: 'no', code }] } },
});
const refused = (code: number, why: string, field = ''): Story =>
  story({ faults: [refusedBy(code, field)] }, ...reviewed, converts(why));

export const Playground = playground((given) => html`<giro-convert-form ${given}></giro-convert-form>`, {
  args: { 'account-id': EXCHANGE, 'to-currency': 'USD' },
});
export const Details: Story = {
  loaders: [signedIn()],
  render: play(() => form()),
  play: steps(tag, 'Convert money'),
};
export const Loading: Story = { loaders: [stage({ never: true })], render: play(() => form()) };
export const GivenByTheHost = story({}, 'From account');
export const FilledIn = story({}, ...filled);
export const AskingForTheFee = story(
  { faults: [{ call: FEE, do: { kind: 'delay', ms: 25_000 } }] },
  types('200'),
  'Asking for the fee',
);
export const FeeNotKnown = story(
  { faults: [{ call: FEE, do: { kind: 'status', status: 403 } }] },
  types('200'),
  'The fee is not known right now.',
);
export const NothingTyped = story({}, ['Review', 'This is needed.']);
export const AmountCouldBeTwo = story({}, types('1.000'), ['Review', 'This could be']);
export const TooLittle = story({}, types('1.50'), ['Review', 'The smallest amount is']);
/** 20010, before sending. */
export const SameCurrency: Story = {
  loaders: [signedIn()],
  render: play(() => form(EXCHANGE, 'EUR')),
  play: steps(tag, 'The account already has this currency'),
};
/** 20009, before sending. */
export const AccountThatCannotBeConverted: Story = {
  loaders: [signedIn()],
  render: play(() => form(EVERYDAY)),
  play: steps(tag, 'The money in this account can’t be converted.'),
};
export const AccountThatIsNotThere: Story = {
  loaders: [signedIn()],
  render: play(() => form('nobody')),
  play: steps(tag, 'This account was not found.'),
  parameters: { expectConsole: /is none of the person/ },
};
export const NotAvailable: Story = {
  loaders: [stage({ paymentsApi: 'v3' })],
  render: play(() => form()),
  play: steps(tag, 'Converting money is not available here.'),
};
export const CurrencyThatIsNone: Story = {
  loaders: [signedIn()],
  render: play(() => form(EXCHANGE, 'JPY')),
  play: steps(tag, 'to-currency'),
  parameters: { expectConsole: /none that can be converted to/ },
};
export const AccountsNotRead: Story = {
  loaders: [stage({ fails: 'network' })],
  render: play(() => form()),
  play: steps(tag, 'Try again'),
};
/** The accounts can't be read, or there are none. */
const reading = (scenario: Scenario, words: string): Story => ({
  loaders: [signedIn(scenario)],
  render: play(() => form()),
  play: steps(tag, words),
});
export const NoAccounts = reading(
  { faults: [{ call: WALLETS, do: { kind: 'status', status: 200, body: [] } }] },
  'There is no account to convert money from.',
);
export const Offline = reading({ fails: 'offline' }, 'You are offline');
export const SignedOut = reading(
  { faults: [{ call: WALLETS, do: { kind: 'status', status: 401 } }] },
  'Your session has ended',
);
export const NotConfigured: Story = { parameters: { expectConsole: /There is no setup/ }, render: () => form() };
export const Review = story({}, ...reviewed, 'Set by the bank');
export const ChangedAfterTheReview = story({}, ...reviewed, ['Change', 'Something was changed']);
/** From an account of its own: until its answer comes nothing else is sent from it, by any form of this origin. */
export const NoAnswerYet: Story = {
  loaders: [signedIn({ faults: [{ call: CONVERT, do: { kind: 'delay', ms: 25_000 } }] })],
  render: play(() => form(LONDON, 'USD')),
  play: steps(tag, ...reviewed, converts('Converting…')),
};
export const UnderWay = story({}, ...reviewed, converts('working on it'));
export const Converted = story(
  { sandbox: { settleSeconds: 0 } },
  ...reviewed,
  converts('The money is in your account'),
);
export const Declined = story(
  { sandbox: { settleSeconds: 0, outcome: 'decline 5120' } },
  ...reviewed,
  converts('did not carry this conversion out'),
);
export const OnHold = story(
  { sandbox: { settleSeconds: 0, outcome: 'hold' } },
  ...reviewed,
  converts('holds this conversion'),
);
/** The answer is lost, and nothing arrived: nobody knows. */
export const Unknown = story(
  { faults: [{ call: CONVERT, do: { kind: 'status', status: 502 } }] },
  ...reviewed,
  converts('Don’t convert again'),
);
export const LostAnswerButConverted = story(
  { faults: [{ call: CONVERT, do: { kind: 'status', status: 502, when: 'after' } }] },
  ...reviewed,
  converts('The bank has your conversion'),
);
export const NothingWasConverted = story(
  { faults: [{ call: CONVERT, do: { kind: 'status', status: 429 } }] },
  ...reviewed,
  converts('Nothing was converted.'),
);
export const ConvertedAlready = story(
  {},
  ...reviewed,
  converts('working on it'),
  ['New conversion', 'Convert money'],
  ...reviewed,
  converts('already. Go on only'),
);
export const Forbidden = story({}, ...reviewed, failNow(CONVERT), converts('You do not have permission'), mend);
export const Refused20001 = refused(20001, 'does not know conversions');
export const Refused20002 = refused(20002, 'not enough money');
export const Refused20003 = refused(20003, 'does not know one of the two accounts');
export const Refused20004 = refused(20004, 'not fully set up yet');
export const Refused20005 = refused(20005, 'smaller than the bank allows');
export const Refused20006 = refused(20006, 'unpaid invoice');
export const Refused20009 = refused(20009, 'can’t convert between these two accounts');
export const Refused20010 = refused(20010, 'already has this currency');
export const Refused20011 = refused(20011, 'takes euros (EUR) only');
export const Refused20012 = refused(20012, 'would go to the account it comes from');
/** The platform names the field. */
export const Refused10001 = refused(10001, 'Change it and try again', 'amount');
/** The platform names a field that the form does not have. */
export const Refused10002 = refused(10002, 'No money moved', 'type');
export const Refused21001 = refused(21001, 'No money moved');
export const Refused21002 = refused(21002, 'No money moved');
