import type { GiroError } from '../../api/errors.js';
import type { SentCode, SignInFault, SignInStep } from '../../domain/sign-in.js';
import { isCalling, secondsLeft } from '../../domain/sign-in.js';
import { formatMinutes } from '../../i18n/format-time.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { SignInButton, SignInField, SignInScreen } from './sign-in-form.js';

/** What a person can press besides sending the form. */
export type SignInPress = 'forgot' | 'back' | 'resend' | 'sign-out';

/** What the screens are drawn from. */
export interface ScreenContext {
  readonly t: ElementTools['t'];
  /** What ids in the document begin with. */
  readonly id: string;
  readonly typed: { readonly email: string; readonly password: string; readonly code: string };
  /** Seconds until a new code may be asked for. */
  readonly wait: number;
  /** Of the monotonic clock, in milliseconds. */
  readonly now: number;
  /** Why the last call failed. */
  readonly error: GiroError | undefined;
  /** Why there is no session any more. */
  readonly left: 'asked' | 'expired' | undefined;
  readonly type: (name: 'email' | 'password' | 'code', value: string) => void;
  readonly press: (what: SignInPress) => void;
}

/** What a step of signing in looks like. */
export function screenOf(step: SignInStep, on: ScreenContext): SignInScreen {
  const { t } = on;
  switch (step.step) {
    case 'credentials':
    case 'asking':
      return credentialsScreen(step, on);
    case 'code':
    case 'confirming':
    case 'resending':
      return codeScreen(step, on);
    case 'signed-in':
      return {
        title: t('signIn.done.title'),
        fields: [],
        buttons: [pressButton(on, 'sign-out', t('session.signOut'), 'secondary')],
      };
    case 'forgotten':
    case 'mailing':
      return forgottenScreen(step, on);
    case 'mailed':
      return {
        title: t('signIn.mailed.title'),
        text: t('signIn.mailed.text', { email: isolated(on.typed.email.trim()) }),
        fields: [],
        buttons: [pressButton(on, 'back', t('signIn.back'))],
      };
    case 'new-password':
    case 'saving':
      return newPasswordScreen(step, on);
    case 'saved':
      return {
        title: t('signIn.saved.title'),
        text: t('signIn.saved.text'),
        fields: [],
        buttons: [pressButton(on, 'back', t('signIn.back'))],
      };
  }
}

function credentialsScreen(step: SignInStep, on: ScreenContext): SignInScreen {
  const { t } = on;
  const fault = faultOf(step);
  const errorId = fault === 'credentials' || fault === 'credentials-missing' ? newsId(on) : undefined;
  const readonly = isCalling(step);
  return {
    title: t('signIn.title'),
    news: faultNews(fault, on) ?? leftNews(on),
    fields: [
      emailField(on, { readonly, errorId }),
      passwordField(on, { label: t('signIn.password'), autocomplete: 'current-password', readonly, errorId }),
    ],
    buttons: [
      submitButton(on, t('signIn.submit'), readonly),
      pressButton(on, 'forgot', t('signIn.forgot'), 'quiet', readonly),
    ],
  };
}

function codeScreen(step: SignInStep & SentCode, on: ScreenContext): SignInScreen {
  const { t, wait } = on;
  const fault = faultOf(step);
  const isVoid = fault === 'void-code';
  const left = secondsLeft(step, on.now);
  const busy = isCalling(step);
  const { phone } = step.challenge;
  const again = wait > 0 ? t('signIn.code.resendIn', { time: formatMinutes(wait) }) : t('signIn.code.resend');
  return {
    title: t('signIn.code.title'),
    text: phone === undefined ? t('signIn.code.textNoPhone') : t('signIn.code.text', { phone: isolated(phone) }),
    news: fault === 'failed' ? faultNews(fault, on) : undefined,
    fields: [
      {
        id: `${on.id}-code`,
        name: 'code',
        label: t('signIn.code.label'),
        type: 'text',
        autocomplete: 'one-time-code',
        value: on.typed.code,
        hint: isVoid || left === 0 ? undefined : t('signIn.code.left', { time: formatMinutes(left) }),
        error: fault === undefined || fault === 'failed' ? undefined : t(`signIn.fault.${fault}`),
        readonly: busy,
        input: (code) => {
          on.type('code', code);
        },
      },
    ],
    buttons: [
      {
        label: t(step.step === 'confirming' ? 'signIn.busy' : 'signIn.code.submit'),
        kind: 'primary',
        submit: true,
        off: busy || isVoid,
      },
      pressButton(
        on,
        'resend',
        step.step === 'resending' ? t('signIn.busy') : again,
        isVoid ? 'primary' : 'secondary',
        busy || wait > 0,
      ),
      pressButton(on, 'back', t('signIn.back'), 'quiet', busy),
    ],
  };
}

function forgottenScreen(step: SignInStep, on: ScreenContext): SignInScreen {
  const { t } = on;
  const fault = faultOf(step);
  const readonly = isCalling(step);
  return {
    title: t('signIn.forgotten.title'),
    text: t('signIn.forgotten.text'),
    news: fault === 'email-missing' ? undefined : faultNews(fault, on),
    fields: [
      emailField(on, { readonly, error: fault === 'email-missing' ? t('signIn.fault.email-missing') : undefined }),
    ],
    buttons: [
      submitButton(on, t('signIn.forgotten.submit'), readonly),
      pressButton(on, 'back', t('signIn.back'), 'quiet', readonly),
    ],
  };
}

function newPasswordScreen(step: SignInStep, on: ScreenContext): SignInScreen {
  const { t } = on;
  const fault = faultOf(step);
  const readonly = isCalling(step);
  const error = fault === 'password-short' ? t('signIn.fault.password-short') : undefined;
  return {
    title: t('signIn.new.title'),
    news: fault === 'password-short' ? undefined : faultNews(fault, on),
    fields: [passwordField(on, { label: t('signIn.new.password'), autocomplete: 'new-password', readonly, error })],
    buttons: [
      submitButton(on, t('signIn.new.submit'), readonly),
      pressButton(on, 'forgot', t('signIn.forgot'), 'quiet', readonly),
    ],
  };
}

const faultOf = (step: SignInStep): SignInFault | undefined => ('fault' in step ? step.fault : undefined);

const emailField = (on: ScreenContext, more: Pick<SignInField, 'readonly'> & Partial<SignInField>): SignInField => ({
  id: `${on.id}-email`,
  name: 'email',
  label: on.t('signIn.email'),
  type: 'email',
  autocomplete: 'username',
  value: on.typed.email,
  input: (email) => {
    on.type('email', email);
  },
  ...more,
});

const passwordField = (
  on: ScreenContext,
  more: Pick<SignInField, 'readonly' | 'label' | 'autocomplete'> & Partial<SignInField>,
): SignInField => ({
  id: `${on.id}-password`,
  name: 'password',
  type: 'password',
  value: on.typed.password,
  input: (password) => {
    on.type('password', password);
  },
  ...more,
});

const submitButton = ({ t }: ScreenContext, label: string, busy: boolean): SignInButton => ({
  label: busy ? t('signIn.busy') : label,
  kind: 'primary',
  submit: true,
  off: busy,
});

const pressButton = (
  on: ScreenContext,
  what: SignInPress,
  label: string,
  kind: SignInButton['kind'] = 'quiet',
  off = false,
): SignInButton => ({
  label,
  kind,
  off,
  press: () => {
    on.press(what);
  },
});

const newsId = ({ id }: ScreenContext): string => `${id}-news`;

function faultNews(fault: SignInFault | undefined, on: ScreenContext): SignInScreen['news'] {
  const { t, wait } = on;
  if (fault === undefined || (fault === 'too-soon' && wait === 0)) return undefined;
  if (fault === 'too-soon')
    return { id: newsId(on), text: t('signIn.fault.too-soon', { time: formatMinutes(wait) }), calm: true };
  return { id: newsId(on), text: fault === 'failed' ? failureWords(on.error, t) : t(`signIn.fault.${fault}`) };
}

function leftNews({ left, t, ...on }: ScreenContext): SignInScreen['news'] {
  if (left === undefined) return undefined;
  return { id: newsId({ left, t, ...on }), text: t(left === 'asked' ? 'signIn.out' : 'signIn.ended'), calm: true };
}

/** A failure in words, with the reference to quote. */
export function failureWords(error: GiroError | undefined, t: ElementTools['t']): string {
  const words = t(`error.${error?.kind ?? 'network'}`);
  return error?.requestId === undefined
    ? words
    : `${words} ${t('common.reference', { id: isolated(error.requestId) })}`;
}

/** A value that keeps its own direction inside a sentence. Source: Unicode UAX #9, FSI and PDI. */
const isolated = (value: string): string => `\u2068${value}\u2069`;
