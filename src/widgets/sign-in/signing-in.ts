import type { SessionCalls } from '../../api/client.types.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import { readCode } from '../../domain/code-entry.js';
import type { SessionState, SignInCredentials } from '../../domain/session.js';
import {
  isCalling,
  nextSignInStep,
  secondsLeft,
  type SignInEvent,
  type SignInFault,
  type SignInStep,
} from '../../domain/sign-in.js';
import { GiroSignedInEvent } from '../../events.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { cooldownLeft, forgetCodeSent, noteCodeSent } from '../../internal/code-cooldown.js';
import { failureWords } from './sign-in-screens.js';

/** A code that nobody typed for this long after it ran out: the password is not kept for longer. */
const PATIENCE_S = 300;

/** Whether the keyboard goes on elsewhere: in what is asked for now, or on a new screen. */
export type Moves = 'stays' | 'asks' | 'new-screen';

/** Signing in, as one element does it: what is typed, which step it is at, and the calls between. */
export class SigningIn {
  step: SignInStep = { step: 'credentials' };
  /** What is typed; gone as soon as it is no longer needed. */
  typed = { email: '', password: '', code: '' };
  /** Why the last call failed, where the step says `failed`. */
  error: GiroError | undefined;
  /** Why there is no session any more, to be said until the next try. */
  left: 'asked' | 'expired' | undefined;
  recoveryToken = '';
  readonly #tools: ElementTools;
  readonly #changed: (moves: Moves) => void;
  #session: SessionCalls | undefined;
  #unfollow: (() => void) | undefined;
  /** What the first call was made with: a new code needs it again. */
  #credentials: SignInCredentials | undefined;

  constructor(tools: ElementTools, changed: (moves: Moves) => void) {
    this.#tools = tools;
    this.#changed = changed;
  }

  /** Follows a client's session: it may have one already, or lose it here or in another tab. */
  follow(session: SessionCalls | undefined): void {
    if (this.#session === session) return;
    this.#unfollow?.();
    this.#session = session;
    this.#unfollow = session?.onChange(() => {
      this.#heard(session.state);
    });
    if (session?.state.step === 'signed-in') this.step = { step: 'signed-in' };
  }

  /** Sends what is typed on the screen that is shown. Never rejects. */
  async submit(): Promise<void> {
    const session = this.#session;
    if (!session || isCalling(this.step)) return;
    const fault = this.#missing();
    if (fault !== undefined) {
      this.#happened({ event: 'failed', fault });
      return;
    }
    const before = this.step;
    if (nextSignInStep(before, { event: 'submitted' }) === before) return;
    this.left = undefined;
    this.#happened({ event: 'submitted' });
    const { email, password, code } = this.typed;
    if (before.step === 'credentials') await this.#ask({ email: email.trim(), password });
    else
      await this.#call(async () => {
        if (before.step === 'forgotten') await session.forgotPassword(email.trim());
        else if (before.step === 'new-password') await session.recoverPassword(password, this.recoveryToken);
        else if (before.step === 'code' && this.#credentials)
          await session.confirm(this.#credentials, before.challenge, readCode(code) ?? '');
      });
  }

  /** Has a new code sent: a new first call. Source: Banking v2, "Person sign in". */
  async resend(): Promise<void> {
    if (!this.#credentials || this.step.step !== 'code' || cooldownLeft('sign-in') > 0) return;
    this.#happened({ event: 'resend' });
    if (await this.#ask(this.#credentials)) this.#tools.announce(this.#tools.t('signIn.code.resent'));
  }

  forgot(): void {
    this.#happened({ event: 'forgot' });
  }

  back(): void {
    if (isCalling(this.step)) return;
    this.#forget();
    this.#happened({ event: 'back' });
  }

  signOut(): void {
    this.#session?.signOut();
  }

  /** Begins anew, with the token of a recovery link or without. Does not sign out. */
  begin(email: string, recoveryToken: string): void {
    if (isCalling(this.step) || this.step.step === 'signed-in') return;
    this.#forget();
    this.typed.email = email;
    this.recoveryToken = recoveryToken;
    this.step = recoveryToken === '' ? { step: 'credentials' } : { step: 'new-password' };
    this.#changed('stays');
  }

  /** The page goes away, or the element, or the person: no password waits for whoever comes next. */
  wipe(): void {
    this.#forget();
    if ('since' in this.step && !isCalling(this.step)) this.step = { step: 'credentials' };
    this.#changed('stays');
  }

  /** True while seconds are counted on the screen. */
  get isCounting(): boolean {
    return 'since' in this.step || cooldownLeft('sign-in') > 0;
  }

  /** A second went by, or many at once where the page slept. */
  tick(): void {
    const { step } = this;
    if ('since' in step && secondsLeft(step, performance.now()) === 0) {
      if (step.step === 'code' && step.fault !== 'void-code') {
        this.step = nextSignInStep(step, { event: 'lapsed' });
        this.#tools.announce(this.#tools.t('signIn.fault.void-code'));
      }
      if (performance.now() > step.since + (step.challenge.lifetime + PATIENCE_S) * 1000) this.wipe();
    }
    this.#changed('stays');
  }

  /** What must be typed before anything is sent. */
  #missing(): SignInFault | undefined {
    const { email, password, code } = this.typed;
    switch (this.step.step) {
      case 'credentials':
        if (email.trim() === '' || password === '') return 'credentials-missing';
        return cooldownLeft('sign-in') > 0 ? 'too-soon' : undefined;
      case 'code':
        return this.step.fault === 'void-code' || readCode(code) !== undefined ? undefined : 'code-missing';
      case 'forgotten':
        return email.trim() === '' ? 'email-missing' : undefined;
      case 'new-password':
        return password === '' ? 'password-short' : undefined;
      default:
        return undefined;
    }
  }

  /** The first call; true when a code is on its way. */
  async #ask(credentials: SignInCredentials): Promise<boolean> {
    this.#credentials = credentials;
    let isSent = false;
    await this.#call(async () => {
      const answer = await this.#session?.signIn(credentials);
      if (answer?.done !== false) return;
      isSent = true;
      noteCodeSent('sign-in');
      this.typed.code = '';
      this.typed.password = '';
      this.#happened({ event: 'sent', challenge: answer.challenge, since: performance.now() });
    });
    return isSent;
  }

  /** Makes a call and goes on with what came of it. */
  async #call(call: () => Promise<void>): Promise<void> {
    const { step } = this.step;
    try {
      await call();
    } catch (error) {
      this.#failed(toGiroError(error));
      return;
    }
    if (this.step.step !== step) return; // a code was sent
    if (step !== 'mailing') this.#forget();
    this.#happened({ event: 'done' });
    if (step !== 'asking' && step !== 'confirming' && step !== 'resending') return;
    forgetCodeSent('sign-in');
    this.#tools.announce(this.#tools.t('signIn.done.title'));
    this.#tools.emit(new GiroSignedInEvent());
  }

  #failed(error: GiroError): void {
    const fault = faultOf(this.step.step, error);
    this.error = error;
    this.#tools.report(error);
    if (fault === 'credentials') this.#forget();
    this.#happened({ event: 'failed', fault });
    if (fault === 'failed') this.#tools.announce(failureWords(error, this.#tools.t));
  }

  #heard(state: SessionState): void {
    if (state.step === 'signed-in' && !isCalling(this.step)) {
      this.#forget();
      this.step = { step: 'signed-in' };
    }
    if (state.step === 'signed-out' && this.step.step === 'signed-in') {
      this.left = state.why;
      this.step = { step: 'credentials' };
      this.#tools.announce(this.#tools.t(state.why === 'asked' ? 'signIn.out' : 'signIn.ended'));
    }
    this.#changed('stays');
  }

  /** Forgets what nobody needs any more. */
  #forget(): void {
    this.#credentials = undefined;
    this.typed = { ...this.typed, password: '', code: '' };
  }

  #happened(event: SignInEvent): void {
    const before = this.step;
    this.step = nextSignInStep(before, event);
    if (shownAs(before) !== shownAs(this.step)) this.#changed('new-screen');
    else this.#changed(event.event === 'failed' ? 'asks' : 'stays');
  }
}

/** Steps that look alike are one screen. */
function shownAs({ step }: SignInStep): SignInStep['step'] {
  switch (step) {
    case 'asking':
      return 'credentials';
    case 'confirming':
    case 'resending':
      return 'code';
    case 'mailing':
      return 'forgotten';
    case 'saving':
      return 'new-password';
    default:
      return step;
  }
}

/** What the platform's refusal means on a screen. */
function faultOf(step: SignInStep['step'], { kind, code }: GiroError): SignInFault {
  if (kind !== 'refused' && kind !== 'validation') return 'failed';
  switch (step) {
    case 'asking':
    case 'resending':
      return 'credentials';
    case 'confirming':
      if (code === 'wrong-code') return 'wrong-code';
      return code === '10003' ? 'void-code' : 'failed';
    case 'saving':
      if (kind === 'validation') return 'password-short';
      return code === 'void-link' ? 'link-void' : 'failed';
    default:
      return 'failed';
  }
}
