import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { GiroError } from '../src/api/errors.js';
import type { GiroSignIn } from '../src/index.js';
import { PEOPLE } from '../src/sandbox/people.js';
import { INVALID, OLD_VERSION, OTHER_VERSION, REFUSED, REQUIRED } from './answers.js';
import { playground } from './playground.js';
import { play, stage, staged, until, type Scenario, type Stage } from './scenario.js';

const tag = 'giro-sign-in';
const meta: Meta = { title: 'Session/Sign in', component: tag };
export default meta;

type Story = StoryObj;

const [ALMA] = PEOPLE;
const SIGN_IN = 'POST /v2/person/signin';

/** What happens in a story: the form stands in the page's own tree. */
type Act = (element: GiroSignIn, on: Stage) => Promise<void> | void;

const formOf = (element: Element): HTMLFormElement | null => element.querySelector('form');

const sees =
  (text: string): Act =>
  async (element) => {
    await until(() => formOf(element)?.textContent.replaceAll(/\s+/g, ' ').includes(text) ?? false, text);
  };

const types =
  (name: string, value: string): Act =>
  async (element) => {
    const find = (): HTMLInputElement | null => element.querySelector(`input[name=${name}]`);
    await until(() => find() !== null, `a field ${name}`);
    const input = find();
    if (!input) return;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

const submits: Act = (element) => {
  formOf(element)?.requestSubmit();
};

const presses =
  (label: string): Act =>
  (element) => {
    [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)?.click();
  };

const newestCode = ({ sandbox }: Stage): string => sandbox.phone.messages.at(-1)?.code ?? '';
const typesCode: Act = async (element, on) => {
  await types('code', newestCode(on))(element, on);
};
const typesWrongCode: Act = async (element, on) => {
  const code = newestCode(on);
  await types('code', `${String((Number(code[0]) + 1) % 10)}${code.slice(1)}`)(element, on);
};

const asks: readonly Act[] = [
  types('email', ALMA.email),
  types('password', ALMA.password),
  submits,
  sees('Enter the code'),
];

const story = (scenario: Scenario, acts: readonly Act[], recoveryToken?: string): Story => ({
  loaders: [
    async () => {
      sessionStorage.removeItem('giro-code-sent sign-in');
      return await stage(scenario)();
    },
  ],
  render: play(() => html`<giro-sign-in .recoveryToken=${recoveryToken}></giro-sign-in>`),
  async play({ canvasElement, loaded }) {
    const element = canvasElement.querySelector('giro-sign-in');
    if (!element) throw new Error('There is no sign-in');
    for (const act of [sees(''), ...acts]) await act(element, staged(loaded));
  },
});

type Effect = NonNullable<Scenario['faults']>[number]['do'];

/** A validation error as the reference shows them. */
const refuses = (field: string, code: number): Effect => ({
  kind: 'status',
  status: 400,
  body: { errors: [{ field, message: 'Refused in a story', code: String(code) }] },
});

const failsNow =
  (call: string, effect: Effect): Act =>
  (_, { sandbox }) => {
    sandbox.faults.add({ call, do: effect });
  };

const failsAt = (do_: Effect, words: string): Story =>
  story({ faults: [{ call: SIGN_IN, do: do_ }] }, [
    types('email', ALMA.email),
    types('password', ALMA.password),
    submits,
    sees(words),
  ]);

export const Playground = playground((given) => html`<giro-sign-in ${given}></giro-sign-in>`, {
  args: { email: ALMA.email },
  isSignedOut: true,
});
export const EmailAndPassword = story({}, [sees('Forgot your password?')]);
export const Missing = story({}, [submits, sees('Enter your e-mail and your password.')]);
export const Refused = story({}, [
  types('email', ALMA.email),
  types('password', 'not the password'),
  submits,
  sees('do not match an account'),
]);
export const Sending = story({ faults: [{ call: SIGN_IN, do: { kind: 'delay', ms: 3_600_000 } }] }, [
  types('email', ALMA.email),
  types('password', ALMA.password),
  submits,
  sees('One moment'),
]);
export const Code = story({}, [...asks]);
export const CodeOfRelease3 = story({ sandbox: { twoFactor: 'challenge' } }, [...asks]);
export const CodeMissing = story({}, [...asks, submits, sees('Enter the 6 digits')]);
export const CodeWrong = story({}, [...asks, typesWrongCode, submits, sees('This code is not right')]);
export const CodeWrongThreeTimes = story({}, [
  ...asks,
  typesWrongCode,
  submits,
  sees('This code is not right'),
  typesWrongCode,
  submits,
  sees('This code is not right'),
  typesWrongCode,
  submits,
  sees('This code no longer works'),
]);
export const CodeExpired = story({}, [
  ...asks,
  (_, { sandbox }) => {
    sandbox.clock.advance(301_000);
  },
  typesCode,
  submits,
  sees('This code no longer works'),
]);
export const NewCodeTooSoon = story({}, [...asks, sees('Send a new code in')]);
export const SentBeforeAReload = story({}, [
  () => {
    sessionStorage.setItem('giro-code-sent sign-in', String(Date.now()));
  },
  types('email', ALMA.email),
  types('password', ALMA.password),
  submits,
  sees('A code was sent a moment ago'),
]);
export const SignedIn = story({}, [...asks, typesCode, submits, sees('You are signed in')]);
export const WithoutCode = story({ sandbox: { twoFactor: 'off' } }, [
  types('email', ALMA.email),
  types('password', ALMA.password),
  submits,
  sees('You are signed in'),
]);
export const SignedOut = story({ sandbox: { twoFactor: 'off' } }, [
  types('email', ALMA.email),
  types('password', ALMA.password),
  submits,
  sees('You are signed in'),
  presses('Sign out'),
  sees('You are signed out.'),
]);
export const ForgottenPassword = story({}, [presses('Forgot your password?'), sees('we send you a link')]);
export const ForgottenMissing = story({}, [
  presses('Forgot your password?'),
  sees('we send you a link'),
  submits,
  sees('Enter your e-mail.'),
]);
export const LinkSent = story({}, [
  presses('Forgot your password?'),
  sees('we send you a link'),
  types('email', ALMA.email),
  submits,
  sees('a link is on its way'),
]);
export const NewPassword = story({}, [sees('Choose a new password')], 'a-token');
export const NewPasswordShort = story(
  {},
  [sees('Choose a new password'), submits, sees('Enter a longer password.')],
  'a-token',
);
export const LinkNoLongerWorks = story(
  {},
  [sees('Choose a new password'), types('password', 'a long enough one'), submits, sees('This link no longer works')],
  'a-token',
);
export const PasswordChanged = story(
  { faults: [{ call: 'POST /v2/person/recover-password', do: { kind: 'status', status: 200, body: {} } }] },
  [sees('Choose a new password'), types('password', 'a long enough one'), submits, sees('Your password is changed')],
  'a-token',
);
/** Whatever the platform has against it, the words are the same. */
export const TooOften = failsAt({ kind: 'status', status: 429 }, 'do not match an account');
export const Invalid = failsAt(INVALID, 'do not match an account');
export const Required = failsAt(REQUIRED, 'do not match an account');
export const OldVersion = failsAt(OLD_VERSION, 'do not match an account');
export const OtherVersion = failsAt(OTHER_VERSION, 'do not match an account');
export const ServerError = failsAt({ kind: 'status', status: 500 }, 'technical problem');
/** No server answers so: the client says it by itself. */
export const Offline: Story = {
  ...failsAt({ kind: 'drop', when: 'before' }, 'You are offline'),
  loaders: [
    async () => {
      const made = await stage()();
      const { client } = made.stage;
      client.session.signIn = () => Promise.reject(new GiroError('offline', 'A story shows offline.'));
      return made;
    },
  ],
};
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-sign-in></giro-sign-in>`,
};
export const ConnectionLost = failsAt({ kind: 'drop', when: 'before' }, 'could not reach the bank');
export const BadAnswer = failsAt({ kind: 'wrong-shape' }, 'did not understand');

const codeFails = (effect: Effect, words: string): Story =>
  story({}, [...asks, failsNow(SIGN_IN, effect), typesCode, submits, sees(words)]);

export const CodeExpiredByItsNumber = codeFails(refuses('code', 10003), 'This code no longer works');
/** In the form of release 3.0.0. */
export const CodeWrongByItsNumber = codeFails(refuses('code', 10001), 'This code is not right');
/** Something else is wrong: another code would not help. */
export const CodeInvalid = codeFails(INVALID, REFUSED);
export const CodeRequired = codeFails(REQUIRED, REFUSED);
export const CodeOldVersion = codeFails(OLD_VERSION, REFUSED);
export const CodeOtherVersion = codeFails(OTHER_VERSION, REFUSED);
export const CodeTooOften = codeFails({ kind: 'status', status: 429 }, 'too often');
export const CodeServerError = codeFails({ kind: 'status', status: 500 }, 'technical problem');
export const CodeConnectionLost = codeFails({ kind: 'drop', when: 'before' }, 'could not reach the bank');

const linkFails = (effect: Effect, words: string): Story =>
  story({ faults: [{ call: 'POST /v2/person/forgot-password', do: effect }] }, [
    presses('Forgot your password?'),
    sees('we send you a link'),
    types('email', ALMA.email),
    submits,
    sees(words),
  ]);

/** Nobody learns who has an account. */
export const LinkForNobody = linkFails(refuses('email', 10001), 'a link is on its way');
export const LinkInvalid = linkFails(INVALID, REFUSED);
export const LinkRequired = linkFails(REQUIRED, REFUSED);
export const LinkOldVersion = linkFails(OLD_VERSION, REFUSED);
export const LinkOtherVersion = linkFails(OTHER_VERSION, REFUSED);
export const LinkTooOften = linkFails({ kind: 'status', status: 429 }, 'too often');
export const LinkServerError = linkFails({ kind: 'status', status: 500 }, 'technical problem');

const passwordFails = (effect: Effect, words: string): Story =>
  story(
    { faults: [{ call: 'POST /v2/person/recover-password', do: effect }] },
    [sees('Choose a new password'), types('password', 'a long enough one'), submits, sees(words)],
    'a-token',
  );

export const NewPasswordRefused = passwordFails(refuses('password', 10001), 'Enter a longer password.');
export const NewPasswordMissing = passwordFails(refuses('password', 10002), 'Enter a longer password.');
export const NewPasswordLinkRefused = passwordFails(refuses('token', 10001), 'This link no longer works');
export const NewPasswordLinkMissing = passwordFails(refuses('token', 10002), 'This link no longer works');
export const NewPasswordOldVersion = passwordFails(OLD_VERSION, REFUSED);
export const NewPasswordOtherVersion = passwordFails(OTHER_VERSION, REFUSED);
export const NewPasswordTooOften = passwordFails({ kind: 'status', status: 429 }, 'too often');
export const NewPasswordServerError = passwordFails({ kind: 'status', status: 500 }, 'technical problem');
