import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Card } from '../src/domain/card.js';
import { isExpired } from '../src/domain/card.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  choose,
  failNow,
  named,
  PAST,
  play,
  readFails,
  stage,
  startsConsent,
  steps,
  type ReadFailureName,
  type Scenario,
  type Step,
} from './scenario.js';

const tag = 'giro-report-card';
const meta: Meta = { title: 'Cards/Report card', component: tag };
export default meta;

type Story = StoryObj;

const GROCERIES = named('Groceries');
const REPORT = 'PATCH /v3/cards/:id';

const panel = (fits: (card: Card) => boolean, scenario: Scenario = {}): Story => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-report-card card-id=${cardId(on, fits)}></giro-report-card>`),
});

const why = (fits: (card: Card) => boolean, words: string, scenario: Scenario = {}): Story => ({
  ...panel(fits, scenario),
  play: steps(tag, words),
});

/** What happens with a card that can be reported. */
const acting = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  ...panel(GROCERIES, scenario),
  play: steps(tag, ...all),
});

const chooses =
  (label: string): Step =>
  async (_, element) => {
    await choose(element, label);
  };
const asked: readonly Step[] = [chooses('I lost it'), ['Continue', 'Stop Groceries for ever?']];
const reports = (brings: string): Step => ['Yes, report as lost', brings];

const refused = (status: number, words: string): Story =>
  acting({ faults: [{ call: REPORT, do: { kind: 'status', status } }] }, ...asked, reports(words));

/** Reporting asks for no consent by its reference; a platform that asks is followed. */
const asksConsent: Scenario['faults'] = [
  {
    call: REPORT,
    do: { kind: 'status', status: 412, body: { consent: { id: 'a-consent', status: 'pending', scope: [] } } },
  },
];

const notYet: Step = ['Check again', 'Not confirmed yet'];
const again: Step = ['Start again', 'Waiting for you'];

/** A page that was left for the bank's and loaded again: the card is all that was kept. */
const reloaded = (...all: readonly Step[]): Story => ({
  loaders: [stage()],
  render: play((on) => {
    const id = cardId(on, GROCERIES);
    const wish = `report ${id}`;
    const record = { state: '1-2-3-4', wish, consentId: 'a-consent', round: 1, isOver: false, at: Date.now() };
    sessionStorage.setItem(`giro-consent ${wish}`, JSON.stringify(record));
    return html`<giro-report-card card-id=${id}></giro-report-card>`;
  }),
  play: steps(tag, ...all),
});

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => panel(GROCERIES, scenario));

export const Playground = playground((given) => html`<giro-report-card ${given}></giro-report-card>`, {
  args: { 'card-id': '' },
  given: (on) => ({ 'card-id': someCard(on, GROCERIES) }),
});
export const Choose = why(GROCERIES, 'What happened?');
export const Loading = panel(GROCERIES, { never: true });
export const Chosen = acting({}, chooses('It was stolen'));
export const NothingChosen = acting({}, 'What happened?', ['Continue', 'Choose what happened.']);
export const Frozen = why(named('Streaming'), 'This is final');
export const NotActivated = why(named('Everyday'), 'This is final');
export const NoAlias = why((card) => card.alias === undefined, 'What happened?');
export const LongName: Story = {
  ...panel((card) => (card.alias?.length ?? 0) > 40),
  play: steps(tag, chooses('I lost it'), ['Continue', 'for ever?']),
};
export const AskedAgainLost = acting({}, ...asked);
export const AskedAgainStolen = acting({}, chooses('It was stolen'), ['Continue', 'It is reported as stolen']);
export const AskedAgainBlocked = acting({}, chooses('Block it for good'), ['Continue', 'can unblock it']);
export const KeepsTheCard = acting({}, ...asked, ['No, keep the card', 'What happened?']);
/** The platform never answers. */
export const Busy = acting(
  { faults: [{ call: REPORT, do: { kind: 'delay', ms: 25_000 } }] },
  ...asked,
  reports('Reporting…'),
);
export const ReportedLost = acting({}, ...asked, reports('is stopped for good: Lost.'));
export const ReportedStolen = acting(
  {},
  chooses('It was stolen'),
  ['Continue', 'for ever?'],
  ['Yes, report as stolen', 'is stopped for good: Stolen.'],
);
export const Blocked = acting(
  {},
  chooses('Block it for good'),
  ['Continue', 'for ever?'],
  ['Yes, block for good', 'is stopped for good: Blocked.'],
);
export const FinishedAlready = why(named('Old wallet'), 'finished already: Lost.');
export const Expired = why((card) => isExpired(card, new Date()), 'finished already: Expired.');
export const BankingV2 = why(GROCERIES, 'be reported here', { cardsApi: 'banking-v2' });
export const WaitsForConsent = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
);
export const ConsentNotYet = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
  ['Check again', 'Not confirmed yet'],
);
export const StartedAgain = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
  notYet,
  again,
);
export const KeepsTheCardAfterAll = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
  notYet,
  ['No, keep the card', 'What happened?'],
);
export const GivenUp = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
  notYet,
  again,
  notYet,
  again,
  notYet,
  ['Start again', 'This did not work after several attempts'],
);
export const ReloadedWaiting = reloaded('Waiting for you');
export const ReloadedNotYet = reloaded('Waiting for you', notYet);
export const ReloadedAndAsked = reloaded('Waiting for you', notYet, ['Report this card', 'What happened?']);
export const ReloadedDone = reloaded(
  'Waiting for you',
  ({ sandbox }) => {
    sandbox.setStatus('Groceries', 'stolen');
  },
  ['Check again', 'is stopped for good: Stolen.'],
);
export const ConsentExpired = acting(
  { faults: [...asksConsent, startsConsent({ expires_at: PAST })] },
  ...asked,
  reports('Waiting for you'),
  ['Check again', 'The time to confirm ran out'],
);
export const ConsentGiven = acting(
  { faults: [...asksConsent, startsConsent({})] },
  ...asked,
  reports('Waiting for you'),
  ({ sandbox }) => {
    sandbox.setStatus('Groceries', 'lost');
  },
  ['Check again', 'is stopped for good: Lost.'],
);
export const RefusedForbidden = refused(403, 'You do not have permission');
export const RefusedInItsState = refused(409, 'The bank did not accept this');
export const RefusedAsTooOften = refused(429, 'too often');
export const RefusedSignedOut = refused(401, 'Your session has ended');
export const Offline = acting({ actsFail: 'offline' }, ...asked, reports('You are offline'));
export const LostAnswerNothingChanged = acting(
  { name: 'lost-request' },
  ...asked,
  reports('the card is not reported yet'),
);
export const LostAnswerButDone = acting({ name: 'lost-answer' }, ...asked, reports('is stopped for good: Lost.'));
export const LostAnswerAndNoWayToCheck = acting(
  { faults: [{ call: REPORT, do: { kind: 'status', status: 500 } }] },
  ...asked,
  failNow('GET /v3/cards/:id'),
  reports('We don’t know yet whether the card was reported'),
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
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-report-card card-id="any"></giro-report-card>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-report-card></giro-report-card>`),
};
