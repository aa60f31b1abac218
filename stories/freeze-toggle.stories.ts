import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Card } from '../src/domain/card.js';
import { isExpired } from '../src/domain/card.js';
import { freezeToggle, type FreezeTogglePage } from '../src/testing/index.js';
import { playground, someCard } from './playground.js';
import {
  cardId,
  elementOf,
  play,
  readFails,
  stage,
  staged,
  until,
  type ReadFailureName,
  type Scenario,
} from './scenario.js';

const tag = 'giro-freeze-toggle';
const meta: Meta = { title: 'Cards/Freeze toggle', component: tag };
export default meta;

type Story = StoryObj;

const live = (status: Card['status']) => (card: Card) => card.status === status && !isExpired(card, new Date());

const toggle = (fits: (card: Card) => boolean, scenario: Scenario = {}): Story => ({
  loaders: [stage(scenario)],
  render: play((on) => html`<giro-freeze-toggle card-id=${cardId(on, fits)}></giro-freeze-toggle>`),
});

const page = (canvas: HTMLElement): FreezeTogglePage => freezeToggle(elementOf(canvas, tag));

/** Presses the switch and waits for the words. */
const pressed = (fits: (card: Card) => boolean, words: string, scenario: Scenario = {}): Story => ({
  ...toggle(fits, scenario),
  play: async ({ canvasElement }) => {
    await page(canvasElement).press();
    await page(canvasElement).sees(words);
  },
});

const read = (name: ReadFailureName): Story => readFails(tag, name, (scenario) => toggle(() => true, scenario));

const FREEZE = 'PATCH /v3/cards/:id';

export const Playground = playground((given) => html`<giro-freeze-toggle ${given}></giro-freeze-toggle>`, {
  args: { 'card-id': '' },
  given: (on) => ({ 'card-id': someCard(on, (card) => ['active', 'frozen'].includes(card.status)) }),
});
export const Active = toggle(live('active'));
export const Frozen = toggle(live('frozen'));
export const Loading = toggle(() => true, { never: true });
export const NotActivated = toggle(live('not-activated'));
export const Terminated = toggle(live('lost'));
export const Expired = toggle((card) => isExpired(card, new Date()));
export const UnknownStatus = toggle(live('unknown'));
export const BankingV2 = toggle(live('active'), { cardsApi: 'banking-v2' });
export const Pending = toggle(live('pending'), { cardsApi: 'banking-v2' });
export const NoAlias = toggle((card) => card.alias === undefined);
export const LongName = toggle((card) => (card.alias?.length ?? 0) > 40);

/** The platform never answers the write. */
export const Busy: Story = {
  ...toggle(live('active'), { faults: [{ call: FREEZE, do: { kind: 'delay', ms: 25_000 } }] }),
  play: async ({ canvasElement }) => {
    const { shadowRoot } = elementOf(canvasElement, tag);
    await until(() => shadowRoot.querySelector('[role=switch]') !== null, 'the card is read');
    shadowRoot.querySelector<HTMLElement>('[role=switch]')?.click();
    await until(() => shadowRoot.querySelector('.busy') !== null, 'busy');
  },
};
export const FreezesAndTells = pressed(live('active'), 'Payments and withdrawals are stopped');
export const UnfreezesWithoutConsent = pressed(live('frozen'), 'until you unfreeze', { name: 'happy' });
export const WaitsForConsent = pressed(live('frozen'), 'Waiting for you', { name: 'consent' });
export const ConsentNotGiven: Story = {
  ...WaitsForConsent,
  play: async (context) => {
    await WaitsForConsent.play?.(context);
    await page(context.canvasElement).pressButton('Check again');
    await page(context.canvasElement).sees('Not confirmed yet');
  },
};
export const Refused = pressed(live('active'), 'The card was not frozen', { name: 'refused' });
export const RefusedAsTooOften = pressed(live('active'), 'too often', {
  faults: [{ call: FREEZE, do: { kind: 'status', status: 429 } }],
});
export const LostAnswerNothingChanged = pressed(live('active'), 'nothing has changed', { name: 'lost-request' });
export const LostAnswerButDone = pressed(live('active'), 'Payments and withdrawals are stopped', {
  name: 'lost-answer',
});
export const LostAnswerAndNoWayToCheck: Story = {
  ...toggle(live('active'), { faults: [{ call: FREEZE, do: { kind: 'status', status: 500 } }] }),
  play: async ({ canvasElement, loaded }) => {
    const { sandbox } = staged(loaded);
    await page(canvasElement).settled();
    sandbox.faults.add({ call: 'GET /v3/cards/:id', do: { kind: 'status', status: 403 } });
    await page(canvasElement).press();
    await page(canvasElement).sees('We don’t know yet');
  },
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
  render: () => html`<giro-freeze-toggle card-id="any"></giro-freeze-toggle>`,
};
export const WithoutCardId: Story = {
  parameters: { expectConsole: /card-id/ },
  loaders: [stage()],
  render: play(() => html`<giro-freeze-toggle></giro-freeze-toggle>`),
};
