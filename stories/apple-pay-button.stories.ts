import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Card } from '../src/domain/card.js';
import type { Fault } from '../src/sandbox/index.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  named,
  PAST,
  play,
  readFails,
  showsNothing,
  stage,
  startsConsent,
  steps,
  until,
  type ReadFailureName,
  type Scenario,
  type Stage,
  type Step,
} from './scenario.js';

const tag = 'giro-apple-pay-button';
const meta: Meta = { title: 'Cards/Apple Pay button', component: tag };
export default meta;

type Story = StoryObj;

const GROCERIES = named('Groceries');
const TOKENIZE = 'POST /v3/cards/:id/apple_pay/tokenize';
const START = 'POST /v3/consents/:id';

/** Stands where a host puts the badge file it has from Apple; the kit ships none. */
const PLACEHOLDER = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="48"><rect width="159" height="47" x=".5" y=".5" fill="#fff" stroke="#595959" stroke-dasharray="4"/><text x="80" y="28" font-family="sans-serif" font-size="12" text-anchor="middle" fill="#333">Placeholder for a badge</text></svg>',
)}`;

type Launch = (token: string) => Promise<{ readonly status: string }>;

/** In an app: `launch` runs the native side; the sandbox's stand-in unless said. */
const button = (
  fits: (card: Card) => boolean,
  scenario: Scenario = {},
  { launch, inside }: { readonly launch?: Launch; readonly inside?: TemplateResult } = {},
): Story => ({
  loaders: [stage(scenario)],
  render: play(
    (on: Stage) =>
      html`<giro-apple-pay-button card-id=${cardId(on, fits)} .launch=${launch ?? on.sandbox.launch}
        >${inside}</giro-apple-pay-button
      >`,
  ),
});

const acting = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  ...button(GROCERIES, scenario),
  play: steps(tag, ...all),
});

const launching = (launch: Launch, words: string): Story => ({
  ...button(GROCERIES, {}, { launch }),
  play: steps(tag, adds(words)),
});

const nothing = (fits: (card: Card) => boolean, scenario: Scenario = {}): Story => ({
  ...button(fits, scenario),
  play: steps(tag, showsNothing),
});

/** In a browser: the name of a native side that is not there, so that it is offered on every device. */
const inBrowser = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  loaders: [stage(scenario)],
  render: play(
    (on) => html`<giro-apple-pay-button card-id=${cardId(on, GROCERIES)} bridge="absent"></giro-apple-pay-button>`,
  ),
  play: steps(tag, ...all),
});

function adds(brings: string): Step {
  return ['Add to Apple Wallet', brings];
}

const refused = (status: number, words: string): Story =>
  acting({ faults: [{ call: TOKENIZE, do: { kind: 'status', status } }] }, adds(words));

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => button(GROCERIES, scenario));

export const Playground = playground((given) => html`<giro-apple-pay-button ${given}></giro-apple-pay-button>`, {
  args: { 'card-id': '', 'in-wallet': false },
  given: (on) => ({ 'card-id': someCard(on, GROCERIES), launch: on.sandbox.launch }),
});
export const Ready = acting({}, 'Add to Apple Wallet');
export const WithBadge: Story = {
  ...button(GROCERIES, {}, { inside: html`<img alt="" src=${PLACEHOLDER} />` }),
  // The badge says it; a screen reader hears the words.
  play: steps(tag, async (_, { shadowRoot }) => {
    await until(
      () => shadowRoot.querySelector('button.add')?.ariaLabel === 'Add to Apple Wallet',
      'a button with the badge',
    );
  }),
};
/** The platform never answers. */
export const Busy = acting(
  { faults: [{ call: TOKENIZE, do: { kind: 'delay', ms: 25_000 } }] },
  adds('Preparing the card'),
);
export const BusyWithBadge: Story = {
  ...button(
    GROCERIES,
    { faults: [{ call: TOKENIZE, do: { kind: 'delay', ms: 25_000 } }] },
    { inside: html`<img alt="" src=${PLACEHOLDER} />` },
  ),
  play: steps(tag, adds('Preparing the card')),
};
export const Approved = acting({}, adds('The card is in Apple Wallet.'));
export const NotAdded = launching(
  () => Promise.resolve({ status: 'error' }),
  'The card was not added to Apple Wallet.',
);
export const NativeSideThrows = launching(
  () => Promise.reject(new Error('closed')),
  'The card was not added to Apple Wallet.',
);
export const TokenExpired = acting(
  { faults: [startsConsent({ token: 'made-up', expires_at: PAST })] },
  adds('The card was not added.'),
);
export const NoToken = acting({ faults: [startsConsent({})] }, adds('We did not understand the bank’s answer'));
export const ConsentRefused = acting(
  { faults: [{ call: START, do: { kind: 'status', status: 409 } }] },
  adds('The bank did not accept this'),
);
/** Loading shows nothing: a button that may turn out not to be offered must not flash. */
export const Loading = nothing(GROCERIES, { never: true });
export const InWallet: Story = {
  loaders: [stage()],
  render: play(
    (on) => html`
      <giro-apple-pay-button in-wallet card-id=${cardId(on, GROCERIES)} .launch=${on.sandbox.launch}>
      </giro-apple-pay-button>
    `,
  ),
  play: steps(tag, showsNothing),
};
export const Frozen = nothing(named('Streaming'));
export const Terminated = nothing(named('Old wallet'));
export const UnknownStatus = nothing(named('Metal'));
export const BankingV2 = nothing(GROCERIES, { cardsApi: 'banking-v2' });
export const NotActivated = nothing(named('Everyday'));
export const WaitsInABrowser = inBrowser({}, adds('Waiting for you'));
export const BackInABrowser = inBrowser({}, adds('Waiting for you'), ['Check again', 'Open Apple Wallet to see']);
export const RefusedForbidden = refused(403, 'You do not have permission');
export const RefusedInItsState = refused(409, 'The bank did not accept this');
export const RefusedAsTooOften = refused(429, 'too often');
export const RefusedSignedOut = refused(401, 'Your session has ended');
export const Offline = acting({ actsFail: 'offline' }, adds('You are offline'));
/** Only the asking is lost: no token came, so nothing can have been added. */
export const LostAnswer = acting(
  { faults: [{ call: TOKENIZE, do: { kind: 'drop', when: 'after' } }] },
  adds('We did not get an answer'),
);
export const TimedOut = acting({ actsFail: 'timeout' }, adds('did not answer in time'));
export const RefusedNotFound = refused(404, 'could not find');
export const RefusedBadRequest = refused(400, 'The bank did not accept this');
/** What can come instead of an answer, to either call. */
const instead = (call: string, effect: Fault['do'], words = 'The card was not added.'): Story =>
  acting({ faults: [{ call, do: effect }] }, adds(words));
export const NotReached = instead(TOKENIZE, { kind: 'drop', when: 'before' }, 'We did not get an answer');
export const ServerFails = instead(TOKENIZE, { kind: 'status', status: 503 });
export const Cut = instead(TOKENIZE, { kind: 'cut' });
export const NotJson = instead(TOKENIZE, { kind: 'bad-json' });
export const EmptyAnswer = instead(TOKENIZE, { kind: 'empty' }, 'The bank did not accept this');
export const HalfAnAnswer = instead(TOKENIZE, { kind: 'truncated' }, 'The bank did not accept this');
export const AnswerOfAnotherType = instead(TOKENIZE, { kind: 'wrong-type' }, 'The bank did not accept this');
export const BadAnswer = instead(TOKENIZE, { kind: 'wrong-shape' });
export const NoConsentAsked = instead(TOKENIZE, { kind: 'status', status: 200, body: {} });
export const ConsentGone = instead(START, { kind: 'status', status: 404 });
export const ConsentServerFails = instead(START, { kind: 'status', status: 503 });
export const ConsentLost = instead(START, { kind: 'drop', when: 'after' });
export const ConsentCut = instead(START, { kind: 'cut' });
export const ConsentNotJson = instead(START, { kind: 'bad-json' });
export const ConsentEmpty = instead(START, { kind: 'empty' }, 'We did not get an answer');
export const ConsentHalf = instead(START, { kind: 'truncated' }, 'We did not get an answer');
export const ConsentOfAnotherType = instead(START, { kind: 'wrong-type' }, 'We did not get an answer');
export const ConsentBadAnswer = instead(START, { kind: 'wrong-shape' });
export const ConsentBadRequest = instead(START, { kind: 'status', status: 400 }, 'The bank did not accept this');
export const ConsentSignedOut = instead(START, { kind: 'status', status: 401 }, 'Your session has ended');
export const ConsentForbidden = instead(START, { kind: 'status', status: 403 }, 'You do not have permission');
export const ConsentTooOften = instead(START, { kind: 'status', status: 429 }, 'too often');
export const ConsentNotReached = instead(START, { kind: 'drop', when: 'before' }, 'We did not get an answer');
/** The card is known to be addable; the token is still to come. */
export const ConsentBusy = instead(START, { kind: 'delay', ms: 25_000 }, 'Preparing the card');
/** The token stays where it is when the page beside it is somebody else's. */
export const ConsentHostileAddress: Story = {
  ...instead(START, {
    kind: 'status',
    status: 200,
    body: { method: { redirect_url: 'https://evil.example/', token: 'made-up' } },
  }),
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
  render: () => html`<giro-apple-pay-button card-id="any" bridge="absent"></giro-apple-pay-button>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-apple-pay-button bridge="absent"></giro-apple-pay-button>`),
};
