import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { playground } from './playground.js';
import {
  elementOf,
  flip,
  play,
  readFails,
  stage,
  staged,
  until,
  type ReadFailureName,
  type Scenario,
} from './scenario.js';

const tag = 'giro-card-list';
const meta: Meta = { title: 'Cards/Card list', component: tag };
export default meta;

type Story = StoryObj;

const list = (scenario: Scenario = {}, draw = () => html`<giro-card-list></giro-card-list>`): Story => ({
  loaders: [stage(scenario)],
  render: play(draw),
});

const shows = (canvas: HTMLElement, words: string): Promise<void> =>
  until(() => elementOf(canvas, tag).shadowRoot.textContent.includes(words), words);

const read = (name: ReadFailureName): Story => readFails(tag, name, list);

export const Playground = playground((given) => html`<giro-card-list ${given}></giro-card-list>`, {
  args: { layout: 'list', status: '', actions: 'freeze activate report', selected: '' },
  argTypes: { layout: { control: 'inline-radio', options: ['list', 'grid'] } },
});
export const List = list();
export const Grid = list({}, () => html`<giro-card-list layout="grid"></giro-card-list>`);
export const Loading = list({ never: true });
export const LoadingGrid = list({ never: true }, () => html`<giro-card-list layout="grid"></giro-card-list>`);
export const Empty = list({ sandbox: { cards: 0 } });
export const OneCard = list({ sandbox: { cards: 1 } });
export const ThousandCards = list({ sandbox: { cards: 1000 } });
export const MoreCards: Story = {
  ...ThousandCards,
  play: async ({ canvasElement }) => {
    const { shadowRoot } = elementOf(canvasElement, tag);
    await until(() => shadowRoot.querySelector('.more button') !== null, 'the first page is read');
    shadowRoot.querySelector<HTMLElement>('.more button')?.click();
    await until(() => shadowRoot.querySelectorAll('[role=listitem]').length > 60, 'more cards');
  },
};
export const MoreCardsFail: Story = {
  ...ThousandCards,
  play: async ({ canvasElement, loaded }) => {
    const { sandbox } = staged(loaded);
    const { shadowRoot } = elementOf(canvasElement, tag);
    await until(() => shadowRoot.querySelector('.more button') !== null, 'the first page is read');
    sandbox.faults.add({ call: 'GET /v3/cards', do: { kind: 'status', status: 403 } });
    shadowRoot.querySelector<HTMLElement>('.more button')?.click();
    await shows(canvasElement, 'permission');
  },
};
export const BankingV2 = list({ cardsApi: 'banking-v2' });
export const BankingV2Grid = list(
  { cardsApi: 'banking-v2' },
  () => html`<giro-card-list layout="grid"></giro-card-list>`,
);
export const OnlyFrozen = list({}, () => html`<giro-card-list status="frozen"></giro-card-list>`);
export const NoneMatches = list(
  { sandbox: { cards: 1 } },
  () => html`<giro-card-list status="stolen"></giro-card-list>`,
);
export const WithoutActions = list({}, () => html`<giro-card-list actions=""></giro-card-list>`);
const ALL = 'freeze activate report details apple-pay transactions';
const offering = (scenario: Scenario = {}, layout = 'list'): Story =>
  list(scenario, () => html`<giro-card-list layout=${layout} actions=${ALL}></giro-card-list>`);

/** What an action opens, once it shows the words. */
const opened = (cardsApi: 'v3' | 'banking-v2', name: string, opens: string, words: string): Story => ({
  ...offering({ cardsApi, sandbox: { protectCredentials: false } }),
  play: async ({ canvasElement }) => {
    const { shadowRoot } = elementOf(canvasElement, tag);
    const button = (): HTMLElement | null => shadowRoot.querySelector(`button[aria-label="${name}"]`);
    await until(() => button() !== null, name);
    button()?.focus();
    button()?.click();
    const shown = (): string => shadowRoot.querySelector(`dialog[open] ${opens}`)?.shadowRoot?.textContent ?? '';
    await until(() => shown().includes(words), words);
  },
});

export const AllActions = offering();
export const AllActionsGrid = offering({}, 'grid');
export const AllActionsInBankingV2 = offering({ cardsApi: 'banking-v2' });
export const OpensActivate = opened('v3', 'Activate: Everyday', 'giro-activate-card', 'Activate your card');
export const OpensReport = opened('v3', 'Report: Groceries', 'giro-report-card', 'What happened?');
export const OpensDetails = opened('banking-v2', 'Details: Company', 'giro-card-details', 'Show number and code');
export const OpensTransactions = opened('banking-v2', 'Transactions: Company', 'giro-transaction-list', '€');
export const Selected: Story = {
  ...list(),
  play: async ({ canvasElement }) => {
    const { shadowRoot } = elementOf(canvasElement, tag);
    await until(() => shadowRoot.querySelector('button.card') !== null, 'cards are read');
    shadowRoot.querySelector<HTMLElement>('button.card')?.click();
    await until(() => shadowRoot.querySelector('[aria-pressed=true]') !== null, 'selected');
  },
};
export const Freezes: Story = {
  ...list(),
  play: async ({ canvasElement }) => {
    await flip(canvasElement, tag);
  },
};
export const FreezeRefused: Story = {
  ...list({ faults: [{ call: 'PATCH /v3/cards/:id', do: { kind: 'status', status: 403 } }] }),
  play: async ({ canvasElement }) => {
    await flip(canvasElement, tag);
    await shows(canvasElement, 'The card was not frozen');
  },
};
export const OutOfDate: Story = {
  ...list(),
  play: async ({ canvasElement, loaded }) => {
    const { sandbox } = staged(loaded);
    const element = elementOf(canvasElement, tag) as unknown as { reload(): Promise<void>; shadowRoot: ShadowRoot };
    await until(() => element.shadowRoot.querySelector('button.card') !== null, 'cards are read');
    sandbox.faults.add({ call: '*', do: { kind: 'status', status: 403 } });
    await element.reload();
    await shows(canvasElement, 'out of date');
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
  render: () => html`<giro-card-list></giro-card-list>`,
};
