import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { CardCompany, Cardholder } from '../src/domain/card-order.js';
import type { Fault } from '../src/sandbox/index.js';
import { PEOPLE } from '../src/sandbox/people.js';
import { fill, play, stage, steps, until, type Scenario, type Stage, type Step } from './scenario.js';

export const tag = 'giro-order-card';

const [PERSON] = PEOPLE;

/** Whose card is ordered. */
export const INDIVIDUAL = PERSON.id;

export const COMPANY: CardCompany = {
  externalId: 'company-1',
  name: 'Exempel Trading AB',
  email: 'office@company.example',
  address: { street: 'Exempelgatan 1', country: 'SE', postCode: '00000', city: 'Exempelstad' },
};
export const CARDHOLDER: Cardholder = {
  externalId: PERSON.externalId,
  firstName: PERSON.firstName,
  lastName: PERSON.lastName,
  type: 'PRIMARY',
  phone: '+46000000000',
  email: 'holder@company.example',
};

/** The calls of one API that an order makes. */
export interface Way {
  readonly cardsApi: 'v3' | 'banking-v2';
  readonly order: string;
  readonly list: string;
}

export const V3: Way = { cardsApi: 'v3', order: 'POST /v3/cards', list: 'GET /v3/cards' };
export const V2: Way = { cardsApi: 'banking-v2', order: 'POST /v2/cards/issue', list: 'GET /v2/cards' };

const accountOf = ({ cards }: Stage): string => cards.find(({ accountId }) => accountId !== undefined)?.accountId ?? '';

/** The person chooses the account. */
export const form = (scenario: Scenario = {}): StoryObj => ({
  loaders: [stage(scenario)],
  render: play(
    () =>
      html`<giro-order-card
        individual-id=${INDIVIDUAL}
        .company=${COMPANY}
        .cardholder=${CARDHOLDER}
      ></giro-order-card>`,
  ),
});

/** The account is known, so that nothing need be chosen. */
export const known = (scenario: Scenario, ...all: readonly Step[]): StoryObj => ({
  loaders: [stage(scenario)],
  render: play(
    (on) => html`
      <giro-order-card
        individual-id=${INDIVIDUAL}
        account-id=${accountOf(on)}
        .company=${COMPANY}
        .cardholder=${CARDHOLDER}
      ></giro-order-card>
    `,
  ),
  play: steps(tag, 'Order card', ...all),
});

/** The accounts are read: what stood in for the form is gone. */
export const formIsThere = async (_: Stage, { shadowRoot }: { readonly shadowRoot: ShadowRoot }): Promise<void> => {
  await until(() => shadowRoot.querySelector('form') !== null && !shadowRoot.querySelector('.stand-in'), 'the form');
};

/** Presses the button that sends it. */
export const sends = (brings: string): Step => ['Order card', brings];

/** Types into a field, or chooses. */
export const types =
  (id: string, value: string): Step =>
  async (_, element) => {
    await fill(element, id, value);
  };

/** Chooses the first account. */
export const choosesAccount: Step = async (on, element) => {
  await formIsThere(on, element);
  await fill(element, 'account', accountOf(on));
};

/** The order has reached the platform. */
export const received =
  ({ order }: Way): Step =>
  async ({ sandbox }) => {
    await until(() => sandbox.log.count(order) > 0, 'the order is received');
  };

/** The order is answered so. */
export const answered = (way: Way, effect: Fault['do'], words: string): StoryObj =>
  known({ cardsApi: way.cardsApi, faults: [{ call: way.order, do: effect }] }, sends(words));

/** The list that a lost card would be told from can't be read. */
export const notBegun = (way: Way, effect: Fault['do'], words: string): StoryObj =>
  known({ cardsApi: way.cardsApi, faults: [{ call: way.list, do: effect }] }, sends('The card was not ordered'), words);

/** The answer is lost, and so is the look at the list. */
export const notFound = (way: Way, effect: Fault['do'], words: string): StoryObj =>
  known(
    {
      cardsApi: way.cardsApi,
      faults: [
        { call: way.order, do: { kind: 'delay', ms: 300 } },
        { call: way.order, do: { kind: 'drop', when: 'after' } },
      ],
    },
    sends('Ordering…'),
    received(way),
    ({ sandbox }) => {
      sandbox.faults.add({ call: way.list, do: effect });
    },
    'We don’t know yet whether the card was ordered',
    words,
  );

/** The accounts can't be read. */
export const unread = (way: Way, effect: Fault['do'], words: string): StoryObj => ({
  ...form({ cardsApi: way.cardsApi, faults: [{ call: way.list, do: effect }] }),
  play: steps(tag, words),
});
