import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Card } from '../src/domain/card.js';
import type { Fault } from '../src/sandbox/index.js';
import { isExpired } from '../src/domain/card.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  failNow,
  named,
  PAST,
  play,
  readFails,
  stage,
  startsConsent,
  steps,
  until,
  type ReadFailureName,
  type Scenario,
  type Step,
} from './scenario.js';

const tag = 'giro-card-details';
const meta: Meta = { title: 'Cards/Card details', component: tag };
export default meta;

type Story = StoryObj;

const GROCERIES = named('Groceries');
const CREDENTIALS = 'GET /v2/cards/:id/credentials';
const FREE: Scenario = { sandbox: { protectCredentials: false } };

const panel = (fits: (card: Card) => boolean, scenario: Scenario = {}): Story => ({
  loaders: [stage({ cardsApi: 'banking-v2', ...scenario })],
  render: play((on) => html`<giro-card-details card-id=${cardId(on, fits)}></giro-card-details>`),
});

const why = (fits: (card: Card) => boolean, words: string, scenario: Scenario = {}): Story => ({
  ...panel(fits, scenario),
  play: steps(tag, words),
});

/** What happens with a card whose number can be shown. */
const acting = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  ...panel(GROCERIES, scenario),
  play: steps(tag, ...all),
});

const show = (brings: string): Step => ['Show number and code', brings];
const notYet: Step = ['Check again', 'Not confirmed yet'];
const again: Step = ['Start again', 'Waiting for you'];

const refused = (status: number, words: string, headers: Record<string, string> = {}): Story =>
  acting({ faults: [{ call: CREDENTIALS, do: { kind: 'status', status, headers } }] }, show(words));

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => panel(GROCERIES, scenario));

/** Copies with a clipboard that works, or does not, whatever this browser allows. */
const copies =
  (works: boolean, told: string): Step =>
  async (_, { shadowRoot }) => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      configurable: true,
      value: () => (works ? Promise.resolve() : Promise.reject(new DOMException('Not allowed', 'NotAllowedError'))),
    });
    try {
      [...shadowRoot.querySelectorAll('button')]
        .find(({ textContent }) => textContent.trim() === 'Copy card number')
        ?.click();
      await until(() => shadowRoot.querySelector('[role=status]')?.textContent.includes(told) === true, told);
    } finally {
      Reflect.deleteProperty(navigator.clipboard, 'writeText');
    }
  };

export const Playground = playground((given) => html`<giro-card-details ${given}></giro-card-details>`, {
  args: { 'card-id': '', 'reveal-seconds': '' },
  given: (on) => ({ 'card-id': someCard(on, GROCERIES) }),
});
export const Hidden = why(GROCERIES, 'Show number and code');
export const Loading = panel(GROCERIES, { never: true });
export const Shown = acting(FREE, show('Hides in'));
export const HiddenAgain = acting(FREE, show('Hides in'), ['Hide', 'Show number and code']);
export const HidesByItself: Story = {
  loaders: [stage({ cardsApi: 'banking-v2', ...FREE })],
  render: play(
    (on) => html`<giro-card-details card-id=${cardId(on, GROCERIES)} reveal-seconds="1"></giro-card-details>`,
  ),
  play: steps(tag, show('Hides in'), 'Show number and code'),
};
export const Copied = acting(FREE, show('Hides in'), copies(true, 'Copied'));
export const CopyingNotPossible = acting(FREE, show('Hides in'), copies(false, 'Copying is not possible here'));
export const LongWaitedFor = acting(
  { ...FREE, faults: [{ call: CREDENTIALS, do: { kind: 'delay', ms: 25_000 } }] },
  show('Getting the number…'),
);
export const NoAlias = why((card) => card.alias === undefined, 'This card is not ready yet');
export const Pending = why((card) => card.status === 'pending', 'This card is not ready yet');
export const Inactive = why(named('London'), 'This card is inactive');
export const UnknownStatus = why(named('Pilot'), 'while the card is in this state');
export const Terminated = why(named('Closed'), 'its number is not shown');
export const Expired = why((card) => isExpired(card, new Date()), 'its number is not shown');
export const CardsV3 = why(GROCERIES, 'is not available here', { cardsApi: 'v3' });
/** The host shows the number on a page of its own. */
export const Replaced: Story = {
  loaders: [stage({ cardsApi: 'banking-v2' })],
  render: play(
    (on) => html`
      <giro-card-details card-id=${cardId(on, GROCERIES)}>
        <a href="#number">Show the number on the bank’s page</a>
      </giro-card-details>
    `,
  ),
};
export const WaitsForConsent = acting({}, show('Waiting for you'));
export const NotYet = acting({}, show('Waiting for you'), notYet);
export const StartedAgain = acting({}, show('Waiting for you'), notYet, again);
export const ConsentExpired = acting({ faults: [startsConsent({ expires_at: PAST })] }, show('Waiting for you'), [
  'Check again',
  'The time to confirm ran out',
]);
export const GivenUp = acting({}, show('Waiting for you'), notYet, again, notYet, again, notYet, [
  'Start again',
  'This did not work after several attempts',
]);
export const GivenAndShown = acting(
  {},
  show('Waiting for you'),
  ({ sandbox }) => {
    sandbox.protectCredentials = false;
  },
  ['Check again', 'Hides in'],
);
export const ConsentRefused = acting(
  { faults: [{ call: 'POST /v3/consents/:id', do: { kind: 'status', status: 409 } }] },
  show('The details could not be shown'),
);
export const RefusedForbidden = refused(403, 'You do not have permission');
export const RefusedInItsState = acting(
  FREE,
  'Show number and code',
  failNow(CREDENTIALS, { kind: 'status', status: 409 }),
  show('The bank did not accept this'),
);
/** The card became inactive after it was read. */
export const RefusedInactive = acting(
  FREE,
  'Show number and code',
  ({ sandbox }) => {
    sandbox.setStatus('Groceries', 'INACTIVE');
  },
  show('The bank did not accept this'),
);
export const RefusedAsTooOften = refused(429, 'too often', { 'retry-after': '60' });
export const RefusedSignedOut = refused(401, 'Your session has ended');
export const Offline = acting({ actsFail: 'offline' }, show('You are offline'));
export const TimedOut = acting({ actsFail: 'timeout' }, show('did not answer in time'));
export const NoAnswer = acting(
  { faults: [{ call: CREDENTIALS, do: { kind: 'drop', when: 'after' } }] },
  show('could not reach'),
);
export const NotReached = acting(
  { faults: [{ call: CREDENTIALS, do: { kind: 'drop', when: 'before' } }] },
  show('could not reach'),
);
export const ServerFails = refused(500, 'technical problem');
export const BadAnswer = acting(
  { ...FREE, faults: [{ call: CREDENTIALS, do: { kind: 'wrong-shape' } }] },
  show('did not understand'),
);
export const NotJson = acting(
  { ...FREE, faults: [{ call: CREDENTIALS, do: { kind: 'bad-json' } }] },
  show('did not understand'),
);
const garbled = (kind: 'empty' | 'truncated' | 'wrong-type'): Story =>
  acting({ ...FREE, faults: [{ call: CREDENTIALS, do: { kind } }] }, show('did not understand'));
export const EmptyAnswer = garbled('empty');
export const HalfAnAnswer = garbled('truncated');
export const AnswerOfAnotherType = garbled('wrong-type');
export const RefusedNotFound = refused(404, 'could not find');
export const RefusedBadRequest = refused(400, 'The bank did not accept this');
/** Half an answer is none: asked again by itself, and the second time it comes. */
export const CutOnce = acting(
  { ...FREE, faults: [{ call: CREDENTIALS, times: 1, do: { kind: 'cut' } }] },
  show('Hides in'),
);
/** A hidden tab gets nothing: what was asked for is dropped, and asked for again only by the person. */
export const HiddenMeanwhile = acting(
  { ...FREE, faults: [{ call: CREDENTIALS, do: { kind: 'delay', ms: 25_000 } }] },
  show('Getting the number…'),
  () => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  },
  'Show number and code',
);
/** What starting the consent can be answered with. */
const startFails = (effect: Fault['do'], words: string): Story =>
  acting({ faults: [{ call: 'POST /v3/consents/:id', do: effect }] }, show(words));
export const ConsentGone = startFails({ kind: 'status', status: 404 }, 'The details could not be shown');
export const ConsentServerFails = startFails({ kind: 'status', status: 503 }, 'The details could not be shown');
export const ConsentCut = startFails({ kind: 'cut' }, 'The details could not be shown');
export const ConsentBadJson = startFails({ kind: 'bad-json' }, 'The details could not be shown');
export const ConsentEmpty = startFails({ kind: 'empty' }, 'We did not get an answer');
export const ConsentHalf = startFails({ kind: 'truncated' }, 'We did not get an answer');
export const ConsentOfAnotherType = startFails({ kind: 'wrong-type' }, 'We did not get an answer');
export const ConsentWrongShape = startFails({ kind: 'wrong-shape' }, 'The details could not be shown');
export const ConsentBadRequest = startFails({ kind: 'status', status: 400 }, 'The bank did not accept this');
export const ConsentSignedOut = startFails({ kind: 'status', status: 401 }, 'Your session has ended');
export const ConsentForbidden = startFails({ kind: 'status', status: 403 }, 'You do not have permission');
export const ConsentTooOften = startFails({ kind: 'status', status: 429 }, 'too often');
export const ConsentLost = startFails({ kind: 'drop', when: 'after' }, 'We did not get an answer');
export const ConsentNotReached = startFails({ kind: 'drop', when: 'before' }, 'We did not get an answer');
/** Until the platform says where to, nobody is waited for. */
export const ConsentLongWaitedFor = startFails({ kind: 'delay', ms: 25_000 }, 'One moment…');
/** Nobody is sent to a page of somebody else's. */
export const ConsentHostileAddress: Story = {
  ...startFails(
    { kind: 'status', status: 200, body: { method: { redirect_url: 'https://evil.example/' } } },
    'The details could not be shown',
  ),
  parameters: { expectConsole: /nobody is sent/ },
};
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
  render: () => html`<giro-card-details card-id="any"></giro-card-details>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-card-details></giro-card-details>`),
};
export const WrongRevealSeconds: Story = {
  parameters: { expectConsole: /reveal-seconds/ },
  loaders: [stage()],
  render: play(() => html`<giro-card-details card-id="any" reveal-seconds="0"></giro-card-details>`),
};
