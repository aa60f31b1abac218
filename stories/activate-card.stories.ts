import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Card } from '../src/domain/card.js';
import { isExpired } from '../src/domain/card.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  failNow,
  mend,
  named,
  PAST,
  play,
  readFails,
  readFailure,
  stage,
  startsConsent,
  steps,
  until,
  type ReadFailureName,
  type Scenario,
  type Step,
} from './scenario.js';

const tag = 'giro-activate-card';
const meta: Meta = { title: 'Cards/Activate card', component: tag };
export default meta;

type Story = StoryObj;

const EVERYDAY = named('Everyday');
const ACTIVATE = 'POST /v3/cards/:id/activate';

const panel = (fits: (card: Card) => boolean, scenario: Scenario = {}): Story => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-activate-card card-id=${cardId(on, fits)}></giro-activate-card>`),
});

const why = (fits: (card: Card) => boolean, words: string, scenario: Scenario = {}): Story => ({
  ...panel(fits, scenario),
  play: steps(tag, words),
});

/** What happens with a card that can be activated. */
const acting = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  ...panel(EVERYDAY, scenario),
  play: steps(tag, ...all),
});

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => panel(EVERYDAY, scenario));

const refused = (status: number, words: string): Story =>
  acting({ faults: [{ call: ACTIVATE, do: { kind: 'status', status } }] }, ['Activate card', words]);

const start: Step = ['Activate card', 'Waiting for you'];
const again: Step = ['Start again', 'Waiting for you'];
const notYet: Step = ['Check again', 'Not confirmed yet'];
const becomes =
  (status: string): Step =>
  ({ sandbox }) => {
    sandbox.setStatus('Everyday', status);
  };

export const Playground = playground((given) => html`<giro-activate-card ${given}></giro-activate-card>`, {
  args: { 'card-id': '' },
  given: (on) => ({ 'card-id': someCard(on, EVERYDAY) }),
});
export const Ready = why(EVERYDAY, 'You confirm with the bank');
export const Loading = panel(EVERYDAY, { never: true });
export const AlreadyActive = why(named('Groceries'), 'active already');
export const Frozen = why(named('Streaming'), 'Unfreeze it');
export const Terminated = why(named('Old wallet'), 'be used again');
export const Expired = why((card) => isExpired(card, new Date()), 'be used again');
export const UnknownStatus = why(named('Metal'), 'in its state');
export const BankingV2 = why(named('Groceries'), 'not available for this card', { cardsApi: 'banking-v2' });
export const NoAlias = why((card) => card.alias === undefined, 'active already');
export const LongName = why((card) => (card.alias?.length ?? 0) > 40, 'You confirm with the bank', {
  sandbox: { statuses: { 'Shared household costs: rent, power, water, internet, pets..': 'not_activated' } },
});
export const RightToLeftName = why(named('مصاريف المنزل'), 'You confirm with the bank', {
  sandbox: { statuses: { 'مصاريف المنزل': 'not_activated' } },
});

/** The platform never answers. */
export const Busy = acting({ faults: [{ call: ACTIVATE, do: { kind: 'delay', ms: 25_000 } }] }, [
  'Activate card',
  'One moment…',
]);
/** The platform does not say where the person goes. */
export const ConsentStarting = acting(
  { faults: [{ call: 'POST /v3/consents/:id', do: { kind: 'delay', ms: 25_000 } }] },
  ['Activate card', 'One moment…'],
);
export const WaitsForConsent = acting({}, start);
export const WaitsForConsentInTheOlderEdition = acting({ sandbox: { edition: 'older' } }, start);
export const NewTabBlocked: Story = {
  loaders: [stage({ consentTarget: 'tab' })],
  render: (_, { loaded }) => {
    const on = loaded['stage'] as Parameters<typeof cardId>[0];
    return html`<giro-provider .client=${on.client}>
      <giro-activate-card card-id=${cardId(on, EVERYDAY)}></giro-activate-card>
    </giro-provider>`;
  },
  play: async (context) => {
    const { open } = window;
    window.open = () => null;
    try {
      await steps(tag, ['Activate card', 'Continue at'])(context);
    } finally {
      window.open = open;
    }
  },
};
export const NotYet = acting({}, start, notYet);
export const StartedAgain = acting({}, start, notYet, again);
export const Checking = acting({}, start, failNow('GET /v3/cards/:id', { kind: 'delay', ms: 25_000 }), [
  'Check again',
  'Checking…',
]);
/** What became of it can't be read; the person can check again. */
export const CheckFails = acting(
  {},
  start,
  failNow('GET /v3/cards/:id', { kind: 'status', status: 403 }),
  async ({ sandbox }, { shadowRoot }) => {
    const before = sandbox.log.count('GET /v3/cards/:id');
    shadowRoot.querySelector<HTMLElement>('.panel-actions button')?.click();
    await until(() => sandbox.log.count('GET /v3/cards/:id') > before, 'the card is read');
  },
  'Waiting for you',
);
export const ConsentExpired = acting({ faults: [startsConsent({ expires_at: PAST })] }, start, [
  'Check again',
  'The time to confirm ran out',
]);
export const GivenUp = acting({}, start, notYet, again, notYet, again, notYet, [
  'Start again',
  'This did not work after several attempts',
]);
export const Given = acting({}, start, becomes('active'), ['Check again', 'is active and ready to use']);
export const ReportedMeanwhile = acting({}, start, becomes('lost'), ['Check again', 'be used again']);
export const RefusedForbidden = refused(403, 'You do not have permission');
export const RefusedInItsState = refused(409, 'The bank did not accept this');
export const RefusedAsTooOften = refused(429, 'too often');
export const RefusedSignedOut = refused(401, 'Your session has ended');
export const Offline = acting({ actsFail: 'offline' }, ['Activate card', 'You are offline']);
export const ConsentRefused = acting(
  { faults: [{ call: 'POST /v3/consents/:id', do: { kind: 'status', status: 409 } }] },
  ['Activate card', 'The card was not activated'],
);
export const ConsentPageLost = acting({ faults: [{ call: 'POST /v3/consents/:id', do: { kind: 'cut' } }] }, [
  'Activate card',
  'We did not get an answer',
]);
/** An address where nobody is sent. */
export const ConsentPageElsewhere: Story = {
  ...acting(
    {
      faults: [
        {
          call: 'POST /v3/consents/:id',
          do: { kind: 'status', status: 200, body: { method: { redirect_url: 'https://elsewhere.example/' } } },
        },
      ],
    },
    ['Activate card', 'The card was not activated'],
  ),
  parameters: { expectConsole: /elsewhere\.example/ },
};
export const LostAnswerNothingChanged = acting({ faults: [{ call: ACTIVATE, do: { kind: 'drop', when: 'before' } }] }, [
  'Activate card',
  'the card is not active yet',
]);
export const LostAnswerButActiveByNow = acting(
  { faults: [{ call: ACTIVATE, do: { kind: 'drop', when: 'before' } }] },
  ['Activate card', 'the card is not active yet'],
  becomes('active'),
  ['Check again', 'is active and ready to use'],
);
export const LostAnswerAndNoWayToCheck = acting(
  { faults: [{ call: ACTIVATE, do: { kind: 'status', status: 500 } }] },
  'Activate card',
  failNow('GET /v3/cards/:id'),
  ['Activate card', 'We don’t know yet whether the card is active.'],
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
export const ReadWorksAgain: Story = {
  ...panel(EVERYDAY, readFailure('BadAnswer')),
  play: steps(tag, 'did not understand', mend, ['Try again', 'You confirm with the bank']),
};
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-activate-card card-id="any"></giro-activate-card>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-activate-card></giro-activate-card>`),
};
