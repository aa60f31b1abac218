import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { elementOf, flip, play, readFailure, stage, staged, until, type Scenario } from './scenario.js';

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

const read = (name: Parameters<typeof readFailure>[0]): Story => list(readFailure(name));

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
