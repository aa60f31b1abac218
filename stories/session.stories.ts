import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { PEOPLE } from '../src/sandbox/people.js';
import type { Fault } from '../src/sandbox/index.js';
import { CHECK_DETAILS, INVALID, NOT_THERE, OLD_VERSION, OTHER_VERSION, REFUSED, REQUIRED } from './answers.js';
import { failNow, play, pressesOnce, stage, steps, type Scenario, type Step } from './scenario.js';

const tag = 'giro-provider';
const meta: Meta = { title: 'Session/Before it ends', component: tag };
export default meta;

type Story = StoryObj;

const ME = 'GET /v2/persons/me';
const [{ email, password }] = PEOPLE;

/** A session so short that the person is warned of its end at once. */
const ending = (scenario: Scenario, ...all: readonly Step[]): Story => ({
  loaders: [stage({ ...scenario, sandbox: { twoFactor: 'off', personTokenSeconds: 20 } })],
  render: play(() => html`<p>The bank’s page</p>`),
  play: steps(
    tag,
    async ({ client }) => {
      await client.session.signIn({ email, password });
    },
    'you will be signed out',
    ...all,
  ),
});

/** The person stays, and the call that extends the session ends so. */
const staying = (effect: Fault['do'], words: string): Story =>
  ending({}, failNow(ME, effect), ['Stay signed in', words]);

export const Warning = ending({});
export const Extending = ending({}, failNow(ME, { kind: 'delay', ms: 25_000 }), pressesOnce('Stay signed in', ME));
export const NetworkFails = staying({ kind: 'drop', when: 'before' }, 'could not reach the bank');
export const Forbidden = staying({ kind: 'status', status: 403 }, 'You do not have permission');
export const ServerError = staying({ kind: 'status', status: 500 }, 'technical problem');
export const Invalid = staying(INVALID, CHECK_DETAILS);
export const Required = staying(REQUIRED, CHECK_DETAILS);
export const OldVersion = staying(OLD_VERSION, REFUSED);
export const OtherVersion = staying(OTHER_VERSION, REFUSED);
export const NotFound = staying(NOT_THERE, 'We could not find this');
