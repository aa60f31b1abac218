import type { StoryObj } from '@storybook/web-components-vite';
import { html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive, type DirectiveResult } from 'lit/directive.js';
import type { Card } from '../src/domain/card.js';
import { PEOPLE } from '../src/sandbox/people.js';
import { PAST, stage, staged, startsConsent, type Scenario, type Stage } from './scenario.js';
import { visitBank } from './world.js';

const [ALMA] = PEOPLE;

/** The calls that change something. */
const ACTS = [
  'PATCH /v3/cards/:id',
  'POST /v3/cards/:id/activate',
  'POST /v3/cards/:id/apple_pay/tokenize',
  'POST /v3/cards',
  'POST /v3/transactions/pay',
  'POST /v3/transactions/move',
  'POST /v2/cards/issue',
  'POST /v2/transactions',
];

/** What can be chosen in the toolbar. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
  happy: {},
  empty: { sandbox: { cards: 0 } },
  loading: { never: true },
  frozen: {},
  expired: { faults: [startsConsent({ expires_at: PAST })] },
  refused: { faults: ACTS.map((call) => ({ call, do: { kind: 'status', status: 403 } })) },
  lost: { faults: ACTS.map((call) => ({ call, do: { kind: 'drop', when: 'after' } })) },
  failing: { faults: [{ call: '*', do: { kind: 'status', status: 503 } }] },
  offline: { fails: 'offline' },
  'signed-out': { faults: [{ call: '*', do: { kind: 'status', status: 401 } }] },
};

type Globals = Readonly<Record<string, unknown>>;

/** Values by name: a text or a boolean is an attribute of the element, anything else a property. */
type Given = Readonly<Record<string, unknown>>;

interface Playground {
  /** What can be changed in the panel of controls. */
  readonly args?: Given;
  readonly argTypes?: NonNullable<StoryObj['argTypes']>;
  /** What the element needs to show something, where the controls say nothing. */
  readonly given?: (on: Stage) => Given;
  /** Nobody has signed in yet. */
  readonly isSignedOut?: boolean;
}

/** The element on its own, on the platform and with the attributes that are chosen; nothing is played. */
export const playground = (
  draw: (given: DirectiveResult) => TemplateResult,
  { args = {}, argTypes = {}, given = () => ({}), isSignedOut = false }: Playground = {},
): StoryObj => ({
  args,
  argTypes,
  parameters: { isPlayground: true },
  loaders: [async ({ globals }: { readonly globals: Globals }) => await platform(globals, isSignedOut)],
  render: (values, { loaded, globals }) => {
    const on = staged(loaded);
    const chosen = Object.entries(values as Given).filter(([, value]) => value !== '' && value !== undefined);
    return surround(on, globals, draw(giving({ ...given(on), ...Object.fromEntries(chosen) })));
  },
});

/** The id of a card that fits, or of another one, or of none: there may be no cards. */
export const someCard = ({ cards }: Stage, fits: (card: Card) => boolean): string =>
  (cards.find(fits) ?? cards[0])?.id ?? 'none';

async function platform({ environment, scenario }: Globals, isSignedOut: boolean): Promise<{ readonly stage: Stage }> {
  const { faults = [], ...chosen } = SCENARIOS[String(scenario)] ?? {};
  const made = await stage({
    ...chosen,
    cardsApi: environment === 'sandbox-v2' ? 'banking-v2' : 'v3',
    sandbox: { ...chosen.sandbox, twoFactor: 'off' },
  })();
  const { cards, client, sandbox } = made.stage;
  // Transfers take a person's own token only.
  if (!isSignedOut) await client.session.signIn({ email: ALMA.email, password: ALMA.password });
  sandbox.twoFactor = 'challenge';
  if (scenario === 'frozen')
    for (const { id, status } of cards) if (status === 'active') sandbox.setStatus(id, 'frozen');
  for (const fault of faults) sandbox.faults.add(fault);
  return made;
}

function surround(on: Stage, { environment }: Globals, element: TemplateResult): TemplateResult {
  if (environment === 'none') return element;
  if (environment === 'staging' || environment === 'live')
    return html`<giro-provider environment=${environment} token-url="/giro-token">${element}</giro-provider>`;
  return html`<giro-provider .client=${on.client} .openConsent=${visitBank}>${element}</giro-provider
    ><story-world .sandbox=${on.sandbox}></story-world>`;
}

/** Sets what is given, and takes away what is not given any more. */
class Giving extends Directive {
  #names: readonly string[] = [];

  render(given: Given): unknown {
    return given;
  }

  override update({ element }: ElementPart, [values]: [Given]): unknown {
    for (const name of this.#names) if (!(name in values)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'string') element.setAttribute(name, value);
      else if (typeof value === 'boolean') element.toggleAttribute(name, value);
      else Object.assign(element, { [name]: value });
    this.#names = Object.keys(values);
    return noChange;
  }
}

const giving = directive(Giving);
